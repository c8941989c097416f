"""Who reads what: a fair share for every reviewer, and what cannot be met.

Knows ids and conflicts of interest, and nothing of what stands in an application. The same round, people and seed give
the same share, in whatever order they are named.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING

from checklist.locale import _, ngettext
from checklist.screening.model import Assignment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from uuid import UUID

    from checklist.screening.model import Application, Declaration, Rated, Why
    from checklist.screening.round import Round

    Conflicts = Collection[tuple[UUID, UUID]]


@dataclass(frozen=True)
class Unmet:
    """An application with fewer reviewers than asked for, since too many are not free to read it."""

    application: UUID
    asked: int
    got: int


@dataclass(frozen=True)
class Sharing:
    """All assignments, the kept ones first. `loads`: how many applications each reviewer reads, the shared cases too.

    `taken_away` are earlier assignments that a conflict of interest, or an application withdrawn, made void.
    """

    assignments: tuple[Assignment, ...]
    loads: dict[UUID, int]
    unmet: tuple[Unmet, ...] = ()
    taken_away: tuple[Assignment, ...] = ()

    @property
    def is_even(self) -> bool:
        """True where no reviewer reads more than one application more than another."""
        return not self.loads or max(self.loads.values()) - min(self.loads.values()) <= 1


def conflicts_in(declarations: Iterable[Declaration]) -> frozenset[tuple[UUID, UUID]]:
    """The (reviewer, application) pairs where the last word of the reviewer is that there is a conflict."""
    last: dict[tuple[UUID, UUID], Declaration] = {}
    for one in declarations:
        pair = (one.reviewer, one.application)
        if pair not in last or one.at >= last[pair].at:
            last[pair] = one
    return frozenset(pair for pair, one in last.items() if one.conflict)


def share(
    found: Round,
    applications: Sequence[UUID],
    reviewers: Sequence[UUID],
    conflicts: Conflicts = (),
    *,
    calibration: Collection[UUID] = (),
    kept: Iterable[Assignment] = (),
) -> Sharing:
    """Give each application as many reviewers as the round asks for, and each reviewer as many as the others.

    `conflicts` are (reviewer, application) pairs; the `calibration` cases go to everybody who may read them. `kept` are
    assignments that stay (work has begun on them) unless a conflict forbids; one of somebody who is not among the
    `reviewers` any more counts for the application too. Whoever had a case before it was shared by all reads it first
    like everybody else. Loads differ by at most one wherever that can be had at all:
    each slot is given along a cheapest chain of swaps, which leaves the sum of squared loads as small as it can be.
    Source: Harvey, Ladner, Lovász and Tamir (2006), "Semi-matchings for bipartite graphs and load
    balancing", Journal of Algorithms 59(1).
    """
    desk = _Desk(found.seed, reviewers, conflicts)
    shared_by_all = frozenset(calibration)
    by_all = {"why": "calibration"}
    stay = [one.model_copy(update=by_all) if one.application in shared_by_all else one for one in kept]
    taken_away = desk.keep(stay, frozenset(applications))
    everybody = [one for one in applications if one in shared_by_all]
    for application in everybody:
        for reviewer in desk.free_for(application):
            desk.give(application, reviewer, "calibration", fixed=True)
    others = sorted((one for one in applications if one not in shared_by_all), key=desk.place_of)
    for wanted in range(1, found.reviewers_per_application + 1):
        for application in others:
            if len(desk.readers[application]) < wanted:
                desk.give_along_cheapest_chain(application, "share")
    return desk.result(applications, found.reviewers_per_application, taken_away)


def disagreeing(found: Round, reviews: Iterable[Rated]) -> dict[UUID, tuple[str, ...]]:
    """The elements of each application that two handed-in reviews rate so far apart that one more is to read it."""
    if not found.extra_on_disagreement:
        return {}
    values: dict[UUID, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for review in reviews:
        for element, rating in review.ratings.items() if review.handed_in else ():
            if rating.value is not None:
                values[review.application][element].append(rating.value)
    apart = {
        application: tuple(e for e, v in elements.items() if max(v) - min(v) >= found.extra_on_disagreement)
        for application, elements in values.items()
    }
    return {application: elements for application, elements in apart.items() if elements}


def share_extra(
    found: Round,
    reviews: Iterable[Rated],
    assignments: Sequence[Assignment],
    reviewers: Sequence[UUID],
    conflicts: Conflicts = (),
) -> Sharing:
    """All assignments as they are, and one more reviewer for each application whose reviewers disagree.

    Only one more: an application that has had its extra reviewer, or was read by everybody, gets no further.
    """
    desk = _Desk(found.seed, reviewers, conflicts)
    applications = list(dict.fromkeys(one.application for one in assignments))
    taken_away = desk.keep(assignments, frozenset(applications))
    everybody = {one.application for one in assignments if one.why == "calibration"}
    had_extra = {one.application for one in assignments if one.why == "disagreement"}
    waiting = sorted(set(disagreeing(found, reviews)) - everybody - had_extra, key=desk.place_of)
    unmet = []
    for application in waiting:
        asked = len(desk.readers[application]) + 1
        if not desk.give_along_cheapest_chain(application, "disagreement"):
            unmet.append(Unmet(application, asked, asked - 1))
    return Sharing(desk.assignments(), desk.loads, tuple(unmet), taken_away)


def choose_calibration(
    found: Round, applications: Sequence[Application], reviewers: Sequence[UUID], conflicts: Conflicts = ()
) -> tuple[UUID, ...]:
    """The shared cases that everybody reads first: as many as the round says, from each group in turn.

    Cases that all reviewers may read come first; the seed decides among equals.
    """
    banned = Counter(application for reviewer, application in conflicts if reviewer in frozenset(reviewers))
    desk = _Desk(found.seed, reviewers, conflicts)
    lines: dict[str, deque[UUID]] = defaultdict(deque)
    for one in sorted(applications, key=lambda one: (banned[one.id], desk.place_of(one.id))):
        group = found.group_of(one.assessment.practice.maturity)
        lines[group.id if group else ""].append(one.id)
    chosen: list[UUID] = []
    while len(chosen) < found.calibration_cases and any(lines.values()):
        for line in lines.values():
            if line and len(chosen) < found.calibration_cases:
                chosen.append(line.popleft())
    return tuple(chosen)


def unmet_words(unmet: Unmet, code: str) -> str:
    """What could not be met about one application, as a sentence."""
    text = ngettext(
        "{code}: Kun {got} bedømmer kan læse den. Runden beder om {asked}.",
        "{code}: Kun {got} bedømmere kan læse den. Runden beder om {asked}.",
        unmet.got,
    )
    return text.format(code=code, got=unmet.got, asked=unmet.asked)


def evenness_words(sharing: Sharing) -> str:
    """How even the share is, as a sentence."""
    if not sharing.loads:
        return _("Der er ingen bedømmere at fordele til.")
    fewest, most = min(sharing.loads.values()), max(sharing.loads.values())
    if fewest == most:
        return _("Alle bedømmere har lige mange ansøgninger: {n}.").format(n=most)
    if sharing.is_even:
        return _("Bedømmerne har {fewest} eller {most} ansøgninger hver.").format(fewest=fewest, most=most)
    text = _("Bedømmerne har fra {fewest} til {most} ansøgninger hver. Jævnere kan det ikke blive lige nu.")
    return text.format(fewest=fewest, most=most)


class _Desk:
    """The share while it is made."""

    def __init__(self, seed: int, reviewers: Sequence[UUID], conflicts: Conflicts) -> None:
        self._seed = seed
        self._banned = frozenset(conflicts)
        self.loads: dict[UUID, int] = dict.fromkeys(sorted(set(reviewers), key=self.place_of), 0)
        self.readers: dict[UUID, dict[UUID, Why]] = defaultdict(dict)
        self._movable: dict[UUID, dict[UUID, None]] = {reviewer: {} for reviewer in self.loads}
        self._kept: list[Assignment] = []
        self._met: Counter[frozenset[UUID]] = Counter()

    def place_of(self, *ids: UUID) -> bytes:
        """Where the seed puts these ids; it does not depend on the order in which they were named."""
        return sha256(":".join([str(self._seed), *map(str, ids)]).encode()).digest()

    def free_for(self, application: UUID) -> list[UUID]:
        """The reviewers who may read this application and do not have it yet."""
        readers = self.readers[application]
        return [one for one in self.loads if one not in readers and (one, application) not in self._banned]

    def keep(self, kept: Iterable[Assignment], applications: frozenset[UUID]) -> tuple[Assignment, ...]:
        """Take these assignments over; those that are void come back."""
        void = []
        for one in kept:
            if one.application not in applications or (one.reviewer, one.application) in self._banned:
                void.append(one)
            elif one.reviewer not in self.readers[one.application]:
                self._kept.append(one)
                self.give(one.application, one.reviewer, one.why, fixed=True)
        return tuple(void)

    def give(self, application: UUID, reviewer: UUID, why: Why, *, fixed: bool = False) -> None:
        for other in self.readers[application]:
            self._met[frozenset((other, reviewer))] += 1
        self.readers[application][reviewer] = why
        if reviewer in self.loads:
            self.loads[reviewer] += 1
        if not fixed:
            self._movable[reviewer][application] = None

    def _take(self, application: UUID, reviewer: UUID) -> Why:
        why = self.readers[application].pop(reviewer)
        for other in self.readers[application]:
            self._met[frozenset((other, reviewer))] -= 1
        self.loads[reviewer] -= 1
        del self._movable[reviewer][application]
        return why

    def give_along_cheapest_chain(self, application: UUID, why: Why) -> bool:
        """One more reader, so that the one whose load grows has as few as possible; False where nobody is free."""
        free = self.free_for(application)
        if not free:
            return False
        nearest = self._least_busy(application, free)
        if self.loads[nearest] > min(self.loads.values()):
            chain = self._chain_to_less_than(self.loads[nearest], free)
            if chain:
                for (giver, handed), (taker, _none) in reversed(list(pairwise(chain))):
                    self.give(handed, taker, self._take(handed, giver))
                nearest = chain[0][0]
        self.give(application, nearest, why)
        return True

    def _least_busy(self, application: UUID, free: list[UUID]) -> UUID:
        """Among those with the fewest applications whoever has met the other readers least, so that all pairs meet."""
        fewest = min(self.loads[one] for one in free)
        idle = [one for one in free if self.loads[one] == fewest]
        readers = self.readers[application]
        met = [sum(self._met[frozenset((one, other))] for other in readers) for one in idle]
        strangers = [one for one, times in zip(idle, met, strict=True) if times == min(met)]
        return min(strangers, key=lambda one: self.place_of(application, one))

    def _chain_to_less_than(self, load: int, free: list[UUID]) -> list[tuple[UUID, UUID]]:
        """Reviewers from one in `free` to the one with the least load below `load`, each with what it hands on.

        Empty where nobody with less can be reached. The last one hands nothing on; its second part means nothing.
        """
        came_from: dict[UUID, tuple[UUID, UUID] | None] = dict.fromkeys(free)
        waiting, least = deque(free), min(self.loads.values())
        while waiting:
            here = waiting.popleft()
            if self.loads[here] == least:
                break
            for handed in self._movable[here]:
                for there in self.free_for(handed):
                    if there not in came_from:
                        came_from[there] = (here, handed)
                        waiting.append(there)
        end = min(came_from, key=lambda one: self.loads[one])
        if self.loads[end] >= load:
            return []
        chain, here, handed = [(end, end)], end, end
        while (step := came_from[here]) is not None:
            here, handed = step
            chain.append((here, handed))
        return chain[::-1]

    def assignments(self) -> tuple[Assignment, ...]:
        kept = {(one.application, one.reviewer) for one in self._kept}
        made = [
            Assignment(application=application, reviewer=reviewer, why=why)
            for application, readers in self.readers.items()
            for reviewer, why in readers.items()
            if (application, reviewer) not in kept
        ]
        return (*self._kept, *sorted(made, key=lambda one: (one.why != "calibration", one.application, one.reviewer)))

    def result(self, applications: Sequence[UUID], asked: int, taken_away: tuple[Assignment, ...]) -> Sharing:
        got = {application: len(self.readers[application]) for application in applications}
        unmet = tuple(Unmet(application, asked, n) for application, n in got.items() if n < asked)
        return Sharing(self.assignments(), self.loads, unmet, taken_away)
