"""A workshop's report: the figures that were shown and nothing of anybody's own, also where there is little to tell."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from random import Random
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from checklist.assessment.group import put_together
from checklist.assessment.model import Reflection
from checklist.assessment.reading import to_toml
from checklist.locale import decimal, whole
from checklist.report import write_workshop_report
from checklist.workshop import course
from checklist.workshop.model import Settled, Workshop
from checklist.workshop.outcome import Outcome, outcome
from checklist.workshop.settling import reflect
from checklist.workshop.showing import reveal
from tests.report.conftest import TODAY, blank
from tests.report.meetings import Answers, our_meeting, planned, room, through, told
from tests.report.test_safety import HOSTILE
from tests.workshop.scenes import LATER, NOW, answer, vote

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from checklist.catalogue import Catalogue
    from tests.report.conftest import Rendered

SMALL = ("viden", "samarbejde", "opfoelgning")
VIDEN: Answers = {"viden-skrevet": [1, 1, 1, 5, 5, 5, 4, "v"], "viden-kendt": [4, 4, 4, 4, 5, 5, 5, "p"]}


@pytest.fixture
def read(tmp_path: Path) -> Callable[[Catalogue, Outcome], ET.Element]:
    """Writes the report as HTML and reads it back."""

    def page(catalogue: Catalogue, result: Outcome) -> ET.Element:
        file = write_workshop_report(catalogue, result, tmp_path / "rapport.html", format="html", today=TODAY)
        return ET.fromstring(file.read_text())

    return page


def words(element: ET.Element) -> str:
    """All text in an element, white space folded."""
    return " ".join("".join(element.itertext()).split())


def tables(page: ET.Element, of_class: str) -> list[ET.Element]:
    return [table for table in page.iter("table") if table.get("class") == of_class]


def rows(table: ET.Element) -> dict[str, list[str]]:
    """Row header -> the cells beside it."""
    body = [row for part in table.iter("tbody") for row in part.iter("tr")]
    return {words(row[0]): [words(cell) for cell in row[1:]] for row in body}


def held(catalogue: Catalogue, answers: Answers = VIDEN, people: int = 8) -> Workshop:
    """A meeting of so many that reached the first of three elements."""
    return through(told(catalogue, SMALL), catalogue, room(people), answers)


def test_the_figures_are_those_of_the_group_command(
    small: Catalogue, read: Callable[[Catalogue, Outcome], ET.Element]
) -> None:
    """The same sheets put together as files give the same counts, medians, and score of everybody's own answers."""
    drawn = Random(3)
    answers: Answers = {q: [drawn.choice([1, 2, 3, 4, 5]) for _who in range(9)] for q in VIDEN}
    page = read(small, outcome(held(small, answers, 9), small, LATER))
    sheets = [
        (str(at), blank(small, id=who.id, respondent={}, answers={q: answer(ones[at]).model_dump(exclude_none=True)
                                                                  for q, ones in answers.items()}))
        for at, who in enumerate(room(9))
    ]  # fmt: skip
    group, problems = put_together(small, sheets)
    assert group is not None, problems
    # One table for each question in its element's section; those on the page of disagreements come before it.
    by_question = dict(zip(answers, tables(page, "spread")[-2:], strict=True))
    text = words(page)
    for spread in group.spreads[:2]:
        assert rows(by_question[spread.question_id])["Alle svar"] == [str(n) for n in spread.counts.values()]
        assert spread.median is not None
        assert f"Medianen er {decimal(spread.median, 1 if spread.median % 1 else 0)}" in text
    score = group.profile.element("viden").score
    assert score is not None
    assert rows(tables(page, "sides")[0])["Alle fra personalet, hver for sig"][0] == whole(score)


