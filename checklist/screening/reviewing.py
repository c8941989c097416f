"""Changes to a review as pure functions: begin, rate, hand in, open a shared case again, release a comment.

What somebody else may see of it is decided in `seeing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from checklist.assessment.model import Assessment, Rating
from checklist.catalogue.problems import Problem, RefusedError
from checklist.locale import _
from checklist.screening.model import HIGHEST_RATING, LOWEST_RATING, Release, Review
from checklist.screening.seeing import as_read

if TYPE_CHECKING:
    import datetime as dt

    from checklist.catalogue import Catalogue, Element
    from checklist.screening.model import Application
    from checklist.screening.round import Round

# The same reviewer and application always give the same review, on whichever machine it is begun.
_REVIEWS = UUID("2f6d8a54-6c0e-4a5e-9f5b-8a3a5c1e7d90")


def begin_review(found: Round, application: Application, reviewer: UUID, now: dt.datetime) -> Review:
    """An empty review; in a blind round it carries the code instead of the practice's name."""
    shown = as_read(found, application)
    assessment = Assessment(
        id=uuid5(_REVIEWS, f"{found.id}:{application.id}:{reviewer}"),
        kind="review",
        about=application.id,
        catalogue=shown.catalogue,
        catalogue_version=shown.catalogue_version,
        form=shown.form,
        created=now,
        updated=now,
        period=shown.period,
        practice=shown.practice,
    )
    return Review(reviewer=reviewer, assessment=assessment)


def with_rating(review: Review, element_id: str, rating: Rating | None, now: dt.datetime) -> Review:
    """The review with this rating of an element, or without one where `rating` is None.

    Raises RefusedError for a value outside 1-5, and for a review that is handed in.
    """
    if review.handed_in:
        raise RefusedError([Problem("E420", str(review.id), "", _("bedømmelsen er afleveret og kan ikke ændres."))])
    if rating is not None and rating.value is not None and not LOWEST_RATING <= rating.value <= HIGHEST_RATING:
        message = _("{value} kan ikke gives; vælg et tal fra {lowest} til {highest}.")
        told = message.format(value=rating.value, lowest=LOWEST_RATING, highest=HIGHEST_RATING)
        raise RefusedError([Problem("E421", str(review.id), f'ratings, "{element_id}"', told)])
    ratings = {element: one for element, one in review.ratings.items() if element != element_id}
    if rating is not None:
        ratings = {**review.ratings, element_id: rating}
    return review.model_copy(
        update={"assessment": review.assessment.model_copy(update={"ratings": ratings, "updated": now})}
    )


def unrated(catalogue: Catalogue, review: Review) -> tuple[Element, ...]:
    """The elements that are neither rated nor abstained from, as people walk them."""
    return tuple(element for element in catalogue.elements_as_shown if element.id not in review.ratings)


def hand_in(catalogue: Catalogue, review: Review, now: dt.datetime) -> Review:
    """The review, handed in: from now on it does not change, and the others' reviews open.

    Raises RefusedError where elements are neither rated nor abstained from. One that is handed in stays as it is.
    """
    if review.handed_in:
        return review
    missing = unrated(catalogue, review)
    if missing:
        message = _("giv et tal, eller sig, at du undlader: {elements}.")
        told = message.format(elements=", ".join(element.name for element in missing))
        raise RefusedError([Problem("E422", str(review.id), "ratings", told)])
    return review.model_copy(update={"handed_in": now})


def open_again(review: Review, application: Application, now: dt.datetime) -> Review:
    """A shared case opened again after the reviewers have talked it through; what was rated alone is kept beside.

    Released comments are taken back, since they may change. Raises RefusedError for any other application: there the
    first reading counts.
    """
    if not application.calibration:
        message = _("kun de fælles sager kan åbnes igen, når I har talt om dem.")
        raise RefusedError([Problem("E423", application.code, "", message)])
    if not review.handed_in:
        return review
    first = review.ratings if review.first_ratings is None else review.first_ratings
    assessment = review.assessment.model_copy(update={"updated": now})
    return review.model_copy(
        update={"handed_in": None, "first_ratings": first, "released": (), "assessment": assessment}
    )


def release(review: Review, element_id: str, by: str, now: dt.datetime) -> Review:
    """The review with its comment on an element released to the applicant, as it stands.

    Raises RefusedError where the review is not handed in or has no comment there.
    """
    rating = review.ratings.get(element_id)
    comment = (rating.comment or "").strip() if rating else ""
    if not review.handed_in or not comment:
        message = _("der er ingen afleveret kommentar at frigive.")
        raise RefusedError([Problem("E424", str(review.id), f'ratings, "{element_id}"', message)])
    made = Release(element=element_id, comment=comment, by=by, at=now)
    return review.model_copy(update={"released": (*_others(review, element_id), made)})


def take_back(review: Review, element_id: str) -> Review:
    """The review with its comment on an element kept from the applicant."""
    return review.model_copy(update={"released": _others(review, element_id)})


def _others(review: Review, element_id: str) -> tuple[Release, ...]:
    return tuple(one for one in review.released if one.element != element_id)
