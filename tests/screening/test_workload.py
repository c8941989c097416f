"""How much work a round is, in figures worked out by hand."""

from __future__ import annotations

from checklist.screening.workload import workload, workload_words
from tests.screening.made_up import round_of


def test_forty_applications_for_three_reviewers() -> None:
    """3 shared cases · 3 + 37 · 2 = 83 readings: 27 or 28 each, at 45 minutes 28 · 0.75 = 21 hours.

    If all 37 needed a third, everybody would read all 40: 30 hours.
    """
    load = workload(round_of(), 40, 3)
    assert (load.reviews, load.fewest, load.most, load.hours) == (83, 27, 28, 21.0)
    assert (load.most_with_extra, load.hours_with_extra) == (40, 30.0)
    assert workload_words(round_of(), load) == (
        "Hver bedømmer læser 27 eller 28 ansøgninger og bruger op til 21,0 timer.",
        "Er bedømmerne uenige om alle, bliver det op til 40 ansøgninger og 30,0 timer.",
    )


def test_too_few_reviewers_are_said_to_be_too_few() -> None:
    """One reviewer cannot be two."""
    found = round_of(minutes_per_application=60)
    assert workload_words(found, workload(found, 4, 1)) == (
        "Hver bedømmer læser 4 ansøgninger og bruger omkring 4,0 timer.",
        "Runden beder om 2 bedømmere til hver ansøgning, men der er kun 1.",
    )


def test_nobody_yet_and_nothing_yet() -> None:
    """No reviewers and no applications are told, not divided by."""
    assert workload_words(round_of(), workload(round_of(), 5, 0)) == ("Der er ingen bedømmere endnu.",)
    assert workload(round_of(), 0, 3).most == 0
