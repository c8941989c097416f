"""The order of a round as plain text: one sentence for each application, how it was worked out, and what it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checklist.cli.drawing import wrapped
from checklist.locale import _, decimal, ngettext, whole
from checklist.screening.order_words import (
    certainty_words,
    decides_nothing,
    rank_words,
    tie_words,
    unrated_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist.cli.screening.overview import Overview
    from checklist.screening.round_order import GroupOrder

_INDENT = " " * 6


def rank_text(seen: Overview, orders: Sequence[GroupOrder], *, with_names: bool) -> Iterator[str]:
    """The orders of all groups in lines, colours in them where a terminal takes them."""
    lines = {line.id: line for line in seen.applications}
    yield click.style(seen.opened.found.name, bold=True)
    yield decides_nothing()
    for one in orders:
        number = len(one.order.standings)
        head = ngettext("{n} ansøgning", "{n} ansøgninger", number).format(n=number)
        places = ngettext("{n} plads", "{n} pladser", one.order.places).format(n=one.order.places)
        yield ""
        yield click.style(f"{one.group.name}: {head}, {places}", bold=True)
        for standing in one.order.standings:
            line = lines[standing.application]
            name = f" {line.practice} · {line.service}" if with_names else ""
            yield ""
            yield click.style(line.code, bold=True) + name
            yield from wrapped(one.sentence(standing, seen.opened.catalogue, seen.reviewers), _INDENT)
            if standing.reviews:
                text = _("I ni af ti beregninger: {ranks}.").format(ranks=rank_words(standing))
                yield from wrapped(text, _INDENT)
            ties = tie_words([lines[other].code for other in standing.equal_to])
            for also in filter(None, (ties, unrated_words(standing.unrated))):
                yield from wrapped(also, _INDENT)
    left = _in_no_group(seen, orders)
    if left:
        yield ""
        yield from wrapped(_("Uden for alle rundens grupper: {codes}.").format(codes=", ".join(left)))
    yield ""
    yield from _how(seen, orders[0])


def _in_no_group(seen: Overview, orders: Sequence[GroupOrder]) -> list[str]:
    compared = {application for one in orders for application in one.table.applications}
    return [line.code for line in seen.applications if line.id not in compared]


def _how(seen: Overview, one: GroupOrder) -> Iterator[str]:
    text = _(
        "Sådan er der regnet: {draws} gange, hver gang med én tilfældig af bedømmernes tal for hvert element og med "
        "vægte omkring rundens. Frø {seed}: Det samme tal giver den samme rækkefølge."
    )
    if one.order.weights is None:
        text = _(
            "Sådan er der regnet: {draws} gange, hver gang med én tilfældig af bedømmernes tal for hvert element og "
            "med tilfældige vægte. Frø {seed}: Det samme tal giver den samme rækkefølge."
        )
    yield from wrapped(text.format(draws=whole(one.order.draws), seed=one.order.seed))
    if one.order.weights is not None:
        names = {element.id: element.name for element in seen.opened.catalogue.elements}
        weights = dict(zip(one.table.elements, one.order.weights, strict=True))
        told = ", ".join(f"{names[element]} {decimal(weight)}" for element, weight in weights.items() if weight != 1)
        yield from wrapped(_("Vægte: {told}. Resten vejer 1.").format(told=told or _("alle 1")))
    words = ", ".join(certainty_words(one) for one in ("in", "depends", "out"))
    yield from wrapped(
        _("Ordene: {words}. Grænserne er 95 % og 5 % af beregningerne. {note}").format(
            words=words, note=decides_nothing()
        )
    )
    if seen.unfinished:
        names_left = ", ".join(one.reviewer.name for one in seen.unfinished)
        yield from wrapped(_("Ikke færdige endnu: {names}.").format(names=names_left))
