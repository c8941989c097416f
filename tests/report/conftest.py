"""Fictive assessments for the report's tests: no practice, person or document in them exists."""

from __future__ import annotations

import datetime as dt
import logging
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from checklist.assessment.model import Assessment
from checklist.catalogue import Catalogue, our_catalogue, parse_catalogue
from checklist.report import write_report, write_workshop_report
from tests.pdf_reading import parts, text_by_page
from tests.report.little_instrument import SMALL_CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pypdf import PdfReader

    from checklist.workshop.outcome import Outcome

TODAY = dt.date(2026, 11, 22)


FICTIVE_PRACTICE = {
    "id": UUID("11111111-1111-4111-8111-111111111111"),
    "name": "Rolige aftener",
    "service": "Det fiktive bosted Åhaven",
    "municipality": "Aarhus",
    "area": "boern",
    "target_group": "Børn, som er urolige om aftenen",
}


@dataclass(frozen=True)
class Rendered:
    """A PDF as bytes, as text page by page, and as the objects in it."""

    content: bytes

    @property
    def reader(self) -> PdfReader:
        return parts(self.content)

    @property
    def pages(self) -> tuple[str, ...]:
        """The text of each page, white space folded."""
        return text_by_page(self.content)

    @property
    def text(self) -> str:
        return " ".join(self.pages)


@pytest.fixture(scope="session")
def small() -> Catalogue:
    """A fictive instrument: three elements, weights, a reversed, a retired question and a gate."""
    catalogue, problems = parse_catalogue(SMALL_CATALOGUE.encode(), "lille.toml")
    assert catalogue is not None, problems
    return catalogue


@pytest.fixture(scope="session")
def ours() -> Catalogue:
    """The instrument that comes with the tool."""
    return our_catalogue("da")


def blank(catalogue: Catalogue, **fields: Any) -> Assessment:
    """A fictive assessment without an answer; `fields` are given as the model takes them."""
    moment = dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC)
    whole = {
        "id": UUID("22222222-2222-4222-8222-222222222222"),
        "catalogue": catalogue.about.id,
        "catalogue_version": catalogue.about.version,
        "created": moment,
        "updated": moment,
        "period": "2026",
        "practice": FICTIVE_PRACTICE,
        "respondent": {"role": "pædagog", "perspective": "medarbejder"},
    }
    return Assessment.model_validate({**whole, **fields})


@pytest.fixture(scope="session")
def make_blank() -> Callable[..., Assessment]:
    """Builds a fictive assessment without an answer."""
    return blank


@pytest.fixture(scope="session")
def make_told(small: Catalogue) -> Callable[..., Assessment]:
    """Builds a fictive assessment under the small instrument with something of every kind in it."""

    def told(**fields: Any) -> Assessment:
        whole = {
            "answers": {
                "viden-skrevet": {"value": 3, "note": "Vi har én side. Den hænger i vagtrummet.", "evidence": ["side"]},
                "viden-kendt": {"value": 5},
                "viden-gammel": {"value": 2, "note": "Mappen er væk."},
                "samarbejde-ofte": {"value": 2, "flagged": True},
                "samarbejde-nat": {"status": "dont_know", "note": "Spørg natholdet."},
                "opfoelgning-fast": {"status": "not_relevant", "reason": "Vi er lige begyndt."},
                "slettet-spoergsmaal": {"value": 4, "note": "Et svar uden spørgsmål."},
            },
            "evidence": [
                {"id": "ugeplan", "title": "Ugeplan"},
                {"id": "side", "title": "Siden om aftener", "where": "Vagtrummet", "date": dt.date(2026, 3, 2)},
            ],
            "gates": {"forsoeg": {"value": True, "note": "Et forsøg i 2019."}},
            "reflections": {"viden": {"strengths": "Alle kan forklare det.", "challenges": "Vikarerne ved det ikke."}},
            "plan": {
                "next_look": dt.date(2027, 2, 1),
                "actions": [
                    {
                        "id": "skriv",
                        "title": "Skriv siden om",
                        "element": "viden",
                        "question": "viden-skrevet",
                        "suggestion": "skriv",
                        "owner": "to kolleger",
                        "deadline": dt.date(2026, 11, 1),
                        "first_step": "Find siden frem.",
                        "sign_of_success": "En vikar kan sige det.",
                        "status": "started",
                    },
                    {"id": "nat", "title": "Tal med natholdet"},
                ],
            },
        }
        return blank(small, **{**whole, **fields})

    return told


@contextmanager
def without_complaints() -> Iterator[None]:
    """Fails where WeasyPrint logs a warning or an error."""
    complaints: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            complaints.append(record.getMessage())

    listener = Listener(logging.WARNING)
    logger = logging.getLogger("weasyprint")
    logger.addHandler(listener)
    try:
        yield
    finally:
        logger.removeHandler(listener)
    assert complaints == []


@pytest.fixture(scope="session")
def render(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Rendered]:
    """Writes a PDF and fails where WeasyPrint logs a warning or an error."""

    def rendered(catalogue: Catalogue, assessment: Assessment, **options: Any) -> Rendered:
        path: Path = tmp_path_factory.mktemp("report") / "rapport.pdf"
        with without_complaints():
            write_report(catalogue, assessment, path, today=TODAY, **options)
        return Rendered(path.read_bytes())

    return rendered


@pytest.fixture(scope="session")
def write(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Rendered]:
    """Writes the report on a workshop as PDF and fails where WeasyPrint logs a warning or an error."""

    def written(catalogue: Catalogue, result: Outcome, **options: Any) -> Rendered:
        path: Path = tmp_path_factory.mktemp("workshop") / "rapport.pdf"
        with without_complaints():
            write_workshop_report(catalogue, result, path, today=TODAY, **options)
        return Rendered(path.read_bytes())

    return written


@pytest.fixture(scope="session")
def workshop_report(ours: Catalogue, write: Callable[..., Rendered]) -> Rendered:
    """The report on a fictive meeting about three elements of our own instrument, in the short form."""
    from tests.report.meetings import our_meeting

    return write(ours, our_meeting(ours, "short"))


@pytest.fixture(scope="session")
def told_report(small: Catalogue, make_told: Callable[..., Assessment], render: Callable[..., Rendered]) -> Rendered:
    """The whole report on the fictive assessment with something of every kind."""
    return render(small, make_told())


@pytest.fixture(scope="session")
def our_report(ours: Catalogue, render: Callable[..., Rendered]) -> Rendered:
    """The whole report under our own instrument, with fictive answers of every kind to every question."""
    answers: dict[str, dict[str, Any]] = {}
    for position, question in enumerate(ours.questions()):
        if position % 11 == 7:
            answers[question.id] = {"status": "dont_know"}
        elif position % 11 != 9:
            note = "Sådan gør vi det hos os, også om natten." if position % 3 == 0 else None
            answers[question.id] = {"value": position % 5 + 1, "note": note}
    practice = {**FICTIVE_PRACTICE, "area": "handicap"}
    return render(ours, blank(ours, answers=answers, practice=practice))
