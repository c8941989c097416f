"""Taking part without any script: forms, and pages that say only what is true."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from checklist.assessment.model import Action, Plan
from checklist.locale import use_language
from checklist.web.site import Visit
from checklist.web.views.course import Course, course_of
from checklist.workshop import course, planning, settling
from checklist.workshop.model import CitizenCounts, Settled
from tests.web.browsing import Browser
from tests.web.meetings import House


def test_what_is_kept_stands_before_the_first_answer(house: House) -> None:
    """On the page with the code's address, and nothing can be joined before the meeting is open."""
    browser = house.browser()
    browser.get("/bcdfgh")
    assert "ikke åbnet endnu" in browser.text
    assert "slettet for altid" in browser.text
    assert '<button class="main">' not in browser.page.text
    house.meeting.make(course.open_lobby)
    browser.get("/bcdfgh")
    assert "Ingen får vist, hvad du har svaret" in browser.text
    assert 'name="name"' not in browser.page.text
    browser.send("/BCDFGH", perspective="leder")
    assert "Du er med" in browser.text
    (participant,) = house.meeting.room.participants.values()
    assert participant.perspective == "leder"


def test_one_question_at_a_time_and_each_answer_is_said_to_be_received(house: House, anna: Browser) -> None:
    """Then the page waits for the others, and the answers can be changed until they are shown."""
    assert "spørgsmål 1 af 2" in anna.text
    anna.answer("maal-borger", "4", note="Hver uge.", may_be_shown="1")
    assert "Dit svar på 1.1 er modtaget" in anna.text
    assert "spørgsmål 2 af 2" in anna.text
    anna.answer("maal-aftalt", "ved-ikke")
    assert "Alle dine svar er modtaget" in anna.text
    assert "1 af 4 er færdig" in anna.text
    anna.get("/med/spoergsmaal/maal-borger")
    assert "Modtaget kl." in anna.text
    assert 'value="4" required checked' in anna.page.text
    anna.answer("maal-borger", "2")
    values = {vote.question: vote.answer.value for vote in house.archive.workshops.votes(house.workshop_id)}
    assert values == {"maal-borger": 2, "maal-aftalt": None}


def test_sending_twice_is_harmless(house: House, anna: Browser) -> None:
    """The same form, sent again from the page before."""
    first = anna.page
    for _twice in range(2):
        anna.page = first
        anna.answer("maal-borger", "4")
    assert len(house.archive.workshops.votes(house.workshop_id)) == 1


def test_what_is_missing_is_said_and_what_was_written_stays(house: House, anna: Browser) -> None:
    """No answer, no reason, a CPR number in the note."""
    assert anna.answer("maal-borger", "", note="Min note").status_code == 422
    assert "Vælg et svar først" in anna.text
    assert "Min note" in anna.text
    assert anna.answer("maal-borger", "passer-ikke").status_code == 422
    assert "hvorfor det ikke passer" in anna.text
    assert anna.answer("maal-borger", "3", note="Om 010203-1234").status_code == 422
    assert "CPR-nummer" in anna.text
    assert "Om 010203-1234" in anna.text
    assert house.archive.workshops.votes(house.workshop_id) == ()
    anna.answer("maal-borger", "3", note="Om 010203-1234", cpr="uden")
    (vote,) = house.archive.workshops.votes(house.workshop_id)
    assert vote.answer.note == "Om [CPR-nummer fjernet]"


def test_not_relevant_carries_its_reason_and_is_not_offered_where_it_cannot_be(house: House, anna: Browser) -> None:
    """The second question concerns everybody."""
    anna.answer("maal-borger", "passer-ikke", reason="Vi har ingen borgere om natten.")
    (vote,) = house.archive.workshops.votes(house.workshop_id)
    assert (vote.answer.status, vote.answer.reason) == ("not_relevant", "Vi har ingen borgere om natten.")
    assert "passer-ikke" not in anna.page.text


