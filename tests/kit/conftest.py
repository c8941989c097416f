"""A kit made from a small catalogue with another scale than ours, and forms of it to fill in. All of it is made up."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest

from checklist.assessment.model import Assessment
from checklist.catalogue import Catalogue, our_catalogue
from checklist.exchange import read_content
from checklist.report.kit import Edition, edition, write_kit, write_questionnaire
from tests.small_catalogue import catalogue_from, catalogue_tables, element, question, scale

MADE = dt.date(2026, 11, 22)
SAVED = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)


def small_tables() -> dict[str, Any]:
    """Three elements: "maal" on a scale 0-10, "ro" on one from -1 to 1 and ours, "nat" with nothing but a question."""
    maal = element(
        "maal",
        question(
            "maal-egne",
            scale="ti",
            text="Hvor meget bestemmer {borgeren} selv?",
            core=True,
            asked_of=["leder", "aften-nat"],
            help="Fordi {borgeren} skal leve med det.",
            look_for=["{borgeren} kan nævne et mål."],
            examples={"boern": "På et fiktivt hjem valgte en pige selv sengetid.", "voksne": "Et andet sted."},
        ),
        question("maal-faelles", scale="ti", text="Hvor ens er jeres mål?", not_relevant=False),
        definition="I ved, hvad {borgeren} vil.",
        reflection=["Hvem valgte målet?", "Hvem spurgte I?"],
        citizen_statement="Jeg har selv valgt mit mål.",
        strong="Alle kan sige det.",
    )
    ro = element(
        "ro",
        question("ro-aften", scale="retning", text="Er der blevet mere ro?", core=True),
        question("ro-nat", text='Er natten "rolig" & <b>tryg</b>?', reverse=True),
        question("ro-gammel", retired="0.9.0"),
        name='Ro & "fred" <i>',
        reflection=["Hvornår er der ro?"],
        citizen_statement="Jeg sover godt.",
    )
    nat = element("nat", question("nat-vagt", text="Ved natholdet det?"))
    return catalogue_tables(
        maal,
        ro,
        nat,
        scales=[scale("ti", *range(11)), scale("retning", -1, 0, 1)],
        areas=[
            {"id": "boern", "name": "Børn", "terms": {"borgeren": "barnet"}},
            {"id": "voksne", "name": "Voksne"},
        ],
        gates=[{"id": "forsoeg", "text": "Er det prøvet?", "help": "De fleste siger nej.", "closer_look": "Se efter."}],
    )


@pytest.fixture(autouse=True)
def _no_complaints() -> Generator[None]:
    """Fails a test in which the PDF maker logs a warning or an error."""
    complaints: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            complaints.append(record.getMessage())

    listener, logger = Listener(logging.WARNING), logging.getLogger("weasyprint")
    logger.addHandler(listener)
    yield
    logger.removeHandler(listener)
    assert complaints == []


@pytest.fixture(scope="session")
def small() -> Catalogue:
    """The small catalogue."""
    return catalogue_from(small_tables())


@pytest.fixture(scope="session")
def make_questionnaire(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., bytes]:
    """Writes a questionnaire of a catalogue and gives its bytes; the keywords are the kit's choices."""

    def made(catalogue: Catalogue, *, fillable: bool = False, **choices: Any) -> bytes:
        out = tmp_path_factory.mktemp("skema") / "skema.pdf"
        return write_questionnaire(edition(catalogue, made=MADE, **choices), out, fillable=fillable).read_bytes()

    return made


@pytest.fixture(scope="session")
def form(small: Catalogue, make_questionnaire: Callable[..., bytes]) -> bytes:
    """The small catalogue as a form, for the area of children."""
    return make_questionnaire(small, fillable=True, area="boern")


@pytest.fixture(scope="session")
def our_form(make_questionnaire: Callable[..., bytes]) -> bytes:
    """Our own catalogue's short form to fill in, with no area chosen."""
    return make_questionnaire(our_catalogue("da"), fillable=True, form="short")


@pytest.fixture(scope="session")
def our_edition() -> Edition:
    """Our own catalogue in full, for homes for people with disabilities."""
    return edition(our_catalogue("da"), made=MADE, area="handicap")


def kit_of(choices: Edition, folder: Path) -> tuple[dict[str, bytes], list[str]]:
    """The kit's files by name, and what was told about those it lacks."""
    made = list(write_kit(choices, folder))
    return {one.name: one.read_bytes() for one in made if isinstance(one, Path)}, [
        one for one in made if isinstance(one, str)
    ]


@pytest.fixture(scope="session")
def kit(small: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The small catalogue's whole kit, file by file."""
    return kit_of(edition(small, made=MADE, area="boern"), tmp_path_factory.mktemp("kit"))[0]


def read_back(content: bytes, name: str = "svar.pdf") -> tuple[Assessment, list[str]]:
    """The assessment in a filled form, and the codes of what was told."""
    assessment, problems = read_content(content, name)
    assert assessment is not None, problems
    return assessment, [problem.code for problem in problems]
