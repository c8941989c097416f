"""Files on their way into a round: what goes in, what waits, and what the applicant is asked."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from checklist.assessment.model import Assessment
from checklist.catalogue import Problem
from checklist.screening.arrivals import Arrived, Known, Present, Receipt, outcome_words
from checklist.screening.receiving import judge, receive
from tests.screening.made_up import NOON, app_id, practice_table, round_of
from tests.small_catalogue import assessment, element, question, small_catalogue

CATALOGUE = small_catalogue(element("maal", *(question(f"maal-{n}") for n in range(1, 16))))
WHOLE: dict[str, Any] = dict.fromkeys([f"maal-{n}" for n in range(1, 16)], 3)
EARLY = NOON - dt.timedelta(days=1)


def _sent(number: int = 1, answers: dict[str, Any] | None = None, **more: Any) -> Assessment:
    table = {"id": str(app_id(number)), "practice": practice_table(number), **more}
    return assessment(WHOLE if answers is None else answers, **table)


def _file(inside: Assessment | None, *problems: Problem, sha: int = 1, received: dt.datetime = EARLY) -> Arrived:
    return Arrived(f"fil-{sha}.toml", f"{sha:064x}", received, inside, problems)


def _judge(arrived: Arrived, present: Present | None = None, **round_more: Any) -> Receipt:
    return judge(round_of(**round_more), CATALOGUE, arrived, present or Present())


def _holding(*inside: Assessment) -> Present:
    present = Present()
    list(receive(round_of(), CATALOGUE, [_file(one, sha=100 + n) for n, one in enumerate(inside)], present))
    return present


def test_a_whole_application_before_the_deadline_goes_in() -> None:
    """It becomes an application, with don't know and not relevant as answers like any other."""
    receipt = _judge(_file(_sent(answers={**WHOLE, "maal-1": "v", "maal-2": "p"})))
    assert (receipt.outcome, receipt.wrong, receipt.ask, receipt.application) == ("taken_in", (), "", app_id(1))
    assert receipt.assessment is not None
    assert receipt.assessment.kind == "application"


def test_files_get_numbers_in_the_order_they_came() -> None:
    """Three go in as 1, 2 and 3; the second run over the same files takes nothing in and changes nothing."""
    files = [_file(_sent(n), sha=n) for n in (1, 2, 3)]
    present = Present()
    first = list(receive(round_of(), CATALOGUE, files, present))
    assert [known.number for known in present.applications.values()] == [1, 2, 3]
    again = list(receive(round_of(), CATALOGUE, files, present))
    assert [one.outcome for one in again] == [one.outcome for one in first] == ["taken_in"] * 3
    assert all(one.seen_before for one in again)
    assert len(present.applications) == 3


def test_missing_answers_are_named_by_number_for_the_applicant() -> None:
    """1.3 is empty; the sentence can be sent as it is."""
    receipt = _judge(_file(_sent(answers={**WHOLE, "maal-3": None})))
    assert receipt.outcome == "incomplete"
    assert receipt.ask == (
        "Jeres ansøgning er ikke hel endnu. Spørgsmål 1.3 er ikke besvaret. Ret det, og send filen igen."
    )
    assert receipt.way_in == "add"


def test_many_missing_answers_are_counted_after_the_first_twelve() -> None:
    """Of 15, twelve are named and three counted; two are named with "og" between."""
    nothing = _judge(_file(_sent(answers={})))
    numbers = ", ".join(f"1.{n}" for n in range(1, 13))
    assert nothing.wrong == (f"Spørgsmålene {numbers} og 3 til er ikke besvaret.",)
    two = _judge(_file(_sent(answers={**WHOLE, "maal-3": None, "maal-7": None})))
    assert two.wrong == ("Spørgsmålene 1.3 og 1.7 er ikke besvaret.",)


def test_a_round_may_allow_some_answers_to_be_open() -> None:
    """With two allowed, two open ones are whole and three are not."""
    two = {**WHOLE, "maal-3": None, "maal-7": None}
    assert _judge(_file(_sent(answers=two)), unanswered_allowed=2).outcome == "taken_in"
    assert _judge(_file(_sent(answers={**two, "maal-8": None})), unanswered_allowed=2).outcome == "incomplete"


