"""The moment of showing: what everybody sees at once, frozen; the second round; and late answers.

Each rule has its intruder, who is named beside it; `counting.py` has the two rules that all rest on, and
tests/workshop tries them. Everything shown is a `Tally`, a note without sender, or a count of moves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.assessment.group import PERSPECTIVES
from checklist.assessment.privacy import without_cpr_numbers
from checklist.workshop.counting import (
    BESIDE_GROUPS,
    STAFF_GROUPS,
    among,
    cell_of,
    grown,
    merged_groups,
    sizes_of,
    tally,
)
from checklist.workshop.course import changed
from checklist.workshop.model import LATE_BATCH, Attendance, Move, Shown, ShownQuestion, Tally
from checklist.workshop.moves import require
from checklist.workshop.room import Room
from checklist.workshop.settling import prefilled_anew

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from random import Random
    from uuid import UUID

    from checklist.assessment.model import Answer
    from checklist.catalogue import Catalogue
    from checklist.workshop.model import Group, Participant, Vote, Workshop


def reveal(
    workshop: Workshop,
    catalogue: Catalogue,
    participants: Sequence[Participant],
    votes: Sequence[Vote],
    now: dt.datetime,
    chance: Random,
) -> Workshop:
    """Shows the current element's answers, or in the second round the reopened questions', to everybody at once.

    `chance` puts the notes in an order that tells nothing. Raises RefusedMoveError.
    """
    require(workshop, "reveal")
    room = Room(workshop, catalogue, participants, votes)
    shown = dict(workshop.shown)
    if workshop.phase == "answering_again":
        for question in workshop.reopened:
            both = shown[question]
            second = _second(room, question, both, now, chance)
            shown[question] = both.model_copy(update={"second": second})
    else:
        partition = _partition(room, workshop.current_questions)
        people = room.answered_any(workshop.current_questions, room.by_id)
        for question in workshop.current_questions:
            shown[question] = ShownQuestion(first=_first(room, question, partition, people, now, chance))
    after = changed(workshop, now, phase="revealed", shown=shown, reopened=(), timer_ends=None)
    return after.model_copy(update={"attendance": _attendance(after, room)})


def take_in_late(
    workshop: Workshop,
    catalogue: Catalogue,
    participants: Sequence[Participant],
    votes: Sequence[Vote],
    now: dt.datetime,
    chance: Random,
) -> Workshop:
    """Lets answers in that came after the showing: question by question, and only three or more at a time.

    The intruder holds the figures of before and after against each other, and learns what three people answered
    between them, not which of them answered what. A perspective is never told anew: a batch of three may hold one
    night nurse. Shared answers that are still the prefilled median follow. Raises RefusedMoveError.
    """
    require(workshop, "take_in_late")
    room = Room(workshop, catalogue, participants, votes)
    shown = {question: _with_late(room, question, both, chance) for question, both in workshop.shown.items()}
    after = prefilled_anew(changed(workshop, now, shown=shown), catalogue)
    return after.model_copy(update={"attendance": _attendance(after, room)})


def waiting(
    workshop: Workshop, catalogue: Catalogue, participants: Sequence[Participant], votes: Sequence[Vote]
) -> dict[str, int]:
    """Question id -> how many late answers wait there; at three they may be taken in. Only where there are any."""
    room = Room(workshop, catalogue, participants, votes)
    counts = {question: len(_late(room, question, both, room.staff)) for question, both in workshop.shown.items()}
    return {question: count for question, count in counts.items() if count}


def is_counted(workshop: Workshop, participant_id: UUID, question_id: str) -> bool:
    """True where this answer is in a figure that was shown; from then on it cannot be changed in that round."""
    both = workshop.shown.get(question_id)
    return both is not None and participant_id in _counted(both)


def _counted(both: ShownQuestion) -> set[UUID]:
    rounds = [both.first, *([both.second] if both.second else [])]
    return {who for shown in rounds for one in (shown.staff, *shown.beside) for who in one.counted}


def _first(
    room: Room,
    question: str,
    partition: tuple[tuple[Group, ...], ...],
    people: Collection[UUID],
    now: dt.datetime,
    chance: Random,
) -> Shown:
    answers = room.answers(question, 1, room.staff)
    staff = tally(answers, room.smallest, people=len(room.staff & set(people)))
    beside = _beside(room, BESIDE_GROUPS, room.answers(question, 1, room.beside), people)
    seen = {*staff.counted, *(who for one in beside for who in one.counted)}
    notes, before = _notes(room, room.ballots.in_round(question, 1), seen, chance)
    parts = _parts(room, answers, partition, people) if staff.withheld is None else ()
    return Shown(staff=staff, parts=parts, beside=beside, notes=notes, notes_before=before, revealed=now)


def _partition(room: Room, questions: Sequence[str]) -> tuple[tuple[Group, ...], ...]:
    """Which perspectives are told apart in an element: the same in all its questions, so that a label is one group."""
    answered = room.answered_any(questions, room.staff)
    return merged_groups(sizes_of(room.by_id[who] for who in answered), room.smallest, STAFF_GROUPS)


def _parts(
    room: Room,
    answers: Mapping[UUID, Answer],
    partition: tuple[tuple[Group, ...], ...],
    people: Collection[UUID],
) -> tuple[Tally, ...]:
    """The perspectives beside each other: all of them large enough, or none.

    The intruder takes the shown groups from the whole and reads what is left; so nothing is ever left.
    """
    parts = []
    for groups in partition:
        members = room.in_groups(groups, room.staff & set(people))
        parts.append(tally(among(answers, members), room.smallest, groups, people=len(members)))
    return tuple(parts) if parts and all(part.withheld is None for part in parts) else ()


def _beside(
    room: Room, groups: Sequence[Group], answers: Mapping[UUID, Answer], people: Collection[UUID]
) -> tuple[Tally, ...]:
    """Citizens and relatives: each on their own where they are enough, together where only that is enough, or not."""

    def told(those: tuple[Group, ...]) -> Tally:
        members = room.in_groups(those, room.beside)
        return tally(among(answers, members), room.smallest, those, people=len(members & set(people)))

    heard = [group for group in groups if room.in_groups((group,), answers)]
    alone = tuple(told((group,)) for group in heard)
    if all(one.withheld is None for one in alone):
        return alone
    together = told(tuple(heard))
    return (together,) if together.withheld is None else ()


def _second(room: Room, question: str, both: ShownQuestion, now: dt.datetime, chance: Random) -> Shown:
    """The second round, in which whoever did not answer again keeps the first answer.

    The intruder takes the first round from the second. Without keeping, one who left the room would be read off the
    difference; so everybody stays in, and what differs is only what some of those who answered again did. At least
    the smallest group must have answered again, or the only one who did would be read off it. New ones enter three
    at a time. Perspectives are not told again: of one group perhaps only one answered again.
    """
    first = both.first
    beside = tuple(_beside_again(room, question, one) for one in first.beside)
    standing = room.answers(question, 2, room.by_id)
    answers = among(standing, room.staff - _beside_counted(both))
    if not first.staff.is_visible:
        staff = tally(answers, room.smallest)
        notes = _notes(room, room.ballots.standing(question, 2), staff.counted, chance)
        return Shown(staff=staff, beside=beside, notes=_mixed(notes, chance), revealed=now)
    counted = set(first.staff.counted)
    again = room.ballots.again(question) & counted
    if len(again) < room.smallest or not counted <= standing.keys():
        return Shown(staff=Tally(withheld="too_few_again", given=len(again)), beside=beside, revealed=now)
    new = answers.keys() - counted
    staff = tally(among(standing, counted | (new if len(new) >= LATE_BATCH else set())), room.smallest)
    notes = _notes(room, room.ballots.in_round(question, 2), staff.counted, chance)
    return Shown(
        staff=staff,
        beside=beside,
        notes=_mixed(notes, chance),
        again=len(again),
        moves=_moves(room, question, first.staff, staff),
        revealed=now,
    )


def _beside_counted(both: ShownQuestion) -> set[UUID]:
    return {who for one in both.latest.beside for who in one.counted}


def _beside_again(room: Room, question: str, first: Tally) -> Tally:
    counted = set(first.counted)
    again = room.ballots.again(question) & counted
    standing = room.answers(question, 2, counted)
    if len(again) < room.smallest or not counted <= standing.keys():
        return first
    return tally(standing, room.smallest, first.groups)


def _moves(room: Room, question: str, first: Tally, second: Tally) -> tuple[Move, ...] | None:
    """From which answer to which, over exactly those counted in the first round.

    The intruder adds the moves up and takes them from the first round's figures; the sums are the same, so nobody is
    left over. Not told where either round's figures on the scale are not.
    """
    if first.withheld is not None or second.withheld is not None:
        return None
    before = room.answers(question, 1, first.counted)
    after = room.answers(question, 2, first.counted)
    told = tally(before, room.smallest)
    if (told.counts, told.dont_know, told.not_relevant) != (first.counts, first.dont_know, first.not_relevant):
        return None
    pairs = [(cell_of(before[who]), cell_of(after[who])) for who in first.counted]
    ordered = sorted(set(pairs), key=lambda pair: (str(pair[0]), str(pair[1])))
    return tuple(Move(before=one, after=other, n=pairs.count((one, other))) for one, other in ordered)


def _late(room: Room, question: str, both: ShownQuestion, people: Collection[UUID]) -> dict[UUID, Answer]:
    counted = _counted(both)
    return {who: a for who, a in room.answers(question, both.latest_round, people).items() if who not in counted}


def _with_late(room: Room, question: str, both: ShownQuestion, chance: Random) -> ShownQuestion:
    latest = both.latest
    staff = grown(latest.staff, _with_new(room, question, both, latest.staff, room.staff), room.smallest)
    beside = [
        grown(one, _with_new(room, question, both, one, room.in_groups(one.groups, room.beside)), room.smallest)
        for one in latest.beside
    ]
    told = {group for one in beside for group in one.groups}
    untold = [group for group in BESIDE_GROUPS if group not in told]
    beside.extend(_beside(room, untold, _late(room, question, both, room.beside), room.beside))
    before = {who for one in (latest.staff, *latest.beside) for who in one.counted}
    new = {who for one in (staff, *beside) for who in one.counted} - before
    if not new:
        return both
    late_notes = _notes(room, room.ballots.standing(question, both.latest_round), new, chance)
    notes = _mixed((latest.notes, late_notes[0] + late_notes[1]), chance)
    after = latest.model_copy(update={"staff": staff, "beside": tuple(beside), "notes": notes})
    return both.model_copy(update={"second" if both.latest_round == 2 else "first": after})


def _with_new(
    room: Room, question: str, both: ShownQuestion, before: Tally, people: Collection[UUID]
) -> dict[UUID, Answer]:
    """What those in `before` answered in that round, and beside them the late ones among `people`."""
    counted = room.answers(question, both.latest_round, before.counted)
    return {**counted, **_late(room, question, both, people)}


def _notes(
    room: Room, votes: Mapping[UUID, Vote], seen: Collection[UUID], chance: Random
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The notes that may be shown of those whose answers are shown: (the others', those written before the meeting).

    The intruder knows who answered before the meeting. Two night nurses are not pointed out: notes are told apart only
    where both sides are at least the smallest group, else all stand together.
    """
    early = room.before & set(seen)
    apart = len(early) >= room.smallest and len(set(seen) - early) >= room.smallest
    texts: tuple[list[str], list[str]] = ([], [])
    for who in seen:
        if who in votes and votes[who].note_may_be_shown:
            written = [text.strip() for text in (votes[who].answer.reason, votes[who].answer.note) if text]
            texts[apart and who in early].extend(without_cpr_numbers(text) for text in written if text)
    return _shuffled(texts[0], chance), _shuffled(texts[1], chance)


def _mixed(notes: tuple[tuple[str, ...], tuple[str, ...]], chance: Random) -> tuple[str, ...]:
    return _shuffled([*notes[0], *notes[1]], chance)


def _shuffled(texts: Iterable[str], chance: Random) -> tuple[str, ...]:
    """In an order of chance; sorted first, so that the order in which people answered has no part in it."""
    ordered = sorted(texts)
    chance.shuffle(ordered)
    return tuple(ordered)


def _attendance(workshop: Workshop, room: Room) -> Attendance:
    latest = [both.latest for both in workshop.shown.values()]
    staff = {who for shown in latest for who in shown.staff.counted}
    beside = {who for shown in latest for one in shown.beside for who in one.counted}
    sizes = sizes_of(room.by_id[who] for who in staff if who in room.by_id)
    groups = merged_groups(sizes, room.smallest, STAFF_GROUPS)
    return Attendance(
        staff=len(staff),
        heard=tuple(p for p in PERSPECTIVES if any(room.perspective(who) == p for who in staff | beside)),
        beside=len(beside),
        groups=tuple((together, sum(sizes[group] for group in together)) for together in groups),
    )
