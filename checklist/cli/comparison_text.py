"""Then and now as lines of text: what moved, and which answers moved it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.assessment.summary import summary_sentence, what_a_score_is_not
from checklist.catalogue import reading
from checklist.cli.drawing import number, signed, table, wrapped
from checklist.cli.profile_text import area_of, form_words
from checklist.locale import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist.assessment.comparison import Comparison, ElementChange
    from checklist.assessment.model import Answer, Assessment
    from checklist.assessment.scoring import ElementScore
    from checklist.catalogue import Area, Catalogue

    Named = tuple[str, Assessment]


def comparison_lines(catalogue: Catalogue, then: Named, now: Named, comparison: Comparison) -> list[str]:
    """The comparison of two named assessments."""
    area = area_of(catalogue, now[1])
    before, after = _labels(then, now)
    practice = now[1].practice
    return [
        f"{practice.name} · {practice.service}",
        _("{before} og {after} · {form}").format(before=before, after=after, form=form_words(comparison.form)),
        "",
        *_moves(catalogue, comparison, area, (before, after)),
        "",
        *_answers(catalogue, comparison, area),
        *wrapped(_("{when}: {summary}").format(when=before, summary=summary_sentence(comparison.then))),
        *wrapped(_("{when}: {summary}").format(when=after, summary=summary_sentence(comparison.now))),
        *_what_was_left_out(comparison),
        "",
        *wrapped(what_a_score_is_not()),
    ]


def _labels(then: Named, now: Named) -> tuple[str, str]:
    """What the two times are called: their periods, or their names where the periods do not tell them apart."""
    periods = (then[1].period, now[1].period)
    if periods[0] and periods[1] and periods[0] != periods[1]:
        return periods[0], periods[1]
    return then[0], now[0]


def _moves(catalogue: Catalogue, comparison: Comparison, area: Area | None, labels: tuple[str, str]) -> list[str]:
    rows = [(_("Element"), *labels, _("Flyttet"), "")]
    for change in comparison.elements:
        name = reading(catalogue.element_by_id[change.id].name, area)
        moved = "" if change.moved is None else signed(change.moved)
        rows.append((name, _score(change.then), _score(change.now), moved, _direction(change)))
    return table(rows)


def _score(element: ElementScore) -> str:
    if element.score is not None:
        return number(element.score)
    return _("for få svar") if element.counts else _("passer ikke")


def _direction(change: ElementChange) -> str:
    if change.then.level is not None and change.now.level is not None and change.then.level != change.now.level:
        return _("{then} → {now}").format(then=change.then.level.name, now=change.now.level.name)
    if change.moved is None:
        return _("kan ikke sammenlignes")
    return _("samme niveau") if change.moved else _("uændret")


def _answers(catalogue: Catalogue, comparison: Comparison, area: Area | None) -> Iterator[str]:
    for change in comparison.elements:
        if change.answers:
            yield reading(catalogue.element_by_id[change.id].name, area)
        for answer in change.answers:
            text = reading(catalogue.question_by_id[answer.question_id].text, area)
            yield from wrapped(f"{_said(answer.then)} → {_said(answer.now)}: {text}", "    ", "  – ")
    yield ""


def _said(answer: Answer) -> str:
    if answer.value is not None:
        return str(answer.value)
    words = {"dont_know": _("ved ikke"), "not_relevant": _("passer ikke")}
    return words[answer.status] if answer.status else _("ikke besvaret")


def _what_was_left_out(comparison: Comparison) -> Iterator[str]:
    then, now = comparison.versions
    if then != now:
        text = _("Spørgeskemaet er ændret fra version {then} til {now}. Kun de spørgsmål, de har fælles, er med.")
        yield from wrapped(text.format(then=then, now=now))
    left_out = len({*comparison.only_then, *comparison.only_now})
    if left_out:
        text = ngettext(
            "{count} svar er ikke med, fordi spørgsmålet kun er stillet den ene gang.",
            "{count} svar er ikke med, fordi spørgsmålene kun er stillet den ene gang.",
            left_out,
        )
        yield from wrapped(text.format(count=left_out))
