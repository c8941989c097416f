"""What the foundation asked for: the purpose, the criteria with their weights and lines, the documentation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.locale import _, decimal, ngettext
from checklist.screening.model import maturity_words

if TYPE_CHECKING:
    from checklist.report.screening.views.round_subject import RoundSubject
    from checklist.screening.round import Group


@dataclass(frozen=True)
class Criterion:
    """One element: `weight` in words ("–" where the round has no weights), `attention` the line or "–"."""

    number: int
    name: str
    definition: str
    weight: str
    attention: str


@dataclass(frozen=True)
class Call:
    """`rules` are sentences about who is compared with whom, weights, and how reading was shared out."""

    purpose: str
    criteria: tuple[Criterion, ...]
    weighted: bool
    attended: bool
    documentation: tuple[str, ...]
    rules: tuple[str, ...]


def call(subject: RoundSubject) -> Call:
    found = subject.round
    weights = found.weights_for(subject.catalogue)
    return Call(
        purpose=found.purpose,
        criteria=tuple(
            Criterion(
                number=place + 1,
                name=subject.elements[element.id],
                definition=subject.say(element.definition),
                weight="–" if weights is None else _figure(weights[place]),
                attention=_figure(found.attention[element.id]) if element.id in found.attention else "–",
            )
            for place, element in enumerate(subject.catalogue.elements)
        ),
        weighted=weights is not None,
        attended=bool(found.attention),
        documentation=tuple(one.title for one in found.documentation),
        rules=tuple(_rules(subject)),
    )


def _figure(value: float) -> str:
    return decimal(value, 0 if value == int(value) else 2)


def _rules(subject: RoundSubject) -> list[str]:
    found = subject.round
    told = [_group_sentence(group) for group in found.groups]
    if found.groups:
        told.append(_("Der sammenlignes kun inden for en gruppe."))
    else:
        places = found.comparison_groups()[0].places
        text = ngettext(
            "Der er {n} plads, og alle ansøgninger bliver sammenlignet.",
            "Der er {n} pladser, og alle ansøgninger bliver sammenlignet.",
            places,
        )
        told.append(text.format(n=places))
    if found.weights:
        what = _("Vægten siger, hvor meget et element tæller i forhold til de andre.")
        told.append(what + " " + _("Beregningen prøver mange vægte lige omkring dem."))
    else:
        told.append(_("Runden har ingen vægte. Beregningen prøver alle mulige; ingen er mere rigtige end andre."))
    if found.attention:
        flag = _("Opmærksomhedslinjen er et flag, når bedømmernes gennemsnit ligger på den eller under.")
        told.append(flag + " " + _("Den afgør ingenting."))
    asked = found.reviewers_per_application
    each = ngettext("{n} bedømmer læser hver ansøgning.", "{n} bedømmere læser hver ansøgning.", asked)
    told.append(each.format(n=asked))
    if found.extra_on_disagreement:
        extra = _("Er to bedømmere mindst {n} trin fra hinanden på et element, læser en mere med.")
        told.append(extra.format(n=found.extra_on_disagreement))
    return told


def _group_sentence(group: Group) -> str:
    maturities = ", ".join(maturity_words(one) for one in group.maturity)
    text = ngettext("{name} ({maturities}): {n} plads.", "{name} ({maturities}): {n} pladser.", group.places)
    return text.format(name=group.name, maturities=maturities, n=group.places)
