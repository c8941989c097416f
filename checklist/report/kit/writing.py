"""Writes the kit's documents to files: which there are, what they are called, and what a catalogue has no words for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from checklist.assessment import form_fields
from checklist.locale import _
from checklist.report.kit.edition import Edition
from checklist.report.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from checklist.catalogue import Catalogue, Form


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


def write_kit(choices: Edition, folder: Path, *, element: str | None = None) -> Iterator[Path | str]:
    """Writes the kit into `folder`, made where it is missing: each file's path when it is there, and a sentence for
    each document that this catalogue has no words for.

    With `element` only that element's page for a staff meeting is written. Raises PdfUnavailableError, OSError.
    """
    from checklist.report.kit.paper import paper
    from checklist.report.kit.views.ballot import ballot
    from checklist.report.kit.views.cards import citizens_deck, element_deck, monthly_deck, poster
    from checklist.report.kit.views.guide import guide

    def written(name: str, content: bytes) -> Path:
        path = folder / name
        write_whole(path, content)
        return path

    month = monthly_deck(choices, element)
    if element is None:
        for fillable in (False, True):
            name = questionnaire_name(choices, fillable=fillable)
            yield write_questionnaire(choices, folder / name, fillable=fillable)
        sheet = ballot(choices)
        sides, loosest = (1, 0) if sheet.questions <= _ONE_SIDE else (2, 2)
        yield written("stemmeseddel.pdf", paper("ballot", choices, sheet, most_pages=sides, loosest=loosest))
        yield written("guide-til-moedet.pdf", paper("guide", choices, guide(choices)))
        citizens = citizens_deck(choices)
        if citizens.cards:
            yield written("borgerkort.pdf", paper("citizens", choices, citizens))
        else:
            yield _("Der er ingen borgerkort: Skemaet har ingen sætninger til borgere.")
        cards = element_deck(choices)
        content = paper("elements", choices, cards, most_pages=len(cards.cards))
        yield written("elementkort.pdf", content)
        yield written("plakat-a3.pdf", paper("poster", choices, poster(choices), most_pages=1))
    if month.cards:
        name = f"maanedens-element-{element}.pdf" if element else "maanedens-element.pdf"
        yield written(name, paper("monthly", choices, month, most_pages=len(month.cards)))
    else:
        yield _("Der er ikke noget til månedens element: Skemaet har ingen spørgsmål at tale om.")


_ONE_SIDE = 26  # questions that have room on one side of a ballot
