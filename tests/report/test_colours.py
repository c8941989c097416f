"""Every letter stands out from what lies behind it (WCAG 2.2, 1.4.3: at least 4.5:1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from checklist.report.palette import COLOURS, INK, PAPER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checklist.assessment.model import Assessment
    from checklist.catalogue import Catalogue
    from checklist.report.views.report import Report
    from checklist.report.views.subject import Subject


def luminance(red: float, green: float, blue: float) -> float:
    """Relative luminance of an sRGB colour, 0-1 (WCAG 2.2)."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: float, other: float) -> float:
    """The ratio of two luminances, 1-21."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def of_hex(colour: str) -> float:
    return luminance(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))


def test_contrast_is_computed_as_wcag_does() -> None:
    """Black on white is 21:1; #767676 on white is the known 4.54:1."""
    assert contrast(of_hex("#000000"), of_hex("#ffffff")) == pytest.approx(21)
    assert contrast(of_hex("#767676"), of_hex("#ffffff")) == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("ink", INK)
@pytest.mark.parametrize("paper", PAPER)
def test_each_ink_is_readable_on_each_paper(ink: str, paper: str) -> None:
    """The palette's own promise."""
    assert contrast(of_hex(INK[ink]), of_hex(PAPER[paper])) >= 4.5


@pytest.mark.parametrize("background", ["paper", "tint", "track"])
def test_bars_and_marks_stand_out_from_their_background(background: str) -> None:
    """Shapes that carry meaning have at least 3:1 (WCAG 2.2, 1.4.11)."""
    assert contrast(of_hex(COLOURS["bar"]), of_hex(COLOURS[background])) >= 3
    assert contrast(of_hex(COLOURS["mark"]), of_hex(COLOURS[background])) >= 3


def test_every_letter_on_every_page_stands_out(small: Catalogue, make_told: Callable[..., Assessment]) -> None:
    """Walks the laid-out pages: the colour of each text against the nearest background behind it."""
    from checklist.report.views.report import report
    from checklist.report.views.subject import Subject
    from tests.report.conftest import TODAY

    subject = Subject(small, make_told(practice_mode=True), TODAY)
    assert _letters_that_stand_out(report(subject), subject) > 300


def test_every_letter_of_a_workshops_report_stands_out(small: Catalogue) -> None:
    """Its own parts too: the figures, the withheld ones, the stamp."""
    from checklist.report.views.meeting_subject import MeetingSubject
    from checklist.report.views.workshop_report import workshop_report
    from checklist.workshop.outcome import outcome
    from tests.report.conftest import TODAY
    from tests.report.test_workshop import held
    from tests.workshop.scenes import LATER

    result = outcome(held(small), small, LATER)
    subject = MeetingSubject(small, result.consensus, TODAY, outcome=result)
    assert _letters_that_stand_out(workshop_report(subject), subject) > 300


def _letters_that_stand_out(view: Report, subject: Subject) -> int:
    """How many texts were looked at; fails at the first that does not stand out."""
    from weasyprint import HTML  # type: ignore[import-untyped]

    from checklist.report.pages import markup
    from checklist.report.pdf import _ADDRESS, _OwnFilesOnly

    text = markup(view, None, "pdf", subject)
    document = HTML(string=text, base_url=_ADDRESS, url_fetcher=_OwnFilesOnly()).render()
    white, checked = (1.0, 1.0, 1.0), 0
    for page in document.pages:
        for box, behind in _texts(page._page_box, white):
            ratio = contrast(luminance(*box.style["color"].coordinates), luminance(*behind))
            assert ratio >= 4.5, f"{box.text!r}: {ratio:.2f}"
            checked += 1
    return checked


def _texts(box: Any, behind: tuple[float, ...]) -> Iterator[tuple[Any, tuple[float, ...]]]:
    colour = box.style["background_color"]
    if colour != "currentcolor" and colour.alpha == 1:
        behind = tuple(colour.coordinates)
    if getattr(box, "text", None):
        yield box, behind
    for child in getattr(box, "children", ()):
        yield from _texts(child, behind)
