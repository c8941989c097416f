"""The comment to a rating: kept while it is written, so that a machine that stops takes half a second at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.locale import _
from checklist.screening.reviewing import with_rating
from checklist.tui.screens.free_text import FreeTextCard
from checklist.tui.screens.screening_review_texts import rating_words, state_words
from checklist.tui.session import now

if TYPE_CHECKING:
    from collections.abc import Callable

    from checklist.assessment.model import Rating
    from checklist.catalogue import Element
    from checklist.tui.screens.screening_review_work import ReviewWork


def comment_card(work: ReviewWork, element: Element, rating: Rating, store: Callable[[], None]) -> FreeTextCard:
    """The card for the comment to `rating`. `store` is called for every draft and has to write what is in `work`."""

    def keep(text: str) -> str:
        # A conflict between two desks may have brought another rating in meanwhile.
        known = work.review.ratings.get(element.id) or rating
        after = known.model_copy(update={"comment": text or None})
        if after != work.review.ratings.get(element.id) and work.review.handed_in is None:
            work.change(with_rating(work.review, element.id, after, now()))
            store()
        return state_words(work)

    prompt = _("Hvorfor {words}? Hvad så du i svarene?").format(words=rating_words(rating))
    hint = _("Skriv om praksis, ikke om personer. De andre bedømmere læser det, når I har afleveret.")
    return FreeTextCard(element.name, prompt, rating.comment or "", hint, keep)
