"""What a new version of a catalogue does to the answers given to an older one.

An id never changes its meaning: a question may be reworded, retired or added, but its scale stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.catalogue.problems import Problem
from checklist.locale import _

if TYPE_CHECKING:
    from checklist.catalogue.model import Catalogue, Question, Scale


@dataclass(frozen=True)
class VersionDifference:
    """Question ids, each in the order of the catalogue they stand in.

    `kept` read as before, `reworded` have the same scale and other words, `new` were not asked before, `retired` are
    asked no longer: marked so, or gone from the file.
    """

    kept: tuple[str, ...]
    reworded: tuple[str, ...]
    new: tuple[str, ...]
    retired: tuple[str, ...]


def compare_versions(older: Catalogue, newer: Catalogue, source: str) -> tuple[VersionDifference, tuple[Problem, ...]]:
    """How `newer` differs from `older`, and what is wrong with that, located in the file called `source`.

    Refused are another catalogue (E031), a lower version (E032) and an id whose scale changed (E033). Notices say that
    something changed under the same version number (N031) and that a question was removed instead of retired (N032).
    """
    before = {question.id: question for question in older.questions()}
    after = {question.id: question for question in newer.questions()}
    kept = [one for one in after if one in before]
    reworded = [one for one in kept if _words(before[one], older) != _words(after[one], newer)]
    difference = VersionDifference(
        kept=tuple(one for one in kept if one not in reworded),
        reworded=tuple(reworded),
        new=tuple(one for one in after if one not in before),
        retired=tuple(one for one in before if one not in after),
    )
    return difference, tuple(_problems(older, newer, difference, source))


def _problems(older: Catalogue, newer: Catalogue, difference: VersionDifference, source: str) -> list[Problem]:
    problems: list[Problem] = []
    if older.about.id != newer.about.id:
        message = _("det er et andet spørgeskema (»{ours}«, ikke »{theirs}«).")
        found = message.format(ours=newer.about.id, theirs=older.about.id)
        return [Problem("E031", source, "catalogue", found)]
    versions = {"older": older.about.version, "newer": newer.about.version}
    if _parts(newer.about.version) < _parts(older.about.version):
        message = _("versionen {newer} er lavere end {older}.")
        problems.append(Problem("E032", source, "catalogue", message.format(**versions)))
    elif newer.about.version == older.about.version and (difference.reworded or difference.new or difference.retired):
        message = _("noget er ændret, men versionen er stadig {newer}. Sæt den op, før andre får filen.")
        problems.append(Problem("N031", source, "catalogue", message.format(**versions)))
    for element_position, element in enumerate(newer.elements):
        for position, question in enumerate(element.questions):
            was = older.question_by_id.get(question.id)
            if was is not None and _meaning(was, older) != _meaning(question, newer):
                where = f'elements[{element_position}] "{element.id}", questions[{position}] "{question.id}"'
                message = _("skalaen er ændret, så gamle svar ville betyde noget andet. Giv spørgsmålet et nyt id.")
                problems.append(Problem("E033", source, where, message))
    for question_id in older.question_by_id:
        if question_id not in newer.question_by_id:
            message = _('spørgsmålet »{id}« er væk. Lad det stå med retired = "{newer}", så gamle svar kan læses.')
            problems.append(Problem("N032", source, "", message.format(id=question_id, **versions)))
    return problems


def _parts(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _meaning(question: Question, catalogue: Catalogue) -> tuple[object, ...]:
    """What an answer's number stands for: which scale it is, the scale's values and the question's direction."""
    scale = catalogue.scale_of(question)
    return scale.id, tuple(sorted(scale.by_value)), question.reverse


def _words(question: Question, catalogue: Catalogue) -> tuple[object, ...]:
    scale = catalogue.scale_of(question)
    return question.text, question.help, question.look_for, question.examples, _labels(scale)


def _labels(scale: Scale) -> tuple[tuple[int, str, str], ...]:
    return tuple(sorted((option.value, option.label, option.meaning) for option in scale.options))
