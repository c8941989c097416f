"""The rest of the kit: ballot, guide, cards and poster say what the catalogue says, on their kind of sheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import pytest

from checklist.catalogue import Catalogue, our_catalogue
from checklist.locale import use_language
from checklist.report.kit import Document, Edition, edition, write_document, write_kit
from checklist.report.views.subject import Subject
from tests.kit.conftest import MADE, kit_of, small_tables
from tests.pdf_reading import parts, text_by_page
from tests.report.test_structure import tree
from tests.small_catalogue import assessment, catalogue_from

A3, A4, A4_ON_ITS_SIDE = (842, 1191), (595, 842), (842, 595)


@pytest.fixture(scope="session")
def ours(our_edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Document], bytes]:
    """Makes a document of our own catalogue's kit for homes for people with disabilities, in full; each but once."""
    folder = tmp_path_factory.mktemp("vores")

    @cache
    def made(document: Document) -> bytes:
        out = write_document(document, our_edition, folder)
        assert isinstance(out, Path)
        return out.read_bytes()

    return made


def sizes(content: bytes) -> list[tuple[int, int]]:
    """Width and height of each page in points."""
    return [(round(page.mediabox.width), round(page.mediabox.height)) for page in parts(content).pages]


def test_the_kit_is_eight_files(kit: dict[str, bytes]) -> None:
    """Named so that they can be told apart in a folder."""
    assert sorted(kit) == [
        "borgerkort.pdf", "elementkort.pdf", "guide-til-moedet.pdf", "maanedens-element.pdf", "plakat-a3.pdf",
        "spoergeskema-til-papir-boern.pdf", "spoergeskema-til-skaerm-boern.pdf", "stemmeseddel.pdf",
    ]  # fmt: skip


def test_the_ballot_has_every_question_and_the_numbers_of_its_scale(kit: dict[str, bytes]) -> None:
    """V for don't know; P only where it may be said."""
    (ballot,) = text_by_page(kit["stemmeseddel.pdf"])
    assert "1.1 Hvor meget bestemmer barnet selv? 0 1 2 3 4 5 6 7 8 9 10 V P" in ballot
    assert "1.2 Hvor ens er jeres mål? 0 1 2 3 4 5 6 7 8 9 10 V 2 Ro" in ballot
    assert "2.1 Er der blevet mere ro? -1 0 1 V P" in ballot
    assert "Skriv ikke dit navn." in ballot


def test_our_full_ballot_is_one_sheet_of_two_sides(ours: Callable[[Document], bytes], our_edition: Edition) -> None:
    """And every question is on it."""
    sides = text_by_page(ours("ballot"))
    assert len(sides) == 2
    text = " ".join(sides)
    assert not [number for number in our_edition.question_numbers.values() if f" {number} I hvor" not in text]


@pytest.mark.parametrize("area", [None, "udsatte-boern-og-unge", "udsatte-voksne"])
def test_our_full_ballot_in_english_is_one_sheet_of_two_sides(area: str | None, tmp_path: Path) -> None:
    """Its texts are longer; the room to write at the end is still on the second side."""
    use_language("en")
    try:
        out = write_document("ballot", edition(our_catalogue("en"), made=MADE, area=area), tmp_path)
    finally:
        use_language("da")
    assert isinstance(out, Path)
    sides = text_by_page(out.read_bytes())
    assert len(sides) == 2
    assert "To bring up at the meeting" in sides[1]


@pytest.mark.parametrize("language", ["da", "en"])
def test_our_guide_is_three_pages(language: Literal["da", "en"], tmp_path: Path) -> None:
    """Preparing, the short agenda, the long one with what comes after: no last page for a few lines."""
    use_language(language)
    try:
        out = write_document("guide", edition(our_catalogue(language), made=MADE, area="handicap"), tmp_path)
    finally:
        use_language("da")
    assert isinstance(out, Path)
    assert len(text_by_page(out.read_bytes())) == 3


def test_our_short_ballot_is_one_side(our_edition: Edition, tmp_path: Path) -> None:
    """The core questions and nothing else."""
    out = write_document("ballot", edition(our_edition.catalogue, made=MADE, form="short"), tmp_path)
    assert isinstance(out, Path)
    (side,) = text_by_page(out.read_bytes())
    assert len(re.findall(r"1 2 3 4 5 V", side)) == 22


