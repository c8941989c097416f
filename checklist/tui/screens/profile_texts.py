"""What the profile screen writes: one line for each element, the whole picture, and one element close up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from checklist.assessment import explanation
from checklist.assessment.group import missing_perspectives
from checklist.assessment.summary import (
    development_areas,
    documented_words,
    missing_view,
    perspective_name,
    strengths,
)
from checklist.catalogue import reading
from checklist.locale import _
from checklist.tui.grid import Grid
from checklist.tui.widgets.bars import range_bar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from checklist.assessment.scoring import ElementScore, Profile
    from checklist.catalogue import Area, Catalogue, Element
    from checklist.tui.session import Session

NAME_WIDTH = 27
_FIGURES = (3, 6, 5)  # score, range, documented of answered


def marks(session: Session) -> str:
    """What sort of assessment this is, where it is not an ordinary one."""
    parts = []
    if session.assessment.practice_mode:
        parts.append(_("Øvelse – tæller ikke med."))
    if session.assessment.form == "short":
        asked = len(session.questions())
        parts.append(_("Kort form: kun {asked} spørgsmål.").format(asked=asked))
    return " ".join(parts)


def _line(bar_width: int) -> Grid:
    line = Grid(padding=(0, 1, 0, 0))
    widths = (2, NAME_WIDTH, bar_width, *_FIGURES) if bar_width else (2, NAME_WIDTH, _FIGURES[0])
    for width in widths:
        line.add_column(width=width, no_wrap=True)
    line.add_column(no_wrap=True)
    return line


def heading_line(bar_width: int) -> Grid:
    """The columns' names; without room for a bar (`bar_width` 0) the number and the level alone."""
    line = _line(bar_width)
    number, span, documented = Text(_("tal").rjust(3)), Text(_("spænd").rjust(6)), Text(_("dok.").rjust(4))
    figures = ("0 … 100", number, span, documented) if bar_width else (number,)
    line.add_row("", _("Element"), *figures, _("niveau"), style="dim")
    return line


def element_line(number: int, element: Element, score: ElementScore, area: Area | None, bar_width: int) -> Grid:
    """An element with its bar and range, score, documented answers and level; as the columns of `heading_line`."""
    line = _line(bar_width)
    figure = Text(explanation.score_words(score.score).rjust(3), style="bold")
    figures: tuple[Text, ...] = (figure,)
    if bar_width:
        bar = Text(range_bar(score.score, score.low, score.high, bar_width))
        span = explanation.span_words(score) if explanation.can_move(score) else ""
        documented = f"{score.documented}/{score.answered}" if score.answered else ""
        figures = (bar, figure, Text(span.rjust(6)), Text(documented.rjust(4)))
    level = Text(explanation.standing(score, area), style="bold" if score.present else "")
    line.add_row(Text(f"{number:>2}"), Text(reading(element.name, area)), *figures, level)
    return line


def whole_line() -> Text:
    """The line that stands for all elements together."""
    return Text("   " + _("Hele billedet"))


def block_line(name: str) -> Text:
    """The name of a group of elements."""
    return Text("   " + name, style="italic")


def whole_picture(session: Session, profile: Profile, *, airy: bool) -> Group:
    """Strengths, development areas, whose view is missing, and the questions that are never scored."""
    picture = Grid(padding=(0, 1, 1 if airy else 0, 0), expand=True)
    picture.add_column(width=17)
    picture.add_column(ratio=1)

    def row(title: str, text: str) -> None:
        picture.add_row(Text(title, style="bold"), Text(text))

    later = _("Ingen endnu. De viser sig, når I har svaret.")
    scored = any(score.score is not None for score in profile.elements)
    none_present = _("Ingen elementer er til stede endnu.") if scored else later
    row(_("Styrker"), _named(session, strengths(profile)) or none_present)
    row(_("Udviklingsområder"), _named(session, development_areas(profile)) or later)
    missing = missing_perspectives([session.assessment])
    if airy:
        row(_("Hvis syn mangler"), " ".join(missing_view(one) for one in missing))
    elif missing:
        row(_("Ikke indhentet"), ", ".join(perspective_name(one) for one in missing))
    for gate in session.catalogue.gates:
        answer = session.assessment.gates.get(gate.id)
        said = _("Ikke besvaret.") if answer is None else _("Ja.") if answer.value else _("Nej.")
        row(_("Ja eller nej"), f"{said} {reading(gate.text, session.area)}")
        if answer is not None and answer.value:
            row(_("Se nærmere"), reading(gate.closer_look, session.area) if airy else _("Tryk k."))
    return Group(picture)


def _named(session: Session, scores: Sequence[ElementScore]) -> str:
    names = session.catalogue.element_by_id
    return ", ".join(reading(names[score.id].name, session.area) for score in scores)


def close_up(catalogue: Catalogue, element: Element, score: ElementScore, area: Area | None, *, airy: bool) -> Group:
    """One element: its level in words, what the score rests on and, where there is room, what it is about."""
    number = catalogue.element_numbers[element.id]
    parts: list[RenderableType] = [
        Text(f"{number}  {reading(element.name, area)} · {explanation.score_and_standing(score, area)}", style="bold"),
    ]

    def part(text: str, title: str = "") -> None:
        if text:
            if airy:
                parts.append(Text())
            if title and airy:
                parts.append(Text(title, style="bold"))
            parts.append(Text(text))

    part(explanation.standing_meaning(catalogue, score, area))
    documented = documented_words(score) + "." if score.answered else ""
    part(f"{explanation.counted_words(score)} {documented}")
    if airy:
        part(explanation.movable_words(score))
        part(explanation.coverage_words(catalogue, score))
        part(reading(element.definition, area), _("Hvad elementet handler om"))
        part(reading(element.strong, area), _("Når det er stærkt"))
        if element.builds_on:
            names = (reading(catalogue.element_by_id[one].name, area) for one in element.builds_on)
            part(", ".join(names), _("Bygger på"))
    else:
        covered = explanation.covered_words(score)
        part(f"{covered} {explanation.movable_words(score)}")
    return Group(*parts)


def how_to_read(session: Session) -> Group:
    """How the profile is read, where there is room to say it."""
    catalogue = session.catalogue
    parts: list[RenderableType] = [Text(_("Sådan læser du profilen"), style="bold"), Text()]
    lines = [
        _("▇ er scoren fra 0 til 100. Den er gennemsnittet af de svar, I har givet på skalaen."),
        _("┄ er spændet: så langt kan scoren flytte sig, når de spørgsmål, der mangler, får et svar."),
        _("dok. er hvor mange svar der bygger på dokumentation."),
        _("Elementerne lægges ikke sammen til én karakter. Hvert af dem siger sit."),
    ]
    for line in lines:
        parts.extend((Text(line), Text()))
    levels = Grid(padding=(0, 1, 1, 0), expand=True)
    levels.add_column(width=5, justify="right")
    levels.add_column(ratio=1)
    for level in catalogue.levels:
        start = explanation.score_words(level.starts_at)
        name = Text(reading(level.name, session.area), style="bold")
        levels.add_row(start, Group(name, Text(reading(level.meaning, session.area))))
    return Group(*parts, Text(_("Niveauer"), style="bold"), levels)
