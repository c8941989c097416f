"""The English interface: complete, fresh, and fitting the Danish texts it stands for."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from checklist.locale.refresh import MO, PO, mo_bytes, po_bytes, refreshed, untranslated

_FIELDS = re.compile(r"\{([a-z_0-9]*)[^}]*\}|%\(([a-z_]+)\)[sd]")


@pytest.fixture(scope="module")
def english() -> Catalog:
    """What `python -m checklist.locale.refresh` would make of the file: exactly the texts of the code."""
    return refreshed()


def test_every_text_in_the_code_has_its_english(english: Catalog) -> None:
    """A text without English would be shown in Danish to an English reader."""
    assert [message.id for message in untranslated(english)] == []


def test_the_english_file_holds_exactly_the_texts_of_the_code(english: Catalog) -> None:
    """`python -m checklist.locale.refresh` would change nothing."""
    with PO.open("rb") as file:
        known = {str(message.id) for message in read_po(file) if message.id}
    assert known == {str(message.id) for message in english if message.id}
    assert PO.read_bytes() == po_bytes(english)


def test_the_compiled_file_is_fresh() -> None:
    """The .mo file in the package says what the .po file says."""
    with PO.open("rb") as file:
        assert MO.read_bytes() == mo_bytes(read_po(file, locale="en"))


def test_the_english_fills_in_the_same_fields(english: Catalog) -> None:
    """A field that is missing or misspelled would break the sentence, or the program."""
    wrong = []
    for message in english:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = {field for text in ids for field in _FIELDS.findall(str(text))}
        for text in strings:
            found = set(_FIELDS.findall(str(text)))
            if message.id and not found <= wanted:
                wrong.append(message.id)
    assert wrong == []
