"""What helps with a question: signs to look for, an example from the area, and why it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from checklist.catalogue import reading
from checklist.locale import _
from checklist.tui.grid import Grid

if TYPE_CHECKING:
    from rich.console import RenderableType

    from checklist.catalogue import Area, Catalogue, Question


def guidance(catalogue: Catalogue, question: Question, area: Area | None, *, heading: str, airy: bool) -> Group:
    """Everything that helps with `question`, as one text. `heading` is a style; `airy` leaves blank lines."""
    parts: list[RenderableType] = []

    def section(title: str, *lines: RenderableType) -> None:
        if parts and airy:
            parts.append(Text())
        parts.append(Text(title, style=heading))
        parts.extend(lines)

    if question.look_for:
        section(_("Sådan kan I se det"), *(_bullet(reading(sign, area)) for sign in question.look_for))
    areas = [area] if area is not None else list(catalogue.areas)
    examples = [(one, question.examples[one.id]) for one in areas if one.id in question.examples]
    for one, example in examples:
        section(_("Eksempel ({area})").format(area=one.name), Text(reading(example, one)))
    if question.help:
        section(_("Hvorfor spørger vi?"), Text(reading(question.help, area)))
    return Group(*parts)


def _bullet(text: str) -> RenderableType:
    row = Grid(padding=(0, 1, 0, 0))
    row.add_column(width=1)
    row.add_column()
    row.add_row("•", Text(text))
    return Padding(row, (0, 0, 0, 0))