def test_both_rounds_stand_beside_what_moved(
    small: Catalogue, read: Callable[[Catalogue, Outcome], ET.Element]
) -> None:
    """Six go from 1 or 5 to 4, two do not answer again; the shared answer is framed."""
    first: Answers = {**VIDEN, "viden-skrevet": [1, 1, 1, 5, 5, 5, 4, 4]}
    again: Answers = {"viden-skrevet": [4, 4, 4, 4, 4, 4, None, None]}
    workshop = through(told(small, SMALL), small, room(8), first, again)
    page = read(small, outcome(workshop, small, LATER))
    table = next(t for t in tables(page, "spread") if "Første runde" in rows(t))
    assert rows(table)["Første runde"] == ["3", "0", "0", "2", "3"]
    assert rows(table)["Anden runde"] == ["0", "0", "0", "8", "0"]
    assert [words(mark) for mark in table.iter("span") if mark.get("class") == "shared"] == ["4"]
    text = words(page)
    assert "3 gik fra 1 til 4, 3 gik fra 5 til 4, 2 blev ved deres svar. 6 svarede igen." in text


def test_what_the_group_differs_on_comes_first_and_with_its_reason(
    small: Catalogue, read: Callable[[Catalogue, Outcome], ET.Element]
) -> None:
    """1·3 and 5·3 lie further apart than 4 and 5; the second stands there for its minority view alone."""
    settled = {"viden-kendt": Settled(value=4, reason="Det gør vi.", minority="Ikke om natten.")}
    workshop = through(told(small, SMALL), small, room(8), VIDEN, settled=settled)
    page = read(small, outcome(workshop, small, LATER))
    section = next(s for s in page.iter("section") if (s.get("class") or "").startswith("disagreements"))
    assert [words(heading)[:3] for heading in section.iter("h3")] == ["1.1", "1.2"]
    assert "Svarene peger i to retninger" in words(section)
    assert "Mindretal Ikke om natten." in words(section)


def test_elements_that_were_not_reached_are_named_and_get_no_page(
    small: Catalogue, read: Callable[[Catalogue, Outcome], ET.Element]
) -> None:
    """One of three: the others are in no table, no contents and no chart."""
    page = read(small, outcome(held(small), small, LATER))
    assert "I arbejdede med 1 af 3 elementer. Det nåede I ikke: 2 Samarbejde, 3 Opfølgning." in words(page)
    assert len(rows(tables(page, "profile")[0])) == 1
    assert [heading.get("id") for heading in page.iter("h3") if heading.get("id")] == ["element-viden"]
    assert [svg for svg in page.iter("{http://www.w3.org/2000/svg}svg") if svg.get("class") == "radar"] == []


@pytest.mark.parametrize("reached", [False, True])
def test_a_meeting_in_which_nobody_answered_says_so(
    small: Catalogue, read: Callable[[Catalogue, Outcome], ET.Element], reached: bool
) -> None:
    """Ended before the first showing, or shown with nothing to show: no figures, no verdict, the reason beside it."""
    workshop = told(small, SMALL)
    if reached:
        workshop = reveal(workshop, small, room(8), [vote(1, "viden-kendt", 1)], NOW, Random(1))
    page = read(small, outcome(workshop, small, LATER))
    text = words(page)
    assert "Ingen svar fra personalet er med i tallene." in text
    assert tables(page, "spread") == []
    assert ("Der er ikke vist svar på noget element." in text) is not reached
    assert ("For få har svaret." in text) is reached
    assert "Mødet er ikke afsluttet" in text


def test_nothing_of_anybodys_own_is_in_the_file(small: Catalogue, tmp_path: Path) -> None:
    """No note, though its writer let the meeting see it, no reason for "passer ikke", no name, no id."""
    people = [one.model_copy(update={"name": f"Navn{at}"}) for at, one in enumerate(room(8))]
    votes = [vote(who.id.int, q, one, note_may_be_shown=True) for q, ones in VIDEN.items()
             for who, one in zip(people, ones, strict=True)]  # fmt: skip
    votes = [one.model_copy(update={"answer": one.answer.model_copy(update={"note": "En hemmelig note"})})
             for one in votes]  # fmt: skip
    workshop = reveal(told(small, SMALL, names_shown=True), small, people, votes, NOW, Random(1))
    assert workshop.shown["viden-kendt"].first.notes
    result = outcome(workshop, small, LATER)
    text = write_workshop_report(small, result, tmp_path / "r.html", format="html", today=TODAY).read_text()
    for secret in ("hemmelig", "Navn", "Det har vi ikke hos os", *(str(one.id) for one in people)):
        assert secret not in text
        assert secret not in to_toml(result.consensus)


