"""Decisions: people take them one by one and write why; the log keeps every one, chained so that a change shows."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from checklist.archive import RoundConflictError
from checklist.locale import N_, _, clock, date
from checklist.screening.decisions import Entry, known_record, standing
from checklist.screening.letters import outcome_words
from checklist.screening.model import CHOICES, Choice, Decision, choice_words
from checklist.screening.order_words import decides_nothing
from checklist.screening.progress import FLAG_MARK, Stage, flags, stage_words
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.fields_card import Field, FinalCard, Values
from checklist.tui.screens.screening_following import FollowingRoom
from checklist.tui.screens.screening_order_work import WorkedOut, work_out, working_words
from checklist.tui.session import now
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.row_list import RowList, fitted
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from checklist.archive import Archive
    from checklist.archive.round_applications import ApplicationLine
    from checklist.tui.screens.screening_work import Overview

STATE, VERDICT = 22, 24


class DecideScreen(FollowingRoom):
    """The applications by their codes, each with what was decided about it."""

    CSS_PATH: ClassVar = ["screening.tcss", "screening_decide.tcss"]
    WHAT = N_("Beslutninger")
    HELP = N_(
        "I beslutter om én ansøgning ad gangen og skriver hvorfor. Begrundelsen skal kunne læses af ansøgeren. En "
        "beslutning kan laves om; så bliver begge stående i loggen. Tryk l for at se loggen og k for at efterprøve, "
        "at ingen har ændret i den. Enter viser bedømmelserne, b brevet til ansøgeren. Beregningen afgør intet; alle "
        "læses."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "decide('go_on')", N_("går videre"), tooltip=N_("Ansøgningen går videre")),
        Binding("2", "decide('wait')", N_("venter"), tooltip=N_("Ansøgningen venter")),
        Binding("3", "decide('not_this_time')", N_("ikke denne gang"), tooltip=N_("Ikke denne gang")),
        Binding("4", "decide('ask_for_more')", N_("bed om mere"), tooltip=N_("Vi beder ansøgeren om mere")),
        # Hidden for the sake of 80 columns: people try Enter anyway, and the help tells of both.
        Binding("enter", "open", N_("se"), tooltip=N_("Alle bedømmelser og kommentarer"), key_display="⏎", show=False),
        Binding("b", "letter", N_("brevet"), tooltip=N_("Se det brev, ansøgeren får"), show=False),
        Binding("l", "log", N_("log"), tooltip=N_("Alle beslutninger, i den orden, de er taget")),
        Binding("k", "verify", N_("efterprøv"), tooltip=N_("Efterprøv, at loggen ikke er ændret"), show=False),
        Binding(
            "w", "withdraw", N_("trukket tilbage"), tooltip=N_("Ansøgeren trækker sig: slet alt for altid"), show=False
        ),
        Binding("escape", "back", N_("tilbage")),
    ]

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static(decides_nothing(), classes="promise", markup=False)
        yield Static("", classes="columns", markup=False)
        yield RowList(self._line, id="decisions")
        with VerticalScroll(id="close-up", can_focus=False):
            yield Static("", id="close-up-text", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self._lines: dict[UUID, ApplicationLine] = {}
        self._standing: dict[UUID, Entry] = {}
        self._stages: dict[UUID, Stage] = {}
        self._worked: WorkedOut | None = None
        self.query_one(RowList).focus()

    def show(self) -> None:
        seen = self.now_seen
        self._lines = {one.id: one for one in seen.applications}
        self._standing = standing(seen.log.entries)
        self._stages = seen.stages
        self.query_one(RowList).show(list(self._lines))
        heading = self._columns(_("Ansøgning"), _("Står"), _("Besluttet"), self.query_one(RowList).line_width)
        self.query_one(".columns", Static).update(Text("  ") + heading)
        if self._worked is not None and not (seen.is_open and self._worked.holds(seen)):
            self._worked = None
        if self._worked is None and self._has_order:
            self.run_worker(self._work_out(seen), group="order", exclusive=True)
        self._show_close_up()

    @property
    def _has_order(self) -> bool:
        """Whether there is anything to make an order of, and who sits here may see it."""
        return self.now_seen.is_open and any(one.handed_in for one in self.now_seen.reviews)

    async def _work_out(self, seen: Overview) -> None:
        """The order, so that what was known then can be kept with each decision."""
        self._worked = await asyncio.to_thread(work_out, seen, now())
        if not self.is_left:
            self._show_close_up()

    def _columns(self, name: str, state: str, verdict: str, width: int) -> Text:
        return Text(
            f"{fitted(name, max(8, width - STATE - VERDICT - 2))} {fitted(state, STATE)} {fitted(verdict, VERDICT)}"
        )

    def _named(self, application: UUID) -> str:
        seen, line = self.now_seen, self._lines[application]
        return line.code if seen.names_hidden else f"{line.code}  {line.practice} · {line.service}"

    def _line(self, key: UUID, width: int) -> Text:
        entry = self._standing.get(key)
        verdict = f"✓ {choice_words(entry.verdict)}" if entry else "·"
        return self._columns(self._named(key), stage_words(self._stages[key]), verdict, width)

    @property
    def _application(self) -> UUID | None:
        key = self.query_one(RowList).chosen_key
        return key if isinstance(key, UUID) else None

    def on_row_list_highlighted(self) -> None:
        if self.seen is not None:
            self._show_close_up()

    def _show_close_up(self) -> None:
        application, seen, text = self._application, self.now_seen, Text()
        if application is None or application not in self._lines:
            return
        entry = self._standing.get(application)
        if entry is not None:
            texts = seen.log.texts.get(entry.number)
            reason = texts.reason.text if texts and texts.reason else _("(begrundelsen er slettet)")
            day = date(entry.at.astimezone().date())
            who = _("{name}, {day} kl. {time}").format(name=entry.by, day=day, time=clock(entry.at))
            text.append(f"{choice_words(entry.verdict)} – {who}\n", style="bold")
            text.append(f"{reason}\n")
        may_see = seen.is_open and application not in seen.kept_from_me
        raised = flags(seen.found, seen.reviews).get(application, ()) if may_see else ()
        if raised:
            names = ", ".join(seen.catalogue.element_by_id[one].name for one in raised)
            text.append(f"{FLAG_MARK} " + _("På eller under grænsen: {names}").format(names=names) + "\n")
        for group in self._worked.orders if self._worked and may_see else ():
            for one in group.order.standings:
                if one.application == application:
                    text.append(group.sentence(one, seen.catalogue, seen.reviewers))
        if self._worked is None and self._has_order and may_see:
            text.append(working_words(None), style="dim")
        self.query_one("#close-up-text", Static).update(text)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in {"decide", "open", "withdraw"}:
            return self.seen is not None and bool(self.seen.applications) and (action != "open" or self.seen.is_open)
        if action == "letter":
            # Letters carry names, and what the reviewers gave: they are for whoever runs the round.
            return self.seen is not None and self.seen.seat is not None and self.seen.me is None and bool(self._lines)
        return super().check_action(action, parameters)

    # Deciding

    def action_decide(self, choice: Choice) -> None:
        if choice in CHOICES:
            self.run_worker(self._decide(choice), group="decide", exclusive=True)

    async def _decide(self, choice: Choice) -> None:
        application, seen = self._application, self.now_seen
        if application is None:
            return
        head = seen.log.head
        by = Field("by", _("Hvem beslutter?"), value=seen.seat.name if seen.seat else None, required=True)
        reason = Field("reason", _("Hvorfor?"), kind="text", required=True)
        said = _("I brevet kommer der til at stå: »{words}«").format(words=outcome_words(seen.found, choice))
        hint = _("Begrundelsen står i loggen og i bestyrelsens rapport. Skriv om praksis, ikke om personer.")
        earlier = self._standing.get(application)
        if earlier is not None:
            text = _("Før stod der »{words}«. Det bliver stående i loggen, og det nye gælder.")
            hint = f"{text.format(words=choice_words(earlier.verdict))}\n{hint}"
        hint = f"{hint}\n{said}"
        title = f"{self._named(application)}: {choice_words(choice)}"
        sent: list[Decision] = []

        async def write(values: Values) -> bool:
            known = await self._known(application)
            if known is None:
                return False
            said = str(values["by"]), str(values["reason"])
            if not sent or (sent[-1].by, sent[-1].reason) != said:
                sent.append(_decision(application, choice, *said, known))
            # The very same one again where the server went away: it may have taken it in.
            return await self._written(sent[-1], head)

        if await self.app.push_screen_wait(FinalCard(title, (by, reason), hint, write)) is not None:
            self.tell(
                _("{name}: {words}. Skrevet i loggen.").format(
                    name=self._named(application), words=choice_words(choice)
                )
            )
        await self.reload()

    async def _known(self, application: UUID) -> str | None:
        """What is known about the application at this moment, to be kept with the decision."""
        kept = await self.ask(lambda archive: archive.rounds.reviews.all(self.round_id, application=application))
        if kept is None:
            return None
        order = self._worked.record(application) if self._worked else None
        return known_record([one.value for one in kept], application, order)

    async def _written(self, decision: Decision, head: str) -> bool:
        """Into the log; where somebody decided about the same application meanwhile, the person sees it first."""

        def decide(archive: Archive) -> Entry:
            return archive.rounds.decisions.decide(self.round_id, decision, head)

        try:
            return await self.ask(decide) is not None
        except RoundConflictError:
            if not await self.reload():
                return False
        log = self.now_seen.log
        # The log is one for the whole round; what was decided about others is no reason to ask.
        theirs = [one for one in _after(log.entries, head) if one.application == decision.application]
        if theirs:
            text = _("{name} har besluttet noget imens: {what}. Skal din beslutning skrives efter den?")
            line = self._lines.get(decision.application)
            what = f"{line.code if line else '?'} {choice_words(theirs[-1].verdict)}"
            told = text.format(name=theirs[-1].by, what=what)
            if not await self.app.push_screen_wait(ConfirmCard(_("En anden besluttede samtidig"), told)):
                return False
        return await self._written(decision, log.head)

    def action_verify(self) -> None:
        self.run_worker(self._verify(), group="verify", exclusive=True)

    async def _verify(self) -> None:
        from checklist.screening.decisions import verification_words

        found = await self.ask(lambda archive: archive.rounds.decisions.verify(self.round_id))
        if found is not None:
            lines = [verification_words(found), *map(str, found.findings)]
            self.tell("\n".join(lines), trouble=not found.holds)

    def action_letter(self) -> None:
        from checklist.tui.screens.screening_letter import LetterScreen

        if self._application is not None:
            self.app.push_screen(LetterScreen(self.round_id, self._application))

    def action_log(self) -> None:
        from checklist.tui.screens.screening_log import LogScreen

        self.app.push_screen(LogScreen(self.round_id))

    def action_withdraw(self) -> None:
        self.run_worker(self._withdraw(), group="withdraw", exclusive=True)

    async def _withdraw(self) -> None:
        application, seen = self._application, self.now_seen
        if application is None:
            return
        name = self._named(application)
        archive = self.desk.archive
        if archive is None or archive.is_on_this_computer:
            text = _(
                "Alt, hvad ansøgeren har sendt, og alt, hvad der er sagt om det, bliver slettet for altid, i kopierne "
                "med. Loggen siger kun, at ansøgeren trak sig."
            )
        else:
            text = _(
                "Alt, hvad ansøgeren har sendt, og alt, hvad der er sagt om det, bliver slettet for altid. Serverens "
                "egne kopier lever, til den, der passer serveren, sletter dem. Loggen siger kun, at ansøgeren trak sig."
            )
        if await self.app.push_screen_wait(ConfirmCard(_("Trækker {name} sig?").format(name=name), text)):
            who = seen.seat.name if seen.seat else "?"
            done = await self.do(lambda archive: archive.rounds.withdraw(application, who, now()))
            if done:
                self.tell(_("{code} er trukket tilbage, og alt er slettet.").format(code=self._lines[application].code))
                await self.reload()

    def action_open(self) -> None:
        self.query_one(RowList).action_choose()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        from checklist.tui.screens.screening_reviews_card import ReviewsScreen

        if isinstance(event.key, UUID) and self.check_action("open", ()):
            self.app.push_screen(ReviewsScreen(self.round_id, event.key))


def _decision(application: UUID, choice: Choice, by: str, reason: str, known: str) -> Decision:
    return Decision(application=application, by=by, at=now(), choice=choice, reason=reason, known=known)


def _after(entries: tuple[Entry, ...], head: str) -> tuple[Entry, ...]:
    """The entries that follow the one with the hash `head`; all of them where that is the beginning."""
    hashes = [one.hash for one in entries]
    return entries[hashes.index(head) + 1 :] if head in hashes else entries
