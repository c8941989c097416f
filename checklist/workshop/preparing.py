"""Before the first answer: settings, elements and the agenda, and what may still change once somebody has answered.

What people were told before they answered is a promise; only what breaks none may change afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.locale import _
from checklist.workshop.agenda import adjusted, agenda, released
from checklist.workshop.course import changed, questions_asked
from checklist.workshop.model import Workshop
from checklist.workshop.moves import RefusedMoveError, is_element_revealed, require

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from uuid import UUID

    from checklist.catalogue import Catalogue
    from checklist.workshop.model import Settings, Slot

_PROMISES = ("practice", "catalogue", "catalogue_version", "form", "names_shown", "smallest_group", "agreed_share")


def prepare(catalogue: Catalogue, settings: Settings, *, workshop_id: UUID, code: str, now: dt.datetime) -> Workshop:
    """A new workshop. `code` and `workshop_id` are drawn outside; `now` is aware. Without an agenda it gets one.

    Raises RefusedMoveError where the settings name an element that the catalogue does not ask about.
    """
    questions = {element: questions_asked(catalogue, settings, element) for element in settings.elements}
    planned = _with_agenda(settings, questions) if not _fits(settings.agenda, settings) else settings
    return Workshop(id=workshop_id, code=code, created=now, updated=now, settings=planned, questions=questions)


def change_settings(
    workshop: Workshop, catalogue: Catalogue, settings: Settings, now: dt.datetime, *, has_answers: bool
) -> Workshop:
    """Other settings. Once somebody has answered (`has_answers`), what they were told stands.

    Raises RefusedMoveError, also where an element would go whose answers were shown.
    """
    require(workshop, "change_settings")
    before = workshop.settings
    if has_answers or workshop.shown:
        if any(getattr(settings, field) != getattr(before, field) for field in _PROMISES):
            raise RefusedMoveError(_("Nogen har allerede svaret. Det, de fik at vide, før de svarede, står fast."))
        if settings.keep_without_names and not before.keep_without_names:
            raise RefusedMoveError(_("Nogen har allerede svaret og fået at vide, at svarene bliver slettet."))
    questions = {element: questions_asked(catalogue, settings, element) for element in settings.elements}
    if any(is_element_revealed(workshop, one) for one in before.elements if one not in settings.elements):
        raise RefusedMoveError(_("Elementets svar er vist. Det bliver stående, men I kan gå videre fra det."))
    new = _with_agenda(settings, questions) if not _fits(settings.agenda, settings) else settings
    current = workshop.element if workshop.element in settings.elements else None
    return changed(workshop, now, settings=new, questions=questions, element=current)


def add_element(workshop: Workshop, catalogue: Catalogue, element_id: str, now: dt.datetime) -> Workshop:
    """One more element, last; the agenda is made anew. Raises RefusedMoveError."""
    require(workshop, "add_element")
    if element_id in workshop.settings.elements:
        raise RefusedMoveError(_("Elementet er allerede med i mødet."))
    asked = questions_asked(catalogue, workshop.settings, element_id)
    return _with_elements(workshop, {**workshop.questions, element_id: asked}, now)


def leave_out_element(workshop: Workshop, element_id: str, now: dt.datetime) -> Workshop:
    """One element fewer. One that was shown stays: what everybody saw is part of the result.

    Raises RefusedMoveError.
    """
    require(workshop, "leave_out_element")
    if element_id not in workshop.settings.elements:
        raise RefusedMoveError(_("Elementet er ikke med i mødet."))
    if is_element_revealed(workshop, element_id):
        raise RefusedMoveError(_("Elementets svar er vist. Det bliver stående, men I kan gå videre fra det."))
    if element_id == workshop.element:
        raise RefusedMoveError(_("I er i gang med elementet. Gå til et andet først."))
    return _with_elements(workshop, {key: asked for key, asked in workshop.questions.items() if key != element_id}, now)


def in_order(workshop: Workshop, elements: Sequence[str], now: dt.datetime) -> Workshop:
    """The same elements in another order, the agenda with them. Raises RefusedMoveError."""
    require(workshop, "add_element")
    if sorted(elements) != sorted(workshop.settings.elements):
        raise RefusedMoveError(_("Rækkefølgen skal have de samme elementer, hver én gang."))
    return _with_elements(workshop, {element: workshop.questions[element] for element in elements}, now)


def with_minutes(workshop: Workshop, key: str, minutes: int | None, now: dt.datetime) -> Workshop:
    """One slot of the agenda set by hand, so that the others give way; None releases it. Raises RefusedMoveError."""
    require(workshop, "add_element")
    if key not in {slot.key for slot in workshop.settings.agenda}:
        raise RefusedMoveError(_("Punktet er ikke på dagsordenen."))
    before = workshop.settings.agenda
    slots = released(before, key) if minutes is None else adjusted(before, key, minutes)
    return changed(workshop, now, settings=workshop.settings.model_copy(update={"agenda": slots}))


def _with_elements(workshop: Workshop, questions: dict[str, tuple[str, ...]], now: dt.datetime) -> Workshop:
    settings = workshop.settings.model_copy(update={"elements": tuple(questions)})
    return changed(workshop, now, settings=_with_agenda(settings, questions), questions=questions)


def _with_agenda(settings: Settings, questions: dict[str, tuple[str, ...]]) -> Settings:
    counts = {element: len(asked) for element, asked in questions.items()}
    return settings.model_copy(update={"agenda": agenda(counts, settings.length, settings.people)})


def _fits(slots: Sequence[Slot], settings: Settings) -> bool:
    """True where the agenda is for exactly these elements and this length."""
    elements = tuple(slot.element for slot in slots if slot.element)
    return elements == settings.elements and sum(slot.minutes for slot in slots) == settings.length
