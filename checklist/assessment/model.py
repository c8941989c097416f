"""What was answered: one assessment of one practice as frozen data.

It knows a catalogue only by the ids it mentions; whether they exist is asked elsewhere, so that answers to questions
that are unknown here are kept.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, Field, model_validator

from checklist.catalogue.model import Flag, Form, Frozen, Id, Perspective, Version, Whole
from checklist.locale import _

Kind = Literal["self", "participant", "consensus", "application", "review"]
Maturity = Literal["idea", "trial", "running"]
ActionStatus = Literal["planned", "started", "done", "dropped"]

FORMAT: Literal["lovende-assessment/1"] = "lovende-assessment/1"


def _utc(moment: dt.datetime) -> dt.datetime:
    try:
        return moment.astimezone(dt.UTC)
    except OverflowError:
        raise ValueError(_("tidspunktet ligger uden for kalenderen.")) from None


Moment = Annotated[AwareDatetime, AfterValidator(_utc)]


class Practice(Frozen):
    """The practice that is assessed: the unit is one practice, not the whole service."""

    id: UUID
    name: str
    service: str
    organisation: str | None = None
    municipality: str | None = None
    area: Id | None = None
    target_group: str | None = None
    legal_basis: str | None = None
    maturity: Maturity | None = None


class Respondent(Frozen):
    role: str | None = None
    perspective: Perspective | None = None
    name: str | None = None


class Answer(Frozen):
    """One answer: a value of the question's scale, or a status. Neither means not answered (a note may stand alone)."""

    value: Whole | None = None
    status: Literal["dont_know", "not_relevant"] | None = None
    reason: str | None = None
    note: str | None = None
    evidence: tuple[Id, ...] = ()
    flagged: Flag = False
    minority: str | None = None

    @model_validator(mode="after")
    def _value_or_status(self) -> Answer:
        if self.value is not None and self.status is not None:
            raise ValueError(_("et svar har enten en værdi (value) eller en status, ikke begge."))
        if self.status == "not_relevant" and not (self.reason or "").strip():
            raise ValueError(_("»passer ikke« skal have en grund (reason)."))
        return self

    @property
    def is_answered(self) -> bool:
        """True for an answer on the scale; don't know and not relevant are answers of another kind."""
        return self.value is not None

    @property
    def is_given(self) -> bool:
        """True where the person has answered at all: on the scale, don't know or not relevant."""
        return self.value is not None or self.status is not None

    @property
    def is_empty(self) -> bool:
        return self == Answer()


NO_ANSWER = Answer()


class Evidence(Frozen):
    """A piece of documentation, named once and used by several answers."""

    id: Id
    title: str
    where: str | None = None
    date: dt.date | None = None


class Rating(Frozen):
    """A reviewer's rating of one element (only in a review): a value, or abstention."""

    value: Whole | None = None
    comment: str | None = None
    status: Literal["abstain"] | None = None

    @model_validator(mode="after")
    def _value_or_abstention(self) -> Rating:
        if (self.value is None) == (self.status is None):
            raise ValueError(_('bedømmerens tal er enten value eller status = "abstain".'))
        return self


class GateAnswer(Frozen):
    value: Flag
    note: str | None = None


class Reflection(Frozen):
    """What was written in the pause after an element."""

    strengths: str | None = None
    challenges: str | None = None
    next: str | None = None


class Action(Frozen):
    """One thing to do. `element`, `question` and `suggestion` say where it came from."""

    id: Id
    title: str
    element: Id | None = None
    question: Id | None = None
    suggestion: Id | None = None
    why: str | None = None
    owner: str | None = None
    deadline: dt.date | None = None
    first_step: str | None = None
    sign_of_success: str | None = None
    status: ActionStatus = "planned"


class Plan(Frozen):
    """The plan for the next steps, and the day on which to look at it again."""

    next_look: dt.date | None = None
    actions: tuple[Action, ...] = ()


class Assessment(Frozen):
    """Everything that was answered about one practice in one round, by one respondent or as one consensus."""

    format: Literal["lovende-assessment/1"] = FORMAT
    id: UUID
    kind: Kind = "self"
    about: UUID | None = None
    catalogue: Id
    catalogue_version: Version
    form: Form = "full"
    practice_mode: Flag = False
    created: Moment
    updated: Moment
    period: str | None = None
    practice: Practice
    respondent: Respondent = Respondent()
    answers: dict[Id, Answer] = Field(default={})
    evidence: tuple[Evidence, ...] = ()
    ratings: dict[Id, Rating] = Field(default={})
    gates: dict[Id, GateAnswer] = Field(default={})
    reflections: dict[Id, Reflection] = Field(default={})
    plan: Plan = Plan()

    def answer(self, question_id: str) -> Answer:
        """The answer to a question; the empty answer where there is none."""
        return self.answers.get(question_id, NO_ANSWER)

    # Not cached: `model_copy` would carry the cache over to a copy with other evidence.
    @property
    def evidence_by_id(self) -> dict[str, Evidence]:
        return {item.id: item for item in self.evidence}
