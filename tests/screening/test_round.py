"""A round as a file: read, written again, and told what is wrong with it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.screening.model import CHOICES
from checklist.screening.round import MATURITIES, Round, check_round, parse_round, to_toml
from tests.screening.made_up import round_of
from tests.small_catalogue import element, question, small_catalogue

ROUND = """
format = "lovende-round/1"
id = "11111111-1111-4111-8111-111111111111"
name = "Lovende praksis 2027"
organiser = "Prøvefonden (fiktiv)"
purpose = "At finde praksis, der kan bredes ud."
catalogue = "proeve"
catalogue_version = "1.0.0"
deadline = 2027-03-01T12:00:00+01:00
places = 5
"""

GROUPS = """
[[groups]]
id = "nye"
name = "Nye idéer"
maturity = ["idea"]
places = 2

[[groups]]
id = "kendte"
name = "Kendt praksis"
maturity = ["trial", "running"]
places = 4
"""


def _read(text: str) -> Round:
    found, problems = parse_round(text.encode(), "runde.toml")
    assert found is not None, "\n".join(map(str, problems))
    return found


def _problems(text: str) -> list[str]:
    found, problems = parse_round(text.encode(), "runde.toml")
    assert found is None
    return [str(one) for one in problems]


def test_a_short_round_gets_the_usual_settings() -> None:
    """Two reviewers, a third at two steps, three shared cases, open names; the deadline is kept as UTC."""
    found = _read(ROUND)
    assert (found.reviewers_per_application, found.extra_on_disagreement, found.calibration_cases) == (2, 2, 3)
    assert not found.blind
    assert found.deadline == dt.datetime(2027, 3, 1, 11, tzinfo=dt.UTC)


def test_without_groups_everybody_is_compared_with_everybody() -> None:
    """One group of all maturities with the round's places; a practice that does not say is in it too."""
    found = _read(ROUND)
    (group,) = found.comparison_groups()
    assert (group.maturity, group.places) == (MATURITIES, 5)
    assert found.group_of(None) == group


def test_with_groups_each_has_its_own_places_and_its_own_applications() -> None:
    """A practice in operation is among the known ones; one that does not say is in no group."""
    found = _read(ROUND.replace("places = 5", "") + GROUPS)
    assert [(group.id, group.places) for group in found.comparison_groups()] == [("nye", 2), ("kendte", 4)]
    group = found.group_of("running")
    assert group is not None
    assert group.id == "kendte"
    assert found.group_of(None) is None


def test_weights_follow_the_catalogue_and_are_one_where_none_is_said() -> None:
    """Stated 2 for maal; virkning counts 1. Without any, there are no weights at all."""
    catalogue = small_catalogue(element("virkning", question("v-1")), element("maal", question("m-1")))
    assert _read(ROUND + "[weights]\nmaal = 2.0\n").weights_for(catalogue) == (1.0, 2.0)
    assert _read(ROUND).weights_for(catalogue) is None


def test_everything_wrong_is_found_at_once_and_located() -> None:
    """A mistyped key, a moment without a zone and a weight of nought each get their line."""
    text = ROUND.replace("purpose", "purpos").replace("+01:00", "") + "[weights]\nmaal = 0.0\n"
    assert _problems(text) == [
        "E004 runde.toml: nøglen »purpose« mangler.",
        "E005 runde.toml: deadline: her skal stå et tidspunkt med tidszone, fx 2026-11-22T10:00:00Z.",
        "E010 runde.toml: weights, maal: tallet ligger uden for det tilladte (> 0.0).",
        "E003 runde.toml: nøglen »purpos« er ukendt. Mente du »purpose«?",
    ]


def test_groups_that_overlap_or_repeat_themselves_are_pointed_out() -> None:
    """An id twice, a maturity twice, an empty list, and places said twice."""
    text = ROUND + GROUPS.replace('"kendte"', '"nye"').replace('"trial"', '"idea"')
    assert _problems(text) == [
        'E008 runde.toml: groups[1] "nye": id »nye« er brugt før.',
        'E402 runde.toml: groups[1] "nye": »idea« står også i gruppen »nye«. En ansøgning kan kun være i én gruppe.',
        "E403 runde.toml: når runden har grupper, står antal pladser (places) i hver gruppe, ikke for hele runden.",
    ]
    empty = ROUND.replace("places = 5", "") + GROUPS.replace('["idea"]', "[]")
    assert _problems(empty) == ['E018 runde.toml: groups[0] "nye": listen (maturity) er tom.']


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('goon = "Vi ringer."', "E003 runde.toml: letters: nøglen »goon« er ukendt. Mente du »go_on«?"),
        ('wait = " "', "E006 runde.toml: letters, wait: teksten er tom."),
        (f'wait = "{"x" * 1501}"', "E406 runde.toml: letters, wait: teksten er på 1501 tegn. Der er plads til 1500."),
        (
            'wait = "Ring til 010203-1234."',
            "E405 runde.toml: letters, wait: her står måske et CPR-nummer, og teksten kommer med i mange breve.",
        ),
    ],
)
def test_own_words_for_a_letter_are_checked(line: str, problem: str) -> None:
    """A decision that does not exist, no words, too many of them, and a number that belongs to a citizen."""
    assert _problems(f"{ROUND}\n[letters]\n{line}\n") == [problem]


