"""`lovende answer`: the walk as plain prompts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.locale import _

if TYPE_CHECKING:
    from checklist.cli.plain.session import Session


def command() -> click.Command:
    """The command in the current language."""

    @click.argument("file", metavar=_("[FIL]"), required=False, help=_("Hvor svarene gemmes. Ellers i arkivet."))
    @click.pass_obj
    def answer(settings: Settings, file: str | None) -> None:
        from checklist.cli.plain.dialogue import EndOfInputError, say
        from checklist.cli.plain.opening import open_session

        try:
            session = open_session(settings, file)
        except EndOfInputError:
            say(_("Der er ikke begyndt på noget, og intet er gemt."))
            return
        _go_through(session)
        name = session.keeper.place.name
        say()
        say(_("{given} af {all} spørgsmål er besvaret.").format(given=session.given, all=len(session.questions)))
        say(_("Alt er gemt. Fortsæt med: lovende answer {name}").format(name=name))
        say(_("Skriv rapporten med: lovende report {name}").format(name=name))

    return command_with_common_options(
        "answer",
        _(
            "Svar på spørgsmålene linje for linje.\n\nFor skærmlæsere, ssh og rør. Først spørges der om praksis, så "
            "om elementerne. Hvert svar er en linje, og det gemmes med det samme. Skriv ? for at se, hvad du kan "
            "skrive, n for en note, t for tilbage og q for at stoppe. Findes filen ikke, bliver den lavet."
        ),
    )(answer)


def _go_through(session: Session) -> None:
    """Questions, the question of a trial, the profile, the plan; where the input ends early, what is there is kept."""
    from checklist.cli.plain.dialogue import EndOfInputError
    from checklist.cli.plain.ending import ask_gates, make_plan, show_profile
    from checklist.cli.plain.walking import StoppedError, walk

    shown = False
    try:
        walk(session, session.start)
        ask_gates(session)
        show_profile(session)
        shown = True
        make_plan(session)
    except (StoppedError, KeyboardInterrupt):
        return
    except EndOfInputError:
        if not shown and session.first_open() is None:
            show_profile(session)
