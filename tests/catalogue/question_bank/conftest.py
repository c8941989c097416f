"""The question bank as the tests read it: the file at the root, not a translation and not a copy."""

from __future__ import annotations

import pytest

from checklist.catalogue import Catalogue, bundled, load_catalogue
from tests.catalogue.question_bank.texts import Piece, every_text


@pytest.fixture(scope="session")
def bank() -> Catalogue:
    return load_catalogue(bundled("elements.toml"))


@pytest.fixture(scope="session")
def pieces(bank: Catalogue) -> tuple[Piece, ...]:
    """Every text of the bank as it stands in the file."""
    return tuple(every_text(bank))
