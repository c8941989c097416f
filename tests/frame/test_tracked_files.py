"""What may stand in the repository: no trace of one machine, no registry, no module that grew too long."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Put together here, so that this file does not hold what it forbids.
PLACES = (b"work", b"opt", b"root", rb"home/\w+", rb"Users/\w+")
MACHINE_PATH = re.compile(rb"(?<![\w.~$}])/(?:" + b"|".join(PLACES) + rb")(?![\w-])")
HOSTS = (b"pypi org", b"pythonhosted org", b"registry npmjs", b"deb debian org")
REGISTRY = re.compile(b"|".join(re.escape(host.replace(b" ", b".")) for host in HOSTS))
MOST_LINES = 320


def tracked() -> list[Path]:
    """Every file that git follows here."""
    # The option speaks for a checkout that belongs to somebody else than who runs the tests.
    listed = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize(("what", "pattern"), [("machine path", MACHINE_PATH), ("registry", REGISTRY)])
def test_no_tracked_file_knows_a_machine_or_a_registry(what: str, pattern: re.Pattern[bytes]) -> None:
    """The repository can be moved to any machine and any mirror."""
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match[0].decode()}"
        for path in tracked()
        for number, line in enumerate(path.read_bytes().splitlines(), 1)
        if (match := pattern.search(line))
    ]
    assert not found, what


@pytest.mark.parametrize("line", [
    b"cd /" + b"work/main", b'path = "/' + b'opt/wheels"', b"/" + b"root/.cache", b"file:///" + b"home/bo/x",
])  # fmt: skip
def test_a_machine_path_is_recognised(line: bytes) -> None:
    """The search sees the shapes that such paths come in."""
    assert MACHINE_PATH.search(line)


@pytest.mark.parametrize("line", [b"/workshop/1", b"checklist/work/x", b'href="/home"', b"/Opt", b"example.org/opt/in"])
def test_a_web_address_or_a_name_is_no_machine_path(line: bytes) -> None:
    """Pages and PDF names are left alone."""
    assert not MACHINE_PATH.search(line)


@pytest.mark.parametrize("room", ["checklist", "tests"])
def test_no_module_is_longer_than_one_can_read(room: str) -> None:
    """A file does one thing; a file of tests tries one."""
    lengths = {
        path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines())
        for path in tracked()
        if path.suffix == ".py" and path.is_relative_to(ROOT / room)
    }
    assert lengths
    assert not {str(path): length for path, length in lengths.items() if length > MOST_LINES}
