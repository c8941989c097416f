"""The overview that can hang on a wall: the profile, what is present, strengths and development areas, the radar."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.assessment.summary import development_areas, picture_sentence, strengths, what_a_score_is_not
from checklist.locale import _, whole
from checklist.report.views.scores import ScoreView, level_fill, score_view, thresholds
from checklist.report.views.subject import shortened

if TYPE_CHECKING:
    from checklist.assessment.scoring import ElementScore
    from checklist.report.views.subject import Subject

RADAR_RADIUS = 100.0


@dataclass(frozen=True)
class ProfileRow:
    number: int
    name: str
    score: ScoreView
    documented: str


@dataclass(frozen=True)
class ProfileGroup:
    """A category with its elements in order."""

    name: str
    rows: tuple[ProfileRow, ...]


@dataclass(frozen=True)
class LevelKey:
    """A level as the key under the profile explains it."""

    name: str
    starts_at: str
    fill: float
    present: bool
    meaning: str


@dataclass(frozen=True)
class Highlight:
    """A strength or a development area: what it is and, where there is one, a line on it."""

    number: int
    name: str
    score: ScoreView
    line: str


@dataclass(frozen=True)
class Spoke:
    """One element on the radar: where its axis ends, its label, its point and its range (chart units, y down)."""

    number: int
    end: tuple[float, float]
    label: tuple[float, float]
    point: tuple[float, float] | None
    low: tuple[float, float] | None
    high: tuple[float, float] | None


@dataclass(frozen=True)
class Radar:
    """The radar chart; `strokes` join neighbours that both have a score, `closed` where all have one."""

    spokes: tuple[Spoke, ...]
    rings: tuple[float, ...]
    closed: bool
    strokes: tuple[tuple[tuple[float, float], ...], ...]
    alt: str


@dataclass(frozen=True)
class Overview:
    summary: str
    groups: tuple[ProfileGroup, ...]
    levels: tuple[LevelKey, ...]
    strengths: tuple[Highlight, ...]
    development: tuple[Highlight, ...]
    radar: Radar | None
    what_it_is_not: str
    gate: str | None
    any_answer: bool


def overview(subject: Subject) -> Overview:
    profile = subject.profile
    return Overview(
        summary=picture_sentence(profile),
        groups=tuple(
            ProfileGroup(
                subject.say(category.name),
                tuple(_row(subject, profile.element(e.id)) for e in subject.elements_of(category)),
            )
            for category in subject.catalogue.categories
            if subject.elements_of(category)
        ),
        levels=level_keys(subject),
        strengths=tuple(_strength(subject, element) for element in strengths(profile)),
        development=tuple(_development(subject, element) for element in development_areas(profile)),
        radar=radar(subject),
        what_it_is_not=what_a_score_is_not(),
        gate=_gate_line(subject),
        any_answer=any(element.answered for element in profile.elements),
    )


def level_keys(subject: Subject) -> tuple[LevelKey, ...]:
    """The catalogue's levels, lowest first."""
    return tuple(
        LevelKey(
            subject.say(level.name),
            whole(level.starts_at),
            level_fill(subject.catalogue, level) or 0.0,
            level.present,
            subject.say(level.meaning),
        )
        for level in subject.catalogue.levels
    )


def _row(subject: Subject, element: ElementScore) -> ProfileRow:
    name = subject.say(subject.catalogue.element_by_id[element.id].name)
    documented = f"{element.documented}/{element.answered}" if element.answered else "–"
    return ProfileRow(subject.element_numbers[element.id], name, score_view(subject, element), documented)


def _strength(subject: Subject, element: ElementScore) -> Highlight:
    own = subject.assessment.reflections.get(element.id)
    line = own.strengths if own and own.strengths else subject.catalogue.element_by_id[element.id].definition
    return _highlight(subject, element, line if own and own.strengths else subject.say(line))


def _development(subject: Subject, element: ElementScore) -> Highlight:
    first = next((proposal for proposal in subject.proposals if proposal.element_id == element.id), None)
    if first is None:
        return _highlight(subject, element, "")
    if first.suggestion is None:
        return _highlight(subject, element, _("Find ud af det, I har svaret ved ikke til."))
    return _highlight(subject, element, subject.say(first.suggestion.text))


def _highlight(subject: Subject, element: ElementScore, line: str) -> Highlight:
    name = subject.say(subject.catalogue.element_by_id[element.id].name)
    return Highlight(subject.element_numbers[element.id], name, score_view(subject, element), shortened(line, 120))


def _gate_line(subject: Subject) -> str | None:
    """One line where a gate was answered yes: it never counts, and it asks for a closer look."""
    answered_yes = [
        gate for gate in subject.catalogue.gates if (a := subject.assessment.gates.get(gate.id)) and a.value
    ]
    if not answered_yes:
        return None
    return _("I har svaret ja til: {question} Det giver ingen point. Se nærmere på det i rapporten.").format(
        question=subject.say(answered_yes[0].text)
    )


def radar(subject: Subject) -> Radar | None:
    """The radar, or None where the instrument has fewer than three elements: there is then no web to spin."""
    elements = subject.profile.elements
    if len(elements) < 3:
        return None
    numbers = subject.element_numbers
    spokes = tuple(_spoke(at, len(elements), numbers[element.id], element) for at, element in enumerate(elements))
    points = [spoke.point for spoke in spokes]
    closed = all(point is not None for point in points)
    scored = [
        f"{subject.element_label(element.id)}: {whole(element.score)}"
        for element in elements
        if element.score is not None
    ]
    alt = _("Spindelvæv over elementerne. Tallene står også i tabellen.")
    return Radar(
        spokes=spokes,
        rings=thresholds(subject.catalogue),
        closed=closed,
        strokes=_strokes(points, closed=closed),
        alt=f"{alt} {'; '.join(scored)}." if scored else f"{alt} " + _("Ingen elementer har en score endnu."),
    )


def _spoke(position: int, count: int, number: int, element: ElementScore) -> Spoke:
    angle = 2 * math.pi * position / count - math.pi / 2

    def at(share: float) -> tuple[float, float]:
        radius = RADAR_RADIUS * share / 100
        return round(radius * math.cos(angle), 2), round(radius * math.sin(angle), 2)

    score, low, high = (None if one is None else at(one) for one in (element.score, element.low, element.high))
    return Spoke(number, at(100), at(113), score, low, high)


def _strokes(points: list[tuple[float, float] | None], *, closed: bool) -> tuple[tuple[tuple[float, float], ...], ...]:
    if closed:
        return (tuple(point for point in points if point is not None),)
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return tuple((a, b) for a, b in pairs if a is not None and b is not None)
