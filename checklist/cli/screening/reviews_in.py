"""Reviews that come as files: into the round where it knows the application and the reviewer, else left beside.

Prints nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.archive import ArchiveError
from checklist.catalogue import RefusedError
from checklist.locale import _, ngettext
from checklist.screening.reviewing import begin_review, hand_in, with_rating
from checklist.screening.sharing import conflicts_in

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from checklist.assessment.model import Assessment
    from checklist.catalogue import Problem
    from checklist.cli.screening.opened import OpenRound
    from checklist.screening.model import Application, Review, Reviewer


@dataclass(frozen=True)
class ReviewReceipt:
    """What became of a review's file. `wrong` says why it was left beside; empty where it is in. `notes` are remarks.

    `application` is the application's code and `reviewer` the name, "" where they are not known.
    """

    name: str
    wrong: tuple[str, ...]
    notes: tuple[str, ...] = ()
    application: str = ""
    reviewer: str = ""
    seen_before: bool = False


class ReviewsIn:
    """Takes reviews into one open round; `now` is when they are handed in."""

    def __init__(self, opened: OpenRound, now: dt.datetime) -> None:
        self._opened, self._now = opened, now
        self._reviewers = opened.rounds.reviews.reviewers(opened.id)
        self._banned = conflicts_in(opened.rounds.reviews.declarations(opened.id))
        self._given = {(one.reviewer, one.application) for one in opened.rounds.reviews.assignments(opened.id)}

    def take_in(self, name: str, assessment: Assessment, problems: tuple[Problem, ...]) -> ReviewReceipt:
        """The review in a file called `name`, handed in at once. One that is there already as it is stays."""
        try:
            return self._take_in(name, assessment, tuple(map(str, problems)))
        except RefusedError as error:
            return ReviewReceipt(name, tuple(problem.message for problem in error.problems))
        except ArchiveError as error:
            return ReviewReceipt(name, (error.message,))

    def _take_in(self, name: str, assessment: Assessment, notes: tuple[str, ...]) -> ReviewReceipt:
        if assessment.about is None:
            return ReviewReceipt(name, (_("Bedømmelsen siger ikke, hvilken ansøgning den handler om (about)."),))
        application = self._application(assessment.about)
        if application is None:
            return ReviewReceipt(name, (_("Den ansøgning, der er bedømt, er ikke i runden."),))
        reviewer = self._reviewer(assessment, application)
        if reviewer is None:
            known = ", ".join(one.name for one in self._reviewers) or _("ingen endnu")
            text = _("Bedømmeren »{name}« er ikke med i runden. Bedømmerne er: {known}.")
            told = text.format(name=assessment.respondent.name or "", known=known)
            return ReviewReceipt(name, (told,), application=application.code)
        if (reviewer.id, application.id) in self._banned:
            told = _("{name} er inhabil i {code}, så bedømmelsen er ikke taget ind.")
            wrong = told.format(name=reviewer.name, code=application.code)
            return ReviewReceipt(name, (wrong,), (), application.code, reviewer.name)
        return self._save(name, self._as_rated(assessment, application, reviewer), notes, application, reviewer)

    def _application(self, application_id: UUID) -> Application | None:
        from checklist.archive import UnknownIdError

        codes = {line.id for line in self._opened.rounds.applications.lines(self._opened.id)}
        if application_id not in codes:
            return None
        try:
            return self._opened.rounds.applications.load(application_id).value
        except UnknownIdError:
            return None

    def _reviewer(self, assessment: Assessment, application: Application) -> Reviewer | None:
        """By the review's own id, which is made of the reviewer's, else by the name that stands in it."""
        for one in self._reviewers:
            if begin_review(self._opened.found, application, one.id, self._now).id == assessment.id:
                return one
        wanted = " ".join((assessment.respondent.name or "").casefold().split())
        named = [one for one in self._reviewers if " ".join(one.name.casefold().split()) == wanted]
        return named[0] if len(named) == 1 else None

    def _as_rated(self, assessment: Assessment, application: Application, reviewer: Reviewer) -> Review:
        """A whole review, handed in. Raises RefusedError for unknown elements, other values, and what is missing."""
        catalogue = self._opened.catalogue
        review = begin_review(self._opened.found, application, reviewer.id, self._now)
        from checklist.catalogue import Problem, did_you_mean

        for element, rating in assessment.ratings.items():
            if element not in catalogue.element_by_id:
                message = _("elementet »{id}« findes ikke i spørgeskemaet.").format(id=element)
                hint = did_you_mean(element, catalogue.element_by_id)
                raise RefusedError([Problem("E009", application.code, f'ratings, "{element}"', message + hint)])
            review = with_rating(review, element, rating, self._now)
        return hand_in(catalogue, review, self._now)

    def _save(
        self, name: str, review: Review, notes: tuple[str, ...], application: Application, reviewer: Reviewer
    ) -> ReviewReceipt:
        reviews = self._opened.rounds.reviews
        stored = next(iter(reviews.all(self._opened.id, application=application.id, reviewer=reviewer.id)), None)
        who = (application.code, reviewer.name)
        if stored is not None and stored.value.ratings == review.ratings and stored.value.handed_in:
            return ReviewReceipt(name, (), notes, *who, seen_before=True)
        if stored is not None and stored.value.ratings and stored.value.ratings != review.ratings:
            n = len(stored.value.ratings)
            text = ngettext(
                "{name} har allerede bedømt {n} element i {code}, og filen siger noget andet. Intet er ændret.",
                "{name} har allerede bedømt {n} elementer i {code}, og filen siger noget andet. Intet er ændret.",
                n,
            )
            return ReviewReceipt(name, (text.format(name=reviewer.name, code=application.code, n=n),), (), *who)
        reviews.save(self._opened.id, stored, review)
        if (reviewer.id, application.id) not in self._given:
            text = _("{name} havde ikke fået {code} at læse.")
            notes = (*notes, text.format(name=reviewer.name, code=application.code))
        return ReviewReceipt(name, (), notes, *who)
