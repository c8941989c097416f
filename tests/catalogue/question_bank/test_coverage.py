"""Between them the questions cover every point that the field counts to an element; docs/daekning.md shows how."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checklist.catalogue import Catalogue

TABLE = Path(__file__).parents[3] / "docs" / "daekning.md"

POINTS: dict[str, tuple[str, ...]] = {
    "Teori og viden": (
        "En skreven forandringsteori: hvorfor det, I gør, fører til ændringen",
        "Brug af forskning",
        "Brug af erfaringer fra praksis",
        "Borgernes og peers egen viden, i et spørgsmål for sig",
        "Alle medarbejdere kan forklare det",
        "Viden bliver holdt ved lige",
        "Kendte grænser og risici",
        "Recovery og traumebevidsthed som tegn: håb, valg og tryghed",
    ),
    "Virkning": (
        "Egne data før og efter",
        "Undersøgelser af denne eller en lignende praksis",
        "Borgernes eget syn på resultatet",
        "Hvem praksis ikke virker for",
        "Skade",
        "Frafald",
        "Hvis syn der tæller",
        "En uafhængig har set på det",
        "Det, I ikke ved",
    ),
    "Beskrivelse": (
        "Målgruppen: hvem der er med, og hvem der ikke er",
        "Aktiviteter og metoder",
        "Det, I ikke gør",
        "Roller og kunnen",
        "Varighed og omfang",
        "Til at handle efter for en ny kollega og en vikar, om natten og i weekenden",
        "I brug hver dag",
        "Holdt ved lige",
    ),
    "Mål": (
        "Mål for praksis",
        "Mål for den enkelte med borgerens egne ord",
        "Mål, der trækker hver sin vej: barn, forælder, kommune",
        "Mål, der kan ses",
        "Kort og lang sigt",
        "At bevare et niveau, tryghed og lindring tæller som mål",
        "Målene passer til målgruppen",
        "Målene hænger sammen med kommunens plan, hvor der er en",
    ),
    "Overførbarhed": (
        "Kernen og det, der kan ændres",
        "Krav til organisation, kunnen og rammer",
        "Oplæring og introduktion",
        "Materiale, som andre kan bruge",
        "Prøvet andre steder",
        "Praksis overlever, at lederen eller en nøgleperson skifter",
    ),
    "Økonomi": (
        "Kendt pris for et forløb",
        "Medarbejdernes tid",
        "Prisen holdt op mod resultater",
        "Prisen holdt op mod andre veje",
        "Gavn over tid, og for hvem",
        "Drift, når projektpengene slutter",
        "Åbenhed for den, der betaler",
    ),
    "Faglig refleksion": (
        "Fast tid",
        "En fremgangsmåde til det",
        "Supervision, også til nattevagter",
        "Dilemmaer og etik",
        "Den seneste fejl, I talte om, og hvad den ændrede",
        "Egne data set på sammen",
        "Ledelsen er med",
    ),
    "Relationelt samarbejde": (
        "Ansættelse og oplæring",
        "Kendte ansigter over tid",
        "Konflikt, og at gøre det godt igen",
        "Pårørende, med samtykke",
        "Andre fagfolk, adskilt fra pårørende",
        "Overgange: 18 år, ind- og udflytning",
        "Borgerne bliver spurgt, hvordan relationen er",
    ),
    "Individuel tilrettelæggelse": (
        "Kortlægning af styrker og ønsker",
        "Selvbestemmelse",
        "Måder at kommunikere på, der passer: ASK og tolk",
        "Barnets perspektiv, også for børn af voksne beboere",
        "Tilpasning uden at miste kernen",
        "Indflydelse på tilbuddets egen udvikling: brugerråd",
    ),
    "Monitorering": (
        "Det, der bliver målt, følger af målene",
        "At bevare et niveau bliver også fulgt",
        "Faste tidspunkter",
        "Redskaber, der passer og er anerkendte",
        "Borgerens egen vurdering",
        "Overblik for den enkelte og for gruppen",
        "Byrden for borger og medarbejdere",
        "Retten til at sige nej",
    ),
    "Opfølgning": (
        "Fast opfølgning sammen med borgeren",
        "At skifte kurs på det, I ved",
        "At stoppe det, der ikke virker",
        "Magt: hvert indgreb talt igennem med den, det gik ud over",
        "Magt: mønstre set igennem, og praksis ændret",
        "Læring tilbage i beskrivelse og teori",
        "Ledelsen følger op",
        "Borgerne får at vide, hvad der kom ud af det",
    ),
}
"""What the questions of an element must cover between them. Written out here too, so that a row cannot just vanish."""

Coverage = dict[str, dict[str, tuple[str, ...]]]
"""Question ids by point, by the element's name."""


def read_coverage(page: str) -> Coverage:
    """The tables of `page`: one under each heading `## 4. Mål`, its rows `| point | `id`, `id` |`."""
    coverage: Coverage = {}
    rows: dict[str, tuple[str, ...]] = {}
    for line in page.splitlines():
        if heading := re.fullmatch(r"## \d+\. (.+)", line):
            rows = coverage.setdefault(heading[1], {})
        elif (row := re.fullmatch(r"\| (.+) \| (.*) \|", line)) and row[1] != "Punkt":
            rows[row[1]] = tuple(re.findall(r"`([^`]+)`", row[2]))
    return coverage


def unknown_questions(coverage: Coverage, bank: Catalogue) -> set[str]:
    """Ids in the table that no question of the bank has."""
    named = {question for rows in coverage.values() for questions in rows.values() for question in questions}
    return named - {question.id for question in bank.questions()}


def uncovered_points(coverage: Coverage, bank: Catalogue) -> list[tuple[str, str]]:
    """The points, as (element, point), that no question of that very element covers."""
    own = {element.name: {question.id for question in element.questions} for element in bank.elements}
    return [
        (element, point)
        for element, points in POINTS.items()
        for point in points
        if not own[element] & set(coverage.get(element, {}).get(point, ()))
    ]


@pytest.fixture(scope="module")
def coverage() -> Coverage:
    return read_coverage(TABLE.read_text(encoding="utf-8"))


def test_every_point_is_covered_by_a_question_of_its_element(coverage: Coverage, bank: Catalogue) -> None:
    assert uncovered_points(coverage, bank) == []


def test_the_table_holds_these_points_in_this_order_and_no_others(coverage: Coverage) -> None:
    assert {element: tuple(rows) for element, rows in coverage.items()} == POINTS


def test_the_table_names_only_questions_that_exist(coverage: Coverage, bank: Catalogue) -> None:
    assert unknown_questions(coverage, bank) == set()


def test_every_question_covers_a_point(coverage: Coverage, bank: Catalogue) -> None:
    """A question that no point asks for is one too many."""
    named = {question for rows in coverage.values() for questions in rows.values() for question in questions}
    assert {question.id for question in bank.questions()} - named == set()


def test_an_uncovered_point_and_an_unknown_question_are_found(bank: Catalogue) -> None:
    """The checks above can fail: one id is mistyped, and one belongs to another element."""
    page = "## 4. Mål\n\n| Punkt | Spørgsmål |\n|---|---|\n| Mål for praksis | `maal-fales` |\n"
    coverage = read_coverage(page + "| Mål, der kan ses | `virkning-eget-syn` |\n| Kort og lang sigt | |\n")
    assert unknown_questions(coverage, bank) == {"maal-fales"}
    assert {("Mål", "Mål for praksis"), ("Mål", "Mål, der kan ses"), ("Mål", "Kort og lang sigt")} <= set(
        uncovered_points(coverage, bank)
    )
