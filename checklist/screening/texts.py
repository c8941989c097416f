"""Every free text of an application by its place, to find, black out or erase passages.

A place reads `answers/maal-borger/note`. It knows nothing of why a text is looked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checklist.assessment.model import Assessment
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checklist.catalogue import Catalogue

_TABLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("practice", ("name", "service", "organisation", "municipality", "target_group", "legal_basis")),
    ("respondent", ("role", "name")),
)
_TABLES_BY_ID: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("answers", ("note", "reason", "minority")),
    ("reflections", ("strengths", "challenges", "next")),
    ("gates", ("note",)),
)
_EVIDENCE_TEXTS = ("title", "where")
_ACTION_TEXTS = ("title", "why", "owner", "first_step", "sign_of_success")


def _walk(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Every text of a dumped assessment: its place, the table that holds it, and its key there."""
    tables = [(name, data[name], keys) for name, keys in _TABLES]
    tables += [(f"{name}/{one}", row, keys) for name, keys in _TABLES_BY_ID for one, row in data[name].items()]
    tables += [(f"evidence/{row['id']}", row, _EVIDENCE_TEXTS) for row in data["evidence"]]
    tables += [(f"plan/{row['id']}", row, _ACTION_TEXTS) for row in data["plan"]["actions"]]
    for place, table, keys in tables:
        for key in keys:
            if table[key]:
                yield f"{place}/{key}", table, key


def texts_of(assessment: Assessment) -> dict[str, str]:
    """Place -> text, for every free text that is not empty, in the order of the file."""
    return {place: table[key] for place, table, key in _walk(assessment.model_dump())}


def with_texts(assessment: Assessment, texts: Mapping[str, str | None]) -> Assessment:
    """The assessment with these texts in place of its own; places that it does not have are left alone."""
    if not texts:
        return assessment
    data = assessment.model_dump()
    for place, table, key in list(_walk(data)):
        if place in texts:
            table[key] = texts[place]
    return Assessment.model_validate(data)


def place_words(catalogue: Catalogue, place: str) -> str:
    """A place as people find it: »4.2, note«, »Praksis, målgruppe«; ids that are unknown here stand as they are."""
    table, *rest = place.split("/")
    field = _field_words().get((table, rest[-1]), rest[-1])
    if table == "answers":
        return f"{catalogue.question_numbers.get(rest[0], rest[0])}, {field}"
    if table == "reflections":
        element = catalogue.element_by_id.get(rest[0])
        return f"{element.name if element else rest[0]}, {field}"
    if table in {"evidence", "plan", "gates"}:
        of = {"evidence": _("Dokumentation"), "plan": _("Plan"), "gates": _("Ja/nej-spørgsmål")}[table]
        named = _("»{words}«").format(words=rest[0])
        return f"{of} {named}, {field}"
    of_all = _("Praksis") if table == "practice" else _("Hvem der svarer")
    return f"{of_all}, {field}"


def _field_words() -> dict[tuple[str, str], str]:
    return {
        ("practice", "name"): _("navn"),
        ("practice", "service"): _("tilbud"),
        ("practice", "organisation"): _("organisation"),
        ("practice", "municipality"): _("kommune"),
        ("practice", "target_group"): _("målgruppe"),
        ("practice", "legal_basis"): _("lovgrundlag"),
        ("respondent", "role"): _("rolle"),
        ("respondent", "name"): _("navn"),
        ("answers", "note"): _("note"),
        ("answers", "reason"): _("grund"),
        ("answers", "minority"): _("mindretal"),
        ("gates", "note"): _("note"),
        ("reflections", "strengths"): _("styrker"),
        ("reflections", "challenges"): _("det, der er svært"),
        ("reflections", "next"): _("næste skridt"),
        ("evidence", "title"): _("titel"),
        ("evidence", "where"): _("hvor den ligger"),
        ("plan", "title"): _("titel"),
        ("plan", "why"): _("hvorfor"),
        ("plan", "owner"): _("ansvarlig"),
        ("plan", "first_step"): _("første skridt"),
        ("plan", "sign_of_success"): _("tegn på, at det lykkes"),
    }
