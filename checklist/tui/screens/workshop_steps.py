"""The steps of a meeting that ask something first: the next step, the timer, elements and cards."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from checklist.catalogue import reading
from checklist.locale import _, ngettext
from checklist.tui.screens.confirm import ConfirmCard
from checklist.tui.screens.workshop_ending import close, finish, make_final
from checklist.tui.screens.workshop_hosting import SERVED
from checklist.tui.screens.workshop_pick_card import PickCard, ReadCard
from checklist.tui.screens.workshop_texts import area_of, element_name
from checklist.tui.screens.workshop_writing import citizens, gate, reflect
from checklist.web.presence import gone
from checklist.workshop import course, preparing, sentences, settling
from checklist.workshop.model import LATE_BATCH
from checklist.workshop.moves import MoveName, is_element_revealed, main_move, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from checklist.tui.screens.workshop_hosting import Hosting
    from checklist.tui.screens.workshop_lead import LeadScreen
    from checklist.workshop.model import Phase

MINUTES = (2, 3, 5, 8, 10, 15)


_BACK: tuple[MoveName, ...] = (
    "back_to_preparing",
    "back_to_lobby",
    "back_to_talk",
    "drop_second_round",
    "back_to_elements",
    "back_to_planning",
)
_NEEDS: dict[str, tuple[MoveName, ...]] = {
    "settings": ("change_settings",),
    "timer": ("set_timer",),
    "citizens": ("count_citizens",),
    "gate": ("answer_gate",),
    "reflect": ("reflect",),
    "make_final": ("make_final",),
    "close": ("close",),
    "serious_card": ("show_card", "hide_card"),
    "elements": ("choose_element", "add_element"),
    "step_back": _BACK,
}
"""A step is offered where one of these moves is permitted."""
_PHASES: dict[str, tuple[Phase, ...]] = {
    "connection": SERVED,
    "laptop": ("open", "answering", "answering_again", "planning"),
    "report": ("finished", "closed"),
    "promises": ("prepared", *SERVED),
}
"""Or in these phases."""


def is_offered(hosting: Hosting, step: str) -> bool:
    """Whether a step or a place makes sense at this moment of the meeting."""
    workshop = hosting.workshop
    if step in _NEEDS and any(refusal(workshop, move) is None for move in _NEEDS[step]):
        return step != "reflect" or workshop.element is not None
    if step in _PHASES:
        return workshop.phase in _PHASES[step]
    if step in {"paper", "import_answers"}:
        return workshop.phase != "closed" and (workshop.phase != "finished" or workshop.is_preliminary)
    if step == "reflection_questions":
        element = hosting.catalogue.element_by_id.get(workshop.element or "")
        return bool(element and element.reflection) and workshop.phase in {"revealed", "settling"}
    if step == "late":
        return refusal(workshop, "take_in_late") is None and bool(hosting.meeting.waiting)
    return step == "leave"


def if_sure(act: Callable[[], None]) -> Callable[[bool | None], None]:
    """What follows a card that asks: the act where the answer is yes."""

    def decided(sure: bool | None) -> None:
        if sure:
            act()

    return decided


def next_step(lead: LeadScreen) -> None:
    """The main move of this moment; asks first where it cannot be taken back."""
    workshop, meeting = lead.hosting.workshop, lead.hosting.meeting
    move = main_move(workshop)
    if move is None:
        return
    if (missing := refusal(workshop, move)) is not None:
        lead.notify(missing, severity="warning", markup=False)
    elif move == "reveal":
        _reveal(lead)
    elif move == "finish":
        finish(lead)
    elif move in {"close", "erase"}:
        close(lead)
    elif move == "start_settling":
        lead.do(lambda: meeting.make(settling.start_settling, meeting.catalogue))
    elif workshop.phase == "settling" and (proposed := settling.only_proposed(workshop)):
        _agree(lead, proposed, lambda: lead.do(lambda: meeting.make(getattr(course, move))))
    elif move == "open_lobby":
        lead.do(lambda: meeting.make(course.open_lobby), then=lambda: _to_connection(lead))
    else:
        lead.do(lambda: meeting.make(getattr(course, move)))


def _to_connection(lead: LeadScreen) -> None:
    lead.call_later(lead.action_go, "connection")


def _reveal(lead: LeadScreen) -> None:
    progress, meeting = lead.hosting.meeting.progress, lead.hosting.meeting
    missing = progress.of - progress.done
    if missing <= 0 and progress.of:
        lead.do(meeting.reveal)
        return
    words = ngettext("{count} er ikke færdig endnu.", "{count} er ikke færdige endnu.", missing).format(count=missing)
    if not progress.of:
        words = _("Ingen er kommet ind på siden endnu.")
    elif left := gone(meeting):
        words += " " + sentences.perhaps_left_words(left, missing)
    text = words + " " + _("Svarene bliver vist for alle, og det kan ikke gøres om. Vil du vise dem nu?")
    lead.app.push_screen(ConfirmCard(_("Vis svarene"), text), if_sure(lambda: lead.do(meeting.reveal)))


def _agree(lead: LeadScreen, proposed: int, go_on: Callable[[], None]) -> None:
    """A second Enter must not carry the group past the answers it has not talked about."""
    text = ngettext(
        "{count} fælles svar er stadig den foreslåede median. Er I enige om det?",
        "{count} fælles svar er stadig den foreslåede median. Er I enige om dem?",
        proposed,
    )
    lead.app.push_screen(ConfirmCard(_("Jeres fælles svar"), text.format(count=proposed)), if_sure(go_on))


def leave(lead: LeadScreen) -> None:
    """Out to the list; while people are on the page, only after saying what that means."""
    if lead.hosting.server is None or lead.hosting.meeting.progress.joined == 0:
        lead.leave()
        return
    text = _("Siden lukker for deltagerne, til du åbner mødet igen. Alt, de har svaret, er gemt. Vil du gå ud?")
    lead.app.push_screen(ConfirmCard(_("Gå ud af mødet"), text), if_sure(lead.leave))


def promises(lead: LeadScreen) -> None:
    """What everybody is told before the first answer."""
    told = sentences.promises(lead.hosting.workshop.settings)
    lead.app.push_screen(ReadCard(_("Det får alle at vide, før de svarer"), told))


def reflection_questions(lead: LeadScreen) -> None:
    """The element's questions to talk from, and the rules of the talk."""
    hosting = lead.hosting
    element = hosting.catalogue.element_by_id.get(hosting.workshop.element or "")
    if element is not None:
        area = area_of(hosting.catalogue, hosting.workshop)
        asked = [reading(text, area) for text in element.reflection]
        lead.app.push_screen(
            ReadCard(_("Tal om {name}").format(name=element.name), [*sentences.rules_of_talk(), *asked])
        )


