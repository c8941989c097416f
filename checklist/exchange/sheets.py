"""How a catalogue lies in a workbook: which sheet holds which tables, and what each column means.

Declared once; writing and reading follow it. Lists stand in one cell, each item on a line of its own after "- ".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from checklist.locale import N_

CellKind = Literal["text", "whole", "number", "flag", "list", "ids"]


@dataclass(frozen=True)
class Column:
    """One column: the key it holds, what the note on its heading says, and how its cells read."""

    key: str
    note: str
    kind: CellKind = "text"


@dataclass(frozen=True)
class Sheet:
    """One kind of table, at `path` in the catalogue. `parent` is the column that says which row of the path above
    a row belongs to.
    """

    title: str
    path: tuple[str, ...]
    columns: tuple[Column, ...]
    parent: Column | None = None

    @property
    def headings(self) -> tuple[Column, ...]:
        return (self.parent, *self.columns) if self.parent else self.columns


EXAMPLE_PREFIX = "eksempel: "

_ID = Column("id", N_("Det faste navn. Lad det stå: Gemte svar finder tilbage gennem det."))
_NAME = Column("name", N_("Det navn, man ser."))

SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "Skema",
        ("catalogue",),
        (
            _ID,
            Column("version", N_("Tre tal med punktum, fx 1.2.0. Sæt det op, når du ændrer noget.")),
            Column("language", N_("Sprogets to bogstaver, fx da.")),
            Column("title", N_("Skemaets navn.")),
            Column("description", N_("Hvad skemaet er, og hvor det kommer fra.")),
            Column("licence", N_("Hvad andre må gøre med teksterne, fx CC-BY-4.0.")),
            Column("minimum_coverage", N_("Så stor en del (0-1) skal være besvaret, før I får en score."), "number"),
        ),
    ),
    Sheet("Områder", ("areas",), (_ID, _NAME)),
    Sheet(
        "Ord",
        ("areas", "terms"),
        (
            Column("word", N_("Ordet i krølleparentes i teksterne, fx borgeren.")),
            Column("reads", N_("Sådan lyder det i området, fx barnet eller den unge.")),
        ),
        Column("area", N_("Områdets id.")),
    ),
    Sheet(
        "Skalaer",
        ("scales", "options"),
        (
            Column("value", N_("Et helt tal. Det mindste giver 0, det største 100."), "whole"),
            Column("label", N_("Svaret, som man ser det.")),
            Column("meaning", N_("Hvad svaret betyder i hverdagen.")),
        ),
        Column("scale", N_("Skalaens id. Alle svar med samme id hører sammen.")),
    ),
    Sheet(
        "Niveauer",
        ("levels",),
        (
            _ID,
            _NAME,
            Column("from", N_("Den laveste score (0-100), der giver niveauet."), "number"),
            Column("present", N_("ja, hvis elementet er til stede på dette niveau, ellers nej."), "flag"),
            Column("meaning", N_("Hvad niveauet betyder i hverdagen.")),
        ),
    ),
    Sheet(
        "Særspørgsmål",
        ("gates",),
        (
            _ID,
            Column("text", N_("Et spørgsmål med ja eller nej, som aldrig giver point.")),
            Column("help", N_("Hvorfor vi spørger.")),
            Column("closer_look", N_("Det, man skal se nærmere på, hvis svaret er ja.")),
        ),
    ),
    Sheet("Kategorier", ("categories",), (_ID, _NAME, Column("description", N_("Hvad kategorien samler.")))),
    Sheet(
        "Blokke",
        ("categories", "blocks"),
        (_NAME, Column("elements", N_("Elementernes id, med komma imellem."), "ids")),
        Column("category", N_("Kategoriens id.")),
    ),
    Sheet(
        "Elementer",
        ("elements",),
        (
            _ID,
            _NAME,
            Column("category", N_("Kategoriens id.")),
            Column("definition", N_("Hvad elementet er.")),
            Column("why", N_("Hvorfor det betyder noget.")),
            Column("builds_on", N_("Id på de elementer, det bygger på, med komma imellem."), "ids"),
            Column("strong", N_("Hvordan det ser ud, når det er stærkt.")),
            Column("reflection", N_('Spørgsmål til drøftelse, hvert på sin linje efter "- ".'), "list"),
            Column("citizen_statement", N_("En sætning, en borger kan svare på.")),
        ),
    ),
    Sheet(
        "Kilder",
        ("elements", "references"),
        (
            Column("title", N_("Kildens titel.")),
            Column("publisher", N_("Hvem der har udgivet den.")),
            Column("year", N_("Årstal, hvis det kendes."), "whole"),
            Column("url", N_("Adressen, med https:// foran.")),
        ),
        Column("element", N_("Elementets id.")),
    ),
    Sheet(
        "Spørgsmål",
        ("elements", "questions"),
        (
            _ID,
            Column("text", N_("Spørgsmålet. Spørg om én ting.")),
            Column("scale", N_("Svarskalaens id.")),
            Column("weight", N_("Vægt over 0. Tomt betyder 1."), "number"),
            Column("core", N_("ja, hvis spørgsmålet er med i den korte form."), "flag"),
            Column("reverse", N_("ja, hvis et højt svar er et dårligt svar."), "flag"),
            Column("not_relevant", N_("nej, hvis man ikke må svare »passer ikke«. Tomt betyder ja."), "flag"),
            Column("asked_of", N_("Hvem der kan svare, med komma imellem: leder, medarbejder, aften-nat …"), "ids"),
            Column("help", N_("Hvorfor vi spørger.")),
            Column("look_for", N_('Tegn, man kan se, hvert på sin linje efter "- ".'), "list"),
            Column("retired", N_("Den version, spørgsmålet gik ud i. Tomt, så længe det er i brug.")),
        ),
        Column("element", N_("Elementets id.")),
    ),
    Sheet(
        "Forslag",
        ("elements", "questions", "suggestions"),
        (
            _ID,
            Column("up_to", N_("Gælder for svar op til dette tal."), "whole"),
            Column("text", N_("Hvad man kan gøre.")),
            Column("first_step", N_("Det første skridt, inden for to uger.")),
            Column("effort", N_("small, medium eller large.")),
            Column("owner", N_("Hvem der bør tage det, hvis det hjælper at sige det.")),
        ),
        Column("question", N_("Spørgsmålets id.")),
    ),
)
