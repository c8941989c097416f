"""The pause after an element: what it looks like when it is strong, and room for one's own thoughts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.console import Group
from rich.text import Text
from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Static, TextArea

from checklist.assessment import explanation
from checklist.assessment.editing import with_reflection
from checklist.assessment.model import Reflection
from checklist.assessment.privacy import cpr_numbers, without_cpr_numbers
from checklist.assessment.summary import documented_words
from checklist.catalogue import reading
from checklist.locale import N_, _
from checklist.tui.base import SpokenKeys
from checklist.tui.grid import Grid
from checklist.tui.screens.cpr_check import without_surprises
from checklist.tui.screens.free_text import DRAFT_AFTER
from checklist.tui.screens.saving import show_not_yet_saved, show_saving
from checklist.tui.screens.walk_texts import saved_line
from checklist.tui.session import now
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.app import ComposeResult
    from textual.events import DescendantBlur
    from textual.timer import Timer

    from checklist.catalogue import Element
    from checklist.tui.session import Session

FIELDS = {
    "strengths": N_("Det er vi gode til"),
    "challenges": N_("Det er svært"),
    "next": N_("Det gør vi nu"),
}


class PauseScreen(SpokenKeys[bool | None]):
    """Dismissed with True to go on, with None to go back to the question. What was written is stored either way."""

    CSS_PATH = "pause.tcss"
    HELP = N_(
        "En pause, før du går videre. Du kan skrive, hvad I er gode til, hvad der er svært, og hvad I gør nu. "
        "Det er frivilligt og giver ikke point, men det kommer med i rapporten. Tab går fra felt til felt."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right", "go_on", N_("videre"), tooltip=N_("Gå videre. Det, du har skrevet, er gemt")),
        # Ahead of the letters that wait for the field before it.
        Binding("tab", "app.focus_next", N_("næste felt"), tooltip=N_("Skriv i det næste felt"), priority=True),
        Binding("shift+tab", "app.focus_previous", N_("forrige felt"), show=False, priority=True),
        Binding("ctrl+t", "remove_cpr", N_("fjern CPR-nummer"), priority=True),
        Binding("escape", "back", N_("tilbage til spørgsmålet"), tooltip=N_("Det, du har skrevet, er gemt")),
    ]

    def __init__(self, session: Session, element: Element) -> None:
        super().__init__()
        self._session, self._element = session, element
        self._draft_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        written = self._reflection
        yield TitleBar()
        yield Static("", id="score")
        with Horizontal(id="pause"):
            with VerticalScroll(id="thought", can_focus=False):
                yield Static(self._thought(), id="thought-text")
            with Vertical(id="writing"):
                for name, title in FIELDS.items():
                    field = TextArea(getattr(written, name) or "", id=name, tab_behavior="focus")
                    field.border_title = _(title)
                    yield field
                yield Static(self._plain_hint(), id="hint", classes="hint", markup=False)
                yield Button(_("Videre"), id="go-on", compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#go-on").focus()
        self._show()

    def on_screen_resume(self) -> None:
        if self.is_mounted:
            self._show()

    @property
    def _reflection(self) -> Reflection:
        return self._session.assessment.reflections.get(self._element.id, Reflection())

    # What the screen shows

    def _show(self) -> None:
        self.query_one("#score", Static).update(self._score())
        show_saving(self, self._session, self._show)
        if self._texts() != self._texts_before():
            show_not_yet_saved(self.lovende)

    def _score(self) -> Group:
        session, area = self._session, self._session.area
        score = session.profile.element(self._element.id)
        number = session.catalogue.element_numbers[self._element.id]
        standing = explanation.score_and_standing(score, area)
        told = [explanation.counted_words(score)]
        if score.answered:
            told.append(documented_words(score) + ".")
        return Group(
            Text(f"{number}  {reading(self._element.name, area)} · {standing}", style="bold"), Text(" ".join(told))
        )

    def _thought(self) -> Group:
        area, element = self._session.area, self._element
        parts: list[RenderableType] = []
        if element.strong:
            parts += [Text(_("Når det er stærkt"), style="bold"), Text(reading(element.strong, area)), Text()]
        if element.reflection:
            parts.append(Text(_("Tal om"), style="bold"))
            questions = Grid(padding=(0, 1, 0, 0))
            questions.add_column(width=1)
            questions.add_column()
            for question in element.reflection:
                questions.add_row("•", Text(reading(question, area)))
            parts.append(questions)
        return Group(*parts)

    # Writing

    def _texts(self) -> dict[str, str]:
        return {name: self.query_one(f"#{name}", TextArea).text.strip() for name in FIELDS}

    def _texts_before(self) -> dict[str, str]:
        return {name: getattr(self._reflection, name) or "" for name in FIELDS}

    def _store(self, texts: dict[str, str]) -> None:
        reflection = Reflection.model_validate({name: text or None for name, text in texts.items()})
        if reflection != self._reflection:
            session = self._session
            session.draft(with_reflection(session.assessment, self._element.id, reflection, now()), by=self)

    def keep_typed(self) -> None:
        """Store each field, unless it holds something that has to be asked about first."""
        before, texts = self._texts_before(), self._texts()
        safe = {name: before[name] if cpr_numbers(text) else text for name, text in texts.items()}
        self._store(safe)
        for bar in self.query(TitleBar):
            bar.state, bar.trouble = saved_line(self._session)
        if safe != texts:
            show_not_yet_saved(self.lovende)

    def on_descendant_blur(self, _event: DescendantBlur) -> None:
        """Leaving a field stores it."""
        if self.is_current:
            self.keep_typed()
            self._show()

    def on_text_area_changed(self, _event: TextArea.Changed) -> None:
        if self._draft_timer is not None:
            self._draft_timer.stop()
        self._draft_timer = self.set_timer(DRAFT_AFTER, self.keep_typed)
        if self._texts() != self._texts_before():
            show_not_yet_saved(self.lovende)
        number = self._first_cpr_number()
        hint = self.query_one("#hint", Static)
        warning = _("Det ligner et CPR-nummer: {number}. Ctrl+T fjerner det.")
        hint.update(warning.format(number=number) if number else self._plain_hint())
        hint.set_class(number is not None, "warning")
        self.refresh_bindings()

    @staticmethod
    def _plain_hint() -> str:
        return _("Frivilligt. Skriv om praksis, ikke om personer.")

    def _first_cpr_number(self) -> str | None:
        for text in self._texts().values():
            for start, end in cpr_numbers(text):
                return text[start:end]
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "remove_cpr":
            return self.is_mounted and self._first_cpr_number() is not None
        if action == "go_on":
            return not isinstance(self.focused, TextArea)  # there, Enter and the arrows belong to the text
        return super().check_action(action, parameters)

    def action_remove_cpr(self) -> None:
        for field in self.query(TextArea):
            if cpr_numbers(field.text):
                field.text = without_cpr_numbers(field.text)

    # Leaving

    def on_button_pressed(self) -> None:
        self._leave(go_on=True)

    def action_go_on(self) -> None:
        self._leave(go_on=True)

    def action_back(self) -> None:
        self._leave(go_on=False)

    @work(exclusive=True)
    async def _leave(self, *, go_on: bool) -> None:
        if await self.ready_to_close():
            self.dismiss(True if go_on else None)

    async def ready_to_close(self) -> bool:
        texts = await without_surprises(self.app, self._texts_before(), self._texts())
        if texts is None:
            return False
        self._store(texts)
        return True
