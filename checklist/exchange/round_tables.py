"""A whole round as tables: a part for each kind of thing, rows of plain values, every review that is handed in.

Knows nothing of spreadsheets, nor of where a round is kept. Drafts belong to their reviewers and stay out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from checklist.locale import _
from checklist.screening.arrivals import outcome_words
from checklist.screening.decisions import standing
from checklist.screening.formalities import formal_lines
from checklist.screening.model import choice_words, code_of, formal_words, maturity_words
from checklist.screening.order_words import decides_nothing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence
    from uuid import UUID

    from checklist.catalogue import Catalogue
    from checklist.exchange.cell_texts import Value
    from checklist.screening.arrivals import Outcome
    from checklist.screening.decisions import Entry, EntryTexts
    from checklist.screening.model import Application, Declaration, Review, Reviewer, Withdrawn
    from checklist.screening.round import Round

Table = list[tuple["Value", ...]]


class FileFacts(Protocol):
    """What is told of one file that came."""

    @property
    def sha256(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def received(self) -> dt.datetime: ...
    @property
    def size(self) -> int: ...
    @property
    def outcome(self) -> Outcome: ...
    @property
    def wrong(self) -> tuple[str, ...]: ...
    @property
    def ask(self) -> str: ...
    @property
    def application(self) -> UUID | None: ...
    @property
    def let_in_by(self) -> str | None: ...


class HeldRound(Protocol):
    """A round and what is in it."""

    @property
    def round(self) -> Round: ...
    @property
    def in_order(self) -> tuple[Application, ...]: ...
    @property
    def reviewers(self) -> tuple[Reviewer, ...]: ...
    @property
    def reviews(self) -> tuple[Review, ...]: ...
    @property
    def declarations(self) -> tuple[Declaration, ...]: ...
    @property
    def withdrawn(self) -> tuple[Withdrawn, ...]: ...
    @property
    def entries(self) -> tuple[Entry, ...]: ...
    @property
    def texts(self) -> Mapping[int, EntryTexts]: ...


def handed_in(held: HeldRound) -> tuple[Review, ...]:
    """The reviews that count, by application and reviewer's name; those of withdrawn applications are gone."""
    place = {one.id: one.number for one in held.in_order}
    names = {one.id: one.name for one in held.reviewers}
    given = [one for one in held.reviews if one.handed_in and one.application in place]
    return tuple(sorted(given, key=lambda one: (place[one.application], names.get(one.reviewer, ""))))


def round_tables(
    held: HeldRound, catalogue: Catalogue, files: Sequence[FileFacts], *, with_names: bool
) -> dict[str, Table]:
    """Title -> the headings and the rows below them. Without `with_names` codes alone stand for practices."""
    codes = {one.id: one.code for one in held.in_order} | {one.id: one.code for one in held.withdrawn}
    return {
        _("Runde"): [(_("Hvad"), _("Indhold")), *_about(held)],
        _("Ansøgninger"): list(_applications(held, with_names=with_names)),
        _("Bedømmelser"): review_table(held, catalogue, with_names=with_names),
        _("Formelt"): list(_formalities(held, catalogue)),
        _("Habilitet"): list(_conflicts(held, codes)),
        _("Beslutninger"): list(_decisions(held, codes)),
        _("Filer"): list(_files(files, codes, with_names=with_names)),
    }


def review_table(held: HeldRound, catalogue: Catalogue, *, with_names: bool) -> Table:
    """One row for each reviewer's rating of each element."""
    names = {one.id: one.name for one in held.reviewers}
    applications = {one.id: one for one in held.in_order}
    named = (_("Praksis"), _("Tilbud")) if with_names else ()
    rows: Table = [
        (
            _("Kode"), *named, _("Bedømmer"), _("Afleveret"), _("Element-id"), _("Element"), _("Bedømmelse"),
            _("Undladt"), _("Kommentar"), _("Før samtalen"), _("Frigivet til ansøgeren"),
        )
    ]  # fmt: skip
    for review in handed_in(held):
        application = applications[review.application]
        practice = application.assessment.practice
        who = (practice.name, practice.service) if with_names else ()
        released = {one.element for one in review.released}
        for element in catalogue.elements:
            rating = review.ratings.get(element.id)
            if rating is None:
                continue
            first = (review.first_ratings or {}).get(element.id)
            rows.append(
                (
                    application.code, *who, names.get(review.reviewer, str(review.reviewer)), moment(review.handed_in),
                    element.id, element.name, rating.value, rating.status is not None, rating.comment,
                    None if first is None else first.value, element.id in released,
                )
            )  # fmt: skip
    return rows