@pytest.mark.parametrize(
    ("sent", "settings", "wrong"),
    [
        (_sent(practice=practice_table(name=" ")), {}, "Praksis har ikke fået et navn."),
        (_sent(practice=practice_table(service="")), {}, "Tilbuddets navn mangler."),
        (_sent(), {"areas": ["voksne"]}, "I har ikke skrevet, hvilket område praksis hører til."),
        (
            _sent(),
            {"groups": [{"id": "a", "name": "A", "maturity": ["trial"], "places": 1}]},
            "I har ikke skrevet, om praksis er en idé, en afprøvning eller i drift.",
        ),
        (
            _sent(practice=practice_table(maturity="idea")),
            {"groups": [{"id": "a", "name": "A", "maturity": ["trial"], "places": 1}]},
            "Runden er ikke for praksis på jeres trin (idé).",
        ),
        (_sent(form="short"), {}, "I har brugt den korte udgave. Runden beder om den fulde."),
    ],
)
def test_what_the_round_needs_to_know_is_asked_for(sent: Assessment, settings: dict[str, Any], wrong: str) -> None:
    """A name, a service, an area, a group, the right form: each has its sentence."""
    receipt = _judge(_file(sent), **settings)
    assert (receipt.outcome, receipt.wrong) == ("incomplete", (wrong,))


def test_one_second_after_the_deadline_is_late_and_says_what_else_is_wrong() -> None:
    """At the deadline itself it is in time."""
    assert _judge(_file(_sent(), received=NOON)).outcome == "taken_in"
    late = _judge(_file(_sent(answers={**WHOLE, "maal-1": None}), received=NOON + dt.timedelta(seconds=1)))
    assert late.outcome == "late"
    assert late.wrong == (
        "Modtaget 1. marts 2027 kl. 13.00; fristen var 1. marts 2027 kl. 13.00.",
        "Spørgsmål 1.1 er ikke besvaret.",
    )


def test_the_same_content_in_another_file_is_double_and_needs_no_answer() -> None:
    """Sent as TOML and again as a form: other bytes, another id, saved at another time, nothing new in it."""
    present = _holding(_sent(1))
    again = _sent(1, id=str(app_id(7)), updated="2026-06-01T10:00:00Z")
    receipt = _judge(_file(again), present)
    assert (receipt.outcome, receipt.wrong, receipt.ask) == ("double", ("Det samme står allerede i A-01.",), "")
    assert receipt.way_in is None


def test_a_newer_version_waits_for_a_person() -> None:
    """Changed after the one that is in: it may replace it, and does not by itself. An older one is double."""
    present = _holding(_sent(1))
    changed = {**WHOLE, "maal-1": 5}
    newer = _judge(_file(_sent(1, changed, updated="2026-06-01T10:00:00Z")), present)
    assert (newer.outcome, newer.application, newer.way_in) == ("newer", app_id(1), "replace")
    assert newer.wrong == (
        "Filen er en nyere udgave af A-01 (ændret 1. juni 2026 kl. 12.00). Den gamle gælder, indtil du vælger den nye.",
    )
    older = _judge(_file(_sent(1, changed, updated="2026-05-01T10:00:00Z", created="2026-05-01T10:00:00Z")), present)
    assert (older.outcome, older.application) == ("double", app_id(1))


def test_two_practices_written_the_same_are_asked_about() -> None:
    """Other ids, same names but for capitals and spaces: perhaps one practice, perhaps two."""
    present = _holding(_sent(1))
    alike = _sent(2, practice=practice_table(2, name=" praksis  1", service="TILBUD 1"))
    receipt = _judge(_file(alike), present)
    assert (receipt.outcome, receipt.application, receipt.way_in) == ("double", app_id(1), "add")
    assert receipt.wrong == ("A-01 har samme navn, tilbud og kommune. Er det den samme praksis?",)


@pytest.mark.parametrize(
    ("sent", "outcome", "wrong"),
    [
        (_sent(practice_mode=True), "rehearsal", "Besvarelsen er en øvelse og tæller ikke med."),
        (_sent(kind="participant"), "foreign", "Filen er én deltagers svar eller en bedømmelse, ikke en ansøgning."),
        (_sent(kind="review"), "foreign", "Filen er én deltagers svar eller en bedømmelse, ikke en ansøgning."),
        (_sent(catalogue="andet"), "foreign", "Besvarelsen hører til et andet spørgeskema (andet)."),
        (
            _sent(answers={**WHOLE, "maal-1": 9}),
            "damaged",
            'E103 fil-1.toml: answers, "maal-1": 9 er ikke et svar på skalaen; vælg mellem 1, 2, 3, 4, 5.',
        ),
    ],
)
def test_what_does_not_belong_stays_out_with_its_reason(sent: Assessment, outcome: str, wrong: str) -> None:
    """Rehearsals, other people's answers, other questionnaires and values off the scale; each with something to ask."""
    receipt = _judge(_file(sent))
    assert (receipt.outcome, receipt.wrong, receipt.way_in) == (outcome, (wrong,), None)
    assert receipt.ask


