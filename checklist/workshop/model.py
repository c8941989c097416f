"""A workshop as frozen data: what was settled beforehand, where the meeting is, and what has been shown and decided.

A `Workshop` holds no individual answer. Votes are kept beside it and come in only as arguments.
"""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from checklist.assessment.agreement import AGREED_SHARE
from checklist.assessment.model import Answer, GateAnswer, Moment, Plan, Practice, Reflection
from checklist.catalogue.model import Flag, Form, Frozen, Id, Number, Perspective, Text, Version, Whole
from checklist.locale import _

FORMAT: Literal["lovende-workshop/1"] = "lovende-workshop/1"
# No vowels, so that no word comes out, and no letters that look or sound like a digit or like each other on a wall.
CODE_ALPHABET = "BCDFGHJKMNPRSTXZ"
CODE_LENGTH = 6
SMALLEST_ALLOWED_GROUP = 3
LATE_BATCH = 3
VOTES_EACH = 3

Phase = Literal[
    "prepared", "open", "answering", "revealed", "answering_again", "settling", "planning", "finished", "closed"
]
Pace = Literal["together", "free"]
Came = Literal["page", "laptop", "paper", "file"]
Round = Literal[1, 2]
Cell = Whole | Literal["dont_know", "not_relevant"]
Withheld = Literal["too_few", "too_few_on_scale", "too_few_again"]
SlotName = Literal["opening", "plan", "close"]
Code = Annotated[str, StringConstraints(pattern=rf"^[{CODE_ALPHABET}]{{{CODE_LENGTH}}}$")]
People = Annotated[int, Field(strict=True, ge=0, le=100_000)]
Minutes = Annotated[int, Field(strict=True, ge=0, le=24 * 60)]
Group = Perspective | Literal["unstated"]


class Slot(Frozen):
    """A stretch of the meeting: an element, or one of the three parts that are none. `fixed`: set by hand."""

    element: Id | None = None
    name: SlotName | None = None
    minutes: Minutes
    fixed: Flag = False

    @model_validator(mode="after")
    def _one_of_both(self) -> Slot:
        if (self.element is None) == (self.name is None):
            raise ValueError(_("et punkt på dagsordenen er enten et element eller en fast del af mødet."))
        return self

    @property
    def key(self) -> str:
        """What the slot is called in a list of slots: the element's id or the part's name."""
        return self.element or self.name or ""


class Settings(Frozen):
    """What is settled before the first answer and stated to everybody.

    `length` is in minutes; `agreed_share` 0-1; `smallest_group` is how many must have answered before figures show.
    """

    practice: Practice
    catalogue: Id
    catalogue_version: Version
    form: Form = "full"
    elements: Annotated[tuple[Id, ...], Field(min_length=1)]
    agenda: tuple[Slot, ...] = ()
    length: Annotated[int, Field(strict=True, ge=60, le=240)] = 90
    people: Annotated[int, Field(strict=True, ge=3, le=500)] = 8
    pace: Pace = "together"
    names_shown: Flag = False
    smallest_group: Annotated[int, Field(strict=True, ge=SMALLEST_ALLOWED_GROUP, le=50)] = 4
    agreed_share: Annotated[Number, Field(gt=0, le=1)] = AGREED_SHARE
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] = "da"
    keep_without_names: Flag = False

    @model_validator(mode="after")
    def _each_element_once(self) -> Settings:
        if len(set(self.elements)) != len(self.elements):
            raise ValueError(_("det samme element står to gange."))
        return self


class Participant(Frozen):
    """Somebody who takes part. `name` only where names are shown; never beside an answer."""

    id: UUID
    perspective: Perspective | None = None
    role: str | None = None
    name: str | None = None
    came: Came = "page"
    joined: Moment
    before_meeting: Flag = False


class Vote(Frozen):
    """One participant's answer to one question in one round. A later one of the same three takes its place.

    `note_may_be_shown` is the writer's leave to show the note (or the reason for "not relevant") without sender.
    """

    participant: UUID
    question: Id
    round: Round = 1
    answer: Answer
    note_may_be_shown: Flag = False
    given: Moment


class PlanVotes(Frozen):
    """One participant's votes for what to do, at most three; several may go to the same proposal."""

    participant: UUID
    choices: Annotated[tuple[Id, ...], Field(max_length=VOTES_EACH)] = ()
    given: Moment


class Tally(Frozen):
    """How many of one group gave each answer at one moment: everything that may be seen of them.

    `withheld` says why figures are missing: with "too_few" all of them, with "too_few_on_scale" only those on the
    scale, with "too_few_again" a whole second round (`given` is then how many answered again). `given` is how many
    answered at all, `unanswered` how many of the group answered something else in the element but not this; both are
    no answers, and stand also where figures are withheld.
    `groups` is empty for the staff as a whole. `counted` is who is in it, needed to let late answers in without
    counting anybody twice; it is emptied when the answers are erased, and is never for any eye.
    """

    groups: tuple[Group, ...] = ()
    withheld: Withheld | None = None
    counts: dict[Whole, People] = Field(default={})
    dont_know: People = 0
    not_relevant: People = 0
    given: People = 0
    unanswered: People = 0
    counted: Annotated[tuple[UUID, ...], Field(repr=False)] = ()

    @property
    def n(self) -> int:
        """How many answers on the scale are shown."""
        return sum(self.counts.values())

    @property
    def is_visible(self) -> bool:
        """True where anything is shown, be it only how many did not know."""
        return self.withheld in {None, "too_few_on_scale"}


