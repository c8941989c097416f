"""What there is to print, what each document is good for, and which choices it heeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from checklist.locale import _
from checklist.report.kit import DOCUMENTS, Document
from checklist.tui.widgets.one_of import Choice

if TYPE_CHECKING:
    from checklist.catalogue import Catalogue

What = Document | Literal["all"]


def choices() -> list[Choice]:
    """What can be printed, in the order people need it."""
    return [
        Choice("all", _("Hele pakken"), purpose=_("Alt, hvad I skal bruge til et møde, hver ting i sin egen fil.")),
        Choice(
            "paper",
            _("Spørgeskema til papir"),
            purpose=_("Til at skrive i med kuglepen. God på en sort-hvid printer."),
        ),
        Choice(
            "form",
            _("Spørgeskema til skærm"),
            purpose=_("En PDF til at udfylde, gemme og sende tilbage. Hent svarene med h på forsiden."),
        ),
        Choice(
            "ballot",
            _("Stemmeseddel"),
            purpose=_("Et ark til den, der ikke kan komme til mødet: Sæt ring om et tal ved hvert spørgsmål."),
        ),
        Choice(
            "guide",
            _("Guide til mødet"),
            purpose=_("Til den, der leder mødet. Dagsorden på 90 og på 180 minutter."),
        ),
        Choice(
            "citizens",
            _("Borgerkort"),
            purpose=_("Sætninger i stor skrift med tre svar, og et ark til at tælle op på."),
        ),
        Choice(
            "elements",
            _("Elementkort"),
            purpose=_("Et kort for hvert element: Hvad det er, og hvad I kan tale om."),
        ),
        Choice("monthly", _("Månedens element"), purpose=_("Én side til ti minutter på personalemødet.")),
        Choice("poster", _("Plakat (A3)"), purpose=_("Alle elementer på ét stort ark til væggen.")),
    ]


def name_of(document: Document) -> str:
    """The document in the middle of a sentence: "Skriver stemmesedlen …"."""
    return {
        "paper": _("spørgeskemaet til papir"),
        "form": _("spørgeskemaet til skærm"),
        "ballot": _("stemmesedlen"),
        "guide": _("guiden til mødet"),
        "citizens": _("borgerkortene"),
        "elements": _("elementkortene"),
        "monthly": _("månedens element"),
        "poster": _("plakaten"),
    }[document]


def documents_of(what: What) -> tuple[Document, ...]:
    """What is written when this is chosen."""
    return DOCUMENTS if what == "all" else (what,)


def heeds_form(what: What) -> bool:
    """Whether it makes a difference which questions are asked."""
    return what in {"all", "paper", "form", "ballot", "guide"}


def heeds_help(what: What) -> bool:
    """Whether it has explanations that can be left out."""
    return what in {"all", "paper", "form"}


def form_choices(catalogue: Catalogue) -> list[Choice]:
    """The forms that the catalogue has, with their number of questions."""
    full, short = len(catalogue.questions("full")), len(catalogue.questions("short"))
    forms = [Choice("full", _("Alle {count}").format(count=full))]
    return [*forms, Choice("short", _("Kort form: {count}").format(count=short))] if short else forms
