"""The shared answer: prefilled with the median where the group agrees, decided by people where it does not.

And what is written beside it: reflections, gates, the citizens' cards. It reads what was shown, never a vote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.assessment.model import GateAnswer, Reflection
from checklist.locale import _
from checklist.workshop.course import changed
from checklist.workshop.figures import spread_of
from checklist.workshop.model import CitizenCounts, Settled
from checklist.workshop.moves import RefusedMoveError, require

if TYPE_CHECKING:
    import datetime as dt

    from checklist.catalogue import Catalogue
    from checklist.workshop.model import Workshop


def prefill(workshop: Workshop, catalogue: Catalogue, question_id: str) -> Settled | None:
    """The median of the last shown round where the group agrees and the median is an option; else None: decide.

    A median between two options (3.5) is no option, and is never rounded.
    """
    spread = spread_of(workshop, catalogue, question_id)
    if spread is None or not spread.agreed or spread.median is None:
        return None
    scale = catalogue.scale_of(catalogue.question_by_id[question_id])
    value = int(spread.median)
    return Settled(value=value, prefilled=True) if value == spread.median and value in scale.by_value else None


def start_settling(workshop: Workshop, catalogue: Catalogue, now: dt.datetime) -> Workshop:
    """On to the shared answers of the current element; what can be prefilled and is not decided yet, is."""
    require(workshop, "start_settling")
    settled = dict(workshop.settled)
    for question_id in workshop.current_questions:
        if question_id not in settled and (suggested := prefill(workshop, catalogue, question_id)):
            settled[question_id] = suggested
    return changed(workshop, now, phase="settling", settled=settled, timer_ends=None)


def only_proposed(workshop: Workshop) -> int:
    """How many shared answers of the element are the median as it was put there, which nobody has taken up."""
    settled = [workshop.settled.get(question) for question in workshop.current_questions]
    return sum(one is not None and one.prefilled for one in settled)


def settle(
    workshop: Workshop, catalogue: Catalogue, question_id: str, settled: Settled | None, now: dt.datetime
) -> Workshop:
    """The group's answer to one question; None opens it again. Raises RefusedMoveError."""
    require(workshop, "settle")
    if question_id not in workshop.shown:
        raise RefusedMoveError(_("Spørgsmålet er ikke vist endnu. Svar først hver for sig."))
    if workshop.phase == "settling" and question_id not in workshop.current_questions:
        raise RefusedMoveError(_("Spørgsmålet hører til et andet element. Vælg elementet først."))
    decided = {key: value for key, value in workshop.settled.items() if key != question_id}
    if settled is not None:
        question = catalogue.question_by_id[question_id]
        if settled.value is not None and settled.value not in catalogue.scale_of(question).by_value:
            raise RefusedMoveError(_("Tallet {value} findes ikke på skalaen.").format(value=settled.value))
        if settled.status == "not_relevant" and not question.not_relevant:
            raise RefusedMoveError(_("»Passer ikke« kan ikke bruges her. Vælg et svar eller »ved ikke«."))
        decided[question_id] = settled
    return changed(workshop, now, settled=decided)


def prefilled_anew(workshop: Workshop, catalogue: Catalogue) -> Workshop:
    """Shared answers that are still the prefilled median follow the figures; where these no longer agree they go."""
    settled = {
        question_id: prefill(workshop, catalogue, question_id) if one.prefilled else one
        for question_id, one in workshop.settled.items()
    }
    kept = {question_id: one for question_id, one in settled.items() if one is not None}
    return workshop.model_copy(update={"settled": kept})


def reflect(workshop: Workshop, element_id: str, reflection: Reflection, now: dt.datetime) -> Workshop:
    """What the group writes after an element; an empty reflection takes it out."""
    require(workshop, "reflect")
    _in_the_meeting(workshop, element_id)
    reflections = {**workshop.reflections, element_id: reflection}
    if reflection == Reflection():
        del reflections[element_id]
    return changed(workshop, now, reflections=reflections)


def answer_gate(workshop: Workshop, gate_id: str, answer: GateAnswer | None, now: dt.datetime) -> Workshop:
    """The group's answer to a gate; None opens it again."""
    require(workshop, "answer_gate")
    gates = {key: value for key, value in workshop.gates.items() if key != gate_id}
    if answer is not None:
        gates[gate_id] = answer
    return changed(workshop, now, gates=gates)


def count_citizens(workshop: Workshop, element_id: str, counts: CitizenCounts, now: dt.datetime) -> Workshop:
    """What the citizens' cards said about an element; all zero takes it out."""
    require(workshop, "count_citizens")
    _in_the_meeting(workshop, element_id)
    citizens = {**workshop.citizens, element_id: counts}
    if counts == CitizenCounts():
        del citizens[element_id]
    return changed(workshop, now, citizens=citizens)


def citizens_shown(workshop: Workshop, element_id: str) -> CitizenCounts | None:
    """The citizens' cards, where at least the smallest group answered; in a house of four a card is a person."""
    counts = workshop.citizens.get(element_id)
    return counts if counts is not None and counts.n >= workshop.settings.smallest_group else None


def _in_the_meeting(workshop: Workshop, element_id: str) -> None:
    if element_id not in workshop.questions:
        raise RefusedMoveError(_("Elementet er ikke med i mødet. Tag det med først."))
