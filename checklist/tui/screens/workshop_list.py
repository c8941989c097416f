"""The workshops: go on with one, begin a new one, or fetch the report of one that is closed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID, uuid4

from rich.console import Group
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static
from textual.widgets.option_list import Option

from checklist.archive import ArchiveError
from checklist.assessment.model import Practice
from checklist.catalogue import RefusedError
from checklist.locale import N_, _
from checklist.tui.base import Room
from checklist.tui.entry_texts import when
from checklist.tui.screens.fields_card import Field, FieldsCard
from checklist.tui.screens.workshop_pick_card import PickCard
from checklist.tui.session import now
from checklist.tui.widgets.choice_list import ChoiceList
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.title_bar import TitleBar
from checklist.workshop import sentences

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import OptionList

    from checklist.archive import Archive, Entry
    from checklist.archive.workshops import WorkshopEntry
    from checklist.assessment.model import Assessment

NEW, OTHER = "new", "other"


class WorkshopsScreen(Room):
    """Open ones first, the latest changed on top; below them those that are closed."""

    CSS_PATH = "workshop_list.tcss"
    HELP = N_(
        "I en workshop svarer alle hver for sig på deres egen telefon, ser spredningen på samme tid, taler om den og "
        "finder fælles svar. Alt foregår på denne computer og jeres eget netværk. "
        "Et møde, der er i gang, åbner lige dér, hvor det var."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("åbn"), tooltip=N_("Åbn mødet, eller begynd et nyt"), key_display="⏎"),
        Binding("n", "new", N_("ny workshop"), tooltip=N_("Forbered en ny workshop")),
        Binding("escape", "back", N_("tilbage")),
    ]

    def compose(self) -> ComposeResult:
        yield TitleBar()
        with Vertical(id="workshops"):
            yield Static(_("En workshop: svar hver for sig, og bliv klogere sammen"), classes="heading")
            yield Static("", id="about", markup=False)
            yield ChoiceList(id="workshop-list")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(TitleBar).practice = _("Workshop")
        self.query_one(ChoiceList).focus()
        if (asked_for := self.lovende.workshop) is not None and asked_for.workshop_id is not None:
            self._go_on(asked_for.workshop_id)

    def on_screen_resume(self) -> None:
        if self.is_mounted:
            self._show()

    @property
    def _archive(self) -> Archive | None:
        return self.lovende.ready_desk.archive

    def _show(self) -> None:
        choices, about = self.query_one(ChoiceList), self.query_one("#about", Static)
        if self._archive is None:
            about.update(self.lovende.ready_desk.trouble or "")
            return
        about.update(_("Én computer med projektor, telefonerne og 60-180 minutter. Intet internet, ingen konti."))
        pointed_at = choices.chosen_id
        choices.clear_options()
        try:
            choices.add_options(self._lines(self._archive))
        except ArchiveError as error:
            about.update(error.message)
        choices.choose(pointed_at)

    def _lines(self, archive: Archive) -> list[Option]:
        lines = [Option(Text(_("+ Forbered en ny workshop"), style="bold"), id=NEW)]
        lines += [Option(_line(entry), id=str(entry.id)) for entry in archive.workshops.entries()]
        if closed := archive.workshops.entries(closed=True):
            lines.append(Option(Text(_("Lukkede workshops"), style="dim"), disabled=True))
            lines += [Option(_line(entry), id=str(entry.id)) for entry in closed]
        return lines

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._open(event.option.id)

    def action_open(self) -> None:
        self._open(self.query_one(ChoiceList).chosen_id)

    def _open(self, chosen: str | None) -> None:
        if chosen == NEW:
            self.action_new()
        elif chosen is not None:
            self._go_on(UUID(chosen))

    def _go_on(self, workshop_id: UUID, *, prepare: bool = False) -> None:
        self.run_worker(self._lead(workshop_id, prepare=prepare), group="opening", exclusive=True)

    async def _lead(self, workshop_id: UUID, *, prepare: bool) -> None:
        from checklist.tui.screens.workshop_hosting import Hosting, catalogue_for
        from checklist.tui.screens.workshop_lead import LeadScreen

        archive, desk = self._archive, self.lovende.ready_desk
        if archive is None:
            return
        asked_for = self.lovende.workshop
        host, port = (asked_for.host, asked_for.port) if asked_for else (None, None)

        def opened() -> Hosting:
            settings = archive.workshops.load(workshop_id).workshop.settings
            return Hosting(archive, workshop_id, catalogue_for(desk, settings), host, port)

        try:
            hosting = await asyncio.to_thread(opened)
        except (ArchiveError, RefusedError) as error:
            self.notify(str(error), severity="error", timeout=12, markup=False)
            return
        await self.app.push_screen(LeadScreen(hosting))
        if prepare:
            from checklist.tui.screens.workshop_settings import WorkshopSettingsScreen

            self.app.push_screen(WorkshopSettingsScreen(hosting))

    # A new one

    def action_new(self) -> None:
        if self._archive is not None:
            self.run_worker(self._new(self._archive), group="new", exclusive=True)

    async def _new(self, archive: Archive) -> None:
        try:
            known = _practices(archive.entries())
            chosen: str | None = OTHER
            if known:
                lines = [(str(entry.practice_id), f"{entry.practice} · {entry.service}") for entry in known]
                lines.append((OTHER, _("En anden praksis")))
                chosen = await self.app.push_screen_wait(
                    PickCard(
                        _("Hvilken praksis handler mødet om?"), lines, _("Det er praksis, I ser på, ikke tilbuddet.")
                    )
                )
            if chosen is None:
                return
            practice, earlier = await self._practice(archive, known, chosen)
            if practice is None:
                return
            from checklist.tui.screens.workshop_hosting import begin_workshop

            desk = self.lovende.ready_desk
            workshop_id = await asyncio.to_thread(begin_workshop, desk, archive, practice, earlier)
        except ArchiveError as error:
            self.notify(error.message, severity="error", timeout=12, markup=False)
            return
        self._go_on(workshop_id, prepare=True)

    async def _practice(
        self, archive: Archive, known: list[Entry], chosen: str
    ) -> tuple[Practice | None, Assessment | None]:
        """The practice, with the assessment that the group made of it before."""
        if chosen != OTHER:
            entry = next(one for one in known if str(one.practice_id) == chosen)
            earlier = archive.load(entry.id).assessment
            return (
                earlier.practice,
                earlier if earlier.catalogue == self.lovende.ready_desk.catalogue.about.id else None,
            )
        fields = (
            Field("name", _("Praksis"), "line", "", _("fx Fælles morgenmøde"), required=True),
            Field("service", _("Tilbud"), "line", "", required=True),
        )
        written = await self.app.push_screen_wait(FieldsCard(_("Hvad handler mødet om?"), fields))
        if written is None:
            return None, None
        area = await self._area()
        return Practice(id=uuid4(), name=str(written["name"]), service=str(written["service"]), area=area), None

    async def _area(self) -> str | None:
        areas = self.lovende.ready_desk.catalogue.areas
        if not areas:
            return None
        lines = [(area.id, area.name) for area in areas] + [("", _("Ingen af dem"))]
        hint = _("Spørgsmålene bruger områdets ord, fx barnet i stedet for borgeren.")
        return await self.app.push_screen_wait(PickCard(_("Område"), lines, hint)) or None

    def action_back(self) -> None:
        self.dismiss()


def _practices(entries: tuple[Entry, ...]) -> list[Entry]:
    """The latest entry of each practice that is no rehearsal."""
    latest: dict[UUID, Entry] = {}
    for entry in entries:
        if not entry.practice_mode:
            latest.setdefault(entry.practice_id, entry)
    return [*latest.values()]


def _line(entry: WorkshopEntry) -> Group:
    below = " · ".join((sentences.phase_words(entry.phase), when(entry.updated, now()), entry.code))  # type: ignore[arg-type]
    return Group(Text(f"{entry.practice} · {entry.service}"), Text(f"  {below}", style="italic"))
