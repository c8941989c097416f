"""What the fields of a questionnaire are called, and how an assessment comes out of what was put in them.

Paper rooms write these fields and exchange reads them; this knows nothing of either, nor of PDF. A field's name has no
dot: in a PDF a dot would make it two.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from checklist.assessment.editing import new_id
from checklist.assessment.model import FORMAT
from checklist.assessment.privacy import cpr_numbers
from checklist.assessment.reading import assessment_from_tables
from checklist.catalogue.problems import Problem
from checklist.locale import _, ngettext

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from checklist.assessment.model import Assessment

QUESTIONNAIRE = "lovende-questionnaire/1"
MARK = "lovende-format"
CATALOGUE, VERSION, FORM, AREA = "lovende-catalogue", "lovende-version", "lovende-form", "lovende-area"
QUESTIONS, MADE = "lovende-questions", "lovende-made"
HIDDEN = (MARK, CATALOGUE, VERSION, FORM, AREA, QUESTIONS, MADE)

PRACTICE = ("name", "service", "organisation", "municipality", "target_group", "legal_basis", "area", "maturity")
RESPONDENT = ("role", "perspective")
REFLECTION = ("strengths", "challenges", "next")
OFF = "Off"
ON = "on"
DONT_KNOW, NOT_RELEVANT = "dont_know", "not_relevant"

# Two people who write the same practice and service mean the same practice; a namespace of our own keeps its id apart.
_PRACTICES = UUID("5d0a7c2e-6f3b-4c57-9a0e-2f8f0a4b7d11")
_ASSESSMENTS = UUID("c8b9f3d4-17a2-4e0f-8d56-90f1b7a3c622")


@dataclass(frozen=True)
class Filled:
    """What stands in a questionnaire: field name -> value (a text, or the state a button is in).

    `labels` are the questions in words where the form tells them, `unclear` the names of buttons that say two things.
    `fingerprint` is the same for copies of one file, `moment` when it was last saved.
    """

    values: Mapping[str, str]
    fingerprint: str
    moment: dt.datetime
    labels: Mapping[str, str] = field(default_factory=dict)
    unclear: tuple[str, ...] = ()


def answer_field(question_id: str) -> str:
    return f"answer-{question_id}"


def note_field(question_id: str) -> str:
    return f"note-{question_id}"


def evidence_field(question_id: str) -> str:
    return f"evidence-{question_id}"


def flag_field(question_id: str) -> str:
    return f"flag-{question_id}"


def gate_field(gate_id: str) -> str:
    return f"gate-{gate_id}"


def gate_note_field(gate_id: str) -> str:
    return f"gatenote-{gate_id}"


def reflection_field(part: str, element_id: str) -> str:
    """`part` is one of REFLECTION."""
    return f"{part}-{element_id}"


def assessment_from_form(filled: Filled, source: str) -> tuple[Assessment | None, tuple[Problem, ...]]:
    """The assessment in a filled questionnaire, or None and every problem; notices tell what could not be used.

    The same file gives the same assessment; the same practice and service in two files are the same practice.
    """
    if not any(_given(filled, name) for name in filled.values if name not in HIDDEN):
        message = _("skemaet er tomt. Er det gemt, efter at det blev udfyldt?")
        return None, (Problem("E128", source, "", message),)
    reader = _Reader(filled, source)
    table = reader.table()
    if any(problem.refuses for problem in reader.problems):
        return None, tuple(reader.problems)
    assessment, problems = assessment_from_tables(table, source)
    return assessment, (*reader.problems, *problems)


def _given(filled: Filled, name: str) -> str | None:
    value = filled.values.get(name, "").strip()
    return value if value and value != OFF else None


class _Reader:
    """Turns fields into an assessment's tables, and gathers what is to be told on the way."""

    def __init__(self, filled: Filled, source: str) -> None:
        self.filled = filled
        self.source = source
        self.problems: list[Problem] = []
        self._evidence: dict[str, dict[str, str]] = {}

    def table(self) -> dict[str, Any]:
        filled = self.filled
        for name in filled.unclear:
            message = _("to svar er sat på én gang. Spørgsmålet står som ubesvaret.")
            self._tell("N131", name, message)
        answers = {question: self._answer(question) for question in self._ids("answer", "note", "evidence", "flag")}
        practice = {key: text for key in PRACTICE if (text := self._text(f"practice-{key}"))}
        if area := _given(filled, AREA):
            practice["area"] = area
        respondent = {key: text for key in RESPONDENT if (text := self._text(f"respondent-{key}"))}
        table: dict[str, Any] = {
            "format": FORMAT,
            "id": str(uuid5(_ASSESSMENTS, filled.fingerprint)),
            "catalogue": _given(filled, CATALOGUE),
            "catalogue_version": _given(filled, VERSION),
            "form": _given(filled, FORM),
            "created": filled.moment,
            "updated": filled.moment,
            "period": self._text("period"),
            "practice": {"name": "", "service": "", **practice, "id": str(self._practice_id(practice))},
            "respondent": respondent,
            "answers": {question: answer for question, answer in answers.items() if answer},
            "evidence": list(self._evidence.values()),
            "gates": {gate: one for gate in self._ids("gate", "gatenote") if (one := self._gate(gate))},
            "reflections": {
                element: {part: text for part in REFLECTION if (text := self._text(f"{part}-{element}"))}
                for element in self._ids(*REFLECTION)
                if any(self._text(f"{part}-{element}") for part in REFLECTION)
            },
        }
        if not practice.get("name"):
            self.problems.append(Problem("N132", self.source, "", _("der står ikke, hvad praksis hedder.")))
        self._tell_what_is_missing()
        self._tell_about_strangers()
        self._tell_about_cpr()
        return {key: value for key, value in table.items() if value is not None}

    def _ids(self, *prefixes: str) -> list[str]:
        """The ids that fields with these prefixes belong to, in the form's order."""
        parts = (name.partition("-") for name in self.filled.values)
        return list(dict.fromkeys(rest for prefix, _dash, rest in parts if prefix in prefixes and rest))

    def _text(self, name: str) -> str | None:
        return _given(self.filled, name)

    def _practice_id(self, practice: dict[str, str]) -> UUID:
        told = [" ".join(practice.get(key, "").split()).casefold() for key in ("name", "service")]
        return uuid5(_PRACTICES, "\n".join(told) if all(told) else self.filled.fingerprint)

    def _answer(self, question: str) -> dict[str, Any]:
        chosen, note = self._text(answer_field(question)), self._text(note_field(question))
        answer: dict[str, Any] = {}
        if chosen == NOT_RELEVANT:
            if note is None:
                self._tell("N133", answer_field(question), _("»passer ikke« har ingen grund. Skriv den på senere."))
            answer = {"status": chosen, "reason": note or _("(Grunden står ikke i skemaet.)")}
        else:
            answer = self._value_or_status(question, chosen)
            if note is not None:
                answer["note"] = note
        if evidence := self._text(evidence_field(question)):
            answer["evidence"] = [self._named(evidence)]
        if self._text(flag_field(question)):
            answer["flagged"] = True
        return answer

    def _value_or_status(self, question: str, chosen: str | None) -> dict[str, Any]:
        if chosen is None:
            return {}
        if chosen == DONT_KNOW:
            return {"status": chosen}
        try:
            return {"value": int(chosen)}
        except ValueError:
            message = _("»{chosen}« er ikke et svar, skemaet kender.").format(chosen=chosen[:40])
            self._tell("E129", answer_field(question), message)
            return {}

    def _gate(self, gate: str) -> dict[str, Any]:
        chosen, note = self._text(gate_field(gate)), self._text(gate_note_field(gate))
        if chosen not in {None, "yes", "no"}:
            message = _("»{chosen}« er ikke et svar, skemaet kender.").format(chosen=str(chosen)[:40])
            self._tell("E129", gate_field(gate), message)
        elif chosen is None and note is not None:
            message = _("der er en note, men intet svar, og noten kan ikke stå alene. Den lyder: {note}")
            self._tell("N136", gate_field(gate), message.format(note=note))
        elif chosen is not None:
            return {"value": chosen == "yes"} | ({"note": note} if note else {})
        return {}

    def _named(self, title: str) -> str:
        """The id of the documentation called `title`: the same words are the same documentation."""
        key = " ".join(title.split()).casefold()
        if key not in self._evidence:
            taken = [one["id"] for one in self._evidence.values()]
            self._evidence[key] = {"id": new_id(title, taken), "title": " ".join(title.split())}
        return self._evidence[key]["id"]

    def _tell(self, code: str, name: str, message: str) -> None:
        self.problems.append(Problem(code, self.source, self._place(name), message))

    def _place(self, name: str) -> str:
        """Where a field is, in the words of the form: "4.2 I hvor høj grad …" rather than its name."""
        label = " ".join(self.filled.labels.get(name, "").split())
        return (label if len(label) <= _PLACE else label[: _PLACE - 1].rstrip() + "…") or name

    def _tell_what_is_missing(self) -> None:
        asked = _given(self.filled, QUESTIONS) or ""
        held = sum(name.startswith("answer-") for name in self.filled.values)
        missing = int(asked) - held if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
        if missing > 0:
            message = ngettext(
                "{count} spørgsmål mangler i filen. Det står som ubesvaret.",
                "{count} spørgsmål mangler i filen. De står som ubesvarede.",
                missing,
            )
            self.problems.append(Problem("N130", self.source, "", message.format(count=missing)))

    def _tell_about_strangers(self) -> None:
        for name in self.filled.values:
            if not _is_ours(name) and (value := _given(self.filled, name)):
                message = _("feltet hører ikke til skemaet og er ikke læst. Der står: {value}").format(value=value)
                self.problems.append(Problem("N135", self.source, name, message))

    def _tell_about_cpr(self) -> None:
        for name, value in self.filled.values.items():
            if name not in HIDDEN and cpr_numbers(value):
                message = _("her står noget, der ligner et CPR-nummer. Slet det, før du bruger besvarelsen.")
                self._tell("N134", name, message)


_PLACE = 60  # characters of a question that tell which one it is
_PREFIXES = frozenset({"answer", "note", "evidence", "flag", "gate", "gatenote", *REFLECTION})
_WHOLE_NAMES = frozenset(
    {*HIDDEN, "period", *(f"practice-{key}" for key in PRACTICE), *(f"respondent-{key}" for key in RESPONDENT)}
)


def _is_ours(name: str) -> bool:
    return name in _WHOLE_NAMES or name.partition("-")[0] in _PREFIXES
