"""The files that came to a round, byte for byte, and what became of each. Reached as `archive.rounds.files`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from checklist.archive import round_rows as rows
from checklist.archive.errors import ArchiveError, RoundConflictError, UnknownIdError
from checklist.archive.round_applications import read_application
from checklist.archive.round_tables import round_applications, round_files, round_reviews, rounds
from checklist.archive.schema import tombstones
from checklist.archive.shapes import Kept
from checklist.assessment.model import Assessment
from checklist.locale import _
from checklist.screening.arrivals import SETTLED, Known, Present, names_key, replaced_words
from checklist.screening.model import Application, code_of
from checklist.screening.redaction import still_fitting

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from uuid import UUID

    from sqlalchemy import Connection, RowMapping

    from checklist.archive.round_rows import Transactions
    from checklist.screening.arrivals import Outcome, Receipt, WayIn


@dataclass(frozen=True)
class FileLine:
    """One file of the list. `size` in bytes; the other fields as in a `Receipt`."""

    sha256: str
    name: str
    received: dt.datetime
    size: int
    outcome: Outcome
    wrong: tuple[str, ...]
    ask: str
    application: UUID | None
    way_in: WayIn | None
    let_in_by: str | None


class Files:
    """The files of an open archive's rounds."""

    def __init__(self, transactions: Transactions) -> None:
        self._in = transactions

    def present(self, round_id: UUID) -> Present:
        """What the round holds, to hold new files against. Raises UnknownIdError."""
        with self._in.reading() as connection:
            rows.check_round(connection, round_id)
            return _present(connection, round_id)

    def first_received(self, round_id: UUID) -> dict[str, dt.datetime]:
        """SHA-256 of every file that came -> when it first did."""
        query = select(round_files.c.sha256, round_files.c.received).where(round_files.c.round_id == round_id)
        with self._in.reading() as connection:
            return {row.sha256: row.received for row in connection.execute(query)}

    def waiting(self, round_id: UUID) -> int:
        """How many files stand outside: neither taken in nor put aside by a person or an applicant."""
        of_round = (round_files.c.round_id == round_id) & round_files.c.outcome.not_in(SETTLED)
        with self._in.reading() as connection:
            n: int = connection.execute(select(func.count()).select_from(round_files).where(of_round)).scalar_one()
            return n

    def take_in(self, round_id: UUID, receipts: Sequence[tuple[Receipt, bytes]]) -> int:
        """Keep these files as they came, and take in those that are to be taken in, all in one transaction.

        Gives the number of files that were not there before. A file that is there keeps its bytes, name and time; only
        what became of it may change. Of one that could not be opened (no digest) nothing is kept. Raises
        RoundConflictError, and has written nothing, where somebody took applications in since the receipts were made:
        receiving the same files again sorts it out.
        """
        with self._in.writing() as connection:
            rows.check_round(connection, round_id)
            known = _outcomes(connection, round_id, [receipt.sha256 for receipt, _content in receipts])
            number = _last_number(connection, round_id)
            new_files: dict[str, dict[str, Any]] = {}
            new_applications: list[dict[str, Any]] = []
            for receipt, content in receipts:
                earlier = new_files.get(receipt.sha256, {}).get("outcome") or known.get(receipt.sha256)
                if not receipt.sha256 or receipt.seen_before or earlier in {"taken_in", "withdrawn"}:
                    continue
                if earlier is not None and receipt.sha256 not in new_files:
                    _write_outcome(connection, round_id, receipt)
                else:
                    new_files[receipt.sha256] = _file_row(round_id, receipt, content)
                if receipt.outcome == "taken_in" and receipt.assessment is not None:
                    number += 1
                    new_applications.append(_new_application(round_id, receipt, receipt.assessment, number))
            _refuse_taken(connection, new_applications)
            if new_files:
                connection.execute(insert(round_files), list(new_files.values()))
            if new_applications:
                connection.execute(insert(round_applications), new_applications)
            return len(new_files)

    def lines(self, round_id: UUID) -> tuple[FileLine, ...]:
        """Every file that came, in the order in which they did; withdrawn applicants' files are not on the list."""
        table = round_files.c
        columns = [column for column in table if column.name not in {"content", "assessment", "round_id"}]
        query = select(*columns).where(table.round_id == round_id, table.outcome != "withdrawn")
        with self._in.reading() as connection:
            found = connection.execute(query.order_by(table.received, table.name, table.sha256)).mappings()
            return tuple(_line(row) for row in found)

    def original(self, round_id: UUID, sha256: str) -> tuple[str, bytes]:
        """A file's name and its bytes as they came. Raises UnknownIdError."""
        with self._in.reading() as connection:
            row = _file(connection, round_id, sha256)
            return row["name"], bytes(row["content"])

    def let_in(self, round_id: UUID, sha256: str, by: str, because: str) -> Kept[Application]:
        """Take in by hand a file that was left beside, as its `way_in` says: `by` is the person who decided, and why.

        A newer version takes the place of the older one, whose file stays; formalities are checked anew, and redactions
        stay where the text is the same. Raises ArchiveError where there is no way in, or reviewers have begun.
        """
        with self._in.writing() as connection:
            row = _file(connection, round_id, sha256)
            if row["way_in"] is None or row["assessment"] is None:
                raise ArchiveError(_("Filen {name} kan ikke tages ind.").format(name=row["name"]))
            assessment = rows.as_model(Assessment, row["assessment"], row["name"])
            hand = {"let_in_by": by, "let_in_because": because, "received": row["received"], "sha256": sha256}
            if row["way_in"] == "replace":
                return _replaced(connection, row, assessment, hand)
            number = _last_number(connection, round_id) + 1
            _refuse_taken(connection, [{"id": assessment.id}])
            application = Application.model_validate(
                {"id": assessment.id, "number": number, "assessment": assessment, **hand}
            )
            keys = {"id": application.id, "round_id": round_id, "revision": 1}
            connection.execute(insert(round_applications).values(**keys, **rows.application_row(application)))
            _went_in(connection, round_id, sha256, application.id, by)
            return Kept(application, 1)