def test_a_round_needs_places() -> None:
    """Neither for the round nor for groups: it is missing."""
    assert _problems(ROUND.replace("places = 5", "")) == ["E004 runde.toml: nøglen »places« mangler."]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('format = "lovende-assessment/1"', "E401 runde.toml: filen er ikke en ansøgningsrunde"),
        ('format = "lovende-round/2"', "E401 runde.toml: filen er lavet af en nyere udgave"),
        ("format = ", "E001 runde.toml: filen er ikke gyldig TOML"),
        (ROUND + "[[groups]]\nid = 3\nmaturity = [[1], 2]\n", 'E005 runde.toml: groups[0] "3", id: her skal stå tekst'),
        (ROUND + "groups = 3\n", "E005 runde.toml: groups: her skal stå en liste."),
    ],
)
def test_files_of_another_kind_are_refused_with_a_reason(text: str, message: str) -> None:
    """Another format, a newer one, no TOML, tables of the wrong shape: a sentence, no traceback."""
    assert any(line.startswith(message) for line in _problems(text))


def test_unknown_elements_and_areas_come_with_the_one_that_was_meant() -> None:
    """The catalogue knows maal, not mål; and its area is handicap."""
    catalogue = small_catalogue(element("maal", question("m-1")), areas=[{"id": "handicap", "name": "Handicap"}])
    found = round_of(weights={"mal": 1.0}, attention={"virkning": 2.0}, areas=["handikap"])
    assert [str(one) for one in check_round(found, catalogue, "runde.toml")] == [
        'E009 runde.toml: weights, "mal": elementet »mal« findes ikke i spørgeskemaet. Mente du »maal«?',
        'E009 runde.toml: attention, "virkning": elementet »virkning« findes ikke i spørgeskemaet.',
        "E009 runde.toml: areas: området »handikap« findes ikke i spørgeskemaet. Mente du »handicap«?",
    ]


def test_another_catalogue_is_refused_and_another_version_noticed() -> None:
    """A round for another questionnaire does not fit at all; another version is told and goes on."""
    catalogue = small_catalogue(element("maal", question("m-1")))
    (refused,) = check_round(round_of(catalogue="andet"), catalogue, "runde.toml")
    (noticed,) = check_round(round_of(catalogue_version="1.1.0"), catalogue, "runde.toml")
    assert refused.refuses
    assert not noticed.refuses


_TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
    lambda text: text == text.strip() != ""
)


@settings(max_examples=60, deadline=None)
@given(
    name=_TEXTS,
    purpose=_TEXTS,
    places=st.integers(1, 100),
    blind=st.booleans(),
    weights=st.dictionaries(st.sampled_from(["maal", "virkning"]), st.floats(0.01, 100)),
    documents=st.lists(_TEXTS, max_size=3),
    letters=st.dictionaries(st.sampled_from(CHOICES), _TEXTS),
    deadline=st.datetimes(timezones=st.just(dt.UTC), min_value=dt.datetime(1970, 1, 1)),  # noqa: DTZ001
)
def test_what_is_written_is_read_again(
    name: str,
    purpose: str,
    places: int,
    blind: bool,
    weights: dict[str, float],
    documents: list[str],
    deadline: dt.datetime,
    letters: dict[str, str],
) -> None:
    """Any round comes back as it was, from TOML and from JSON."""
    documentation = [{"id": f"nr-{n}", "title": title} for n, title in enumerate(documents)]
    found = round_of(
        name=name,
        purpose=purpose,
        places=places,
        blind=blind,
        weights=weights,
        documentation=documentation,
        deadline=deadline,
        letters=letters,
    )
    assert _read(to_toml(found)) == found
    assert Round.model_validate_json(found.model_dump_json()) == found
