"""A question that is never scored: yes or no, with a note, and the closer look that a yes asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from checklist.assessment.editing import with_gate
from checklist.assessment.model import GateAnswer
from checklist.catalogue import reading
from checklist.locale import N_, _
from checklist.tui.base import Card
from checklist.tui.session import now
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.scale_choice import ChoiceRow

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.catalogue import Gate
    from checklist.tui.session import Session

_YES, _NO = 1, 0


class GateCard(Card[None]):
    """Answered on the spot; it stays until it is put away, so that a yes can be read about."""

    CSS_PATH = "gate_card.tcss"
    HELP = N_(
        "Et ja/nej-spørgsmål. Svaret giver aldrig point og ændrer ikke profilen. Svarer I ja, står her, hvad I bør se "
        "nærmere på. I kan lade det stå åbent."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,y,1", "answer(True)", N_("ja"), key_display=N_("j")),
        Binding("n,0", "answer(False)", N_("nej"), key_display="n"),
        Binding("t", "note", N_("note"), tooltip=N_("Skriv en note til svaret")),
        Binding("f,delete", "clear", N_("fjern svaret"), key_display="f"),
        Binding("escape,enter,right", "close", N_("videre"), key_display="⏎"),
    ]

    def __init__(self, session: Session, gate: Gate) -> None:
        super().__init__()
        self._session, self._gate = session, gate

    def compose(self) -> ComposeResult:
        area = self._session.area
        with VerticalScroll(classes="card", id="gate", can_focus=False) as card:
            card.border_title = _("Et ja/nej-spørgsmål")
            yield Static(reading(self._gate.text, area), id="gate-text", markup=False)
            yield ChoiceRow("j", _YES, _("Ja"), "", 4)
            yield ChoiceRow("n", _NO, _("Nej"), "", 4)
            yield Static(reading(self._gate.help, area), id="gate-help", markup=False)
            yield Static("", id="gate-note", markup=False)
            yield Static("", id="closer-look", markup=False)
            yield Static(_("Svaret giver aldrig point. I kan også lade det stå åbent."), classes="hint")
            yield KeyLine()

    def on_mount(self) -> None:
        self._show()

    @property
    def _answer(self) -> GateAnswer | None:
        return self._session.assessment.gates.get(self._gate.id)

    def _show(self) -> None:
        answer = self._answer
        for row in self.query(ChoiceRow):
            row.chosen = answer is not None and row.choice == int(answer.value)
        note = self.query_one("#gate-note", Static)
        note.update(_("Note: {note}").format(note=answer.note) if answer and answer.note else "")
        note.display = bool(answer and answer.note)
        closer = self.query_one("#closer-look", Static)
        closer.display = bool(answer and answer.value)
        closer.update(reading(self._gate.closer_look, self._session.area) if closer.display else "")
        self.query_one("#gate-help").display = not closer.display
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in {"clear", "note"}:
            return self._answer is not None
        return super().check_action(action, parameters)

    def _store(self, answer: GateAnswer | None) -> None:
        self._session.change(with_gate(self._session.assessment, self._gate.id, answer, now()))
        self._show()

    def on_choice_row_clicked(self, event: ChoiceRow.Clicked) -> None:
        event.stop()
        self.action_answer(event.choice == _YES)

    def action_answer(self, value: bool) -> None:
        note = self._answer.note if self._answer else None
        self._store(GateAnswer(value=value, note=note))

    def action_clear(self) -> None:
        self._store(None)

    def action_note(self) -> None:
        from checklist.tui.screens.free_text import FreeTextCard

        answer = self._answer
        if answer is None:
            return

        def store(note: str | None) -> None:
            if note is not None:
                self._store(answer.model_copy(update={"note": note or None}))

        prompt = reading(self._gate.text, self._session.area)
        self.app.push_screen(FreeTextCard(_("Note"), prompt, answer.note or ""), store)

    def action_close(self) -> None:
        self.dismiss()
