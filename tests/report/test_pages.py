"""What stands on the pages, read back from the PDF."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from checklist.catalogue import RefusedError
from checklist.locale import speaking

if TYPE_CHECKING:
    from collections.abc import Callable

    from checklist.assessment.model import Assessment
    from checklist.catalogue import Catalogue
    from tests.report.conftest import Rendered

SCORE_IS_NO_PROOF = "Den er ikke dokumenteret virkning."


def test_every_page_says_that_a_score_is_no_proof_and_which_page_it_is(told_report: Rendered) -> None:
    """The foot of each page carries the sentence and "side n af m"."""
    pages = told_report.pages
    for number, page in enumerate(pages, 1):
        assert SCORE_IS_NO_PROOF in page
        assert f"side {number} af {len(pages)}" in page


def test_the_score_shows_its_calculation_range_and_coverage(told_report: Rendered) -> None:
    """Weights 2 and 1 with 50 and 100 points give (2 · 50 + 1 · 100) / 3 = 66,7; by hand."""
    assert "(2 · 50 + 1 · 100) / 3 = 66,7" in told_report.text
    assert "kan scoren ligge mellem 38 og 88" in told_report.text
    assert "2 af 2 spørgsmål er besvaret på skalaen." in told_report.text
    assert "1 af 2 spørgsmål er besvaret på skalaen, 1 er ved ikke." in told_report.text


def test_what_people_wrote_stands_in_the_report(told_report: Rendered) -> None:
    """Notes, reasons, reflections, documentation and the gate's note are all there."""
    for words in (
        "Vi har én side. Den hænger i vagtrummet.",
        "Spørg natholdet.",
        "Vi er lige begyndt.",
        "Alle kan forklare det.",
        "Vikarerne ved det ikke.",
        "Siden om aftener",
        "Et forsøg i 2019.",
    ):
        assert words in told_report.text


def test_catalogue_texts_read_in_the_areas_own_words(told_report: Rendered) -> None:
    """Among children {borgeren} reads barnet, and no brace is left."""
    assert "hvad barnet får" in told_report.text
    assert "Barnet mærker det." in told_report.text
    assert "{" not in told_report.text


def test_a_yes_at_the_gate_shows_what_to_look_at(told_report: Rendered) -> None:
    """The closer look stands by the question, and the overview points at it."""
    assert "Se nærmere på forsøget, før I siger det højt." in told_report.text
    assert "Det giver ingen point." in told_report.text


def test_answers_that_do_not_count_are_shown_with_the_reason(told_report: Rendered) -> None:
    """A retired and an unknown question keep their answers in the appendix."""
    appendix = next(page for page in told_report.pages if "slettet-spoergsmaal" in page)
    assert "Spørgsmålet udgik med version 1.5.0." in appendix
    assert "Mappen er væk." in appendix
    assert "Et svar uden spørgsmål." in appendix
    assert "Findes ikke i denne version af spørgsmålene." in appendix


def test_missing_views_are_named(told_report: Rendered) -> None:
    """One respondent is one view; the others are said to be missing."""
    assert "Borgernes syn er ikke indhentet." in told_report.text
    assert "Medarbejdernes syn er ikke indhentet." not in told_report.text


def test_the_plan_shows_owner_deadline_and_what_is_overdue(told_report: Rendered) -> None:
    """A started action whose deadline has passed is overdue; the next look is a date in words."""
    plan = next(page for page in told_report.pages if "Vi ser på planen igen 1. februar 2027." in page)
    assert "to kolleger" in plan
    assert "01.11.2026 overskredet" in plan
    assert "En vikar kan sige det." in plan


def test_sources_stand_once_in_danish_order_with_their_elements(told_report: Rendered) -> None:
    """A source that two elements name stands once; Å comes after Z."""
    sources = told_report.pages[-1]
    assert sources.count("Ålborgbogen") == 1
    assert sources.index("Zebrabogen") < sources.index("Ålborgbogen")
    assert "(1, 2)" in sources


def test_contents_give_each_sections_page(told_report: Rendered) -> None:
    """The page that the contents name for the plan is the page the plan stands on."""
    plan_page = next(n for n, page in enumerate(told_report.pages, 1) if "Vi ser på planen igen" in page)
    assert f"Plan for næste skridt {plan_page}" in told_report.pages[1]


def test_a_rehearsal_is_marked_on_every_page(
    small: Catalogue, make_told: Callable[..., Assessment], render: Callable[..., Rendered]
) -> None:
    """Cover and all."""
    for page in render(small, make_told(practice_mode=True)).pages:
        assert "Øvelse – tæller ikke med" in page