def test_citizens_have_one_sheet_with_all_and_a_card_for_each(kit: dict[str, bytes]) -> None:
    """Three answers each; then one card to a page, on its side. The element without a statement has none."""
    sheet, count, *cards = text_by_page(kit["borgerkort.pdf"])
    assert "Jeg har selv valgt mit mål." in sheet
    assert "Jeg sover godt." in sheet
    assert "Ja Nogle gange Nej" in sheet
    assert count.startswith("Optælling")
    assert [card.split(" Ja ")[0] for card in cards] == ["Jeg har selv valgt mit mål.", "Jeg sover godt."]
    assert sizes(kit["borgerkort.pdf"]) == [A4, A4, A4_ON_ITS_SIDE, A4_ON_ITS_SIDE]


def test_our_citizens_cards_are_the_eleven_statements(ours: Callable[[Document], bytes], our_edition: Edition) -> None:
    """One to a page, all on one sheet."""
    sheet, _count, *cards = text_by_page(ours("citizens"))
    statements = [one.citizen_statement for one in our_edition.catalogue.elements]
    assert len(cards) == 11
    assert all(statement in sheet for statement in statements)
    assert all(statement in card for statement, card in zip(statements, cards, strict=True))


def test_each_element_has_a_card_with_its_questions(kit: dict[str, bytes], ours: Callable[[Document], bytes]) -> None:
    """One to a page, on its side; an element with nothing to talk about has its definition alone."""
    first, second, third = text_by_page(kit["elementkort.pdf"])
    assert "1 Maal I ved, hvad barnet vil. Tal om Hvem valgte målet? Hvem spurgte I? Når det er stærkt Alle" in first
    assert 'Ro & "fred" <i>' in second
    assert "Tal om" not in third
    assert sizes(ours("elements")) == [A4_ON_ITS_SIDE] * 11


def test_the_element_of_the_month_takes_ten_minutes(kit: dict[str, bytes], ours: Callable[[Document], bytes]) -> None:
    """One page for each element with something to talk about, an example from the area, room for what is chosen."""
    first, second = text_by_page(kit["maanedens-element.pdf"])
    assert re.findall(r"minut (\d+)-(\d+)", first) == [("0", "1"), ("1", "2"), ("2", "7"), ("7", "10")]
    assert "På et fiktivt hjem valgte en pige selv sengetid." in first
    assert "Hvornår er der ro?" in second
    assert sizes(ours("monthly")) == [A4] * 11


def test_one_element_alone_can_be_the_months(small: Catalogue, tmp_path: Path) -> None:
    """Then nothing else is written."""
    made = list(write_kit(edition(small, made=MADE), tmp_path, element="ro"))
    assert made == [tmp_path / "maanedens-element-ro.pdf"]
    (page,) = text_by_page((tmp_path / "maanedens-element-ro.pdf").read_bytes())
    assert "Hvornår er der ro?" in page


@pytest.mark.parametrize("minutes", [90, 180])
def test_an_agenda_fills_its_minutes(kit: dict[str, bytes], minutes: int) -> None:
    """From nought to the end, each point beginning where the one before ended."""
    text = " ".join(text_by_page(kit["guide-til-moedet.pdf"]))
    agenda = text[text.index(f"Dagsorden på {minutes} minutter") :]
    points = [(int(start), int(end)) for start, end in re.findall(r" (\d+)-(\d+) [A-ZÆØÅ]", agenda)]
    whole = points[: next(at for at, point in enumerate(points) if point[1] == minutes) + 1]
    assert whole[0][0] == 0
    assert all(before[1] == after[0] for before, after in pairwise(whole))


def test_the_guide_knows_the_number_of_people(kit: dict[str, bytes]) -> None:
    """35 and 50 minutes of talk make so many questions at 6, 9 and 12 minutes each."""
    text = " ".join(text_by_page(kit["guide-til-moedet.pdf"]))
    sizes_of_groups = text[text.index("Hvor mange er I?") : text.index("Dagsorden på 180")]
    assert re.findall(r" (\d+-\d+) \D+ (\d) (\d)", sizes_of_groups) == [
        ("3-5", "5", "8"), ("6-12", "3", "5"), ("13-24", "2", "4"),
    ]  # fmt: skip


