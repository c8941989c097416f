"""What is left when the individual answers go: figures without people, or answers without names.

It erases nothing itself; whoever keeps the votes does that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from checklist.catalogue.model import Frozen, Id, Whole
from checklist.workshop.counting import STAFF_GROUPS, cell_of, group_of, merged_groups, sizes_of
from checklist.workshop.model import Group
from checklist.workshop.room import Room

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random
    from uuid import UUID

    from checklist.assessment.model import Answer
    from checklist.catalogue import Catalogue
    from checklist.workshop.model import Participant, PlanTally, Shown, Tally, Vote, Workshop


class KeptSheet(Frozen):
    """One person's last answers without the person: no id, name, role, time or note. `groups` are merged, or empty."""

    groups: tuple[Group, ...] = ()
    answers: dict[Id, Whole | Literal["dont_know", "not_relevant"]]


def without_names(
    workshop: Workshop, catalogue: Catalogue, participants: Sequence[Participant], votes: Iterable[Vote], chance: Random
) -> tuple[KeptSheet, ...]:
    """The staff's answers as a group may agree to keep them, in an order of chance. For no eye in this tool.

    Nothing where the group did not agree, or where fewer than the smallest group answered: a sheet would be a person.
    """
    room = Room(workshop, catalogue, participants, votes)
    asked = [question for some in workshop.questions.values() for question in some]
    sheets: dict[UUID, dict[str, Answer]] = {}
    for question in asked:
        for who, answer in room.answers(question, 2, room.staff).items():
            sheets.setdefault(who, {})[question] = answer
    if not workshop.settings.keep_without_names or len(sheets) < room.smallest:
        return ()
    people = [one for one in participants if one.id in sheets]
    partition = merged_groups(sizes_of(people), room.smallest, STAFF_GROUPS)
    kept = [
        KeptSheet(
            groups=next((groups for groups in partition if group_of(one) in groups), ()),
            answers={question: cell_of(answer) for question, answer in sheets[one.id].items()},
        )
        for one in people
    ]
    kept.sort(key=lambda sheet: sheet.model_dump_json())
    chance.shuffle(kept)
    return tuple(kept)


def forget_who(workshop: Workshop) -> Workshop:
    """The workshop without a trace of who was counted in which figure."""
    shown = {
        question_id: both.model_copy(
            update={"first": _without(both.first), "second": _without(both.second) if both.second else None}
        )
        for question_id, both in workshop.shown.items()
    }
    return workshop.model_copy(update={"shown": shown, "plan_votes": _plan_without(workshop.plan_votes)})


def without_notes(workshop: Workshop) -> Workshop:
    """The workshop without the notes that were shown: leave was given for the meeting, not for what is kept after."""
    bare = {"notes": (), "notes_before": ()}
    shown = {
        question_id: both.model_copy(
            update={
                "first": both.first.model_copy(update=bare),
                "second": both.second.model_copy(update=bare) if both.second else None,
            }
        )
        for question_id, both in workshop.shown.items()
    }
    return workshop.model_copy(update={"shown": shown})


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
