"""What to do next: development suggestions in an order that explains itself.

A suggestion is a proposal; people pick, change and overrule. It knows nothing of the plan that comes of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from checklist.assessment.scoring import TOLERANCE
from checklist.locale import _, ngettext

if TYPE_CHECKING:
    from checklist.assessment.model import Assessment
    from checklist.assessment.scoring import Profile
    from checklist.catalogue import Catalogue, Question, Suggestion
    from checklist.catalogue.model import Effort

_EFFORT_ORDER: dict[Effort, int] = {"small": 0, "medium": 1, "large": 2}
_LONG_WAY, _SOME_WAY = 75.0, 50.0  # on our scale of five: an answer of 2 or less, an answer of 3


@dataclass(frozen=True)
class Proposal:
    """One thing that could be done about one question.

    `suggestion` is None where the answer is don't know: the proposal is then to find out. `gap` is how many points of
    the element's score (0-100) hang on it; an unknown answer counts half of what it could be. `distance` is how far the
    answer itself is from the top of its scale (0-100), 50 where it is unknown. `waits_for` are the
    element's foundations at the lowest level (they come first); `carries` are elements that build on this one, where
    it is itself at the lowest level.
    """

    element_id: str
    question_id: str
    suggestion: Suggestion | None
    gap: float
    distance: float
    effort: Effort
    waits_for: tuple[str, ...]
    carries: tuple[str, ...]

    @property
    def id(self) -> str:
        """A stable name: the suggestion's id, or `find-out-` and the question's."""
        return self.suggestion.id if self.suggestion else f"find-out-{self.question_id}"


def fitting_suggestion(question: Question, value: int, minimum: int, maximum: int) -> Suggestion | None:
    """The suggestion with the smallest `up_to` that is at least `value`, which is turned round if reversed."""
    turned = maximum + minimum - value if question.reverse else value
    fitting = [suggestion for suggestion in question.suggestions if suggestion.up_to >= turned]
    return min(fitting, key=lambda suggestion: suggestion.up_to, default=None)


def proposals(catalogue: Catalogue, assessment: Assessment, profile: Profile) -> tuple[Proposal, ...]:
    """Every proposal that the answers give, in order.

    Order: an element whose foundations are at the lowest level comes after them; then the largest gap
    (weight · (100 - item) / Σ weight); then the smallest effort; then the catalogue's order.
    """
    lowest = _at_lowest_level(catalogue, profile)
    found: list[Proposal] = []
    for element in catalogue.elements:
        scored = {question.id: question for question in profile.element(element.id).questions}
        total_weight = sum(question.weight for question in scored.values() if question.remaining)
        waits_for = tuple(other for other in element.builds_on if other in lowest)
        carries = tuple(e.id for e in catalogue.elements if element.id in e.builds_on) if element.id in lowest else ()
        for question in catalogue.questions_of(element, assessment.form):
            answer = assessment.answer(question.id)
            if answer.status == "dont_know":
                distance = 50.0
                gap = question.weight * distance / total_weight
                found.append(Proposal(element.id, question.id, None, gap, distance, "small", waits_for, carries))
            elif answer.value is not None and (item := scored[question.id].item) is not None:
                scale = catalogue.scale_of(question)
                suggestion = fitting_suggestion(question, answer.value, scale.minimum, scale.maximum)
                if suggestion is not None:
                    distance = 100 - item
                    gap = question.weight * distance / total_weight
                    effort = suggestion.effort
                    found.append(
                        Proposal(element.id, question.id, suggestion, gap, distance, effort, waits_for, carries)
                    )
    depth = _waiting_depth(catalogue, lowest)
    return tuple(sorted(found, key=lambda one: (depth[one.element_id], -one.gap, _EFFORT_ORDER[one.effort])))


def _at_lowest_level(catalogue: Catalogue, profile: Profile) -> frozenset[str]:
    first = catalogue.levels[0]
    return frozenset(element.id for element in profile.elements if element.level == first)


def _waiting_depth(catalogue: Catalogue, lowest: frozenset[str]) -> dict[str, int]:
    @cache
    def depth(element_id: str) -> int:
        foundations = [other for other in catalogue.element_by_id[element_id].builds_on if other in lowest]
        return 1 + max(map(depth, foundations)) if foundations else 0

    return {element.id: depth(element.id) for element in catalogue.elements}


def why_this_place(catalogue: Catalogue, proposal: Proposal) -> str:
    """One sentence on why the proposal stands where it does: "Mål først: Monitorering og Virkning bygger på det."."""
    name = catalogue.element_by_id[proposal.element_id].name
    if proposal.waits_for:
        waiting = ngettext(
            "{foundations} først: {name} bygger på det.",
            "{foundations} først: {name} bygger på dem.",
            len(proposal.waits_for),
        )
        return waiting.format(foundations=_names(catalogue, proposal.waits_for), name=name)
    if proposal.carries:
        return _("{name} først: {others} bygger på det.").format(name=name, others=_names(catalogue, proposal.carries))
    if proposal.suggestion is None:
        return _("I ved det ikke endnu. Find ud af det, før I vælger, hvad I vil gøre.")
    if proposal.distance < TOLERANCE:
        return _("Det går allerede godt her. Forslaget kan holde det ved lige.")
    if proposal.distance >= _LONG_WAY:
        way = _("Her har {name} langt igen.")
    elif proposal.distance >= _SOME_WAY:
        way = _("Her har {name} et stykke vej igen.")
    else:
        way = _("Her har {name} kun lidt igen.")
    return way.format(name=name)


def _names(catalogue: Catalogue, ids: tuple[str, ...]) -> str:
    names = [catalogue.element_by_id[one].name for one in ids]
    return names[0] if len(names) == 1 else _("{first} og {last}").format(first=", ".join(names[:-1]), last=names[-1])


def effort_words(effort: Effort) -> str:
    """How large the effort is, as people say it."""
    return {"small": _("lille indsats"), "medium": _("mellemstor indsats"), "large": _("stor indsats")}[effort]
