"""Reads assessments inside a transaction that somebody else opened."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import bindparam, select

from checklist.archive.errors import DamagedArchiveError, ErasedError, UnknownIdError
from checklist.archive.rows import ENTRY_COLUMNS, entry_from, stored_from
from checklist.archive.schema import answers, assessments, tombstones
from checklist.locale import _

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from checklist.archive.shapes import Entry, Stored

_HEADER = select(assessments).where(assessments.c.id == bindparam("wanted"))
_ANSWERS = select(answers).where(answers.c.assessment_id == bindparam("wanted")).order_by(answers.c.position)
SHORTEST_PREFIX = 4
_HEX_DIGITS = 32


def read_stored(connection: Connection, assessment_id: UUID) -> Stored:
    """The assessment and its revision. Raises UnknownIdError, ErasedError, DamagedArchiveError."""
    header = connection.execute(_HEADER, {"wanted": assessment_id}).mappings().first()
    if header is None:
        raise unknown(connection, assessment_id)
    try:
        return stored_from(header, connection.execute(_ANSWERS, {"wanted": assessment_id}).mappings())
    except ValueError as error:
        message = _(
            "Besvarelsen {id} kan ikke læses: det, der står i arkivet, er ikke en hel besvarelse. "
            "Intet er ændret. Hent en sikkerhedskopi frem med »lovende archive restore«."
        )
        raise DamagedArchiveError(message.format(id=assessment_id)) from error


def unknown(connection: Connection, assessment_id: UUID) -> UnknownIdError:
    """Why there is no assessment with this id: it was erased for good, or never was here."""
    erased = connection.execute(select(tombstones.c.erased).where(tombstones.c.assessment_id == assessment_id)).scalar()
    if erased is not None:
        return ErasedError(erased)
    return UnknownIdError(_("Der er ingen besvarelse med id {id} i arkivet.").format(id=assessment_id))


def read_entries(connection: Connection, *, deleted: bool) -> tuple[Entry, ...]:
    """The lines of the list, the latest updated first."""
    in_the_bin = assessments.c.deleted.is_not(None) if deleted else assessments.c.deleted.is_(None)
    query = select(*ENTRY_COLUMNS).where(in_the_bin).order_by(assessments.c.updated.desc(), assessments.c.id)
    return tuple(entry_from(row) for row in connection.execute(query).mappings())


def find_id(connection: Connection, text: str) -> UUID:
    """The one id that is `text` or begins with it (at least 4 characters); among the deleted where no other fits."""
    digits = text.strip().casefold().replace("-", "")
    if not digits or len(digits) > _HEX_DIGITS or set(digits) - set("0123456789abcdef"):
        message = _("»{text}« er ikke et id. Et id ser sådan ud: 3f2b8c1e-5a7d-4e0b-9c55-0d6f1a2b3c4d.")
        raise UnknownIdError(message.format(text=text))
    if len(digits) < SHORTEST_PREFIX:
        message = _("»{text}« er for kort. Skriv mindst {count} tegn af id'et.")
        raise UnknownIdError(message.format(text=text, count=SHORTEST_PREFIX))
    first, last = UUID(digits.ljust(_HEX_DIGITS, "0")), UUID(digits.ljust(_HEX_DIGITS, "f"))
    fitting = connection.execute(
        select(assessments.c.id, assessments.c.deleted)
        .where(assessments.c.id.between(first, last))
        .order_by(assessments.c.id)
    ).all()
    candidates = [row.id for row in fitting if row.deleted is None] or [row.id for row in fitting]
    if not candidates:
        if first == last:
            raise unknown(connection, first)
        raise UnknownIdError(_("Der er ingen besvarelse, hvis id begynder med »{text}«.").format(text=text))
    if len(candidates) > 1:
        message = _("Flere besvarelser har et id, der begynder med »{text}«: {ids}. Skriv lidt mere af id'et.")
        raise UnknownIdError(message.format(text=text, ids=", ".join(map(str, candidates[:5]))))
    found: UUID = candidates[0]
    return found
