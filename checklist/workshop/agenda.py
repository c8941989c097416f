"""The meeting's time: how many elements fit, which ones, and how many minutes each part gets.

The figures are the project's own rule of thumb, stated here in full; people change them as they like.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.locale import _
from checklist.workshop.model import Slot
from checklist.workshop.moves import RefusedMoveError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checklist.assessment.scoring import Profile
    from checklist.catalogue import Catalogue, Element, Form

SHORTEST, LONGEST = 60, 240
_LONG_MEETING, _LARGE_MEETING, _MOST_WHO_TALK = 120, 20, 24
_AT_LEAST = 1


def frame(length: int, people: int) -> tuple[int, int, int]:
    """Minutes for opening, plan and close in a meeting of `length` minutes (60-240).

    Opening 10, from two hours on 15, and 5 more for more than 20 people. Plan: two ninths, to the nearest 5. Close 5,
    above two hours 10.
    """
    opening = (10 if length < _LONG_MEETING else 15) + (5 if people > _LARGE_MEETING else 0)
    plan = 5 * round(length * 2 / 9 / 5)
    return opening, plan, 5 if length <= _LONG_MEETING else 10


def minutes_needed(questions: int, people: int) -> int:
    """What one element takes at least: 8 minutes, one per question, and one for every fourth person up to 24."""
    return 8 + questions + min(people, _MOST_WHO_TALK) // 4


def agenda(questions: Mapping[str, int], length: int, people: int) -> tuple[Slot, ...]:
    """The slots in order; their minutes add up to `length`. `questions`: element -> how many questions it asks.

    Elements share what the frame leaves, by what each needs; whole minutes, the largest remainders first.
    Raises RefusedMoveError where there is not a minute for each.
    """
    opening, plan, close = frame(length, people)
    if length - opening - plan - close < _AT_LEAST * len(questions):
        raise RefusedMoveError(_("Der er ikke tid til så mange elementer. Vælg færre, eller gør mødet længere."))
    needed = [minutes_needed(count, people) for count in questions.values()]
    shared = _shared_out(length - opening - plan - close, needed)
    elements = tuple(Slot(element=one, minutes=minutes) for one, minutes in zip(questions, shared, strict=True))
    return (
        Slot(name="opening", minutes=opening),
        *elements,
        Slot(name="plan", minutes=plan),
        Slot(name="close", minutes=close),
    )


def adjusted(slots: Sequence[Slot], key: str, minutes: int) -> tuple[Slot, ...]:
    """The agenda with one slot set by hand; those not set by hand share the rest as before, so the sum stays.

    Raises RefusedMoveError where not a minute would be left for each of the others, or nothing is left to give way.
    """
    length = sum(slot.minutes for slot in slots)
    free = [slot for slot in slots if not slot.fixed and slot.key != key]
    set_by_hand = sum(slot.minutes for slot in slots if slot.fixed and slot.key != key)
    most = length - set_by_hand - _AT_LEAST * len(free)
    if minutes < 0 or minutes > most or (not free and minutes != most):
        if not free:
            raise RefusedMoveError(_("Alle andre punkter ligger fast. Giv et af dem fri først."))
        raise RefusedMoveError(_("Der er højst {most} minutter til dette punkt.").format(most=most))
    rest = iter(_shared_out(length - set_by_hand - minutes, [slot.minutes for slot in free]))
    return tuple(
        slot.model_copy(update={"minutes": minutes, "fixed": True})
        if slot.key == key
        else slot
        if slot.fixed
        else slot.model_copy(update={"minutes": next(rest)})
        for slot in slots
    )


def released(slots: Sequence[Slot], key: str) -> tuple[Slot, ...]:
    """The agenda with one slot no longer set by hand; its minutes stay until another is set."""
    return tuple(slot.model_copy(update={"fixed": False}) if slot.key == key else slot for slot in slots)


def _shared_out(minutes: int, weights: Sequence[int]) -> list[int]:
    """Whole minutes in proportion to the weights, each at least 1, the largest remainders (then the first) one more."""
    if not weights:
        return []
    to_share = minutes - _AT_LEAST * len(weights)
    total = sum(weights) or len(weights)
    parts = [(weight if sum(weights) else 1) * to_share / total for weight in weights]
    whole = [int(part) for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda at: (whole[at] - parts[at], at))
    for at in by_remainder[: to_share - sum(whole)]:
        whole[at] += 1
    return [_AT_LEAST + part for part in whole]


def elements_that_fit(catalogue: Catalogue, length: int, people: int, form: Form) -> int:
    """How many elements of the catalogue's usual size the meeting has time for; at least one, at most all."""
    sizes = [len(catalogue.questions_of(element, form)) for element in catalogue.elements]
    asked = sorted(size for size in sizes if size)
    if not asked:
        return 0
    time = length - sum(frame(length, people))
    return max(1, min(len(asked), time // minutes_needed(asked[len(asked) // 2], people)))


def suggested_elements(
    catalogue: Catalogue, length: int, people: int, form: Form, earlier: Profile | None = None
) -> tuple[str, ...]:
    """The elements to take up, in the meeting's order.

    With an earlier profile of the practice the weakest first; elements without a score come after those with one.
    Without one they are spread over the categories, in each the one that most others build on first, and taken in the
    catalogue's order.
    """
    most = elements_that_fit(catalogue, length, people, form)
    asked = [element for element in catalogue.elements if catalogue.questions_of(element, form)]
    if earlier is not None:
        scores = {element.id: element.score for element in earlier.elements if element.counts}
        usable = [element.id for element in asked if element.id in scores]
        weakest = sorted(usable, key=lambda one: (scores[one] is None, scores[one] or 0.0))
        return tuple(weakest[:most]) or tuple(element.id for element in asked[:most])
    chosen = {element.id for element in _spread_out(catalogue, asked)[:most]}
    return tuple(element.id for element in catalogue.elements_as_shown if element.id in chosen)


def _spread_out(catalogue: Catalogue, asked: Sequence[Element]) -> list[Element]:
    carries = {element.id: sum(element.id in other.builds_on for other in catalogue.elements) for element in asked}
    queues = [
        sorted((e for e in asked if e.category == category.id), key=lambda element: -carries[element.id])
        for category in catalogue.categories
    ]
    turns = max(map(len, queues), default=0)
    return [queue[turn] for turn in range(turns) for queue in queues if turn < len(queue)]