def _present(connection: Connection, round_id: UUID) -> Present:
    table, files = round_applications.c, round_files.c
    of_round = connection.execute(
        select(
            table.id,
            table.number,
            table.fingerprint,
            table.updated,
            table.practice_id,
            table.practice,
            table.service,
            table.municipality,
            table.withdrawn,
        ).where(table.round_id == round_id)
    ).all()
    in_it = {
        row.id: Known(
            row.id,
            row.number,
            row.fingerprint,
            row.updated,
            row.practice_id,
            names_key(row.practice, row.service, row.municipality),
        )
        for row in of_round
        if row.withdrawn is None
    }
    came = connection.execute(
        select(files.sha256, files.application_id, files.outcome).where(
            files.round_id == round_id, files.outcome.in_(SETTLED)
        )
    ).all()
    others = connection.execute(
        select(table.id, rounds.c.name)
        .join(rounds, rounds.c.id == table.round_id)
        .where(table.round_id != round_id, table.withdrawn.is_(None))
    ).all()
    erased = connection.execute(select(tombstones.c.assessment_id)).scalars()
    return Present(
        applications=in_it,
        originals={row.sha256: row.application_id for row in came if row.outcome == "taken_in"},
        replaced={row.sha256: row.application_id for row in came if row.outcome == "replaced"},
        withdrawn=frozenset(row.id for row in of_round if row.withdrawn is not None) | frozenset(erased),
        withdrawn_files=frozenset(row.sha256 for row in came if row.outcome == "withdrawn"),
        elsewhere={row.id: row.name for row in others},
        last_number=max((row.number for row in of_round), default=0),
    )


def _outcomes(connection: Connection, round_id: UUID, digests: list[str]) -> dict[str, str]:
    """What became of those of these files that came before."""
    query = select(round_files.c.sha256, round_files.c.outcome).where(round_files.c.round_id == round_id)
    return {
        row.sha256: row.outcome
        for block in _blocks(digests)
        for row in connection.execute(query.where(round_files.c.sha256.in_(block)))
    }


def _blocks(values: Sequence[Any]) -> list[Sequence[Any]]:
    """At most 500 at a time: a database takes only so many in one question."""
    return [values[start : start + 500] for start in range(0, len(values), 500)]


def _last_number(connection: Connection, round_id: UUID) -> int:
    highest = select(func.coalesce(func.max(round_applications.c.number), 0))
    number: int = connection.execute(highest.where(round_applications.c.round_id == round_id)).scalar_one()
    return number


