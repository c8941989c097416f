"""What can be wrong with a catalogue: each problem with its code, its exact place and what was probably meant.

Each is put into a whole catalogue that is right: one text in it is replaced by a wrong one.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from checklist.catalogue import RefusedError, did_you_mean, load_catalogue, parse_catalogue
from tests.catalogue.right_catalogue import MAAL, QUESTION, RIGHT, VIRKNING, problems_in


def test_the_right_catalogue_has_no_problems() -> None:
    """Else the tests below would find the wrong thing."""
    assert problems_in(RIGHT) == ()


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        # E003: an unknown key
        (
            "weight = 1.5",
            "wieght = 1.5",
            f"E003 lille.toml: {QUESTION}: nøglen »wieght« er ukendt. Mente du »weight«?",
        ),
        ("[[gates]]", "[[gate]]", "E003 lille.toml: nøglen »gate« er ukendt. Mente du »gates«?"),
        ('label = "Nej"', 'lable = "x", label = "Nej"', "Mente du »label«?"),
        # E004: a missing key
        ('definition = "Hvad der sker."\n', "", f"E004 lille.toml: {VIRKNING}: nøglen »definition« mangler."),
        ('title = "Lille"\n', "", "E004 lille.toml: catalogue: nøglen »title« mangler."),
        ("from = 60\n", "", 'E004 lille.toml: levels[1] "der": nøglen »from« mangler.'),
        # E005: a value of another kind
        ("weight = 1.5", 'weight = "1,5"', f"E005 lille.toml: {QUESTION}, weight: her skal stå et tal."),
        (
            "present = true",
            'present = "ja"',
            'E005 lille.toml: levels[1] "der", present: her skal stå true eller false.',
        ),
        ("value = 3", "value = 3.5", 'E005 lille.toml: scales[0] "grad", options[2], value: her skal stå et helt'),
        (
            'builds_on = ["maal"]',
            'builds_on = "maal"',
            f"E005 lille.toml: {VIRKNING}, builds_on: her skal stå en liste.",
        ),
        ('title = "Lille"', "title = 7", "E005 lille.toml: catalogue, title: her skal stå tekst i anførselstegn."),
        # E006: an empty text
        ('name = "Virkning"', 'name = "  "', f"E006 lille.toml: {VIRKNING}, name: teksten er tom."),
        # E007: another pattern
        ('id = "forsoeg"', 'id = "Forsøg"', 'E007 lille.toml: gates[0] "Forsøg", id: »Forsøg« er ikke et id'),
        ('id = "forsoeg"', 'id = "a--b"', 'E007 lille.toml: gates[0] "a--b", id: »a--b« er ikke et id'),
        (
            'version = "1.0.0"',
            'version = "1.0"',
            "E007 lille.toml: catalogue, version: »1.0« er ikke et versionsnummer",
        ),
        ('language = "da"', 'language = "dansk"', "E007 lille.toml: catalogue, language: »dansk« er ikke en sprogkode"),
        ("https://example.org/", "example.org", 'references[0] "En bog", url: »example.org« er ikke en adresse'),
        # E008: an id used before, also across questions, gates and suggestions
        ('id = "hverdag"', 'id = "koncept"', 'E008 lille.toml: categories[1] "koncept": id »koncept« er brugt før.'),
        ('id = "spoerg"', 'id = "forsoeg"', 'suggestions[0] "forsoeg": id »forsoeg« er brugt før.'),
        ('id = "virkning-maalt"', 'id = "spoerg"', "id »spoerg« er brugt før."),
        # E009: a word that is not there
        (
            'scale = "grad"\nweight',
            'scale = "grd"\nweight',
            f"E009 lille.toml: {QUESTION}: skalaen »grd« findes ikke. Mente du »grad«?",
        ),
        (
            'builds_on = ["maal"]',
            'builds_on = ["maaal"]',
            f"E009 lille.toml: {VIRKNING}: elementet (builds_on) »maaal« findes ikke. Mente du »maal«?",
        ),
        (
            'elements = ["maal"]',
            'elements = ["maal", "mal"]',
            'blocks[0] "Først": elementet »mal« findes ikke. Mente du »maal«?',
        ),
        (
            "examples = { handicap",
            "examples = { handikap",
            "examples: området »handikap« findes ikke. Mente du »handicap«?",
        ),
        (
            'effort = "small"',
            'effort = "smal"',
            "effort: »smal« kan ikke bruges her; vælg mellem small, medium, large. Mente du »small«?",
        ),
        (
            'asked_of = ["leder"]',
            'asked_of = ["leader"]',
            "asked_of[0]: »leader« kan ikke bruges her; vælg mellem leder",
        ),
        # E010: out of bounds
        (
            "minimum_coverage = 0.5",
            "minimum_coverage = 50",
            "E010 lille.toml: catalogue, minimum_coverage: tallet ligger uden for det tilladte (≤ 1.0).",
        ),
        (
            "from = 60",
            "from = 160",
            'E010 lille.toml: levels[1] "der", from: tallet ligger uden for det tilladte (≤ 100.0).',
        ),
        ("weight = 1.5", "weight = inf", f"E010 lille.toml: {QUESTION}, weight: tallet ligger uden for det tilladte"),
        ("weight = 1.5", "weight = 1e300", f"E010 lille.toml: {QUESTION}, weight: tallet ligger uden for det tilladte"),
        (
            "up_to = 2",
            "up_to = 4",
            f'E010 lille.toml: {QUESTION}, suggestions[0] "spoerg": up_to = 4 er ikke et svar på skalaen.',
        ),
        # E012: a weight that is none
        ("weight = 1.5", "weight = 0", f"E012 lille.toml: {QUESTION}: vægten skal være over 0."),
        ("weight = 1.5", "weight = -0.5", f"E012 lille.toml: {QUESTION}: vægten skal være over 0."),
        # E013: a scale that is none
        ("value = 3", "value = 2", 'E013 lille.toml: scales[0] "grad": en skala skal have mindst to svar'),
        # E014: levels out of order
        ("from = 60", "from = 0", 'E014 lille.toml: levels[1] "der": niveauerne skal stå i stigende orden'),
        ("from = 0", "from = 10", 'E014 lille.toml: levels[0] "ikke": det første niveau skal begynde ved 0.'),
        # E016: blocks that do not hold the category
        (
            'elements = ["virkning"]',
            "elements = []",
            'E016 lille.toml: categories[0] "koncept": disse elementer mangler i blokkene: virkning.',
        ),
        (
            'elements = ["virkning"]',
            'elements = ["virkning", "maal"]',
            'E016 lille.toml: categories[0] "koncept": et element står i mere end én blok.',
        ),
        # E017: a placeholder nobody knows
        (
            "Hvor {borgeren} vil hen.",
            "Hvor {borgren} vil hen.",
            f"E017 lille.toml: {MAAL}, definition: pladsholderen {{borgren}} er ukendt. Mente du »borgeren«?",
        ),
        (
            "Hos os i {huset}.",
            "Hos os i {haven}.",
            f"E017 lille.toml: {QUESTION}, examples, handicap: pladsholderen {{haven}}",
        ),
    ],
)
def test_one_mistake_is_one_problem_in_its_place(right: str, wrong: str, line: str) -> None:
    """Replace one text in a right catalogue: exactly one problem, with code, file, place and sentence."""
    assert RIGHT.count(right) == 1
    problems = problems_in(RIGHT.replace(right, wrong))
    assert len(problems) == 1
    assert line in str(problems[0])
    assert problems[0].refuses


def test_a_key_has_one_name_alone() -> None:
    """What the code calls a field is no key of the file."""
    codes = [(one.code, one.place) for one in problems_in(RIGHT.replace("from = 60", "starts_at = 60"))]
    assert codes == [("E004", 'levels[1] "der"'), ("E003", 'levels[1] "der"')]
    assert "E003" in [one.code for one in problems_in(RIGHT.replace("[catalogue]", "[about]"))]


def test_an_unknown_category_is_found_and_its_element_missed_nowhere_else() -> None:
    """E009 at the element; the block that names it says that it belongs elsewhere (E016)."""
    text = RIGHT.replace('name = "Virkning"\ncategory = "koncept"', 'name = "Virkning"\ncategory = "konsept"')
    at_the_element, at_the_block = problems_in(text)
    assert str(at_the_element) == (
        f"E009 lille.toml: {VIRKNING}: kategorien »konsept« findes ikke. Mente du »koncept«?"
    )
    assert (at_the_block.code, at_the_block.place) == ("E016", 'categories[0] "koncept", blocks[1] "Siden"')


def test_builds_on_may_not_run_in_a_circle() -> None:
    """E015 at every element of the circle, also where it is one that builds on itself."""
    circle = RIGHT.replace(
        'category = "koncept"\ndefinition = "Hvor', 'category = "koncept"\nbuilds_on = ["virkning"]\ndefinition = "Hvor'
    )
    assert [(one.code, one.place) for one in problems_in(circle)] == [("E015", MAAL), ("E015", VIRKNING)]
    alone = RIGHT.replace('builds_on = ["maal"]', 'builds_on = ["virkning"]')
    assert [(one.code, one.place) for one in problems_in(alone)] == [("E015", VIRKNING)]


@pytest.mark.parametrize("key", ["scales", "levels", "categories", "elements"])
def test_an_empty_list_leaves_nothing_to_ask(key: str) -> None:
    """E018 for each list that must hold something."""
    text = f'{key} = []\n[catalogue]\nid = "x"\nversion = "1.0.0"\nlanguage = "da"\ntitle = "X"\n'
    assert ("E018", key) in [(one.code, one.place) for one in problems_in(text)]


def test_an_element_without_questions_that_are_asked_is_empty() -> None:
    """None at all, or retired ones alone: E018."""
    retired = RIGHT.replace('text = "Er det målt?"', 'text = "Er det målt?"\nretired = "0.9.0"')
    assert [str(one) for one in problems_in(retired)] == [
        f"E018 lille.toml: {VIRKNING}: elementet har ingen spørgsmål."
    ]


def test_a_scale_needs_two_options() -> None:
    """One or none: E013."""
    one = 'options = [{ value = 1, label = "Nej" }]'
    start, end = RIGHT.index("options = "), RIGHT.index("\n\n[[levels]]")
    for options in (one, "options = []"):
        found = problems_in((RIGHT[:start] + options + RIGHT[end:]).replace("up_to = 2", "up_to = 1"))
        assert "E013" in [problem.code for problem in found]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"[catalogue\n", "E001 lille.toml: filen er ikke gyldig TOML (linje 1, tegn 11)."),
        (b"a = 1\n\nb = 'bl\xe5'\n", "E002 lille.toml: linje 3 er ikke UTF-8. Gem filen igen med tegnsættet UTF-8."),
        (b"", "E004 lille.toml: nøglen »catalogue« mangler."),
    ],
)
def test_a_file_that_is_none_is_said_to_be_none(content: bytes, line: str) -> None:
    """Broken TOML, another character set, an empty file."""
    catalogue, problems = parse_catalogue(content, "lille.toml")
    assert catalogue is None
    assert str(problems[0]) == line


def test_everything_wrong_is_said_at_once() -> None:
    """Shape and meaning together, six mistakes in one reading."""
    wrong = RIGHT
    for right, mistake in (
        ("weight = 1.5", "weight = -1"),
        ('title = "Lille"', 'titel = "Lille"'),
        ('builds_on = ["maal"]', 'builds_on = ["maaal"]'),
        ("up_to = 2", "up_to = 9"),
        ("from = 60", "from = 0"),
    ):
        wrong = wrong.replace(right, mistake)
    assert sorted(one.code for one in problems_in(wrong)) == ["E003", "E004", "E009", "E010", "E012", "E014"]


@pytest.mark.parametrize(
    "text",
    [
        "scales = [{ id = [1], options = [] }]",
        "elements = [{ id = [1], category = [] }]\ncategories = [{ id = {}, blocks = [{ elements = [[]] }] }]",
        (
            "scales = [{ id = 's', options = [{ value = {} }] }]\n[[elements]]\n"
            "questions = [{ scale = 's', suggestions = [{ up_to = 1 }] }]"
        ),
        "[[elements]]\n[[elements.questions]]\nscale = ['s']\n[[elements.questions.suggestions]]\nup_to = 1",
        "elements = 5\nscales = 'x'\nlevels = { from = 1 }\ngates = [1, 'to', []]",
        "areas = [{ terms = 5 }, 7]\n[[elements]]\nbuilds_on = [1, []]\nquestions = { id = 1 }",
        "catalogue = []\nlevels = [{ from = true }, { from = nan }, { from = [] }]",
    ],
)
def test_tables_of_any_shape_give_problems_and_never_a_crash(text: str) -> None:
    """Lists where ids belong, numbers where tables belong."""
    catalogue, problems = parse_catalogue(text.encode(), "lille.toml")
    assert catalogue is None
    assert problems


def test_loading_a_wrong_file_raises_with_all_problems(tmp_path: Path) -> None:
    """`load_catalogue` refuses; its text is the list of lines to show."""
    path = tmp_path / "forkert.toml"
    path.write_text(RIGHT.replace("weight = 1.5", "weight = 0").replace("from = 60", "from = 0"), "utf-8")
    with pytest.raises(RefusedError) as refused:
        load_catalogue(path)
    assert [one.code for one in refused.value.problems] == ["E012", "E014"]
    assert str(refused.value).count("\n") == 1
    assert "forkert.toml" in str(refused.value)


def test_a_word_far_from_everything_gets_no_hint() -> None:
    """A guess that helps nobody is not made."""
    assert did_you_mean("zebra", ["maal", "virkning"]) == ""
    assert did_you_mean("virkninger", ["maal", "virkning"]) == " Mente du »virkning«?"
