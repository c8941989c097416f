"""Taking files in: pick a file or a folder, and see what became of each and what to ask the applicant."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, ClassVar, get_args

from rich.cells import cell_len
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import ProgressBar, Static

from checklist.archive import RoundConflictError
from checklist.locale import N_, _, clock, date, ngettext
from checklist.screening.arrivals import SETTLED, Outcome, outcome_words
from checklist.tui.screens.fields_card import Field, FinalCard, Values
from checklist.tui.screens.screening_intake import FilesCard, take_in
from checklist.tui.screens.screening_work import RoundRoom, names_hidden_words
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.row_list import RowList, fitted
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.archive.round_files import FileLine

DAY = 12
_MARKS = {"taken_in": "✓", "replaced": "–", "damaged": "✗", "foreign": "✗", "rehearsal": "✗"}


class ReceiveScreen(RoundRoom):
    """Every file that came, with what became of it."""

    CSS_PATH: ClassVar = ["screening.tcss", "screening_receive.tcss"]
    WHAT = N_("Modtag ansøgninger")
    HELP = N_(
        "Tryk n, og vælg en fil eller en hel mappe. Hver fil bliver gemt, som den kom. De gode bliver taget ind, og ud "
        "for de andre står, hvad der er galt, og hvad du kan skrive til ansøgeren. Den samme mappe igen ændrer "
        "intet. Med t tager du selv en fil ind, der ellers står udenfor, og skriver hvorfor."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "receive", N_("tag imod"), tooltip=N_("Vælg filer eller en mappe")),
        Binding("t", "let_in", N_("tag ind alligevel"), tooltip=N_("Tag filen ind, og skriv hvorfor")),
        Binding("c", "copy", N_("kopiér spørgsmål"), tooltip=N_("Kopiér det, du kan skrive til ansøgeren")),
        Binding("s", "only", N_("kun det, der venter"), tooltip=N_("Vis kun filer, nogen skal tage stilling til")),
        Binding("escape", "back", N_("tilbage")),
    ]

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static("", id="summary", classes="lead", markup=False)
        yield ProgressBar(id="progress", show_eta=False)
        yield Static("", classes="columns", markup=False)
        yield RowList(self._line, id="files")
        with VerticalScroll(id="close-up", can_focus=False):
            yield Static("", id="close-up-text")
        yield KeyLine()

    def on_mount(self) -> None:
        self._files: dict[str, FileLine] = {}
        self._only_waiting = False
        self.query_one("#progress").display = False
        self.query_one(RowList).focus()

    async def reload(self) -> bool:
        files = await self.ask(lambda archive: archive.rounds.files.lines(self.round_id))
        if files is None:
            return False
        self._files = {one.sha256: one for one in files}
        return await super().reload()

    def show(self) -> None:
        if self.now_seen.names_hidden:
            self._files = {}
            self.query_one("#summary", Static).update(names_hidden_words())
            return
        shown = [one for one in self._files.values() if not self._only_waiting or one.outcome not in SETTLED]
        self.query_one(RowList).show([one.sha256 for one in shown])
        heading = self._columns(_("Fil"), _("Hvad der blev af den"), _("Modtaget"), self.query_one(RowList).line_width)
        self.query_one(".columns", Static).update(Text("  ") + heading)
        counts = Counter(one.outcome for one in self._files.values())
        said = [f"{n} {outcome_words(outcome)}" for outcome, n in counts.most_common()]
        empty = _("Ingen filer endnu. Tryk n, og vælg en fil eller en mappe.")
        self.query_one("#summary", Static).update(" · ".join(said) or empty)
        self._show_close_up()

    def _columns(self, name: str, outcome: str, day: str, width: int) -> Text:
        # The mark, a blank, and the longest word there is: what became of a file is never cut off.
        room = 2 + max(cell_len(outcome_words(one)) for one in get_args(Outcome))
        return Text(f"{fitted(name, width - room - DAY - 2)}  {fitted(outcome, room)}{day.rjust(DAY)}")

    def _line(self, key: str, width: int) -> Text:
        one = self._files[key]
        outcome = f"{_MARKS.get(one.outcome, '?')} {outcome_words(one.outcome)}"
        return self._columns(one.name, outcome, date(one.received.astimezone().date()), width)

    @property
    def _file(self) -> FileLine | None:
        key = self.query_one(RowList).chosen_key
        return self._files.get(key) if isinstance(key, str) else None

    def on_row_list_highlighted(self) -> None:
        self._show_close_up()

    def _show_close_up(self) -> None:
        one, text = self._file, Text()
        if one is not None:
            size = _("{n} kB").format(n=max(1, round(one.size / 1000)))
            text.append(f"{one.name} · {size} · {date(one.received.astimezone().date())} {clock(one.received)}\n")
            if one.let_in_by:
                text.append(_("Taget ind af {name}.").format(name=one.let_in_by) + "\n")
            for wrong in one.wrong:
                text.append(f"{wrong}\n", style="bold" if one.outcome != "taken_in" else "")
            if one.ask:
                text.append(_("Skriv til ansøgeren: "), style="bold")
                text.append(one.ask)
        self.query_one("#close-up-text", Static).update(text)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "receive":
            return self.seen is not None and not self.seen.names_hidden
        if not self.is_mounted or action not in {"let_in", "copy", "only"}:
            return super().check_action(action, parameters)
        one = self._file
        if action == "let_in":
            return one is not None and one.way_in is not None and one.outcome != "taken_in"
        if action == "copy":
            return one is not None and bool(one.ask)
        return bool(self._files)

    def action_only(self) -> None:
        self._only_waiting = not self._only_waiting
        self.show()

    def action_copy(self) -> None:
        if self._file is not None:
            self.app.copy_to_clipboard(self._file.ask)
            self.tell(_("Kopieret. Sæt det ind i en mail."))

    def action_let_in(self) -> None:
        self.run_worker(self._let_in(), group="work", exclusive=True)

    async def _let_in(self) -> None:
        one = self._file
        if one is None or self.seen is None:
            return
        by = Field("by", _("Hvem beslutter?"), value=self.seen.seat.name if self.seen.seat else None, required=True)
        because = Field("because", _("Hvorfor?"), kind="text", required=True)
        title = _("Tag filen ind alligevel")
        if one.way_in == "replace":
            title = _("Brug den nye udgave i stedet")
        code = ""

        async def write(values: Values) -> bool:
            nonlocal code
            who, why = str(values["by"]), str(values["because"])
            try:
                kept = await self.ask(lambda archive: archive.rounds.files.let_in(self.round_id, one.sha256, who, why))
            except RoundConflictError:
                self.tell(_("En anden rettede imens. Prøv igen."), trouble=True)
                return False
            code = kept.value.code if kept is not None else ""
            return kept is not None

        if await self.app.push_screen_wait(FinalCard(title, (by, because), store=write)) is not None:
            self.tell(_("Taget ind som {code}.").format(code=code))
            await self.reload()

    def action_receive(self) -> None:
        self.run_worker(self._receive(), group="work", exclusive=True)

    async def _receive(self) -> None:
        if self.seen is None:
            return
        picked = await self.app.push_screen_wait(FilesCard(self.seen.found.deadline))
        if picked is None:
            return
        bar = self.query_one("#progress", ProgressBar)
        bar.update(total=None, progress=0)
        bar.display = True

        def tell(done: int, total: int) -> None:
            self.app.call_from_thread(bar.update, total=total, progress=done)

        work = partial(take_in, self.seen.found, self.seen.catalogue, paths=picked.paths, came=picked.came, tell=tell)
        try:
            new = await self.ask(work)
        except RoundConflictError:
            self.tell(_("En anden tog imod samtidig. Vælg mappen igen, så kommer resten med."), trouble=True)
            new = None
        finally:
            bar.display = False
        if new is not None:
            words = ngettext(
                "{n} ny fil. Det, der var her, er uændret.", "{n} nye filer. Det, der var her, er uændret.", new
            )
            said = words.format(n=new) if new else _("Ingen nye filer. Alt er, som det var.")
            known = int(bar.total or 0) - new
            if new and known > 0:
                said += " " + ngettext(
                    "{n} fil var her i forvejen eller kunne ikke åbnes.",
                    "{n} filer var her i forvejen eller kunne ikke åbnes.",
                    known,
                ).format(n=known)
            self.tell(said)
        await self.reload()
