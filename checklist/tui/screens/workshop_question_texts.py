"""One question of the meeting on the facilitator's screen: how the answers lie, the notes, and the shared answer."""

from __future__ import annotations

import textwrap
from itertools import takewhile
from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from checklist.locale import _
from checklist.tui.grid import Grid
from checklist.tui.screens.workshop_texts import question_text
from checklist.tui.widgets.bars import FULL
from checklist.workshop import sentences
from checklist.workshop.figures import spread_of, tally_spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from checklist.tui.screens.workshop_hosting import Hosting
    from checklist.workshop.model import Settled, Shown

LONGEST_BAR = 24
LARGE = "▣"
"""Beside the question that stands alone on the wall."""


def common_beginning(texts: Sequence[str]) -> str:
    """The whole words that all of several texts begin with: on a list, only the rest tells them apart."""
    if len(texts) < 2:
        return ""
    words = [text.split(" ") for text in texts]
    same = takewhile(lambda column: len(set(column)) == 1, zip(*words, strict=False))
    return "".join(f"{column[0]} " for column in same)


def question_line(
    hosting: Hosting, question_id: str, number: str, width: int, *, marked: bool, after: str = ""
) -> Grid:
    """The question on the list: chosen for a second round or not, and how far the group is with it.

    `after` is what all questions of the list begin with, and is left out.
    """
    state = _state(hosting, question_id)
    if question_id == hosting.workshop.large:
        state = f"{LARGE} {state}"
    row = Grid(padding=(0, 1, 0, 0), expand=True)
    row.add_column(width=1)
    row.add_column(width=4, justify="right")
    row.add_column(ratio=1, no_wrap=True)
    row.add_column(no_wrap=True, justify="right")
    room = max(12, width - len(state) - 11)
    whole = question_text(hosting, question_id)
    rest = f"… {whole.removeprefix(after)}" if after else whole
    text = textwrap.shorten(rest, room, placeholder=" …")
    row.add_row(Text("↻" if marked else ""), Text(number, style="dim"), Text(text), Text(state, style="bold"))
    return row


def _state(hosting: Hosting, question_id: str) -> str:
    workshop = hosting.workshop
    settled = workshop.settled.get(question_id)
    if workshop.phase in {"settling", "finished", "closed"}:
        return _("mangler") if settled is None else f"✓ {_short(settled)}"
    if settled is not None:
        return f"✓ {_short(settled)}"
    spread = spread_of(workshop, hosting.catalogue, question_id)
    if spread is None or spread.pattern is None:
        return "–"
    return {"close": _("tæt"), "spread": _("spredt"), "split": _("to retninger")}.get(spread.pattern, "")


def _short(settled: Settled) -> str:
    return str(settled.value) if settled.value is not None else sentences.cell_words(settled.status or "dont_know")


def close_up(hosting: Hosting, question_id: str) -> Group:
    """Everything that may be seen of one question."""
    workshop = hosting.workshop
    both = workshop.shown[question_id]
    parts: list[RenderableType] = [Text(question_text(hosting, question_id), style="bold")]
    if question_id == workshop.large:
        parts.append(Text(_("{mark} Står stort på storskærmen. z viser alle igen.").format(mark=LARGE), style="italic"))
    if workshop.phase in {"settling", "finished", "closed"}:
        parts += _settled(hosting, question_id)
    parts += _figures(hosting, question_id, both.latest)
    if both.second is not None and both.second.staff.is_visible:
        moves = [*sentences.moves_words(both.second.moves or ())]
        parts.append(Text(_("Anden runde: {moves}").format(moves=" · ".join(moves)) if moves else _("Anden runde")))
    elif both.second is not None:
        parts.append(Text(sentences.withheld_words(both.second.staff, workshop.settings.smallest_group)))
    parts += _notes(both.first, both.second)
    parts += _groups(hosting, question_id, both.first)
    parts += _citizens(hosting, question_id)
    return Group(*parts)


def _settled(hosting: Hosting, question_id: str) -> list[RenderableType]:
    settled = hosting.workshop.settled.get(question_id)
    scale = hosting.catalogue.scale_of(hosting.catalogue.question_by_id[question_id])
    if settled is None:
        return [Text(_("Fælles svar: ikke besluttet endnu. Tryk et tal, v eller p."))]
    answer = settled.value if settled.value is not None else settled.status or "dont_know"
    words = _("Fælles svar: {answer}").format(answer=sentences.cell_words(answer, scale))
    if settled.prefilled:
        words += " " + _("(medianen, I kan ændre det)")
    lines: list[RenderableType] = [Text(words, style="bold")]
    if settled.reason:
        lines.append(Text.assemble((_("Fordi: "), "bold"), settled.reason))
    if settled.minority:
        lines.append(Text.assemble((_("Nogle ser det anderledes: "), "bold"), settled.minority))
    return lines


def _figures(hosting: Hosting, question_id: str, shown: Shown) -> list[RenderableType]:
    workshop, tally = hosting.workshop, shown.staff
    lines: list[RenderableType] = []
    spread = spread_of(workshop, hosting.catalogue, question_id)
    summary = " ".join(
        part
        for part in (
            sentences.spread_words(spread) if spread is not None and tally.withheld is None else "",
            sentences.withheld_words(tally, workshop.settings.smallest_group),
        )
        if part
    )
    lines.append(Text(summary))
    if answered := sentences.answered_words(tally):
        lines.append(Text(answered, style="dim"))
    if tally.withheld is None:
        lines.append(_bars(hosting, question_id, shown))
    return lines


def _bars(hosting: Hosting, question_id: str, shown: Shown) -> Grid:
    scale = hosting.catalogue.scale_of(hosting.catalogue.question_by_id[question_id])
    counts = shown.staff.counts
    most = max([*counts.values(), 1])
    table = Grid(padding=(0, 1, 0, 0))
    table.add_column(width=1)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    for option in scale.options:
        count = counts.get(option.value, 0)
        bar = FULL * (max(1, round(count * LONGEST_BAR / most)) if count else 0)
        table.add_row(Text(str(option.value), style="bold"), Text(option.label), Text(f"{bar} {count}".strip()))
    return table


def _notes(first: Shown, second: Shown | None) -> list[RenderableType]:
    before = [*first.notes_before, *(second.notes_before if second else ())]
    others = [*first.notes, *(second.notes if second else ())]
    lines: list[RenderableType] = []
    if before:
        lines.append(Text(_("Skrevet før mødet. Læs dem op først:"), style="bold"))
        lines += [Text(_("»{words}«").format(words=note)) for note in before]
    if others:
        lines.append(Text(_("Noter"), style="bold"))
        lines += [Text(_("»{words}«").format(words=note)) for note in others]
    return lines


def _groups(hosting: Hosting, question_id: str, shown: Shown) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for tally in (*shown.parts, *shown.beside):
        if tally.withheld is None:
            spread = tally_spread(hosting.workshop, hosting.catalogue, question_id, tally)
            lines.append(Text(f"{sentences.group_words(tally.groups)}: {sentences.spread_words(spread)}"))
    if lines:
        lines.insert(0, Text(_("Set fra hvert perspektiv"), style="bold"))
    return lines


def _citizens(hosting: Hosting, question_id: str) -> list[RenderableType]:
    element = hosting.catalogue.element_of_question[question_id].id
    counts = hosting.workshop.citizens.get(element)
    if counts is None:
        return []
    words = _("Borgernes kort: {yes} ja · {sometimes} nogle gange · {no} nej")
    return [Text(words.format(yes=counts.yes, sometimes=counts.sometimes, no=counts.no))]