def test_the_guide_promises_nothing_but_paper_pdf_and_commands_that_exist(kit: dict[str, bytes]) -> None:
    """Every command it names is one."""
    from checklist.cli.lovende import COMMANDS

    text = " ".join(text_by_page(kit["guide-til-moedet.pdf"]) + text_by_page(kit["spoergeskema-til-skaerm-boern.pdf"]))
    named = set(re.findall(r"lovende (\w+)", text))
    assert named == {"group", "report", "import"}
    assert named <= set(COMMANDS)


def test_the_poster_is_one_a3_page_with_every_element(ours: Callable[[Document], bytes], our_edition: Edition) -> None:
    """By category and block, and it says whose the order is."""
    assert sizes(ours("poster")) == [A3]
    (page,) = text_by_page(ours("poster"))
    for element in our_edition.catalogue.elements:
        assert f"{our_edition.element_numbers[element.id]} {element.name}" in page
        assert our_edition.say(element.definition) in page
    assert "Læring i hverdagen" in page
    assert "er vores inddeling" in page


def test_a_poster_with_many_long_elements_still_fits(tmp_path: Path) -> None:
    """Thirty of them, in smaller type."""
    tables = small_tables()
    long = "En lang forklaring, som står her for at fylde. " * 4
    nat = tables["elements"][2]
    tables["elements"] = [
        {**nat, "id": f"nat-{number}", "definition": long, "questions": [{**nat["questions"][0], "id": f"q-{number}"}]}
        for number in range(30)
    ]
    poster = write_document("poster", edition(catalogue_from(tables), made=MADE), tmp_path)
    assert isinstance(poster, Path)
    assert sizes(poster.read_bytes()) == [A3]


def test_a_kit_tells_which_documents_it_lacks(tmp_path: Path) -> None:
    """An element with nothing but a question gives no cards for citizens and nothing for the month."""
    tables = small_tables()
    tables["elements"] = tables["elements"][2:]
    made, told = kit_of(edition(catalogue_from(tables), made=MADE), tmp_path)
    assert [sentence.partition(":")[0] for sentence in told] == [
        "Der er ingen borgerkort",
        "Der er ikke noget til månedens element",
    ]
    assert len(made) == 6
    assert not {"borgerkort.pdf", "maanedens-element.pdf"} & set(made)


def test_numbers_are_those_of_the_report(our_edition: Edition) -> None:
    """So that a sheet and a report can lie side by side."""
    subject = Subject(our_edition.catalogue, assessment(), MADE)
    assert our_edition.question_numbers == subject.question_numbers
    assert our_edition.element_numbers == subject.element_numbers


def test_every_sheet_is_tagged_for_screen_readers(kit: dict[str, bytes]) -> None:
    """A title and a language, one heading of the first level, none skipped, table headers with a scope."""
    for name, content in kit.items():
        reader = parts(content)
        root: Any = reader.trailer["/Root"]
        assert root["/Lang"] == "da", name
        assert reader.metadata is not None
        assert "Prøve" in (reader.metadata.title or ""), name
        nodes = list(tree(reader).walk())
        levels = [int(node.tag[2]) for node in nodes if re.fullmatch(r"/H\d", node.tag)]
        assert (levels[0], levels.count(1)) == (1, 1), name
        assert all(after - before <= 1 for before, after in pairwise(levels)), name
        assert all(node.raw["/A"]["/Scope"] in {"/Column", "/Row"} for node in nodes if node.tag == "/TH"), name


def test_every_button_and_field_is_in_the_structure(form: bytes) -> None:
    """Each visible part of a field has its place there, with the words that name it."""
    nodes = [node for node in tree(parts(form)).walk() if node.tag == "/Form"]
    held = [node.raw["/K"][0].get_object()["/Obj"].get_object() for node in nodes]
    from tests.kit.filling import widgets

    assert len(held) == len(list(widgets(form)))
    assert all(widget["/TU"] for widget in held)


def test_the_same_kit_twice_is_the_same(small: Catalogue, kit: dict[str, bytes], tmp_path: Path) -> None:
    """Byte for byte."""
    assert kit_of(edition(small, made=MADE, area="boern"), tmp_path)[0] == kit


def test_an_unknown_area_is_refused(small: Catalogue) -> None:
    """A kit is never made for an area that nobody has."""
    make: Callable[..., Edition] = edition
    with pytest.raises(KeyError):
        make(small, area="hav")
