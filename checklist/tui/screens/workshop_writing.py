"""What the facilitator writes for the group: the citizens' cards, the question for itself, what was talked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.assessment.model import GateAnswer, Reflection
from checklist.catalogue import reading
from checklist.locale import _
from checklist.tui.screens.fields_card import Field, FieldsCard
from checklist.tui.screens.workshop_pick_card import PickCard
from checklist.tui.screens.workshop_texts import area_of, element_name
from checklist.workshop import settling
from checklist.workshop.model import CitizenCounts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from checklist.tui.screens.fields_card import Value
    from checklist.tui.screens.workshop_lead import LeadScreen

MOST_CARDS = 100_000


def citizens(lead: LeadScreen) -> None:
    """What the citizens' cards of one element say, counted by hand."""
    hosting = lead.hosting
    ids = hosting.workshop.settings.elements
    lines = [(one, element_name(hosting.catalogue, one)) for one in ids]

    def chosen(element_id: str | None) -> None:
        if element_id is not None:
            known = hosting.workshop.citizens.get(element_id, CitizenCounts())
            lead.app.push_screen(_citizens_card(element_name(hosting.catalogue, element_id), known), store(element_id))

    def store(element_id: str) -> Callable[[Mapping[str, Value] | None], None]:
        def stored(values: Mapping[str, Value] | None) -> None:
            if values is not None:
                _count_citizens(lead, element_id, values)

        return stored

    current = hosting.workshop.element
    lead.app.push_screen(PickCard(_("Borgernes kort"), lines, _("Hvilket element er kortene om?"), current), chosen)


def _citizens_card(name: str, known: CitizenCounts) -> FieldsCard:
    counts = {"yes": _("Ja"), "sometimes": _("Nogle gange"), "no": _("Nej"), "skipped": _("Sprang over")}
    fields = tuple(Field(key, label, "line", str(getattr(known, key) or "")) for key, label in counts.items())
    hint = _("Skriv, hvor mange kort der er af hver slags. Tallene vises kun, når der er nok af dem.")
    return FieldsCard(_("Borgernes kort: {name}").format(name=name), fields, hint)


def _count_citizens(lead: LeadScreen, element_id: str, values: Mapping[str, Value]) -> None:
    meeting = lead.hosting.meeting
    if not any(values.values()):
        return  # Counts of too few are not shown again on the card, and are not to be lost by opening it.
    written = {key: str(value or "0").strip() for key, value in values.items()}
    wrong = [text for text in written.values() if not text.isdecimal() or int(text) > MOST_CARDS]
    if wrong:
        lead.notify(
            _("»{text}« er ikke et antal. Intet er ændret.").format(text=wrong[0]), severity="warning", markup=False
        )
        return
    counts = CitizenCounts(**{key: int(text) for key, text in written.items()})
    smallest = lead.hosting.workshop.settings.smallest_group

    def told() -> None:
        if 0 < counts.n < smallest:
            words = _("Gemt. Tallene vises ikke, før mindst {count} har svaret, så ingen kan kendes.")
            lead.notify(words.format(count=smallest))

    lead.do(lambda: meeting.make(settling.count_citizens, element_id, counts), then=told)


def gate(lead: LeadScreen) -> None:
    """The question that is never scored: yes, no or open, with a note."""
    hosting, meeting = lead.hosting, lead.hosting.meeting
    gates = hosting.catalogue.gates
    if not gates:
        return
    asked, area = gates[0], area_of(hosting.catalogue, hosting.workshop)
    known = hosting.workshop.gates.get(asked.id)
    lines = [("yes", _("Ja")), ("no", _("Nej")), ("open", _("Lad det stå åbent"))]

    def answered(chosen: str | None) -> None:
        from checklist.tui.screens.free_text import FreeTextCard

        if chosen == "open":
            lead.do(lambda: meeting.make(settling.answer_gate, asked.id, None))
        elif chosen is not None:
            prompt = reading(asked.closer_look if chosen == "yes" else asked.text, area)
            card = FreeTextCard(_("Note til svaret"), prompt, (known.note or "") if known else "")
            lead.app.push_screen(card, lambda note: store(value=chosen == "yes", note=note))

    def store(*, value: bool, note: str | None) -> None:
        lead.do(lambda: meeting.make(settling.answer_gate, asked.id, GateAnswer(value=value, note=note or None)))

    at = None if known is None else "yes" if known.value else "no"
    lead.app.push_screen(PickCard(_("Et ja/nej-spørgsmål"), lines, reading(asked.text, area), at), answered)


def reflect(lead: LeadScreen) -> None:
    """What the group says about the element in its own words."""
    hosting, meeting = lead.hosting, lead.hosting.meeting
    element_id = hosting.workshop.element
    if element_id is None:
        return
    known = hosting.workshop.reflections.get(element_id, Reflection())
    fields = (
        Field("strengths", _("Det gør vi godt"), "text", known.strengths),
        Field("challenges", _("Det er svært"), "text", known.challenges),
        Field("next", _("Det næste"), "text", known.next),
    )

    def store(values: Mapping[str, Value] | None) -> None:
        if values is not None:
            written = Reflection.model_validate(dict(values))
            lead.do(lambda: meeting.make(settling.reflect, element_id, written))

    title = _("Opsamling: {name}").format(name=element_name(hosting.catalogue, element_id))
    lead.app.push_screen(FieldsCard(title, fields), store)