def test_answers_to_a_later_version_of_the_questions_wait_for_a_person() -> None:
    """Version 9.0.0 where 1.0.0 is ours: named, with what cannot be read here, and nothing of it is lost."""
    sent = _sent(answers={**WHOLE, "maal-nyt": 3}, catalogue_version="9.0.0")
    receipt = _judge(_file(sent))
    assert (receipt.outcome, receipt.way_in) == ("newer_form", "add")
    assert receipt.wrong[:2] == (
        "Skemaet er nyere end vores (version 9.0.0; her bruges 1.0.0).",
        "1 svar hører til et spørgsmål, vi ikke har. Det bliver gemt, men ingen kan læse det her.",
    )
    assert "(9.0.0)" in receipt.ask
    assert receipt.assessment is not None
    assert receipt.assessment.answer("maal-nyt").value == 3


def test_a_later_version_of_the_questions_is_named_whatever_else_is_wrong() -> None:
    """A late one, and one whose answer is off our scale; an earlier version is no reason to wait."""
    late = _judge(_file(_sent(catalogue_version="1.0.1"), received=NOON + dt.timedelta(days=1)))
    off = _judge(_file(_sent(answers={**WHOLE, "maal-1": 9}, catalogue_version="10.0.0")))
    assert (late.outcome, off.outcome) == ("late", "damaged")
    assert any("nyere end vores (version 1.0.1" in one for one in late.wrong)
    assert "nyere end vores (version 10.0.0" in off.wrong[0]
    assert _judge(_file(_sent(catalogue_version="0.9.0"))).outcome == "taken_in"


def test_a_file_that_was_replaced_stays_so_when_it_comes_again() -> None:
    """A person has put another version in its place, so nobody is asked once more."""
    present = Present(replaced={f"{5:064x}": app_id(1)})
    receipt = _judge(_file(_sent(1), sha=5), present)
    assert (receipt.outcome, receipt.application, receipt.seen_before) == ("replaced", app_id(1), True)


def test_an_unread_file_is_foreign_or_damaged() -> None:
    """A photo was never an application; a form torn in half was."""
    photo = _judge(_file(None, Problem("E125", "foto.jpg", "", "filen er ikke en besvarelse.")))
    torn = _judge(_file(None, Problem("E001", "fil.toml", "", "filen er ikke gyldig TOML.")))
    assert (photo.outcome, torn.outcome) == ("foreign", "damaged")
    assert photo.wrong == ("E125 foto.jpg: filen er ikke en besvarelse.",)
    assert _judge(_file(None)).outcome == "damaged"


def test_an_empty_form_is_incomplete_and_remarks_on_a_good_file_are_kept() -> None:
    """The empty one asks for a filled one; what a reader could not use in a good file is shown beside."""
    empty = _judge(_file(None, Problem("E128", "skema.pdf", "", "skemaet er tomt.")))
    assert (empty.outcome, empty.way_in) == ("incomplete", None)
    good = _judge(_file(_sent(), Problem("N129", "skema.pdf", "", "to kryds.")))
    assert (good.outcome, good.wrong) == ("taken_in", ("N129 skema.pdf: to kryds.",))


def test_an_id_from_another_round_does_not_get_in() -> None:
    """The other round is named."""
    present = Present(elsewhere={app_id(1): "Runden 2025"})
    receipt = _judge(_file(_sent(1)), present)
    assert (receipt.outcome, receipt.wrong) == ("foreign", ("Besvarelsen er med i en anden runde: Runden 2025.",))


def test_a_withdrawn_application_does_not_come_back() -> None:
    """Neither the erased file, which still lies in the folder, nor another file with its id."""
    present = Present(withdrawn=frozenset({app_id(1)}), withdrawn_files=frozenset({f"{5:064x}"}))
    assert _judge(_file(_sent(1), sha=9), present).outcome == "withdrawn"
    assert _judge(_file(_sent(2), sha=5), present).outcome == "withdrawn"
    assert _judge(_file(_sent(3), sha=6), present).outcome == "taken_in"


def test_a_late_file_goes_in_when_the_deadline_is_moved() -> None:
    """Judged again by when it first came: nothing about it has changed but the round."""
    late = _file(_sent(1), received=NOON + dt.timedelta(days=1))
    assert _judge(late).outcome == "late"
    assert _judge(late, deadline=NOON + dt.timedelta(days=2)).outcome == "taken_in"


def test_numbers_go_on_after_those_that_are_there() -> None:
    """Number 8 is in the round and 11 was withdrawn: the next one is 12, and no code is used twice."""
    present = Present(applications={app_id(1): Known.of(8, _sent(1))}, last_number=11)
    list(receive(round_of(), CATALOGUE, [_file(_sent(2))], present))
    assert present.applications[app_id(2)].number == 12


def test_every_outcome_has_its_words() -> None:
    """What the list shows."""
    assert outcome_words("double") == "dobbelt"
