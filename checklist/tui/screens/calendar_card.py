"""Saving the plan's days as a calendar file (.ics): where to, and whether that worked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checklist.assessment.editing import new_id
from checklist.locale import _
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.fields_card import Field, FieldsCard
from checklist.tui.screens.folders import documents_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checklist.assessment.model import Assessment
    from checklist.tui.base import Room
    from checklist.tui.screens.fields_card import Value
    from checklist.tui.session import Session


def calendar_card(assessment: Assessment) -> FieldsCard:
    """Asks where the file goes; the person's documents folder is proposed."""
    name = f"plan-{new_id(assessment.practice.name, ())}.ics"
    proposed = str(documents_folder() / name)
    hint = _("Åbn filen med din kalender. Dagen for næste kig og alle frister kommer med.")
    field = Field("path", _("Gem filen her"), "text", proposed, required=True)
    return FieldsCard(_("Til kalenderen"), (field,), hint)


def save_calendar(screen: Room, session: Session, values: Mapping[str, Value] | None) -> None:
    """Write the file where the card said, after asking where one lies there already."""
    if values is None:
        return
    path = Path(str(values["path"])).expanduser()
    if path.is_dir():
        path /= f"plan-{new_id(session.assessment.practice.name, ())}.ics"

    def write(sure: bool | None) -> None:
        from checklist.exchange import plan_as_ics

        if not sure:
            return
        try:
            path.write_bytes(plan_as_ics(session.assessment, session.catalogue))
        except OSError as error:
            message = _("Filen kunne ikke gemmes: {why}. Vælg et andet sted (c).").format(why=error.strerror)
            screen.notify(message, severity="error", timeout=10, markup=False)
        else:
            screen.notify(_("Gemt: {path}").format(path=path), timeout=8, markup=False)

    if path.exists():
        question = _("Skal »{name}« erstattes?").format(name=path.name)
        screen.app.push_screen(ConfirmCard(_("Filen findes"), question), write)
    else:
        write(True)
