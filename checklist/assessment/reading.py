"""Assessments as TOML, in and out, and what an assessment says that a catalogue does not know.

Bad content comes back as located problems; nothing in a file is dropped on the way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomli_w

from checklist.assessment.model import FORMAT, Assessment
from checklist.catalogue.problems import Problem, did_you_mean
from checklist.catalogue.reading import read_toml
from checklist.catalogue.shape import read_shape
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checklist.catalogue import Catalogue

MOST_ENTRIES = 10_000
MOST_HINTS = 50  # looking for what was meant takes a while


def parse_assessment(content: bytes, source: str) -> tuple[Assessment | None, tuple[Problem, ...]]:
    """The assessment in a TOML file's `content`, or None and every problem. `source` is the name to show."""
    data, problems = read_toml(content, source)
    if problems:
        return None, problems
    return assessment_from_tables(data, source)


def assessment_from_tables(data: dict[str, Any], source: str) -> tuple[Assessment | None, tuple[Problem, ...]]:
    """As `parse_assessment`, from tables that were read already (from TOML or JSON)."""
    if data.get("format") != FORMAT:
        message = _('filen er ikke en besvarelse (format = "{format}" mangler).').format(format=FORMAT)
        found = data.get("format")
        if isinstance(found, str) and found.startswith("lovende-assessment/"):
            message = _("filen er lavet af en nyere udgave af Lovende praksis (format »{found}«).").format(found=found)
        return None, (Problem("E101", source, "", message),)
    if too_many := _too_many(data, source):
        return None, too_many
    assessment, shape_problems = read_shape(Assessment, data, source)
    problems = (*shape_problems, *_inner_problems(data, source))
    return (None if problems else assessment), problems


def _too_many(data: dict[str, Any], source: str) -> tuple[Problem, ...]:
    """Tables with far more entries than any practice has: going through them all would take minutes."""
    message = _("her står {count} poster; der kan højst være {most}.")
    held = {**data, "plan, actions": _table(data.get("plan")).get("actions")}
    return tuple(
        Problem("E127", source, str(key)[:60], message.format(count=len(value), most=MOST_ENTRIES))
        for key, value in [("", data), *held.items()]
        if isinstance(value, (dict, list)) and len(value) > MOST_ENTRIES
    )


def _inner_problems(data: dict[str, Any], source: str) -> tuple[Problem, ...]:
    """What the raw tables say about each other, found even where one of them has the wrong shape."""
    problems: list[Problem] = []
    evidence, actions = _ids(data.get("evidence")), _ids(_table(data.get("plan")).get("actions"))
    for kind, ids in (("evidence", evidence), ("plan, actions", actions)):
        seen: set[str] = set()
        for position, one in enumerate(ids):
            if one in seen:
                message = _("id »{id}« er brugt før.").format(id=one)
                problems.append(Problem("E008", source, f'{kind}[{position}] "{one}"', message))
            elif one is not None:
                seen.add(one)
    named = {one for one in evidence if one is not None}
    for question_id, answer in _table(data.get("answers")).items():
        for one in _rows(_table(answer).get("evidence")):
            if isinstance(one, str) and one not in named:
                message = _("dokumentationen »{id}« findes ikke under [[evidence]].").format(id=one)
                hint = did_you_mean(one, named) if len(problems) < MOST_HINTS else ""
                problems.append(Problem("E009", source, f'answers, "{question_id}"', message + hint))
    return tuple(problems)


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _rows(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _ids(value: object) -> list[str | None]:
    """The id of each row, None where it has none, so that positions stay as in the file."""
    found = [_table(row).get("id") for row in _rows(value)]
    return [one if isinstance(one, str) else None for one in found]


def tables(assessment: Assessment) -> dict[str, Any]:
    """The assessment as plain tables in the contract's order; what is empty or as by default is left out."""
    data = assessment.model_dump(mode="python", exclude_none=True, by_alias=True)
    data["id"], data["practice"]["id"] = str(assessment.id), str(assessment.practice.id)
    if assessment.about is not None:
        data["about"] = str(assessment.about)
    for answer in data["answers"].values():
        if not answer["evidence"]:
            del answer["evidence"]
        if not answer["flagged"]:
            del answer["flagged"]
    if not data["plan"]["actions"]:
        del data["plan"]["actions"]
    for key in ("respondent", "answers", "evidence", "ratings", "gates", "reflections", "plan"):
        if not data[key]:
            del data[key]
    return data


def to_toml(assessment: Assessment) -> str:
    """The assessment as TOML, the form it is kept and exchanged in; the same assessment gives the same text."""
    return tomli_w.dumps(tables(assessment))


def check_against(assessment: Assessment, catalogue: Catalogue, source: str) -> tuple[Problem, ...]:
    """What the assessment says that does not fit `catalogue`: errors, and notices about what is kept unused."""
    if assessment.catalogue != catalogue.about.id:
        message = _("besvarelsen hører til et andet spørgeskema (»{theirs}«, ikke »{ours}«). Brug --catalogue.")
        found = message.format(theirs=assessment.catalogue, ours=catalogue.about.id)
        return (Problem("E102", source, "", found),)
    problems: list[Problem] = []
    if assessment.catalogue_version != catalogue.about.version:
        message = _("besvarelsen er lavet med version {theirs} af spørgeskemaet; her bruges version {ours}.")
        found = message.format(theirs=assessment.catalogue_version, ours=catalogue.about.version)
        problems.append(Problem("N101", source, "", found))
    for question_id, answer in assessment.answers.items():
        where = f'answers, "{question_id}"'
        question = catalogue.question_by_id.get(question_id)
        if question is None:
            message = _("spørgsmålet findes ikke i spørgeskemaet. Svaret bliver gemt, men tæller ikke med.")
            hint = did_you_mean(question_id, catalogue.question_by_id) if len(problems) < MOST_HINTS else ""
            problems.append(Problem("N102", source, where, message + hint))
        elif answer.value is not None and answer.value not in catalogue.scale_of(question).by_value:
            allowed = ", ".join(map(str, sorted(catalogue.scale_of(question).by_value)))
            message = _("{value} er ikke et svar på skalaen; vælg mellem {allowed}.")
            found = message.format(value=answer.value, allowed=allowed)
            problems.append(Problem("E103", source, where, found))
        elif answer.status == "not_relevant" and not question.not_relevant:
            problems.append(Problem("E104", source, where, _("»passer ikke« kan ikke bruges om dette spørgsmål.")))
    return (*problems, *_unknown_here(assessment, catalogue, source))


def _unknown_here(assessment: Assessment, catalogue: Catalogue, source: str) -> Iterator[Problem]:
    elements, gates = catalogue.element_by_id, {gate.id: gate for gate in catalogue.gates}
    mentioned: list[tuple[str, str, Iterable[str]]] = [
        *((f'reflections, "{one}"', one, elements) for one in assessment.reflections),
        *((f'ratings, "{one}"', one, elements) for one in assessment.ratings),
        *((f'gates, "{one}"', one, gates) for one in assessment.gates),
    ]
    if assessment.practice.area is not None:
        mentioned.append(("practice, area", assessment.practice.area, catalogue.area_by_id))
    for where, one, known in mentioned:
        if one not in known:
            message = _("»{id}« findes ikke i spørgeskemaet. Det bliver gemt, som det står.").format(id=one)
            yield Problem("N103", source, where, message + did_you_mean(one, known))
