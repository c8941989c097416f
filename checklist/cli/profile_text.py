"""A profile as lines of text: the table of elements and the sentences that belong to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.assessment.summary import (
    development_areas,
    missing_view,
    strengths,
    summary_sentence,
    what_a_score_is_not,
)
from checklist.catalogue import reading
from checklist.cli.drawing import bar, columns_of, fitted, number, page_width, wrapped
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist.assessment.model import Assessment
    from checklist.assessment.scoring import ElementScore, Profile
    from checklist.catalogue import Area, Catalogue, Form, Perspective

_FIXED_COLUMNS = 25  # number, score, range, documented, and the space between the columns


def area_of(catalogue: Catalogue, assessment: Assessment) -> Area | None:
    """The area whose words the assessment's texts are read in."""
    return catalogue.area_by_id.get(assessment.practice.area or "")


def form_words(form: Form) -> str:
    """The form as people call it."""
    return {"full": _("fuld form"), "short": _("kort form")}[form]


def heading(catalogue: Catalogue, assessment: Assessment) -> list[str]:
    """Which practice, which round, how much is answered, and whether it is a rehearsal."""
    asked = catalogue.questions(assessment.form)
    given = sum(assessment.answer(question.id).is_given for question in asked)
    answered = _("{given} af {asked} spørgsmål er besvaret").format(given=given, asked=len(asked))
    facts = [assessment.period, form_words(assessment.form), answered]
    lines = [f"{assessment.practice.name} · {assessment.practice.service}", " · ".join(filter(None, facts))]
    if assessment.practice_mode:
        lines.append(_("Øvelse – tæller ikke med."))
    return lines


def profile_table(catalogue: Catalogue, profile: Profile, area: Area | None) -> list[str]:
    """One line per element under its block: name, score, bar, range, level, documented answers."""
    names = {element.id: reading(element.name, area) for element in catalogue.elements}
    name_width = min(32, max(columns_of(name) for name in names.values()))
    level_width = max(columns_of(text) for text in (*(level.name for level in catalogue.levels), *_no_level_words()))
    bar_width = max(5, page_width() - name_width - level_width - _FIXED_COLUMNS)

    def line(*cells: str) -> str:
        number_cell, name, value, drawn, span, level, documented = cells
        return (
            f"{number_cell:>2} {fitted(name, name_width)} {value:>5} {fitted(drawn, bar_width)} {span:>6}  "
            f"{fitted(level, level_width)} {documented}"
        ).rstrip()

    lines = [line("", "", _("Score"), "", _("Spænd"), _("Niveau"), _("Dok."))]
    position = catalogue.element_numbers
    for category in catalogue.categories:
        for block, elements in catalogue.blocks_of(category):
            if elements:
                lines.append(block)
            for element in elements:
                one = profile.element(element.id)
                span = ""
                if one.low is not None and one.high is not None and one.low != one.high:
                    span = f"{number(one.low, 0)}–{number(one.high, 0)}"
                value = "" if one.score is None else number(one.score)
                documented = f"{one.documented}/{one.answered}" if one.answered else ""
                drawn = bar(one.score, bar_width)
                lines.append(
                    line(str(position[element.id]), names[element.id], value, drawn, span, _level(one), documented)
                )
    return lines


def _level(element: ElementScore) -> str:
    if element.level is not None:
        return element.level.name
    too_few, not_relevant = _no_level_words()
    return too_few if element.counts else not_relevant


def _no_level_words() -> tuple[str, str]:
    return _("For få svar"), _("Passer ikke her")


def how_to_read() -> list[str]:
    """What the columns mean."""
    return wrapped(
        _(
            "Spænd: så lav eller høj kan scoren blive, når de svar, der mangler, kommer med. "
            "Dok.: så mange af svarene har I dokumentation for."
        )
    )


def sentences(
    catalogue: Catalogue, profile: Profile, area: Area | None, missing: Sequence[Perspective]
) -> Iterator[str]:
    """The summary, strengths and development areas, whose view is missing, and what a score is not."""
    yield from wrapped(summary_sentence(profile))
    for label, elements in (
        (_("Styrker: {names}."), strengths(profile)),
        (_("Udviklingsområder: {names}."), development_areas(profile)),
    ):
        if elements:
            names = ", ".join(reading(catalogue.element_by_id[element.id].name, area) for element in elements)
            yield from wrapped(label.format(names=names))
    if missing:
        yield from wrapped(" ".join(map(missing_view, missing)))
    yield ""
    yield from wrapped(what_a_score_is_not())


def gate_lines(catalogue: Catalogue, assessment: Assessment) -> Iterator[str]:
    """For each gate answered with yes, the text that asks for a closer look."""
    area = area_of(catalogue, assessment)
    for gate in catalogue.gates:
        answer = assessment.gates.get(gate.id)
        if answer is not None and answer.value:
            yield from wrapped(_("{question} Ja.").format(question=reading(gate.text, area)))
            yield from wrapped(reading(gate.closer_look, area), "  ")
            yield ""


def why_this_score(catalogue: Catalogue, profile: Profile, assessment: Assessment) -> Iterator[str]:
    """Every question of every element: its weight, what was answered and what it counts as."""
    area = area_of(catalogue, assessment)
    for element in catalogue.elements:
        yield reading(element.name, area)
        for question in profile.element(element.id).questions:
            text = reading(catalogue.question_by_id[question.id].text, area)
            yield from wrapped(text, "    ", "  – ")
            answer = assessment.answer(question.id)
            weight = _("vægt {weight}").format(weight=f"{question.weight:g}")
            if question.item is not None:
                said = _("svar {value} giver {item} af 100").format(value=answer.value, item=number(question.item))
            elif answer.status == "not_relevant":
                said = _("passer ikke: {reason}").format(reason=answer.reason)
            else:
                said = _("ved ikke") if answer.status == "dont_know" else _("ikke besvaret")
            yield from wrapped(f"{said} · {weight}", "    ")
        yield ""