def test_forty_people_and_a_long_minority_view_are_told_whole(small: Catalogue, write: Callable[..., Rendered]) -> None:
    """Forty answers on five steps, and five thousand characters of which none is lost."""
    answers: Answers = {"viden-skrevet": [1 + at % 5 for at in range(40)], "viden-kendt": [4] * 40}
    long = "".join(f"ord{number} " for number in range(650)).strip()
    settled = {"viden-skrevet": Settled(value=2, reason="Nej.", minority=long)}
    workshop = through(told(small, SMALL), small, room(40), answers, settled=settled)
    report = write(small, outcome(workshop, small, LATER))
    assert set(re.findall(r"ord\d+", report.text)) >= set(long.split())
    assert "40 svar på skalaen" in report.text


def test_hostile_text_stays_text(small: Catalogue, write: Callable[..., Rendered]) -> None:
    """In reason, minority view, reflection, proposal and plan: printed as typed, and no link leads out."""
    settled = {"viden-skrevet": Settled(value=2, reason=HOSTILE, minority=HOSTILE)}
    people = room(8)
    workshop = through(told(small, SMALL), small, people, VIDEN, settled=settled)
    workshop = reflect(workshop, "viden", Reflection(strengths=HOSTILE, next=HOSTILE), LATER)
    workshop = planned(workshop, small, people, proposal=HOSTILE)
    report = write(small, outcome(workshop, small, LATER))
    assert report.text.count("<script>alert(1)</script>") >= 5
    for page in report.reader.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
        for annotation in page.get("/Annots", []):
            assert "/URI" not in str(annotation.get_object())


def test_only_the_shared_answers_are_attached(workshop_report: Rendered, ours: Catalogue) -> None:
    """One file, exactly the consensus, which opens again as any assessment."""
    attached = workshop_report.reader.attachments
    shared = our_meeting(ours, "short").consensus
    assert {name: content[0].decode() for name, content in attached.items()} == {"besvarelse.toml": to_toml(shared)}


def test_the_report_can_leave_without_data(small: Catalogue, write: Callable[..., Rendered]) -> None:
    """And then says so."""
    report = write(small, outcome(held(small), small, LATER), with_data=False)
    assert not report.reader.attachments
    assert "De fælles svar ligger ikke i filen som data." in report.text


def test_the_same_outcome_gives_the_same_bytes_in_any_process(small: Catalogue, tmp_path: Path) -> None:
    """Two processes that order their sets differently write the same PDF, letter for letter."""
    program = (
        "import sys, pathlib; from tests.report.conftest import TODAY\n"
        "from tests.report.little_instrument import SMALL_CATALOGUE\n"
        "from checklist.catalogue import parse_catalogue; from checklist.report import write_workshop_report\n"
        "from checklist.workshop.outcome import outcome; from tests.report.test_workshop import held, LATER\n"
        "small, _ = parse_catalogue(SMALL_CATALOGUE.encode(), 'lille.toml')\n"
        "write_workshop_report(small, outcome(held(small), small, LATER), pathlib.Path(sys.argv[1]), today=TODAY)\n"
    )
    written = []
    for seed in ("1", "2"):
        file = tmp_path / f"{seed}.pdf"
        subprocess.run(
            [sys.executable, "-c", program, str(file)], check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        )
        written.append(file.read_bytes())
    assert written[0] == written[1]


def test_a_preliminary_result_says_so_on_every_page(small: Catalogue, write: Callable[..., Rendered]) -> None:
    """With the day until which colleagues may answer: fourteen days after the end."""
    workshop = course.finish(course.start_planning(held(small), LATER), LATER, preliminary=True)
    report = write(small, outcome(workshop, small, LATER))
    assert "Foreløbigt resultat til og med 08.12.2026" in report.pages[0]
    assert all("Foreløbig" in page for page in report.pages[1:])
