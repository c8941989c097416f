"""How alike several people's answers to one question are, in figures and in words.

Counts over answered cells, on raw values. It knows nothing of who answered what.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median
from typing import TYPE_CHECKING, Literal

from checklist.assessment.scoring import TOLERANCE, cell_status
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist.assessment.model import Assessment
    from checklist.catalogue import Question, Scale

AGREED_SHARE = 0.75
SPLIT_SHARE = 0.35

Pattern = Literal["close", "split", "spread"]


@dataclass(frozen=True)
class Spread:
    """How the answers to one question lie.

    `counts` has every option's value in the scale's order of values; `n` = their sum. `mean`, `median`, `share` (0-1)
    and `consensus` (0-1) are None without (enough) answers; `agreed` is None without answers.
    """

    question_id: str
    counts: dict[int, int]
    dont_know: int
    not_relevant: int
    unanswered: int
    mean: float | None
    median: float | None
    share: float | None
    agreed: bool | None
    consensus: float | None
    pattern: Pattern | None

    @property
    def n(self) -> int:
        return sum(self.counts.values())


def spread(
    question: Question, scale: Scale, assessments: Sequence[Assessment], agreed_share: float = AGREED_SHARE
) -> Spread:
    """The spread of one question's answers. `agreed_share` (0-1) is the share that counts as agreement."""
    answers = [assessment.answer(question.id) for assessment in assessments]
    values = [answer.value for answer in answers if answer.value is not None]
    statuses = Counter(map(cell_status, answers))
    counted = Counter(values)
    counts = {value: counted[value] for value in sorted(scale.by_value)}
    share = largest_share(list(counts.values())) if values else None
    agreed = None if share is None else share >= agreed_share - TOLERANCE
    return Spread(
        question_id=question.id,
        counts=counts,
        dont_know=statuses["dont_know"],
        not_relevant=statuses["not_relevant"],
        unanswered=statuses["unanswered"],
        mean=fmean(values) if values else None,
        median=float(median(values)) if values else None,
        share=share,
        agreed=agreed,
        consensus=consensus(counts),
        pattern=None if agreed is None else "close" if agreed else "split" if _is_split(counts) else "spread",
    )


def largest_share(counts: Sequence[int]) -> float:
    """The largest share (0-1) on one option or two adjacent ones; on one alone where the scale has fewer than four."""
    together = [a + b for a, b in pairwise(counts)] if len(counts) >= 4 else list(counts)
    return max(together) / sum(counts)


def consensus(counts: dict[int, int]) -> float | None:
    """Consensus (0-1): 1 + Σ pᵢ · log₂(1 - |xᵢ - μ| / (max - min)); None below two answers.

    Source: Tastle and Wierman (2007), "Consensus and dissention: a measure of ordinal dispersion", International
    Journal of Approximate Reasoning 45(3).
    """
    n = sum(counts.values())
    if n < 2:
        return None
    centre = sum(value * count for value, count in counts.items()) / n
    width = max(counts) - min(counts)
    # Without answers at the far end a term is 0 · log 0; only options that were chosen take part.
    total = 1 + sum(c / n * math.log2(1 - abs(value - centre) / width) for value, c in counts.items() if c)
    return min(1.0, max(0.0, total))


def _is_split(counts: dict[int, int]) -> bool:
    n = sum(counts.values())
    strong = [position for position, count in enumerate(counts.values()) if count / n >= SPLIT_SHARE - TOLERANCE]
    return any(b - a > 1 for a in strong for b in strong)


def pattern_words(pattern: Pattern) -> str:
    """The pattern as people say it."""
    return {
        "close": _("svarene ligger tæt"),
        "split": _("svarene peger i to retninger"),
        "spread": _("svarene er spredt"),
    }[pattern]
