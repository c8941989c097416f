"""The card for jumping: find any question by typing a part of it, or by how it was answered."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from checklist.catalogue import reading
from checklist.locale import N_, _, ngettext
from checklist.tui.base import Card
from checklist.tui.grid import Grid
from checklist.tui.route import Place, Route
from checklist.tui.widgets.choice_list import ChoiceList
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.tab_name import TabName

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import OptionList

    from checklist.assessment.model import Answer
    from checklist.tui.session import Session

FILTERS: dict[str, str] = {
    "all": N_("alle"),
    "open": N_("ubesvarede"),
    "dont_know": N_("ved ikke"),
    "flagged": N_("til drøftelse"),
}
_LETTERS = str.maketrans({"å": "aa", "æ": "ae", "ø": "oe", "ä": "ae", "ö": "oe", "ü": "y"})


def spelled_alike(text: str) -> str:
    """`text` so that spellings that Danes take for the same compare equal: mål as MAAL, økonomi as oekonomi."""
    spelled = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    return "".join(sign for sign in unicodedata.normalize("NFD", spelled) if not unicodedata.combining(sign))


def matches(wanted: str, text: str) -> bool:
    """True where every word of `wanted` stands somewhere in `text`."""
    spelled = spelled_alike(text)
    return all(word in spelled for word in spelled_alike(wanted).split())


class JumpCard(Card[str | None]):
    """Dismissed with the id of the question to go to, or None."""

    CSS_PATH = "jump.tcss"
    HELP = N_(
        "Skriv en del af et spørgsmål eller et elements navn, eller nummeret, fx 4.2. Rapporten og "
        "papirskemaet bruger de samme numre. Pilene vælger, Enter går dertil. Tab skifter mellem alle, ubesvarede, "
        "ved ikke og til drøftelse."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go", N_("gå til"), priority=True),
        Binding("down", "move(1)", N_("ned"), priority=True, show=False),
        Binding("up", "move(-1)", N_("op"), priority=True, show=False),
        Binding("pagedown", "move(5)", N_("fem ned"), priority=True, show=False),
        Binding("pageup", "move(-5)", N_("fem op"), priority=True, show=False),
        Binding("tab", "filter(1)", N_("filter"), tooltip=N_("Vis kun en slags spørgsmål"), priority=True),
        Binding("shift+tab", "filter(-1)", N_("forrige filter"), priority=True, show=False),
        Binding("escape", "close", N_("luk"), priority=True),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._places = Route(session.catalogue, session.assessment.form).places
        self._filter = "all"

    def compose(self) -> ComposeResult:
        with Vertical(classes="card", id="jump") as card:
            card.border_title = _("Gå til")
            yield Input(placeholder=_("Skriv en del af spørgsmålet eller elementets navn"), compact=True)
            with Horizontal(id="filters"):
                for which in FILTERS:
                    yield TabName(which)
            yield ChoiceList()
            yield Static("", id="legend", classes="hint", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(Input).focus()
        self.query_one(ChoiceList).can_focus = False
        self._show()

    def _show(self) -> None:
        wanted = self.query_one(Input).value
        found = [place for place in self._places if self._is_kept(place, self._filter) and self._fits(place, wanted)]
        choices = self.query_one(ChoiceList)
        choices.clear_options()
        choices.add_options([Option(self._line(place), id=place.question.id) for place in found])
        choices.choose(None)
        for name in self.query(TabName):
            count = sum(self._is_kept(place, name.which) for place in self._places)
            name.show(f"{_(FILTERS[name.which])} {count}", chosen=name.which == self._filter)
        legend = _("✓ besvaret  ? ved ikke  – passer ikke  ○ ubesvaret  ⚑ til drøftelse")
        self.query_one("#legend", Static).update(legend if found else _("Ingen spørgsmål passer."))
        number = ngettext("{n} spørgsmål", "{n} spørgsmål", len(found)).format(n=len(found))
        self.query_one("#jump").border_subtitle = number

    def _fits(self, place: Place, wanted: str) -> bool:
        if re.fullmatch(r"\d+(\.\d*)?", wanted.strip()):
            number = wanted.strip()
            return self._number(place).startswith(number if "." in number else number + ".")
        area = self._session.area
        return matches(wanted, f"{reading(place.question.text, area)} {reading(place.element.name, area)}")

    def _number(self, place: Place) -> str:
        """The question's number, which is the one on paper too."""
        return self._session.catalogue.question_numbers[place.question.id]

    def _is_kept(self, place: Place, which: str) -> bool:
        answer = self._session.answer(place.question.id)
        return {
            "all": True,
            "open": not answer.is_given,
            "dont_know": answer.status == "dont_know",
            "flagged": answer.flagged,
        }[which]

    def _line(self, place: Place) -> Grid:
        area, answer = self._session.area, self._session.answer(place.question.id)
        line = Grid(padding=(0, 1, 0, 0), expand=True)
        line.add_column(width=3)
        line.add_column(width=5)
        line.add_column(ratio=1)
        text = Text(reading(place.question.text, area))
        text.append("  " + reading(place.element.name, area).replace(" ", "\N{NO-BREAK SPACE}"), style="italic")
        line.add_row(status_mark(answer), self._number(place), text)
        return line

    def on_input_changed(self, _event: Input.Changed) -> None:
        self._show()

    def on_tab_name_chosen(self, event: TabName.Chosen) -> None:
        self._filter = event.which
        self._show()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)

    def action_filter(self, step: int) -> None:
        names = list(FILTERS)
        self._filter = names[(names.index(self._filter) + step) % len(names)]
        self._show()

    def action_move(self, step: int) -> None:
        choices = self.query_one(ChoiceList)
        if choices.option_count:
            at = choices.highlighted if choices.highlighted is not None else -1
            choices.highlighted = max(0, min(choices.option_count - 1, at + step))

    def action_go(self) -> None:
        question_id = self.query_one(ChoiceList).chosen_id
        if question_id is not None:
            self.dismiss(question_id)

    def action_close(self) -> None:
        self.dismiss(None)


def status_mark(answer: Answer) -> str:
    """How a question was answered, as a sign: ✓, ?, – or ○, and ⚑ where it is flagged."""
    marks = {"dont_know": "?", "not_relevant": "–", None: "○"}
    mark = marks[answer.status] if answer.value is None else "✓"
    return f"{mark} ⚑" if answer.flagged else mark
