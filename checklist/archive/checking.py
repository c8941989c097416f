"""Looks an archive over: is what the database keeps whole, and every assessment and round in it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from checklist.archive.errors import ArchiveError
from checklist.archive.reading import read_stored
from checklist.archive.round_checking import findings_in_rounds
from checklist.archive.rows import list_columns
from checklist.archive.schema import assessments
from checklist.locale import _

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from checklist.archive.database import Database


def findings(database: Database, engine: Engine) -> list[str]:
    """What is wrong, one sentence each."""
    try:
        with database.reading(engine) as connection:
            message = _("Databasen melder en fejl i filen: {detail}.")
            of_file = [message.format(detail=detail) for detail in database.integrity_problems(connection)]
            return [*of_file, *_of_assessments(connection), *findings_in_rounds(connection)]
    except ArchiveError as error:
        return [error.message]


def _of_assessments(connection: Connection) -> list[str]:
    found = []
    for assessment_id in connection.execute(select(assessments.c.id)).scalars().all():
        try:
            stored = read_stored(connection, assessment_id)
        except ArchiveError as error:
            found.append(error.message)
            continue
        expected = list_columns(stored.assessment)
        columns = [assessments.c[name] for name in expected]
        listed = connection.execute(select(*columns).where(assessments.c.id == assessment_id)).mappings().one()
        if dict(listed) != expected:
            message = _("Besvarelsen {id} står anderledes på listen, end den er.")
            found.append(message.format(id=assessment_id))
    return found
