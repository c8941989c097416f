"""From answers to the figures that may be seen of one group, and how a group may grow.

**What an intruder tries, and why it fails.** An intruder sees every figure that is ever shown, may be a participant,
and knows who is in the room and who has answered. Two rules carry all the rest:

1. *No small group.* Figures appear only where at least the smallest group answered on the scale. Below that, not even
   "don't know" is told until that many answered at all.
2. *No small difference.* Whoever is in one shown figure and not in another that can be held against it is one of at
   least three: a group grows by batches of three, and never by one. What was shown is added to, never counted anew.

What no rule can hide: where all gave the same answer, everybody knows what everybody said; and all but one who tell
each other theirs know the last one's. Both are said before the first answer (`sentences.promises`).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checklist.assessment.group import BESIDE_THE_STAFF, PERSPECTIVES
from checklist.assessment.scoring import cell_status
from checklist.workshop.model import LATE_BATCH, Tally

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from uuid import UUID

    from checklist.assessment.model import Answer
    from checklist.workshop.model import Cell, Group, Participant

STAFF_GROUPS: tuple[Group, ...] = (*(p for p in PERSPECTIVES if p not in BESIDE_THE_STAFF), "unstated")
BESIDE_GROUPS: tuple[Group, ...] = tuple(p for p in PERSPECTIVES if p in BESIDE_THE_STAFF)


def group_of(participant: Participant) -> Group:
    """The perspective somebody answers from; "unstated" where none was chosen."""
    return participant.perspective or "unstated"


def cell_of(answer: Answer) -> Cell:
    """An answer as one of the things that are counted: its value, or its status. It must be given."""
    if answer.value is not None:
        return answer.value
    return "not_relevant" if answer.status == "not_relevant" else "dont_know"


def tally(
    answers: Mapping[UUID, Answer], smallest: int, groups: tuple[Group, ...] = (), *, people: int | None = None
) -> Tally:
    """The figures of those who answered, or why there are none. `people` is how many are in the group, at least."""
    given = len(answers)
    unanswered = max(0, (people or 0) - given)
    if given < smallest:
        return Tally(groups=groups, withheld="too_few", given=given, unanswered=unanswered)
    values = Counter(answer.value for answer in answers.values() if answer.value is not None)
    statuses = Counter(map(cell_status, answers.values()))
    enough = values.total() >= smallest
    return Tally(
        groups=groups,
        withheld=None if enough else "too_few_on_scale",
        counts=dict(sorted(values.items())) if enough else {},
        dont_know=statuses["dont_know"],
        not_relevant=statuses["not_relevant"],
        given=given,
        unanswered=unanswered,
        counted=tuple(sorted(answers)),
    )


def grown(before: Tally, answers: Mapping[UUID, Answer], smallest: int) -> Tally:
    """The figures with late answers added, where at least three are new; else exactly as they were.

    `answers` are everybody's of the group. What was visible stays and the new ones are added to it, so that nothing
    but the new answers can be read off the difference. Only figures that were not shown are counted anew.
    """
    if not before.is_visible:
        return tally(answers, smallest, before.groups)
    late = {who: answer for who, answer in answers.items() if who not in before.counted}
    if len(late) < LATE_BATCH:
        return before
    if before.withheld is not None:
        return tally(answers, smallest, before.groups)
    new = Counter(cell_of(answer) for answer in late.values())
    counts = Counter(before.counts) + Counter({cell: n for cell, n in new.items() if isinstance(cell, int)})
    return before.model_copy(
        update={
            "counts": dict(sorted(counts.items())),
            "dont_know": before.dont_know + new["dont_know"],
            "not_relevant": before.not_relevant + new["not_relevant"],
            "given": before.given + len(late),
            "unanswered": max(0, before.unanswered - len(late)),
            "counted": tuple(sorted({*before.counted, *late})),
        }
    )


def merged_groups(sizes: Mapping[Group, int], smallest: int, order: Iterable[Group]) -> tuple[tuple[Group, ...], ...]:
    """A partition of everybody into groups of at least the smallest size; () where only one group comes out.

    Groups that are too small are put together; where they are still too small together, the smallest of the others
    takes them in. One group alone is not told: it and "all the others" would be the same as everybody.
    """
    present = [group for group in order if sizes.get(group, 0)]
    large: list[tuple[Group, ...]] = [(group,) for group in present if sizes[group] >= smallest]
    rest = tuple(group for group in present if sizes[group] < smallest)
    if rest and sum(sizes[group] for group in rest) < smallest:
        if not large:
            return ()
        taking_in = min(large, key=lambda groups: sizes[groups[0]])
        large[large.index(taking_in)] = (*taking_in, *rest)
    elif rest:
        large.append(rest)
    return tuple(large) if len(large) > 1 else ()


def sizes_of(people: Iterable[Participant]) -> Counter[Group]:
    """How many answer from each perspective."""
    return Counter(map(group_of, people))


def among(answers: Mapping[UUID, Answer], people: Collection[UUID]) -> dict[UUID, Answer]:
    """The answers of these people alone."""
    return {who: answer for who, answer in answers.items() if who in people}
