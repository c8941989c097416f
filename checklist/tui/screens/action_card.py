"""The card for one action of the plan: what, why, who, when, the first step, and how one sees that it works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.assessment.editing import new_id
from checklist.assessment.model import Action
from checklist.locale import _
from checklist.tui.screens.fields_card import Field, FieldsCard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checklist.assessment.model import Plan
    from checklist.tui.screens.fields_card import Value


def action_card(action: Action | None) -> FieldsCard:
    """The card that edits `action`, or writes a new one."""
    old = action or Action(id="ny", title="")
    title = _("Ret handlingen") if action else _("Ny handling")
    fields = (
        Field("title", _("Det gør vi"), "text", old.title, required=True),
        Field("why", _("Hvorfor"), "text", old.why),
        Field("first_step", _("Første skridt"), "text", old.first_step),
        Field("owner", _("Ansvarlig"), "line", old.owner, _("Helst en rolle: teamleder, nattevagt …")),
        Field("deadline", _("Frist"), "day", old.deadline, _("3.5.2027 eller om 2 uger")),
        Field("sign_of_success", _("Tegn på, at\ndet lykkes"), "text", old.sign_of_success),
    )
    return FieldsCard(title, fields)


def edited(action: Action | None, values: Mapping[str, Value], plan: Plan) -> Action:
    """`action` with what was written on its card; a new action with an id that `plan` does not have."""
    if action is None:
        action_id = new_id(str(values["title"]), (one.id for one in plan.actions))
        return Action.model_validate({"id": action_id, **values})
    return Action.model_validate({**action.model_dump(), **values})