def test_an_answer_behind_the_reveal_is_said_not_to_be_received(house: House, anna: Browser) -> None:
    """The page was open while the others went on."""
    form = anna.page
    anna.answer("maal-borger", "3")
    house.others_answer(1, 1, 5)
    house.meeting.reveal()
    anna.page = form
    assert anna.answer("maal-borger", "5").status_code == 409
    assert "ikke modtaget" in anna.text
    assert house.meeting.workshop.shown["maal-borger"].first.staff.counts == {1: 2, 3: 1, 5: 1}


def test_the_reveal_shows_figures_words_and_notes_without_sender(house: House, anna: Browser) -> None:
    """Most disagreement first; a note only where its writer allows it; the citizens' cards beside it."""
    anna.answer("maal-borger", "5", note="Denne må vises.", may_be_shown="1")
    anna.answer("maal-aftalt", "3", note="Denne må ikke.")
    house.others_answer(1, 1, 5, questions=("maal-borger",))
    house.others_answer(3, 3, 4, questions=("maal-aftalt",))
    house.meeting.make(settling.count_citizens, "maal", CitizenCounts(yes=3, sometimes=2, no=1))
    house.meeting.reveal()
    anna.get("/med")
    assert anna.text.index("I hvor høj grad maal-borger?") < anna.text.index("I hvor høj grad maal-aftalt?")
    assert "Svarene peger i to retninger" in anna.text
    assert "Svarene ligger tæt. Medianen er 3." in anna.text
    assert "Denne må vises." in anna.text
    assert "Denne må ikke." not in anna.page.text
    assert "Hvornår lykkedes det sidst?" in anna.text
    assert "3 ja" in anna.text


def test_below_the_smallest_group_no_figure_is_shown_and_it_says_why(house: House, anna: Browser) -> None:
    """Three answers where four are needed."""
    house.others_answer(5, 5, 5)
    house.meeting.reveal()
    anna.get("/med")
    assert "For få har svaret" in anna.text
    assert 'class="bars"' not in anna.page.text


def test_the_second_round_asks_again_and_shows_what_moved(house: House, anna: Browser) -> None:
    """One's own first answer stands beside; the counts go from one round to the other."""
    anna.answer("maal-borger", "1")
    anna.answer("maal-aftalt", "3")
    house.others_answer(1, 5, 5)
    house.meeting.reveal()
    house.meeting.make(course.answer_again, ["maal-borger"])
    anna.get("/med")
    assert "Sidst svarede du: 1" in anna.text
    anna.answer("maal-borger", "3", which="2")
    house.others_answer(3, 3, 3, questions=("maal-borger",))
    house.meeting.reveal()
    anna.get("/med")
    assert "2 gik fra 1 til 3" in anna.text
    assert "2 gik fra 5 til 3" in anna.text


def test_settling_plan_and_end_are_followed_on_the_phone(house: House, anna: Browser) -> None:
    """The shared answer with reason and minority; three votes; the plan; the report until the meeting is closed."""
    anna.answer("maal-borger", "3")
    anna.answer("maal-aftalt", "3")
    house.others_answer(3, 3, 3)
    meeting = house.meeting
    meeting.reveal()
    meeting.make(settling.start_settling, meeting.catalogue)
    settled = Settled(value=2, reason="Om natten gør vi ikke.", minority="Én afdeling er længere.")
    meeting.make(settling.settle, meeting.catalogue, "maal-borger", settled)
    anna.get("/med")
    for words in ("2 · Svar 2", "Om natten gør vi ikke.", "Én afdeling er længere.", "3 · Svar 3"):
        assert words in anna.text
    meeting.make(course.start_planning)
    anna.get("/med")
    assert anna.send("/med/plan", choice=["", "", ""]).status_code == 422
    assert "mindst én stemme" in anna.text
    anna.send("/med/forslag", text="Tal om det på mandag")
    assert "Tal om det på mandag" in anna.text
    anna.send("/med/plan", choice=["skriv-det-ned", "skriv-det-ned", "findes-ikke"])
    anna.send("/med/plan", choice=["skriv-det-ned", "skriv-det-ned", ""])
    assert "Dine stemmer er modtaget" in anna.text
    (votes,) = house.archive.workshops.plan_votes(house.workshop_id)
    assert votes.choices == ("skriv-det-ned", "skriv-det-ned")
    action = Action(id="a", title="Skriv målene ned", owner="Mette", deadline=dt.date(2026, 12, 15))
    meeting.make(planning.with_plan, Plan(actions=(action,), next_look=dt.date(2027, 2, 1)))
    assert anna.get("/med/rapport").status_code == 404
    meeting.make(course.finish)
    anna.get("/med")
    assert "Ansvarlig: Mette" in anna.text
    report = anna.get("/med/rapport")
    assert report.headers["content-type"] == "application/pdf"
    assert report.content.startswith(b"%PDF")
    meeting.close()
    assert anna.get("/med/rapport").status_code == 410
    assert anna.get("/med").status_code == 410
    assert "Mødet er lukket" in anna.text


