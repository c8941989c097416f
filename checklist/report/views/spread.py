"""How a workshop's answers to one question lay: the figures of each round, the words for them, and what moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.locale import _, ngettext
from checklist.workshop.figures import spread_of
from checklist.workshop.sentences import answered_words, group_words, moves_words, spread_words, withheld_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklist.catalogue import Scale
    from checklist.report.views.meeting_subject import MeetingSubject
    from checklist.workshop.model import Round, Shown, Tally
    from checklist.workshop.outcome import QuestionOutcome


@dataclass(frozen=True)
class Count:
    """How many gave one answer, and that as whole per cent (0-100) of the answers on the scale in the same row."""

    n: int
    percent: int


@dataclass(frozen=True)
class FigureRow:
    """The figures of one group in one round. `drawn`: with bars over them; the others stand as figures alone."""

    name: str
    counts: tuple[Count, ...]
    dont_know: int
    not_relevant: int
    drawn: bool


@dataclass(frozen=True)
class SpreadView:
    """One question. `options`: (value, label, it is the shared answer). `rows` is empty where figures are withheld.

    `words`: (round, how the answers lie); the round is empty where there was only one. `withheld` says what is not
    told and why. `answered` is how many the latest figures are of, `again` how many answered again.
    """

    options: tuple[tuple[str, str, bool], ...]
    rows: tuple[FigureRow, ...]
    words: tuple[tuple[str, str], ...]
    answered: str
    again: str
    moves: tuple[str, ...]
    withheld: tuple[str, ...]

    @property
    def drawn_rows(self) -> tuple[FigureRow, ...]:
        return tuple(row for row in self.rows if row.drawn)

    @property
    def more_columns(self) -> bool:
        """True where anybody answered off the scale."""
        return any(row.dont_know or row.not_relevant for row in self.rows)


def spread_view(subject: MeetingSubject, one: QuestionOutcome) -> SpreadView:
    question = subject.catalogue.question_by_id[one.question]
    scale = subject.catalogue.scale_of(question)
    second = one.second if one.second is not None and one.second.staff.is_visible else None
    shared = one.settled.value if one.settled else None
    return SpreadView(
        options=tuple((str(o.value), subject.say(o.label), o.value == shared) for o in scale.options),
        rows=tuple(_rows(scale, one.first, second)),
        words=tuple(_words(subject, one, second)),
        answered=answered_words(one.latest.staff) if one.latest.staff.is_visible else "",
        again=_again(second),
        moves=moves_words(second.moves) if second and second.moves else (),
        withheld=withheld_rounds(subject, one),
    )


def withheld_rounds(subject: MeetingSubject, one: QuestionOutcome) -> tuple[str, ...]:
    """Why figures are missing, round by round; empty where all are told."""
    least = subject.outcome.smallest_group
    rounds = [(1, one.first), *([(2, one.second)] if one.second else [])]
    told = [(number, withheld_words(shown.staff, least)) for number, shown in rounds if shown.staff.withheld]
    return tuple(f"{round_name(number)}: {words}" if one.second else words for number, words in told)


def round_name(number: int) -> str:
    return _("Anden runde") if number == 2 else _("Første runde")


def _rows(scale: Scale, first: Shown, second: Shown | None) -> Iterable[FigureRow]:
    if first.staff.withheld is None:
        yield _row(scale, first.staff, round_name(1) if second else _("Alle svar"), drawn=True)
    if second and second.staff.withheld is None:
        yield _row(scale, second.staff, round_name(2), drawn=True)
    for tally in (*first.parts, *(second or first).beside):
        if tally.withheld is None:
            name = group_words(tally.groups)
            yield _row(scale, tally, name[:1].upper() + name[1:], drawn=False)


def _row(scale: Scale, tally: Tally, name: str, *, drawn: bool) -> FigureRow:
    counts = (tally.counts.get(option.value, 0) for option in scale.options)
    return FigureRow(
        name=name,
        counts=tuple(Count(n, round(100 * n / tally.n) if tally.n else 0) for n in counts),
        dont_know=tally.dont_know,
        not_relevant=tally.not_relevant,
        drawn=drawn,
    )


def _words(subject: MeetingSubject, one: QuestionOutcome, second: Shown | None) -> Iterable[tuple[str, str]]:
    rounds: tuple[Round, ...] = (1, 2) if second else (1,)
    for number in rounds:
        spread = spread_of(subject.outcome.workshop, subject.catalogue, one.question, number)
        if spread is not None and (words := spread_words(spread)):
            yield (round_name(number) if second else "", words)


def _again(second: Shown | None) -> str:
    if second is None or not second.again:
        return ""
    text = ngettext(
        "{n} svarede igen. De andre står ved deres første svar.",
        "{n} svarede igen. De andre står ved deres første svar.",
        second.again,
    )
    return text.format(n=second.again)
