"""The card for documentation: named once, ticked on every question it supports."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static
from textual.widgets.option_list import Option

from checklist.assessment.editing import new_id, with_answer, with_evidence, without_evidence
from checklist.assessment.model import Evidence
from checklist.catalogue import reading
from checklist.locale import N_, _, long_date, ngettext
from checklist.tui.base import Card
from checklist.tui.grid import Grid
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.fields_card import Field, FieldsCard
from checklist.tui.screens.saving import show_saving
from checklist.tui.session import now
from checklist.tui.widgets.choice_list import ChoiceList
from checklist.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.widgets import OptionList

    from checklist.catalogue import Question
    from checklist.tui.screens.fields_card import Value
    from checklist.tui.session import Session


class EvidenceCard(Card[None]):
    """Every tick is stored at once."""

    CSS_PATH = "evidence.tcss"
    HELP = N_(
        "Dokumentation er det, svaret bygger på: en plan, et referat, en måling, en samtale. Skriv den én gang, og sæt "
        "flueben ved den på alle de spørgsmål, den støtter. Skriv kun, hvad den hedder, og hvor den ligger."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", N_("sæt eller fjern flueben"), key_display="mellemrum"),
        Binding("n", "new", N_("ny")),
        Binding("e", "edit", N_("ret")),
        Binding("delete,backspace", "delete", N_("slet")),
        Binding("u", "undo", N_("fortryd")),
        Binding("enter,escape,b", "close", N_("luk"), key_display="⏎"),
    ]

    def __init__(self, session: Session, question: Question) -> None:
        super().__init__()
        self._session, self._question = session, question

    def compose(self) -> ComposeResult:
        with Vertical(classes="card", id="evidence") as card:
            card.border_title = _("Dokumentation")
            yield Static(reading(self._question.text, self._session.area), id="evidence-question", markup=False)
            yield ChoiceList()
            yield Static(_("Ingen dokumentation endnu. Tryk n for at skrive den første."), id="none", classes="hint")
            yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(ChoiceList).focus()
        self._show()

    # What the card shows

    def _show(self, chosen: str | None = None) -> None:
        assessment, choices = self._session.assessment, self.query_one(ChoiceList)
        chosen = chosen or choices.chosen_id
        choices.clear_options()
        choices.add_options([Option(self._line(item), id=item.id) for item in assessment.evidence])
        choices.choose(chosen)
        choices.display = bool(assessment.evidence)
        self.query_one("#none").display = not assessment.evidence
        self.refresh_bindings()
        show_saving(self, self._session, self._show)

    def _line(self, item: Evidence) -> Grid:
        line = Grid(padding=(0, 1, 0, 0), expand=True)
        line.add_column(width=3)
        line.add_column(ratio=1)
        ticked = item.id in self._session.answer(self._question.id).evidence
        place = [item.where or "", long_date(item.date) if item.date else "", self._used(item.id)]
        line.add_row("[✓]" if ticked else "[ ]", Text(item.title, style="bold" if ticked else ""))
        line.add_row("", Text(" · ".join(part for part in place if part)))
        return line

    def _used(self, evidence_id: str) -> str:
        number = sum(evidence_id in answer.evidence for answer in self._session.assessment.answers.values())
        if not number:
            return _("bruges ikke endnu")
        return ngettext("bruges til {n} spørgsmål", "bruges til {n} spørgsmål", number).format(n=number)

    @property
    def _chosen(self) -> Evidence | None:
        return self._session.assessment.evidence_by_id.get(self.query_one(ChoiceList).chosen_id or "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in {"tick", "edit", "delete"}:
            return self.is_mounted and self._chosen is not None
        return super().check_action(action, parameters)

    # Changing

    def on_option_list_option_selected(self, _event: OptionList.OptionSelected) -> None:
        self.action_tick()

    def action_tick(self) -> None:
        item = self._chosen
        if item is not None:
            session = self._session
            answer = session.answer(self._question.id)
            others = tuple(one for one in answer.evidence if one != item.id)
            ticked = others if item.id in answer.evidence else (*others, item.id)
            after = answer.model_copy(update={"evidence": ticked})
            session.change(with_answer(session.assessment, self._question.id, after, now()))
            self._show()

    def action_new(self) -> None:
        self.app.push_screen(_card(None), self._add)

    def _add(self, values: Mapping[str, Value] | None) -> None:
        if values is None:
            return
        session, question_id = self._session, self._question.id
        evidence_id = new_id(str(values["title"]), (item.id for item in session.assessment.evidence))
        item = Evidence.model_validate({"id": evidence_id, **values})
        answer = session.answer(question_id)
        ticked = answer.model_copy(update={"evidence": (*answer.evidence, item.id)})
        session.change(with_answer(with_evidence(session.assessment, item, now()), question_id, ticked, now()))
        self._show(item.id)

    def action_edit(self) -> None:
        item = self._chosen
        if item is None:
            return

        def store(values: Mapping[str, Value] | None) -> None:
            if values is not None:
                after = Evidence.model_validate({"id": item.id, **values})
                if after != item:
                    self._session.change(with_evidence(self._session.assessment, after, now()))
                self._show()

        self.app.push_screen(_card(item), store)

    def action_delete(self) -> None:
        item = self._chosen
        if item is None:
            return

        def delete(sure: bool | None) -> None:
            if sure:
                self._session.change(without_evidence(self._session.assessment, item.id, now()))
                self.notify(_("»{title}« er slettet. u fortryder.").format(title=item.title), markup=False)
                self._show()

        number = sum(item.id in answer.evidence for answer in self._session.assessment.answers.values())
        rests = ngettext("{n} svar bygger på den.", "{n} svar bygger på den.", number).format(n=number)
        text = rests if number else _("Ingen svar bygger på den.")
        title = _("Slet »{title}«?").format(title=item.title)
        self.app.push_screen(ConfirmCard(title, text + " " + _("Svarene bliver stående. Du kan fortryde.")), delete)

    def action_undo(self) -> None:
        if not self._session.undo():
            self.notify(_("Der er ikke mere at fortryde."))
        self._show()

    def action_close(self) -> None:
        self.dismiss()


def _card(item: Evidence | None) -> FieldsCard:
    fields = (
        Field("title", _("Hvad hedder den"), "line", item.title if item else None, required=True),
        Field("where", _("Hvor ligger den"), "line", item.where if item else None, _("Fx en mappe eller et system")),
        Field("date", _("Dato"), "day", item.date if item else None, _("Fx 3.5.2026"), gone=True),
    )
    title = _("Ret dokumentation") if item else _("Ny dokumentation")
    return FieldsCard(title, fields, _("Skriv, hvad den hedder, ikke hvad der står i den, og ingen navne på borgere."))
