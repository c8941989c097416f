"""Who applied, which files came, and what the formal check said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.locale import _, long_date, ngettext
from checklist.report.screening.views.round_subject import Called, moment_words, name_of
from checklist.screening.arrivals import outcome_words
from checklist.screening.formalities import formal_lines
from checklist.screening.model import formal_words, maturity_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist.report.screening.views.round_subject import RoundSubject
    from checklist.screening.model import Application


@dataclass(frozen=True)
class Applicant:
    called: Called
    where: str
    area: str
    maturity: str
    received: str
    let_in: str


@dataclass(frozen=True)
class Lacking:
    """One line of the formal check that is not in order, in a person's words."""

    line: str
    state: str
    note: str
    by: str


@dataclass(frozen=True)
class LackingApplication:
    called: Called
    lines: tuple[Lacking, ...]


@dataclass(frozen=True)
class TheField:
    """`files` are (what became of them, number). `formal` are sentences; `lacking` what they come to, one by one."""

    sentences: tuple[str, ...]
    files: tuple[tuple[str, int], ...]
    applicants: tuple[Applicant, ...]
    formal: tuple[str, ...]
    lacking: tuple[LackingApplication, ...]


def the_field(subject: RoundSubject) -> TheField:
    outcomes = Counter(one.outcome for one in subject.record.files)
    return TheField(
        sentences=tuple(_sentences(subject)),
        files=tuple((outcome_words(outcome), number) for outcome, number in outcomes.items()),
        applicants=tuple(_applicant(subject, one) for one in subject.applications),
        formal=tuple(_formal(subject)),
        lacking=tuple(_lacking(subject)),
    )


def _sentences(subject: RoundSubject) -> Iterator[str]:
    areas = Counter(subject.area_name(one.assessment.practice.area) for one in subject.applications)
    if areas:
        yield _("Områder: {told}.").format(told=_counts(areas))
    maturities = Counter(
        maturity_words(one.maturity) if one.maturity else _("ikke oplyst") for one in subject.applications
    )
    if maturities:
        yield _("Hvor langt praksis er kommet: {told}.").format(told=_counts(maturities))
    withdrawn = [one.code for one in subject.record.withdrawn]
    if withdrawn:
        text = ngettext(
            "{n} ansøger har trukket sig ({codes}). Alt, hvad de skrev, er slettet.",
            "{n} ansøgere har trukket sig ({codes}). Alt, hvad de skrev, er slettet.",
            len(withdrawn),
        )
        yield text.format(n=len(withdrawn), codes=", ".join(withdrawn))


def _counts(found: Counter[str]) -> str:
    return ", ".join(f"{name} {number}" for name, number in sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _applicant(subject: RoundSubject, one: Application) -> Applicant:
    practice = one.assessment.practice
    parts = (practice.service, practice.organisation, practice.municipality)
    let_in = ""
    if one.let_in_by:
        let_in = _("Taget ind af {name}: {because}").format(name=one.let_in_by, because=one.let_in_because or "–")
    return Applicant(
        called=Called(one.code, name_of(one)),
        where=" · ".join(part.strip() for part in parts if part and part.strip()),
        area=subject.area_name(practice.area),
        maturity=maturity_words(one.maturity) if one.maturity else "–",
        received=moment_words(one.received),
        let_in=let_in,
    )


def _formal(subject: RoundSubject) -> Iterator[str]:
    states = Counter(subject.formal_states.values())
    yield _("Et menneske ser hver ansøgning efter, linje for linje.")
    told = []
    if states["ok"]:
        told.append(ngettext("{n} er i orden", "{n} er i orden", states["ok"]).format(n=states["ok"]))
    if states["lacking"]:
        told.append(ngettext("{n} mangler noget", "{n} mangler noget", states["lacking"]).format(n=states["lacking"]))
    if states["open"]:
        text = ngettext("{n} er ikke set helt efter endnu", "{n} er ikke set helt efter endnu", states["open"])
        told.append(text.format(n=states["open"]))
    if told:
        yield ", ".join(told) + "."


def _lacking(subject: RoundSubject) -> Iterator[LackingApplication]:
    for application in subject.applications:
        said = [one for one in application.formalities if one.state != "ok"]
        if not said:
            continue
        titles = {line.id: line.title for line in formal_lines(subject.round, subject.catalogue, application)}
        lines = tuple(
            Lacking(
                line=titles.get(one.line, one.line),
                state=formal_words(one.state),
                note=one.note or "",
                by=f"{one.by}, {long_date(one.at.astimezone().date())}",
            )
            for one in said
        )
        yield LackingApplication(subject.called[application.id], lines)
