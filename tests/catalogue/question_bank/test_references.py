"""References are whole and told the same way wherever they stand."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import urlsplit

from checklist.catalogue import Catalogue, Reference


def all_references(bank: Catalogue) -> list[Reference]:
    return [reference for element in bank.elements for reference in element.references]


def test_each_element_has_two_to_four_references_none_of_them_twice(bank: Catalogue) -> None:
    for element in bank.elements:
        titles = [reference.title for reference in element.references]
        assert 2 <= len(titles) <= 4, element.id
        assert len(set(titles)) == len(titles), element.id


def test_every_reference_names_title_publisher_and_a_whole_address(bank: Catalogue) -> None:
    """The year may be missing where a page has none."""
    for reference in all_references(bank):
        assert reference.url, reference.title
        address = urlsplit(reference.url)
        assert address.scheme in {"http", "https"}, reference.url
        assert "." in address.netloc, reference.url
        assert not reference.title.endswith((".", " ")), reference.title
        assert reference.year is None or 1960 <= reference.year <= 2026, reference.title


def test_the_same_work_is_told_the_same_way_everywhere(bank: Catalogue) -> None:
    """One title has one publisher, year and address, and one address one title."""
    by_title: dict[str, set[Reference]] = defaultdict(set)
    by_address: dict[str | None, set[str]] = defaultdict(set)
    for reference in all_references(bank):
        by_title[reference.title.casefold()].add(reference)
        by_address[reference.url].add(reference.title)
    assert [title for title, forms in by_title.items() if len(forms) > 1] == []
    assert [address for address, titles in by_address.items() if len(titles) > 1] == []


def test_the_report_behind_the_11_elements_is_named_as_it_is_published(bank: Catalogue) -> None:
    forms = {r for r in all_references(bank) if r.title.startswith("Indkredsning")}
    (report,) = forms
    assert report.title == "Indkredsning af lovende praksis på det specialiserede socialområde"
    assert (report.publisher, report.year) == ("SFI – Det Nationale Forskningscenter for Velfærd", 2016)
