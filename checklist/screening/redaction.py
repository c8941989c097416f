"""Blacking out passages of an application by hand, and pointing out what may still give a name away.

What is pointed out is a hint to a person; nothing is blacked out unasked.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from checklist.assessment.privacy import cpr_numbers
from checklist.catalogue.problems import Problem, RefusedError
from checklist.locale import _
from checklist.screening.model import Redaction
from checklist.screening.texts import texts_of, with_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checklist.assessment.model import Assessment
    from checklist.screening.model import Application

Clue = Literal["name", "cpr", "mail", "web", "phone"]

_MAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.\w+")
_WEB = re.compile(r"(?:https?://|www\.)[^\s<>()]*[^\s<>().,;:!?]", re.IGNORECASE)
_PHONE = re.compile(r"(?<!\d)(?:\+45 ?)?\d{2} ?\d{2} ?\d{2} ?\d{2}(?!\d)")
_SENTENCE_END = re.compile(r"(?:^|[.!?:\n][\s»«“”\"')]*)$")
_NAMED = ("name", "service", "organisation", "municipality")


@dataclass(frozen=True)
class Occurrence:
    """A passage that may give the applicant away: characters `start` up to `end` of the text at `place`."""

    place: str
    start: int
    end: int
    text: str
    clue: Clue

    @property
    def redaction(self) -> Redaction:
        """What blacks it out."""
        return Redaction(place=self.place, start=self.start, end=self.end)


def left_out() -> str:
    """What stands where a passage was blacked out; always as long, so that it does not tell a name's length."""
    return _("[udeladt]")


def with_redactions(application: Application, more: Iterable[Redaction]) -> Application:
    """The application with these passages blacked out too; passages that touch become one.

    Raises RefusedError where a passage lies outside its text.
    """
    texts, added = texts_of(application.assessment), tuple(more)
    problems = [
        Problem("E410", application.code, one.place, _("passagen findes ikke i teksten."))
        for one in added
        if not one.start < one.end <= len(texts.get(one.place, ""))
    ]
    if problems:
        raise RefusedError(problems)
    return application.model_copy(update={"redactions": _joined((*application.redactions, *added))})


def without_redaction(application: Application, gone: Redaction) -> Application:
    """The application with this passage in sight again."""
    kept = tuple(one for one in application.redactions if one != gone)
    return application.model_copy(update={"redactions": kept})


def still_fitting(redactions: Iterable[Redaction], before: Assessment, after: Assessment) -> tuple[Redaction, ...]:
    """The redactions whose text is the same in a newer version; the others have to be made again by hand."""
    old, new = texts_of(before), texts_of(after)
    return tuple(one for one in redactions if old.get(one.place) == new.get(one.place))


def _joined(redactions: Iterable[Redaction]) -> tuple[Redaction, ...]:
    joined: list[Redaction] = []
    for one in sorted(redactions, key=lambda one: (one.place, one.start, one.end)):
        if joined and joined[-1].place == one.place and one.start <= joined[-1].end:
            joined[-1] = joined[-1].model_copy(update={"end": max(joined[-1].end, one.end)})
        else:
            joined.append(one)
    return tuple(joined)


def redacted(application: Application) -> Assessment:
    """The application's assessment with every blacked-out passage replaced by `left_out()`."""
    texts = texts_of(application.assessment)
    changed: dict[str, str | None] = {}
    by_place = groupby(_joined(application.redactions), key=lambda one: one.place)
    for place, passages in by_place:
        text = texts.get(place, "")
        for one in reversed(list(passages)):
            text = text[: one.start] + left_out() + text[one.end :]
        changed[place] = text
    return with_texts(application.assessment, changed)


def same_elsewhere(application: Application, redaction: Redaction) -> tuple[Occurrence, ...]:
    """Where the blacked-out words stand again, in any case of letters, and are still in sight."""
    texts = texts_of(application.assessment)
    words = texts.get(redaction.place, "")[redaction.start : redaction.end].strip()
    if not words:
        return ()
    found = _matches(texts, _pattern(words), "name")
    return tuple(one for one in found if not _is_covered(one, (*application.redactions, redaction)))


