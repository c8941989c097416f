"""The files: their names and bytes, the data they carry, and what happens without Pango."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from checklist.assessment.reading import parse_assessment
from checklist.catalogue import RefusedError
from checklist.report import ATTACHMENT_NAME, PdfUnavailableError, default_name, write_report
from tests.report.conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from checklist.assessment.model import Assessment
    from checklist.catalogue import Catalogue
    from tests.report.conftest import Rendered

WRITE_AGAIN = """
import datetime, pathlib, sys
from checklist.assessment.reading import parse_assessment
from checklist.catalogue import load_catalogue
from checklist.report import write_report
folder = pathlib.Path(sys.argv[1])
assessment, problems = parse_assessment((folder / "a.toml").read_bytes(), "a.toml")
for form in ("pdf", "html"):
    write_report(load_catalogue(folder / "c.toml"), assessment, folder / f"{sys.argv[2]}.{form}", format=form,
                 today=datetime.date(2026, 11, 22))
"""


def test_the_attached_data_is_the_very_same_assessment(
    told_report: Rendered, make_told: Callable[..., Assessment]
) -> None:
    """The one attachment parses back to what the report was made of."""
    attachments = told_report.reader.attachments
    assert list(attachments) == [ATTACHMENT_NAME]
    again, problems = parse_assessment(attachments[ATTACHMENT_NAME][0], ATTACHMENT_NAME)
    assert problems == ()
    assert again == make_told()


@pytest.mark.parametrize("options", [{"with_data": False}, {"only": "overview"}, {"only": "plan"}])
def test_a_report_can_leave_without_the_data(
    small: Catalogue, make_told: Callable[..., Assessment], render: Callable[..., Rendered], options: dict[str, object]
) -> None:
    """Asked to, and always for the pages that hang on a wall."""
    assert not render(small, make_told(), **options).reader.attachments


def test_another_process_writes_the_same_bytes(make_told: Callable[..., Assessment], tmp_path: Path) -> None:
    """Two processes with different hash seeds, one day: the same files."""
    from checklist.assessment.reading import to_toml
    from tests.report.little_instrument import SMALL_CATALOGUE

    (tmp_path / "a.toml").write_text(to_toml(make_told()), encoding="utf-8")
    (tmp_path / "c.toml").write_text(SMALL_CATALOGUE, encoding="utf-8")
    for seed in ("1", "2"):
        command = [sys.executable, "-c", WRITE_AGAIN, str(tmp_path), seed]
        subprocess.run(command, check=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."})
    for form in ("pdf", "html"):
        assert (tmp_path / f"1.{form}").read_bytes() == (tmp_path / f"2.{form}").read_bytes()


def test_the_html_file_needs_nothing_else(
    small: Catalogue, make_told: Callable[..., Assessment], tmp_path: Path
) -> None:
    """No address in it is fetched; the fonts and the data lie inside."""
    page = write_report(small, make_told(), tmp_path / "r.html", format="html", today=TODAY).read_text(encoding="utf-8")
    fetched = re.findall(r"(?:src=|url\()[\"']?([^\"')\s]+)", page)
    assert fetched
    inside = ("data:font/woff2;base64,", "data:image/svg+xml;base64,")
    assert all(address.startswith(inside) for address in fetched)
    assert '<html lang="da">' in page
    assert f'download="{ATTACHMENT_NAME}"' in page
    assert "<link" not in page


def test_without_pango_html_works_and_pdf_says_what_to_install(
    small: Catalogue, make_told: Callable[..., Assessment], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """WeasyPrint raises OSError when it cannot load Pango; the person reads one Danish line."""

    class NoPango:
        def find_spec(self, name: str, *_more: object) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    for name in [module for module in sys.modules if module.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "checklist.report.pdf", raising=False)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    with pytest.raises(PdfUnavailableError) as unavailable:
        write_report(small, make_told(), tmp_path / "r.pdf")
    assert "\n" not in unavailable.value.message
    assert "Pango" in unavailable.value.message
    assert "HTML" in unavailable.value.message
    assert write_report(small, make_told(), tmp_path / "r.html", format="html").exists()


@pytest.mark.parametrize(
    ("platform", "words"), [("linux", "apt install"), ("darwin", "brew install pango"), ("win32", "MSYS2")]
)
def test_the_message_fits_the_machine(platform: str, words: str) -> None:
    """Each system has its own way to install Pango."""
    from checklist.report.writing import missing_library_message

    assert words in missing_library_message(platform)


def test_file_names_tell_practice_and_period(make_told: Callable[..., Assessment]) -> None:
    """Readable, without blanks, and a rehearsal says so."""
    assert default_name(make_told(), "pdf") == "refleksionsrapport-rolige-aftener-2026.pdf"
    assert default_name(make_told(practice_mode=True), "html") == "oevelse-refleksionsrapport-rolige-aftener-2026.html"
    assert default_name(make_told(period=None), "toml") == "besvarelse-rolige-aftener.toml"


def test_a_directory_gets_a_file_with_the_default_name(
    small: Catalogue, make_told: Callable[..., Assessment], tmp_path: Path
) -> None:
    """The path that was written comes back."""
    path = write_report(small, make_told(), tmp_path, format="html")
    assert path == tmp_path / "refleksionsrapport-rolige-aftener-2026.html"
    assert path.exists()


def test_an_answer_off_the_scale_is_refused(
    small: Catalogue, make_told: Callable[..., Assessment], tmp_path: Path
) -> None:
    """Nothing is written, and the problem is located."""
    with pytest.raises(RefusedError) as refused:
        write_report(small, make_told(answers={"viden-kendt": {"value": 9}}), tmp_path / "r.pdf")
    assert refused.value.problems[0].code == "E103"
    assert not list(tmp_path.iterdir())


def test_importing_the_room_loads_neither_weasyprint_nor_jinja() -> None:
    """Start-up pays for a report only when one is made."""
    code = "import sys, checklist.report; print(sorted({'weasyprint', 'jinja2', 'fontTools'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
