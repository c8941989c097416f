"""Problems as the tests compare them."""

from __future__ import annotations

from checklist.catalogue import Problem


def lines(problems: tuple[Problem, ...]) -> list[str]:
    """Code, source and place of each, without the sentence."""
    return [f"{one.code} {one.source}: {one.place}".removesuffix(": ") for one in problems]