def pointed_out(application: Application) -> tuple[Occurrence, ...]:
    """What may give the applicant away in texts that a blind round shows, and is not blacked out yet.

    The names of practice, service, organisation, municipality, respondent and action owners wherever they stand again,
    the proper names inside them, CPR numbers, and addresses of mail, web and telephone.
    """
    texts = {
        place: text for place, text in texts_of(application.assessment).items() if not _is_replaced_in_blind(place)
    }
    found: dict[tuple[str, int, int], Occurrence] = {}
    for one in _clues(application.assessment, texts):
        found.setdefault((one.place, one.start, one.end), one)
    in_sight = [one for one in found.values() if not _is_covered(one, application.redactions)]
    return tuple(one for one in in_sight if not any(_lies_inside(one, other) for other in in_sight))


def _is_replaced_in_blind(place: str) -> bool:
    table, *_rest, key = place.split("/")
    return (table == "practice" and key in _NAMED) or (table, key) in {("respondent", "name"), ("plan", "owner")}


def _clues(assessment: Assessment, texts: dict[str, str]) -> Iterator[Occurrence]:
    names = [getattr(assessment.practice, key) for key in _NAMED]
    names += [assessment.respondent.name, *(action.owner for action in assessment.plan.actions)]
    for name in dict.fromkeys(" ".join(name.split()) for name in names if name and name.strip()):
        if len(name) > 1:
            yield from _matches(texts, _pattern(name), "name")
        first, *others = name.split()
        for word in others:
            if word[0].isupper() and len(word) > 2:
                yield from _matches(texts, _pattern(word, any_case=False), "name")
        if first[0].isupper() and len(first) > 2:
            for one in _matches(texts, _pattern(first, any_case=False), "name"):
                # Any word has a capital at the start of a sentence; in the middle of one it is a name.
                if not _SENTENCE_END.search(texts[one.place][: one.start]):
                    yield one
    for place, text in texts.items():
        yield from (Occurrence(place, start, end, text[start:end], "cpr") for start, end in cpr_numbers(text))
    yield from _matches(texts, _MAIL, "mail")
    yield from _matches(texts, _WEB, "web")
    yield from _matches(texts, _PHONE, "phone")


def _pattern(words: str, *, any_case: bool = True) -> re.Pattern[str]:
    """Finds `words` whichever way the letters are composed and the lines broken, in the genitive too."""
    spellings = {unicodedata.normalize(form, words) for form in ("NFC", "NFD")} | {words}
    either = "|".join(r"\s+".join(map(re.escape, one.split())) for one in sorted(spellings))
    return re.compile(rf"(?<!\w)(?:{either})(?:['’]?s)?(?!\w)", re.IGNORECASE if any_case else 0)


def _matches(texts: dict[str, str], pattern: re.Pattern[str], clue: Clue) -> Iterator[Occurrence]:
    for place, text in texts.items():
        for match in pattern.finditer(text):
            yield Occurrence(place, match.start(), match.end(), match.group(), clue)


def _is_covered(one: Occurrence, redactions: Iterable[Redaction]) -> bool:
    return any(r.place == one.place and r.start <= one.start and one.end <= r.end for r in redactions)


def _lies_inside(one: Occurrence, other: Occurrence) -> bool:
    wider = (other.end - other.start) > (one.end - one.start)
    return wider and one.place == other.place and other.start <= one.start and one.end <= other.end


def clue_words(clue: Clue) -> str:
    """Why a passage is pointed out."""
    return {
        "name": _("et navn"),
        "cpr": _("måske et CPR-nummer"),
        "mail": _("en mailadresse"),
        "web": _("en webadresse"),
        "phone": _("måske et telefonnummer"),
    }[clue]