def test_the_short_form_is_marked_and_keeps_the_other_answers(
    small: Catalogue, make_told: Callable[..., Assessment], render: Callable[..., Rendered]
) -> None:
    """Pages after the cover say so; answers it does not ask for stand in the appendix."""
    report = render(small, make_told(form="short"))
    assert all("Kort form" in page for page in report.pages[1:])
    assert "kort form (kun kernespørgsmålene)" in report.pages[0]
    assert "Spørgsmålet er ikke med i den korte form." in report.text


def test_a_report_without_an_answer_says_so(
    small: Catalogue, make_blank: Callable[..., Assessment], render: Callable[..., Rendered]
) -> None:
    """Nothing is invented: no score, no suggestion, an empty plan to write in; parts that are empty share a page."""
    report = render(small, make_blank(small))
    assert "For få svar til et billede endnu." in report.text
    assert "0 af 3" not in report.text
    (development,) = (page for page in report.pages if "heller ingen forslag" in page)
    assert "Er der noget, I vil gøre, så skriv det her:" in development
    (documentation,) = (page for page in report.pages if "ikke nævnt nogen dokumentation" in page)
    assert "Hvis syn er med?" in documentation
    assert "Der er ingen svar endnu, så der er heller ingen forslag." in report.text
    assert "Planen er tom." in report.text
    assert "Der er ikke nævnt nogen dokumentation." in report.text


@pytest.mark.parametrize("answer", [{"status": "dont_know"}, {"status": "not_relevant", "reason": "Ikke hos os."}])
def test_no_score_is_shown_where_nobody_answered_on_the_scale(
    small: Catalogue, make_blank: Callable[..., Assessment], render: Callable[..., Rendered], answer: dict[str, str]
) -> None:
    """All don't know is not all not relevant, and neither is a score."""
    answers = {question.id: answer for question in small.questions()}
    report = render(small, make_blank(small, answers=answers), only="overview")
    known = answer["status"] == "dont_know"
    assert ("For få svar til et billede endnu." in report.text) is known
    assert ("passer ikke på praksis" in report.text) is not known


def test_then_and_now_shows_what_moved_and_how_the_plan_went(
    small: Catalogue, make_told: Callable[..., Assessment], render: Callable[..., Rendered]
) -> None:
    """Viden went from (2 · 0 + 100) / 3 = 33 to 67: 33 points up, and the answer that moved it is named."""
    earlier_answers = {"viden-skrevet": {"value": 1}, "viden-kendt": {"value": 5}}
    earlier = make_told(
        id=UUID("33333333-3333-4333-8333-333333333333"),
        answers=earlier_answers,
        period="2025",
        catalogue_version="1.0.0",
    )
    report = render(small, make_told(), earlier=earlier)
    assert "▲ 33 op" in report.text
    assert "1 Viden · ▲ 33 op 1.1 Er det skrevet ned, hvad barnet får? 1 · Slet ikke 3 · I nogen grad" in report.text
    assert "Spørgsmålene har skiftet version (1.0.0 og 2.0.0)." in report.text
    assert "Sådan gik det med den sidste plan Handling Ansvarlig Frist Status Skriv siden om to kolleger" in report.text


def test_a_comparison_with_another_practice_is_refused(
    small: Catalogue, make_told: Callable[..., Assessment], render: Callable[..., Rendered]
) -> None:
    """The problem says what does not fit."""
    practice: dict[str, Any] = {"id": UUID("44444444-4444-4444-8444-444444444444"), "name": "Andet", "service": "Andet"}
    with pytest.raises(RefusedError) as refused:
        render(small, make_told(), earlier=make_told(practice=practice))
    assert [problem.code for problem in refused.value.problems] == ["E111"]


def test_the_overview_alone_is_one_page(
    small: Catalogue, make_told: Callable[..., Assessment], render: Callable[..., Rendered]
) -> None:
    """Also with a very long name, and it still says whose it is."""
    practice = {"id": UUID("11111111-1111-4111-8111-111111111111"), "name": "Aftenro " * 60, "service": "Åhaven " * 60}
    report = render(small, make_told(practice=practice), only="overview")
    assert len(report.pages) == 1
    assert "Aftenro" in report.pages[0]


def test_the_plan_alone_has_room_for_what_is_not_decided(
    small: Catalogue, make_told: Callable[..., Assessment], render: Callable[..., Rendered]
) -> None:
    """One page with the two actions; nothing of the answers."""
    report = render(small, make_told(), only="plan")
    assert len(report.pages) == 1
    assert "Tal med natholdet" in report.text
    assert "vagtrummet" not in report.text