class Move(Frozen):
    """How many went from one answer to another between the rounds; both may be the same."""

    before: Cell
    after: Cell
    n: People


class Shown(Frozen):
    """What was shown of one question in one round.

    `parts` are the staff's perspectives, each at least the smallest group, together exactly `staff`; `beside` are
    citizens and relatives, never in `staff`. `notes_before` were written before the meeting and are read first.
    `again` is how many of those counted before answered again, and `moves` where they and the others went; both only
    in the second round, `moves` None where it may not be shown. `revealed` is the moment of the first showing.
    """

    staff: Tally
    parts: tuple[Tally, ...] = ()
    beside: tuple[Tally, ...] = ()
    notes: tuple[str, ...] = ()
    notes_before: tuple[str, ...] = ()
    again: People = 0
    moves: tuple[Move, ...] | None = None
    revealed: Moment


class ShownQuestion(Frozen):
    """Both rounds of one question. The first never changes once the second is visible."""

    first: Shown
    second: Shown | None = None

    @property
    def latest(self) -> Shown:
        """The last round that shows anything; the first where neither does."""
        return self.second if self.second is not None and self.second.staff.is_visible else self.first

    @property
    def latest_round(self) -> Round:
        return 2 if self.latest is self.second else 1


class Settled(Frozen):
    """The shared answer to one question: a value or a status, its reason and the view of those who see it otherwise.

    `prefilled`: the median, which nobody has changed.
    """

    value: Whole | None = None
    status: Literal["dont_know", "not_relevant"] | None = None
    reason: str | None = None
    minority: str | None = None
    prefilled: Flag = False

    @model_validator(mode="after")
    def _value_or_status(self) -> Settled:
        if (self.value is None) == (self.status is None):
            raise ValueError(_("et fælles svar er enten et tal på skalaen, »ved ikke« eller »passer ikke«."))
        if self.status == "not_relevant" and not (self.reason or "").strip():
            raise ValueError(_("»passer ikke« skal have en grund."))
        return self


class CitizenCounts(Frozen):
    """What citizens answered on the cards of one element, counted by hand: ja, nogle gange, nej; or skipped it."""

    yes: People = 0
    sometimes: People = 0
    no: People = 0
    skipped: People = 0

    @property
    def n(self) -> int:
        """How many answered; those who skipped the card are not among them."""
        return self.yes + self.sometimes + self.no


class PlanProposal(Frozen):
    """Something to do that was proposed in words, without sender."""

    id: Id
    text: Text


class PlanTally(Frozen):
    """How many votes each proposal got, frozen when it was counted; `voters` is how many people placed any."""

    withheld: Withheld | None = None
    votes: dict[Id, People] = Field(default={})
    voters: People = 0
    counted: Annotated[tuple[UUID, ...], Field(repr=False)] = ()


class Attendance(Frozen):
    """How many took part with an answer that is counted: staff, those beside, and the staff by perspective (merged).

    `heard` are the perspectives that anybody at all answered from.
    """

    staff: People = 0
    beside: People = 0
    heard: tuple[Perspective, ...] = ()
    groups: tuple[tuple[tuple[Group, ...], People], ...] = ()


class Workshop(Frozen):
    """A workshop: its settings, where it is, and what has been shown, decided and planned.

    `questions` are the ids that its form asks of each element, fixed when the element was chosen. `element` is the one
    being worked on; `reopened` are the questions of the second round; `large` is the one that the projector shows
    alone.
    """

    format: Literal["lovende-workshop/1"] = FORMAT
    id: UUID
    code: Code
    created: Moment
    updated: Moment
    settings: Settings
    questions: dict[Id, tuple[Id, ...]] = Field(default={})
    phase: Phase = "prepared"
    element: Id | None = None
    reopened: tuple[Id, ...] = ()
    shown: dict[Id, ShownQuestion] = Field(default={})
    settled: dict[Id, Settled] = Field(default={})
    reflections: dict[Id, Reflection] = Field(default={})
    gates: dict[Id, GateAnswer] = Field(default={})
    citizens: dict[Id, CitizenCounts] = Field(default={})
    attendance: Attendance = Attendance()
    proposals: tuple[PlanProposal, ...] = ()
    plan_votes: PlanTally | None = None
    plan: Plan = Plan()
    timer_ends: Moment | None = None
    card_shown: Flag = False
    large: Id | None = None
    preliminary_until: Moment | None = None
    finished: Moment | None = None
    closed: Moment | None = None
    erased: Moment | None = None

    @property
    def round(self) -> Round:
        """The round that people are answering in now."""
        return 2 if self.phase == "answering_again" else 1

    @property
    def is_preliminary(self) -> bool:
        return self.phase == "finished" and self.preliminary_until is not None

    @property
    def current_questions(self) -> tuple[str, ...]:
        """The questions of the element that is being worked on."""
        return self.questions.get(self.element, ()) if self.element else ()

    def is_revealed(self, question_id: str) -> bool:
        """True once the moment of showing has been, also where too few had answered."""
        return question_id in self.shown
