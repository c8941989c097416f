"""The log of decisions: entries that are only added, each chained to the one before, so that a change shows.

An entry holds salted digests of its texts, not the texts: they can be erased with their salts, and the chain still
verifies. Salts come from outside; nothing here is random.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass
from datetime import UTC
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from checklist.assessment.model import Moment
from checklist.catalogue.model import Frozen, Text, Whole
from checklist.locale import _, ngettext
from checklist.screening.model import Digest, Verdict

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from checklist.screening.model import Decision, Review

BEGINNING = "0" * 64  # what the first entry is chained to
SALT_BYTES = 32

FindingKind = Literal["changed", "unchained", "gap", "text_changed", "text_missing", "text_left", "cut_off", "foreign"]


class Entry(Frozen):
    """One entry of the log. `number` counts from 1 within the round; `hash` is SHA-256 over all the other fields.

    `reason` and `known` are digests of texts that lie beside; None where there never was a text. A withdrawal is an
    entry too: from it on, the application's texts have to be gone.
    """

    number: Annotated[Whole, Field(ge=1)]
    previous: Digest
    round: UUID
    application: UUID
    by: Text
    at: Moment
    verdict: Verdict
    reason: Digest | None = None
    known: Digest | None = None
    hash: Digest


class SaltedText(Frozen):
    """A text of an entry with its salt (hex). Erasing both leaves a digest from which nothing can be guessed."""

    salt: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    text: str

    @property
    def digest(self) -> str:
        """HMAC-SHA-256 of the text under its salt, in hex."""
        return hmac.new(bytes.fromhex(self.salt), self.text.encode(), sha256).hexdigest()


class EntryTexts(Frozen):
    """The texts beside an entry: the written reason, and the record of what was known then."""

    reason: SaltedText | None = None
    known: SaltedText | None = None


@dataclass(frozen=True)
class Finding:
    """One thing wrong with the log: in which entry (by number; None: at its end) and what."""

    number: int | None
    kind: FindingKind
    message: str

    def __str__(self) -> str:
        return (
            self.message if self.number is None else _("Nr. {number}: {m}").format(number=self.number, m=self.message)
        )


@dataclass(frozen=True)
class Verification:
    """What looking through the log gave. `head` is the last entry's hash: noted elsewhere, it shows a cut-off end."""

    entries: int
    erased: int
    head: str
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        return not self.findings


