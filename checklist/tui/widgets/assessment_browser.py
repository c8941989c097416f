"""Finding an assessment: a line to search with, the list, and what is known about the one that is pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Static

from checklist.locale import _, ngettext
from checklist.tui.entry_texts import details
from checklist.tui.session import now
from checklist.tui.widgets.assessment_list import AssessmentList, fitting
from checklist.tui.widgets.field import Field

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from textual import events
    from textual.app import ComposeResult

    from checklist.archive import Entry
    from checklist.catalogue import Catalogue


class AssessmentBrowser(Vertical):
    """Shows entries, narrowed to what is searched for. `AssessmentList.Chosen` says that one is taken."""

    def __init__(self, catalogue: Catalogue, title: str) -> None:
        super().__init__()
        self._catalogue, self._title = catalogue, title
        self._entries: Sequence[Entry] = ()
        self._words_for_none = ""

    def compose(self) -> ComposeResult:
        yield Field(self._title, placeholder=_("en del af praksis, tilbud eller år"), id="wanted")
        with Horizontal(id="found"):
            with Vertical(id="list-side"):
                yield Static("", id="columns", markup=False)
                yield Static("", id="nothing", markup=False)
                yield AssessmentList(self._catalogue)
            with VerticalScroll(id="details", can_focus=False):
                yield Static("", id="about")

    @property
    def _list(self) -> AssessmentList:
        return self.query_one(AssessmentList)

    @property
    def highlighted(self) -> Entry | None:
        """The entry that is pointed at, if any."""
        return self._list.highlighted

    @property
    def count_words(self) -> str:
        """How many entries fit what is searched for: "5 besvarelser", "1 af 5 besvarelser"."""
        found, of = len(self._found()), len(self._entries)
        if found == of:
            return ngettext("{count} besvarelse", "{count} besvarelser", of).format(count=of)
        return ngettext("{found} af {count} besvarelse", "{found} af {count} besvarelser", of).format(
            found=found, count=of
        )

    def show(self, entries: Sequence[Entry], words_for_none: str, point_at: UUID | None = None) -> None:
        """Show these entries, pointing at this one or else at the same as before.

        `words_for_none` stand there where there are none at all.
        """
        self._entries, self._words_for_none = entries, words_for_none
        self._narrow(point_at)

    def search(self) -> None:
        """Put the cursor in the search line."""
        self.query_one("#wanted").focus()

    def end_search(self) -> bool:
        """Empty the search line and go to the list; False where nobody was searching."""
        wanted = self.query_one("#wanted", Field)
        if not wanted.value and not wanted.has_focus:
            return False
        wanted.value = ""
        self._list.focus()
        return True

    def focus_list(self) -> None:
        self._list.focus()

    def _found(self) -> list[Entry]:
        return fitting(self._entries, self.query_one("#wanted", Field).value)

    def _narrow(self, point_at: UUID | None = None) -> None:
        found, here = self._found(), self._list.highlighted
        self._list.show(found, point_at or (here.id if here else None))
        wanted = self.query_one("#wanted", Field).text
        words = self._words_for_none
        if wanted and self._entries:
            words = _("Ingen besvarelser passer til »{wanted}«.").format(wanted=wanted)
        nothing = self.query_one("#nothing", Static)
        nothing.update(words)
        nothing.display = not found
        self.query_one("#details").display = self.query_one("#columns").display = bool(found)

    def _draw_heading(self) -> None:
        self.query_one("#columns", Static).update(self._list.heading())

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw_heading)

    def on_input_changed(self) -> None:
        self._narrow()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._list.focus()

    def on_key(self, event: events.Key) -> None:
        if event.key == "down" and self.query_one("#wanted").has_focus:
            event.stop()
            self._list.focus()

    def on_assessment_list_highlighted(self, event: AssessmentList.Highlighted) -> None:
        heading = self.app.theme_variables["primary"]
        about = details(event.entry, self._catalogue, now(), heading) if event.entry else ""
        self.query_one("#about", Static).update(about)
        self._draw_heading()
