"""The archive: every assessment on this computer, to be opened, carried out, corrected or deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from checklist.archive import ArchiveError
from checklist.catalogue import RefusedError
from checklist.locale import N_, _
from checklist.tui.base import Room
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.widgets.assessment_browser import AssessmentBrowser
from checklist.tui.widgets.assessment_list import AssessmentList
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from textual.app import ComposeResult

    from checklist.archive import Archive
    from checklist.tui.session import Session


class ArchiveScreen(Room):
    """The list, and what is known about the one that is pointed at."""

    CSS_PATH = "archive.tcss"
    HELP = N_(
        "Alle besvarelser på denne computer, den senest ændrede øverst. Tryk f, og skriv en del af navnet for at finde "
        "en. Det, du sletter, ligger under slettede, indtil du sletter det for altid."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "search", N_("find"), tooltip=N_("Skriv en del af praksis, tilbud eller år")),
        Binding("x", "export", N_("gem i fil"), tooltip=N_("Gem rapporten eller besvarelsen i en fil")),
        Binding("r", "correct", N_("ret"), tooltip=N_("Ret oplysninger om praksis")),
        Binding("s", "renew", N_("begynd fra den"), tooltip=N_("Begynd en ny besvarelse fra denne"), show=False),
        Binding("delete,d", "delete", N_("slet"), tooltip=N_("Slet besvarelsen. Det kan fortrydes"), key_display="d"),
        Binding("g", "restore", N_("hent tilbage"), tooltip=N_("Hent den slettede besvarelse tilbage"), show=False),
        Binding("delete,d", "erase", N_("slet for altid"), key_display="d"),
        Binding("u", "undo", N_("fortryd"), tooltip=N_("Fortryd den seneste sletning")),
        Binding("t", "bin", N_("slettede"), tooltip=N_("Vis de slettede besvarelser")),
        Binding("t", "archive", N_("arkiv"), tooltip=N_("Tilbage til arkivet")),
        Binding("c", "backup", N_("sikkerhedskopi"), tooltip=N_("Gem en kopi af hele arkivet"), show=False),
        Binding("escape", "back", N_("tilbage")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._deleted_now: list[UUID] = []
        self._in_bin = False
        self._corrected: Session | None = None

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield AssessmentBrowser(self.lovende.ready_desk.catalogue, _("Find"))
        yield KeyLine()

    @property
    def _browser(self) -> AssessmentBrowser:
        return self.query_one(AssessmentBrowser)

    def on_mount(self) -> None:
        self._browser.focus_list()

    def on_screen_resume(self) -> None:
        self._tell_about_correction()
        self._reload()

    def _tell_about_correction(self) -> None:
        session, self._corrected = self._corrected, None
        if session is not None and session.conflict is not None:
            from checklist.tui.screens.conflict import ConflictCard

            self.app.push_screen(ConflictCard(session), lambda _decided: self._reload())
        elif session is not None and session.failure is not None:
            self._fail(session.failure)

    def _reload(self, point_at: UUID | None = None) -> None:
        """Read the list anew, pointing at this assessment or else at the same as before."""
        archive = self.lovende.ready_desk.archive
        words = self.lovende.ready_desk.trouble or self._words_for_none()
        try:
            entries = archive.entries(deleted=self._in_bin) if archive else ()
        except ArchiveError as error:
            entries, words = (), error.message
        self.query_one(AssessmentList).brings_back = self._in_bin
        self._browser.show(entries, words, point_at)
        self.query_one(TitleBar).practice = _("Slettede") if self._in_bin else _("Arkiv")
        self._tell_count()
        self.refresh_bindings()

    def _tell_count(self) -> None:
        self.query_one(TitleBar).state = self._browser.count_words

    def on_input_changed(self) -> None:
        self._tell_count()

    def _words_for_none(self) -> str:
        if self._in_bin:
            return _("Her er ingen slettede besvarelser.")
        return _("Her er ingen besvarelser endnu. Gå tilbage, og tryk n for at begynde en ny.")

    def on_assessment_list_chosen(self, event: AssessmentList.Chosen) -> None:
        if self._in_bin:
            self.action_restore()
        else:
            self.lovende.open_stored(event.entry.id)

    # What can be done with an assessment

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.query(AssessmentBrowser):
            return super().check_action(action, parameters)
        if action in {"export", "correct", "renew", "delete"}:
            return not self._in_bin and self._browser.highlighted is not None
        if action in {"restore", "erase"}:
            return self._in_bin and self._browser.highlighted is not None
        if action == "undo":
            return bool(self._deleted_now) and not self._in_bin
        if action in {"bin", "archive"}:
            return self._in_bin == (action == "archive")
        if action == "backup":
            return self.lovende.ready_desk.archive is not None
        return super().check_action(action, parameters)

    def _fail(self, message: str) -> None:
        self.notify(message, severity="error", timeout=12, markup=False)

    def _with_archive(self, act: Callable[[Archive], None], point_at: UUID | None = None) -> bool:
        """Do something with the archive and show the list anew; False, and said, where the archive refused."""
        archive = self.lovende.ready_desk.archive
        if archive is None:
            return False
        try:
            act(archive)
        except ArchiveError as error:
            self._fail(error.message)
            return False
        finally:
            self._reload(point_at)
        return True

    def action_search(self) -> None:
        self._browser.search()

    def action_delete(self) -> None:
        entry = self._browser.highlighted
        if entry is not None and self._with_archive(lambda archive: archive.delete(entry.id)):
            self._deleted_now.append(entry.id)
            message = _("»{practice}« er slettet. Tryk u for at fortryde.")
            self.notify(message.format(practice=entry.practice), markup=False)
            self.refresh_bindings()

    def action_undo(self) -> None:
        if self._deleted_now:
            last = self._deleted_now.pop()
            self.app.clear_notifications()  # they say that it is deleted
            if self._with_archive(lambda archive: archive.restore(last), last):
                self.notify(_("Besvarelsen er tilbage."))

    def action_restore(self) -> None:
        entry = self._browser.highlighted
        if entry is not None and self._with_archive(lambda archive: archive.restore(entry.id)):
            self._deleted_now = [one for one in self._deleted_now if one != entry.id]
            self.notify(_("»{practice}« er tilbage i arkivet.").format(practice=entry.practice), markup=False)

    def action_erase(self) -> None:
        self.run_worker(self._erase(), exclusive=True)

    async def _erase(self) -> None:
        entry = self._browser.highlighted
        if entry is None:
            return
        text = _(
            "»{practice}« bliver slettet for altid, også i de kopier, der ligger ved siden af arkivet. "
            "Det kan ikke gøres om."
        )
        title = _("Slet for altid?")
        if await self.app.push_screen_wait(ConfirmCard(title, text.format(practice=entry.practice))):
            self._with_archive(lambda archive: archive.erase(entry.id))
            self._deleted_now = [one for one in self._deleted_now if one != entry.id]

    def action_bin(self) -> None:
        self.app.clear_notifications()  # u, which they tell of, does nothing among the deleted ones
        self._in_bin = True
        self._reload()

    def action_archive(self) -> None:
        self._in_bin = False
        self._reload()

    def _opened(self) -> Session | None:
        """The session of the one that is pointed at; None, and said, where it cannot be opened."""
        entry = self._browser.highlighted
        if entry is None:
            return None
        try:
            return self.lovende.ready_desk.open(entry.id)
        except (ArchiveError, RefusedError) as error:
            self._fail(str(error))
            return None

    def action_export(self) -> None:
        from checklist.tui.screens.export import ExportScreen

        if (session := self._opened()) is not None:
            self.app.push_screen(ExportScreen(session))

    def action_correct(self) -> None:
        from checklist.tui.screens.practice import PracticeScreen

        if (session := self._opened()) is not None:
            self._corrected = session
            self.app.push_screen(PracticeScreen(edit=session))

    def action_renew(self) -> None:
        from checklist.tui.screens.renewal import begin_from

        if self._browser.highlighted is not None:
            begin_from(self.lovende, self._browser.highlighted)

    def action_backup(self) -> None:
        from checklist.tui.screens.backup import BackupCard

        self.app.push_screen(BackupCard())

    def action_back(self) -> None:
        if self._browser.end_search():
            return
        if self._in_bin:
            self.action_archive()
        else:
            self.dismiss()
