"""Which moves are permitted now, and the sentence that says why another is not.

It changes nothing; what a move does stands in `course.py`, `preparing.py`, `showing.py`, `settling.py`
and `planning.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from checklist.locale import _, ngettext

if TYPE_CHECKING:
    from checklist.workshop.model import Phase, Workshop

MoveName = Literal[
    "change_settings",
    "open_lobby",
    "back_to_preparing",
    "start_answering",
    "back_to_lobby",
    "reveal",
    "answer_again",
    "drop_second_round",
    "start_settling",
    "back_to_talk",
    "settle",
    "next_element",
    "choose_element",
    "add_element",
    "leave_out_element",
    "start_planning",
    "back_to_elements",
    "propose",
    "count_plan_votes",
    "change_plan",
    "finish",
    "back_to_planning",
    "make_final",
    "take_in_late",
    "reflect",
    "answer_gate",
    "count_citizens",
    "set_timer",
    "stop_timer",
    "show_card",
    "hide_card",
    "show_large",
    "show_all",
    "close",
    "erase",
]

_IN_ROOM: tuple[Phase, ...] = ("answering", "revealed", "answering_again", "settling", "planning")
_BEFORE_CLOSING: tuple[Phase, ...] = ("prepared", "open", *_IN_ROOM, "finished")
_PHASES: dict[MoveName, tuple[Phase, ...]] = {
    "change_settings": ("prepared", "open"),
    "open_lobby": ("prepared",),
    "back_to_preparing": ("open",),
    "start_answering": ("open",),
    "back_to_lobby": ("answering",),
    "reveal": ("answering", "answering_again"),
    "answer_again": ("revealed",),
    "drop_second_round": ("answering_again",),
    "start_settling": ("revealed",),
    "back_to_talk": ("settling",),
    "settle": ("settling", "finished"),
    "next_element": ("settling",),
    "choose_element": ("answering", "revealed", "settling", "planning"),
    "add_element": ("prepared", "open", "answering", "revealed", "settling", "planning"),
    "leave_out_element": ("prepared", "open", "answering", "revealed", "settling", "planning"),
    "start_planning": ("revealed", "settling", "answering"),
    "back_to_elements": ("planning",),
    "propose": ("planning",),
    "count_plan_votes": ("planning",),
    "change_plan": ("planning", "finished"),
    "finish": ("planning",),
    "back_to_planning": ("finished",),
    "make_final": ("finished",),
    "take_in_late": ("answering", "revealed", "settling", "planning", "finished"),
    "reflect": ("revealed", "settling", "planning", "finished"),
    "answer_gate": ("prepared", "open", *_IN_ROOM, "finished"),
    "count_citizens": ("prepared", "open", *_IN_ROOM, "finished"),
    "set_timer": ("open", *_IN_ROOM),
    "stop_timer": ("open", *_IN_ROOM),
    "show_card": ("open", *_IN_ROOM),
    "hide_card": ("open", *_IN_ROOM),
    "show_large": ("revealed", "settling"),
    "show_all": ("revealed", "settling"),
    "close": _BEFORE_CLOSING,
    "erase": ("closed",),
}
_MAIN: dict[Phase, MoveName] = {
    "prepared": "open_lobby",
    "open": "start_answering",
    "answering": "reveal",
    "revealed": "start_settling",
    "answering_again": "reveal",
    "settling": "next_element",
    "planning": "finish",
    "finished": "close",
    "closed": "erase",
}
MOVES: tuple[MoveName, ...] = get_args(MoveName)


class RefusedMoveError(Exception):
    """A move that is not permitted now. `reason` is a sentence in the user's language."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def permitted(workshop: Workshop) -> tuple[MoveName, ...]:
    """Every move that is permitted now."""
    return tuple(move for move in MOVES if refusal(workshop, move) is None)


def main_move(workshop: Workshop) -> MoveName | None:
    """The one step that comes next; None where nothing is left to do."""
    if workshop.phase == "closed" and (workshop.erased or workshop.settings.keep_without_names):
        return None
    move = _MAIN[workshop.phase]
    if move == "next_element" and next_element_id(workshop) is None:
        return "start_planning"
    return move


