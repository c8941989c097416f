"""What an applicant is told: strengths, a first step, released comments, and never a number."""

from __future__ import annotations

import re
from typing import get_args

from checklist.screening.letters import Letter, letter
from checklist.screening.model import Review, Verdict
from checklist.screening.reviewing import release
from tests.screening.made_up import NOON, app_id, application, practice_table, review, round_of
from tests.small_catalogue import assessment, element, question, small_catalogue, suggestion

CATALOGUE = small_catalogue(
    *(
        element(one, question(f"{one}-a", suggestions=[suggestion(f"{one}-forslag", 4)]), reflection=[f"Tal om {one}."])
        for one in ("maal", "virkning", "beskrivelse", "monitorering")
    )
)
ANSWERS = {"maal-a": 5, "virkning-a": 2, "beskrivelse-a": 3, "monitorering-a": 4}
SUBJECT = application(
    1,
    of=assessment(ANSWERS, id=str(app_id(1)), practice=practice_table(name="Rolige morgener", service="Åhaven")),
)


def _letter(*reviews: Review, subject: object = SUBJECT, **more: object) -> Letter:
    found = round_of(name="Prøverunden")
    return letter(found, CATALOGUE, subject, reviews, **more)  # type: ignore[arg-type]


def _elements(told: Letter) -> list[str]:
    return [one.element_id for one in told.strengths]


def test_the_two_elements_rated_highest_are_the_strengths() -> None:
    """Means: maal 2.5, virkning 4.5, beskrivelse 4, monitorering 1; the applicant's own 5 counts nothing."""
    told = _letter(
        review(1, 1, {"maal": 2, "virkning": 5, "beskrivelse": 4, "monitorering": 1}),
        review(1, 2, {"maal": 3, "virkning": 4, "beskrivelse": 4, "monitorering": "abstain"}),
    )
    assert _elements(told) == ["virkning", "beskrivelse"]
    assert told.by_reviewers


def test_of_equal_elements_the_one_with_a_released_comment_is_told() -> None:
    """All at 3: monitorering has a comment that was released, and comes first; then the catalogue's order."""
    same = review(
        1,
        1,
        dict.fromkeys(["maal", "virkning", "beskrivelse", "monitorering"], 3),
        comments={"monitorering": "Godt set."},
    )
    told = _letter(release(same, "monitorering", "Ane", NOON))
    assert _elements(told) == ["monitorering", "maal"]
    assert told.strengths[0].comments == ("Godt set.",)


def test_the_first_step_lies_where_the_reviewers_saw_least() -> None:
    """Monitorering is rated lowest and has a suggestion for the answer 4; its first step comes along."""
    told = _letter(review(1, 1, {"maal": 3, "virkning": 4, "beskrivelse": 5, "monitorering": 1}))
    assert told.first_step is not None
    assert (told.first_step.element_id, told.first_step.text, told.first_step.first_step) == (
        "monitorering",
        "Prøv monitorering-forslag.",
        "Begynd i dag.",
    )


def test_where_no_suggestion_fits_there_is_a_question_to_talk_over() -> None:
    """Everything answered 5 leaves no suggestion up to 4: the question of the lowest rated element."""
    best = application(1, of=assessment(dict.fromkeys(ANSWERS, 5), id=str(app_id(1))))
    told = _letter(review(1, 1, {"maal": 3, "virkning": 4, "beskrivelse": 5, "monitorering": 1}), subject=best)
    assert told.first_step is not None
    assert (told.first_step.text, told.first_step.first_step) == ("Tal om monitorering.", "")


def test_somebody_whom_nobody_could_rate_gets_a_letter_too() -> None:
    """All abstained: the applicant's own best, maal 5 and monitorering 4, named as their own, and a first step."""
    told = _letter(review(1, 1, dict.fromkeys(["maal", "virkning", "beskrivelse", "monitorering"], "abstain")))
    assert _elements(told) == ["maal", "monitorering"]
    assert not told.by_reviewers
    assert told.strengths_heading == "Det står tydeligst i jeres egen besvarelse"
    assert told.first_step is not None
    assert told.first_step.element_id == "virkning"


def test_only_released_comments_of_this_application_are_told() -> None:
    """A comment that nobody released, a draft's, and another application's stay inside."""
    ratings = {"maal": 5, "virkning": 4, "beskrivelse": 3, "monitorering": 2}
    comments = {"beskrivelse": "Skriv det ned.", "monitorering": "Internt."}
    mine = release(review(1, 1, ratings, comments=comments), "beskrivelse", "Ane", NOON)
    other = release(review(2, 1, ratings, comments={"monitorering": "Om en anden."}), "monitorering", "Ane", NOON)
    draft = review(1, 2, ratings, handed_in=False, comments={"monitorering": "Udkast."})
    told = _letter(mine, other, draft)
    assert [(one.element_id, one.comments) for one in told.comments] == [("beskrivelse", ("Skriv det ned.",))]


def test_a_letter_says_what_was_decided_and_names_the_practice_though_the_round_is_blind() -> None:
    """The reason and the code stay inside; nothing decided says nothing."""
    assert _letter().outcome is None
    assert _letter(verdict="withdrawn").outcome is None
    told = letter(round_of(blind=True), CATALOGUE, SUBJECT, (), "not_this_time")
    assert told.outcome == "Vi går ikke videre med jeres ansøgning denne gang."
    assert told.practice == "Rolige morgener"


def test_a_letter_says_it_in_the_rounds_own_words_where_there_are_some() -> None:
    """One decision has words of its own, the others the sentence that comes along; a withdrawal has none."""
    found = round_of(letters={"go_on": "Vi ringer inden jul."})
    told = {verdict: letter(found, CATALOGUE, SUBJECT, (), verdict).outcome for verdict in get_args(Verdict)}
    assert told["go_on"] == "Vi ringer inden jul."
    assert told["wait"] == "Vi har ikke taget stilling endnu. I hører fra os igen."
    assert told["withdrawn"] is None


def test_no_number_reaches_an_applicant() -> None:
    """Apart from the code on the file's own name, no figure stands anywhere in it."""
    told = _letter(
        review(1, 1, {"maal": 2, "virkning": 5, "beskrivelse": 4, "monitorering": 1}),
        review(1, 2, {"maal": 3, "virkning": 4, "beskrivelse": 4, "monitorering": 2}),
        verdict="go_on",
    )
    words = repr(told).replace(told.code, "")
    assert not re.search(r"\d", words)
