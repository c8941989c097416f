"""A workshop in words: small sentences that phone, projector, terminal and report share.

One place for them, so that all say the same. It calculates nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.assessment.agreement import pattern_words
from checklist.assessment.summary import perspective_name
from checklist.locale import _, date, decimal, ngettext, percent, whole
from checklist.workshop.model import LATE_BATCH, VOTES_EACH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist.assessment.agreement import Spread
    from checklist.catalogue import Scale
    from checklist.workshop.model import Cell, Group, Move, Phase, Settings, Tally, Workshop
    from checklist.workshop.moves import MoveName
    from checklist.workshop.voting import Progress


def promises(settings: Settings) -> tuple[str, ...]:
    """What everybody is told before the first answer: who sees what, what is kept, and what no rule can hide."""
    names = (
        _("I kan se, hvem der er med. Ingen får vist, hvem der har svaret hvad.")
        if settings.names_shown
        else _("Du svarer uden navn. Ingen får vist, hvad du har svaret, heller ikke den, der leder mødet.")
    )
    kept = (
        _("Bagefter bliver svarene gemt uden navne. Det har I aftalt.")
        if settings.keep_without_names
        else _("Når mødet lukkes, bliver hvert enkelt svar slettet for altid. Tilbage er tal for hele gruppen.")
    )
    return (
        names,
        _(
            "Svarene vises for alle på én gang. Før det kan man kun se, hvor mange der er færdige, og hvor mange der "
            "har lukket siden."
        ),
        _("Der vises ingen tal, før mindst {count} har svaret. Mindre grupper bliver lagt sammen.").format(
            count=settings.smallest_group
        ),
        _("Sene svar kommer først med, når mindst {count} kan komme med på én gang.").format(count=LATE_BATCH),
        _("En note vises kun, hvis du giver lov. Den vises uden afsender, men din måde at skrive på kan kendes."),
        _("Svarer alle det samme, ved alle også, hvad du svarede. Det kan ingen regel skjule."),
        _("Svarene ligger tæt, når mindst {share} er ens eller lige ved siden af hinanden.").format(
            share=percent(settings.agreed_share)
        ),
        kept,
        _("Svarene ligger kun på den computer, mødet holdes på. De bliver ikke sendt videre."),
    )


def rules_of_talk() -> tuple[str, ...]:
    """What the facilitator says before the talk."""
    return (
        _("Begynd med det spørgsmål, hvor I er mest forskellige."),
        _("Tal om praksis, ikke om personer."),
        _("Den nærmeste leder taler sidst."),
    )


def serious_card() -> tuple[str, tuple[str, ...]]:
    """The card for serious matters: (heading, paragraphs)."""
    return (
        _("Stop her"),
        (
            _("Er der kommet noget frem om ulovlig magtanvendelse eller omsorgssvigt? Det hører til et andet sted."),
            _("Gå til lederen. Handler det om lederen, så brug whistleblowerordningen."),
            _("Overvej, om du har pligt til at underrette."),
            _("Tal ikke om den, det handler om, i hele gruppen."),
        ),
    )


def phase_words(phase: Phase) -> str:
    """Where the meeting is, in a word or two."""
    return {
        "prepared": _("Forberedt"),
        "open": _("Velkommen"),
        "answering": _("Svar hver for sig"),
        "revealed": _("Tal om svarene"),
        "answering_again": _("Svar igen"),
        "settling": _("Find de fælles svar"),
        "planning": _("Læg planen"),
        "finished": _("Tak for i dag"),
        "closed": _("Mødet er lukket"),
    }[phase]


def move_words(move: MoveName) -> str:
    """What a move does, as on a key or a button."""
    return {
        "change_settings": _("Ret mødet"),
        "open_lobby": _("Åbn mødet"),
        "back_to_preparing": _("Tilbage til forberedelsen"),
        "start_answering": _("Begynd at svare"),
        "back_to_lobby": _("Tilbage til velkomsten"),
        "reveal": _("Vis svarene"),
        "answer_again": _("Svar igen på nogle spørgsmål"),
        "drop_second_round": _("Spring anden runde over"),
        "start_settling": _("Find de fælles svar"),
        "back_to_talk": _("Tilbage til samtalen"),
        "settle": _("Vælg det fælles svar"),
        "next_element": _("Næste element"),
        "choose_element": _("Gå til et andet element"),
        "add_element": _("Tag et element med"),
        "leave_out_element": _("Lad et element ude"),
        "start_planning": _("Læg planen"),
        "back_to_elements": _("Tilbage til elementerne"),
        "propose": _("Skriv et forslag"),
        "count_plan_votes": _("Tæl stemmerne"),
        "change_plan": _("Ret planen"),
        "finish": _("Afslut mødet"),
        "back_to_planning": _("Tilbage til planen"),
        "make_final": _("Gør resultatet endeligt"),
        "take_in_late": _("Tag sene svar med"),
        "reflect": _("Skriv, hvad I talte om"),
        "answer_gate": _("Svar på ja/nej-spørgsmålet"),
        "count_citizens": _("Skriv borgernes svar ind"),
        "set_timer": _("Sæt uret"),
        "stop_timer": _("Stop uret"),
        "show_card": _("Vis kortet om alvorlige ting"),
        "hide_card": _("Læg kortet væk"),
        "show_large": _("Vis spørgsmålet stort"),
        "show_all": _("Vis alle spørgsmål"),
        "close": _("Luk mødet"),
        "erase": _("Slet de enkelte svar"),
    }[move]


def progress_words(progress: Progress) -> str:
    """How many are done: «7 af 9 er færdige»."""
    text = ngettext("{done} af {of} er færdig", "{done} af {of} er færdige", progress.done)
    return text.format(done=progress.done, of=progress.of)


def gone_words(gone: int) -> str:
    """How many of those who are not done have no page open."""
    text = ngettext(
        "{count} mangler at svare og har ikke siden åben.", "{count} mangler at svare og har ikke siden åben.", gone
    )
    return text.format(count=gone)


def perhaps_left_words(gone: int, missing: int) -> str:
    """Beside how many are not done (`missing`), where some of them (`gone`) have no page open."""
    if gone >= missing:
        return ngettext(
            "Den, der mangler, har ikke siden åben og er måske gået.",
            "Ingen af dem har siden åben. Måske er de gået.",
            missing,
        )
    text = ngettext(
        "{count} af dem har ikke siden åben og er måske gået.",
        "{count} af dem har ikke siden åben og er måske gået.",
        gone,
    )
    return text.format(count=gone)


def withheld_words(tally: Tally, smallest_group: int) -> str:
    """Why figures are missing; empty where they are not."""
    if tally.withheld is None:
        return ""
    text = {
        "too_few": _("For få har svaret. Tallene vises først, når mindst {count} har svaret, så ingen kan kendes."),
        "too_few_on_scale": _(
            "For få har svaret på skalaen. Tallene vises først, når mindst {count} har gjort det, så ingen kan kendes."
        ),
        "too_few_again": _(
            "For få af dem, der var med i første runde, har svaret igen. Anden runde vises først, når mindst {count} "
            "af dem har gjort det, så ingen kan kendes."
        ),
    }[tally.withheld]
    return text.format(count=smallest_group)


def spread_words(spread: Spread) -> str:
    """How the answers lie, in one sentence: «Svarene ligger tæt. Medianen er 4.»."""
    if spread.pattern is None or spread.median is None:
        return ""
    pattern = pattern_words(spread.pattern)
    median = decimal(spread.median, 1) if spread.median % 1 else whole(spread.median)
    return _("{pattern}. Medianen er {median}.").format(pattern=pattern[:1].upper() + pattern[1:], median=median)


def answered_words(tally: Tally) -> str:
    """How many the figures are of: «8 svar på skalaen · 1 ved ikke · 1 passer ikke»."""
    parts = [ngettext("{count} svar på skalaen", "{count} svar på skalaen", tally.n).format(count=tally.n)]
    if tally.withheld is not None:
        parts = []
    if tally.dont_know:
        parts.append(_("{count} ved ikke").format(count=tally.dont_know))
    if tally.not_relevant:
        parts.append(_("{count} passer ikke").format(count=tally.not_relevant))
    return " · ".join(parts)


def cell_words(cell: Cell, scale: Scale | None = None) -> str:
    """An answer in a word: the number, with its label where the scale is given; or ved ikke, passer ikke."""
    if cell == "dont_know":
        return _("ved ikke")
    if cell == "not_relevant":
        return _("passer ikke")
    return f"{cell} {scale.by_value[cell].label}" if scale is not None and cell in scale.by_value else str(cell)


def moves_words(moves: Sequence[Move]) -> tuple[str, ...]:
    """What moved between the rounds, the most first, and last how many kept their answer."""
    moved = sorted((move for move in moves if move.before != move.after), key=lambda move: -move.n)
    kept = sum(move.n for move in moves if move.before == move.after)
    lines = [
        _("{count} gik fra {before} til {after}").format(
            count=move.n, before=cell_words(move.before), after=cell_words(move.after)
        )
        for move in moved
    ]
    if kept:
        lines.append(ngettext("{count} blev ved sit svar", "{count} blev ved deres svar", kept).format(count=kept))
    return tuple(lines)


def group_words(groups: Sequence[Group]) -> str:
    """Who a group is: «medarbejder», or several put together: «leder, aften/nat og ikke angivet»."""
    names = [_("ikke angivet") if group == "unstated" else perspective_name(group) for group in groups]
    if len(names) == 1:
        return names[0]
    return _("{first} og {last}").format(first=", ".join(names[:-1]), last=names[-1])


def late_words(waiting: int) -> str:
    """What happens to answers that came after the showing."""
    if waiting >= LATE_BATCH:
        return ngettext("{count} sent svar kan komme med.", "{count} sene svar kan komme med.", waiting).format(
            count=waiting
        )
    text = ngettext(
        "{count} sent svar venter. Det kommer med, når der er mindst {least}.",
        "{count} sene svar venter. De kommer med, når der er mindst {least}.",
        waiting,
    )
    return text.format(count=waiting, least=LATE_BATCH)


def late_words_for_one() -> str:
    """Said to somebody who is asked what the others have been shown already."""
    words = _(
        "De andre har allerede set svarene på det her spørgsmål. "
        "Dit svar tæller med, når mindst {count} sene svar kan komme med på én gang."
    )
    return words.format(count=LATE_BATCH)


def late_receipt() -> str:
    """What somebody reads who answered after the showing."""
    return _("Dit svar er modtaget. Det kommer med i tallene, når mindst {count} sene svar er samlet.").format(
        count=LATE_BATCH
    )


def second_round_words() -> str:
    """What everybody reads before answering again."""
    return _("Svar igen, som du ser det nu. Svarer du ikke igen, gælder dit første svar.")


def voted_words(done: int, of: int) -> str:
    """How many have placed their votes for the plan, of how many who are in."""
    return _("{done} af {of} har stemt").format(done=done, of=of)


def plan_votes_words() -> str:
    """How to vote for the plan."""
    return _("Du har {count} stemmer. Du må gerne lægge flere på det samme forslag.").format(count=VOTES_EACH)


def preliminary_words(workshop: Workshop) -> str:
    """Whether the result may still change, and until when."""
    if workshop.preliminary_until is not None:
        return _("Resultatet er foreløbigt. Kolleger, der ikke var med, kan svare til og med {day}.").format(
            day=date(workshop.preliminary_until.astimezone().date())
        )
    return _("Resultatet er endeligt.") if workshop.finished else ""


def erased_words(workshop: Workshop) -> str:
    """What became of the individual answers."""
    if workshop.erased is not None:
        return _("De enkelte svar er slettet.")
    if workshop.closed is not None and workshop.settings.keep_without_names:
        return _("De enkelte svar er gemt uden navne, som I aftalte.")
    return ""
