"""Reads a sheet that somebody filled in by hand: facts above or beside, and one row for each question.

Nothing is guessed: what is missing or unclear is told with its row, so that one can ask the person who sent it.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checklist.assessment.form_fields import (
    CATALOGUE,
    DONT_KNOW,
    FORM,
    MARK,
    NOT_RELEVANT,
    QUESTIONNAIRE,
    VERSION,
    Filled,
    answer_field,
    assessment_from_form,
    evidence_field,
    flag_field,
    note_field,
)
from checklist.catalogue import Problem, our_catalogue
from checklist.exchange.assessment_columns import ANSWERS, FACT_LINES, FORMS, by_heading, folded
from checklist.exchange.cell_texts import flag_in, moment_in, text_in, whole_in, word_in
from checklist.locale import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checklist.assessment.model import Assessment
    from checklist.exchange.assessment_columns import Column
    from checklist.exchange.cell_texts import Value

    Grid = Sequence[tuple[str, list[Value]]]
    Read = tuple[Assessment | None, tuple[Problem, ...]]

_HEADINGS_WITHIN = 40
_ANSWER_COLUMNS = by_heading(ANSWERS.columns)
_FACTS = by_heading(FACT_LINES)
_WORDS = {
    **dict.fromkeys(("vedikke", "v", "dontknow", "dont_know", "vi ved det ikke"), DONT_KNOW),
    **dict.fromkeys(("passerikke", "p", "ikkerelevant", "notrelevant", "na", "irrelevant"), NOT_RELEVANT),
}
_VALUE = re.compile(r"(-?\d+)(?:[.,]0+)?(?:\s*[-–—:.)=]?\s+\S.*)?", re.DOTALL)
_NEVER = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_IN_A_FORM = frozenset({"period", "respondent.role", "respondent.perspective"})


@dataclass
class _Sheet:
    """What was found: facts by their key with their place, and answers with theirs."""

    name: str
    facts: dict[str, tuple[str, Value]] = field(default_factory=dict)
    rows: list[tuple[str, dict[str, Value]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def tell(self, code: str, place: str, message: str) -> None:
        self.problems.append(Problem(code, self.name, place, message))

    def word(self, key: str) -> str:
        return word_in(self.facts.get(key, ("", None))[1])


def read_hand_made(grids: Mapping[str, Grid], name: str, fingerprint: str, saved: float | None) -> Read:
    """The assessment in these sheets (rows with the name of their place), or None and every problem.

    The same bytes (`fingerprint`) give the same assessment. `saved` (seconds since 1970) stands in for a date that
    the sheet does not tell.
    """
    sheet = _Sheet(name)
    for grid in grids.values():
        _look_through(grid, sheet)
    if not sheet.rows:
        message = _(
            "arket er ikke en besvarelse. Der skal være en række med overskrifterne Id og Værdi og derunder en række "
            "for hvert spørgsmål."
        )
        return None, (Problem("E125", name, "", message),)
    values = {MARK: QUESTIONNAIRE, **_facts(sheet)}
    values |= _catalogue(sheet)
    labels: dict[str, str] = {}
    for place, row in sheet.rows:
        _answer(place, row, sheet, values, labels)
    filled = Filled(values, fingerprint, _moment(sheet, saved), labels)
    assessment, problems = assessment_from_form(filled, name)
    _ask_for_the_rest(sheet, values)
    everything = (*sheet.problems, *problems)
    if assessment is None or any(problem.refuses for problem in everything):
        return None, everything
    return assessment.model_copy(update=_beside_the_form(sheet, assessment)), everything


def _beside_the_form(sheet: _Sheet, assessment: Assessment) -> dict[str, object]:
    """What a sheet may tell and a form does not ask: what it is, whether it is a rehearsal, and a name."""
    told: dict[str, object] = {}
    if kind := _kind(sheet):
        told["kind"] = kind
    if _flagged(sheet.facts.get("practice_mode", ("", None))[1]):
        told["practice_mode"] = True
    if name := sheet.word("respondent.name"):
        told["respondent"] = assessment.respondent.model_copy(update={"name": name})
    return told


def _look_through(grid: Grid, sheet: _Sheet) -> None:
    """Take the facts above the headings, and the rows below them; a sheet without headings is one of facts."""
    for at, (_place, row) in enumerate(grid[:_HEADINGS_WITHIN]):
        columns = [_ANSWER_COLUMNS.get(folded(word_in(cell))) for cell in row]
        keys = [column.key if column else "" for column in columns]
        if "value" not in keys and "label" in keys:  # »Svar« alone is where the answer stands
            keys[keys.index("label")] = "value"
        if "id" in keys and "value" in keys:
            _take_facts(grid[:at], sheet)
            names = [_FACTS.get(folded(word_in(cell))) for cell in row]
            _take_rows(grid[at + 1 :], keys, names, sheet)
            return
    _take_facts(grid, sheet)


def _take_facts(grid: Grid, sheet: _Sheet) -> None:
    for place, row in grid:
        cells = [cell for cell in row if word_in(cell)]
        if len(cells) >= 2 and (line := _FACTS.get(folded(word_in(cells[0]).rstrip(":")))):
            sheet.facts.setdefault(line.key, (place, cells[1]))


def _take_rows(grid: Grid, keys: list[str], names: Sequence[Column | None], sheet: _Sheet) -> None:
    for place, row in grid:
        held: dict[str, Value] = {}
        for key, name, cell in zip(keys, names, row, strict=False):
            if not word_in(cell):
                continue
            if key and key not in {"practice", "service"}:
                held.setdefault(key, cell)
            elif name is not None and name.key.startswith(("practice.", "respondent.")):
                sheet.facts.setdefault(name.key, (place, cell))
        if "id" in held:
            sheet.rows.append((place, held))
        elif "value" in held or "note" in held:
            sheet.tell("E151", place, _("her står et svar, men intet id. Hvilket spørgsmål hører det til?"))


def _facts(sheet: _Sheet) -> dict[str, str]:
    """The facts as the fields of a form."""
    values: dict[str, str] = {}
    for line in FACT_LINES:
        place, cell = sheet.facts.get(line.key, ("", None))
        text = text_in(cell)
        if not text or not (line.key in _IN_A_FORM or line.key.startswith("practice.")) or line.key == "practice.id":
            continue
        if line.key == "practice.area":
            text = _area(text)
        if line.words is not None:
            code = _code(line, text)
            if code is None:
                message = _("»{value}« kan ikke læses under {heading}.")
                sheet.tell("N151", place, message.format(value=text[:40], heading=line.heading))
                continue
            text = code
        values[line.key.replace(".", "-")] = text.strip()
    return values


def _area(text: str) -> str:
    """The id of our area that is called `text`; else the text as it stands."""
    ours = {folded(said): area.id for area in our_catalogue().areas for said in (area.id, area.name)}
    return ours.get(folded(text), text)


def _code(line: Column, text: str) -> str | None:
    words = line.words or {}
    said = {folded(word): code for code, word in words.items()} | {folded(code): code for code in words}
    return said.get(folded(text))


def _catalogue(sheet: _Sheet) -> dict[str, str]:
    """Which questions these are, as the fields of a form: as told, else ours where every id is one of ours."""
    told, version = sheet.word("catalogue"), sheet.word("catalogue_version").removeprefix("v")
    if not told:
        ours = our_catalogue()
        unknown = [place for place, row in sheet.rows if word_in(row["id"]) not in ours.question_by_id]
        if unknown:
            message = _(
                "arket siger ikke, hvilket spørgeskema det hører til. Skriv det over svarene: Spørgeskema, {id}."
            )
            sheet.tell("E152", unknown[0], message.format(id=ours.about.id))
        told = ours.about.id
        version = version or ours.about.version
    elif not version:
        ours = our_catalogue()
        version = ours.about.version if ours.about.id == told else ""
        if not version:
            sheet.tell("E152", "", _("arket siger ikke, hvilken version spørgeskemaet har. Skriv den over svarene."))
    return {CATALOGUE: told, VERSION: version or "0.0.0", FORM: _form(sheet)}


def _form(sheet: _Sheet) -> str:
    said = folded(sheet.word("form"))
    return next((code for code, word in FORMS.items() if said in {folded(word), code}), "full")


def _kind(sheet: _Sheet) -> str | None:
    place, cell = sheet.facts.get("kind", ("", None))
    line = _FACTS["art"]
    if not word_in(cell):
        return None
    code = _code(line, word_in(cell))
    if code is None:
        message = _("»{value}« kan ikke læses under {heading}.")
        sheet.tell("N151", place, message.format(value=word_in(cell)[:40], heading=line.heading))
    return code


def _moment(sheet: _Sheet, saved: float | None) -> dt.datetime:
    """When it was filled in, as it says; else when the file was saved."""
    place, cell = sheet.facts.get("created", ("", None))
    if word_in(cell):
        try:
            return moment_in(cell)
        except ValueError:
            sheet.tell("N151", place, _("»{value}« er ikke en dato.").format(value=word_in(cell)[:40]))
    if saved is not None:
        try:
            return dt.datetime.fromtimestamp(saved, dt.UTC).replace(microsecond=0)
        except (ValueError, OverflowError, OSError):
            return _NEVER
    sheet.tell("N152", "", _("der står ingen dato. Besvarelsen har fået 1. januar 2000."))
    return _NEVER


def _answer(place: str, row: dict[str, Value], sheet: _Sheet, values: dict[str, str], labels: dict[str, str]) -> None:
    """One question's row as the fields of a form."""
    question = word_in(row["id"])
    if answer_field(question) in values:
        sheet.tell("E008", place, _("id »{id}« er brugt før.").format(id=question[:60]))
        return
    value, status = row.get("value"), folded(word_in(row.get("status")))
    chosen = _chosen(value)
    if status:
        said = _WORDS.get(status)
        if said is None:
            sheet.tell("E153", place, _not_an_answer(row.get("status")))
        elif chosen:
            sheet.tell("E153", place, _("her står både et svar og »{status}«.").format(status=word_in(row["status"])))
        chosen = said or ""
    elif chosen is None:
        sheet.tell("E153", place, _not_an_answer(value))
    note = [text for key in ("reason", "note") if (text := text_in(row.get(key)))]
    values[answer_field(question)] = chosen or ""
    values[note_field(question)] = "\n".join(note)
    values[evidence_field(question)] = text_in(row.get("evidence")) or ""
    values[flag_field(question)] = "on" if _flagged(row.get("flagged")) else ""
    for name in (answer_field(question), note_field(question)):
        labels[name] = place


