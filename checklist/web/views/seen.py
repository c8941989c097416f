"""What was shown of an element, as phones and projector draw it: the same figures in words, in a table and as bars.

Reads the workshop as any eye may have it, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.catalogue import reading
from checklist.locale import _
from checklist.workshop.figures import by_disagreement, spread_of, tally_spread
from checklist.workshop.sentences import answered_words, group_words, moves_words, spread_words, withheld_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checklist.catalogue import Area, Catalogue, Scale
    from checklist.workshop.model import Settled, Shown, Tally, Workshop


@dataclass(frozen=True)
class Bar:
    """One answer: how many gave it, and that as whole per cent of all on the scale (0-100); `first` in round one."""

    value: int
    label: str
    count: int
    percent: int
    first_count: int | None = None
    first_percent: int = 0


@dataclass(frozen=True)
class Group:
    """What a perspective, or those beside the staff, answered."""

    name: str
    bars: tuple[Bar, ...]
    words: str


@dataclass(frozen=True)
class Seen:
    """One question as it was shown."""

    id: str
    number: str
    text: str
    bars: tuple[Bar, ...]
    words: str
    answered: str
    withheld: str
    again: str
    notes_before: tuple[str, ...]
    notes: tuple[str, ...]
    groups: tuple[Group, ...]
    moves: tuple[str, ...]
    is_split: bool


@dataclass(frozen=True)
class Shared:
    """The group's answer to one question, as far as it is settled."""

    number: str
    text: str
    answer: str
    reason: str
    minority: str
    is_prefilled: bool


def seen_questions(workshop: Workshop, catalogue: Catalogue, area: Area | None) -> tuple[Seen, ...]:
    """The current element's shown questions, most disagreement first."""
    shown = [question for question in workshop.current_questions if question in workshop.shown]
    return tuple(
        seen_question(workshop, catalogue, area, question) for question in by_disagreement(workshop, catalogue, shown)
    )


def seen_question(workshop: Workshop, catalogue: Catalogue, area: Area | None, question_id: str) -> Seen:
    """One question; with a second round both are drawn beside each other."""
    both = workshop.shown[question_id]
    question = catalogue.question_by_id[question_id]
    scale = catalogue.scale_of(question)
    latest, smallest = both.latest, workshop.settings.smallest_group
    spread = spread_of(workshop, catalogue, question_id)
    second_is_seen = latest is both.second
    first = both.first.staff if second_is_seen and both.first.staff.withheld is None else None
    again = "" if both.second is None or second_is_seen else withheld_words(both.second.staff, smallest)
    return Seen(
        id=question_id,
        number=catalogue.question_numbers.get(question_id, ""),
        text=reading(question.text, area),
        bars=bars(scale, latest.staff, first),
        words=spread_words(spread) if spread else "",
        answered=answered_words(latest.staff) if latest.staff.is_visible else "",
        withheld=withheld_words(latest.staff, smallest),
        again=again,
        notes_before=both.first.notes_before,
        notes=_notes(both.first.notes, both.second),
        groups=tuple(_groups(workshop, catalogue, question_id, scale, both.first)),
        moves=moves_words(both.second.moves) if both.second and both.second.moves else (),
        is_split=bool(spread and spread.pattern == "split"),
    )


def _notes(first: tuple[str, ...], second: Shown | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *(second.notes if second else ()))))


def bars(scale: Scale, tally: Tally, first: Tally | None = None) -> tuple[Bar, ...]:
    """One bar for each option; none where the figures are withheld."""
    if tally.withheld is not None:
        return ()
    now, then = _percents(scale, tally.counts), _percents(scale, first.counts if first else {})
    return tuple(
        Bar(
            option.value,
            option.label,
            tally.counts.get(option.value, 0),
            now[option.value],
            first.counts.get(option.value, 0) if first else None,
            then[option.value],
        )
        for option in scale.options
    )


def _percents(scale: Scale, counts: Mapping[int, int]) -> dict[int, int]:
    total = sum(counts.values()) or 1
    return {option.value: round(100 * counts.get(option.value, 0) / total) for option in scale.options}


def _groups(workshop: Workshop, catalogue: Catalogue, question_id: str, scale: Scale, shown: Shown) -> Iterable[Group]:
    for tally in (*shown.parts, *shown.beside):
        if tally.withheld is None:
            spread = tally_spread(workshop, catalogue, question_id, tally)
            name = group_words(tally.groups)
            yield Group(name[:1].upper() + name[1:], bars(scale, tally), spread_words(spread))


def shared_answers(
    workshop: Workshop, catalogue: Catalogue, area: Area | None, question_ids: Iterable[str]
) -> tuple[Shared, ...]:
    """What the group has settled on, question by question."""
    return tuple(
        Shared(
            number=catalogue.question_numbers.get(question_id, ""),
            text=reading(catalogue.question_by_id[question_id].text, area),
            answer=_settled_words(catalogue, question_id, workshop.settled.get(question_id)),
            reason=_part(workshop.settled.get(question_id), "reason"),
            minority=_part(workshop.settled.get(question_id), "minority"),
            is_prefilled=bool((one := workshop.settled.get(question_id)) and one.prefilled),
        )
        for question_id in question_ids
        if question_id in workshop.shown
    )


def _part(settled: Settled | None, name: str) -> str:
    return (getattr(settled, name) or "").strip() if settled else ""


def _settled_words(catalogue: Catalogue, question_id: str, settled: Settled | None) -> str:
    if settled is None:
        return ""
    if settled.value is not None:
        scale = catalogue.scale_of(catalogue.question_by_id[question_id])
        option = scale.by_value.get(settled.value)
        return f"{settled.value} · {option.label}" if option else str(settled.value)
    return _("Ved ikke") if settled.status == "dont_know" else _("Passer ikke")
