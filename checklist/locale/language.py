"""Which language people are spoken to in, and the interface texts in it.

The texts in the code are the finished Danish; another language is a gettext catalogue that starts from them. The
language is a setting of the process, and a task (a web request, a report) may speak another one for its own time.
"""

from __future__ import annotations

import gettext as gettext_module
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterator

Language = Literal["da", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_process_language: Language = "da"
_task_language: ContextVar[Language | None] = ContextVar("task_language", default=None)


def use_language(language: Language) -> None:
    """Speak `language` from now on in the whole process."""
    global _process_language  # noqa: PLW0603 - the language is a setting of the process
    _process_language = language


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak `language` inside this block, in this task alone."""
    token = _task_language.set(language)
    try:
        yield
    finally:
        _task_language.reset(token)


def current_language() -> Language:
    """The language in force here: the task's own, else the process's."""
    return _task_language.get() or _process_language


@cache
def _translations(language: Language) -> gettext_module.NullTranslations:
    if language == "da":
        return _Danish()
    path = Path(__file__).with_name(f"{language}.mo")
    with path.open("rb") as file:
        return gettext_module.GNUTranslations(file)


class _Danish(gettext_module.NullTranslations):
    """The source language: a text is its own translation, and one is the only singular."""


def _(text: str) -> str:
    """`text` (written in Danish) in the current language."""
    return _translations(current_language()).gettext(text)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The form of the Danish text that `number` asks for, in the current language."""
    return _translations(current_language()).ngettext(singular, plural, number)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark `text` for translation and leave it as it is; whoever shows it calls `_` on it."""
    return text
