"""Many assessments scored at once have the scores that each of them has alone."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.assessment.model import Assessment
from checklist.assessment.scoring import score
from checklist.assessment.scoring_many import ManyScores, columns_of, score_many
from checklist.catalogue import Catalogue, Form
from tests.small_catalogue import Short, Table, assessment, element, question, scale, small_catalogue

SCALES = {"fem": (1, 2, 3, 4, 5), "tre": (0, 1, 2, 3), "midt": (-2, -1, 0, 1, 2)}


@st.composite
def catalogues(draw: st.DrawFn) -> tuple[Catalogue, dict[str, tuple[int, ...]]]:
    """One to three elements on mixed scales, and the values that each question takes."""
    elements: list[Table] = []
    values: dict[str, tuple[int, ...]] = {}
    for name in draw(st.sampled_from([("maal",), ("maal", "teori"), ("maal", "teori", "virkning")])):
        questions = []
        for place in range(draw(st.integers(1, 4))):
            chosen = draw(st.sampled_from(sorted(SCALES)))
            one = question(
                f"{name}-{place}",
                scale=chosen,
                weight=draw(st.sampled_from([0.1, 0.3, 1, 2.5, 10])),
                reverse=draw(st.booleans()),
                core=place == 0,
            )
            values[one["id"]] = SCALES[chosen]
            questions.append(one)
        elements.append(element(name, *questions))
    scales = [scale(name, *found) for name, found in SCALES.items()]
    minimum = draw(st.sampled_from([0.0, 0.5, 1.0]))
    return small_catalogue(*elements, scales=scales, minimum_coverage=minimum), values


def answered(values: dict[str, tuple[int, ...]]) -> st.SearchStrategy[Assessment]:
    """An assessment with any answers, some of them documented."""

    def table(short: Short, documented: bool) -> Short | Table:
        return {"value": short, "evidence": ["referat"]} if isinstance(short, int) and documented else short

    answers = st.fixed_dictionaries(
        {
            one: st.builds(table, st.sampled_from([*found, "v", "p", None]), st.booleans())
            for one, found in values.items()
        }
    )
    return answers.map(
        lambda given_answers: assessment(given_answers, evidence=[{"id": "referat", "title": "Referat"}])
    )


def number(value: float | None) -> float:
    return math.nan if value is None else value


@settings(max_examples=80, deadline=None)
@given(catalogues(), st.data(), st.sampled_from(["full", "short"]))
def test_every_figure_equals_that_of_scoring_one_alone(
    made: tuple[Catalogue, dict[str, tuple[int, ...]]], data: st.DataObject, form: Form
) -> None:
    """Score, low, high, coverage within 1e-9; level, presence and counts the same; in both forms."""
    catalogue, values = made
    several = data.draw(st.lists(answered(values), min_size=1, max_size=4))
    asked = [one.id for one in catalogue.questions(form)]
    found = score_many(catalogue, form, columns_of(several, asked))
    for row, one in enumerate(several):
        alone = score(catalogue, one.model_copy(update={"form": form}))
        assert (found.present_count[row], found.of_count[row]) == (alone.present, alone.of)
        for column, element_score in enumerate(alone.elements):
            assert found.elements[column] == element_score.id
            for name in ("score", "low", "high", "coverage"):
                figure = getattr(found, name)[row, column]
                assert figure == pytest.approx(number(getattr(element_score, name)), abs=1e-9, nan_ok=True)
            level = None if found.level[row, column] < 0 else catalogue.levels[found.level[row, column]]
            assert level == element_score.level
            assert found.present[row, column] == element_score.present
            assert found.answered[row, column] == element_score.answered
            assert found.documented[row, column] == element_score.documented


def test_a_level_begins_at_its_threshold_whatever_floats_make_of_it() -> None:
    """Items 100, 100 and 0 with weights 0.3, 0.3 and 0.4 are 60 by hand, a hair less or more in floats: present."""
    catalogue = small_catalogue(
        element("maal", question("a", weight=0.3), question("b", weight=0.3), question("c", weight=0.4))
    )
    found: ManyScores = score_many(catalogue, "full", columns_of([assessment({"a": 5, "b": 5, "c": 1})], "abc"))
    assert found.score[0, 0] == pytest.approx(60)
    assert found.present[0, 0]


def test_columns_of_other_questions_are_refused() -> None:
    """The short form's columns for the full form would score another questionnaire."""
    catalogue = small_catalogue(element("maal", question("a"), question("b")))
    with pytest.raises(ValueError, match="not the questions"):
        score_many(catalogue, "full", columns_of([], ["a"]))


def test_no_assessments_give_no_scores() -> None:
    """An archive in which nobody has applied yet."""
    catalogue = small_catalogue(element("maal", question("a")))
    assert score_many(catalogue, "full", columns_of([], ["a"])).score.shape == (0, 1)
    assert np.array_equal(score_many(catalogue, "full", columns_of([], ["a"])).present_count, [])
