"""Reads the answers of many assessments as columns of numbers, for tables of thousands.

Only what scores are made of: no notes, no names.
"""

from __future__ import annotations

from itertools import islice, repeat
from typing import TYPE_CHECKING

import numpy as np
from pydantic_core import from_json
from sqlalchemy import Text, bindparam, case, cast, select

from checklist.archive.round_tables import round_applications
from checklist.archive.schema import answers
from checklist.assessment.scoring_many import DONT_KNOW, NOT_RELEVANT, UNANSWERED, columns_of_tables, empty_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from sqlalchemy import Connection

    from checklist.assessment.scoring_many import AnswerColumns

# Enough that asking costs nothing beside reading, and so few that the rows of one question stay in the fast memory.
IDS_AT_ONCE = 250

_STATUS = case(
    (answers.c.status == "dont_know", DONT_KNOW), (answers.c.status == "not_relevant", NOT_RELEVANT), else_=UNANSWERED
)
# As text the id is not made into an object for each of millions of rows.
_ROWS = select(
    cast(answers.c.assessment_id, Text),
    answers.c.question_id,
    answers.c.value,
    _STATUS,
    case((cast(answers.c.evidence, Text) == "[]", 0), else_=1),
).where(answers.c.assessment_id.in_(bindparam("wanted", expanding=True)))


def read_columns(
    connection: Connection, ids: Sequence[UUID], questions: Sequence[str]
) -> Iterator[tuple[tuple[UUID, ...], AnswerColumns]]:
    """Blocks of at most 250 of the assessments `ids`, in their order, with their answers to `questions`.

    An id that is not in the archive comes as an assessment in which nothing is answered.
    """
    column_of = {question: column for column, question in enumerate(questions)}
    remaining = iter(ids)
    while block := tuple(islice(remaining, IDS_AT_ONCE)):
        columns = empty_columns(len(block), questions)
        # SQLite keeps an id as 32 digits, PostgreSQL writes it with hyphens.
        row_of = {text: row for row, one in enumerate(block) for text in (one.hex, str(one))}
        found = connection.execute(_ROWS, {"wanted": block}).all()
        if found:
            texts, asked, values, statuses, documented = zip(*found, strict=True)
            rows = np.fromiter(map(row_of.__getitem__, texts), dtype=np.intp, count=len(found))
            places = np.fromiter(map(column_of.get, asked, repeat(-1)), dtype=np.intp, count=len(found))
            known = places >= 0
            cells = rows[known], places[known]
            columns.values[cells] = np.array(values, dtype=np.float64)[known]
            columns.statuses[cells] = np.array(statuses, dtype=np.int8)[known]
            columns.documented[cells] = np.array(documented, dtype=np.bool_)[known]
        yield block, columns


def read_round_columns(
    connection: Connection, round_id: UUID, questions: Sequence[str]
) -> Iterator[tuple[tuple[UUID, ...], AnswerColumns]]:
    """The same of a round's applications, by number; withdrawn ones are left out."""
    query = (
        select(round_applications.c.id, round_applications.c.number, cast(round_applications.c.assessment, Text))
        .where(
            round_applications.c.round_id == round_id,
            round_applications.c.withdrawn.is_(None),
            round_applications.c.number > bindparam("after"),
        )
        .order_by(round_applications.c.number)
        .limit(IDS_AT_ONCE)
    )
    last = 0
    while found := connection.execute(query, {"after": last}).all():
        ids, numbers, texts = zip(*found, strict=True)
        last = numbers[-1]
        yield ids, columns_of_tables([from_json(text)["answers"] for text in texts], questions)