def _not_an_answer(cell: Value) -> str:
    message = _("»{value}« er ikke et svar. Skriv et tal fra skalaen, »ved ikke« eller »passer ikke«.")
    return message.format(value=word_in(cell)[:40])


def _chosen(cell: Value) -> str | None:
    """The answer as a form has it: "3", a status, "" for none; None where it cannot be told."""
    word = word_in(cell)
    if not word:
        return ""
    if status := _WORDS.get(folded(word)):
        return status
    if not isinstance(cell, str):
        try:
            return str(whole_in(cell))
        except (ValueError, TypeError):
            return None
    found = _VALUE.fullmatch(word)
    return found.group(1) if found else None


def _flagged(cell: Value) -> bool:
    try:
        return flag_in(cell)
    except ValueError:
        return bool(word_in(cell))  # a mark of any kind


def _ask_for_the_rest(sheet: _Sheet, values: dict[str, str]) -> None:
    """What to ask the person for: the service, and the rows without an answer."""
    if not values.get("practice-service"):
        sheet.tell("N153", "", _("der står ikke, hvilket tilbud det er. Spørg den, der har sendt det."))
    told = {problem.place for problem in sheet.problems}
    rows = [(place, row) for place, row in sheet.rows if place not in told]
    empty = [place for place, row in rows if not values.get(answer_field(word_in(row["id"])))]
    if empty:
        message = ngettext(
            "{count} spørgsmål er ikke besvaret: {places}.", "{count} spørgsmål er ikke besvaret: {places}.", len(empty)
        )
        shown = ", ".join(empty[:12]) + (" …" if len(empty) > 12 else "")
        sheet.tell("N154", "", message.format(count=len(empty), places=shown))
