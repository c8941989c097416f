"""The formal check, line by line, by a person."""

from __future__ import annotations

import datetime as dt

import pytest

from checklist.catalogue import RefusedError
from checklist.screening.formalities import formal_lines, formal_state, with_formality
from checklist.screening.model import Formality
from tests.screening.made_up import NOON, app_id, application, practice_table, round_of
from tests.small_catalogue import assessment, element, question, small_catalogue

CATALOGUE = small_catalogue(
    element("maal", question("maal-1"), question("maal-2")), areas=[{"id": "voksne", "name": "Udsatte voksne"}]
)
DEMANDING = round_of(
    areas=["voksne"],
    groups=[{"id": "drift", "name": "Kendt praksis", "maturity": ["running"], "places": 2}],
    documentation=[{"id": "budget", "title": "Budget for et år"}],
)
SUBJECT = application(
    1,
    of=assessment(
        {"maal-1": {"value": 3, "note": "Barnet (fiktivt) er 010203-1234."}},
        id=str(app_id(1)),
        practice=practice_table(area="voksne", maturity="running"),
        evidence=[{"id": "budget-2026", "title": "Budget 2026"}],
    ),
    received=NOON + dt.timedelta(minutes=5),
)


def _said(line: str, state: str = "ok", note: str | None = None) -> Formality:
    return Formality.model_validate({"line": line, "state": state, "by": "Bo", "at": NOON, "note": note})


def test_the_lines_follow_the_round_and_tell_what_the_tool_sees() -> None:
    """12 UTC is 13 in Denmark in March; one of two questions is answered; the rest as the applicant wrote it."""
    assert [(line.id, line.hint) for line in formal_lines(DEMANDING, CATALOGUE, SUBJECT)] == [
        ("til-tiden", "Modtaget 1. marts 2027 kl. 13.05. Fristen var 1. marts 2027 kl. 13.00."),
        ("besvaret", "1 af 2 spørgsmål er besvaret."),
        ("omraade", "Ansøgeren skriver: Udsatte voksne. Runden gælder: Udsatte voksne."),
        ("gruppe", "Ansøgeren skriver: i drift. Det giver: Kendt praksis."),
        ("persondata", "Der står noget, der ligner et CPR-nummer."),
        ("bilag-budget", "Ansøgeren nævner: Budget 2026."),
    ]


def test_a_plain_round_asks_for_little() -> None:
    """Without areas, groups and documentation three lines are left."""
    lines = formal_lines(round_of(), CATALOGUE, application(1))
    assert [line.id for line in lines] == ["til-tiden", "besvaret", "persondata"]


def test_the_check_is_open_until_a_person_has_looked_at_every_line() -> None:
    """The tool's hints close nothing; the last line does, and one that is lacking shows."""
    subject = SUBJECT
    lines = [line.id for line in formal_lines(DEMANDING, CATALOGUE, subject)]
    for line in lines[:-1]:
        subject = with_formality(DEMANDING, subject, _said(line))
    assert formal_state(DEMANDING, subject) == "open"
    missing = with_formality(DEMANDING, subject, _said("bilag-budget", "missing", "Budget for hele året"))
    assert formal_state(DEMANDING, missing) == "lacking"
    mended = with_formality(DEMANDING, missing, _said("bilag-budget"))
    assert formal_state(DEMANDING, mended) == "ok"
    assert [one.line for one in mended.formalities] == lines


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (_said("bilag-buget"), "linjen »bilag-buget« findes ikke i runden. Mente du »bilag-budget«?"),
        (_said("besvaret", "unclear", "  "), "skriv, hvad der mangler."),
    ],
)
def test_a_line_that_is_not_there_and_a_fault_without_a_word_are_refused(said: Formality, message: str) -> None:
    """Whoever finds something missing says what, since the applicant has to hear it."""
    with pytest.raises(RefusedError) as refused:
        with_formality(DEMANDING, SUBJECT, said)
    assert refused.value.problems[0].message == message
