"""The lock files hold exactly what pyproject.toml needs, at the versions these tests run on."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distribution, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def locked(name: str) -> dict[str, Requirement]:
    """The requirement that each line of a lock file states, by name; those for another system left out."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    stated = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(r.name): r for r in stated if r.marker is None or r.marker.evaluate()}


RUN = locked("requirements.lock")
TEST = locked("requirements-test.lock")


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_has_plain_lines(name: str) -> None:
    """Names and versions alone: no address, no path, no hash of a file that only one address has."""
    condition = r" ; sys_platform == '[a-z0-9]+'( and python_version < '3\.[0-9]+')?"
    shape = re.compile(rf"[a-z0-9-]+==[0-9][0-9a-z.]*({condition})?")
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        assert not line or line.startswith("# ") or shape.fullmatch(line), line


def test_the_locks_share_no_line() -> None:
    """A version stands in one place."""
    assert not set(RUN) & set(TEST)


@pytest.mark.parametrize(("wanted", "held"), [("dependencies", RUN), ("test", {**RUN, **TEST})])
def test_what_the_project_asks_for_is_locked(wanted: str, held: dict[str, Requirement]) -> None:
    """Every requirement of pyproject.toml has a line that satisfies it."""
    asked = PROJECT["dependencies"] if wanted == "dependencies" else PROJECT["optional-dependencies"][wanted]
    for requirement in map(Requirement, asked):
        if requirement.marker is not None and not requirement.marker.evaluate():
            continue
        (pin,) = held[canonicalize_name(requirement.name)].specifier
        assert requirement.specifier.contains(pin.version), requirement


@pytest.mark.parametrize("held", [RUN, {**RUN, **TEST}], ids=["run", "test"])
def test_what_a_locked_package_needs_is_locked_too(held: dict[str, Requirement]) -> None:
    """Nothing is left for pip to choose; the app needs nothing of what only tests need."""
    for name in held:
        for needed in map(Requirement, distribution(name).requires or ()):
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                (pin,) = held[canonicalize_name(needed.name)].specifier
                assert needed.specifier.contains(pin.version, prereleases=True), f"{name} needs {needed}"


def test_nothing_is_locked_that_nobody_asks_for() -> None:
    """A package that has lost its last user leaves the lock."""
    asked = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]
    needed = {canonicalize_name(Requirement(line).name) for line in asked}
    for name in {**RUN, **TEST}:
        needed |= {canonicalize_name(Requirement(line).name) for line in distribution(name).requires or ()}
    assert {**RUN, **TEST}.keys() <= needed


def test_the_tests_run_on_the_locked_versions() -> None:
    """What is tried here is what users get; after an upgrade run .ci/lock.py."""
    for name, requirement in {**RUN, **TEST}.items():
        assert str(requirement.specifier) == f"=={version(name)}", name