def test_each_reads_the_meeting_in_their_own_language(house: House, anna: Browser) -> None:
    """And whatever the process speaks."""
    use_language("en")
    assert 'lang="da"' in anna.get("/med").text
    anna.send("/sprog", language="en", here="/med")
    assert 'lang="en"' in anna.page.text
    assert "Don't know" in anna.text
    assert 'lang="da"' in house.browser().get("/").text
    anna.send("/sprog", language="en", here="//evil.example/")
    assert anna.page.url.host == "127.0.0.1"


def test_the_card_for_serious_matters_comes_up_on_every_page(house: House, anna: Browser) -> None:
    """Whoever leads the meeting shows it; it can always be looked up."""
    house.meeting.make(course.show_card)
    anna.get("/med")
    assert "whistleblowerordningen" in anna.text
    house.meeting.make(course.hide_card)
    anna.get("/alvorligt")
    assert "underrette" in anna.text


def test_whoever_did_not_reach_everything_fetches_the_report_and_may_answer_late(house: House, anna: Browser) -> None:
    """While the result is preliminary; the receipt says when a late answer is counted."""
    anna.answer("maal-borger", "4")
    house.others_answer(3, 3, 3)
    house.meeting.reveal()
    house.meeting.make(course.start_planning)
    house.meeting.make(course.finish, preliminary=True)
    anna.get("/med")
    assert "Hent rapporten" in anna.text
    assert "Svar på det, du ikke nåede" in anna.text
    anna.get("/med/spoergsmaal/maal-aftalt")
    anna.answer("maal-aftalt", "1")
    assert "når mindst 3 sene svar er samlet" in anna.text
    assert house.meeting.workshop.shown["maal-aftalt"].first.staff.given == 3


def test_names_are_on_the_wall_only_where_names_are_shown(tmp_path: Path) -> None:
    """In the order of the alphabet; a name may be left out."""
    house = House(tmp_path, names_shown=True)
    house.meeting.make(course.open_lobby)
    for name in ("Åse", "Ida", ""):
        house.browser().join(name=name)
    wall = house.browser()
    wall.get(house.serve().screen_address())
    assert "Ida · Åse" in wall.text
    house.close()


def test_a_page_never_says_that_it_is_newer_than_what_stands_on_it(
    house: House, anna: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The meeting moves on while a page is being drawn: the page is the older one, and says so."""

    def moves_on_meanwhile(visit: Visit) -> Course:
        house.meeting.make(course.back_to_lobby)
        return course_of(visit)

    revision = house.meeting.revision
    monkeypatch.setattr("checklist.web.pages.taking_part.course_of", moves_on_meanwhile)
    anna.get("/med")
    assert "spørgsmål 1 af 2" in anna.text or "Du er med" in anna.text
    assert f'data-state="{revision}"' in anna.page.text
