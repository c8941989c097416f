"""The letters to applicants, read back from their PDFs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from checklist.report.screening import letter_name, write_applicant_letters
from checklist.screening.order_words import certainty_words
from tests.report.conftest import Rendered
from tests.report.fictive_round import CATALOGUE, NAMES, TODAY, application, decisions, record, released
from tests.report.test_structure import tree
from tests.screening.made_up import app_id, review

if TYPE_CHECKING:
    from pathlib import Path

    from checklist.report.screening import RoundRecord, WrittenLetter


def letters(found: RoundRecord, folder: Path, *, undecided: bool = False) -> dict[str, WrittenLetter]:
    """Every letter of the round by code."""
    return {
        one.code: one for one in write_applicant_letters(CATALOGUE, found, folder, today=TODAY, undecided=undecided)
    }


def text_of(letter: WrittenLetter) -> str:
    assert letter.path is not None, letter.problem
    return Rendered(letter.path.read_bytes()).text


@pytest.fixture(scope="module")
def all_letters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, WrittenLetter]:
    """The letters of the small fictive round."""
    return letters(record(), tmp_path_factory.mktemp("letters"))


def test_a_letter_tells_the_decision_two_strengths_one_step_and_released_comments(
    all_letters: dict[str, WrittenLetter],
) -> None:
    """A-01 is strongest on maal and teori and weakest on natten, which its first step is about."""
    text = text_of(all_letters["A-01"])
    for words in (
        "Vi vil gerne gå videre med jeres ansøgning.",
        "Det står tydeligst for bedømmerne Maal",
        "Et sted at begynde Natten Prøv natten-frem.",
        "Skriv, hvad natholdet gør.",
        "En score er jeres eget billede af praksis. Den er ikke dokumenteret virkning.",
        "runde@eksempel.invalid",
    ):
        assert words in text


def test_the_code_of_a_blind_round_becomes_the_practices_name(all_letters: dict[str, WrittenLetter]) -> None:
    """The reviewer wrote "A-01", which the applicant has never seen."""
    text = text_of(all_letters["A-01"])
    assert "Målene i Rolige aftener er jeres egne." in text
    assert "A-01" not in text


def test_a_letter_shows_no_rank_no_rating_and_nobody_else(all_letters: dict[str, WrittenLetter]) -> None:
    """No figure but the dates, the page's number and the service's own; no other name, no reviewer, no certainty."""
    for code in ("A-01", "A-02", "A-03"):
        text = text_of(all_letters[code])
        own = all_letters[code].practice
        others = [name for name in NAMES if name != own]
        for word in (
            *others,
            "Fiktiv",
            "nr.",
            "%",
            "point",
            certainty_words("in"),
            certainty_words("depends"),
            certainty_words("out"),
        ):
            assert word not in text
        figures = re.sub(rf"1\. april 2027|side 1 af 1|Tilbuddet {code[-1]}", "", text)
        assert re.findall(r"\d", figures) == []


def test_nobody_is_answered_before_there_is_a_decision(all_letters: dict[str, WrittenLetter], tmp_path: Path) -> None:
    """A-04 gets none and the sentence says why; asked for, it is written without a word of a decision."""
    assert all_letters["A-04"].path is None
    assert all_letters["A-04"].problem == "Der er ikke besluttet noget om A-04 endnu."
    text = text_of(letters(record(), tmp_path, undecided=True)["A-04"])
    assert "gå videre" not in text
    assert "går ikke videre" not in text


def test_a_comment_that_names_somebody_else_stays_back_and_is_told(tmp_path: Path) -> None:
    """Another's code, another's practice, a reviewer: none of them reaches the applicant; a lawful one does."""
    reviews = (
        released(
            review(1, 1, {"maal": 5, "teori": 4, "natten": 2}),
            maal="Bedre end A-02.", teori="Som i Egen nøgle.", natten="Ida Fiktiv er uenig.",
        ),
        released(review(1, 2, {"maal": 5, "teori": 4, "natten": 2}), maal="Klart skrevet."),
    )  # fmt: skip
    one = letters(record(reviews=reviews), tmp_path)["A-01"]
    text = text_of(one)
    assert "Klart skrevet." in text
    assert not re.search("Bedre end|Som i|uenig", text)
    assert [re.sub(r".*nævner ", "", told) for told in one.held_back] == ["A-02.", "Egen nøgle.", "Ida Fiktiv."]


def test_one_letter_that_cannot_be_written_stops_none_of_the_others(tmp_path: Path) -> None:
    """A folder stands where A-02's letter should be; six letters, so that several processes write them."""
    found = record(
        applications=tuple(application(number, f"Praksis {number}") for number in range(1, 7)),
        **dict(zip(("entries", "texts"), decisions(*((n, "wait", "Senere.") for n in range(1, 7))), strict=True)),
    )
    (tmp_path / letter_name(found.applications[1])).mkdir()
    written = letters(found, tmp_path)
    assert sorted(written) == [f"A-0{number}" for number in range(1, 7)]
    assert (written["A-02"].problem or "").startswith("Brevet til A-02 blev ikke skrevet: ")
    assert all(one.path and one.path.is_file() for code, one in written.items() if code != "A-02")


def test_hostile_texts_and_long_names_stay_texts(tmp_path: Path) -> None:
    """Markup in the name and a comment, a name of 400 letters; the file's name stays short and plain."""
    name = "../../<b>{{ 7 * 7 }}</b> " + "Lang" * 100
    reviews = (released(review(1, 1, {"maal": 5}), maal="</li><img src='file:///etc/passwd'> \x07\u202e=1+1"),)
    one = letters(record(applications=(application(1, name),), reviews=reviews), tmp_path)["A-01"]
    text = text_of(one)
    assert "<b>{{ 7 * 7 }}</b>" in text
    assert "<img src='file:///etc/passwd'>" in text
    assert one.path is not None
    assert one.path.parent == tmp_path
    assert re.fullmatch(r"svar-a-01-[a-z0-9-]{1,40}\.pdf", one.path.name)


def test_the_same_record_and_day_give_the_same_bytes(all_letters: dict[str, WrittenLetter], tmp_path: Path) -> None:
    """Written again, only the one that is asked for."""
    (again,) = write_applicant_letters(CATALOGUE, record(), tmp_path, only={app_id(1)}, today=TODAY)
    first = all_letters["A-01"].path
    assert first is not None
    assert again.path is not None
    assert again.path.read_bytes() == first.read_bytes()


def test_screen_readers_find_one_title_and_headings_under_it(all_letters: dict[str, WrittenLetter]) -> None:
    """Tagged as PDF/UA-1, with a title that names the practice."""
    path = all_letters["A-01"].path
    assert path is not None
    reader = Rendered(path.read_bytes()).reader
    assert reader.metadata is not None
    assert reader.metadata.title == "Svar til Rolige aftener"
    tags = [node.tag for node in tree(reader).walk() if re.fullmatch(r"/H\d", node.tag)]
    assert tags[0] == "/H1"
    assert set(tags[1:]) == {"/H2"}
