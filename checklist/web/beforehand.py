"""Files that were filled in before a meeting, taken into it: what the terminal app and the command line share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.archive import ArchiveError
from checklist.assessment.reading import check_against
from checklist.exchange import read_file
from checklist.locale import _, ngettext
from checklist.web.refusals import RefusedVoteError
from checklist.workshop.beforehand import ballot_from

if TYPE_CHECKING:
    from pathlib import Path

    from checklist.web.meeting import Meeting


@dataclass(frozen=True)
class Taken:
    """What came of a file, in words; `problems` are told with the file's own places."""

    is_in: bool
    text: str
    problems: tuple[str, ...] = ()


def take_in_file(meeting: Meeting, path: Path) -> Taken:
    """Takes one person's filled-in file into the meeting. Nothing is raised: a bad file says what is wrong with it."""
    assessment, problems = read_file(path)
    found = [*problems, *(check_against(assessment, meeting.catalogue, path.name) if assessment is not None else ())]
    refusing = tuple(str(one) for one in found if one.refuses)
    if assessment is None or refusing:
        return Taken(False, " ".join(refusing) or _("Filen kan ikke læses."), refusing)
    ballot = ballot_from(meeting.workshop, assessment, meeting.now())
    if isinstance(ballot, str):
        return Taken(False, ballot)
    try:
        meeting.take_in(ballot.participant, ballot.votes)
    except RefusedVoteError as refused:
        return Taken(False, refused.reason)
    except ArchiveError as error:
        return Taken(False, error.message)
    count = len(ballot.votes)
    name = assessment.practice.name.strip()
    is_about_another = name.casefold() != meeting.workshop.settings.practice.name.strip().casefold()
    parts = [ngettext("{count} svar er med.", "{count} svar er med.", count).format(count=count)]
    if ballot.left_out:
        parts.append(
            ngettext(
                "{count} svar handler om noget andet end mødet.",
                "{count} svar handler om noget andet end mødet.",
                ballot.left_out,
            ).format(count=ballot.left_out)
        )
    if ballot.cleaned:
        parts.append(_("Noget, der lignede et CPR-nummer, er taget ud."))
    if name and is_about_another:
        parts.append(_("Filen er udfyldt om »{name}«.").format(name=name))
    return Taken(True, " ".join(parts))
