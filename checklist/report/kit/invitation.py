"""Writes what applicants to a round get: the form to fill in, and a sheet that tells how and what for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.locale import Language, current_language
from checklist.report.kit.writing import edition, write_questionnaire
from checklist.report.writing import write_whole

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from checklist.catalogue import Catalogue
    from checklist.screening.round import Round

_MOST_PAGES = 2
_NAMES: dict[Language, tuple[str, str]] = {
    "da": ("ansoegningsskema.pdf", "til-jer-der-vil-soege.pdf"),
    "en": ("application-form.pdf", "for-applicants.pdf"),
}


def invitation_names(language: Language) -> tuple[str, str]:
    """The names of the form and of the sheet."""
    return _NAMES[language]


def write_invitation(
    catalogue: Catalogue, found: Round, folder: Path, *, made: dt.date | None = None
) -> Iterator[Path]:
    """Writes form and sheet into `folder`, which exists, in the language spoken now; gives each path when it is there.

    Where the round is for one area alone, the form uses that area's words. The same round and day give the same bytes.
    Raises PdfUnavailableError, OSError.
    """
    from checklist.report.kit.paper import paper
    from checklist.report.kit.views.instruction import instruction

    area = found.areas[0] if len(found.areas) == 1 else None
    choices = edition(catalogue, area=area, form=found.form, made=made)
    form_name, sheet_name = _NAMES[current_language()]
    yield write_questionnaire(choices, folder / form_name, fillable=True)
    view = instruction(found, choices, form_name)
    write_whole(folder / sheet_name, paper("instruction", choices, view, most_pages=_MOST_PAGES))
    yield folder / sheet_name
