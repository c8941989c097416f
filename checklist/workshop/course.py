"""The course of a workshop: what each move does to it.

A pure state machine: every move takes a workshop and gives a new one. No clock, no chance, no votes; showing what
people answered is `showing.py`.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from checklist.locale import _
from checklist.workshop.erasing import forget_who, without_notes
from checklist.workshop.moves import (
    RefusedMoveError,
    is_element_revealed,
    next_element_id,
    reopenable,
    require,
    still_undecided,
    undecided,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklist.catalogue import Catalogue
    from checklist.workshop.model import Phase, Settings, Workshop

PRELIMINARY_FOR = dt.timedelta(days=14)


def questions_asked(catalogue: Catalogue, settings: Settings, element_id: str) -> tuple[str, ...]:
    """The ids of what the workshop's form asks of an element. Raises RefusedMoveError for an element unknown here."""
    element = catalogue.element_by_id.get(element_id)
    if element is None:
        raise RefusedMoveError(_("Elementet {element} findes ikke i spørgeskemaet.").format(element=element_id))
    asked = tuple(question.id for question in catalogue.questions_of(element, settings.form))
    if not asked:
        raise RefusedMoveError(_("Elementet {name} har ingen spørgsmål i denne form.").format(name=element.name))
    return asked


def changed(workshop: Workshop, now: dt.datetime, **fields: Any) -> Workshop:
    """The workshop with these fields, stamped with `now` (aware)."""
    if "phase" in fields:  # what stands large on the wall belongs to the stretch it was chosen in
        fields = {"large": None, **fields}
    return workshop.model_copy(update={**fields, "updated": now.astimezone(dt.UTC)})


def open_lobby(workshop: Workshop, now: dt.datetime) -> Workshop:
    """Lets people in."""
    require(workshop, "open_lobby")
    return changed(workshop, now, phase="open")


def back_to_preparing(workshop: Workshop, now: dt.datetime) -> Workshop:
    require(workshop, "back_to_preparing")
    return changed(workshop, now, phase="prepared")


def start_answering(workshop: Workshop, now: dt.datetime) -> Workshop:
    """The first element that has not been revealed; everybody answers alone."""
    require(workshop, "start_answering")
    elements = workshop.settings.elements
    first = next((e for e in elements if not is_element_revealed(workshop, e)), elements[0])
    return _at(workshop, first, now)


def back_to_lobby(workshop: Workshop, now: dt.datetime) -> Workshop:
    """Back to the lobby; answers given so far are kept and nothing is shown."""
    require(workshop, "back_to_lobby")
    return changed(workshop, now, phase="open", timer_ends=None)


def answer_again(workshop: Workshop, question_ids: Iterable[str], now: dt.datetime) -> Workshop:
    """A second round for these questions. Whoever does not answer again keeps the first answer."""
    require(workshop, "answer_again")
    chosen = set(question_ids)
    if not chosen:
        raise RefusedMoveError(_("Vælg mindst ét spørgsmål, I vil svare på igen."))
    if not chosen <= set(reopenable(workshop)):
        raise RefusedMoveError(
            _("Et af spørgsmålene kan ikke besvares igen. Der er højst to runder, og først efter visningen.")
        )
    reopened = tuple(question for question in workshop.current_questions if question in chosen)
    settled = {q: s for q, s in workshop.settled.items() if not (q in chosen and s.prefilled)}
    return changed(workshop, now, phase="answering_again", reopened=reopened, settled=settled, timer_ends=None)


def drop_second_round(workshop: Workshop, now: dt.datetime) -> Workshop:
    """Back to the talk without showing the second answers; the first stand."""
    require(workshop, "drop_second_round")
    return changed(workshop, now, phase="revealed", reopened=(), timer_ends=None)


def back_to_talk(workshop: Workshop, now: dt.datetime) -> Workshop:
    require(workshop, "back_to_talk")
    return changed(workshop, now, phase="revealed")


def next_element(workshop: Workshop, now: dt.datetime) -> Workshop:
    """On to the next element, once every question of this one has its shared answer."""
    require(workshop, "next_element")
    following = next_element_id(workshop)
    assert following is not None, "require has asked"  # noqa: S101
    return _at(workshop, following, now)


def choose_element(workshop: Workshop, element_id: str, now: dt.datetime) -> Workshop:
    """To any element of the meeting, forwards or back; one that was revealed stays as it was shown."""
    require(workshop, "choose_element")
    if element_id not in workshop.settings.elements:
        raise RefusedMoveError(_("Elementet er ikke med i mødet. Tag det med først."))
    return _at(workshop, element_id, now)


