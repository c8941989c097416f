"""What one kit is made from: a catalogue, an area's words, a form, with or without help.

Every catalogue text that a sheet shows goes through `say`. Numbers are those of the reflection report, so that a sheet
and a report can lie side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from checklist.catalogue import reading
from checklist.locale import _

if TYPE_CHECKING:
    import datetime as dt

    from checklist.catalogue import Area, Catalogue, Element, Form, Question


@dataclass(frozen=True)
class Edition:
    """One kit's choices. `made` is the day it is made."""

    catalogue: Catalogue
    made: dt.date
    area: Area | None = None
    form: Form = "full"
    with_help: bool = True

    def say(self, text: str) -> str:
        """A catalogue text in the area's words."""
        return reading(text, self.area)

    def asked(self, element: Element) -> tuple[Question, ...]:
        """The questions of `element` that the form asks."""
        return self.catalogue.questions_of(element, self.form)

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """The elements that the form asks something about."""
        return tuple(element for element in self.catalogue.elements if self.asked(element))

    @property
    def element_numbers(self) -> dict[str, int]:
        """Element id -> its number, from 1 in the catalogue's order."""
        return self.catalogue.element_numbers

    @property
    def question_numbers(self) -> dict[str, str]:
        """Question id -> its number ("4.2"), the same in both forms."""
        return self.catalogue.question_numbers

    @property
    def title(self) -> str:
        return self.say(self.catalogue.about.title)

    @property
    def form_words(self) -> str:
        return _("kort form") if self.form == "short" else _("fuld form")

    def origin(self, *, with_form: bool) -> str:
        """Which catalogue and version a sheet belongs to, for its foot: answers to two versions must not mix."""
        about = self.catalogue.about
        form, area = self.form_words if with_form else "", self.area.name if self.area else ""
        return " · ".join(part for part in (f"{self.title} {about.version}", form, area) if part)
