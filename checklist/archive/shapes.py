"""What the archive hands out: an assessment with its revision, and a line of the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from checklist.assessment.model import Assessment, Kind
    from checklist.catalogue import Form


Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Kept(Generic[Thing]):
    """Something that two people may edit, as the archive held it; `revision` grows with every change."""

    value: Thing
    revision: int


@dataclass(frozen=True)
class Stored:
    """An assessment as the archive held it; `revision` grows by at least one with every change."""

    assessment: Assessment
    revision: int


@dataclass(frozen=True)
class Entry:
    """One line of the list. `given` counts answers given (on the scale, don't know, not relevant)."""

    id: UUID
    practice: str
    service: str
    kind: Kind
    form: Form
    practice_mode: bool
    period: str | None
    area: str | None
    created: dt.datetime
    updated: dt.datetime
    given: int
    next_look: dt.date | None
    catalogue: str
    catalogue_version: str
    practice_id: UUID
    about: UUID | None
    open_actions: int
