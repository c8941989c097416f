"""A round's page: how far it has come, and the ways on from here, in the order in which they are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from checklist.locale import N_, _, clock, long_date, ngettext
from checklist.screening.progress import counted, reviewers_progress, stage_words
from checklist.screening.seeing import has_finished
from checklist.screening.workload import workload, workload_words
from checklist.tui.screens.screening_following import FollowingRoom
from checklist.tui.screens.screening_work import Overview
from checklist.tui.widgets.bars import progress_bar
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.row_list import RowList, fitted
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

STEP = 24


class RoundScreen(FollowingRoom):
    """The steps of a round, each with what is left to do in it."""

    CSS_PATH: ClassVar = ["screening.tcss", "screening_round.tcss"]
    HELP = N_(
        "En runde går gennem de samme trin hver gang. Vælg et trin med piletasterne og Enter, eller tryk på tallet. "
        "Ud for hvert trin står, hvor langt I er. Tryk v for at sige, hvem du er på denne computer: "
        "en af bedømmerne, eller den, der leder runden. Tryk p for det, der skal på papir eller i et regneark."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", N_("vælg"), tooltip=N_("Gå til trinnet"), key_display="⏎"),
        Binding("1", "step('receive')", N_("modtag"), tooltip=N_("Tag imod ansøgninger"), show=False),
        Binding("2", "step('formal')", N_("formalia"), tooltip=N_("Se formalia efter, og streg over"), show=False),
        Binding("3", "step('reviewers')", N_("bedømmere"), tooltip=N_("Bedømmere og fordeling"), show=False),
        Binding("4", "step('declare')", N_("habilitet"), tooltip=N_("Sig, om du er inhabil"), show=False),
        Binding("5", "step('shelf')", N_("læs og bedøm"), tooltip=N_("Dine ansøgninger"), show=False),
        Binding("6", "step('see')", N_("overblik"), tooltip=N_("Ansøgninger og elementer i én tabel"), show=False),
        Binding("7", "step('order')", N_("rækkefølge"), tooltip=N_("Rækkefølgen og hvor sikker den er"), show=False),
        Binding("8", "step('decide')", N_("beslut"), tooltip=N_("Beslutninger, begrundelser og log"), show=False),
        Binding("p", "papers", N_("papirer"), tooltip=N_("Skriv rapport, breve, regneark eller indbydelse")),
        Binding("v", "seat", N_("hvem er du?"), tooltip=N_("Sig, hvem du er på denne computer")),
        Binding("r", "correct", N_("ret runden"), tooltip=N_("Ret frist, pladser, vægte og bilag")),
        Binding(
            "x", "save_file", N_("gem som fil"), tooltip=N_("Gem rundens indstillinger i en fil (TOML)"), show=False
        ),
        Binding("escape", "back", N_("tilbage")),
    ]

    def compose(self) -> ComposeResult:
        yield TitleBar()
        with Horizontal(id="round"):
            yield RowList(self._line, click_takes=True, id="steps")
            with VerticalScroll(id="about", can_focus=False):
                yield Static("", id="about-text", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self._steps: dict[str, tuple[str, str, str]] = {}
        self.query_one(RowList).focus()

    def show(self) -> None:
        seen = self.now_seen
        self._steps = {step: (name, state, mark) for step, name, state, mark in _steps(seen)}
        self.query_one(RowList).show(list(self._steps))
        self.query_one("#about-text", Static).update(_about(seen))
        if seen.seat is None and not self._asked_who:
            self._asked_who = True
            self.action_seat()

    _asked_who = False

    def _line(self, key: str, width: int) -> Text:
        name, state, mark = self._steps[key]
        number = list(self._steps).index(key) + 1
        line = Text(f"{mark or ' '} {number}  ")
        line.append(fitted(name, STEP), style="bold")
        return line + Text(fitted(state, width - STEP - 5))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        self.action_step(event.key)

    def action_take(self) -> None:
        self.query_one(RowList).action_choose()

    def action_step(self, step: str) -> None:
        if self.seen is None:
            return
        if step == "receive":
            from checklist.tui.screens.screening_receive import ReceiveScreen

            self.app.push_screen(ReceiveScreen(self.round_id))
        elif step == "formal":
            from checklist.tui.screens.screening_applications import ApplicationsScreen

            self.app.push_screen(ApplicationsScreen(self.round_id))
        elif step == "reviewers":
            from checklist.tui.screens.screening_reviewers import ReviewersScreen

            self.app.push_screen(ReviewersScreen(self.round_id))
        elif step == "declare":
            from checklist.tui.screens.screening_declare import DeclareScreen

            self.app.push_screen(DeclareScreen(self.round_id))
        elif step == "shelf":
            from checklist.tui.screens.screening_shelf import ShelfScreen

            self.app.push_screen(ShelfScreen(self.round_id))
        elif step == "see":
            from checklist.tui.screens.screening_see import SeeScreen

            self.app.push_screen(SeeScreen(self.round_id))
        elif step == "order":
            from checklist.tui.screens.screening_order import OrderScreen

            self.app.push_screen(OrderScreen(self.round_id))
        elif step == "decide":
            from checklist.tui.screens.screening_decide import DecideScreen

            self.app.push_screen(DecideScreen(self.round_id))

    def action_seat(self) -> None:
        from checklist.tui.screens.screening_seat import SeatCard

        if self.seen is not None:
            self.app.push_screen(SeatCard(self.seen))

    def action_papers(self) -> None:
        from checklist.tui.screens.screening_papers import RoundPapersScreen

        if self.seen is not None:
            self.app.push_screen(RoundPapersScreen(self.round_id))

    def action_correct(self) -> None:
        from checklist.tui.screens.screening_form import RoundFormScreen

        if self.seen is not None:
            self.app.push_screen(RoundFormScreen(self.seen.kept))

    def action_save_file(self) -> None:
        from checklist.tui.screens.screening_file import round_file_card, save_round

        if self.seen is not None:
            found = self.seen.found
            self.app.push_screen(round_file_card(self, found), lambda values: save_round(self, found, values))


def _mark(done: int, of: int) -> str:
    return "✓" if of and done >= of else "◐" if done else "·"


def _steps(seen: Overview) -> list[tuple[str, str, str, str]]:
    """Each step: its id, its name, what is done in it, and a mark for how far."""
    total = len(seen.applications)
    stand = seen.stages
    numbers = counted(stand)
    checked = total - numbers["check"]
    reviewed = numbers["decide"] + numbers["decided"]
    shared = len({one.application for one in seen.assignments})
    mine = [one for one in seen.assignments if one.reviewer == seen.me] if seen.me else []
    declared = {one.application for one in seen.declarations if one.reviewer == seen.me}
    handed_in = {one.application for one in seen.reviews if one.reviewer == seen.me and one.handed_in}
    taken = ngettext("{n} ansøgning er taget ind", "{n} ansøgninger er taget ind", total).format(n=total)
    if seen.waiting:
        waiting = ngettext("{n} fil venter", "{n} filer venter", seen.waiting).format(n=seen.waiting)
        taken = _("{n} er taget ind").format(n=total) + " · " + waiting
    people = ngettext("{n} bedømmer", "{n} bedømmere", len(seen.active_reviewers)).format(n=len(seen.active_reviewers))
    of = _("{done} af {all}")
    steps = [
        ("receive", _("Modtag ansøgninger"), taken, "◐" if seen.waiting else "✓" if total else "·"),
        ("formal", _("Formalia og navne"), of.format(done=checked, all=total), _mark(checked, total)),
        (
            "reviewers",
            _("Bedømmere og fordeling"),
            f"{people} · " + _("{done} af {all} fordelt").format(done=shared, all=total),
            _mark(shared, total),
        ),
    ]
    if seen.me is None:
        lines = reviewers_progress(seen.reviewers, seen.assignments, seen.reviews, seen.declarations)
        left = sum(line.to_declare for line in lines if line.reviewer.active)
        if not seen.assignments:
            # They say it about everybody before anything is shared.
            left = len(seen.active_reviewers) * total - _declared(seen)
        words = ngettext("{n} svar mangler", "{n} svar mangler", left).format(n=left) if left else ""
        steps.append(("declare", _("Habilitet"), words, "✓" if lines and total and not left else "·"))
        done = sum(bool(one.handed_in) for one in seen.reviews)
        all_given = len(seen.assignments)
        words = _("{done} af {all} afleveret").format(done=done, all=all_given)
        steps.append(("shelf", _("Læs og bedøm"), words, _mark(done, all_given)))
    else:
        left = len([one for one in seen.applications if one.id not in declared])
        words = _("du mangler at svare om {n}").format(n=left) if left else _("du har svaret")
        steps.append(("declare", _("Habilitet"), words, _mark(total - left, total)))
        words = _("du har afleveret {done} af {all}").format(done=len(handed_in), all=len(mine))
        steps.append(("shelf", _("Læs og bedøm"), words, _mark(len(handed_in), len(mine))))
    closed = "" if seen.is_open else _("lukket endnu")
    if seen.me and not closed and not has_finished(seen.me, seen.assignments, seen.reviews):
        closed = _("lukket endnu")
    steps += [
        ("see", _("Overblik"), closed or _("{done} af {all} er læst færdig").format(done=reviewed, all=total), ""),
        ("order", _("Rækkefølge"), closed or _("hvor sikker den er"), ""),
        (
            "decide",
            _("Beslutninger"),
            _("{done} af {all} besluttet").format(done=numbers["decided"], all=total),
            _mark(numbers["decided"], total),
        ),
    ]
    return steps


def _declared(seen: Overview) -> int:
    """On how many pairs of an active reviewer and an application something has been said about conflicts."""
    reviewers = {one.id for one in seen.active_reviewers}
    applications = {one.id for one in seen.applications}
    pairs = {(one.reviewer, one.application) for one in seen.declarations}
    return sum(reviewer in reviewers and application in applications for reviewer, application in pairs)


def _about(seen: Overview) -> Text:
    """What the round is, how far it is, and what it costs each reviewer."""
    found, total = seen.found, len(seen.applications)
    text = Text()
    text.append(found.purpose + "\n", style="italic")
    deadline = _("{day} kl. {time}").format(
        day=long_date(found.deadline.astimezone().date()), time=clock(found.deadline)
    )
    groups = ", ".join(f"{group.name} {group.places}" for group in found.groups) or str(found.places)
    how = _("blind: kode i stedet for navne") if found.blind else _("åben: bedømmerne ser navne")
    for name, value in ((_("Frist"), deadline), (_("Pladser"), groups), (_("Læsning"), how)):
        text.append(f"{name}: ", style="bold")
        text.append(value + "\n")
    numbers = counted(seen.stages)
    if total:
        decided = numbers["decided"]
        text.append(f"\n{progress_bar(decided, total, 24)}  ")
        text.append(_("{done} af {all} besluttet").format(done=decided, all=total) + "\n")
        parts = [f"{n} {stage_words(stage)}" for stage, n in numbers.items() if n]
        text.append(" · ".join(parts) + "\n")
    for said in workload_words(found, workload(found, total, len(seen.active_reviewers))):
        text.append("\n" + said)
    lines = [
        line
        for line in reviewers_progress(seen.reviewers, seen.assignments, seen.reviews, seen.declarations)
        if line.reviewer.active or line.handed_in
    ]
    if lines:
        text.append("\n\n" + _("Bedømmerne"), style="bold")
    for line in lines:
        words = _("{name}: {done} af {given} afleveret").format(
            name=line.reviewer.name, done=line.handed_in, given=line.given
        )
        text.append(f"\n{words}")
        if not line.reviewer.active:
            text.append(" · " + _("trådt ud"))
        if line.conflicts:
            text.append(" · " + _("inhabil i {n}").format(n=line.conflicts))
    return text