def _became(receipt: Receipt) -> dict[str, Any]:
    """What became of a file, as columns; what was read in it is kept where a person may still take it in."""
    waits = receipt.way_in is not None and receipt.assessment is not None
    return {
        "outcome": receipt.outcome,
        "wrong": list(receipt.wrong),
        "ask": receipt.ask,
        "application_id": receipt.application,
        "way_in": receipt.way_in,
        "assessment": rows.as_json(receipt.assessment) if waits and receipt.assessment else None,
    }


def _file_row(round_id: UUID, receipt: Receipt, content: bytes) -> dict[str, Any]:
    row = {
        "round_id": round_id,
        "sha256": receipt.sha256,
        "received": receipt.received,
        # A name that the disk gave in no known letters is kept as far as it can be written.
        "name": receipt.name.encode("utf-8", "replace").decode(),
        "size": len(content),
        "let_in_by": None,
        "content": content,
        **_became(receipt),
    }
    if receipt.outcome == "withdrawn":
        row |= {"name": None, "content": None, "assessment": None}
    return row


def _write_outcome(connection: Connection, round_id: UUID, receipt: Receipt) -> None:
    of_it = (round_files.c.round_id == round_id) & (round_files.c.sha256 == receipt.sha256)
    gone = {"name": None, "content": None} if receipt.outcome == "withdrawn" else {}
    connection.execute(update(round_files).where(of_it).values(**_became(receipt), **gone))


def _new_application(round_id: UUID, receipt: Receipt, assessment: Assessment, number: int) -> dict[str, Any]:
    application = Application(
        id=assessment.id, number=number, assessment=assessment, received=receipt.received, sha256=receipt.sha256
    )
    columns = rows.application_row(application, receipt.fingerprint)
    return {"id": application.id, "round_id": round_id, "revision": 1, **columns}


def _refuse_taken(connection: Connection, applications: Sequence[dict[str, Any]]) -> None:
    table = round_applications.c
    for block in _blocks([row["id"] for row in applications]):
        found = connection.execute(select(table.number).where(table.id.in_(block))).first()
        if found is not None:
            raise RoundConflictError(code_of(found.number))


def _file(connection: Connection, round_id: UUID, sha256: str) -> RowMapping:
    of_it = (round_files.c.round_id == round_id) & (round_files.c.sha256 == sha256)
    row = connection.execute(select(round_files).where(of_it)).mappings().first()
    if row is None or row["content"] is None:
        raise UnknownIdError(_("Filen er ikke i runden."))
    return row


def _went_in(connection: Connection, round_id: UUID, sha256: str, application_id: UUID, by: str) -> None:
    of_it = (round_files.c.round_id == round_id) & (round_files.c.sha256 == sha256)
    now = {"outcome": "taken_in", "application_id": application_id, "way_in": None, "let_in_by": by, "assessment": None}
    connection.execute(update(round_files).where(of_it).values(**now))


def _replaced(
    connection: Connection, row: RowMapping, assessment: Assessment, hand: dict[str, Any]
) -> Kept[Application]:
    stored = read_application(connection, row["application_id"])
    earlier = stored.value
    begun = select(round_reviews.c.id).where(round_reviews.c.application_id == earlier.id).limit(1)
    if connection.execute(begun).first() is not None:
        message = _("Bedømmerne er begyndt på {code}, så den kan ikke skiftes ud. De har læst den udgave, der er inde.")
        raise ArchiveError(message.format(code=earlier.code))
    newer = assessment.model_copy(update={"id": earlier.id})
    kept = still_fitting(earlier.redactions, earlier.assessment, newer)
    after = earlier.model_copy(update={"assessment": newer, "formalities": (), "redactions": kept, **hand})
    of_it = update(round_applications).where(round_applications.c.id == earlier.id)
    connection.execute(of_it.values(**rows.application_row(after), revision=stored.revision + 1))
    # The file that was in before stays, and can be put back the same way.
    was_in = (round_files.c.round_id == row["round_id"]) & (round_files.c.sha256 == earlier.sha256)
    back = {
        "outcome": "replaced",
        "way_in": "replace",
        "wrong": [replaced_words()],
        "assessment": rows.as_json(earlier.assessment),
    }
    connection.execute(update(round_files).where(was_in).values(**back))
    _went_in(connection, row["round_id"], hand["sha256"], earlier.id, hand["let_in_by"])
    return Kept(after, stored.revision + 1)


def _line(row: RowMapping) -> FileLine:
    facts = {**row, "application": row["application_id"], "wrong": tuple(row["wrong"])}
    del facts["application_id"]
    return FileLine(**facts)
