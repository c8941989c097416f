"""The board's report on a round: its cover, what it comes to, and the parts in the order in which they are read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.locale import _, long_date, ngettext, percent, whole
from checklist.report.screening.views.call import Call, call
from checklist.report.screening.views.decided import Decided, decided
from checklist.report.screening.views.field import TheField, the_field
from checklist.report.screening.views.heat_map import HeatMap, heat_map
from checklist.report.screening.views.reviewing import Reviewing, agreement_sentences, reviewing
from checklist.report.screening.views.round_subject import RoundSubject, moment_words
from checklist.report.screening.views.standings import GroupView, certainty_mark, group_views
from checklist.report.views.subject import shortened
from checklist.screening.model import CHOICES, choice_words
from checklist.screening.order import NEARLY_ALWAYS, NEARLY_NEVER
from checklist.screening.order_words import certainty_words, decides_nothing
from checklist.screening.progress import counted, stage_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from checklist.catalogue import Catalogue
    from checklist.report.screening.record import RoundRecord
    from checklist.screening.order import Certainty

_CERTAINTIES: tuple[Certainty, ...] = ("in", "depends", "out")


@dataclass(frozen=True)
class GroupSummary:
    """A group in one line: its places, its applications, and how many are in, depend and are out (all in words)."""

    name: str
    places: int
    applications: int
    certain: tuple[int, ...]


@dataclass(frozen=True)
class Summary:
    """The round on one page. `choices` are (words, number); `certainties` the heads of the groups' columns."""

    sentences: tuple[str, ...]
    choices: tuple[tuple[str, int], ...]
    certainties: tuple[tuple[str, str], ...]
    groups: tuple[GroupSummary, ...]


@dataclass(frozen=True)
class Board:
    """The whole report. `running` is short enough for a heading; `facts` are (label, value) pairs."""

    title: str
    organiser: str
    running: str
    dated: str
    decides_nothing: str
    facts: tuple[tuple[str, str], ...]
    summary: Summary
    call: Call
    field: TheField
    reviewing: Reviewing
    heat_map: HeatMap
    groups: tuple[GroupView, ...]
    in_no_group: tuple[str, ...]
    decided: Decided
    draws_words: str
    certainty_limits: tuple[tuple[str, str], ...]
    seed: int
    link_names: dict[str, str]


def board(catalogue: Catalogue, record: RoundRecord, today: dt.date, draws: int) -> Board:
    """Everything that stands in the report, on the day `today`."""
    subject = RoundSubject(catalogue, record, today, draws)
    found = record.round
    return Board(
        title=found.name,
        organiser=found.organiser,
        running=shortened(found.name, 45),
        dated=long_date(today),
        decides_nothing=decides_nothing(),
        facts=tuple(_facts(subject)),
        summary=_summary(subject),
        call=call(subject),
        field=the_field(subject),
        reviewing=reviewing(subject),
        heat_map=heat_map(subject),
        groups=group_views(subject),
        in_no_group=_in_no_group(subject),
        decided=decided(subject),
        draws_words=whole(draws),
        certainty_limits=_certainty_limits(),
        seed=found.seed,
        link_names=dict(part_names()),
    )


def part_names() -> tuple[tuple[str, str], ...]:
    """Anchor and heading of every part, in order."""
    return (
        ("summary", _("Kort fortalt")),
        ("call", _("Hvad runden spurgte om")),
        ("field", _("Hvem der søgte")),
        ("formalities", _("Formalia")),
        ("reviewing", _("Sådan læste bedømmerne")),
        ("heat-map", _("Bedømmelserne på ét kort")),
        ("order", _("Rækkefølgen, og hvor sikker den er")),
        ("decisions", _("Beslutninger og begrundelser")),
        ("method", _("Hvad beregningen er, og hvad den ikke er")),
    )


def _facts(subject: RoundSubject) -> Iterator[tuple[str, str]]:
    found, record = subject.round, subject.record
    yield _("Frist"), moment_words(found.deadline)
    yield _("Ansøgninger"), str(len(record.applications))
    yield _("Bedømmere"), ", ".join(one.name for one in record.who_reviewed) or "–"
    yield _("Pladser"), "; ".join(f"{group.name}: {group.places}" for group in found.comparison_groups())
    if found.areas:
        yield _("Områder"), ", ".join(subject.area_name(one) for one in found.areas)
    blind = _("Bedømmerne så en kode i stedet for navne.")
    yield _("Navne"), blind if found.blind else _("Bedømmerne så ansøgernes navne.")
    about = subject.catalogue.about
    yield _("Skema"), _("{title}, version {version}").format(title=subject.say(about.title), version=about.version)


def _summary(subject: RoundSubject) -> Summary:
    verdicts = Counter(subject.standing[one.id].verdict for one in subject.applications if one.id in subject.standing)
    groups = []
    for one in subject.orders:
        certain = Counter(standing.certainty for standing in one.order.standings if standing.reviews)
        numbers = tuple(certain[key] for key in _CERTAINTIES)
        groups.append(GroupSummary(one.group.name, one.group.places, len(one.order.standings), numbers))
    return Summary(
        sentences=tuple(_sentences(subject)),
        choices=tuple((choice_words(choice), verdicts[choice]) for choice in CHOICES),
        certainties=tuple((certainty_mark(key), certainty_words(key)) for key in _CERTAINTIES),
        groups=tuple(groups),
    )


def _sentences(subject: RoundSubject) -> Iterator[str]:
    n, handed_in = len(subject.applications), sum(one.handed_in is not None for one in subject.record.reviews)
    sentence = ngettext("{n} ansøgning er med i runden.", "{n} ansøgninger er med i runden.", n).format(n=n)
    read = ngettext("Der er afleveret {n} bedømmelse.", "Der er afleveret {n} bedømmelser.", handed_in)
    yield f"{sentence} {read.format(n=handed_in)}"
    yield from agreement_sentences(subject.statistics.overall)[:1]
    waiting = {stage: number for stage, number in counted(subject.stages).items() if number and stage != "decided"}
    if waiting:
        told = ", ".join(f"{number} {stage_words(stage)}" for stage, number in waiting.items())
        yield _("Runden er ikke færdig: {told}. Det, der står her, kan flytte sig.").format(told=told)
    elif subject.applications:
        yield _("Der er taget stilling til alle ansøgninger.")
    lacking = sum(state == "lacking" for state in subject.formal_states.values())
    if lacking:
        text = ngettext("{n} ansøgning mangler noget formelt.", "{n} ansøgninger mangler noget formelt.", lacking)
        yield text.format(n=lacking)
    level = sum(bool(standing.equal_to) for one in subject.orders for standing in one.order.standings)
    if level:
        yield _("{n} ansøgninger står lige med en anden, fordi bedømmelserne er ens.").format(n=level)


def _certainty_limits() -> tuple[tuple[str, str], ...]:
    """Each word for certainty, and in how large a part of the draws an application is within the places then."""
    often, seldom = percent(NEARLY_ALWAYS), percent(NEARLY_NEVER)
    return (
        (certainty_words("in"), _("{share} eller mere").format(share=often)),
        (certainty_words("depends"), _("mellem {low} og {high}").format(low=seldom, high=often)),
        (certainty_words("out"), _("{share} eller mindre").format(share=seldom)),
    )


def _in_no_group(subject: RoundSubject) -> tuple[str, ...]:
    """The applications that the round compares with nobody, by code and name."""
    return tuple(
        f"{one.code} {subject.called[one.id].name}"
        for one in subject.applications
        if subject.round.group_of(one.maturity) is None
    )
