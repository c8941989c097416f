"""What is said about the order: one plain sentence per application, and what stands on every page that shows it.

Says how sure something is, never how many points it has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.locale import _, ngettext, percent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checklist.screening.movement import Move
    from checklist.screening.order import Certainty, Standing
    from checklist.screening.ratings import Key
    from checklist.screening.reliability import Reliability, WhyNot


def decides_nothing() -> str:
    """What stands wherever the order is shown."""
    return _("Beregningen afgør intet; alle læses.")


def certainty_words(certainty: Certainty) -> str:
    """How sure it is that an application is within the places, in words."""
    return {
        "in": _("inden for i næsten alle beregninger"),
        "depends": _("afhænger af vægt og bedømmer"),
        "out": _("uden for i næsten alle beregninger"),
    }[certainty]


def share_words(share: float) -> str:
    """A probability (0-1) in per cent; neither "0 %" nor "100 %" where it is not quite so."""
    if 0 < share < 0.005:
        return _("under {share}").format(share=percent(0.01))
    if 0.995 <= share < 1:
        return _("over {share}").format(share=percent(0.99))
    return percent(share)


def standing_sentence(
    standing: Standing[Key],
    move: Move[Key] | None,
    *,
    room_for_all: bool,
    reviewer_names: Mapping[Key, str],
    element_names: Mapping[str, str],
) -> str:
    """The one sentence about an application: how sure its place is, and what would move it most.

    `reviewer_names` and `element_names` give what to call the ids in `move`.
    """
    if not standing.reviews:
        return _("Ingen har bedømt den endnu, så beregningen ved intet om den.")
    if room_for_all:
        return _("Der er plads til alle i gruppen, så rækkefølgen afgør ingenting her.")
    share = share_words(standing.within)
    if move is None:
        return {
            "in": _("Inden for i næsten alle beregninger ({share}), og ingen enkelt bedømmer eller vægt flytter det."),
            "depends": _(
                "Afhænger af vægt og bedømmer: inden for i {share} af beregningerne, og ingen enkelt bedømmer eller "
                "vægt flytter det."
            ),
            "out": _(
                "Uden for i næsten alle beregninger (inden for i {share}), og ingen enkelt bedømmer eller vægt "
                "flytter det."
            ),
        }[standing.certainty].format(share=share)
    sentence = {
        "in": _("Inden for i næsten alle beregninger ({share}), men i {other}, hvis {change}."),
        "depends": _(
            "Afhænger af vægt og bedømmer: inden for i {share} af beregningerne, men i {other}, hvis {change}."
        ),
        "out": _("Uden for i næsten alle beregninger (inden for i {share}), men inden for i {other}, hvis {change}."),
    }[standing.certainty]
    change = change_words(move, reviewer_names, element_names)
    return sentence.format(share=share, other=share_words(move.within), change=change)


def change_words(move: Move[Key], reviewer_names: Mapping[Key, str], element_names: Mapping[str, str]) -> str:
    """A change as it reads after "hvis"."""
    name = "" if move.reviewer is None else reviewer_names.get(move.reviewer, str(move.reviewer))
    element = "" if move.element is None else element_names.get(move.element, move.element)
    return {
        "step_up": _("{name} havde bedømt den ét trin højere"),
        "step_down": _("{name} havde bedømt den ét trin lavere"),
        "left_out": _("bedømmelsen fra {name} ikke talte med"),
        "weight_up": _("»{element}« vejede en fjerdedel mere"),
        "weight_down": _("»{element}« vejede en fjerdedel mindre"),
    }[move.kind].format(name=name, element=element)


def rank_words(standing: Standing[Key]) -> str:
    """Which ranks it takes in nine of ten draws."""
    if standing.best_rank == standing.worst_rank:
        return _("nr. {rank}").format(rank=standing.best_rank)
    return _("nr. {best} til {worst}").format(best=standing.best_rank, worst=standing.worst_rank)


def tie_words(codes: Sequence[str]) -> str:
    """That an application stands level with these, whose ratings are the same; empty for none."""
    if not codes:
        return ""
    *first, last = codes
    together = _("{first} og {last}").format(first=", ".join(first), last=last) if first else last
    return _("Står lige med {codes}: bedømmelserne er ens.").format(codes=together)


def unrated_words(unrated: int) -> str:
    """That so many elements were rated by nobody, and what that means; empty for none."""
    if not unrated:
        return ""
    return ngettext(
        "{count} element er ikke bedømt af nogen. Der regnes med alle svar på skalaen.",
        "{count} elementer er ikke bedømt af nogen. Der regnes med alle svar på skalaen.",
        unrated,
    ).format(count=unrated)


def reliability_words(found: Reliability) -> str:
    """How far the reviewers agree beyond chance, with its interval, or why it cannot be measured."""
    from checklist.locale import decimal

    if found.alpha is None:
        return _("Kan ikke måles: {why}.").format(why="" if found.why_not is None else why_not_words(found.why_not))
    alpha = decimal(found.alpha, 2)
    if found.low is None or found.high is None:
        return _("{alpha}; der er for få ansøgninger til at sige, hvor sikkert det er").format(alpha=alpha)
    low, high = decimal(found.low, 2), decimal(found.high, 2)
    return _("{alpha} (ligger sandsynligvis mellem {low} og {high})").format(alpha=alpha, low=low, high=high)


def why_not_words(why: WhyNot) -> str:
    """Why there is no figure for how far the reviewers agree."""
    return {
        "nothing_rated": _("ingen har bedømt noget endnu"),
        "one_reviewer": _("kun én har bedømt"),
        "no_pairs": _("ingen af elementerne er bedømt af to eller flere"),
        "no_variation": _("alle har givet det samme tal overalt, så tilfældig enighed ville se ud på samme måde"),
    }[why]
