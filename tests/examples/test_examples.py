"""The fictive practices: fit the question bank, say that they are made up, and show what a report can say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from checklist.assessment.comparison import Comparison, compare
from checklist.assessment.development import proposals
from checklist.assessment.model import Assessment
from checklist.assessment.privacy import cpr_numbers
from checklist.assessment.reading import check_against, parse_assessment, to_toml
from checklist.assessment.scoring import score
from checklist.assessment.summary import summary_sentence
from checklist.catalogue import Catalogue, bundled, load_catalogue
from tests.catalogue.question_bank.readability import words
from tests.catalogue.question_bank.test_spelling import known_words, misspelt

FOLDER = Path(__file__).parents[2] / "examples"
FILES = sorted(FOLDER.glob("*.toml"))
EARLIER, LATER = "handicap-doegnrytme-2025.toml", "handicap-doegnrytme-2026.toml"
CHILDREN, ADULTS = "boern-unge-foelgeskab-2026.toml", "voksne-rolig-ankomst-2026.toml"

NOT_FOR_READING = frozenset({
    "format", "id", "kind", "about", "catalogue", "catalogue_version", "form", "period", "area", "maturity",
    "perspective", "status", "evidence", "element", "question", "suggestion",
})  # fmt: skip
RIGHT_BUT_NOT_IN_THE_DICTIONARY = frozenset({
    "natbogen", "natnotater", "natnotaterne", "Natbogen", "Natnotater", "Natnotaterne",
})  # fmt: skip

each_example = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def bank() -> Catalogue:
    return load_catalogue(bundled("elements.toml"))


def example(name: str) -> Assessment:
    assessment, problems = parse_assessment((FOLDER / name).read_bytes(), name)
    assert problems == ()
    assert assessment is not None
    return assessment


def remarks(path: Path) -> list[str]:
    """The lines of the file that only its editor reads, without their mark."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.removeprefix("#").strip() for line in lines if line.startswith("#")]


def texts(value: object, key: str = "") -> Iterator[str]:
    """Every text in dumped tables that is written by a person for another."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, name)
    elif isinstance(value, (list, tuple)) and key not in NOT_FOR_READING:
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str) and key not in NOT_FOR_READING:
        yield value


@each_example
def test_an_example_fits_the_question_bank(path: Path, bank: Catalogue) -> None:
    """Neither an error nor a notice: every id is known and the version is the bank's own."""
    assert check_against(example(path.name), bank, path.name) == ()


@each_example
def test_an_example_says_at_once_that_it_is_made_up(path: Path) -> None:
    """In its first line, and again wherever the name of the service is read."""
    assert "fiktivt" in path.read_text(encoding="utf-8").splitlines()[0]
    assert "(fiktivt " in example(path.name).practice.service


@each_example
def test_an_example_stays_the_same_through_the_form_it_is_exchanged_in(path: Path) -> None:
    """Written out again and read back, it is the same assessment."""
    there = example(path.name)
    back, problems = parse_assessment(to_toml(there).encode(), "igen.toml")
    assert (back, problems) == (there, ())


@each_example
def test_an_example_holds_no_cpr_number(path: Path) -> None:
    """Nor anything that the tool would warn of, in any line."""
    assert cpr_numbers(path.read_text(encoding="utf-8")) == ()


@each_example
def test_an_example_names_no_participant(path: Path) -> None:
    """People answer by their role."""
    respondent = example(path.name).respondent
    assert respondent.name is None
    assert respondent.role


@each_example
def test_an_example_is_spelt_right(path: Path) -> None:
    """Its texts and its remarks; a word that is right but unknown goes into the list above."""
    read = [*texts(example(path.name).model_dump()), *remarks(path)]
    found = misspelt({word for text in read for word in words(text)})
    assert found - set(known_words()) - RIGHT_BUT_NOT_IN_THE_DICTIONARY == set()


@each_example
def test_documentation_is_named_once_and_used(path: Path) -> None:
    """Every piece supports an answer, and some support several."""
    there = example(path.name)
    used = [one for answer in there.answers.values() for one in answer.evidence]
    assert set(used) == set(there.evidence_by_id)
    assert len(used) > len(set(used))


@each_example
def test_a_plan_can_be_carried_out(path: Path) -> None:
    """Three to five actions, each with who, when, how it begins and what will be seen; then a day to look again."""
    plan = example(path.name).plan
    assert 3 <= len(plan.actions) <= 5
    assert all(a.owner and a.deadline and a.first_step and a.sign_of_success and a.why for a in plan.actions)
    deadlines = [action.deadline for action in plan.actions if action.deadline]
    assert plan.next_look is not None
    assert min(deadlines) < plan.next_look
    assert {day.year for day in deadlines} <= {2026, 2027}


