"""The card for the day of the next look: typed as a date or in words, or one of a few quick choices."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from checklist.locale import N_, _, date, long_date
from checklist.locale.day_reading import months_on, read_day
from checklist.tui.base import Card
from checklist.tui.session import now
from checklist.tui.widgets.choice_list import ChoiceList
from checklist.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import OptionList


@dataclass(frozen=True)
class ChosenDay:
    """What was decided; no day means that nothing is agreed on."""

    day: dt.date | None


class DayCard(Card[ChosenDay | None]):
    """Dismissed with the day that was chosen, or None where it stays as it was."""

    CSS_PATH = "day_card.tcss"
    HELP = N_(
        "Skriv en dag som 3.5.2027, 3. maj eller om 3 måneder, eller vælg en med pilene. "
        "Når dagen kommer, åbner programmet på planen."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", N_("vælg"), priority=True),
        Binding("down", "move(1)", N_("ned"), priority=True, show=False),
        Binding("up", "move(-1)", N_("op"), priority=True, show=False),
        Binding("escape", "close", N_("lad den stå"), priority=True),
    ]

    def __init__(self, day: dt.date | None) -> None:
        super().__init__()
        self._day = day
        today = _today()
        self._quick: dict[str, tuple[str, dt.date | None]] = {
            "month": (_("om 1 måned"), months_on(today, 1)),
            "quarter": (_("om 3 måneder"), months_on(today, 3)),
            "half": (_("om et halvt år"), months_on(today, 6)),
            "year": (_("om et år"), months_on(today, 12)),
            "none": (_("ingen dag"), None),
        }

    def compose(self) -> ComposeResult:
        with Vertical(classes="card", id="day") as card:
            card.border_title = _("Hvornår ser I på planen igen?")
            placeholder = _("3.5.2027, 3. maj eller om 3 måneder")
            yield Input(date(self._day) if self._day else "", placeholder=placeholder, compact=True)
            yield Static("", id="day-read", markup=False)
            yield ChoiceList(
                *(
                    Option(f"{name:<18}{long_date(day) if day else ''}", id=key)
                    for key, (name, day) in self._quick.items()
                )
            )
            yield KeyLine()

    def on_mount(self) -> None:
        choices = self.query_one(ChoiceList)
        choices.can_focus = False
        choices.highlighted = None
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        self.query_one(ChoiceList).highlighted = None
        day = read_day(event.value, _today())
        said = f"= {long_date(day)}" if day else _("Kan ikke læses endnu.") if event.value.strip() else ""
        if day is not None and day < _today():
            said += " · " + _("den dag er gået")
        self.query_one("#day-read", Static).update(said)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(ChosenDay(self._quick[event.option.id or ""][1]))

    def action_move(self, step: int) -> None:
        choices = self.query_one(ChoiceList)
        outside = -1 if step > 0 else len(self._quick)
        at = outside if choices.highlighted is None else choices.highlighted
        choices.highlighted = (at + step) % len(self._quick)

    def action_done(self) -> None:
        text, chosen = self.query_one(Input).value.strip(), self.query_one(ChoiceList).chosen_id
        if chosen is not None:
            self.dismiss(ChosenDay(self._quick[chosen][1]))
        elif not text:
            self.dismiss(None)
        elif (day := read_day(text, _today())) is not None:
            self.dismiss(ChosenDay(day))
        else:
            message = _("Dagen kan ikke læses. Skriv fx 3.5.2027 eller om 3 måneder.")
            self.query_one("#day-read", Static).update(message)

    def action_close(self) -> None:
        self.dismiss(None)


def _today() -> dt.date:
    return now().astimezone().date()
