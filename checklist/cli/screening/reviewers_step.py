"""`lovende screen reviewers`: who reads and rates in a round; names are added here."""

from __future__ import annotations

from uuid import uuid4

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.cli.outcome import tell
from checklist.locale import _


def command() -> click.Command:
    """The command in the current language."""

    @click.argument("round_", metavar=_("RUNDE"), help=_("Rundens navn, id eller fil."))
    @click.option(
        "--add", "names", metavar=_("NAVN"), multiple=True, help=_("Tilføj en bedømmer. Kan skrives flere gange.")
    )
    @click.pass_obj
    def reviewers(settings: Settings, round_: str, names: tuple[str, ...]) -> None:
        from checklist.cli.screening.opened import open_round
        from checklist.screening.model import Reviewer
        from checklist.screening.workload import workload, workload_words

        opened = open_round(settings, round_, read_only=not names)
        known = {_one_way(one.name) for one in opened.rounds.reviews.reviewers(opened.id)}
        for name in names:
            plain = " ".join(name.split())
            if not plain:
                raise click.UsageError(_("En bedømmer skal have et navn."))
            if _one_way(plain) in known:
                tell(_("{name} er med i forvejen.").format(name=plain))
                continue
            opened.rounds.reviews.put_reviewer(opened.id, Reviewer(id=uuid4(), name=plain))
            known.add(_one_way(plain))
        present = opened.rounds.reviews.reviewers(opened.id)
        for one in present:
            left = "" if one.active else "  (" + _("trådt ud") + ")"
            click.echo(f"{one.id}  {one.name}{left}")
        applications = len(opened.rounds.applications.lines(opened.id))
        active = sum(one.active for one in present)
        tell(*workload_words(opened.found, workload(opened.found, applications, active)))

    return command_with_common_options(
        "reviewers",
        _("Se, hvem der bedømmer, og tilføj flere.\n\nDeres arbejde bliver delt ud i programmet."),
    )(reviewers)


def _one_way(name: str) -> str:
    return " ".join(name.casefold().split())