def test_our_own_report_is_of_a_size_people_read(our_report: Rendered) -> None:
    """Eleven elements, each on a page or so, and what belongs to them."""
    assert 18 <= len(our_report.pages) <= 30
    assert "Praksis på én side" in our_report.pages[3]
    assert "Element for element" in our_report.pages[4]


def test_a_source_in_quotation_marks_stands_under_its_first_letter(our_report: Rendered) -> None:
    """‘Dark logic’ comes before »En faglig løftestang«, not after Ø."""
    sources = our_report.text.partition("Det, spørgsmålene bygger på.")[2]
    assert sources.index("Dark logic") < sources.index("En faglig løftestang")


def test_documentation_stands_oldest_first_and_by_number_within_a_day(
    small: Catalogue, make_told: Callable[..., Assessment]
) -> None:
    """Appendix 2 before appendix 10; what has no date comes last."""
    from checklist.report.views.evidence import evidence
    from checklist.report.views.subject import Subject

    days = {"Bilag 10": dt.date(2026, 3, 2), "Avisen": None, "Bilag 2": dt.date(2026, 3, 2), "Ur": dt.date(2025, 1, 9)}
    named = [{"id": f"nr-{n}", "title": title, "date": day} for n, (title, day) in enumerate(days.items())]
    listed = evidence(Subject(small, make_told(evidence=named, answers={}), dt.date(2026, 11, 20)))
    assert [row.title for row in listed.rows] == ["Ur", "Bilag 2", "Bilag 10", "Avisen"]


def test_a_note_on_the_one_page_is_not_cut_to_a_few_words(
    ours: Catalogue, make_blank: Callable[..., Assessment]
) -> None:
    """Two notes of 138 letters leave room for 24 of the third: it is counted, not begun."""
    from checklist.report.views.one_page import one_page
    from checklist.report.views.subject import Subject

    note = "Vi har en side om det, og den ligger i vagtrummet. " * 2 + "Natholdet kender den også, og vi ret"
    questions = ours.element_by_id["maal"].questions[:3]
    answers = {question.id: {"value": 5, "note": note} for question in questions}
    told = one_page(Subject(ours, make_blank(ours, answers=answers), dt.date(2026, 11, 20)))
    (goals,) = (one for one in told.passages if one.notes)
    assert [len(words.text) for words in goals.notes] == [138, 138]
    assert goals.more == 1


def test_the_longest_notes_are_whole(
    small: Catalogue, make_told: Callable[..., Assessment], render: Callable[..., Rendered]
) -> None:
    """5,000 characters run over pages; their last words are there, and nothing else is lost."""
    note = "Aftenen begynder med en rolig runde. " * 134 + "Sådan slutter noten."
    answers = {question.id: {"value": 3, "note": note} for question in small.questions()}
    report = render(small, make_told(answers=answers))
    assert report.text.count("Sådan slutter noten.") == len(answers)
    assert report.text.count("side 1 af") == 1


def test_the_longest_names_leave_the_cover_on_its_page(
    small: Catalogue, make_blank: Callable[..., Assessment], render: Callable[..., Rendered]
) -> None:
    """Practice, service, organisation, target group and role of 190 letters each; the contents come on page 2."""
    name = "En praksis med et meget langt navn på aften og nat " * 3 + "og et ord: " + "ganske" * 6
    practice = {"id": "22222222-2222-4222-8222-222222222223", "name": name, "service": name, "organisation": name}
    respondent = {"role": name, "perspective": "medarbejder"}
    report = render(small, make_blank(small, practice={**practice, "target_group": name}, respondent=respondent))
    assert "ikke en karakter." in report.pages[0].replace("\n", " ").partition("side 1 af")[0]
    assert "Indhold" in report.pages[1]


def test_in_english_dates_figures_and_the_document_are_english(
    small: Catalogue, make_told: Callable[..., Assessment], render: Callable[..., Rendered]
) -> None:
    """The language a screen reader is told, the date in words, and a decimal point."""
    with speaking("en"):
        report = render(small, make_told())
    root: Any = report.reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert "22 November 2026" in report.pages[0]
    assert "(2 · 50 + 1 · 100) / 3 = 66.7" in report.text


def test_the_day_decides_what_is_overdue(small: Catalogue, make_told: Callable[..., Assessment]) -> None:
    """The view of the plan on the deadline itself and on the day after."""
    from checklist.report.views.plan import plan
    from checklist.report.views.subject import Subject

    def late_on(day: dt.date) -> bool:
        return plan(Subject(small, make_told(), day)).actions[0].overdue

    assert not late_on(dt.date(2026, 11, 1))
    assert late_on(dt.date(2026, 11, 2))
