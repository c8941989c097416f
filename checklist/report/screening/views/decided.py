"""What people decided and why, what they decided before, and whether the log of it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.locale import _
from checklist.report.screening.views.round_subject import Called, moment_words
from checklist.screening.decisions import verification_words, verify
from checklist.screening.model import CHOICES, choice_words

if TYPE_CHECKING:
    from checklist.report.screening.views.round_subject import RoundSubject
    from checklist.screening.decisions import Entry


@dataclass(frozen=True)
class Ruling:
    """One entry of the log in words. `reason` is empty where it was erased."""

    number: int
    choice: str
    reason: str
    by: str


@dataclass(frozen=True)
class DecidedApplication:
    """The decision that counts, and those that it took the place of, the latest first."""

    called: Called
    now: Ruling
    before: tuple[Ruling, ...]


@dataclass(frozen=True)
class Choice:
    """Everybody about whom the same was decided, by number."""

    name: str
    applications: tuple[DecidedApplication, ...]


@dataclass(frozen=True)
class Decided:
    """`head` is the hash of the log's last entry, 64 letters and figures; empty where nothing was decided."""

    choices: tuple[Choice, ...]
    undecided: tuple[str, ...]
    log: str
    findings: tuple[str, ...]
    head: str


def decided(subject: RoundSubject) -> Decided:
    record = subject.record
    found = verify(subject.round.id, record.entries, record.texts)
    by_choice: dict[str, list[DecidedApplication]] = {choice: [] for choice in CHOICES}
    for application in subject.applications:
        entries = [_ruling(subject, one) for one in record.entries if one.application == application.id]
        if entries:
            one = DecidedApplication(subject.called[application.id], entries[-1], tuple(reversed(entries[:-1])))
            by_choice.setdefault(subject.standing[application.id].verdict, []).append(one)
    return Decided(
        choices=tuple(
            Choice(choice_words(choice), tuple(by_choice[choice])) for choice in CHOICES if by_choice[choice]
        ),
        undecided=tuple(
            f"{one.code} {subject.called[one.id].name}"
            for one in subject.applications
            if one.id not in subject.standing
        ),
        log=verification_words(found),
        findings=tuple(str(one) for one in found.findings),
        head=found.head if record.entries else "",
    )


def _ruling(subject: RoundSubject, entry: Entry) -> Ruling:
    texts = subject.record.texts.get(entry.number)
    return Ruling(
        number=entry.number,
        choice=choice_words(entry.verdict),
        reason=texts.reason.text if texts and texts.reason else "",
        by=_("{name}, {moment}").format(name=entry.by, moment=moment_words(entry.at)),
    )
