"""Looks the rounds in an archive over: can everything be read, is every file still its own, and do the logs hold?"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from checklist.archive import round_rows as rows
from checklist.archive.errors import ArchiveError
from checklist.archive.round_decisions import read_log
from checklist.archive.round_tables import round_applications, round_files, round_reviews, rounds
from checklist.locale import _
from checklist.screening.decisions import verify
from checklist.screening.round import Round

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, RowMapping, Select


def findings_in_rounds(connection: Connection) -> Iterator[str]:
    """What is wrong, one sentence each."""
    applications = select(round_applications).where(round_applications.c.withdrawn.is_(None))
    yield from _unreadable(connection, select(rounds), _round_from)
    yield from _unreadable(connection, applications, rows.application_from)
    yield from _unreadable(connection, select(round_reviews), rows.review_from)
    kept = select(round_files.c.name, round_files.c.sha256, round_files.c.content)
    for name, digest, content in connection.execute(kept.where(round_files.c.content.is_not(None))):
        if sha256(content).hexdigest() != digest:
            yield _("Filen {name} er ikke, som den var, da den kom.").format(name=name)
    for round_id, name in connection.execute(select(rounds.c.id, rounds.c.name)).all():
        log = read_log(connection, round_id)
        for finding in verify(round_id, log.entries, log.texts).findings:
            yield _("Loggen i runden {name}: {finding}").format(name=name, finding=finding)


def _round_from(row: RowMapping) -> Round:
    return rows.as_model(Round, row["document"], _("Runden {name}").format(name=row["name"]))


def _unreadable(connection: Connection, query: Select[Any], read: Callable[[RowMapping], object]) -> Iterator[str]:
    for row in connection.execute(query).mappings():
        try:
            read(row)
        except ArchiveError as error:
            yield error.message
