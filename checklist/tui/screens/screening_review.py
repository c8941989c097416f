"""Reading and rating one application, element by element, alone until it is handed in."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from rich.console import Group
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from checklist.assessment.model import Rating
from checklist.catalogue import RefusedError
from checklist.locale import N_, _
from checklist.screening.reviewing import hand_in, open_again, unrated, with_rating
from checklist.screening.seeing import as_read, name_shown, reviews_seen
from checklist.tui.screens import screening_review_texts as texts
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.free_text import FreeTextCard
from checklist.tui.screens.screening_comment import comment_card
from checklist.tui.screens.screening_review_work import ReviewWork, open_review
from checklist.tui.screens.screening_work import RoundRoom
from checklist.tui.session import now
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.row_list import RowList
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.app import ComposeResult

    from checklist.assessment.model import Assessment
    from checklist.catalogue import Element
    from checklist.screening.model import Review

ABOUT = "about"
SECONDS_BETWEEN_TRIES = 5.0


class ReviewScreen(RoundRoom):
    """The elements beside, the answers in the middle, the rating at the foot."""

    CSS_PATH: ClassVar = ["screening.tcss", "screening_review.tcss"]
    HELP = N_(
        "Læs svarene, og giv hvert element et tal fra 1 til 5. Skriv en kommentar med k: den er til de andre bedømmere "
        "og kan senere blive frigivet til ansøgeren. Kan du ikke bedømme et element, så tryk u. Alt bliver gemt med "
        "det samme. Når alle elementer er bedømt, afleverer du med a. Så ser du, hvad de andre har givet."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "rate(1)", N_("bedøm"), tooltip=N_("Bedøm elementet: 1 svag, 5 stærk"), key_display="1-5"),
        *(Binding(str(value), f"rate({value})", show=False) for value in (2, 3, 4, 5)),
        Binding("u", "abstain", N_("undlad"), tooltip=N_("Undlad at bedømme elementet")),
        Binding("k", "comment", N_("kommentar"), tooltip=N_("Skriv, hvorfor du bedømmer sådan")),
        Binding("left", "turn(-1)", N_("forrige"), key_display="←", show=False),
        Binding("right", "turn(1)", N_("næste"), tooltip=N_("Næste element"), key_display="← →"),
        Binding("pageup", "scroll_text(-1)", N_("rul op"), show=False, priority=True),
        Binding("pagedown,space", "scroll_text(1)", N_("rul ned"), show=False, priority=True),
        Binding("delete,backspace", "clear", N_("tag tallet væk"), tooltip=N_("Tag dit tal væk"), show=False),
        Binding("a", "hand_in", N_("aflevér"), tooltip=N_("Aflevér din bedømmelse af ansøgningen")),
        Binding("o", "open_again", N_("åbn igen"), tooltip=N_("Åbn en fælles sag igen efter samtalen")),
        Binding("escape", "back", N_("tilbage")),
    ]

    def __init__(self, round_id: UUID, application_id: UUID) -> None:
        super().__init__(round_id)
        self._application_id = application_id
        self._work: ReviewWork | None = None
        self._shown: Assessment | None = None
        self._storing = asyncio.Lock()

    def compose(self) -> ComposeResult:
        yield TitleBar()
        with Horizontal(id="review"):
            yield RowList(self._line, id="elements")
            with Vertical(id="reading"):
                yield Static("", id="element-name", classes="heading", markup=False)
                with VerticalScroll(id="answers", can_focus=False):
                    yield Static("", id="answer-text")
                with VerticalScroll(id="rating", can_focus=False):
                    yield Static("", id="rating-text")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(RowList).focus()
        self.set_interval(SECONDS_BETWEEN_TRIES, self._try_again)

    async def reload(self) -> bool:
        if not await super().reload():
            return False
        seen = self.now_seen
        if self._work is None and seen.me is not None:
            me, moment = seen.me, now()
            self._work = await self.ask(
                lambda archive: open_review(archive, seen.found, self._application_id, me, moment)
            )
            if self._work is not None:
                self._shown = as_read(seen.found, self._work.application)
                self.query_one(RowList).show([ABOUT, *(one.id for one in seen.catalogue.elements_as_shown)])
        self._show_all()
        return True

    # What the screen shows

    @property
    def _element(self) -> Element | None:
        key = self.query_one(RowList).chosen_key
        return self.now_seen.catalogue.element_by_id.get(key) if isinstance(key, str) and self.seen else None

    def _line(self, key: str, width: int) -> Text:
        if key == ABOUT or self._work is None:
            return Text(_("Om praksis"))
        element = self.now_seen.catalogue.element_by_id[str(key)]
        return texts.element_line(element, self._work.review.ratings.get(element.id), width)

    def on_row_list_highlighted(self) -> None:
        if self.seen is not None:
            self.query_one("#answers").scroll_home(animate=False)
            self._show_all()

    def _show_all(self) -> None:
        work, shown = self._work, self._shown
        if work is None or shown is None or self.is_left:
            return
        catalogue, element = self.now_seen.catalogue, self._element
        bar = self.query_one(TitleBar)
        bar.practice = name_shown(work.found, work.application)
        bar.trouble = work.failure is not None
        # While a comment is written, its card says whether it is safe.
        writing = isinstance(self.app.screen, FreeTextCard) and work.failure is None
        bar.state = "" if writing else texts.state_words(work)
        name, rating = self.query_one("#element-name", Static), self.query_one("#rating-text", Static)
        answers: RenderableType
        if element is None:
            name.update(_("Om praksis"))
            answers = texts.about_practice(catalogue, work.found, shown, work.application)
            rating.update(texts.whole_words(catalogue, work.review))
        else:
            name.update(f"{catalogue.elements.index(element) + 1}  {element.name}")
            answers = texts.answers_of(catalogue, shown, element)
            rating.update(self._rating_words(element))
        self.query_one("#answer-text", Static).update(answers)
        self.query_one(RowList).refresh()
        self.refresh_bindings()

    def _rating_words(self, element: Element) -> Group:
        work = self._work
        if work is None:
            return Group()
        rating = work.review.ratings.get(element.id)
        parts: list[RenderableType] = [texts.scale_line(rating)]
        if rating is not None and rating.comment:
            parts.append(Text(_("Kommentar: {text}").format(text=rating.comment)))
        parts.append(texts.own_line(self.now_seen.catalogue, work.application, work.review, element))
        if others := self._others():
            parts.append(texts.others_table(element, others, self.now_seen.reviewers))
        return Group(*parts)

    def _others(self) -> tuple[Review, ...]:
        seen, work = self.now_seen, self._work
        if work is None or seen.me is None or not work.is_handed_in:
            return ()
        everything = (work.review, *work.others)
        found = reviews_seen(seen.found, seen.me, seen.assignments, everything, seen.declarations)
        return tuple(one for one in found if one.reviewer != seen.me)

    # Rating

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted or action not in {"rate", "abstain", "comment", "clear", "hand_in", "open_again"}:
            return super().check_action(action, parameters)
        work = self._work
        if work is None:
            return False
        done = work.review.handed_in is not None
        if action == "open_again":
            return done and work.application.calibration
        if action == "hand_in":
            return not done
        return not done and self._element is not None

    def action_rate(self, value: int | None) -> None:
        work, element = self._work, self._element
        if work is None or element is None:
            return
        before = work.review.ratings.get(element.id)
        comment = before.comment if before else None
        rating = Rating(value=value, comment=comment) if value else Rating(status="abstain", comment=comment)
        self._change(with_rating(work.review, element.id, rating, now()))

    def action_abstain(self) -> None:
        self.action_rate(None)

    def action_clear(self) -> None:
        work, element = self._work, self._element
        if work is not None and element is not None:
            self._change(with_rating(work.review, element.id, None, now()))

    def action_comment(self) -> None:
        self.run_worker(self._comment(), group="comment", exclusive=True)

    async def _comment(self) -> None:
        work, element = self._work, self._element
        if work is None or element is None:
            return
        rating = work.review.ratings.get(element.id)
        if rating is None:
            self.tell(_("Giv elementet et tal først, eller tryk u for at undlade."))
            return
        self.query_one(TitleBar).state = ""
        text = await self.app.push_screen_wait(comment_card(work, element, rating, self._store_soon))
        if text is not None:
            self._show_all()

    def keep_typed(self) -> None:
        # The app is about to end and waits for no worker.
        if self._work is not None and not self._work.is_stored:
            self._work.store()

    async def ready_to_close(self) -> bool:
        if self._work is not None and not self._work.is_stored:
            await self._store()
        return True

    def _change(self, after: Review) -> None:
        if self._work is not None:
            self._work.change(after)
            self._store_soon()

    def _store_soon(self) -> None:
        self._show_all()
        self.run_worker(self._store(), group="store")

    async def _store(self) -> None:
        """Write what stands here, one after the other; a conflict is put to the person."""
        async with self._storing:
            work = self._work
            if work is None:
                return
            told = work.failure
            await asyncio.to_thread(work.store)
            if work.conflict is not None:
                from checklist.tui.screens.screening_conflict import ReviewConflictCard

                mine = await self.app.push_screen_wait(ReviewConflictCard(work, self.now_seen.catalogue))
                work.decide(keep_mine=bool(mine))
                if mine:
                    await asyncio.to_thread(work.store)
            if work.failure is not None and work.failure != told:
                self.tell(
                    _("{why} Det, du har bedømt, bliver her, og programmet prøver igen.").format(why=work.failure),
                    trouble=True,
                )
            elif work.failure is None and told is not None:
                self.tell(_("Serveren svarer igen, og alt er gemt."))
            self._show_all()
            if isinstance(self.app.screen, FreeTextCard) and self.app.screen.is_kept:
                self.app.screen.say(texts.state_words(work))

    def _try_again(self) -> None:
        if self._work is not None and self._work.waits_for_server and not self._storing.locked():
            self.run_worker(self._store(), group="store")

    # Handing in

    def action_hand_in(self) -> None:
        self.run_worker(self._hand_in(), group="hand-in", exclusive=True)

    async def _hand_in(self) -> None:
        work, seen = self._work, self.now_seen
        if work is None:
            return
        missing = unrated(seen.catalogue, work.review)
        if missing:
            self.query_one(RowList).show([ABOUT, *(one.id for one in seen.catalogue.elements_as_shown)], missing[0].id)
            self.tell(
                _("Du mangler {names}. Giv et tal, eller tryk u.").format(names=", ".join(m.name for m in missing))
            )
            return
        if not await self.app.push_screen_wait(ConfirmCard(_("Aflevér bedømmelsen?"), texts.hand_in_words(work))):
            return
        try:
            self._change(hand_in(seen.catalogue, work.review, now()))
        except RefusedError as error:
            self.tell(str(error), trouble=True)
            return
        await self._store()
        await self.ask(lambda _archive: work.look_around())
        await self.reload()

    def action_open_again(self) -> None:
        if self._work is not None:
            self._change(open_again(self._work.review, self._work.application, now()))

    def action_turn(self, step: int) -> None:
        self.query_one(RowList).action_move(step)

    def action_scroll_text(self, direction: int) -> None:
        answers = self.query_one("#answers")
        (answers.scroll_page_down if direction > 0 else answers.scroll_page_up)(animate=False)

    def action_back(self) -> None:
        work = self._work
        if work is not None and work.failure is None and not work.is_stored:
            # What was rated a moment ago is still on its way; leaving now would put an end to it.
            self.run_worker(self._store_and_leave(), group="leave", exclusive=True)
            return
        if work is not None and work.failure is not None and not self._warned:
            self._warned = True
            self.tell(_("Det sidste er ikke gemt. Esc igen går tilbage uden det."), trouble=True)
            return
        self.dismiss()

    async def _store_and_leave(self) -> None:
        await self._store()
        self.action_back()

    _warned = False
