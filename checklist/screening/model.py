"""What a round holds: applications, reviewers, who reads what, reviews, and the decisions people took.

Frozen data only. Nothing here reads a clock, compares applications or knows where things are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Protocol, get_args
from uuid import UUID

from pydantic import Field

from checklist.assessment.model import Assessment, Maturity, Moment, Rating
from checklist.catalogue.model import Flag, Frozen, Id, Text, Whole
from checklist.locale import _

LOWEST_RATING, HIGHEST_RATING = 1, 5

FormalState = Literal["ok", "missing", "unclear"]
Why = Literal["calibration", "share", "disagreement"]
Choice = Literal["go_on", "wait", "not_this_time", "ask_for_more"]
Verdict = Literal["go_on", "wait", "not_this_time", "ask_for_more", "withdrawn"]

CHOICES: tuple[Choice, ...] = get_args(Choice)

Count = Annotated[Whole, Field(ge=0)]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Formality(Frozen):
    """One line of the formal check, as a person judged it; `by` is their name, and `note` says what is missing."""

    line: Id
    state: FormalState
    by: Text
    at: Moment
    note: str | None = None


class Redaction(Frozen):
    """A passage that reviewers do not get to see: characters `start` up to, not including, `end` of one text.

    `place` names the text as `texts.texts_of` does, for instance `answers/maal-borger/note`.
    """

    place: Text
    start: Count
    end: Annotated[Whole, Field(gt=0)]


class Application(Frozen):
    """One application in a round. Its id is the assessment's; `number` (from 1) gives the code that hides the name.

    `sha256` is the original file's. `let_in_by` and `let_in_because` are set where a person took in a file that the
    tool would have left out.
    """

    id: UUID
    number: Annotated[Whole, Field(ge=1)]
    assessment: Assessment
    received: Moment
    sha256: Digest
    calibration: Flag = False
    let_in_by: str | None = None
    let_in_because: str | None = None
    formalities: tuple[Formality, ...] = ()
    redactions: tuple[Redaction, ...] = ()

    @property
    def code(self) -> str:
        """What stands for the name in a blind round: A-07."""
        return code_of(self.number)

    @property
    def maturity(self) -> Maturity | None:
        """How far the practice has come, which says whom it is compared with."""
        return self.assessment.practice.maturity

    def formality(self, line: str) -> Formality | None:
        """What a person said about this line; None where nobody has looked yet."""
        return next((one for one in self.formalities if one.line == line), None)


def code_of(number: int) -> str:
    """The code of the application with this number."""
    return f"A-{number:02d}"


class Withdrawn(Frozen):
    """What is left of an application that was withdrawn: no word of it, only that it was there."""

    id: UUID
    number: Annotated[Whole, Field(ge=1)]
    at: Moment

    @property
    def code(self) -> str:
        return code_of(self.number)


class Reviewer(Frozen):
    """Somebody who reads and rates applications. `active` is false for one who has left the round."""

    id: UUID
    name: Text
    active: Flag = True


class Declaration(Frozen):
    """A reviewer's word on whether they have a conflict of interest (habilitet) with one application."""

    reviewer: UUID
    application: UUID
    conflict: Flag
    at: Moment
    note: str | None = None


class Assignment(Frozen):
    """One application that one reviewer is to read, and why they got it."""

    application: UUID
    reviewer: UUID
    why: Why = "share"


class Release(Frozen):
    """A comment that a person released to the applicant, word for word as it then stood."""

    element: Id
    comment: Text
    by: Text
    at: Moment


class Review(Frozen):
    """One reviewer's reading of one application: `assessment` is of kind review, about the application's id.

    A draft until `handed_in`. Where a calibration case was opened again after the talk, `first_ratings` are the ratings
    as the reviewer alone had set them.
    """

    reviewer: UUID
    assessment: Assessment
    handed_in: Moment | None = None
    first_ratings: dict[Id, Rating] | None = None
    released: tuple[Release, ...] = ()

    @property
    def id(self) -> UUID:
        return self.assessment.id

    @property
    def application(self) -> UUID:
        """The id of the application that is reviewed."""
        if self.assessment.about is None:
            raise ValueError("a review is about an application")
        return self.assessment.about

    @property
    def ratings(self) -> dict[str, Rating]:
        return self.assessment.ratings


class Rated(Protocol):
    """What statistics and overviews need of a review; a whole `Review` is one, and a line of the archive's list."""

    @property
    def application(self) -> UUID:
        """The id of the application that is reviewed."""

    @property
    def reviewer(self) -> UUID:
        """Who reviews it."""

    @property
    def handed_in(self) -> Moment | None:
        """None for a draft."""

    @property
    def ratings(self) -> Mapping[str, Rating]:
        """Element -> rating."""


class Checked(Protocol):
    """What an overview needs of an application; an `Application` is one, and a line of the archive's list."""

    @property
    def id(self) -> UUID:
        """The application's id."""

    def formality(self, line: str) -> Formality | None:
        """What a person said about this line."""


class CalibrationNote(Frozen):
    """What the reviewers agreed on when they talked a shared case through; `element` None: about all of it."""

    id: UUID
    application: UUID
    element: Id | None = None
    text: Text
    by: Text
    at: Moment


class Decision(Frozen):
    """What one person decided about one application, before it is written into the log.

    `known` is the record of what was known then (canonical JSON of ratings and order); None where nothing was.
    """

    application: UUID
    by: Text
    at: Moment
    choice: Choice
    reason: Text
    known: str | None = None


def choice_words(verdict: Verdict) -> str:
    """A decision as people say it."""
    return {
        "go_on": _("går videre"),
        "wait": _("venter"),
        "not_this_time": _("ikke denne gang"),
        "ask_for_more": _("vi beder om mere"),
        "withdrawn": _("trukket tilbage"),
    }[verdict]


def formal_words(state: FormalState | None) -> str:
    """A line's state as people say it, whether the line asks for something or warns of it."""
    if state is None:
        return _("ikke set efter endnu")
    return {"ok": _("i orden"), "missing": _("ikke i orden"), "unclear": _("uklart")}[state]


def maturity_words(maturity: Literal["idea", "trial", "running"]) -> str:
    """How far a practice has come, as people say it."""
    return {"idea": _("idé"), "trial": _("afprøvning"), "running": _("i drift")}[maturity]