def canonical(data: Any) -> bytes:
    """`data` as JSON with one possible spelling: keys sorted, no spaces, UTF-8."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def hash_of(entry: Entry) -> str:
    """What `entry.hash` has to be: SHA-256 over the canonical JSON of all its other fields, in hex.

    Spelled out here, so that no library's next version spells it otherwise: ids as text, the moment in UTC with
    microseconds (2027-03-01T12:00:00.000000+00:00).
    """
    facts = {
        "number": entry.number,
        "previous": entry.previous,
        "round": str(entry.round),
        "application": str(entry.application),
        "by": entry.by,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "verdict": entry.verdict,
        "reason": entry.reason,
        "known": entry.known,
    }
    return sha256(canonical(facts)).hexdigest()


def known_record(reviews: Iterable[Review], application: UUID, order: Mapping[str, Any] | None = None) -> str:
    """What is known about an application at this moment, to be kept with a decision: canonical JSON.

    Every handed-in rating of it with its comment, and its place in the `order` as plain JSON data (None: not seen).
    """
    ratings = {
        str(review.reviewer): {
            element: rating.model_dump(mode="json", exclude_none=True) for element, rating in review.ratings.items()
        }
        for review in reviews
        if review.application == application and review.handed_in
    }
    return canonical({"ratings": ratings, "order": order}).decode()


def next_entry(
    round_id: UUID, last: Entry | None, decision: Decision, new_salt: Callable[[], bytes]
) -> tuple[Entry, EntryTexts]:
    """The entry that writes `decision` after `last` (None: the first), and the texts to keep beside it.

    `new_salt` gives 32 fresh random bytes each time it is called.
    """
    texts = EntryTexts(
        reason=SaltedText(salt=new_salt().hex(), text=decision.reason),
        known=None if decision.known is None else SaltedText(salt=new_salt().hex(), text=decision.known),
    )
    facts = {"application": decision.application, "by": decision.by, "at": decision.at, "verdict": decision.choice}
    return _chained(round_id, last, texts, facts), texts


def withdrawal_entry(round_id: UUID, last: Entry | None, application: UUID, by: str, at: dt.datetime) -> Entry:
    """The entry that says that an application was withdrawn; it has no texts."""
    facts = {"application": application, "by": by, "at": at, "verdict": "withdrawn"}
    return _chained(round_id, last, EntryTexts(), facts)


def _chained(round_id: UUID, last: Entry | None, texts: EntryTexts, facts: dict[str, Any]) -> Entry:
    data = {
        "number": last.number + 1 if last else 1,
        "previous": last.hash if last else BEGINNING,
        "round": round_id,
        "reason": texts.reason.digest if texts.reason else None,
        "known": texts.known.digest if texts.known else None,
        **facts,
    }
    open_entry = Entry.model_validate({**data, "hash": BEGINNING})
    return open_entry.model_copy(update={"hash": hash_of(open_entry)})


def verify(
    round_id: UUID, entries: Sequence[Entry], texts: Mapping[int, EntryTexts], noted_head: str | None = None
) -> Verification:
    """Look through a round's log, its entries in order and their texts by number.

    Finds entries that were changed, taken out, put in or moved, texts that were changed, and texts that are gone
    although the applicant did not withdraw. Entries cut off at the end show only where the `noted_head` (a hash that
    was printed or written down) is no longer among them.
    """
    withdrawn = {one.application for one in entries if one.verdict == "withdrawn"}
    findings: list[Finding] = []
    previous = BEGINNING
    erased = 0
    for place, entry in enumerate(entries, start=1):
        findings += _wrong_with(round_id, entry, place, previous)
        found, gone = _wrong_with_texts(entry, texts.get(entry.number, EntryTexts()), withdrawn)
        findings += found
        erased += gone
        previous = entry.hash
    if noted_head is not None and noted_head not in {BEGINNING, *(one.hash for one in entries)}:
        message = _("Loggen er kortere, end da kontroltallet blev noteret, eller den er skrevet om.")
        findings.append(Finding(None, "cut_off", message))
    return Verification(len(entries), erased, previous, tuple(findings))


def _wrong_with(round_id: UUID, entry: Entry, place: int, previous: str) -> list[Finding]:
    found = []
    if entry.hash != hash_of(entry):
        found.append(Finding(entry.number, "changed", _("Posten er ændret, efter at den blev skrevet.")))
    if entry.number != place:
        message = _("Her skulle nr. {place} stå. En post er fjernet, tilføjet eller flyttet.").format(place=place)
        found.append(Finding(entry.number, "gap", message))
    if entry.previous != previous:
        found.append(Finding(entry.number, "unchained", _("Posten følger ikke efter den, der står før den.")))
    if entry.round != round_id:
        found.append(Finding(entry.number, "foreign", _("Posten hører til en anden runde.")))
    return found


def _wrong_with_texts(entry: Entry, texts: EntryTexts, withdrawn: set[UUID]) -> tuple[list[Finding], int]:
    found, gone = [], 0
    names = {"reason": _("Begrundelsen"), "known": _("Det, man vidste dengang,")}
    for name, digest, kept in (("reason", entry.reason, texts.reason), ("known", entry.known, texts.known)):
        if kept is not None and kept.digest != digest:
            message = _("{text} er ændret, efter at posten blev skrevet.").format(text=names[name])
            found.append(Finding(entry.number, "text_changed", message))
        elif kept is not None and entry.application in withdrawn:
            message = _("{text} skulle være slettet: Ansøgeren har trukket sig.").format(text=names[name])
            found.append(Finding(entry.number, "text_left", message))
        elif kept is None and digest is not None:
            gone += 1
            if entry.application not in withdrawn:
                message = _("{text} er væk, uden at ansøgeren har trukket sig.").format(text=names[name])
                found.append(Finding(entry.number, "text_missing", message))
    return found, gone


def standing(entries: Sequence[Entry]) -> dict[UUID, Entry]:
    """Application -> the entry that counts now: the last one about it."""
    return {one.application: one for one in entries}


def verification_words(found: Verification) -> str:
    """The outcome as one sentence."""
    if not found.holds:
        text = ngettext("Loggen holder ikke: {n} fejl.", "Loggen holder ikke: {n} fejl.", len(found.findings))
        return text.format(n=len(found.findings))
    if not found.entries:
        return _("Loggen er tom.")
    text = ngettext("Loggen holder: {n} post, uændret.", "Loggen holder: {n} poster, uændret.", found.entries)
    told = text.format(n=found.entries)
    if not found.erased:
        return told
    gone = ngettext(
        "{n} tekst er slettet, fordi en ansøger har trukket sig.",
        "{n} tekster er slettet, fordi ansøgere har trukket sig.",
        found.erased,
    )
    return f"{told} {gone.format(n=found.erased)}"
