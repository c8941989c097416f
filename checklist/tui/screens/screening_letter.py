"""The letter to one applicant as it stands now, before it is written: word for word what the paper will say."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from checklist.locale import N_, _
from checklist.tui.screens.screening_work import RoundRoom
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from textual.app import ComposeResult

    from checklist.archive import Archive
    from checklist.catalogue import Catalogue
    from checklist.screening.letters import Letter, Told
    from checklist.screening.round import Round


class LetterScreen(RoundRoom):
    """A letter to read through. It changes nothing."""

    CSS_PATH: ClassVar = ["screening.tcss", "screening_letter.tcss"]
    WHAT = N_("Brevet")
    HELP = N_(
        "Sådan bliver brevet til ansøgeren, som det står nu. En kommentar kommer med, når du har frigivet den. Jeres "
        "egne ord om hver beslutning kan stå i rundens fil, under [letters]. Du skriver brevene under Papirer på "
        "rundens side."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", N_("tilbage"))]

    def __init__(self, round_id: UUID, application_id: UUID) -> None:
        super().__init__(round_id)
        self._application_id = application_id

    def compose(self) -> ComposeResult:
        yield TitleBar()
        with VerticalScroll(id="letter"):
            yield Static(_("Et øjeblik …"), id="letter-text")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#letter").focus()

    def show(self) -> None:
        if self.now_seen.seat is not None and self.now_seen.me is None:
            self.run_worker(self._read(), group="letter", exclusive=True)

    async def _read(self) -> None:
        seen = self.now_seen
        made = await self.ask(lambda archive: _made(archive, seen.found, seen.catalogue, self._application_id))
        if made is not None:
            self.query_one("#letter-text", Static).update(_in_words(*made))


def _made(
    archive: Archive, found: Round, catalogue: Catalogue, application_id: UUID
) -> tuple[Letter, tuple[str, ...]] | None:
    """The letter, and what is held back from it; None where the applicant has withdrawn meanwhile."""
    from checklist.report.screening import applicant_letter
    from checklist.tui.screens.screening_record import round_record

    record = round_record(archive.rounds, found)
    application = next((one for one in record.applications if one.id == application_id), None)
    return applicant_letter(catalogue, record, application) if application else None


def _in_words(said: Letter, held_back: Iterable[str]) -> Text:
    """The letter as it is read, from its head to its greeting."""
    text = Text()
    if said.outcome is None:
        text.append(_("Der er ikke besluttet noget endnu, så brevet bliver ikke skrevet.") + "\n\n", style="dim")
    for sentence in held_back:
        text.append(f"! {sentence}\n\n", style="bold")
    text.append("\n".join(filter(None, (said.practice, said.service))) + "\n\n", style="bold")
    text.append(said.opening + "\n")
    if said.outcome:
        text.append(f"\n{said.outcome}\n", style="bold")
    _append_told(text, said.strengths_heading, said.strengths)
    if said.first_step is not None:
        step = said.first_step
        text.append("\n" + _("Et sted at begynde") + "\n", style="bold")
        text.append(f"{step.element}\n{step.text}\n")
        if step.first_step:
            text.append(_("Første skridt") + f": {step.first_step}\n")
    _append_told(text, _("Bedømmernes ord om resten"), said.comments)
    text.append("\n" + _("Hvad en score ikke er") + "\n", style="bold")
    for sentence in said.is_not:
        text.append(f"• {sentence}\n")
    if said.contact.strip():
        words = _("Vil I tale med os om svaret, så skriv til {contact}.").format(contact=said.contact)
        text.append(f"\n{words}\n")
    text.append("\n" + _("Venlig hilsen") + f"\n{said.organiser}")
    return text


def _append_told(text: Text, heading: str, told: Iterable[Told]) -> None:
    """Elements with the released comments on them, under their heading; nothing where there are none."""
    lines = [f"{one.element}\n" + "".join(f"  {comment}\n" for comment in one.comments) for one in told]
    if lines:
        text.append(f"\n{heading}\n", style="bold")
        text.append("".join(lines))
