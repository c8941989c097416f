"""All reviews of one application beside each other, with the comments, and what is released to the applicant."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from checklist.archive import RoundConflictError
from checklist.locale import N_, _
from checklist.screening.reviewing import release, take_back
from checklist.screening.seeing import name_shown, reviews_seen
from checklist.tui.grid import Grid
from checklist.tui.screens.screening_review_texts import rating_words
from checklist.tui.screens.screening_work import RoundRoom
from checklist.tui.session import now
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.row_list import RowList, fitted
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.archive import Archive
    from checklist.archive.shapes import Kept
    from checklist.screening.model import Application, Review

FIGURE = 11


class ReviewsScreen(RoundRoom):
    """One line for each element, one column for each reviewer; the comments of a line stand below."""

    CSS_PATH: ClassVar = ["screening.tcss", "screening_decide.tcss"]
    HELP = N_(
        "Alle afleverede bedømmelser af ansøgningen. Under tabellen står kommentarerne til det element, du peger på. "
        "Med f frigiver du dem til ansøgerens brev, som de står. Et flueben viser, hvad der er frigivet."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "release", N_("frigiv kommentarer"), tooltip=N_("Lad ansøgeren få kommentarerne til elementet")),
        Binding("d", "take_back", N_("tag tilbage"), tooltip=N_("Lad ansøgeren ikke få kommentarerne")),
        Binding("escape", "back", N_("tilbage")),
    ]

    def __init__(self, round_id: UUID, application_id: UUID) -> None:
        super().__init__(round_id)
        self._application_id = application_id
        self._application: Application | None = None
        self._read: tuple[Kept[Review], ...] = ()
        self._reviews: tuple[Kept[Review], ...] = ()
        """Those of them that who sits here may see. Nothing else is ever drawn."""

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static("", classes="columns", markup=False)
        yield RowList(self._line, id="by-element")
        with VerticalScroll(id="close-up", can_focus=False):
            yield Static("", id="comments", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(RowList).focus()

    async def reload(self) -> bool:
        kept = await self.ask(lambda archive: archive.rounds.applications.load(self._application_id))
        reviews = await self.ask(
            lambda archive: archive.rounds.reviews.all(self.round_id, application=self._application_id)
        )
        if kept is None or reviews is None:
            return False
        self._application, self._read = kept.value, reviews
        return await super().reload()

    def show(self) -> None:
        seen = self.now_seen
        if self._application is None:
            return
        shown = [one for one in self._read if one.value.handed_in]
        if seen.me is not None:
            values = [one.value for one in self._read]
            active = [one.id for one in seen.active_reviewers]
            allowed = reviews_seen(seen.found, seen.me, seen.assignments, values, seen.declarations, active)
            shown = [one for one in shown if one.value in allowed]
        # As everywhere else the reviewers stand by the alphabet, so that a column is found where it was before.
        places = {one.id: place for place, one in enumerate(seen.reviewers)}
        self._reviews = tuple(sorted(shown, key=lambda one: places.get(one.value.reviewer, len(places))))
        blind = seen.names_hidden
        practice = self._application.assessment.practice
        name = f"{self._application.code} {practice.name} · {practice.service}"
        self.query_one(TitleBar).practice = name_shown(seen.found, self._application) if blind else name
        names = {one.id: one.name for one in seen.reviewers}
        width = self.query_one(RowList).line_width - FIGURE * len(shown)
        heading = fitted(_("Element"), max(12, width))
        heading += "".join(
            fitted(names.get(one.value.reviewer, "?"), FIGURE - 1).rjust(FIGURE) for one in self._reviews
        )
        words = Text("  " + heading) if shown else Text(_("Ingen har afleveret en bedømmelse af den endnu."))
        self.query_one(".columns", Static).update(words)
        self.query_one(RowList).show([one.id for one in seen.catalogue.elements_as_shown])
        self._show_comments()

    def _line(self, key: str, width: int) -> Text:
        element = self.now_seen.catalogue.element_by_id[str(key)]
        line = Text(fitted(element.name, max(12, width - FIGURE * len(self._reviews))))
        for one in self._reviews:
            rating = one.value.ratings.get(element.id)
            sign = " ✎" if rating and rating.comment else ""
            line.append(f"{rating_words(rating)}{sign}".rjust(FIGURE))
        return line

    def on_row_list_highlighted(self) -> None:
        if self.seen is not None:
            self._show_comments()

    def _show_comments(self) -> None:
        key = self.query_one(RowList).chosen_key
        names = {one.id: one.name for one in self.now_seen.reviewers}
        table = Grid(padding=(0, 2, 0, 0))
        for one in self._reviews:
            rating = one.value.ratings.get(str(key))
            released = any(part.element == key for part in one.value.released)
            if rating is not None and rating.comment:
                sign = _("✓ frigivet") if released else ""
                table.add_row(Text(names.get(one.value.reviewer, "?"), style="bold"), Text(rating.comment), Text(sign))
        if not table.row_count:
            table.add_row(Text(_("Ingen kommentarer til elementet."), style="dim"))
        self.query_one("#comments", Static).update(table)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in {"release", "take_back"}:
            if not self.is_mounted or self.seen is None or self.seen.me is not None:
                return False
            return bool(self._with_comment(released=action == "take_back"))
        return super().check_action(action, parameters)

    def _with_comment(self, *, released: bool) -> list[Kept[Review]]:
        key = str(self.query_one(RowList).chosen_key)
        found = []
        for one in self._reviews:
            rating = one.value.ratings.get(key)
            if rating is not None and rating.comment:
                is_out = any(part.element == key for part in one.value.released)
                if is_out == released:
                    found.append(one)
        return found

    def action_release(self) -> None:
        self.run_worker(self._change(out=True), group="release", exclusive=True)

    def action_take_back(self) -> None:
        self.run_worker(self._change(out=False), group="release", exclusive=True)

    async def _change(self, *, out: bool) -> None:
        key, by = str(self.query_one(RowList).chosen_key), self.now_seen.seat
        for one in self._with_comment(released=not out):
            after = release(one.value, key, by.name if by else "?", now()) if out else take_back(one.value, key)

            try:
                if await self.ask(partial(_save, self.round_id, one, after)) is None:
                    break
            except RoundConflictError:
                self.tell(_("En anden rettede imens. Prøv igen."), trouble=True)
        await self.reload()


def _save(round_id: UUID, before: Kept[Review], after: Review, archive: Archive) -> Kept[Review]:
    return archive.rounds.reviews.save(round_id, before, after)