def _at(workshop: Workshop, element_id: str, now: dt.datetime) -> Workshop:
    phase: Phase = "revealed" if is_element_revealed(workshop, element_id) else "answering"
    return changed(workshop, now, phase=phase, element=element_id, reopened=(), timer_ends=None)


def start_planning(workshop: Workshop, now: dt.datetime) -> Workshop:
    """On to the plan. Elements that were not reached are simply not part of the result."""
    require(workshop, "start_planning")
    return changed(workshop, now, phase="planning", reopened=(), timer_ends=None)


def back_to_elements(workshop: Workshop, now: dt.datetime) -> Workshop:
    """From the plan back to the element that was worked on last."""
    require(workshop, "back_to_elements")
    return _at(workshop, workshop.element or workshop.settings.elements[0], now)


def finish(workshop: Workshop, now: dt.datetime, *, preliminary: bool = False) -> Workshop:
    """The meeting ends and the report can be fetched.

    `preliminary`: absent colleagues may answer for 14 days. Without it every revealed question must be decided.
    """
    require(workshop, "finish")
    if not preliminary and (reason := still_undecided(undecided(workshop, everywhere=True))):
        raise RefusedMoveError(reason)
    until = now.astimezone(dt.UTC) + PRELIMINARY_FOR if preliminary else None
    return changed(
        workshop,
        now,
        phase="finished",
        finished=now.astimezone(dt.UTC),
        preliminary_until=until,
        timer_ends=None,
        card_shown=False,
    )


def back_to_planning(workshop: Workshop, now: dt.datetime) -> Workshop:
    require(workshop, "back_to_planning")
    return changed(workshop, now, phase="planning", finished=None, preliminary_until=None)


def make_final(workshop: Workshop, now: dt.datetime) -> Workshop:
    """The preliminary outcome becomes final; late answers are no longer taken in."""
    require(workshop, "make_final")
    return changed(workshop, now, preliminary_until=None)


def close(workshop: Workshop, now: dt.datetime) -> Workshop:
    """The door shuts: nobody can answer or fetch anything any more, and the notes go. Permitted from everywhere.

    What was preliminary is final now: no late answer can come any more.
    """
    require(workshop, "close")
    return changed(
        without_notes(workshop),
        now,
        phase="closed",
        closed=now.astimezone(dt.UTC),
        preliminary_until=None,
        reopened=(),
        timer_ends=None,
        card_shown=False,
    )


def erase(workshop: Workshop, now: dt.datetime) -> Workshop:
    """Marks the individual answers as erased and forgets who was counted; what was shown stays as figures.

    Whoever calls this erases votes, participants and plan votes where they are kept.
    """
    require(workshop, "erase")
    return changed(forget_who(workshop), now, erased=now.astimezone(dt.UTC))


def set_timer(workshop: Workshop, ends: dt.datetime, now: dt.datetime) -> Workshop:
    require(workshop, "set_timer")
    if ends <= now:
        raise RefusedMoveError(_("Uret skal slutte efter nu."))
    return changed(workshop, now, timer_ends=ends.astimezone(dt.UTC))


def stop_timer(workshop: Workshop, now: dt.datetime) -> Workshop:
    require(workshop, "stop_timer")
    return changed(workshop, now, timer_ends=None)


def show_card(workshop: Workshop, now: dt.datetime) -> Workshop:
    """The card for serious matters: unlawful force or neglect does not belong in a meeting about scores."""
    require(workshop, "show_card")
    return changed(workshop, now, card_shown=True)


def hide_card(workshop: Workshop, now: dt.datetime) -> Workshop:
    require(workshop, "hide_card")
    return changed(workshop, now, card_shown=False)


def show_large(workshop: Workshop, question_id: str, now: dt.datetime) -> Workshop:
    """One shown question of the current element, alone on the projector until another is chosen or all are."""
    require(workshop, "show_large")
    if question_id not in workshop.current_questions or question_id not in workshop.shown:
        raise RefusedMoveError(_("Spørgsmålet hører ikke til det, der er vist nu."))
    return changed(workshop, now, large=question_id)


def show_all(workshop: Workshop, now: dt.datetime) -> Workshop:
    """All of the element's questions on the projector again."""
    require(workshop, "show_all")
    return changed(workshop, now, large=None)
