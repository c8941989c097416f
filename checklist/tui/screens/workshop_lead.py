"""Leading the meeting: one key for the next step, and beside it everything that a facilitator may need.

It shows what any eye may see; what each step means stands in checklist/workshop.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import ContentSwitcher, Static

from checklist.archive import ArchiveError
from checklist.locale import N_, _
from checklist.tui.base import Room
from checklist.tui.screens import workshop_places, workshop_steps, workshop_texts
from checklist.tui.screens.workshop_hosting import SERVED
from checklist.tui.screens.workshop_pick_card import ReadCard
from checklist.tui.screens.workshop_plan import PlanView
from checklist.tui.screens.workshop_views import QuestionsView, View, page
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.title_bar import TitleBar
from checklist.web.refusals import RefusedJoinError, RefusedVoteError
from checklist.workshop.moves import RefusedMoveError, main_move

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import ActiveBinding
    from textual.geometry import Size

    from checklist.tui.screens.workshop_hosting import Hosting

_VIEWS = {
    "prepared": "prepared",
    "open": "lobby",
    "answering": "answering",
    "answering_again": "answering",
    "revealed": "questions",
    "settling": "questions",
    "planning": "planning",
    "finished": "ended",
    "closed": "ended",
}
_IN_FOOTER = {
    "prepared": frozenset("rdsh") | {"escape"},
    "open": frozenset("bwat") | {"escape"},
    "answering": frozenset("buaet") | {"escape"},
    "answering_again": frozenset("buat") | {"escape"},
    "revealed": frozenset("ujo") | {"escape"},
    "settling": frozenset("oet") | {"escape"},
    "planning": frozenset("t") | {"escape"},
    "finished": frozenset("nmxlt") | {"escape"},
    "closed": frozenset("x") | {"escape"},
}
"""The keys of this screen that stand in the footer, by phase; the help card and the palette have them all."""
_SHOWN_AFTER = 0.05
"""Seconds that changes are gathered for before the screen is drawn anew."""
_LOOKED_AGAIN_AFTER = 2
"""Seconds until this window looks whether another one, or a command, has moved the meeting on."""
_READ_ANEW_AFTER = 20
"""Seconds until answers that were imported beside this window are looked for, where they may come."""


class LeadScreen(Room):
    """The facilitator's own screen. Nobody's answer is on it before the moment of showing."""

    CSS_PATH: ClassVar = ["workshop_lead.tcss"]
    HELP = N_(
        "Enter er altid det næste skridt. Det står nederst med store ord, og der står, hvad der sker. "
        "Her ser du aldrig, hvad nogen har svaret, før svarene bliver vist for alle. "
        "Alt er gemt: Lukker programmet, åbner mødet igen lige her."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next", N_("næste skridt"), tooltip=N_("Gør det, der står nederst")),
        Binding("b", "screen", N_("storskærm"), tooltip=N_("Åbn siden til projektoren i browseren")),
        Binding("w", "go('connection')", N_("adgang"), tooltip=N_("Adressen, og hvad I gør, når den driller")),
        Binding("r", "go('settings')", N_("ret"), tooltip=N_("Ret mødet: elementer, tid, dagsorden og regler")),
        Binding("d", "ask('promises')", N_("det får de at vide"), tooltip=N_("Det får alle at vide, før de svarer")),
        Binding("a", "go('laptop')", N_("svar her"), tooltip=N_("En deltager svarer på denne computer")),
        Binding("s", "go('paper')", N_("sedler"), tooltip=N_("Skriv stemmesedler ind, tal for tal")),
        Binding("h", "go('import_answers')", N_("hent svar"), tooltip=N_("Hent udfyldte filer: PDF eller TOML")),
        Binding("u", "ask('timer')", N_("ur"), tooltip=N_("Sæt uret, eller stop det")),
        Binding("j", "ask('reflection_questions')", N_("tal om"), tooltip=N_("Spørgsmål at tale ud fra")),
        Binding("o", "ask('reflect')", N_("opsamling"), tooltip=N_("Skriv, hvad I talte om")),
        Binding("e", "ask('elements')", N_("element"), tooltip=N_("Gå til, tag med eller lad et element ude")),
        Binding("k", "ask('serious_card')", N_("alvorligt"), tooltip=N_("Vis alle kortet om alvorlige ting")),
        Binding("c", "ask('citizens')", N_("borgerkort"), tooltip=N_("Skriv ind, hvad borgerne har svaret")),
        Binding("g", "ask('gate')", N_("ja/nej"), tooltip=N_("Svar på ja/nej-spørgsmålet. Det giver aldrig point")),
        Binding("l", "ask('late')", N_("sene svar"), tooltip=N_("Tag sene svar med i tallene")),
        Binding("n", "look", N_("fælles svar"), tooltip=N_("Se de fælles svar, eller gå tilbage igen")),
        Binding("m", "ask('make_final')", N_("gør endeligt"), tooltip=N_("Gør det foreløbige resultat endeligt")),
        Binding("x", "ask('report')", N_("rapport"), tooltip=N_("Gem mødets rapport")),
        Binding("t", "ask('step_back')", N_("tilbage"), tooltip=N_("Gå et trin tilbage. Ingen svar vises")),
        Binding("q", "ask('close')", N_("luk mødet"), tooltip=N_("Luk mødet, og slet de enkelte svar")),
        Binding("escape", "ask('leave')", N_("gå ud")),
    ]

    class Changed(Message):
        """Something in the meeting was changed, by whomever."""

    def __init__(self, hosting: Hosting) -> None:
        super().__init__()
        self.hosting = hosting
        self._unsubscribe: Callable[[], None] | None = None
        self._waits, self._busy, self._looks = False, False, False
        self._drawn_for: Size | None = None
        self._views: dict[str, View] = {one: page(one) for one in ("prepared", "lobby", "answering", "ended")}
        self._views |= {"questions": QuestionsView(), "planning": PlanView()}

    def compose(self) -> ComposeResult:
        yield TitleBar()
        with Horizontal(id="meeting"):
            with ContentSwitcher(initial="prepared", id="room"):
                yield from self._views.values()
            with VerticalScroll(id="side", can_focus=False):
                yield Static("", id="side-text", markup=False)
        with Vertical(id="next"):
            yield Static("", id="next-title", markup=False)
            yield Static("", id="next-words", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self._unsubscribe = self.hosting.meeting.subscribe(self._hear)
        self.set_interval(1, self._tick)
        self.set_interval(_LOOKED_AGAIN_AFTER, self._look_again)
        self.set_interval(_READ_ANEW_AFTER, self._read_anew)
        self.show()
        self.take_focus()
        if self.hosting.workshop.phase in SERVED and self.hosting.server is None:
            self.do(self.hosting.serve)

    async def on_unmount(self) -> None:
        if self._unsubscribe is not None:
            self._unsubscribe()
        await asyncio.to_thread(self.hosting.stop)

    async def _look_again(self) -> None:
        if not self._busy and self.hosting.workshop.phase != "closed":
            with suppress(ArchiveError):
                await asyncio.to_thread(self.hosting.look_again)

    async def _read_anew(self) -> None:
        if self.hosting.workshop.phase in {"prepared", "open", "finished"} and not self._busy:
            with suppress(ArchiveError):  # nobody asked for it; the next key that needs the archive says what is wrong
                await asyncio.to_thread(self.hosting.meeting.refresh)

    def _hear(self) -> None:
        """From whichever thread changed the meeting."""
        self.post_message(self.Changed())

    # What it shows

    @property
    def view(self) -> View:
        """The stretch of the meeting that is shown now."""
        phase = self.hosting.workshop.phase
        return self._views["questions" if self._looks and phase == "finished" else _VIEWS[phase]]

    @property
    def explanation(self) -> str:
        here = self.view.HELP
        return f"{super().explanation}\n\n{_(here)}" if here else super().explanation

    def on_lead_screen_changed(self) -> None:
        if not self._waits:
            self._waits = True
            self.set_timer(_SHOWN_AFTER, self.show)

    def show(self) -> None:
        """Draw everything anew from the meeting."""
        self._waits = False
        if not self.is_mounted:
            return
        self._drawn_for = self.app.size
        self.hosting.begin_slot()
        switcher, view = self.query_one(ContentSwitcher), self.view
        if switcher.current != view.id:
            switcher.current = view.id
            self.take_focus()
        view.show()
        bar, workshop = self.query_one(TitleBar), self.hosting.workshop
        bar.practice = f"{workshop.settings.practice.service} · {workshop.settings.practice.name}"
        bar.state = _("kode {code}").format(code=workshop.code)
        title, words = workshop_texts.next_step(self.hosting)
        self.query_one("#next-title", Static).update(f"⏎  {title}" if main_move(workshop) else title)
        self.query_one("#next-words", Static).update(words)
        self._show_side()
        self.refresh_bindings()

    def _show_side(self) -> None:
        self.query_one("#side-text", Static).update(workshop_texts.side(self.hosting))

    def _tick(self) -> None:
        if self.app.screen is self:
            self._show_side()

    def take_focus(self) -> None:
        """The keys to the view that is shown."""
        if self.app.screen is self:
            self.view.take_focus()

    def on_screen_resume(self) -> None:
        if self.is_mounted:
            self.show()
            self.take_focus()

    def on_resize(self) -> None:
        if self._drawn_for not in {None, self.app.size}:
            self.call_after_refresh(self.show)

    def leave(self) -> None:
        """Out of the meeting, which goes on when it is opened again."""
        self.dismiss()

    # Doing

    def do(self, act: Callable[[], object], then: Callable[[], None] | None = None) -> None:
        """Do something that asks the archive or the network, aside, so that the screen never stands still.

        What refuses it is said in its own words. Pressed again meanwhile, a key does nothing.
        """
        if not self._busy:
            self._busy = True
            self.run_worker(self._do(act, then), group="moves")

    async def _do(self, act: Callable[[], object], then: Callable[[], None] | None) -> None:
        try:
            await asyncio.to_thread(act)
        except (RefusedMoveError, RefusedVoteError, RefusedJoinError) as error:
            self.notify(error.reason, severity="warning", timeout=8, markup=False)
        except ArchiveError as error:
            self.notify(error.message, severity="error", timeout=12, markup=False)
        else:
            if then is not None:
                then()
        finally:
            self._busy = False
            self.show()

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """All keys; in the footer only those that this stretch of the meeting is about."""
        wanted = _IN_FOOTER[self.hosting.workshop.phase]
        return {
            key: active._replace(binding=replace(active.binding, show=key in wanted)) if active.node is self else active
            for key, active in super().active_bindings.items()
        }

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "next":
            return main_move(self.hosting.workshop) is not None
        if action == "screen":
            return self.hosting.server is not None
        if action == "look":
            return self.hosting.workshop.phase == "finished"
        if action in {"go", "ask"}:
            return workshop_steps.is_offered(self.hosting, str(parameters[0]))
        return super().check_action(action, parameters)

    def action_next(self) -> None:
        workshop_steps.next_step(self)

    def action_ask(self, step: str) -> None:
        """Take a step that may ask something first."""
        workshop_steps.STEPS[step](self)

    async def action_go(self, place: str) -> None:
        """Open a screen of its own."""
        await self.app.push_screen(workshop_places.screen_for(place, self.hosting))

    def action_look(self) -> None:
        self._looks = not self._looks
        self.show()

    def action_screen(self) -> None:
        """Open the projector's page here, and say where it is: the browser may be on another machine, or not start."""
        if self.hosting.server is None:
            return
        address = self.hosting.server.screen_address()
        self.app.open_url(address)
        words = (
            _("Siden åbner i browseren på denne computer. Træk vinduet over på projektoren, og tryk F11."),
            _("Åbner den ikke, eller sidder projektoren på en anden computer? Skriv adressen i browseren dér:"),
            address,
            _("Adressen virker én gang. Tryk b igen, når du skal bruge en ny."),
        )
        self.app.push_screen(ReadCard(_("Storskærm"), words))
