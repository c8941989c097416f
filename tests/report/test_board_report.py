"""The board's report on a round, read back from the PDF."""

from __future__ import annotations

import logging
import re
from itertools import pairwise
from math import nan
from typing import TYPE_CHECKING

import krippendorff
import numpy as np
import pytest

from checklist.locale import speaking
from checklist.report.screening import board_report_name, write_board_report
from checklist.screening.model import Reviewer
from checklist.screening.order_words import tie_words
from tests.report.conftest import Rendered
from tests.report.fictive_round import BO, CATALOGUE, IDA, NAMES, TODAY, application, decisions, record
from tests.report.test_structure import tree
from tests.screening.made_up import reviewer_id, round_of

if TYPE_CHECKING:
    from pathlib import Path

    from checklist.report.screening import RoundRecord

DRAWS = 500
HOSTILE = (
    "</td><script>alert(1)</script> {{ 7 * 7 }} =HYPERLINK(1) &amp; \u202e\x07 url(file:///etc/passwd) " + "Ø" * 200
)


def written(found: RoundRecord, folder: Path) -> Rendered:
    """The report on `found`; fails where WeasyPrint complains."""
    complaints: list[str] = []

    class Listener(logging.Handler):
        def emit(self, one: logging.LogRecord) -> None:
            complaints.append(one.getMessage())

    listener, logger = Listener(logging.WARNING), logging.getLogger("weasyprint")
    logger.addHandler(listener)
    try:
        path = write_board_report(CATALOGUE, found, folder, today=TODAY, draws=DRAWS)
    finally:
        logger.removeHandler(listener)
    assert complaints == []
    assert path == folder / board_report_name(found.round)
    return Rendered(path.read_bytes())


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """The report on the small fictive round."""
    return written(record(), tmp_path_factory.mktemp("board"))


def test_every_page_says_that_the_calculation_decides_nothing(report: Rendered) -> None:
    """The foot of each page carries the sentence and "side n af m"."""
    for number, page in enumerate(report.pages, 1):
        assert "Beregningen afgør intet; alle læses." in page
        assert f"side {number} af {len(report.pages)}" in page


def test_purpose_field_formalities_notes_and_reasons_stand_in_it(report: Rendered) -> None:
    """What people wrote, word for word, and what became of the files."""
    for words in (
        "At finde praksis, der kan bredes ud.",
        "Den kom to timer for sent.",
        "Et 4-tal kræver et mål med borgerens egne ord.",
        "Den er god, men der er ikke plads.",
        "1 ansøger har trukket sig (A-05).",
        "for sent 1",
        "dobbelt 1",
        *NAMES,
    ):
        assert words in report.text


def test_a_changed_decision_shows_what_it_took_the_place_of(report: Rendered) -> None:
    """The one that counts stands first, the earlier one with its reason under it; the undecided are named."""
    page = next(page for page in report.pages if "Siden om natten er kommet." in page)
    after, before = page.index("Siden om natten er kommet."), page.index("Vi mangler siden om natten.")
    assert after < page.index("Før: venter (nr. 1, Maja Fiktiv") < before
    assert "Ikke besluttet endnu (1) A-04 Musik om natten." in report.text


def test_a_decision_names_its_place_in_the_log_apart_from_its_hour(report: Rendered) -> None:
    """Without a sign between them "22.53 nr. 16" reads as one number."""
    assert re.search(r"kl\. \d\d\.\d\d · nr\. \d+ i loggen", report.text)


def test_the_log_and_its_head_are_printed_whole(report: Rendered) -> None:
    """64 letters and figures without a blank, as `screen verify --head` takes them."""
    assert record().entries[-1].hash in report.text
    assert "Loggen holder: 4 poster, uændret." in report.text


def test_a_log_that_was_changed_shows(tmp_path: Path) -> None:
    """A reason exchanged afterwards is named by its entry's number."""
    entries, texts = decisions((1, "go_on", "Den rigtige grund."))
    _others, forged = decisions((1, "go_on", "En anden grund."))
    assert texts != forged
    text = written(record(entries=entries, texts=forged), tmp_path).text
    assert "Nr. 1: Begrundelsen er ændret, efter at posten blev skrevet." in text


def test_ties_are_shown_as_ties(report: Rendered) -> None:
    """A-02 and A-03 have the same ratings; each says so of the other."""
    assert tie_words(["A-03"]) in report.text
    assert tie_words(["A-02"]) in report.text
    assert "2 ansøgninger står lige med en anden" in report.text


