"""The question bank is whole: every element and every question carries all that a person is shown."""

from __future__ import annotations

from collections import Counter

from checklist.catalogue import Catalogue, reading

ELEMENTS = {
    "teori-og-viden": "vidensgrundlag",
    "virkning": "vidensgrundlag",
    "beskrivelse": "koncept",
    "maal": "koncept",
    "overfoerbarhed": "udbredelse",
    "oekonomi": "udbredelse",
    "faglig-refleksion": "tilpasning",
    "relationelt-samarbejde": "tilpasning",
    "individuel-tilrettelaeggelse": "tilpasning",
    "monitorering": "tilpasning",
    "opfoelgning": "tilpasning",
}

LONGEST = {"look_for": 110, "suggestion": 160, "first_step": 160, "example": 260}
"""Characters, at most: one or two lines of a screen for a sign, three for a suggestion, five for an example."""


def test_the_11_elements_stand_in_order_in_their_four_categories(bank: Catalogue) -> None:
    """Order and names are the field's, the placing is ours."""
    assert [(element.id, element.category) for element in bank.elements] == list(ELEMENTS.items())
    assert [category.name for category in bank.categories] == [
        "Vidensgrundlag",
        "Koncept",
        "Udbredelse",
        "Tilpasning",
    ]


def test_tilpasning_shows_its_five_elements_in_two_blocks(bank: Catalogue) -> None:
    """Five elements under one heading are too many to take in at once."""
    blocks = bank.blocks_of(bank.categories[-1])
    assert [(name, [element.id for element in elements]) for name, elements in blocks] == [
        ("Mødet med borgeren", ["relationelt-samarbejde", "individuel-tilrettelaeggelse"]),
        ("Læring i hverdagen", ["faglig-refleksion", "monitorering", "opfoelgning"]),
    ]


def test_the_bank_says_of_itself_what_it_is_and_is_not(bank: Catalogue) -> None:
    """Our own operationalisation, our placing, and never a proof."""
    description = bank.about.description
    for words in ("vores egen udgave", "ikke det spørgeskema", "vores inddeling", "aldrig et bevis for virkning"):
        assert words in description


def test_there_are_60_to_70_questions_and_5_to_7_in_each_element(bank: Catalogue) -> None:
    """Enough to see an element from several sides, few enough to answer in 60 to 90 minutes."""
    assert 60 <= len(bank.questions()) <= 70
    assert {e.id: len(e.questions) for e in bank.elements if not 5 <= len(e.questions) <= 7} == {}


def test_each_element_has_exactly_two_core_questions(bank: Catalogue) -> None:
    """Together they are the short form: 22 questions."""
    cores = Counter(bank.element_of_question[question.id].id for question in bank.questions("short"))
    assert cores == dict.fromkeys(ELEMENTS, 2)


def test_staff_can_answer_the_core_questions_without_the_leader(bank: Catalogue) -> None:
    """The short form must not need the accounts."""
    assert [q.id for q in bank.questions("short") if q.asked_of and "medarbejder" not in q.asked_of] == []


def test_most_questions_on_economy_are_for_the_leader(bank: Catalogue) -> None:
    """Economy is mostly the leader's knowledge."""
    questions = bank.element_by_id["oekonomi"].questions
    assert sum("leder" in question.asked_of for question in questions) > len(questions) / 2


def test_each_element_carries_all_its_texts(bank: Catalogue) -> None:
    """Definition is required by the format; the rest is required by us."""
    for element in bank.elements:
        assert element.why, element.id
        assert element.strong, element.id
        assert len(element.reflection) == 3, element.id
        assert element.citizen_statement, element.id


def test_a_citizen_can_say_each_statement_of_themselves(bank: Catalogue) -> None:
    """Read aloud: short, in the first person, the same for everybody."""
    for element in bank.elements:
        statement = element.citizen_statement
        assert {"jeg", "mig", "mine", "mit", "min"} & set(statement.lower().replace(".", "").replace(",", "").split())
        assert len(statement) <= 80, statement
        assert "{" not in statement, statement


def test_each_question_has_help_and_at_least_three_signs(bank: Catalogue) -> None:
    """Why we ask, and how a colleague can see it."""
    for question in bank.questions():
        assert question.help, question.id
        assert len(question.look_for) >= 3, question.id


def test_each_question_has_an_example_from_each_area(bank: Catalogue) -> None:
    """Everybody recognises their own everyday practice."""
    areas = set(bank.area_by_id)
    assert areas == {"udsatte-boern-og-unge", "handicap", "udsatte-voksne"}
    assert [question.id for question in bank.questions() if set(question.examples) != areas] == []


def test_each_question_has_suggestions_for_a_low_and_for_a_middling_answer(bank: Catalogue) -> None:
    """Getting started (up to 2) and from good to throughout (up to 4), each named after its question."""
    for question in bank.questions():
        assert [suggestion.up_to for suggestion in question.suggestions] == [2, 4], question.id
        assert [suggestion.id for suggestion in question.suggestions] == [
            f"{question.id}-start",
            f"{question.id}-videre",
        ]


def test_a_question_is_named_after_its_element(bank: Catalogue) -> None:
    """An id tells a reader of a file of answers what it is about."""
    for element in bank.elements:
        for question in element.questions:
            assert question.id.split("-")[0] in element.id.split("-"), question.id


def test_all_questions_use_our_scale_count_the_same_and_point_the_same_way(bank: Catalogue) -> None:
    """No weight without a reason in the file, and nothing reversed."""
    assert {(q.scale, q.weight, q.reverse) for q in bank.questions()} == {("grad", 1.0, False)}
    assert {question.text.startswith("I hvor høj grad ") for question in bank.questions()} == {True}


def test_not_relevant_is_allowed_only_where_a_practice_can_be_without_it(bank: Catalogue) -> None:
    """A new entry here needs its reason as a comment in elements.toml."""
    assert {question.id for question in bank.questions() if question.not_relevant} == {
        "maal-kommunens-plan",
        "relationelt-samarbejde-paaroerende",
        "individuel-tilrettelaeggelse-boernenes-syn",
        "opfoelgning-magt-samtale",
        "opfoelgning-magt-moenstre",
    }


def test_the_gate_on_proven_practice_asks_for_a_closer_look(bank: Catalogue) -> None:
    """A yes only indicates: was the result good, the study sound, and was it reviewed?"""
    (gate,) = bank.gates
    assert gate.closer_look.count("?") == 3


def test_texts_fit_the_small_screen_in_every_area(bank: Catalogue) -> None:
    """Measured with the area's words filled in, as they are read."""
    too_long = []
    for area in (None, *bank.areas):
        for question in bank.questions():
            texts = [("look_for", text) for text in question.look_for]
            texts += [("example", text) for text in question.examples.values()]
            texts += [("suggestion", suggestion.text) for suggestion in question.suggestions]
            texts += [("first_step", suggestion.first_step) for suggestion in question.suggestions]
            too_long += [(question.id, text) for kind, text in texts if len(reading(text, area)) > LONGEST[kind]]
    assert too_long == []
