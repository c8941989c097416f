"""The connection test: where the pages are, whether they answer, and what to do where phones find nothing."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from rich.console import Group
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from checklist.locale import N_, _, ngettext
from checklist.tui.base import Room
from checklist.tui.grid import Grid
from checklist.tui.screens.fields_card import Field
from checklist.tui.screens.workshop_ask_card import AskCard
from checklist.tui.screens.workshop_pick_card import PickCard
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.title_bar import TitleBar
from checklist.web.addresses import LOOPBACK, candidates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

    from checklist.tui.screens.fields_card import Value
    from checklist.tui.screens.workshop_hosting import Hosting

SECONDS_BETWEEN_CHECKS = 3
_HIGHEST_PORT = 65_535


class ConnectionScreen(Room):
    """Opens the pages, tries them, and counts which other machines have been there."""

    CSS_PATH = "workshop_connection.tcss"
    HELP = N_(
        "Her prøver du forbindelsen, før deltagerne kommer. Åbn adressen på én telefon: Så tæller den med her på "
        "skærmen. Virker det ikke, står der, hvad I kan gøre. Intet går ud på internettet."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "back", N_("videre til mødet"), key_display="⏎"),
        Binding("p", "check", N_("prøv igen"), tooltip=N_("Prøv, om siden svarer")),
        Binding("a", "address", N_("anden adresse"), tooltip=N_("Vælg mellem computerens adresser i netværket")),
        Binding("o", "port", N_("anden port"), tooltip=N_("Brug en anden port, hvis den er optaget")),
        Binding("l", "shut", N_("luk siden"), tooltip=N_("Ingen kan komme ind, før siden bliver åbnet igen")),
        Binding("escape", "back", N_("tilbage"), show=False),
    ]

    def __init__(self, hosting: Hosting) -> None:
        super().__init__()
        self.hosting = hosting
        self._working = False

    def compose(self) -> ComposeResult:
        yield TitleBar()
        with VerticalScroll(id="connection", can_focus=False):
            yield Static("", id="connection-text", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(TitleBar).practice = _("Forbindelsen")
        self.set_interval(SECONDS_BETWEEN_CHECKS, self._look)
        self._show()
        if self.hosting.server is None:
            self._serve()
        else:
            self.action_check()

    def _show(self) -> None:
        if self.is_mounted:
            self.query_one("#connection-text", Static).update(self._report())
            self.refresh_bindings()

    def _report(self) -> Group:
        server, reach = self.hosting.server, self.hosting.reach
        table = Grid(padding=(0, 2, 0, 0))
        table.add_column(width=1)
        table.add_column(no_wrap=True)
        table.add_column()
        if server is None:
            opening = _("Siden bliver åbnet …") if self._working else _("Siden er ikke åben.")
            table.add_row("!", Text(_("Siden"), style="bold"), Text(self.hosting.trouble or opening))
            if self.hosting.trouble:
                table.add_row("", "", Text(_("Tryk o for en anden port eller a for en anden adresse.")))
        else:
            table.add_row("✓", Text(_("Adressen"), style="bold"), Text(server.address))
            answers = reach is not None and reach.answers
            own = _("Siden svarer på adressen.") if answers else _("Siden svarer ikke på adressen. Prøv en anden (a).")
            table.add_row("✓" if answers else "!", Text(_("Computeren"), style="bold"), Text(own))
            others = reach.others if reach else 0
            seen = ngettext(
                "{count} andet apparat har været her. Forbindelsen virker.",
                "{count} andre apparater har været her. Forbindelsen virker.",
                others,
            ).format(count=others)
            nobody = _("Ingen andre har været her endnu. Åbn adressen på én telefon.")
            table.add_row("✓" if others else "·", Text(_("Telefoner"), style="bold"), Text(seen if others else nobody))
            if server.host == LOOPBACK:
                alone = _("Adressen virker kun på denne computer. Er den på et netværk, så vælg en anden adresse (a).")
                table.add_row("!", Text(_("Netværk"), style="bold"), Text(alone))
        helps = (
            _("1. Er telefonen på det samme Wi-Fi som computeren? Gæstenettet er et andet net."),
            _(
                "2. Mange Wi-Fi holder apparaterne adskilt. Tænd computerens mobile hotspot, lad telefonerne bruge "
                "det, og vælg den nye adresse (a)."
            ),
            _("3. Spørger computerens firewall, så giv lov på private netværk."),
            _(
                "4. Virker intet? Lad folk svare på denne computer efter tur (a på mødets skærm), "
                "eller brug stemmesedler (s)."
            ),
        )
        return Group(
            Text(_("Kan deltagerne finde mødet?"), style="bold"),
            Text(),
            table,
            Text(),
            Text(_("Finder telefonerne ikke siden?"), style="bold"),
            *(Text(line) for line in helps),
            Text(),
            Text(
                _("Siden ligger kun på jeres eget net og er ikke krypteret. Brug et net, I stoler på."),
                style="italic",
            ),
        )

    def _look(self) -> None:
        if not self._working and self.hosting.server is not None and self.app.screen is self:
            self.action_check()

    def action_check(self) -> None:
        if self.hosting.server is None:
            self._serve()
        else:
            self.run_worker(self._work(self.hosting.check), group="connection")

    def _serve(self, host: str | None = None, port: int | None = None) -> None:
        self.run_worker(self._work(lambda: self.hosting.serve(host, port)), group="connection")

    async def _work(self, act: Callable[[], object]) -> None:
        if self._working:
            return
        self._working = True
        self._show()
        try:
            await asyncio.to_thread(act)
        finally:
            self._working = False
            self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "shut":
            return self.hosting.server is not None
        return super().check_action(action, parameters)

    def action_address(self) -> None:
        found = dict.fromkeys((*candidates(), LOOPBACK))
        lines = [(one, one if one != LOOPBACK else _("{host} – kun denne computer").format(host=one)) for one in found]
        hint = _("Telefonerne skal være på det netværk, som adressen hører til.")
        if self.hosting.meeting.progress.joined:
            hint += " " + _(
                "På en ny adresse kender siden ikke dem, der er med. "
                "Bed dem først skrive deres personlige kode ned: Skift telefon, nederst på siden."
            )

        def chosen(host: str | None) -> None:
            if host is not None:
                self._serve(host)

        self.app.push_screen(PickCard(_("Adresse"), lines, hint, self.hosting.host), chosen)

    def action_port(self) -> None:
        def chosen(values: Mapping[str, Value] | None) -> None:
            text = str((values or {}).get("port") or "").strip()
            if text.isdecimal() and 1024 <= int(text) <= _HIGHEST_PORT:
                self._serve(port=int(text))
            elif values is not None:
                self.notify(_("Porten skal være et tal fra 1024 til 65535."), severity="warning")

        field = Field("port", _("Port"), "line", str(self.hosting.port), required=True)
        self.app.push_screen(
            AskCard(_("Port"), (field,), _("Et tal fra 1024 til 65535. 8642 er det sædvanlige.")), chosen
        )

    def action_shut(self) -> None:
        self.run_worker(self._work(self.hosting.stop_serving), group="connection")

    def action_back(self) -> None:
        self.dismiss()
