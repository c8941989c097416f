"""What can go wrong with an archive, one class for each thing that a person would do something different about.

`message` is in the reader's language and ready to show: what happened, what is safe, what to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.locale import _, clock, long_date

if TYPE_CHECKING:
    import datetime as dt

    from checklist.archive.shapes import Stored
    from checklist.archive.workshops import StoredWorkshop


class ArchiveError(Exception):
    """The archive could not do what was asked."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class MissingArchiveError(ArchiveError):
    """There is no archive there, or it was moved away while it was open."""


class NotAnArchiveError(ArchiveError):
    """What lies there is something else: a folder, another program's database, any other file."""


class OccupiedArchiveError(ArchiveError):
    """There is something in the archive that should have been empty."""


class DamagedArchiveError(ArchiveError):
    """The file is damaged."""


class NewerArchiveError(ArchiveError):
    """A newer edition of the program made the archive."""


class LockedArchiveError(ArchiveError):
    """Somebody else holds the archive and did not let go in time."""


class ServerGoneError(ArchiveError):
    """The server does not answer; the next attempt goes through as soon as it does.

    `in_doubt`: the connection broke while a change was being committed, and nobody could ask whether it was.
    """

    def __init__(self, message: str, *, in_doubt: bool = False) -> None:
        super().__init__(message)
        self.in_doubt = in_doubt


class NoAccessError(ArchiveError):
    """The server answers and does not let us in: password, rights, encryption, or no such database."""


class ReadOnlyArchiveError(ArchiveError):
    """The archive cannot be written."""


class FullDiskError(ArchiveError):
    """There is no room left."""


class UnstorableError(ArchiveError):
    """The assessment itself cannot be kept: it breaks its own rules, or holds what no database takes."""


class UnknownIdError(ArchiveError):
    """No assessment has this id, or more than one begins with it."""


class ErasedError(UnknownIdError):
    """The assessment was erased for good at `erased_at` (aware)."""

    def __init__(self, erased_at: dt.datetime) -> None:
        day = long_date(erased_at.astimezone().date())
        super().__init__(_("Besvarelsen blev slettet for altid den {day}. Den findes ikke mere.").format(day=day))
        self.erased_at = erased_at


class ConflictError(ArchiveError):
    """Somebody else saved in between; `stored` is what the archive holds now. A person decides which one counts."""

    def __init__(self, stored: Stored) -> None:
        updated = stored.assessment.updated
        message = _(
            "Besvarelsen er også ændret et andet sted ({day} kl. {time}). Intet er overskrevet: "
            "vælg, hvilken af de to der skal gælde."
        )
        super().__init__(message.format(day=long_date(updated.astimezone().date()), time=clock(updated)))
        self.stored = stored


class WorkshopConflictError(ArchiveError):
    """Somebody else moved the workshop on in between; `stored` is what the archive holds now."""

    def __init__(self, stored: StoredWorkshop) -> None:
        super().__init__(_("Workshoppen er også flyttet videre et andet sted. Intet er overskrevet."))
        self.stored = stored


class RoundConflictError(ArchiveError):
    """Somebody else changed the same thing of a round in between; `stored` is what the archive holds now.

    A `Kept` of it; of the log of decisions its last entry or None, of the assignments all of them.
    """

    def __init__(self, stored: object) -> None:
        message = _("Det er også ændret et andet sted. Intet er overskrevet: Se, hvad der står nu, og vælg.")
        super().__init__(message)
        self.stored = stored