def timer(lead: LeadScreen) -> None:
    """So many minutes from now, or stopped."""
    meeting = lead.hosting.meeting
    words = [(str(n), ngettext("{count} minut", "{count} minutter", n).format(count=n)) for n in MINUTES]
    if lead.hosting.workshop.timer_ends is not None:
        words.insert(0, ("stop", _("Stop uret")))

    def done(chosen: str | None) -> None:
        if chosen == "stop":
            lead.do(lambda: meeting.make(course.stop_timer))
        elif chosen is not None:
            ends = meeting.now() + dt.timedelta(minutes=int(chosen))
            lead.do(lambda: meeting.make(course.set_timer, ends))

    lead.app.push_screen(PickCard(_("Ur"), words, _("Alle ser uret på deres side og på storskærmen.")), done)


def serious_card(lead: LeadScreen) -> None:
    """Shows the card for serious matters to everybody; it is put away with the card here."""
    meeting = lead.hosting.meeting
    heading, paragraphs = sentences.serious_card()

    def put_away(_read: None) -> None:
        if lead.hosting.workshop.card_shown:
            lead.do(lambda: meeting.make(course.hide_card))

    def read() -> None:
        lead.app.push_screen(ReadCard(heading, paragraphs), put_away)

    if lead.hosting.workshop.card_shown:
        read()
    else:
        lead.do(lambda: meeting.make(course.show_card), then=read)


def elements(lead: LeadScreen) -> None:
    """Go to another element, take one in, or leave one out."""
    hosting, meeting = lead.hosting, lead.hosting.meeting
    workshop = hosting.workshop
    lines: list[tuple[str, str]] = []
    for one in workshop.settings.elements:
        name = element_name(hosting.catalogue, one)
        if refusal(workshop, "choose_element") is None and one != workshop.element:
            lines.append((f"go {one}", _("Gå til {name}").format(name=name)))
        leaving = one != workshop.element and not is_element_revealed(workshop, one)
        if leaving and refusal(workshop, "leave_out_element") is None:
            lines.append((f"out {one}", _("Lad {name} ude").format(name=name)))
    if refusal(workshop, "start_planning") is None and main_move(workshop) != "start_planning":
        lines.append(("plan", _("Gå videre til planen. Resten kommer ikke med.")))
    for element in hosting.catalogue.elements_as_shown:
        asked = hosting.catalogue.questions_of(element, workshop.settings.form)
        if asked and element.id not in workshop.settings.elements:
            lines.append((f"in {element.id}", _("Tag {name} med").format(name=element.name)))

    def done(chosen: str | None) -> None:
        way, _blank, element_id = (chosen or "").partition(" ")
        if way == "go":
            lead.do(lambda: meeting.make(course.choose_element, element_id))
        elif way == "in":
            lead.do(lambda: meeting.make(preparing.add_element, meeting.catalogue, element_id))
        elif way == "out":
            lead.do(lambda: meeting.make(preparing.leave_out_element, element_id))
        elif way == "plan":
            lead.do(lambda: meeting.make(course.start_planning))

    hint = _("Et element, der er vist, bliver stående.")
    if any(key.startswith("go ") for key, _words in lines):
        hint = _("Et element, der er vist, bliver stående. I kan altid gå tilbage til det.")
    lead.app.push_screen(PickCard(_("Elementer"), lines, hint), done)


def step_back(lead: LeadScreen) -> None:
    """The one move back that this phase has; it shows nobody's answers."""
    meeting = lead.hosting.meeting
    move = next((one for one in _BACK if refusal(lead.hosting.workshop, one) is None), None)
    if move is not None:
        lead.do(lambda: meeting.make(getattr(course, move)))


def late(lead: LeadScreen) -> None:
    """Takes late answers in; fewer than three at a question wait on, which is said."""
    waiting = max(lead.hosting.meeting.waiting.values(), default=0)
    words = sentences.late_words(waiting)
    if waiting < LATE_BATCH:
        lead.notify(words, markup=False)
    else:
        lead.do(lead.hosting.meeting.take_in_late)


def report(lead: LeadScreen) -> None:
    """Saves the meeting's report."""
    from checklist.tui.screens.workshop_report import save_report

    save_report(lead)


STEPS: dict[str, Callable[[LeadScreen], None]] = {
    one.__name__: one
    for one in (
        promises, timer, reflection_questions, reflect, elements, serious_card, citizens, gate, late, make_final,
        report, step_back, close, leave,
    )
}  # fmt: skip