@each_example
def test_planned_actions_come_from_the_answers(path: Path, bank: Catalogue) -> None:
    """An action that names a suggestion names one that the answers gave."""
    there = example(path.name)
    offered = proposals(bank, there, score(bank, there))
    proposed = {(one.question_id, one.suggestion.id) for one in offered if one.suggestion}
    planned = {(action.question, action.suggestion) for action in there.plan.actions if action.suggestion}
    assert planned
    assert planned <= proposed


@each_example
def test_something_waits_for_what_it_builds_on(path: Path, bank: Catalogue) -> None:
    """So that every report has an order of development to explain."""
    there = example(path.name)
    assert any(one.waits_for for one in proposals(bank, there, score(bank, there)))


def test_the_examples_cover_the_areas_and_several_views(bank: Catalogue) -> None:
    """Each area, leader, staff and nights, and both forms."""
    all_of_them = [example(path.name) for path in FILES]
    assert {one.practice.area for one in all_of_them} == set(bank.area_by_id)
    assert {one.respondent.perspective for one in all_of_them} == {"leder", "medarbejder", "aften-nat"}
    assert {one.form for one in all_of_them} == {"full", "short"}


def test_the_examples_differ_as_practices_do(bank: Catalogue) -> None:
    """What each of them says of itself in one sentence."""
    said = {path.name: summary_sentence(score(bank, example(path.name))) for path in FILES}
    assert said == {
        CHILDREN: "8 af 11 elementer er til stede, 1 af dem gennemgående.",
        EARLIER: "3 af 11 elementer er til stede.",
        LATER: "5 af 11 elementer er til stede, 1 af dem gennemgående.",
        ADULTS: "5 af 11 elementer er til stede, 2 af dem gennemgående.",
    }


def test_every_element_is_scored_in_the_full_forms(bank: Catalogue) -> None:
    """Enough is answered for eleven scores; the short one shows what it looks like where too little is known."""
    unscored = {
        path.name: [element.id for element in score(bank, example(path.name)).elements if element.score is None]
        for path in FILES
    }
    assert unscored == {CHILDREN: [], EARLIER: [], LATER: [], ADULTS: ["oekonomi"]}


def test_goals_in_the_second_year_worked_out_by_hand(bank: Catalogue) -> None:
    """3 4 2 3 3 4 3 are 50 75 25 50 50 75 50: 375 / 7 = 53.57, on the way; three of seven answers are documented."""
    goals = score(bank, example(LATER)).element("maal")
    assert goals.score == pytest.approx(375 / 7)
    assert goals.low == pytest.approx(375 / 7)
    assert goals.high == pytest.approx(375 / 7)
    assert (goals.level.id if goals.level else None) == "paa-vej"
    assert (goals.documented, goals.answered) == (3, 7)


def test_what_only_the_leader_knows_widens_the_range_of_economy(bank: Catalogue) -> None:
    """3 2 2 4 are 50 25 25 75, two don't know: 175 / 4 = 43.75, from 175 / 6 to 375 / 6, four of six covered."""
    economy = score(bank, example(LATER)).element("oekonomi")
    assert economy.score == pytest.approx(43.75)
    assert economy.low == pytest.approx(175 / 6)
    assert economy.high == pytest.approx(62.5)
    assert economy.coverage == pytest.approx(4 / 6)


@pytest.fixture(scope="module")
def two_years(bank: Catalogue) -> Comparison:
    """The practice that was assessed twice, then and now."""
    found, problems = compare(bank, (EARLIER, example(EARLIER)), (LATER, example(LATER)))
    assert problems == ()
    assert found is not None
    return found


def test_the_second_year_follows_the_first() -> None:
    """The same practice, told in the same words, and a pointer back."""
    then, now = example(EARLIER), example(LATER)
    assert now.practice == then.practice
    assert now.about == then.id
    assert then.created < now.created


def test_two_years_move_up_down_and_not_at_all(two_years: Comparison) -> None:
    """Mål 150 / 6 to 375 / 7; Overførbarhed 250 / 6 to 225 / 6; Individuel tilrettelæggelse 375 / 5 both times."""
    moved = {one.id: one.moved for one in two_years.elements}
    assert moved["maal"] == pytest.approx(375 / 7 - 25)
    assert moved["overfoerbarhed"] == pytest.approx(-25 / 6)
    assert moved["individuel-tilrettelaeggelse"] == 0


def test_what_was_done_in_the_first_years_plan_is_what_moved(two_years: Comparison) -> None:
    """Every finished action's question has a higher answer a year later."""
    changes = {change.question_id: change for element in two_years.elements for change in element.answers}
    done = [action.question for action in example(EARLIER).plan.actions if action.status == "done"]
    assert len(done) >= 3
    for question_id in done:
        change = changes[question_id or ""]
        assert (change.now.value or 0) > (change.then.value or 0)
