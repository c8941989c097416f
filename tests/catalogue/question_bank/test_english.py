"""The question bank in English: whole, fresh, and read with each area's words."""

from __future__ import annotations

import re

import pytest
import tomli

from checklist.catalogue import bundled, our_catalogue, reading
from checklist.catalogue.translation import compare_with_source

_DANISH_LETTERS = re.compile(r"[æøåÆØÅ]")


def test_nothing_is_missing_unknown_or_older_than_its_danish() -> None:
    """Every Danish text has its English, made from the Danish as it stands now."""
    source = tomli.loads(bundled("elements.toml").read_text(encoding="utf-8"))
    words = tomli.loads(bundled("elements.en.toml").read_text(encoding="utf-8"))
    assert compare_with_source(source, words, "elements.en.toml") == ()


def test_every_question_differs_from_its_danish() -> None:
    """A text that was copied and not written in English would be the same."""
    danish, english = our_catalogue("da"), our_catalogue("en")
    pairs = zip(danish.questions(), english.questions(), strict=True)
    same = [one.id for one, other in pairs if one.text == other.text]
    assert same == []


@pytest.mark.parametrize("area_id", [None, "udsatte-boern-og-unge", "handicap", "udsatte-voksne"])
def test_every_english_text_reads_whole_in_each_area(area_id: str | None) -> None:
    """No placeholder is left over, and none reads in Danish."""
    catalogue = our_catalogue("en")
    area = catalogue.area_by_id[area_id] if area_id else None
    for element in catalogue.elements:
        texts = [element.definition, element.why, element.strong, *element.reflection]
        for question in element.questions:
            texts += [question.text, question.help, *question.look_for]
            texts += [text for suggestion in question.suggestions for text in (suggestion.text, suggestion.first_step)]
        for text in texts:
            read = reading(text, area)
            assert "{" not in read, text
            assert "borger" not in read, text
    questions = " ".join(reading(question.text, area) for question in catalogue.questions())
    assert not _DANISH_LETTERS.search(questions)
