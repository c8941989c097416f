"""Then and now: what moved since the earlier assessment, which answers moved it, and how the last plan went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.assessment.comparison import ElementChange, compare
from checklist.assessment.planning import status_words
from checklist.catalogue import RefusedError
from checklist.locale import _, date, long_date, ngettext, whole
from checklist.report.views.answers import said
from checklist.report.views.scores import thresholds
from checklist.report.views.subject import Subject

if TYPE_CHECKING:
    from checklist.assessment.comparison import Comparison
    from checklist.assessment.model import ActionStatus, Assessment


@dataclass(frozen=True)
class Change:
    """One element then and now (figures as words, and 0-100 for the chart)."""

    anchor: str
    label: str
    then: float | None
    now: float | None
    then_words: str
    now_words: str
    moved: str
    direction: str
    levels: str
    alt: str
    answers: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True)
class OldAction:
    title: str
    owner: str | None
    deadline: str | None
    status: ActionStatus
    status_words: str


@dataclass(frozen=True)
class Progress:
    """`notices` say what limits the comparison; `actions` is the earlier plan with what became of it."""

    then_label: str
    now_label: str
    thresholds: tuple[float, ...]
    notices: tuple[str, ...]
    changes: tuple[Change, ...]
    actions: tuple[OldAction, ...]


def progress(subject: Subject) -> Progress | None:
    """The comparison with `subject.earlier`, or None without one. Raises RefusedError where it would mislead."""
    earlier, now = subject.earlier, subject.assessment
    if earlier is None:
        return None
    comparison, problems = compare(subject.catalogue, (_name(earlier), earlier), (_name(now), now))
    if comparison is None:
        raise RefusedError([problem for problem in problems if problem.refuses])
    then_label, now_label = _name(earlier), _name(now)
    if then_label == now_label:
        then_label, now_label = (long_date(one.updated.astimezone().date()) for one in (earlier, now))
    return Progress(
        then_label=then_label,
        now_label=now_label,
        thresholds=thresholds(subject.catalogue),
        notices=_notices(comparison, earlier, now),
        changes=tuple(_change(subject, change) for change in comparison.elements),
        actions=_old_actions(earlier, now),
    )


def _name(assessment: Assessment) -> str:
    return assessment.period or long_date(assessment.updated.astimezone().date())


def _notices(comparison: Comparison, earlier: Assessment, now: Assessment) -> tuple[str, ...]:
    notices = []
    then_version, now_version = comparison.versions
    if then_version != now_version:
        text = _(
            "Spørgsmålene har skiftet version ({then} og {now}). Vi holder kun de fælles spørgsmål op mod hinanden."
        )
        notices.append(text.format(then=then_version, now=now_version))
    if earlier.form != now.form:
        text = _("Den ene gang er i kort form. Derfor er det kun kernespørgsmålene, der er holdt op mod hinanden.")
        notices.append(text + " " + _("Tallene kan være andre end i resten af rapporten."))
    if outside := len(comparison.only_then) + len(comparison.only_now):
        text = ngettext(
            "{n} svar er ikke med her, fordi det kun blev stillet den ene gang.",
            "{n} svar er ikke med her, fordi de kun blev stillet den ene gang.",
            outside,
        )
        notices.append(text.format(n=outside))
    return tuple(notices)


def _change(subject: Subject, change: ElementChange) -> Change:
    then, now, moved = change.then.score, change.now.score, change.moved
    level_then, level_now = (subject.say(e.level.name) if e.level else "–" for e in (change.then, change.now))
    label = subject.element_label(change.id)
    then_words, now_words = ("–" if one is None else whole(one) for one in (then, now))
    return Change(
        anchor=f"element-{change.id}",
        label=label,
        then=then,
        now=now,
        then_words=then_words,
        now_words=now_words,
        moved=_moved_words(moved),
        direction="none" if moved is None or abs(moved) < 0.5 else "up" if moved > 0 else "down",
        levels=level_now if level_then == level_now else _("{then} → {now}").format(then=level_then, now=level_now),
        alt=_("Før {then}, nu {now}.").format(then=then_words, now=now_words),
        answers=tuple(
            (
                subject.question_numbers[one.question_id],
                subject.say(question.text),
                said(subject, question, one.then),
                said(subject, question, one.now),
            )
            for one in change.answers
            for question in [subject.catalogue.question_by_id[one.question_id]]
        ),
    )


def _moved_words(moved: float | None) -> str:
    if moved is None:
        return _("kan ikke sammenlignes")
    if abs(moved) < 0.5:
        return _("uændret")
    return (
        _("▲ {points} op").format(points=whole(moved))
        if moved > 0
        else _("▼ {points} ned").format(points=whole(-moved))
    )


def _old_actions(earlier: Assessment, now: Assessment) -> tuple[OldAction, ...]:
    """The earlier plan; an action that was carried on has the status it has now."""
    carried_on = {action.id: action for action in now.plan.actions}
    rows = []
    for action in earlier.plan.actions:
        latest = carried_on.get(action.id)
        status = latest.status if latest and latest.title == action.title else action.status
        deadline = date(action.deadline) if action.deadline else None
        rows.append(OldAction(action.title, action.owner, deadline, status, status_words(status)))
    return tuple(rows)
