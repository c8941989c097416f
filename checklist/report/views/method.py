"""How the numbers are made and what they are not; and what was answered but does not count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.assessment.model import Answer
from checklist.locale import _, percent
from checklist.report.views.answers import own_words, said, status_words
from checklist.report.views.overview import LevelKey, level_keys

if TYPE_CHECKING:
    from checklist.report.views.subject import Subject


@dataclass(frozen=True)
class ScaleView:
    """A scale's steps: (value, label, meaning, points), in the scale's order."""

    options: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True)
class Method:
    title: str
    version: str
    description: str
    licence: str
    elements: int
    questions: int
    scales: tuple[ScaleView, ...]
    levels: tuple[LevelKey, ...]
    minimum_coverage: str
    short_form: bool


@dataclass(frozen=True)
class Leftover:
    """Something that was written but counts for nothing here, and why."""

    what: str
    why: str
    answer: str
    words: tuple[tuple[str, str], ...]


def method(subject: Subject) -> Method:
    from checklist.assessment.scoring import item_score
    from checklist.report.views.subject import figure

    catalogue = subject.catalogue
    used = {question.scale for question in catalogue.questions(subject.assessment.form)}
    return Method(
        title=subject.say(catalogue.about.title),
        version=subject.assessment.catalogue_version,
        description=subject.say(catalogue.about.description),
        licence=catalogue.about.licence,
        elements=len(catalogue.elements),
        questions=len(catalogue.questions(subject.assessment.form)),
        scales=tuple(
            ScaleView(
                tuple(
                    (str(o.value), subject.say(o.label), subject.say(o.meaning), figure(item_score(o.value, scale)))
                    for o in scale.options
                )
            )
            for scale in catalogue.scales
            if scale.id in used
        ),
        levels=level_keys(subject),
        minimum_coverage=percent(catalogue.about.minimum_coverage),
        short_form=subject.assessment.form == "short",
    )


def leftovers(subject: Subject) -> tuple[Leftover, ...]:
    """Answers, reflections and gates that this catalogue or form does not ask for: kept and shown, never dropped."""
    catalogue, assessment = subject.catalogue, subject.assessment
    asked = {question.id for question in catalogue.questions(assessment.form)}
    found = [
        _leftover(subject, question_id, answer)
        for question_id, answer in assessment.answers.items()
        if question_id not in asked and not answer.is_empty
    ]
    unknown = _("Findes ikke i denne version af spørgsmålene.")
    for element_id, reflection in assessment.reflections.items():
        if element_id not in catalogue.element_by_id:
            written = ((_("Styrker"), reflection.strengths), (_("Udfordringer"), reflection.challenges),
                       (_("Næste skridt"), reflection.next))  # fmt: skip
            words = tuple((label, text) for label, text in written if text)
            found.append(Leftover(element_id, unknown, _("Refleksion"), words))
    known_gates = {gate.id for gate in catalogue.gates}
    for gate_id, gate in assessment.gates.items():
        if gate_id not in known_gates:
            words = ((_("Note"), gate.note),) if gate.note else ()
            found.append(Leftover(gate_id, unknown, _("Ja") if gate.value else _("Nej"), words))
    return tuple(found)


def _leftover(subject: Subject, question_id: str, answer: Answer) -> Leftover:
    question = subject.catalogue.question_by_id.get(question_id)
    if question is None:
        what, why = question_id, _("Findes ikke i denne version af spørgsmålene.")
        told = str(answer.value) if answer.value is not None else status_words(answer)
    else:
        what, told = subject.say(question.text), said(subject, question, answer)
        why = (
            _("Spørgsmålet udgik med version {version}.").format(version=question.retired)
            if question.retired
            else _("Spørgsmålet er ikke med i den korte form.")
        )
    titles = "; ".join(subject.assessment.evidence_by_id[one].title for one in answer.evidence)
    words = own_words(answer) + (((_("Dokumentation"), titles),) if titles else ())
    return Leftover(what, why, told, words)
