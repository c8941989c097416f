"""Reviewers and their share: who reads, which cases everybody reads first, and who gets what."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID, uuid4

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from checklist.archive import RoundConflictError
from checklist.locale import N_, _, ngettext
from checklist.screening.model import Reviewer, code_of
from checklist.screening.progress import ReviewerProgress, reviewers_progress
from checklist.screening.seeing import settled
from checklist.screening.sharing import (
    choose_calibration,
    conflicts_in,
    disagreeing,
    evenness_words,
    share,
    share_extra,
    unmet_words,
)
from checklist.screening.workload import workload, workload_words
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.fields_card import Field, FieldsCard
from checklist.tui.screens.screening_following import FollowingRoom
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.row_list import RowList, fitted
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.archive import Archive
    from checklist.screening.model import Assignment
    from checklist.screening.sharing import Sharing
    from checklist.tui.screens.screening_work import Overview

FIGURE = 11


class ReviewersScreen(FollowingRoom):
    """One line for each reviewer, and the share."""

    CSS_PATH = "screening.tcss"
    WHAT = N_("Bedømmere og fordeling")
    HELP = N_(
        "Skriv bedømmerne ind. Lad dem svare om habilitet, før du fordeler. Tryk k for at vælge de fælles sager, som "
        "alle læser først, og f for at fordele resten ligeligt. Fordeler du igen, beholder alle det, de har fået. "
        "Når to er langt fra hinanden om et element, giver e ansøgningen til én mere."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("ny"), tooltip=N_("Skriv en bedømmer ind")),
        Binding("k", "calibrate", N_("fælles sager"), tooltip=N_("Vælg de sager, som alle læser først")),
        Binding("f", "share", N_("fordel"), tooltip=N_("Fordel ansøgningerne mellem bedømmerne")),
        Binding("e", "extra", N_("én mere ved uenighed"), tooltip=N_("Giv de omstridte til én bedømmer mere")),
        Binding(
            "d",
            "leave",
            N_("træder ud / ind"),
            tooltip=N_("Bedømmeren er ikke længere med, eller er med igen"),
            show=False,
        ),
        Binding("g", "notes", N_("samtalen"), tooltip=N_("Noter fra samtalen om de fælles sager"), show=False),
        Binding("escape", "back", N_("tilbage")),
    ]

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static("", classes="columns", markup=False)
        yield RowList(self._line, id="reviewers")
        with VerticalScroll(classes="rule-above", can_focus=False):
            yield Static("", id="load", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self._lines: dict[UUID, ReviewerProgress] = {}
        self._sharing: Sharing | None = None
        self.query_one(RowList).focus()

    def show(self) -> None:
        seen = self.now_seen
        found = reviewers_progress(seen.reviewers, seen.assignments, seen.reviews, seen.declarations)
        self._lines = {line.reviewer.id: line for line in found}
        self.query_one(RowList).show(list(self._lines))
        columns = (_("Læser"), _("Afleveret"), _("I gang"), _("Inhabil i"), _("Uden svar"))
        heading = fitted(_("Bedømmer"), self.query_one(RowList).line_width - FIGURE * 5) + "".join(
            one.rjust(FIGURE) for one in columns
        )
        self.query_one(".columns", Static).update(Text("  " + heading))
        self.query_one("#load", Static).update(self._said())

    def _said(self) -> str:
        seen = self.now_seen
        n = len(seen.active_reviewers)
        lines = list(workload_words(seen.found, workload(seen.found, len(seen.applications), n)))
        if self._sharing is not None:
            codes = {one.id: code_of(one.number) for one in seen.applications}
            unmet = [one for one in self._sharing.unmet if one.application in codes]
            lines = [evenness_words(self._sharing), *(unmet_words(one, codes[one.application]) for one in unmet)]
        shared = [one.code for one in seen.applications if one.calibration]
        if shared:
            lines.append(_("Fælles sager: {codes}.").format(codes=", ".join(shared)))
        left = len(seen.applications) - len({one.application for one in seen.assignments})
        if left and n:
            text = ngettext("{n} ansøgning er ikke fordelt endnu.", "{n} ansøgninger er ikke fordelt endnu.", left)
            lines.append(text.format(n=left))
        apart = disagreeing(seen.found, seen.reviews)
        given = {one.application for one in seen.assignments if one.why != "share"}
        active = [one.id for one in seen.active_reviewers]
        done = settled(seen.found, seen.assignments, seen.reviews, conflicts_in(seen.declarations), active)
        waiting = [one.code for one in seen.applications if one.id in apart and one.id not in given | done]
        if waiting:
            lines.append(_("Bedømmerne er langt fra hinanden om {codes}: tryk e.").format(codes=", ".join(waiting)))
        return "\n".join(lines)

    def _line(self, key: UUID, width: int) -> Text:
        line = self._lines[key]
        name = line.reviewer.name
        if not line.reviewer.active:
            name = _("{name} (trådt ud)").format(name=name)
        elif key == self.now_seen.me:
            name = _("{name} (dig)").format(name=name)
        figures = (line.given, line.handed_in, line.begun, line.conflicts, line.to_declare)
        return Text(fitted(name, width - FIGURE * 5) + "".join(str(one).rjust(FIGURE) for one in figures))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in {"calibrate", "share", "extra"}:
            return self.seen is not None and bool(self.seen.active_reviewers) and bool(self.seen.applications)
        return super().check_action(action, parameters)

    def action_new(self) -> None:
        self.run_worker(self._new(), group="work", exclusive=True)

    async def _new(self) -> None:
        hint = _("Navnet står i rapporten til bestyrelsen og aldrig i et brev til ansøgere.")
        field = Field("names", _("Navn"), required=True, placeholder=_("flere: adskil med komma"))
        values = await self.app.push_screen_wait(FieldsCard(_("Ny bedømmer"), (field,), hint))
        if values is None:
            return
        known = {one.name.casefold() for one in self.now_seen.reviewers}
        names = [one.strip() for one in str(values["names"]).split(",") if one.strip()]

        def put(archive: Archive) -> bool:
            for name in dict.fromkeys(names):
                if name.casefold() not in known:
                    archive.rounds.reviews.put_reviewer(self.round_id, Reviewer(id=uuid4(), name=name))
            return True

        if await self.ask(put):
            await self.reload()

    def action_leave(self) -> None:
        self.run_worker(self._leave(), group="work", exclusive=True)

    async def _leave(self) -> None:
        line = self._lines.get(self.query_one(RowList).chosen_key)
        if line is None:
            return
        after = line.reviewer.model_copy(update={"active": not line.reviewer.active})
        title = _("Træder {name} ud?") if line.reviewer.active else _("Er {name} med igen?")
        text = _("Det, der er afleveret, bliver stående. Fordel igen bagefter (f).")
        if not await self.app.push_screen_wait(ConfirmCard(title.format(name=after.name), text)):
            return
        if await self.do(lambda archive: archive.rounds.reviews.put_reviewer(self.round_id, after)):
            await self.reload()

    def action_calibrate(self) -> None:
        self.run_worker(self._calibrate(), group="work", exclusive=True)

    async def _calibrate(self) -> None:
        """Choose the shared cases anew, unless there are some already."""
        seen = self.now_seen
        if any(one.calibration for one in seen.applications):
            self.tell(_("De fælles sager er valgt. Skift en enkelt under Formalia og navne."))
            return
        reviewers = [one.id for one in seen.active_reviewers]

        def choose(archive: Archive) -> int:
            kept = {one.value.id: one for one in archive.rounds.applications.all(self.round_id)}
            conflicts = conflicts_in(seen.declarations)
            chosen = choose_calibration(seen.found, [one.value for one in kept.values()], reviewers, conflicts)
            for one in chosen:
                after = kept[one].value.model_copy(update={"calibration": True})
                archive.rounds.applications.save(kept[one], after)
            return len(chosen)

        try:
            n = await self.ask(choose)
        except RoundConflictError:
            self.tell(_("En anden rettede imens. Prøv igen."), trouble=True)
            n = None
        await self.reload()
        if n is not None:
            text = ngettext("{n} fælles sag er valgt. Fordel nu (f).", "{n} fælles sager er valgt. Fordel nu (f).", n)
            self.tell(text.format(n=n))

    def action_share(self) -> None:
        self.run_worker(self._share(), group="work", exclusive=True)

    async def _share(self) -> None:
        seen = self.now_seen
        asked = seen.found.calibration_cases
        if asked and not seen.assignments and not any(one.calibration for one in seen.applications):
            text = _("De fælles sager læser alle først og taler om, så I bedømmer ens. n går tilbage; k vælger dem.")
            if not await self.app.push_screen_wait(ConfirmCard(_("Fordel uden fælles sager?"), text)):
                return

        def made() -> Sharing:
            return share(
                seen.found,
                [one.id for one in seen.applications],
                [one.id for one in seen.active_reviewers],
                conflicts_in(seen.declarations),
                calibration=[one.id for one in seen.applications if one.calibration],
                kept=_staying(seen),
            )

        await self._assign(made())

    def action_extra(self) -> None:
        seen = self.now_seen
        reviewers = [one.id for one in seen.active_reviewers]
        conflicts = conflicts_in(seen.declarations)
        sharing = share_extra(seen.found, seen.reviews, seen.assignments, reviewers, conflicts)
        self.run_worker(self._assign(sharing), group="work", exclusive=True)

    async def _assign(self, sharing: Sharing) -> None:
        before = self.now_seen.assignments
        try:
            done = await self.ask(
                lambda archive: archive.rounds.reviews.assign(self.round_id, before, sharing.assignments)
            )
        except RoundConflictError:
            await self.reload()
            self.tell(_("En anden fordelte samtidig. Nu ser du deres fordeling; fordel igen, hvis der mangler noget."))
            return
        if done is None:
            return
        await self.reload()
        self._sharing = sharing
        self.show()

    def action_notes(self) -> None:
        from checklist.tui.screens.screening_notes import NotesScreen

        self.app.push_screen(NotesScreen(self.round_id))


def _staying(seen: Overview) -> tuple[Assignment, ...]:
    """What stays as it was shared: all of it, but for what reviewers who have left did not hand in.

    Nobody hands that in any more, and the round would wait for it forever.
    """
    handed_in = {(one.application, one.reviewer) for one in seen.reviews if one.handed_in}
    active = {one.id for one in seen.active_reviewers}
    return tuple(
        one for one in seen.assignments if one.reviewer in active or (one.application, one.reviewer) in handed_in
    )
