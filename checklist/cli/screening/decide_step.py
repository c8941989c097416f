"""`lovende screen decide`: one person's decision about one application, with its reason, into the log."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.cli.outcome import ExitCode, stop, tell
from checklist.locale import _

if TYPE_CHECKING:
    from typing import Any

    from checklist.archive.round_applications import ApplicationLine
    from checklist.archive.round_decisions import Log
    from checklist.cli.screening.opened import OpenRound
    from checklist.cli.screening.overview import Overview
    from checklist.screening.decisions import Entry
    from checklist.screening.model import Choice, Decision

_CHOICES = ("go_on", "wait", "not_this_time", "ask_for_more")
SHORTEST_PREFIX = 4


def command() -> click.Command:
    """The command in the current language."""

    @click.argument("round_", metavar=_("RUNDE"), help=_("Rundens navn, id eller fil."))
    @click.argument("application", metavar=_("ANSØGNING"), help=_("Koden, fx A-07, eller id'et."))
    @click.option(
        "--verdict", type=click.Choice(_CHOICES), required=True,
        help=_("Går videre, venter, ikke denne gang, eller vi beder om mere."),
    )  # fmt: skip
    @click.option("--reason", metavar=_("TEKST"), required=True, help=_("Begrundelsen, i hele sætninger."))
    @click.option("--by", metavar=_("NAVN"), required=True, help=_("Hvem der har besluttet det."))
    @click.pass_obj
    def decide(settings: Settings, round_: str, application: str, verdict: Choice, reason: str, by: str) -> None:
        from checklist.cli.screening.opened import open_round
        from checklist.cli.screening.overview import overview_of
        from checklist.screening.decisions import known_record
        from checklist.screening.model import Decision, choice_words
        from checklist.screening.order_words import decides_nothing

        if not reason.strip():
            raise click.UsageError(_("Skriv en begrundelse."))
        if not by.strip():
            raise click.UsageError(_("Skriv, hvem der har besluttet det."))
        opened = open_round(settings, round_)
        log = opened.rounds.decisions.log(opened.id)
        seen = overview_of(opened)
        line = find_application(seen, application)
        earlier = seen.decisions.get(line.id)
        decision = Decision(
            application=line.id,
            by=" ".join(by.split()),
            at=dt.datetime.now(dt.UTC),
            choice=verdict,
            reason=reason.strip(),
            known=known_record(
                [kept.value for kept in opened.rounds.reviews.all(opened.id, application=line.id)],
                line.id,
                _order_then(seen, line),
            ),
        )
        entry = _written(opened, decision, log)
        where = _("nr. {n} i loggen").format(n=entry.number)
        click.echo(f"{line.code}  {choice_words(verdict)}  ({where})")
        if earlier is not None:
            text = _("Før stod der »{words}«. Det bliver stående i loggen, og det nye gælder.")
            tell(text.format(words=choice_words(earlier.verdict)))
        if seen.stages[line.id] in {"check", "share", "review"}:
            tell(_("Bemærk: Ikke alt er set efter og afleveret for denne ansøgning."))
        tell(decides_nothing())

    return command_with_common_options(
        "decide",
        _(
            "Skriv en beslutning om én ansøgning i loggen.\n\nEt menneske beslutter, og begrundelsen skal med. Loggen "
            "husker også, hvad man vidste. Bliver en beslutning lavet om, er det en ny linje. Den gamle bliver stående."
        ),
    )(decide)


def _written(opened: OpenRound, decision: Decision, seen_log: Log) -> Entry:
    """The decision in the log, after whatever others wrote about other applications in the meantime.

    Ends the command where somebody decided about this very one, since nobody here has seen that.
    """
    from checklist.archive import RoundConflictError
    from checklist.screening.decisions import standing
    from checklist.screening.model import choice_words

    log, before = seen_log, standing(seen_log.entries).get(decision.application)
    while True:
        try:
            return opened.rounds.decisions.decide(opened.id, decision, log.head)
        except RoundConflictError:
            log = opened.rounds.decisions.log(opened.id)
            now = standing(log.entries).get(decision.application)
            if now is not None and now != before:
                text = _("{by} har imens besluttet: {words}. Intet er skrevet. Se på det, og skriv så igen.")
                stop(ExitCode.REFUSED, text.format(by=now.by, words=choice_words(now.verdict)))


def find_application(seen: Overview, text: str) -> ApplicationLine:
    """The application with this code (A-07, a-7, 7) or id. Ends the command where there is none or more than one."""
    wanted = text.strip().casefold()
    digits = wanted.removeprefix("a-").removeprefix("a")
    found = [line for line in seen.applications if digits.isdecimal() and line.number == int(digits)]
    if not found and len(wanted) >= SHORTEST_PREFIX:
        found = [line for line in seen.applications if line.id.hex.startswith(wanted.replace("-", ""))]
    if len(found) != 1:
        codes = [line.code for line in seen.applications]
        shown = f"{codes[0]} – {codes[-1]}" if codes else _("ingen endnu")
        message = _("Der er ikke én ansøgning, som »{text}« passer på. I runden: {codes}.")
        stop(ExitCode.UNREADABLE, message.format(text=text, codes=shown))
    return found[0]


def _order_then(seen: Overview, line: ApplicationLine) -> dict[str, Any] | None:
    """What the order says about the application now; None where nobody has handed in a review of it."""
    if not any(one.application == line.id and one.handed_in for one in seen.reviews):
        return None
    from checklist.screening.round_order import order_data, orders_of

    opened = seen.opened
    for one in orders_of(opened.found, opened.catalogue, seen.applications, seen.reviews):
        if line.id in one.table.applications:
            data = order_data(one, opened.catalogue, seen.applications, seen.reviewers)
            mine = next(row for row in data.pop("applications") if row["id"] == str(line.id))
            return {**data, "application": mine}
    return None
