"""What keeps a report light to lay out, and many reports apart from each other."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from checklist.report import write_report
from checklist.report.marks import mark_rules, steps_class
from checklist.report.pages import markup
from checklist.report.views.report import report
from checklist.report.views.subject import Subject
from tests.report.conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from checklist.assessment.model import Assessment
    from checklist.catalogue import Catalogue


@pytest.fixture
def page(small: Catalogue, make_told: Callable[..., Assessment]) -> ET.Element:
    """The HTML that the PDF is made of."""
    subject = Subject(small, make_told(), TODAY)
    return ET.fromstring(markup(report(subject), None, "pdf", subject))


def test_no_element_has_a_style_of_its_own(page: ET.Element) -> None:
    """WeasyPrint shares the styles of elements that look alike, but not of one with a style attribute."""
    assert [element.tag for element in page.iter() if "style" in element.attrib] == []


def test_anchors_stand_on_headings_and_header_cells(page: ET.Element) -> None:
    """Nor does it share the style of anything inside an element with an id, so a section carries none."""
    anchors = {element.tag for element in page.iter() if "id" in element.attrib}
    assert anchors == {"h2", "h3", "th"}


def test_every_link_inside_the_report_leads_somewhere(page: ET.Element) -> None:
    """Each target of a link is an anchor that is there."""
    anchors = {element.get("id") for element in page.iter()}
    targets = {element.attrib["href"].removeprefix("#") for element in page.iter("a")}
    assert targets
    assert targets <= anchors


def test_an_answers_mark_is_a_window_on_the_drawing(small: Catalogue, make_told: Callable[..., Assessment]) -> None:
    """Three of five steps of 3.6 mm: 18 mm wide, and it begins 20 - 3 = 17 steps, 61.2 mm, into the drawing."""
    subject = Subject(small, make_told(), TODAY)
    rules = mark_rules(report(subject), "steps.svg").splitlines()
    assert ".of-5-on-3{width:18mm;background-position:-61.2mm 0}" in rules
    assert steps_class((True, True, True, False, False)) == "steps of-5-on-3"


def test_a_scale_longer_than_the_drawing_has_no_mark() -> None:
    """Twenty options at most; without a value there is none either."""
    assert steps_class((True,) * 20) == "steps of-20-on-20"
    assert steps_class((True,) * 21) == ""
    assert steps_class(()) == ""


def test_a_second_report_in_one_process_is_the_same(
    small: Catalogue, make_told: Callable[..., Assessment], tmp_path: Path
) -> None:
    """All reports of a process share their fonts, and nothing of one comes into the next."""
    first, _between, again = (
        write_report(small, make_told(**fields), tmp_path / "plan.pdf", only="plan", today=TODAY).read_bytes()
        for fields in ({}, {"period": "2031"}, {})
    )
    assert first == again
