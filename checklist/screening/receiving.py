"""What becomes of a file that arrived: taken in, or left beside with what is wrong and what to ask the applicant.

Decides from what was read of the file, the round and what is there already; the same file twice gives the same. It
guesses nothing: whatever is in doubt waits for a person.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checklist.assessment.reading import check_against
from checklist.locale import _, clock, long_date, ngettext
from checklist.screening.arrivals import Receipt, fingerprint, replaced_words
from checklist.screening.model import code_of, maturity_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from checklist.assessment.model import Assessment
    from checklist.catalogue import Catalogue
    from checklist.screening.arrivals import Arrived, Known, Outcome, Present, WayIn
    from checklist.screening.round import Round

# Kinds of assessment that somebody applies with; the others are parts of a workshop or a review.
_OF_AN_APPLICANT = frozenset({"self", "consensus", "application"})
# Problems that say: this was never an application to begin with.
_NOT_OF_ITS_KIND = frozenset({"E101", "E123", "E125", "E126"})
_EMPTY_FORM = "E128"
_MOST_NAMED = 12


def receive(found: Round, catalogue: Catalogue, arrived: Iterable[Arrived], present: Present) -> Iterator[Receipt]:
    """A receipt for each file in turn; what goes in is remembered in `present`, so that the next one is held to it."""
    for one in arrived:
        receipt = judge(found, catalogue, one, present)
        present.remember(receipt)
        yield receipt


def judge(found: Round, catalogue: Catalogue, arrived: Arrived, present: Present) -> Receipt:
    """What becomes of one file, given what is there."""
    if arrived.sha256 in present.withdrawn_files:
        return _receipt(arrived, "withdrawn", [_withdrawn_words()], seen_before=True)
    if arrived.sha256 in present.originals:
        application = present.originals[arrived.sha256]
        return _receipt(arrived, "taken_in", application=application, seen_before=True)
    if arrived.sha256 in present.replaced:
        application = present.replaced[arrived.sha256]
        return _receipt(arrived, "replaced", [replaced_words()], application=application, seen_before=True)
    if arrived.assessment is None:
        return _unread(arrived)
    assessment = arrived.assessment.model_copy(update={"kind": "application"})
    left_out = _not_for_this_round(found, catalogue, arrived, present)
    if left_out is not None:
        return left_out
    newer_form = _newer_form(catalogue, assessment)
    lacks = [*newer_form, *_what_lacks(found, catalogue, assessment)]
    late = _lateness(found, arrived)
    noticed = [str(problem) for problem in arrived.problems]
    known = present.like(assessment)
    if known is not None:
        return _another_version(arrived, assessment, known, [*late, *lacks, *noticed])
    alike = present.named_alike(assessment)
    if alike is not None:
        text = _("{code} har samme navn, tilbud og kommune. Er det den samme praksis?")
        ask = _(
            "Vi har fået to ansøgninger fra jer med samme navn. Skriv til os, hvilken der gælder, eller om det er to."
        )
        wrong = [text.format(code=code_of(alike.number)), *late, *lacks, *noticed]
        return _receipt(arrived, "double", wrong, ask, application=alike.id, assessment=assessment, way_in="add")
    if late:
        ask = _("Jeres ansøgning kom efter fristen. Skriv til os, hvis der er en grund, vi bør kende.")
        return _receipt(arrived, "late", [*late, *lacks, *noticed], ask, assessment=assessment, way_in="add")
    if newer_form:
        ask = _newer_form_ask(catalogue, assessment)
        return _receipt(arrived, "newer_form", [*lacks, *noticed], ask, assessment=assessment, way_in="add")
    if lacks:
        ask = " ".join([_("Jeres ansøgning er ikke hel endnu."), *lacks, _("Ret det, og send filen igen.")])
        return _receipt(arrived, "incomplete", [*lacks, *noticed], ask, assessment=assessment, way_in="add")
    receipt = _receipt(arrived, "taken_in", noticed, application=assessment.id, assessment=assessment)
    return replace(receipt, fingerprint=fingerprint(assessment))


def _receipt(
    arrived: Arrived,
    outcome: Outcome,
    wrong: Iterable[str] = (),
    ask: str = "",
    *,
    application: UUID | None = None,
    assessment: Assessment | None = None,
    way_in: WayIn | None = None,
    seen_before: bool = False,
) -> Receipt:
    return Receipt(
        arrived.name,
        arrived.sha256,
        arrived.received,
        outcome,
        tuple(wrong),
        ask,
        application,
        assessment,
        way_in,
        seen_before,
    )


def _unread(arrived: Arrived) -> Receipt:
    wrong = [str(problem) for problem in arrived.problems] or [_("Filen kan ikke læses.")]
    if any(problem.code == _EMPTY_FORM for problem in arrived.problems):
        ask = _("Det skema, I har sendt, er tomt. Udfyld det, gem det, og send den gemte fil.")
        return _receipt(arrived, "incomplete", wrong, ask)
    if any(problem.code in _NOT_OF_ITS_KIND for problem in arrived.problems):
        ask = _("Den fil, I har sendt, er ikke en udfyldt besvarelse. Send den fil, som I har gemt jeres svar i.")
        return _receipt(arrived, "foreign", wrong, ask)
    ask = _("Vi kan ikke læse den fil, I har sendt. Gem besvarelsen igen, og send den nye fil.")
    return _receipt(arrived, "damaged", wrong, ask)


def _not_for_this_round(found: Round, catalogue: Catalogue, arrived: Arrived, present: Present) -> Receipt | None:
    assessment = arrived.assessment
    if assessment is None:
        return None
    if assessment.id in present.withdrawn:
        return _receipt(arrived, "withdrawn", [_withdrawn_words()])
    if assessment.practice_mode:
        ask = _("Det, I har sendt, er en øvelse. Lav en besvarelse, der tæller med, og send den.")
        return _receipt(arrived, "rehearsal", [_("Besvarelsen er en øvelse og tæller ikke med.")], ask)
    if assessment.kind not in _OF_AN_APPLICANT:
        ask = _("I har sendt én deltagers svar eller en bedømmelse. Send tilbuddets egen besvarelse.")
        return _receipt(
            arrived, "foreign", [_("Filen er én deltagers svar eller en bedømmelse, ikke en ansøgning.")], ask
        )
    if assessment.id in present.elsewhere:
        wrong = _("Besvarelsen er med i en anden runde: {name}.").format(name=present.elsewhere[assessment.id])
        ask = _("I har sendt en besvarelse fra en anden runde. Lav en ny til denne runde, og send den.")
        return _receipt(arrived, "foreign", [wrong], ask)
    refused = [problem for problem in check_against(assessment, catalogue, arrived.name) if problem.refuses]
    if assessment.catalogue != found.catalogue or any(problem.code == "E102" for problem in refused):
        wrong = _("Besvarelsen hører til et andet spørgeskema ({theirs}).").format(theirs=assessment.catalogue)
        ask = _("I har brugt et andet spørgeskema end det, runden beder om. Brug skemaet fra indbydelsen.")
        return _receipt(arrived, "foreign", [wrong], ask)
    if refused:
        ask = _("Nogle af svarene i jeres fil kan ikke bruges. Åbn den, se svarene igennem, og send den igen.")
        newer_form = _newer_form(catalogue, assessment)
        if newer_form:
            ask = _newer_form_ask(catalogue, assessment)
        return _receipt(arrived, "damaged", [*newer_form, *map(str, refused)], ask)
    return None


def _newer_form(catalogue: Catalogue, assessment: Assessment) -> list[str]:
    """That the answers are to a later version of the questions than ours, and what of them cannot be read here."""
    theirs, ours = assessment.catalogue_version, catalogue.about.version
    if _in_order(theirs) <= _in_order(ours):
        return []
    text = _("Skemaet er nyere end vores (version {theirs}; her bruges {ours}).")
    said = [text.format(theirs=theirs, ours=ours)]
    unknown = sum(question not in catalogue.question_by_id for question in assessment.answers)
    if unknown:
        text = ngettext(
            "{n} svar hører til et spørgsmål, vi ikke har. Det bliver gemt, men ingen kan læse det her.",
            "{n} svar hører til spørgsmål, vi ikke har. De bliver gemt, men ingen kan læse dem her.",
            unknown,
        )
        said.append(text.format(n=unknown))
    said.append(_("Bed om vores skema, eller tag filen ind, hvis I kan bedømme den på resten."))
    return said


def _newer_form_ask(catalogue: Catalogue, assessment: Assessment) -> str:
    text = _(
        "I har svaret på en nyere udgave af spørgeskemaet ({theirs}) end den, runden bruger ({ours}). Brug skemaet fra "
        "indbydelsen, og send det igen. Skriv til os, hvis det ikke kan lade sig gøre."
    )
    return text.format(theirs=assessment.catalogue_version, ours=catalogue.about.version)


def _in_order(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _withdrawn_words() -> str:
    return _("Ansøgeren har trukket sig, og alt er slettet. Filen er ikke taget ind igen.")


def _another_version(arrived: Arrived, assessment: Assessment, known: Known, also: list[str]) -> Receipt:
    code = code_of(known.number)
    same = assessment.model_copy(update={"id": known.id})
    if fingerprint(same) == known.fingerprint:
        wrong = _("Det samme står allerede i {code}.").format(code=code)
        return _receipt(arrived, "double", [wrong], application=known.id)
    if assessment.updated > known.updated:
        text = _("Filen er en nyere udgave af {code} (ændret {day}). Den gamle gælder, indtil du vælger den nye.")
        wrong = text.format(code=code, day=_moment(assessment.updated))
        ask = _("I har sendt en nyere udgave af jeres ansøgning. Skriv til os, om det er den, der gælder.")
        return _receipt(
            arrived, "newer", [wrong, *also], ask, application=known.id, assessment=assessment, way_in="replace"
        )
    text = _("Filen er en ældre udgave af {code} (ændret {day}).")
    wrong = text.format(code=code, day=_moment(assessment.updated))
    ask = _("I har sendt to udgaver af jeres ansøgning. Vi bruger den nyeste. Skriv til os, hvis det er forkert.")
    return _receipt(
        arrived, "double", [wrong, *also], ask, application=known.id, assessment=assessment, way_in="replace"
    )


def _moment(moment: dt.datetime) -> str:
    return _("{day} kl. {time}").format(day=long_date(moment.astimezone().date()), time=clock(moment))


def _lateness(found: Round, arrived: Arrived) -> list[str]:
    if arrived.received <= found.deadline:
        return []
    text = _("Modtaget {received}; fristen var {deadline}.")
    return [text.format(received=_moment(arrived.received), deadline=_moment(found.deadline))]


def _what_lacks(found: Round, catalogue: Catalogue, assessment: Assessment) -> list[str]:
    """What is missing, as sentences that can be sent to the applicant."""
    lacks = []
    practice = assessment.practice
    if not practice.name.strip():
        lacks.append(_("Praksis har ikke fået et navn."))
    if not practice.service.strip():
        lacks.append(_("Tilbuddets navn mangler."))
    if found.areas and practice.area is None:
        lacks.append(_("I har ikke skrevet, hvilket område praksis hører til."))
    if found.groups and practice.maturity is None:
        lacks.append(_("I har ikke skrevet, om praksis er en idé, en afprøvning eller i drift."))
    elif found.groups and found.group_of(practice.maturity) is None and practice.maturity:
        text = _("Runden er ikke for praksis på jeres trin ({maturity}).")
        lacks.append(text.format(maturity=maturity_words(practice.maturity)))
    if found.form == "full" and assessment.form == "short":
        lacks.append(_("I har brugt den korte udgave. Runden beder om den fulde."))
        return lacks
    questions = catalogue.questions(found.form)
    open_ones = [catalogue.question_numbers[q.id] for q in questions if not assessment.answer(q.id).is_given]
    if len(open_ones) > found.unanswered_allowed:
        text = ngettext("Spørgsmål {which} er ikke besvaret.", "Spørgsmålene {which} er ikke besvaret.", len(open_ones))
        lacks.append(text.format(which=_which(open_ones)))
    return lacks


def _which(numbers: list[str]) -> str:
    if len(numbers) > _MOST_NAMED:
        text = _("{some} og {n} til")
        return text.format(some=", ".join(numbers[:_MOST_NAMED]), n=len(numbers) - _MOST_NAMED)
    if len(numbers) == 1:
        return numbers[0]
    return _("{first} og {last}").format(first=", ".join(numbers[:-1]), last=numbers[-1])