def refusal(workshop: Workshop, move: MoveName) -> str | None:
    """Why the move is not permitted now, as a sentence; None where it is."""
    if workshop.phase not in _PHASES[move]:
        return _not_in_this_phase(workshop.phase)
    match move:
        case "next_element" if next_element_id(workshop) is None:
            return _("Det var det sidste element. Gå videre til planen.")
        case "next_element" | "start_planning" if workshop.phase == "settling":
            return still_undecided(undecided(workshop))
        case "answer_again" if not reopenable(workshop):
            return _("Alle spørgsmål har været besvaret to gange. Tal om dem, til I er enige.")
        case "leave_out_element" if len(workshop.settings.elements) == 1:
            return _("Der skal være mindst ét element tilbage.")
        case "make_final" | "take_in_late" | "settle" if workshop.phase == "finished" and not workshop.is_preliminary:
            return _("Resultatet er endeligt.")
        case "make_final":
            return still_undecided(undecided(workshop, everywhere=True))
        case "take_in_late" if not workshop.shown:
            return _("Der er ikke vist nogen svar endnu.")
        case "stop_timer" if workshop.timer_ends is None:
            return _("Uret går ikke.")
        case "show_card" if workshop.card_shown:
            return _("Kortet vises allerede.")
        case "hide_card" if not workshop.card_shown:
            return _("Kortet vises ikke.")
        case "show_all" if workshop.large is None:
            return _("Storskærmen viser allerede alle spørgsmål.")
        case "erase" if workshop.erased:
            return _("Svarene er allerede slettet.")
        case _:
            return None


def require(workshop: Workshop, move: MoveName) -> None:
    """Raises RefusedMoveError where the move is not permitted now."""
    if (reason := refusal(workshop, move)) is not None:
        raise RefusedMoveError(reason)


def next_element_id(workshop: Workshop) -> str | None:
    """The element after the current one in the meeting's order."""
    elements = workshop.settings.elements
    if workshop.element is None:
        return elements[0]
    at = elements.index(workshop.element)
    return elements[at + 1] if at + 1 < len(elements) else None


def is_element_revealed(workshop: Workshop, element_id: str) -> bool:
    """True once the element's moment of showing has been."""
    return any(question in workshop.shown for question in workshop.questions.get(element_id, ()))


def undecided(workshop: Workshop, *, everywhere: bool = False) -> tuple[str, ...]:
    """The questions without a shared answer: of the current element, or of every element that was revealed."""
    elements = [e for e in workshop.settings.elements if is_element_revealed(workshop, e)] if everywhere else None
    asked = [q for e in elements for q in workshop.questions[e]] if elements is not None else workshop.current_questions
    return tuple(question for question in asked if question not in workshop.settled)


def reopenable(workshop: Workshop) -> tuple[str, ...]:
    """The current element's questions that may have a second round: shown, and no second round visible yet."""
    return tuple(q for q in workshop.current_questions if q in workshop.shown and workshop.shown[q].latest_round == 1)


def _not_in_this_phase(phase: Phase) -> str:
    return {
        "prepared": _("Mødet er ikke åbnet endnu."),
        "open": _("Mødet er åbent, men I er ikke begyndt at svare."),
        "answering": _("Deltagerne er i gang med at svare."),
        "revealed": _("Svarene er vist. Nu taler I om dem."),
        "answering_again": _("Deltagerne er i gang med at svare igen."),
        "settling": _("I er ved at finde de fælles svar."),
        "planning": _("I er ved at lægge planen."),
        "finished": _("Mødet er slut."),
        "closed": _("Mødet er lukket."),
    }[phase]


def still_undecided(questions: tuple[str, ...]) -> str | None:
    if not questions:
        return None
    text = ngettext(
        "{count} spørgsmål mangler et fælles svar.", "{count} spørgsmål mangler et fælles svar.", len(questions)
    )
    return text.format(count=len(questions))
