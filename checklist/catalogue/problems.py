"""What is wrong with a file, said so that a person can mend it: a code, a place and a sentence.

Reading never raises for bad content; it returns these. It knows nothing of catalogues or assessments.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one place.

    `code` is stable (`E012`; `N…` is a notice that refuses nothing), `source` the file's name, `place` the path inside
    it (`elements[3] "maal", questions[1] "maal-borger"`, positions from 0 as in TOML paths) or empty.
    """

    code: str
    source: str
    place: str
    message: str

    @property
    def refuses(self) -> bool:
        """True for errors, False for notices."""
        return self.code.startswith("E")

    def __str__(self) -> str:
        where = f"{self.source}: {self.place}" if self.place else self.source
        return f"{self.code} {where}: {self.message}"


class RefusedError(Exception):
    """Something was refused; `problems` says what and where. The one exception of floors 1-3."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint such as ` Mente du "maal"?`, or nothing where no known word is near."""
    matches = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return " " + _("Mente du »{word}«?").format(word=matches[0]) if matches else ""
