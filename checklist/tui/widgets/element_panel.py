"""The side panel: the elements in their groups, how far each is, and where the person stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from checklist.tui.widgets.bars import small_bar

if TYPE_CHECKING:
    from textual.app import ComposeResult, RenderResult

    from checklist.assessment.scoring import Profile
    from checklist.catalogue import Catalogue


@dataclass(frozen=True)
class ElementProgress:
    """One line of the panel. `score` (0-100) is shown once every question is answered."""

    number: int
    element_id: str
    name: str
    given: int
    asked: int
    score: float | None

    @property
    def complete(self) -> bool:
        return self.asked > 0 and self.given == self.asked


class ElementLine(Static):
    """One element; a click asks to go there."""

    @dataclass
    class Chosen(Message):
        element_id: str

    def __init__(self, progress: ElementProgress) -> None:
        super().__init__(markup=False, classes="element-line")
        self._progress, self._here = progress, False

    def show(self, progress: ElementProgress, *, here: bool) -> None:
        """Draw the line anew if anything about it changed."""
        if (self._progress, self._here) != (progress, here):
            self._progress, self._here = progress, here
            self.set_class(here, "-here")
            self.refresh()

    def render(self) -> RenderResult:
        progress = self._progress
        mark = "▸" if self._here else "✓" if progress.complete else " "
        right = small_bar(progress.score, 4) if progress.complete else f"{progress.given}/{progress.asked}"
        left = Text(f"{mark} {progress.number:>2} {progress.name}", no_wrap=True)
        left.truncate(self.content_size.width - len(right) - 1, overflow="ellipsis", pad=True)
        return left.append(f" {right}")

    def on_click(self) -> None:
        self.post_message(self.Chosen(self._progress.element_id))


class ElementPanel(VerticalScroll, can_focus=False):
    """All elements of a catalogue, in its categories and blocks."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__(id="elements")
        self._catalogue = catalogue
        self._lines: dict[str, ElementLine] = {}

    def compose(self) -> ComposeResult:
        number = self._catalogue.element_numbers
        for category in self._catalogue.categories:
            for block, elements in self._catalogue.blocks_of(category):
                yield Static(block, classes="block-name", markup=False)
                for element in elements:
                    progress = ElementProgress(number[element.id], element.id, element.name, 0, 0, None)
                    line = ElementLine(progress)
                    self._lines[element.id] = line
                    yield line

    def show(self, progress: list[ElementProgress], here: str) -> None:
        """Bring every line up to date; `here` is the element on the screen."""
        for one in progress:
            if (line := self._lines.get(one.element_id)) is not None:
                line.show(one, here=one.element_id == here)


def element_progress(catalogue: Catalogue, profile: Profile) -> list[ElementProgress]:
    """How far each element is, in the catalogue's order."""
    return [
        ElementProgress(
            number,
            element.id,
            element.name,
            sum(q.answered + q.dont_know + q.not_relevant for q in score.questions),
            len(score.questions),
            score.score,
        )
        for number, (element, score) in enumerate(zip(catalogue.elements, profile.elements, strict=True), start=1)
    ]
