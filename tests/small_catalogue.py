"""Small catalogues and assessments for tests, built as a person would: from the tables of their files.

An answer is written in short: 3 is a value, "v" don't know, "p" not relevant, None not answered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import tomli_w

from checklist.assessment.reading import assessment_from_tables
from checklist.catalogue import parse_catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checklist.assessment.model import Assessment
    from checklist.catalogue import Catalogue

Table = dict[str, Any]
Short = int | str | None

PRACTICE_ID = UUID("0b0f2f6e-0d5c-4a7e-8d53-6f1c7f6f2a01")

OUR_LEVELS: tuple[tuple[str, float, bool], ...] = (
    ("ikke-tydelig", 0, False),
    ("paa-vej", 35, False),
    ("til-stede", 60, True),
    ("gennemgaaende", 80, True),
)


def question(question_id: str, **more: Any) -> Table:
    """A question on our scale 1-5, with the keys in `more` beside."""
    return {"id": question_id, "text": f"I hvor høj grad {question_id}?", "scale": "grad", **more}


def suggestion(suggestion_id: str, up_to: int, effort: str = "small", **more: Any) -> Table:
    """A suggestion for answers up to `up_to`."""
    return {
        "id": suggestion_id,
        "up_to": up_to,
        "text": f"Prøv {suggestion_id}.",
        "first_step": "Begynd i dag.",
        "effort": effort,
        **more,
    }


def element(element_id: str, *questions: Table, **more: Any) -> Table:
    """An element whose name is its id with a capital."""
    return {
        "id": element_id,
        "name": element_id.capitalize(),
        "category": "kategori",
        "definition": "Det, vi ser på.",
        "questions": list(questions),
        **more,
    }


def scale(scale_id: str, *values: int) -> Table:
    """A scale with these values; each is its own label."""
    return {"id": scale_id, "options": [{"value": value, "label": f"Svar {value}"} for value in values]}


def levels(*rows: tuple[str, float, bool]) -> list[Table]:
    """Levels from (id, from, present)."""
    return [
        {"id": row, "name": row.capitalize(), "from": start, "present": present, "meaning": "Det betyder noget."}
        for row, start, present in rows
    ]


def catalogue_tables(
    *elements: Table,
    scales: Sequence[Table] = (),
    level_rows: Sequence[tuple[str, float, bool]] = OUR_LEVELS,
    minimum_coverage: float = 0.5,
    **more: Any,
) -> Table:
    """The tables of a whole catalogue with our scale ("grad", 1-5), the `scales` beside it and one category."""
    return {
        "catalogue": {
            "id": "proeve",
            "version": "1.0.0",
            "language": "da",
            "title": "Prøve",
            "minimum_coverage": minimum_coverage,
        },
        "scales": [scale("grad", 1, 2, 3, 4, 5), *scales],
        "levels": levels(*level_rows),
        "categories": [{"id": "kategori", "name": "Kategori", "description": "Én kategori."}],
        "elements": list(elements),
        **more,
    }


def catalogue_from(tables: Table) -> Catalogue:
    """The catalogue in `tables`, by way of its TOML; its problems fail the test."""
    catalogue, problems = parse_catalogue(tomli_w.dumps(tables).encode(), "proeve.toml")
    assert catalogue is not None, "\n".join(map(str, problems))
    return catalogue


def small_catalogue(*elements: Table, **more: Any) -> Catalogue:
    """A catalogue of these elements; the keys as in `catalogue_tables`."""
    return catalogue_from(catalogue_tables(*elements, **more))


def one_element(*questions: Table, **more: Any) -> Catalogue:
    """A catalogue of the one element "maal" with these questions."""
    return small_catalogue(element("maal", *questions), **more)


def answer_table(short: Short) -> Table:
    """An answer's table from its short writing."""
    if short == "v":
        return {"status": "dont_know"}
    if short == "p":
        return {"status": "not_relevant", "reason": "Det har vi ikke hos os."}
    return {} if short is None else {"value": short}


def assessment_tables(answers: Mapping[str, Short | Table] | None = None, **more: Any) -> Table:
    """The tables of an assessment made with `small_catalogue`; an answer may be written in short or as a table."""
    given = {one: a if isinstance(a, dict) else answer_table(a) for one, a in (answers or {}).items()}
    return {
        "format": "lovende-assessment/1",
        "id": str(uuid4()),
        "catalogue": "proeve",
        "catalogue_version": "1.0.0",
        "created": "2026-05-03T10:00:00Z",
        "updated": "2026-05-03T10:00:00Z",
        "practice": {"id": str(PRACTICE_ID), "name": "Rolige morgener", "service": "Bostedet Åhaven"},
        "answers": given,
        **more,
    }


def assessment(answers: Mapping[str, Short | Table] | None = None, **more: Any) -> Assessment:
    """An assessment of the practice that all of them share; its problems fail the test."""
    found, problems = assessment_from_tables(assessment_tables(answers, **more), "besvarelse.toml")
    assert found is not None, "\n".join(map(str, problems))
    return found


def group_of(*people: Mapping[str, Short | Table]) -> list[Assessment]:
    """One assessment for each person's answers."""
    return [assessment(answers) for answers in people]
