"""Free text cannot inject markup, load anything or bring the report down."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from checklist.report import write_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from checklist.assessment.model import Assessment
    from checklist.catalogue import Catalogue
    from tests.report.conftest import Rendered

HOSTILE = (
    "<script>alert(1)</script> <img src='file:///etc/passwd'> </style><style>body{display:none}</style> "
    "url(http://example.org/a.png) {{ 7 * 7 }} {% raw %} &amp; \" ' <a href='http://example.org'>her</a> "
    "@page { size: A5 }"
)


@pytest.fixture
def attacked(make_told: Callable[..., Assessment]) -> Assessment:
    """Hostile text in every field that takes text."""
    told = make_told()
    return told.model_copy(
        update={
            "period": HOSTILE,
            "practice": told.practice.model_copy(
                update=dict.fromkeys(("name", "service", "organisation", "municipality", "target_group"), HOSTILE)
            ),
            "respondent": told.respondent.model_copy(update={"role": HOSTILE, "name": HOSTILE}),
            "answers": {
                key: answer.model_copy(update={"note": HOSTILE, "minority": HOSTILE})
                for key, answer in told.answers.items()
            },
            "evidence": tuple(one.model_copy(update={"title": HOSTILE, "where": HOSTILE}) for one in told.evidence),
            "plan": told.plan.model_copy(
                update={
                    "actions": tuple(
                        one.model_copy(update=dict.fromkeys(("title", "owner", "first_step", "why"), HOSTILE))
                        for one in told.plan.actions
                    )
                }
            ),
        }
    )


def test_hostile_text_stays_text_in_the_pdf(
    small: Catalogue, attacked: Assessment, render: Callable[..., Rendered]
) -> None:
    """It is printed as it was typed, on A4, and no link leads out."""
    report = render(small, attacked)
    assert "<script>alert(1)</script>" in report.text
    assert "{{ 7 * 7 }}" in report.text
    assert "root:" not in report.text
    for page in report.reader.pages:
        assert round(float(page.mediabox.width)) == 595
        for annotation in page.get("/Annots", []):
            assert "/URI" not in str(annotation.get_object().get("/A", ""))


@pytest.mark.parametrize("only", [None, "overview", "plan"])
def test_hostile_text_stays_text_in_html(small: Catalogue, attacked: Assessment, tmp_path: Path, only: Any) -> None:
    """No tag, script or address of its comes through."""
    page = write_report(small, attacked, tmp_path / "r.html", format="html", only=only).read_text(encoding="utf-8")
    assert "<script" not in page
    assert "<img" not in page
    assert page.count("</style>") == 1
    assert "&lt;script&gt;" in page
    assert 'href="http' not in page


def test_the_pdf_maker_opens_nothing_but_the_packages_own_files() -> None:
    """Files, addresses, data and paths out of the package are all refused."""
    from checklist.report.pdf import _OwnFilesOnly

    fetcher = _OwnFilesOnly()
    assert fetcher.fetch("package:fonts/SourceSans3-Regular.ttf").read(4) == b"\x00\x01\x00\x00"
    for address in (
        "file:///etc/passwd",
        "http://example.org/",
        "data:text/plain,hej",
        "package:../pyproject.toml",
        "package:fonts/../pdf.py",
        "fonts/SourceSans3-Regular.ttf",
    ):
        with pytest.raises(ValueError, match="nothing from outside"):
            fetcher.fetch(address)


def test_letters_beyond_the_font_and_odd_signs_do_no_harm(
    small: Catalogue, make_told: Callable[..., Assessment], render: Callable[..., Rendered]
) -> None:
    """Greek, control characters, a mark that turns the writing round, and a word of 500 letters."""
    note = "Ελλάδα \u0007\x1b[31m\u202e tekst " + "x" * 500
    report = render(small, make_told(answers={"viden-kendt": {"value": 3, "note": note}}))
    assert "Ελλάδα [31m tekst" in report.text


def test_a_failed_write_leaves_the_old_report_alone(
    small: Catalogue, make_told: Callable[..., Assessment], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a half file nor a stray one is left."""
    out = tmp_path / "r.html"
    out.write_text("den gamle", encoding="utf-8")

    def full_disk(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full_disk)
    with pytest.raises(OSError, match="No space"):
        write_report(small, make_told(), out, format="html", today=dt.date(2026, 11, 22))
    assert [path.name for path in tmp_path.iterdir()] == ["r.html"]
    assert out.read_text(encoding="utf-8") == "den gamle"
