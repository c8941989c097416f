"""What a new version of a catalogue keeps, rewords, adds and retires, and what it may not do."""

from __future__ import annotations

from typing import Any

from checklist.catalogue import Catalogue
from checklist.catalogue.versions import compare_versions
from tests.small_catalogue import catalogue_from, catalogue_tables, element, question, scale


def version(number: str, *questions: dict[str, Any], **more: Any) -> Catalogue:
    """A catalogue of one element in the version `number`."""
    tables = catalogue_tables(element("maal", *questions), **more)
    tables["catalogue"]["version"] = number
    return catalogue_from(tables)


def codes(older: Catalogue, newer: Catalogue) -> list[str]:
    """The codes of what is wrong with the step from `older` to `newer`."""
    return [problem.code for problem in compare_versions(older, newer, "ny.toml")[1]]


def test_each_question_is_kept_reworded_new_or_retired() -> None:
    """Every id is in exactly one of the four."""
    older = version("1.0.0", question("a"), question("b"), question("c"))
    newer = version(
        "1.1.0", question("a"), question("b", text="Nye ord?"), question("c", retired="1.1.0"), question("d")
    )
    difference, problems = compare_versions(older, newer, "ny.toml")
    assert difference.kept == ("a",)
    assert difference.reworded == ("b",)
    assert difference.new == ("d",)
    assert difference.retired == ("c",)
    assert problems == ()


def test_a_changed_help_text_counts_as_new_words() -> None:
    """What stands around a question is part of how it is understood."""
    older, newer = version("1.0.0", question("a", help="Før.")), version("1.0.1", question("a", help="Nu."))
    assert compare_versions(older, newer, "ny.toml")[0].reworded == ("a",)


def test_a_lower_version_is_refused_by_numbers_and_not_by_letters() -> None:
    """1.9.0 is lower than 1.10.0."""
    assert codes(version("1.10.0", question("a")), version("1.9.0", question("a"))) == ["E032"]
    assert codes(version("1.9.0", question("a")), version("1.10.0", question("a"))) == []


def test_an_id_whose_scale_changed_is_refused_where_it_stands() -> None:
    """An old answer 3 would mean something else."""
    seven = scale("syv", 1, 2, 3, 4, 5, 6, 7)
    older = version("1.0.0", question("a"), question("b"))
    newer = version("2.0.0", question("a"), question("b", scale="syv"), scales=[seven])
    _difference, (problem,) = compare_versions(older, newer, "ny.toml")
    assert problem.code == "E033"
    assert problem.place == 'elements[0] "maal", questions[1] "b"'


def test_an_id_that_is_turned_round_is_refused() -> None:
    """With `reverse` a high answer becomes a low one."""
    assert codes(version("1.0.0", question("a")), version("2.0.0", question("a", reverse=True))) == ["E033"]


def test_a_retired_question_may_not_change_its_scale_either() -> None:
    """Its old answers are still read."""
    older = version("1.0.0", question("a"), question("b"))
    newer = version("2.0.0", question("a"), question("b", retired="2.0.0", scale="to"), scales=[scale("to", 0, 1)])
    assert codes(older, newer) == ["E033"]


def test_a_change_under_the_same_version_is_noticed() -> None:
    """Two files with one version number would be taken for the same; a notice refuses nothing."""
    older = version("1.0.0", question("a"))
    assert codes(older, version("1.0.0", question("a", text="Nye ord?"))) == ["N031"]
    assert codes(older, older) == []


def test_a_question_that_is_gone_is_retired_with_a_notice() -> None:
    """It ought to stay in the file with `retired`, so that old answers can be read."""
    older, newer = version("1.0.0", question("a"), question("b")), version("1.1.0", question("a"))
    difference, (problem,) = compare_versions(older, newer, "ny.toml")
    assert difference.retired == ("b",)
    assert problem.code == "N032"
    assert 'retired = "1.1.0"' in problem.message


def test_another_catalogue_is_not_an_older_version() -> None:
    """Nothing else is said about the two."""
    tables = catalogue_tables(element("maal", question("a")))
    tables["catalogue"]["id"] = "et-andet"
    assert codes(catalogue_from(tables), version("2.0.0", question("b"))) == ["E031"]
