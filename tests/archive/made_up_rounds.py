"""A fictive round in an archive, with files that came to it."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from checklist.assessment.reading import to_toml
from checklist.screening.arrivals import Arrived
from checklist.screening.receiving import receive
from tests.screening.made_up import NOON, app_id, practice_table, round_of
from tests.small_catalogue import assessment, element, question, small_catalogue

if TYPE_CHECKING:
    from uuid import UUID

    from checklist.archive import Archive
    from checklist.assessment.model import Assessment
    from checklist.screening.arrivals import Receipt

CATALOGUE = small_catalogue(element("maal", question("maal-1"), question("maal-2")))
ROUND = round_of()
EARLY = NOON - dt.timedelta(days=1)
# Stands in every text of an application that is to be erased, and can be looked for in bytes.
SECRET = "solsortens-hemmelighed"


def sent(number: int, note: str = "Vi skriver mål.", **more: Any) -> Assessment:
    """A whole application for the round."""
    answers: dict[str, Any] = {"maal-1": {"value": 3, "note": note}, "maal-2": 4}
    return assessment(answers, **{"id": str(app_id(number)), "practice": practice_table(number), **more})


def a_file(inside: Assessment, received: dt.datetime = EARLY, name: str = "ansøgning.toml") -> tuple[Arrived, bytes]:
    """The file it stands in, and its bytes."""
    content = to_toml(inside).encode()
    return Arrived(name, sha256(content).hexdigest(), received, inside), content


def take_in(archive: Archive, *files: tuple[Arrived, bytes], round_id: UUID = ROUND.id) -> tuple[list[Receipt], int]:
    """Receive files as the command does: the receipts, and how many files were new."""
    found = archive.rounds.load(round_id).value
    first = archive.rounds.files.first_received(round_id)
    arrived = [
        Arrived(one.name, one.sha256, first.get(one.sha256, one.received), one.assessment, one.problems)
        for one, _content in files
    ]
    receipts = list(receive(found, CATALOGUE, arrived, archive.rounds.files.present(round_id)))
    contents = [content for _arrived, content in files]
    return receipts, archive.rounds.files.take_in(round_id, list(zip(receipts, contents, strict=True)))


def a_round(archive: Archive, *numbers: int) -> None:
    """The round in this archive, with these applications in it."""
    archive.rounds.add(ROUND)
    if numbers:
        take_in(archive, *(a_file(sent(number)) for number in numbers))
