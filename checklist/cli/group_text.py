"""A group as lines of text: who is in it, the perspectives beside each other, where the answers differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.assessment.agreement import pattern_words
from checklist.assessment.summary import perspective_name
from checklist.catalogue import reading
from checklist.cli.drawing import columns_of, number, page_width, table, wrapped
from checklist.cli.profile_text import form_words
from checklist.locale import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist.assessment.agreement import Spread
    from checklist.assessment.group import Group
    from checklist.assessment.model import Assessment
    from checklist.assessment.scoring import ElementScore
    from checklist.catalogue import Area, Catalogue


def heading(assessments: Sequence[Assessment], group: Group) -> list[str]:
    """Which practice, which form, how many are in the score and how many stand beside it."""
    first = assessments[0]
    staff = _("{count} fra personalet").format(count=group.respondents)
    facts = [form_words(first.form), staff]
    beside = len(assessments) - group.respondents
    if beside:
        others = ngettext(
            "{count} borger eller pårørende ved siden af", "{count} borgere og pårørende ved siden af", beside
        )
        facts.append(others.format(count=beside))
    return [f"{first.practice.name} · {first.practice.service}", " · ".join(facts)]


def perspectives(catalogue: Catalogue, group: Group, area: Area | None) -> Iterator[str]:
    """The elements' scores by perspective, side by side, where there is more than one."""
    if len(group.perspectives) < 2:
        return
    yield _("Set fra hvert perspektiv")
    short = {perspective: perspective_name(perspective) for perspective in group.perspectives}
    name_width = page_width() - sum(max(6, columns_of(name)) + 2 for name in short.values()) - 2
    rows = [("", *short.values())]
    for element in catalogue.elements:
        scores = [_score(profile.element(element.id)) for profile in group.perspectives.values()]
        rows.append((reading(element.name, area), *scores))
    longest = max(columns_of(row[0]) for row in rows)
    yield from table(rows, [min(longest, max(12, name_width)), *(max(6, columns_of(name)) for name in short.values())])
    yield ""


def _score(element: ElementScore) -> str:
    if element.score is not None:
        return number(element.score)
    return _("få svar") if element.counts else "–"


def differences(catalogue: Catalogue, group: Group, area: Area | None) -> Iterator[str]:
    """The questions whose answers are spread or split, with how many gave each answer."""
    differing = [spread for spread in group.spreads if spread.agreed is False]
    if group.respondents < 2:
        return
    if not differing:
        yield from wrapped(_("Svarene ligger tæt i alle spørgsmål."))
        yield ""
        return
    yield _("Her er svarene forskellige. Tal om dem:")
    for spread in differing:
        question = catalogue.question_by_id[spread.question_id]
        yield from wrapped(reading(question.text, area), "    ", "  – ")
        words = pattern_words(spread.pattern) if spread.pattern else ""
        yield from wrapped(f"{_counts(catalogue, spread)}  ({words})", "    ")
    yield ""


def _counts(catalogue: Catalogue, spread: Spread) -> str:
    """How many gave each answer: `I mindre grad (2): 1 · I høj grad (4): 2`, and how many did not know."""
    options = catalogue.scale_of(catalogue.question_by_id[spread.question_id]).by_value
    parts = [f"{options[value].label} ({value}): {count}" for value, count in spread.counts.items() if count]
    if spread.dont_know:
        parts.append(_("ved ikke: {count}").format(count=spread.dont_know))
    return " · ".join(parts)
