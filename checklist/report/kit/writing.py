"""Writes the kit's documents to files: which there are, what they are called, and what a catalogue has no words for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal, get_args

from checklist.assessment import form_fields
from checklist.locale import _
from checklist.report.kit.edition import Edition
from checklist.report.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from checklist.catalogue import Catalogue, Form

Document = Literal["paper", "form", "ballot", "guide", "citizens", "elements", "poster", "monthly"]
"""A document of the kit; "paper" and "form" are the questionnaire to print and the one to fill in on a screen."""
DOCUMENTS: tuple[Document, ...] = get_args(Document)


def edition(
    catalogue: Catalogue,
    *,
    area: str | None = None,
    form: Form = "full",
    with_help: bool = True,
    made: dt.date | None = None,
) -> Edition:
    """What a kit is made from, made today where `made` is not given. Raises KeyError for an area that is unknown."""
    return Edition(
        catalogue,
        made or dt.datetime.now().astimezone().date(),
        catalogue.area_by_id[area] if area is not None else None,
        form,
        with_help,
    )


def questionnaire_name(choices: Edition, *, fillable: bool) -> str:
    """A file name such as `spoergeskema-til-skaerm-kort-handicap.pdf`."""
    parts = [
        "spoergeskema",
        "til-skaerm" if fillable else "til-papir",
        "kort" if choices.form == "short" else "",
        choices.area.id if choices.area else "",
        "" if choices.with_help else "uden-hjaelp",
    ]
    return "-".join(part for part in parts if part) + ".pdf"


def write_questionnaire(choices: Edition, out: Path, *, fillable: bool) -> Path:
    """Writes the questionnaire for paper, or as a form to fill in, to the file `out`.

    The same choices and day give the same bytes. Raises PdfUnavailableError, OSError.
    """
    from checklist.report.kit.form import Form
    from checklist.report.kit.paper import paper
    from checklist.report.kit.views.questionnaire import questionnaire

    view = questionnaire(choices)
    form = Form(view.labels, _hidden(choices, view.questions)) if fillable else None
    write_whole(out, paper("questionnaire", choices, view, form=form))
    return out


def _hidden(choices: Edition, questions: int) -> dict[str, str]:
    """What a form says of itself, so that it can be read back: field name -> value."""
    about = choices.catalogue.about
    return {
        form_fields.MARK: form_fields.QUESTIONNAIRE,
        form_fields.CATALOGUE: about.id,
        form_fields.VERSION: about.version,
        form_fields.FORM: choices.form,
        form_fields.AREA: choices.area.id if choices.area else "",
        form_fields.QUESTIONS: str(questions),
        form_fields.MADE: f"{choices.made:%Y-%m-%d}",
    }


def file_name(document: Document, choices: Edition, element: str | None = None) -> str:
    """What a document of the kit is called; `element` is the one that the element of the month is about."""
    if document in {"paper", "form"}:
        return questionnaire_name(choices, fillable=document == "form")
    return f"maanedens-element-{element}.pdf" if document == "monthly" and element else _NAMES[document]


def write_document(document: Document, choices: Edition, folder: Path, *, element: str | None = None) -> Path | str:
    """Writes one document into `folder`, made where it is missing: its path, or the sentence that says why this
    catalogue has no words for it. Raises PdfUnavailableError, OSError.
    """
    from checklist.report.kit.paper import paper
    from checklist.report.kit.views.ballot import ballot
    from checklist.report.kit.views.cards import citizens_deck, element_deck, monthly_deck, poster
    from checklist.report.kit.views.guide import guide

    out = folder / file_name(document, choices, element)
    match document:
        case "paper" | "form":
            return write_questionnaire(choices, out, fillable=document == "form")
        case "ballot":
            sheet = ballot(choices)
            sides, loosest = (1, 0) if sheet.questions <= _ONE_SIDE else (2, 2)
            content = paper("ballot", choices, sheet, most_pages=sides, loosest=loosest)
        case "guide":
            content = paper("guide", choices, guide(choices))
        case "citizens":
            citizens = citizens_deck(choices)
            if not citizens.cards:
                return _("Der er ingen borgerkort: Skemaet har ingen sætninger til borgere.")
            content = paper("citizens", choices, citizens)
        case "elements":
            cards = element_deck(choices)
            content = paper("elements", choices, cards, most_pages=len(cards.cards))
        case "poster":
            content = paper("poster", choices, poster(choices), most_pages=1)
        case "monthly":
            month = monthly_deck(choices, element)
            if not month.cards:
                return _("Der er ikke noget til månedens element: Skemaet har ingen spørgsmål at tale om.")
            content = paper("monthly", choices, month, most_pages=len(month.cards))
    write_whole(out, content)
    return out


def write_kit(choices: Edition, folder: Path, *, element: str | None = None) -> Iterator[Path | str]:
    """Writes the kit into `folder`, made where it is missing: each file's path when it is there, and a sentence for
    each document that this catalogue has no words for.

    With `element` only that element's page for a staff meeting is written. Raises PdfUnavailableError, OSError.
    """
    for document in DOCUMENTS if element is None else ("monthly",):
        yield write_document(document, choices, folder, element=element)


_NAMES: dict[Document, str] = {
    "ballot": "stemmeseddel.pdf",
    "guide": "guide-til-moedet.pdf",
    "citizens": "borgerkort.pdf",
    "elements": "elementkort.pdf",
    "poster": "plakat-a3.pdf",
    "monthly": "maanedens-element.pdf",
}
_ONE_SIDE = 26  # questions that have room on one side of a ballot
