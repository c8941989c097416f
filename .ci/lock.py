"""Writes requirements.lock and requirements-test.lock from what .venv holds; run it after a change of dependencies.

    .venv/bin/pip install --upgrade … && .venv/bin/python .ci/lock.py

Plain `name==version` lines: a lock that names where packages come from would tie every reader to one address.
"""

import tomllib
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
# Asked for on one system only, so the machine that writes the lock may not hold it.
OTHER_SYSTEMS = {"colorama": "colorama==0.4.6 ; sys_platform == 'win32'"}


def pins(requirements: Iterable[str]) -> dict[str, str]:
    """The line for each distribution that `requirements` need, directly or through others; name -> `name==version`.

    One that is asked for here on some systems only keeps the condition on its line.
    """
    found: dict[str, str] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = [Requirement(text) for text in requirements]
    asked = [requirement.marker for requirement in waiting if requirement.marker is not None]
    while waiting:
        requirement = waiting.pop()
        name, extras = canonicalize_name(requirement.name), frozenset(requirement.extras)
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        if name in OTHER_SYSTEMS:
            found[name] = OTHER_SYSTEMS[name]
            continue
        held = distribution(name)
        condition = f" ; {str(requirement.marker).replace(chr(34), chr(39))}" if requirement.marker in asked else ""
        found[name] = f"{name}=={held.version}{condition}"
        for needed in map(Requirement, held.requires or ()):
            wanted = canonicalize_name(needed.name) in OTHER_SYSTEMS and "extra" not in str(needed.marker)
            if wanted or needed.marker is None or any(needed.marker.evaluate({"extra": e}) for e in {"", *extras}):
                waiting.append(needed)
    return found


def section(title: str, lines: Iterable[str]) -> str:
    """One block of a lock file: a comment and the sorted lines."""
    return "\n".join([f"# {title}", *sorted(lines), ""])


def main() -> None:
    """Write both files; distributions already locked for running are not repeated for tests."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    run = pins(project["dependencies"])
    test = pins(project["optional-dependencies"]["test"])
    rest = {line for name, line in test.items() if name not in run}
    head = "# Written by .ci/lock.py; change pyproject.toml and .venv, then run it again.\n\n"
    running = section("What the app needs to run", run.values())
    (ROOT / "requirements.lock").write_text(head + running, encoding="utf-8", newline="\n")
    testing = section("What tests and checks need besides requirements.lock", rest)
    (ROOT / "requirements-test.lock").write_text(head + testing, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
