"""Which language is spoken, where and for how long."""

from __future__ import annotations

import asyncio
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from checklist.locale import LANGUAGES, N_, Language, _, current_language, ngettext, speaking, use_language

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def danish_afterwards() -> Iterator[None]:
    """The language is a setting of the process: set back after each test."""
    before = current_language()
    use_language("da")
    yield
    use_language(before)


def test_danish_is_the_source() -> None:
    """A Danish text is its own translation."""
    assert (current_language(), LANGUAGES) == ("da", ("da", "en"))
    assert _("Gælder det stadig?") == "Gælder det stadig?"
    assert N_("svar") == "svar"


@pytest.mark.parametrize(("number", "text"), [(0, "svar i flertal"), (1, "svar"), (2, "svar i flertal")])
def test_one_alone_is_singular(number: int, text: str) -> None:
    """Nought is plural in Danish."""
    assert ngettext("svar", "svar i flertal", number) == text


def test_the_language_of_the_process_may_be_set() -> None:
    """It holds until it is set again, in threads too."""
    use_language("en")
    heard: list[Language] = []
    thread = Thread(target=lambda: heard.append(current_language()))
    thread.start()
    thread.join()
    assert (current_language(), heard) == ("en", ["en"])


def test_a_block_may_speak_another_language() -> None:
    """Nested, and back again, also after an error."""
    with speaking("en"):
        assert current_language() == "en"
        with speaking("da"):
            assert current_language() == "da"
        assert current_language() == "en"
    with pytest.raises(ValueError, match="stop"), speaking("en"):
        raise ValueError("stop")
    assert current_language() == "da"


def test_two_tasks_speak_each_their_own() -> None:
    """A task that speaks English does not change what the one beside it hears."""

    async def heard_in(language: Language) -> Language:
        with speaking(language):
            await asyncio.sleep(0)
            return current_language()

    async def both() -> tuple[Language, Language]:
        return await asyncio.gather(heard_in("en"), heard_in("da"))

    assert tuple(asyncio.run(both())) == ("en", "da")