def test_the_heat_map_has_figures_and_marks_beside_its_colours(report: Rendered) -> None:
    """Means by hand: A-01 (5+4)/2, (4+5)/2, 2 at the line of attention; A-04 three steps apart, then one rating."""
    page = next(page for page in report.pages if "kortet er ingen rækkefølge" in page)
    assert "A-01 Rolige aftener 4,5 4,5 2,0!" in page
    assert "A-02 Egen nøgle 3,0 3,0 3,0" in page
    assert "A-04 Musik om natten 2,5≠ 1,0 1,0!" in page


def test_somebody_written_in_by_mistake_is_not_named_as_a_reviewer(tmp_path: Path) -> None:
    """Who left the round without having begun a review stands nowhere; the others do."""
    mistaken = Reviewer(id=reviewer_id(3), name="Tastefejl Fiktiv", active=False)
    text = written(record(reviewers=(BO, IDA, mistaken)), tmp_path).text
    assert "Bo Fiktiv" in text
    assert "Tastefejl" not in text


def test_offsets_and_agreement_are_told_in_words(report: Rendered) -> None:
    """By hand: on the eleven cells that both rated Bo lies (1 - 1 + 0 · 8 - 3 + 0) / 11 = 0,3 under Ida."""
    page = next(page for page in report.pages if "Hvor enige er de?" in page)
    assert "0,3 trin under de andre" in page
    assert "0,3 trin over de andre" in page
    assert "11 tal i 4 ansøgninger" in page
    bo = [5, 4, 2, 3, 3, 3, 3, 3, 3, 1, 1, 1]
    ida = [4, 5, 2, 3, 3, 3, 3, 3, 3, 4, 1, nan]
    alpha = krippendorff.alpha(reliability_data=np.array([bo, ida]), level_of_measurement="ordinal")
    assert f"Krippendorffs alfa er {alpha:.2f};".replace(".", ",") in page


def test_no_sum_of_points_is_shown(report: Rendered) -> None:
    """Nothing in the report speaks of points; every application has its one sentence."""
    assert "point" not in report.text.casefold()
    assert len(re.findall(r"(?:Inden for i næsten alle|Uden for i næsten alle|Afhænger af vægt og)", report.text)) == 4


def test_a_round_before_anything_happened_says_so(tmp_path: Path) -> None:
    """No applications, no reviewers, no decisions: still a report, without a verdict."""
    empty = dict.fromkeys(
        ("applications", "reviewers", "reviews", "assignments", "declarations", "notes", "withdrawn", "files"), ()
    )
    text = written(record(**empty, entries=(), texts={}), tmp_path).text
    for words in (
        "Der er ingen ansøgninger endnu.",
        "Der er ingen rækkefølge endnu.",
        "Der er ikke besluttet noget endnu.",
        "Hvor enige bedømmerne er, kan ikke måles: ingen har bedømt noget endnu.",
    ):
        assert words in text
    assert "Der er taget stilling til alle" not in text


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    """Markup, formulas, turned writing and endless words in names, reasons and the round's own texts."""
    entries, texts = decisions((1, "go_on", HOSTILE))
    found = record(
        round=round_of(name=HOSTILE, organiser=HOSTILE, purpose=HOSTILE, places=1),
        applications=(application(1, HOSTILE), application(2, HOSTILE)),
        entries=entries,
        texts=texts,
        notes=(),
    )
    text = written(found, tmp_path).text
    assert "<script>alert(1)</script>" in text
    assert "{{ 7 * 7 }}" in text
    assert "root:" not in text


def test_the_same_round_and_day_give_the_same_bytes(tmp_path: Path) -> None:
    """Written twice, each from a record built anew."""
    assert written(record(), tmp_path).content == written(record(), tmp_path).content


def test_the_report_says_which_language_it_is_in(tmp_path: Path) -> None:
    """So that a screen reader speaks English where the words are English."""
    with speaking("en"):
        found = written(record(), tmp_path)
    root = found.reader.trailer["/Root"]
    assert root["/Lang"] == "en"  # type: ignore[index]


def test_screen_readers_find_headings_tables_and_figures_in_words(report: Rendered) -> None:
    """One H1, no level skipped, headers with scope, lines of ranks in words, links that say where they lead."""
    nodes = list(tree(report.reader).walk())
    levels = [int(node.tag[2]) for node in nodes if re.fullmatch(r"/H\d", node.tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert {node.raw["/A"]["/Scope"] for node in nodes if node.tag == "/TH"} == {"/Column", "/Row"}
    assert all("pladserne går til nr. 1" in str(node.raw["/Alt"]) for node in nodes if node.tag == "/Figure")
    links = [str(one.get_object()["/Contents"]) for page in report.reader.pages for one in page.get("/Annots", [])]
    assert "Beslutninger og begrundelser" in links
    assert not any(words in {"decisions", "heat-map"} for words in links)
