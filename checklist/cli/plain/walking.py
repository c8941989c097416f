"""From question to question: reads what is written at a question, does it, and says where to go next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.assessment.editing import new_id, with_answer, with_evidence, with_reflection
from checklist.assessment.model import Answer, Evidence, Reflection
from checklist.assessment.renewal import still_holds
from checklist.catalogue import reading
from checklist.cli.plain.dialogue import ask, ask_text, checked, say
from checklist.cli.plain.session import Session, now
from checklist.cli.plain.showing import show_help, show_overview, show_question
from checklist.locale import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from checklist.catalogue import Element, Question

    Command = Callable[[Question, str], bool]


class StoppedError(Exception):
    """The person wants to stop here."""


def walk(session: Session, start: int) -> None:
    """Goes through the questions from `start` until the person is through. Raises StoppedError, EndOfInputError."""
    _Walk(session, start).run()


class _Walk:
    """The walk itself; `position` is the question that is asked, one past the last at the end."""

    def __init__(self, session: Session, start: int) -> None:
        self._session = session
        self._position = start
        self._reflect_on: Element | None = None

    def run(self) -> None:
        while True:
            here = self._position
            if here < len(self._session.questions):
                question = self._session.questions[here]
                self._session.keeper.place.remember(question.id)
                show_question(self._session, here)
                while not self._obeyed(question, ask(_("Svar:"))):
                    pass
            elif self._is_through():
                return

    def _is_through(self) -> bool:
        """Asks at the end of the questions; True where the person wants to go on from here."""
        missing = len(self._session.questions) - self._session.given
        say()
        if missing:
            text = ngettext("{count} spørgsmål mangler et svar.", "{count} spørgsmål mangler et svar.", missing)
            say(text.format(count=missing))
        say(_("Det var det sidste spørgsmål. Enter går videre, t går tilbage, m finder det første, der mangler."))
        while True:
            word, _space, rest = ask(_("Skriv:")).partition(" ")
            if not word:
                return True
            command = self._commands().get(word.lower()) if word.lower() in self._at_the_end() else None
            if command is None:
                say(_("Det forstod jeg ikke. Enter går videre."))
            elif command(self._session.questions[-1], rest.strip()):
                return False

    def _at_the_end(self) -> set[str]:
        return {"t", "m", "g", "u", "o", "q", _("godt"), _("svært"), _("nu")}

    def _obeyed(self, question: Question, line: str) -> bool:
        """Does what `line` says; True where the question at the position is to be shown now."""
        scale = self._session.catalogue.scale_of(question)
        if (value := _whole(line)) is not None:
            if value not in scale.by_value:
                allowed = ", ".join(map(str, sorted(scale.by_value)))
                say(_("{value} er ikke et svar her. Vælg mellem {allowed}.").format(value=value, allowed=allowed))
                return False
            self._answer(question, value=value)
            return True
        word, _space, rest = line.partition(" ")
        if not line:
            return self._confirm_or_go_on(question)
        command = self._commands().get(word.lower())
        if command is None:
            say(_("Det forstod jeg ikke. Skriv et tal fra skalaen, eller ? for at se, hvad du kan skrive."))
            return False
        return command(question, rest.strip())

    def _commands(self) -> dict[str, Command]:
        return {
            "v": self._dont_know,
            "p": self._not_relevant,
            "n": self._note,
            "b": self._evidence,
            "d": self._flag,
            "f": self._forward,
            "t": self._back,
            "g": self._jump,
            "m": self._first_missing,
            "u": self._undo,
            "o": self._overview,
            "?": self._help,
            "h": self._help,
            "q": self._stop,
            _("godt"): self._reflect("strengths"),
            _("svært"): self._reflect("challenges"),
            _("nu"): self._reflect("next"),
        }

    def _answer(self, question: Question, **fields: object) -> None:
        """Keeps the answer with what already hangs on it, and goes on."""
        before = self._session.assessment.answer(question.id)
        cleared = {"value": None, "status": None, "reason": None}
        answer = Answer.model_validate(before.model_dump() | cleared | fields)
        self._session.change(with_answer(self._session.assessment, question.id, answer, now()))
        self._go_on(question)

    def _go_on(self, question: Question) -> None:
        self._position += 1
        element = self._session.element_of(question)
        following = self._session.questions[self._position : self._position + 1]
        self._reflect_on = None
        if not following or self._session.element_of(following[0]) is not element:
            self._reflect_on = element
            name = reading(element.name, self._session.area)
            say()
            say(_("{name} er færdig. Vil I skrive noget ned om det?").format(name=name))
            say(_("Skriv godt, svært eller nu og så en tekst. Ellers svar på det næste."))

    def _confirm_or_go_on(self, question: Question) -> bool:
        if self._session.offered(question) is not None and self._session.earlier is not None:
            confirmed = still_holds(self._session.assessment, self._session.earlier, question.id, now())
            self._session.change(confirmed)
            self._go_on(question)
        else:
            self._position += 1
        return True

    def _dont_know(self, question: Question, whom: str) -> bool:
        note = self._session.assessment.answer(question.id).note
        if whom:
            asking = _("Spørg: {whom}").format(whom=checked(whom))
            note = f"{note}\n{asking}" if note else asking
        self._answer(question, status="dont_know", note=note)
        return True

    def _not_relevant(self, question: Question, reason: str) -> bool:
        if not question.not_relevant:
            say(_("Det spørgsmål passer på alle. Svar på skalaen, eller skriv v for ved ikke."))
            return False
        reason = checked(reason) or ask_text(_("Hvorfor passer det ikke?"), required=True) or ""
        self._answer(question, status="not_relevant", reason=reason)
        return True

    def _note(self, question: Question, text: str) -> bool:
        note = checked(text) if text else ask_text(_("Note. Skriv om praksis, ikke om personer:"))
        if note is not None:
            self._amend(question, note=None if note == "-" else note)
        return False

    def _flag(self, question: Question, _rest: str) -> bool:
        flagged = not self._session.assessment.answer(question.id).flagged
        self._amend(question, flagged=flagged)
        say(_("Til drøftelse.") if flagged else _("Ikke længere til drøftelse."))
        return False

    def _amend(self, question: Question, **fields: object) -> None:
        before = self._session.assessment.answer(question.id)
        answer = before.model_copy(update=fields)
        if answer != before:
            self._session.change(with_answer(self._session.assessment, question.id, answer, now()))

    def _evidence(self, question: Question, text: str) -> bool:
        known = self._session.assessment.evidence
        ticked = self._session.assessment.answer(question.id).evidence
        if not text:
            for position, item in enumerate(known, start=1):
                mark = _("bruges her") if item.id in ticked else _("bruges ikke her")
                say(f"{item.title} ({mark})", "     ", f"{position:>3}  ")
            say(_("Skriv b og en titel for et nyt bilag, eller b og et nummer."))
            return False
        number = _whole(text)
        if number is not None and 1 <= number <= len(known):
            chosen = known[number - 1]
        elif number is not None:
            say(_("Der er ikke noget bilag med det nummer."))
            return False
        else:
            title = checked(text)
            chosen = Evidence(id=new_id(title, (item.id for item in known)), title=title)
        on = chosen.id not in ticked
        evidence = (*ticked, chosen.id) if on else tuple(one for one in ticked if one != chosen.id)
        answer = self._session.assessment.answer(question.id).model_copy(update={"evidence": evidence})
        named = with_evidence(self._session.assessment, chosen, now())
        self._session.change(with_answer(named, question.id, answer, now()))
        say((_("{title} bruges her.") if on else _("{title} bruges ikke her.")).format(title=chosen.title))
        return False

    def _reflect(self, field: str) -> Command:
        def keep(question: Question, text: str) -> bool:
            element = self._reflect_on or self._session.element_of(question)
            before = self._session.assessment.reflections.get(element.id, Reflection())
            written = checked(text) if text else ask_text(_("Skriv om praksis, ikke om personer:"))
            if written is not None:
                reflection = before.model_copy(update={field: None if written == "-" else written})
                self._session.change(with_reflection(self._session.assessment, element.id, reflection, now()))
            return False

        return keep

    def _forward(self, _question: Question, _rest: str) -> bool:
        self._position += 1
        return True

    def _back(self, _question: Question, _rest: str) -> bool:
        if self._position == 0:
            say(_("Det her er det første spørgsmål."))
        self._position = max(0, self._position - 1)
        self._reflect_on = None
        return True

    def _jump(self, _question: Question, words: str) -> bool:
        wanted = (words or ask(_("Skriv en del af spørgsmålet:"))).casefold()
        found = [
            position
            for position, one in enumerate(self._session.questions)
            if wanted in f"{reading(one.text, self._session.area)} {self._session.element_of(one).name}".casefold()
        ]
        if not wanted or not found:
            say(_("Intet spørgsmål har det i sig."))
            return False
        later = [position for position in found if position > self._position]
        self._position = (later or found)[0]
        self._reflect_on = None
        if len(found) > 1:
            text = _("{count} spørgsmål har det i sig. Skriv det samme igen for at komme til det næste.")
            say(text.format(count=len(found)))
        return True

    def _first_missing(self, _question: Question, _rest: str) -> bool:
        first = self._session.first_open()
        if first is None:
            say(_("Alle spørgsmål er besvaret."))
            return False
        self._position = first
        return True

    def _undo(self, _question: Question, _rest: str) -> bool:
        before = self._session.assessment
        if not self._session.undo():
            say(_("Der er ikke noget at fortryde."))
            return False
        say(_("Fortrudt."))
        after = self._session.assessment
        moved = (i for i, one in enumerate(self._session.questions) if before.answer(one.id) != after.answer(one.id))
        self._position = next(moved, self._position)
        return True

    def _overview(self, _question: Question, _rest: str) -> bool:
        show_overview(self._session)
        return False

    def _help(self, question: Question, _rest: str) -> bool:
        show_help(self._session, question)
        return False

    def _stop(self, _question: Question, _rest: str) -> bool:
        raise StoppedError


def _whole(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:
        return None
