"""The overview of a round as plain text: a table of ratings with marks beside colour, and what stands around it."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

import click

from checklist.cli.drawing import number, page_width, signed, table, wrapped
from checklist.locale import _, clock, long_date, ngettext
from checklist.screening.arrivals import outcome_words
from checklist.screening.formalities import formal_state, line_ids
from checklist.screening.model import choice_words
from checklist.screening.order_words import decides_nothing, reliability_words
from checklist.screening.progress import APART_MARK, FLAG_MARK, NOTHING_MARK, counted, stage_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist.archive.round_applications import ApplicationLine
    from checklist.cli.screening.overview import Overview

_CELL = 3
_ROOMY = 90  # columns from which a gap fits between two cells
_STRONG, _MIDDLE = 4.0, 3.0


def status_text(seen: Overview, *, with_names: bool) -> list[str]:
    """The whole overview in lines, colours in them where a terminal takes them."""
    found = seen.opened.found
    deadline = _("Frist {day} kl. {time}").format(
        day=long_date(found.deadline.astimezone().date()), time=clock(found.deadline)
    )
    lines = [click.style(found.name, bold=True), f"{found.organiser} · {deadline}", decides_nothing(), ""]
    lines += _counts(seen)
    if seen.applications:
        lines += ["", *_matrix(seen, with_names=with_names)]
    if seen.progress:
        lines += ["", *_reviewers(seen)]
    if any(one.handed_in for one in seen.reviews):
        lines += ["", *_agreement(seen)]
    if seen.unfinished:
        names = ", ".join(one.reviewer.name for one in seen.unfinished)
        text = _("Disse er ikke færdige, så tallene kan flytte sig: {names}. Vis dem ikke tallene endnu.")
        lines += ["", *wrapped(text.format(names=names))]
    return lines


def _counts(seen: Overview) -> Iterator[str]:
    n = len(seen.applications)
    text = ngettext("{n} ansøgning er inde.", "{n} ansøgninger er inde.", n).format(n=n)
    if seen.withdrawn:
        text += " " + _("{n} er trukket tilbage.").format(n=seen.withdrawn)
    yield text
    beside = {outcome: number for outcome, number in seen.files.items() if outcome != "taken_in"}
    if beside:
        told = ", ".join(f"{outcome_words(outcome)} {number}" for outcome, number in beside.items())
        yield _("Filer, der ikke er inde: {told}.").format(told=told)
    stages = [f"{stage_words(stage)} {number}" for stage, number in counted(seen.stages).items() if number]
    if stages:
        yield _("Sådan står de: {stages}.").format(stages=", ".join(stages))


def _matrix(seen: Overview, *, with_names: bool) -> Iterator[str]:
    """One line for each application: code, a cell for each element, the formal check, and where it stands."""
    figures, found = seen.statistics, seen.opened.found
    widest = max(len(line.code) for line in seen.applications)
    gap = " " if page_width() >= _ROOMY else ""
    heads = "".join(f"{place:>{_CELL}} {gap}" for place in range(1, len(figures.table.elements) + 1))
    formal, stands = _("Formelt"), _("Står")
    yield click.style(f"{'':{widest}} {heads} {formal:<9} {stands}", bold=True)
    place_of = {application: place for place, application in enumerate(figures.table.applications)}
    for line in seen.applications:
        place = place_of[line.id]
        flagged = seen.flags.get(line.id, ())
        cells = ""
        for at, element in enumerate(figures.table.elements):
            distance = float(figures.disagreement.largest_in_cell[place, at])
            apart = bool(found.extra_on_disagreement) and distance >= found.extra_on_disagreement
            cells += _cell(float(figures.means[place, at]), flagged=element in flagged, apart=apart) + gap
        decision = seen.decisions.get(line.id)
        stands = choice_words(decision.verdict) if decision else stage_words(seen.stages[line.id])
        yield f"{line.code:{widest}} {cells} {_formal(seen, line):<9} {stands}".rstrip()
        if with_names:
            name = " · ".join(part for part in (line.practice, line.service, line.municipality or "") if part)
            yield from wrapped(name, " " * (widest + 2))
    yield ""
    elements = [f"{at} {element.name}" for at, element in enumerate(seen.opened.catalogue.elements, 1)]
    yield from wrapped(", ".join(elements) + ".")
    yield from wrapped(
        _("Tallene er bedømmernes gennemsnit fra 1 til 5, aldrig ansøgerens egne. {none} er ikke bedømt.").format(
            none=NOTHING_MARK
        )
    )
    legend = []
    if seen.flags:
        legend.append(_("{mark} ligger på rundens opmærksomhedslinje eller under").format(mark=FLAG_MARK))
    if found.extra_on_disagreement:
        text = ngettext(
            "{mark} bedømmerne er mindst {n} trin fra hinanden",
            "{mark} bedømmerne er mindst {n} trin fra hinanden",
            found.extra_on_disagreement,
        )
        legend.append(text.format(mark=APART_MARK, n=found.extra_on_disagreement))
    if legend:
        yield from wrapped("; ".join(legend) + ".")


def _cell(mean: float, *, flagged: bool, apart: bool) -> str:
    """A mean with a mark behind it; the colour says nothing that figure and mark do not."""
    if isnan(mean):
        return f"{NOTHING_MARK:>{_CELL}} "
    mark = FLAG_MARK if flagged else APART_MARK if apart else " "
    colour = "green" if mean >= _STRONG else "yellow" if mean >= _MIDDLE else "red"
    return click.style(f"{number(mean):>{_CELL}}", fg=colour) + mark


def _formal(seen: Overview, line: ApplicationLine) -> str:
    lines = line_ids(seen.opened.found)
    state = formal_state(seen.opened.found, line)
    said = [one for one in map(line.formality, lines) if one is not None]
    if state == "open":
        return _("{done} af {all} set").format(done=len(said), all=len(lines))
    lacking = sum(one.state != "ok" for one in said)
    return _("i orden") if state == "ok" else ngettext("{n} mangler", "{n} mangler", lacking).format(n=lacking)


def _reviewers(seen: Overview) -> list[str]:
    offsets = {one.reviewer: one for one in seen.statistics.offsets}
    rows: list[tuple[str, ...]] = [
        (
            _("Bedømmer"),
            _("Skal læse"),
            _("I gang"),
            _("Afleveret"),
            _("Mangler habilitet"),
            _("Inhabil"),
            _("Mod de andre"),
        )
    ]
    for one in seen.progress:
        offset = offsets.get(one.reviewer.id)
        mean = "–" if offset is None or offset.mean is None else signed(round(offset.mean, 1))
        counts = (one.given, one.begun, one.handed_in, one.to_declare, one.conflicts)
        rows.append((one.reviewer.name, *map(str, counts), mean))
    text = _(
        "»Mod de andre« er, hvor mange trin bedømmeren i gennemsnit ligger over (+) eller under (−) de andre på det "
        "samme. Det bliver vist og ikke rettet."
    )
    return [*table(rows), *wrapped(text)]


def _agreement(seen: Overview) -> Iterator[str]:
    figures = seen.statistics
    yield _("Enighed (Krippendorffs alfa, 1 er helt enige, 0 er som ved tilfældighed)")
    rows = [(_("Alle elementer"), reliability_words(figures.overall))]
    names = {element.id: element.name for element in seen.opened.catalogue.elements}
    rows += [(names[element], reliability_words(found)) for element, found in figures.by_element.items()]
    yield from table(rows)
    overall = figures.disagreement.overall
    if overall.mean is not None and overall.largest is not None:
        text = _("To bedømmere ligger i gennemsnit {mean} trin fra hinanden, højst {largest}.")
        yield from wrapped(text.format(mean=number(overall.mean, 2), largest=overall.largest))
