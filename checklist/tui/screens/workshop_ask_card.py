"""A card that asks for what something is then done with at once; who leaves it with Escape does nothing."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input, TextArea

from checklist.locale import N_
from checklist.tui.screens.fields_card import FieldsCard


class AskCard(FieldsCard):
    """Dismissed with the fields' values on Enter alone."""

    HELP = N_("Tab går fra felt til felt. Enter gør det, der står øverst. Escape går tilbage, uden at der sker noget.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", N_("annullér"), tooltip=N_("Gå tilbage, uden at der sker noget"), priority=True),
    ]

    def on_mount(self) -> None:
        # What is proposed gives way to what is typed.
        for area in self.query(TextArea):
            area.select_all()
        for line in self.query(Input):
            line.select_all()

    def action_cancel(self) -> None:
        self.dismiss(None)

    async def ready_to_close(self) -> bool:
        return True