def moment(at: dt.datetime | None) -> str | None:
    """A moment as local time in a form that sorts: 2026-11-29 14:30."""
    return None if at is None else f"{at.astimezone():%Y-%m-%d %H:%M}"


def _about(held: HeldRound) -> Iterator[tuple[Value, ...]]:
    found = held.round
    yield (_("Runde"), found.name)
    yield (_("Id"), str(found.id))
    yield (_("Hvem"), found.organiser)
    yield (_("Formål"), found.purpose)
    yield (_("Frist"), moment(found.deadline))
    yield (_("Spørgeskema"), f"{found.catalogue} {found.catalogue_version}")
    yield (_("Blind"), found.blind)
    yield (_("Frø"), found.seed)
    for group in found.comparison_groups():
        yield (_("Pladser: {group}").format(group=group.name), group.places)
    drafts = sum(one.handed_in is None for one in held.reviews)
    yield (_("Bedømmelser, der ikke er afleveret og ikke er med her"), drafts)
    yield (_("Trukket tilbage"), len(held.withdrawn))
    yield (_("Loggens kontroltal"), held.entries[-1].hash if held.entries else None)
    yield (_("Husk"), decides_nothing())


def _applications(held: HeldRound, *, with_names: bool) -> Iterator[tuple[Value, ...]]:
    named = (_("Praksis"), _("Tilbud"), _("Organisation"), _("Kommune")) if with_names else ()
    yield (
        _("Kode"), *named, _("Id"), _("Område"), _("Hvor langt"), _("Gruppe"), _("Modtaget"), _("Fælles sag"),
        _("Lukket ind af"), _("Lukket ind fordi"), _("Afleverede bedømmelser"), _("Beslutning"),
    )  # fmt: skip
    decided = standing(held.entries)
    reviews = [one.application for one in handed_in(held)]
    for one in held.in_order:
        practice = one.assessment.practice
        who = (practice.name, practice.service, practice.organisation, practice.municipality) if with_names else ()
        group = held.round.group_of(one.maturity)
        entry = decided.get(one.id)
        yield (
            one.code, *who, str(one.id), practice.area, maturity_words(one.maturity) if one.maturity else None,
            group.name if group else None, moment(one.received), one.calibration, one.let_in_by, one.let_in_because,
            reviews.count(one.id), choice_words(entry.verdict) if entry else None,
        )  # fmt: skip


def _formalities(held: HeldRound, catalogue: Catalogue) -> Iterator[tuple[Value, ...]]:
    yield (_("Kode"), _("Linje"), _("Spørgsmål"), _("Står"), _("Af"), _("Hvornår"), _("Note"))
    for one in held.in_order:
        for line in formal_lines(held.round, catalogue, one):
            said = one.formality(line.id)
            words = formal_words(said.state if said else None)
            who = (said.by, moment(said.at), said.note) if said else (None, None, None)
            yield (one.code, line.id, line.title, words, *who)


def _conflicts(held: HeldRound, codes: Mapping[UUID, str]) -> Iterator[tuple[Value, ...]]:
    names = {one.id: one.name for one in held.reviewers}
    yield (_("Bedømmer"), _("Kode"), _("Inhabil"), _("Hvornår"), _("Note"))
    for one in held.declarations:
        yield (names.get(one.reviewer), codes.get(one.application), one.conflict, moment(one.at), one.note)


def _decisions(held: HeldRound, codes: Mapping[UUID, str]) -> Iterator[tuple[Value, ...]]:
    yield (_("Nr."), _("Kode"), _("Hvornår"), _("Af"), _("Beslutning"), _("Begrundelse"), _("Kontroltal"))
    for entry in held.entries:
        texts = held.texts.get(entry.number)
        reason = texts.reason.text if texts and texts.reason else None
        code = codes.get(entry.application, code_of(0))
        yield (entry.number, code, moment(entry.at), entry.by, choice_words(entry.verdict), reason, entry.hash)


def _files(files: Sequence[FileFacts], codes: Mapping[UUID, str], *, with_names: bool) -> Iterator[tuple[Value, ...]]:
    named = (_("Fil"),) if with_names else ()
    yield (
        *named, _("Modtaget"), _("Hvad der blev af den"), _("Kode"), _("Hvad der er galt"), _("Skriv til ansøgeren"),
        _("Lukket ind af"), _("Bytes"), _("SHA-256"),
    )  # fmt: skip
    for one in files:
        who = (one.name,) if with_names else ()
        # What is wrong names the file, and the file's name may name the practice.
        wrong = "\n".join(one.wrong) if with_names else None
        code = codes.get(one.application) if one.application else None
        yield (
            *who, moment(one.received), outcome_words(one.outcome), code, wrong, one.ask or None, one.let_in_by,
            one.size, one.sha256,
        )  # fmt: skip
