"""The questionnaire: how to answer, about the practice, every question with its answers and room to write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from checklist.assessment import form_fields as fields
from checklist.assessment.summary import perspective_name
from checklist.catalogue import Perspective
from checklist.locale import _

if TYPE_CHECKING:
    from checklist.catalogue import Element, Question, Scale
    from checklist.report.kit.edition import Edition

_MOST_IN_A_ROW = 9


@dataclass(frozen=True)
class Choice:
    """One answer that can be chosen: its state in a form, its number where it has one, its words."""

    state: str
    value: str
    label: str
    meaning: str = ""


@dataclass(frozen=True)
class Line:
    """A fact to write: the field it goes into and what it asks for. `choices` where it is chosen, not written.

    `wide`: it takes the whole width, for what people say in more than a few words.
    """

    field: str
    label: str
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    wide: bool = False


@dataclass(frozen=True)
class QuestionView:
    """`in_a_row`: how many choices stand beside each other. `name` says all of it to a screen reader."""

    number: str
    text: str
    name: str
    answer_field: str
    note_field: str
    evidence_field: str
    flag_field: str
    choices: tuple[Choice, ...]
    in_a_row: int
    note_label: str
    asked_of: str
    help: str
    look_for: tuple[str, ...]
    example: str


@dataclass(frozen=True)
class ElementSheet:
    number: int
    name: str
    definition: str
    why: str
    questions: tuple[QuestionView, ...]
    reflections: tuple[Line, ...]


@dataclass(frozen=True)
class GateSheet:
    text: str
    help: str
    field: str
    note_field: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Questionnaire:
    """`scales`: those whose steps mean something that their labels do not say. `note_lines`: room for each note."""

    title: str
    area: str
    form: str
    questions: int
    scales: tuple[tuple[Choice, ...], ...]
    not_relevant: bool
    facts: tuple[Line, ...]
    elements: tuple[ElementSheet, ...]
    gates: tuple[GateSheet, ...]
    with_help: bool
    note_lines: int

    @property
    def labels(self) -> dict[str, str]:
        """Field name -> what it asks, in words, for whoever hears the form instead of seeing it."""
        found: dict[str, str] = {line.field: line.label for line in self.facts}
        for element in self.elements:
            for question in element.questions:
                where = _("Spørgsmål {number}").format(number=question.number)
                found[question.answer_field] = question.name
                found[question.note_field] = f"{where}: {question.note_label}"
                found[question.evidence_field] = f"{where}: {_('Det kan vi vise')}"
                found[question.flag_field] = f"{where}: {_('Til drøftelse')}"
            found.update((line.field, f"{element.name}: {line.label}") for line in element.reflections)
        for gate in self.gates:
            found[gate.field] = gate.text
            found[gate.note_field] = f"{gate.text} {_('Note')}"
        return found


def questionnaire(edition: Edition) -> Questionnaire:
    catalogue = edition.catalogue
    questions = catalogue.questions(edition.form)
    used = {question.scale for question in questions}
    return Questionnaire(
        title=edition.title,
        area=edition.area.name if edition.area else "",
        form=edition.form_words,
        questions=len(questions),
        scales=tuple(
            _steps(edition, scale)
            for scale in catalogue.scales
            if scale.id in used and any(option.meaning for option in scale.options)
        ),
        not_relevant=any(question.not_relevant for question in questions),
        facts=_facts(edition),
        elements=tuple(_element(edition, element) for element in edition.elements),
        gates=tuple(
            GateSheet(
                edition.say(gate.text),
                edition.say(gate.help),
                fields.gate_field(gate.id),
                fields.gate_note_field(gate.id),
                (Choice("yes", "", _("Ja")), Choice("no", "", _("Nej"))),
            )
            for gate in catalogue.gates
        ),
        with_help=edition.with_help,
        note_lines=3 if edition.form == "short" and edition.with_help else 2,
    )


def _steps(edition: Edition, scale: Scale) -> tuple[Choice, ...]:
    return tuple(
        Choice(str(option.value), str(option.value), edition.say(option.label), edition.say(option.meaning))
        for option in scale.options
    )


def choices_of(edition: Edition, question: Question) -> tuple[Choice, ...]:
    """Every answer to `question`: the scale's steps, don't know, and not relevant where it may be said."""
    off_scale = [Choice(fields.DONT_KNOW, "", _("Ved ikke"))]
    if question.not_relevant:
        off_scale.append(Choice(fields.NOT_RELEVANT, "", _("Passer ikke")))
    return (*_steps(edition, edition.catalogue.scale_of(question)), *off_scale)


def _facts(edition: Edition) -> tuple[Line, ...]:
    areas = tuple(Choice(area.id, "", area.name) for area in edition.catalogue.areas)
    perspectives = tuple(Choice(one, "", _upper(perspective_name(one))) for one in get_args(Perspective))
    stages = (Choice("idea", "", _("Idé")), Choice("trial", "", _("Afprøves")), Choice("running", "", _("I drift")))
    lines = [
        Line("practice-name", _("Hvad kalder I praksis?"), wide=True),
        Line("practice-target_group", _("Hvem er praksis for?"), wide=True),
        Line("practice-service", _("Hvad hedder tilbuddet?")),
        Line("practice-organisation", _("Organisation")),
        Line("practice-municipality", _("Kommune")),
        Line("practice-legal_basis", _("Lovgrundlag")),
        Line("period", _("År eller periode"), _("fx 2026")),
        Line("respondent-role", _("Din rolle"), _("fx pædagog, leder")),
        Line("respondent-perspective", _("Du svarer som"), choices=perspectives),
        Line("practice-maturity", _("Hvor langt er praksis?"), choices=stages),
    ]
    if edition.area is None and areas:
        lines.append(Line("practice-area", _("Område"), choices=areas))
    return tuple(lines)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _element(edition: Edition, element: Element) -> ElementSheet:
    words = {
        "strengths": _("Det er vi gode til"),
        "challenges": _("Det er svært"),
        "next": _("Det gør vi nu"),
    }
    return ElementSheet(
        number=edition.element_numbers[element.id],
        name=edition.say(element.name),
        definition=edition.say(element.definition),
        why=edition.say(element.why) if edition.with_help else "",
        questions=tuple(_question(edition, question) for question in edition.asked(element)),
        reflections=tuple(Line(fields.reflection_field(part, element.id), label) for part, label in words.items()),
    )


def _question(edition: Edition, question: Question) -> QuestionView:
    number, text = edition.question_numbers[question.id], edition.say(question.text)
    choices = choices_of(edition, question)
    helping = edition.with_help
    example = question.examples.get(edition.area.id, "") if edition.area and helping else ""
    rows = -(-len(choices) // _MOST_IN_A_ROW)
    return QuestionView(
        number=number,
        text=text,
        name=f"{number} {text}",
        answer_field=fields.answer_field(question.id),
        note_field=fields.note_field(question.id),
        evidence_field=fields.evidence_field(question.id),
        flag_field=fields.flag_field(question.id),
        choices=choices,
        in_a_row=-(-len(choices) // rows),
        note_label=_("Note, eller hvorfor det ikke passer") if question.not_relevant else _("Note"),
        asked_of=", ".join(perspective_name(one) for one in question.asked_of),
        help=edition.say(question.help) if helping else "",
        look_for=tuple(map(edition.say, question.look_for)) if helping else (),
        example=edition.say(example),
    )
