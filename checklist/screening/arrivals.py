"""Files on their way into a round: what arrived, what is there already, and what became of each.

Data and its words only; who is taken in is decided in `receiving`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from checklist.locale import _

if TYPE_CHECKING:
    from uuid import UUID

    from checklist.assessment.model import Assessment
    from checklist.catalogue import Problem

Outcome = Literal[
    "taken_in",
    "incomplete",
    "late",
    "double",
    "newer",
    "newer_form",
    "replaced",
    "rehearsal",
    "foreign",
    "damaged",
    "withdrawn",
]
WayIn = Literal["add", "replace"]

SETTLED: tuple[Outcome, ...] = ("taken_in", "replaced", "withdrawn")
"""What became of a file that waits for nobody; all others stand outside until a person or the applicant acts."""

_LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Arrived:
    """A file as it came: its name, the SHA-256 (hex) of its bytes, when it was received, and what was read in it."""

    name: str
    sha256: str
    received: dt.datetime
    assessment: Assessment | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Receipt:
    """What became of a file.

    `wrong` are sentences for whoever runs the round (remarks, where it was taken in), `ask` is what to write to the
    applicant (empty where there is nothing to ask). `application` is the application that the file is, or is another
    version of. `way_in` says what taking it in by hand would do: `add` an application or `replace` what `application`
    says; None: nothing to take in. `fingerprint` is that of an assessment that goes in.
    """

    name: str
    sha256: str
    received: dt.datetime
    outcome: Outcome
    wrong: tuple[str, ...] = ()
    ask: str = ""
    application: UUID | None = None
    assessment: Assessment | None = None
    way_in: WayIn | None = None
    seen_before: bool = False
    fingerprint: str = ""


@dataclass(frozen=True)
class Known:
    """An application that is in already: what tells whether another file is the same one."""

    id: UUID
    number: int
    fingerprint: str
    updated: dt.datetime
    practice: UUID
    names: tuple[str, ...]

    @classmethod
    def of(cls, number: int, assessment: Assessment, its_fingerprint: str = "") -> Known:
        """As `assessment` is known under its `number`."""
        return cls(
            assessment.id,
            number,
            its_fingerprint or fingerprint(assessment),
            assessment.updated,
            assessment.practice.id,
            names_of(assessment),
        )


@dataclass
class Present:
    """What a round holds while files are taken in: grows with every file that goes in.

    `originals`: SHA-256 of a file -> the application it went in as; `replaced`: the same of a file that a person put
    another version in place of; `withdrawn_files` and `withdrawn` what an applicant took back; `elsewhere`: application
    id -> the name of the other round that has it. `last_number` is the highest number that was ever given, to a
    withdrawn application too.
    """

    applications: dict[UUID, Known] = field(default_factory=dict)
    originals: dict[str, UUID] = field(default_factory=dict)
    replaced: dict[str, UUID] = field(default_factory=dict)
    withdrawn: frozenset[UUID] = frozenset()
    withdrawn_files: frozenset[str] = frozenset()
    elsewhere: dict[UUID, str] = field(default_factory=dict)
    _by_practice: dict[UUID, Known] = field(default_factory=dict, init=False, repr=False)
    _by_names: dict[tuple[str, ...], Known] = field(default_factory=dict, init=False, repr=False)
    last_number: int = 0

    def __post_init__(self) -> None:
        for known in self.applications.values():
            self._index(known)

    def _index(self, known: Known) -> None:
        self._by_practice.setdefault(known.practice, known)
        self._by_names.setdefault(known.names, known)
        self.last_number = max(self.last_number, known.number)

    def like(self, assessment: Assessment) -> Known | None:
        """The application that has this id or this practice."""
        return self.applications.get(assessment.id) or self._by_practice.get(assessment.practice.id)

    def named_alike(self, assessment: Assessment) -> Known | None:
        """An application whose practice, service and municipality are written the same."""
        return self._by_names.get(names_of(assessment))

    def remember(self, receipt: Receipt) -> int | None:
        """Count a file that went in among what is there; gives the number of a new application."""
        if receipt.outcome != "taken_in" or receipt.assessment is None or receipt.seen_before:
            return None
        known = Known.of(self.last_number + 1, receipt.assessment, receipt.fingerprint)
        self.applications[known.id] = known
        self.originals[receipt.sha256] = known.id
        self._index(known)
        return known.number


def fingerprint(assessment: Assessment) -> str:
    """The same for two assessments that say the same, whatever file they stood in and whenever it was saved."""
    answers = dict(sorted(assessment.answers.items()))
    times = {"created": _LONG_AGO, "updated": _LONG_AGO}
    told = assessment.model_copy(update={"kind": "application", "answers": answers, **times})
    return sha256(told.model_dump_json().encode()).hexdigest()


def names_of(assessment: Assessment) -> tuple[str, ...]:
    """Practice, service and municipality, written in one way."""
    practice = assessment.practice
    return names_key(practice.name, practice.service, practice.municipality)


def names_key(*names: str | None) -> tuple[str, ...]:
    """Names written in one way: small letters, one space between words."""
    return tuple(" ".join((name or "").casefold().split()) for name in names)


def replaced_words() -> str:
    """Why a file that was in is so no more."""
    return _("En anden udgave er valgt i stedet.")


def outcome_words(outcome: Outcome) -> str:
    """What became of a file, as people say it."""
    return {
        "taken_in": _("taget ind"),
        "incomplete": _("mangler noget"),
        "late": _("for sent"),
        "double": _("dobbelt"),
        "newer": _("nyere udgave"),
        "newer_form": _("nyere skema"),
        "replaced": _("skiftet ud"),
        "rehearsal": _("øvelse"),
        "foreign": _("hører ikke til runden"),
        "damaged": _("kan ikke læses"),
        "withdrawn": _("trukket tilbage"),
    }[outcome]
