"""Choosing what a workshop takes up: all elements, those that are suggested, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static
from textual.widgets.option_list import Option

from checklist.archive import ArchiveError
from checklist.assessment.scoring import score
from checklist.locale import N_, _, ngettext, whole
from checklist.tui.base import Card
from checklist.tui.grid import Grid
from checklist.tui.widgets.choice_list import ChoiceList
from checklist.tui.widgets.key_line import KeyLine
from checklist.workshop.agenda import elements_that_fit, suggested_elements
from checklist.workshop.moves import RefusedMoveError

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import OptionList

    from checklist.assessment.scoring import Profile
    from checklist.catalogue import Element
    from checklist.tui.screens.workshop_hosting import Hosting
    from checklist.workshop.model import Settings


class ElementsCard(Card[None]):
    """Space takes an element in or out; every change is kept at once."""

    CSS_PATH = "workshop_cards.tcss"
    HELP = N_(
        "Her vælger du de elementer, mødet skal handle om. Mellemrum vælger til og fra. f bruger forslaget (★): Har I "
        "vurderet praksis før, er det dem, I scorede lavest på, ellers er de spredt over kategorierne. Plus og minus "
        "ændrer rækkefølgen. Alt er gemt med det samme."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", N_("til/fra"), tooltip=N_("Tag elementet med, eller lad det ude")),
        Binding("f", "suggested", N_("brug forslaget"), tooltip=N_("Tag de elementer med, der er foreslået")),
        Binding("plus,shift+up", "move(-1)", N_("tidligere"), tooltip=N_("Tag elementet tidligere i mødet")),
        Binding("minus,shift+down", "move(1)", N_("senere"), tooltip=N_("Tag elementet senere i mødet")),
        Binding("escape,enter", "leave", N_("færdig"), key_display="⏎"),
    ]

    def __init__(self, hosting: Hosting) -> None:
        super().__init__()
        self.hosting = hosting
        self._earlier = self._profile()

    @property
    def _settings(self) -> Settings:
        return self.hosting.workshop.settings

    def _profile(self) -> Profile | None:
        """The practice's own latest assessment, where there is one."""
        settings, archive = self._settings, self.hosting.archive
        try:
            mine = [
                entry
                for entry in archive.entries()
                if entry.practice_id == settings.practice.id
                and entry.catalogue == settings.catalogue
                and not entry.practice_mode
            ]
            return score(self.hosting.catalogue, archive.load(mine[0].id).assessment) if mine else None
        except ArchiveError:
            return None

    @property
    def _suggested(self) -> tuple[str, ...]:
        settings = self._settings
        return suggested_elements(
            self.hosting.catalogue, settings.length, settings.people, settings.form, self._earlier
        )

    def compose(self) -> ComposeResult:
        with Vertical(classes="card pick") as card:
            card.border_title = _("Elementer")
            card.border_subtitle = _("? hjælp")
            yield Static(self._why(), classes="pick-hint", markup=False)
            yield ChoiceList(id="element-list")
            yield KeyLine()

    def on_mount(self) -> None:
        self._show()
        self.query_one(ChoiceList).focus()

    def _why(self) -> str:
        settings = self._settings
        fits = elements_that_fit(self.hosting.catalogue, settings.length, settings.people, settings.form)
        time = ngettext(
            "På {length} minutter er der tid til {count} element.",
            "På {length} minutter er der tid til {count} elementer.",
            fits,
        ).format(length=settings.length, count=fits)
        reason = (
            _("★ er foreslået: dem, I scorede lavest på sidst.")
            if self._earlier is not None
            else _("★ er foreslået: spredt over kategorierne, og dem, andre bygger på, først.")
        )
        return f"{time} {reason}"

    def _show(self) -> None:
        choices = self.query_one(ChoiceList)
        pointed_at = choices.chosen_id
        choices.clear_options()
        asked = [
            one
            for one in self.hosting.catalogue.elements_as_shown
            if self.hosting.catalogue.questions_of(one, self._settings.form)
        ]
        choices.add_options([Option(self._line(one), id=one.id) for one in asked])
        choices.choose(pointed_at)

    def _line(self, element: Element) -> Grid:
        chosen = self._settings.elements
        table = Grid(padding=(0, 1, 0, 0))
        for width in (3, 2, 2, 28):
            table.add_column(width=width)
        table.add_column(no_wrap=True)
        count = len(self.hosting.catalogue.questions_of(element, self._settings.form))
        words = ngettext("{count} spørgsmål", "{count} spørgsmål", count).format(count=count)
        before = self._earlier.element(element.id).score if self._earlier else None
        if before is not None:
            words += " · " + _("sidst {score}").format(score=whole(before))
        table.add_row(
            Text("[✓]" if element.id in chosen else "[ ]"),
            Text(f"{chosen.index(element.id) + 1}." if element.id in chosen else ""),
            Text("★" if element.id in self._suggested else ""),
            Text(element.name, style="bold" if element.id in chosen else ""),
            Text(words, style="dim"),
        )
        return table

    def _change(self, elements: tuple[str, ...]) -> None:
        if not elements:
            self.notify(_("Der skal være mindst ét element med."), severity="warning")
            return
        try:
            settings = self._settings.model_copy(update={"elements": elements, "agenda": ()})
            self.hosting.meeting.change_settings(settings)
        except RefusedMoveError as error:
            self.notify(error.reason, severity="warning", markup=False)
        except ArchiveError as error:
            self.notify(error.message, severity="error", markup=False)
        self._show()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        pointed_at, chosen = self.query_one(ChoiceList).chosen_id, self._settings.elements
        if pointed_at in chosen:
            self._change(tuple(one for one in chosen if one != pointed_at))
        elif pointed_at is not None:
            self._change((*chosen, pointed_at))

    def action_suggested(self) -> None:
        self._change(self._suggested)

    def action_move(self, step: int) -> None:
        pointed_at, chosen = self.query_one(ChoiceList).chosen_id, [*self._settings.elements]
        if pointed_at in chosen:
            at = chosen.index(pointed_at)
            to = max(0, min(len(chosen) - 1, at + step))
            chosen.insert(to, chosen.pop(at))
            self._change(tuple(chosen))

    def action_leave(self) -> None:
        self.dismiss()
