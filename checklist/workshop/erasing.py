"""What is left when the individual answers go: figures without people, or answers without names.

It erases nothing itself; whoever keeps the votes does that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checklist.workshop.model import PlanTally, Shown, Tally, Workshop


def forget_who(workshop: Workshop) -> Workshop:
    """The workshop without a trace of who was counted in which figure."""
    shown = {
        question_id: both.model_copy(
            update={"first": _without(both.first), "second": _without(both.second) if both.second else None}
        )
        for question_id, both in workshop.shown.items()
    }
    return workshop.model_copy(update={"shown": shown, "plan_votes": _plan_without(workshop.plan_votes)})


def _without(shown: Shown) -> Shown:
    return shown.model_copy(
        update={
            "staff": _forgotten(shown.staff),
            "parts": tuple(map(_forgotten, shown.parts)),
            "beside": tuple(map(_forgotten, shown.beside)),
        }
    )


def _forgotten(tally: Tally) -> Tally:
    return tally.model_copy(update={"counted": ()})


def _plan_without(tally: PlanTally | None) -> PlanTally | None:
    return tally.model_copy(update={"counted": ()}) if tally else None
