"""How an assessment lies in a sheet: which part stands in which table, and what each column holds.

Declared once; writing and reading follow it. The headings are the file format, the same in every language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CellKind = Literal["text", "code", "codes", "whole", "flag", "day", "moment", "version", "label"]

KINDS = {
    "self": "selvvurdering",
    "participant": "deltager",
    "consensus": "fælles svar",
    "application": "ansøgning",
    "review": "bedømmelse",
}
FORMS = {"full": "fuld", "short": "kort"}
MATURITIES = {"idea": "idé", "trial": "afprøvning", "running": "i drift"}
PERSPECTIVES = {
    "leder": "leder",
    "medarbejder": "medarbejder",
    "aften-nat": "aften/nat",
    "borger": "borger",
    "paaroerende": "pårørende",
    "samarbejdspartner": "samarbejdspartner",
}
ANSWER_STATUSES = {"dont_know": "ved ikke", "not_relevant": "passer ikke"}
RATING_STATUSES = {"abstain": "afstår"}
ACTION_STATUSES = {"planned": "planlagt", "started": "i gang", "done": "gjort", "dropped": "droppet"}


@dataclass(frozen=True)
class Column:
    """One column, or one line of facts: the key it holds (dotted where it lies deeper) and its heading.

    `words` are the Danish words for codes; `names` are other headings that are understood. A label is there for
    people and is never read.
    """

    key: str
    heading: str
    kind: CellKind = "text"
    words: dict[str, str] | None = None
    names: tuple[str, ...] = ()
    wide: bool = False


@dataclass(frozen=True)
class Part:
    """One table of an assessment; `title` names the sheet, or the rows of a CSV file in the column Del."""

    key: str
    title: str
    columns: tuple[Column, ...]


FACTS = "Oplysninger"
CONTINUED = "Fortsat"
PART, FIELD, HELD = "Del", "Felt", "Indhold"
FORMAT_FACT = "Format"

FACT_LINES: tuple[Column, ...] = (
    Column("format", FORMAT_FACT, "code"),
    Column("id", "Id", "code"),
    Column("kind", "Art", words=KINDS),
    Column("about", "Handler om", "code"),
    Column("catalogue", "Spørgeskema", "code"),
    Column("catalogue_version", "Spørgeskemaets version", "version"),
    Column("form", "Form", words=FORMS),
    Column("practice_mode", "Øvelse", "flag"),
    Column("created", "Oprettet", "moment", names=("Dato", "Udfyldt")),
    Column("updated", "Ændret", "moment"),
    Column("period", "Periode"),
    Column("practice.id", "Praksis-id", "code"),
    Column("practice.name", "Praksis", names=("Praksissens navn", "Indsats")),
    Column("practice.service", "Tilbud"),
    Column("practice.organisation", "Organisation"),
    Column("practice.municipality", "Kommune"),
    Column("practice.area", "Område", "code"),
    Column("practice.target_group", "Målgruppe"),
    Column("practice.legal_basis", "Lovgrundlag"),
    Column("practice.maturity", "Modenhed", words=MATURITIES),
    Column("respondent.role", "Rolle"),
    Column("respondent.perspective", "Perspektiv", words=PERSPECTIVES),
    Column("respondent.name", "Navn"),
    Column("plan.next_look", "Vi ser på planen igen", "day"),
)

_NOTE = Column("note", "Note", wide=True, names=("Bemærkning", "Kommentar", "Begrundelse"))

ANSWERS = Part(
    "answers",
    "Svar",
    (
        Column("practice", "Praksis", "label"),
        Column("service", "Tilbud", "label"),
        Column("element", "Element", "label"),
        Column("id", "Id", "code", names=("Spørgsmål-id", "Spørgsmåls-id", "Question id")),
        Column("question", "Spørgsmål", "label", wide=True),
        Column("value", "Værdi", "whole", names=("Score", "Point", "Answer")),
        Column("label", "Svar", "label"),
        Column("status", "Status", words=ANSWER_STATUSES),
        Column("reason", "Grund", wide=True),
        _NOTE,
        Column("evidence", "Dokumentation", "codes"),
        Column("flagged", "Til drøftelse", "flag"),
        Column("minority", "Mindretal", wide=True),
    ),
)
PARTS: tuple[Part, ...] = (
    ANSWERS,
    Part(
        "evidence",
        "Dokumentation",
        (
            Column("id", "Id", "code"),
            Column("title", "Titel", wide=True),
            Column("where", "Hvor"),
            Column("date", "Dato", "day"),
        ),
    ),
    Part(
        "ratings",
        "Bedømmelser",
        (
            Column("id", "Id", "code"),
            Column("element", "Element", "label"),
            Column("value", "Værdi", "whole"),
            Column("status", "Status", words=RATING_STATUSES),
            Column("comment", "Kommentar", wide=True),
        ),
    ),
    Part(
        "gates",
        "Særspørgsmål",
        (
            Column("id", "Id", "code"),
            Column("question", "Spørgsmål", "label", wide=True),
            Column("value", "Svar", "flag"),
            _NOTE,
        ),
    ),
    Part(
        "reflections",
        "Refleksioner",
        (
            Column("id", "Id", "code"),
            Column("element", "Element", "label"),
            Column("strengths", "Styrker", wide=True),
            Column("challenges", "Udfordringer", wide=True),
            Column("next", "Det næste", wide=True),
        ),
    ),
    Part(
        "actions",
        "Plan",
        (
            Column("id", "Id", "code"),
            Column("title", "Handling", wide=True),
            Column("owner", "Ansvarlig"),
            Column("deadline", "Frist", "day"),
            Column("status", "Status", words=ACTION_STATUSES),
            Column("first_step", "Første skridt", wide=True),
            Column("sign_of_success", "Tegn på, at det lykkes", wide=True),
            Column("why", "Hvorfor", wide=True),
            Column("element", "Element-id", "code"),
            Column("question", "Spørgsmål-id", "code"),
            Column("suggestion", "Forslag-id", "code"),
        ),
    ),
)

FACT_HEADINGS = (FIELD, HELD)
CONTINUED_HEADINGS = ("Ark", "Id", "Kolonne", "Tekst")


def folded(heading: str) -> str:
    """A heading as it is compared: letters and figures only, in lower case."""
    return "".join(sign for sign in heading.casefold() if sign.isalnum())


def by_heading(columns: tuple[Column, ...]) -> dict[str, Column]:
    """Each column under every heading that is understood for it, its key among them; its own heading goes first."""
    found = {folded(column.heading): column for column in columns}
    for column in columns:
        for name in (*column.names, column.key, column.key.rpartition(".")[2]):
            found.setdefault(folded(name), column)
    return found
