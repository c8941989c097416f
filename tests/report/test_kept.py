"""What is kept between starts, in processes of their own, since WeasyPrint is imported once in each."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

STARTS = "import checklist.report.pdf\nfrom weasyprint.text.ffi import ffi\nprint(type(ffi).__module__)"
PARSED = "cffi.api\n"  # by cffi's own class, from the text
WRITES = """
import sys, datetime as dt, pathlib
from checklist.catalogue import bundled, our_catalogue
from checklist.exchange import read_file
from checklist.report import write_report
plan, _problems = read_file(bundled("examples") / "voksne-rolig-ankomst-2026.toml")
out = pathlib.Path(sys.argv[1])
write_report(our_catalogue("da"), plan, out, only="plan", today=dt.date(2026, 11, 20))
"""


def run(code: str, *arguments: str) -> str:
    return subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of this test's own, and in it our folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "lovende-praksis"


def test_declarations_are_parsed_once(cache: Path) -> None:
    """The second start finds what the first one kept."""
    assert run(STARTS) == PARSED
    assert len(list(cache.glob("weasyprint_declarations_*.py"))) == 1
    assert run(STARTS) != PARSED


def test_damaged_declarations_are_parsed_anew(cache: Path) -> None:
    """Half a file is as none, and is mended."""
    run(STARTS)
    (kept,) = cache.glob("weasyprint_declarations_*.py")
    whole = kept.read_text(encoding="utf-8")
    kept.write_text(whole[: len(whole) // 2], encoding="utf-8")
    assert run(STARTS) == PARSED
    assert kept.read_text(encoding="utf-8") == whole


def test_a_page_is_the_same_whether_all_is_new_or_kept(cache: Path, tmp_path: Path) -> None:
    """Neither parsed declarations nor compiled templates change a byte."""
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    run(WRITES, str(first))
    assert list(cache.glob("*.template"))
    run(WRITES, str(second))
    assert first.read_bytes() == second.read_bytes()


def test_a_cache_that_cannot_be_made_stops_nothing(cache: Path, tmp_path: Path) -> None:
    """A file lies where the folder should be."""
    cache.parent.parent.mkdir(exist_ok=True)
    cache.parent.write_text("in the way", encoding="utf-8")
    run(WRITES, str(tmp_path / "plan.pdf"))
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")
