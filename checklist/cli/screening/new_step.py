"""`lovende screen new`: a round from its file into the archive, or a template to write one in."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import TYPE_CHECKING
from uuid import uuid4

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.cli.outcome import ExitCode, stop, tell, tell_problems
from checklist.locale import _

if TYPE_CHECKING:
    from checklist.archive.rounds import Rounds
    from checklist.screening.round import Round

TEMPLATE_NAME = "runde.toml"
_APPLICATIONS = 40
_WEEKS = 6


def command() -> click.Command:
    """The command in the current language."""

    @click.argument("file", metavar=_("[FIL]"), required=False, help=_("Runden, skrevet i TOML."))
    @click.option(
        "-o", "--output", metavar=_("STED"), help=_("Uden FIL: mappen eller filen, skabelonen til runden skal i.")
    )
    @click.option("--replace", is_flag=True, help=_("Har arkivet runden med et andet indhold: brug filens."))
    @click.option(
        "--applications", metavar=_("ANTAL"), type=click.IntRange(1, 100_000),
        help=_("Regn arbejdet ud for så mange ansøgninger. Ellers dem, der er inde, eller 40."),
    )  # fmt: skip
    @click.option(
        "--reviewers", metavar=_("ANTAL"), type=click.IntRange(1, 1_000),
        help=_("Regn arbejdet ud for så mange bedømmere. Ellers for nogle forskellige antal."),
    )  # fmt: skip
    @click.pass_obj
    def new(
        settings: Settings,
        file: str | None,
        output: str | None,
        replace: bool,
        applications: int | None,
        reviewers: int | None,
    ) -> None:
        if file is None:
            _write_template(settings, output or "./")
            return
        if output is not None:
            raise click.UsageError(_("-o er kun til skabelonen. Skriv enten FIL eller -o."))
        found = _checked(settings, file)
        archive = settings.archive()
        word = _keep(settings, archive.rounds, found, replace=replace)
        click.echo(f"{found.id}  {found.name}  ({word})")
        present = len(archive.rounds.applications.lines(found.id))
        _tell_terms(found)
        _tell_work(found, applications or present or _APPLICATIONS, reviewers)

    return command_with_common_options(
        "new",
        _(
            "Læg en runde ind i arkivet, eller lav en skabelon.\n\nUden FIL bliver der skrevet en skabelon med "
            "forklaringer, som du udfylder. Med FIL kommer runden ind, og du får at vide, hvor meget arbejde den er."
        ),
    )(new)


def _write_template(settings: Settings, output: str) -> None:
    from checklist.cli.destination import target
    from checklist.cli.screening.template import template

    path = target(output, TEMPLATE_NAME, set())
    noon = dt.datetime.now().astimezone().replace(hour=12, minute=0, second=0, microsecond=0)
    text = template(
        settings.catalogue(), uuid4(), noon + dt.timedelta(weeks=_WEEKS), secrets.randbelow(1_000_000), str(path)
    )
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        stop(ExitCode.REFUSED, _("{path} findes allerede. Den er ikke rørt.").format(path=path))
    click.echo(path)
    tell(_("Udfyld filen, og skriv så: lovende screen new {path}").format(path=path))


def _checked(settings: Settings, file: str) -> Round:
    from checklist.catalogue import RefusedError
    from checklist.cli.screening.opened import round_in
    from checklist.exchange.opening import shown_name
    from checklist.screening.round import check_round

    found = round_in(file)
    problems = check_round(found, settings.catalogue(), shown_name(file))
    if any(problem.refuses for problem in problems):
        raise RefusedError(problems)
    tell_problems(problems)
    return found


def _keep(settings: Settings, rounds: Rounds, found: Round, *, replace: bool) -> str:
    """What became of the round, in a word. Ends the command where the archive has another one and is to keep it."""
    from checklist.archive import RoundConflictError, UnknownIdError

    about = settings.catalogue().about
    own = (about.id, about.version) == (found.catalogue, found.catalogue_version)
    source = settings.catalogue_file().read_bytes() if own else None
    try:
        kept = rounds.load(found.id)
    except UnknownIdError:
        kept = None
    if kept is not None and kept.value != found:
        named = _changed(kept.value, found)
        if not replace:
            stop(
                ExitCode.REFUSED,
                _("Arkivet har runden allerede, og dette er ændret: {changed}.").format(changed=named),
                _("Intet er ændret i arkivet. Skriv --replace, hvis filen skal gælde."),
            )
        rounds.save(kept, found)
        return _("ændret: {changed}").format(changed=named)
    try:
        rounds.add(found, source)
    except RoundConflictError as conflict:
        stop(ExitCode.REFUSED, conflict.message)
    return _("uændret") if kept is not None else _("ny")


def _changed(before: Round, after: Round) -> str:
    """The keys of the file that differ."""
    return ", ".join(key for key in type(after).model_fields if getattr(before, key) != getattr(after, key))


def _tell_terms(found: Round) -> None:
    from checklist.locale import clock, long_date, ngettext

    local = found.deadline.astimezone()
    tell(_("Frist: {day} kl. {time}.").format(day=long_date(local.date()), time=clock(found.deadline)))
    for group in found.comparison_groups():
        text = ngettext("{group}: {places} plads.", "{group}: {places} pladser.", group.places)
        tell(text.format(group=group.name, places=group.places))


def _tell_work(found: Round, applications: int, reviewers: int | None) -> None:
    from checklist.cli.drawing import table
    from checklist.locale import decimal, ngettext
    from checklist.screening.workload import workload, workload_words

    counted = ngettext("Med {n} ansøgning:", "Med {n} ansøgninger:", applications).format(n=applications)
    if reviewers is not None:
        tell(counted, *workload_words(found, workload(found, applications, reviewers)))
        return
    least = found.reviewers_per_application
    rows = [(_("Bedømmere"), _("Læser hver"), _("Timer hver"), _("Højst, hvis de er uenige"))]
    for number in (least, least + 1, 2 * least, 3 * least):
        load = workload(found, applications, number)
        extra = _("{most} ansøgninger, {hours} timer").format(
            most=load.most_with_extra, hours=decimal(load.hours_with_extra)
        )
        rows.append((str(number), str(load.most), decimal(load.hours), extra))
    tell(counted, *table(rows))
