"""What an element builds on follows the field, and never comes back to itself."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

import pytest

from checklist.catalogue import Catalogue

BUILDS_ON = {
    "teori-og-viden": set(),
    "virkning": {"beskrivelse", "maal", "monitorering"},
    "beskrivelse": {"teori-og-viden", "maal"},
    "maal": {"individuel-tilrettelaeggelse"},
    "overfoerbarhed": {"virkning", "beskrivelse"},
    "oekonomi": {"beskrivelse", "monitorering"},
    "faglig-refleksion": set(),
    "relationelt-samarbejde": set(),
    "individuel-tilrettelaeggelse": {"relationelt-samarbejde"},
    "monitorering": {"maal"},
    "opfoelgning": {"faglig-refleksion", "monitorering"},
}


def order(builds_on: dict[str, set[str]]) -> list[str]:
    """The elements, foundations first. Raises CycleError where one rests on itself."""
    return list(TopologicalSorter(builds_on).static_order())


def test_the_elements_build_on_what_the_field_says(bank: Catalogue) -> None:
    assert {element.id: set(element.builds_on) for element in bank.elements} == BUILDS_ON


def test_no_element_builds_on_itself_through_others(bank: Catalogue) -> None:
    """Suggestions wait for their foundations: a circle would make all of them wait."""
    ordered = order({element.id: set(element.builds_on) for element in bank.elements})
    assert ordered.index("relationelt-samarbejde") < ordered.index("maal") < ordered.index("virkning")


def test_a_circle_would_be_seen() -> None:
    """The check above can fail."""
    with pytest.raises(CycleError):
        order({"maal": {"monitorering"}, "monitorering": {"maal"}})
