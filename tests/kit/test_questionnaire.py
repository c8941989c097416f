"""The questionnaire on paper: every question with its answers, the area's words, help where it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from checklist.catalogue import Catalogue
from tests.pdf_reading import parts, text_by_page

Make = Callable[..., bytes]


@pytest.fixture(scope="module")
def paper(small: Catalogue, make_questionnaire: Make) -> str:
    """The text of the whole questionnaire for children."""
    return " ".join(text_by_page(make_questionnaire(small, area="boern")))


def test_every_question_stands_with_its_number_and_all_its_answers(paper: str) -> None:
    """On scales of eleven steps and of three, don't know beside them; a retired question is not asked."""
    assert "1.1 Hvor meget bestemmer barnet selv?" in paper
    assert (
        "0 Svar 0 1 Svar 1 2 Svar 2 3 Svar 3 4 Svar 4 5 Svar 5 6 Svar 6 7 Svar 7 8 Svar 8 9 Svar 9 10 Svar 10" in paper
    )
    assert "-1 Svar -1 0 Svar 0 1 Svar 1 Ved ikke Passer ikke" in paper
    assert "2.2" in paper
    assert "2.3" not in paper


def test_not_relevant_can_be_chosen_only_where_it_may_be_said(paper: str) -> None:
    """One question must be answered, and its note asks for no reason."""
    question = paper[paper.index("1.2 Hvor ens") : paper.index("Pause: Maal")]
    assert "Ved ikke" in question
    assert "Passer ikke" not in question
    assert "hvorfor det ikke passer" not in question


def test_help_is_the_areas_own(paper: str) -> None:
    """Its words, its example and nobody else's; who may know, the signs and the reason."""
    assert "Fordi barnet skal leve med det." in paper
    assert "Barnet kan nævne et mål." in paper
    assert "På et fiktivt hjem" in paper
    assert "Et andet sted." not in paper
    assert "Bedst at spørge: leder, aften/nat" in paper


def test_help_can_be_left_out(small: Catalogue, make_questionnaire: Make) -> None:
    """The question and its answers stay."""
    paper = " ".join(text_by_page(make_questionnaire(small, area="boern", with_help=False)))
    assert "1.1 Hvor meget bestemmer barnet selv?" in paper
    assert not [
        text for text in ("skal leve med det", "nævne et mål", "fiktivt hjem", "De fleste siger") if text in paper
    ]


def test_without_an_area_the_areas_can_be_chosen(small: Catalogue, make_questionnaire: Make) -> None:
    """And no example is shown, as it would be another field's."""
    paper = " ".join(text_by_page(make_questionnaire(small)))
    assert "Hvor meget bestemmer borgeren selv?" in paper
    assert "Område Børn Voksne" in paper
    assert "fiktivt hjem" not in paper


def test_the_short_form_asks_the_core_questions_alone(small: Catalogue, make_questionnaire: Make) -> None:
    """Under the numbers they have in the full form, and it says that it is the short one."""
    paper = " ".join(text_by_page(make_questionnaire(small, form="short")))
    assert "1.1 Hvor meget" in paper
    assert "2.1 Er der blevet" in paper
    assert "Hvor ens er jeres mål?" not in paper
    assert "Nat" not in paper.split()
    assert "kort form" in paper


def test_texts_of_a_catalogue_stay_texts(paper: str) -> None:
    """Quotation marks, signs and tags are printed as they were written."""
    assert 'Er natten "rolig" & <b>tryg</b>?' in paper
    assert 'Ro & "fred" <i>' in paper


def test_each_page_says_which_version_it_is(small: Catalogue, make_questionnaire: Make) -> None:
    """So that sheets of two versions are told apart."""
    pages = text_by_page(make_questionnaire(small, area="boern"))
    assert all(f"Prøve 1.0.0 · fuld form · Børn side {n} af {len(pages)}" in page for n, page in enumerate(pages, 1))


def test_paper_has_no_fields(small: Catalogue, make_questionnaire: Make) -> None:
    """It is A4 and nothing in it can be clicked."""
    reader = parts(make_questionnaire(small))
    root: Any = reader.trailer["/Root"]
    assert "/AcroForm" not in root
    assert all((round(page.mediabox.width), round(page.mediabox.height)) == (595, 842) for page in reader.pages)


def test_the_same_choices_give_the_same_bytes(small: Catalogue, form: bytes, make_questionnaire: Make) -> None:
    """On paper and as a form."""
    assert make_questionnaire(small) == make_questionnaire(small)
    assert make_questionnaire(small, fillable=True, area="boern") == form
