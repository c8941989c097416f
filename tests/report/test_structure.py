"""The structure tree that a screen reader walks: headings, tables, figures, lists, links, artifacts (PDF/UA-1)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

    from tests.report.conftest import Rendered


@dataclass
class Node:
    """One structure element, with the page it is on and the marked content it holds."""

    tag: str
    raw: Any
    kids: list[Node] = field(default_factory=list)
    mcids: list[int] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            yield from kid.walk()


def tree(reader: PdfReader) -> Node:
    """The document's structure tree."""
    root: Any = reader.trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]

    def node(raw: Any) -> Node:
        found = Node(str(raw.get("/S", "")), raw)
        kids = raw.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            held = kid.get_object()
            if isinstance(held, int):
                found.mcids.append(int(held))
            elif "/S" in held:
                found.kids.append(node(held))
        return found

    return node(root["/K"][0].get_object())


@pytest.fixture(scope="session", params=["told_report", "our_report", "workshop_report"])
def document(request: pytest.FixtureRequest) -> Rendered:
    """A small report with something of every kind, one under our own instrument, and one on a workshop."""
    rendered: Rendered = request.getfixturevalue(request.param)
    return rendered


def test_language_title_and_conformance_are_declared(document: Rendered) -> None:
    """Lang, DisplayDocTitle, Marked and the PDF/UA identifier."""
    reader = document.reader
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "da"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert reader.metadata.title in {"Refleksionsrapport: Rolige aftener", "Rapport fra en workshop: Rolige aftener"}
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_headings_begin_at_one_and_never_skip_a_level(document: Rendered) -> None:
    """One H1, and each heading at most one level below the one before."""
    levels = [int(node.tag[2]) for node in tree(document.reader).walk() if re.fullmatch(r"/H\d", node.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_has_headers_with_a_scope(document: Rendered) -> None:
    """Column headers in the head, row headers in the body, and data cells that name their headers."""
    tables = [node for node in tree(document.reader).walk() if node.tag == "/Table"]
    assert tables
    for table in tables:
        scopes = {head.raw["/A"]["/Scope"] for head in table.walk() if head.tag == "/TH"}
        assert scopes <= {"/Column", "/Row"}
        assert "/Row" in scopes
        for part in table.kids:
            if part.tag == "/THead":
                assert {head.raw["/A"]["/Scope"] for head in part.walk() if head.tag == "/TH"} == {"/Column"}
        for cell in table.walk():
            if cell.tag == "/TD":
                assert cell.raw["/A"]["/Headers"]


def test_every_figure_says_in_words_what_it_shows(document: Rendered) -> None:
    """Bars name score and range, the radar its elements."""
    alts = [str(node.raw["/Alt"]) for node in tree(document.reader).walk() if node.tag == "/Figure"]
    assert any(alt.startswith("Spindelvæv over elementerne.") for alt in alts)
    assert all(alt.startswith(("Score ", "Ingen score", "Spindelvæv")) for alt in alts)


def test_lists_hold_nothing_but_items(document: Rendered) -> None:
    """L has LI alone; LI has a label and a body."""
    for node in tree(document.reader).walk():
        if node.tag == "/L":
            assert {kid.tag for kid in node.kids} <= {"/LI", "/Caption", "/L"}
        if node.tag == "/LI":
            assert {kid.tag for kid in node.kids} <= {"/Lbl", "/LBody"}


def test_links_say_where_they_lead(document: Rendered) -> None:
    """Each link annotation has words for its target, not an anchor's name."""
    words = [
        str(annotation.get_object()["/Contents"])
        for page in document.reader.pages
        for annotation in page.get("/Annots", [])
        if annotation.get_object()["/Subtype"] == "/Link"
    ]
    assert words
    assert not any(word.startswith(("q-", "element-")) for word in words)


def test_everything_on_a_page_is_in_the_tree_or_an_artifact(document: Rendered) -> None:
    """Each marked content on a page belongs to a structure element; running headings are artifacts."""
    reader = document.reader
    in_tree: dict[int, set[int]] = {}
    for node in tree(reader).walk():
        if node.mcids:
            on_page = reader.get_page_number(node.raw["/Pg"].get_object()) or 0
            in_tree.setdefault(on_page, set()).update(node.mcids)
    for number, page in enumerate(reader.pages):
        contents = page.get_contents()
        assert contents is not None
        drawn = {int(mcid) for mcid in re.findall(rb"/MCID (\d+)", contents.get_data())}
        assert drawn == in_tree.get(number, set())


def test_reading_order_follows_the_pages(document: Rendered) -> None:
    """Walking the tree never goes back to an earlier page."""
    reader = document.reader
    pages = [
        reader.get_page_number(node.raw["/Pg"].get_object()) or 0
        for node in tree(reader).walk()
        if "/Pg" in node.raw and node.mcids
    ]
    assert pages == sorted(pages)


def test_bookmarks_name_sections_and_elements(told_report: Rendered) -> None:
    """Sections at the top, elements under theirs."""
    outline: list[Any] = told_report.reader.outline
    top = [entry.title for entry in outline if not isinstance(entry, list)]
    below = [entry.title for entry in outline[outline.index(next(e for e in outline if isinstance(e, list)))]]
    assert top[:4] == ["Indhold", "Overblik", "Praksis på én side", "Element for element"]
    assert below == ["1 Viden", "2 Samarbejde", "3 Opfølgning"]
