"""Asks for an archive's server while it is away, and goes on when it is back. Nobody waits at the screen for it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from checklist.locale import _

if TYPE_CHECKING:
    from checklist.tui.app import LovendeApp
    from checklist.tui.desk import Desk
    from checklist.tui.session import Session

SECONDS_BETWEEN_QUESTIONS = 5.0


def ask_for_the_server(app: LovendeApp, archive_url: str | None, desk: Desk | None) -> None:
    """Begin to ask, unless that is under way, where the desk or the open assessment waits for a server."""
    if any(worker.group == "server" and not worker.is_finished for worker in app.workers):
        return
    if app.session is not None and app.session.waits_for_server:
        app.run_worker(_store_what_waits(app, app.session), group="server")
    elif desk is not None and desk.waits_for_server:
        app.run_worker(_open_archive(app, archive_url, desk), group="server")


async def _store_what_waits(app: LovendeApp, session: Session) -> None:
    if not await asyncio.to_thread(session.server_answers) or not session.waits_for_server:
        return
    session.store()
    if session.failure is None or session.conflict is not None:
        from checklist.tui.screens.saving import show_saved_again

        show_saved_again(app, session)


async def _open_archive(app: LovendeApp, archive_url: str | None, desk: Desk) -> None:
    from checklist.archive import ArchiveError, ServerGoneError, open_archive

    try:
        archive = await asyncio.to_thread(open_archive, archive_url)
    except ServerGoneError:
        return
    except ArchiveError as error:
        app.change_desk(replace(desk, trouble=error.message, waits_for_server=False))
        return
    app.change_desk(replace(desk, archive=archive, trouble=None, waits_for_server=False))
    app.notify(_("Serveren svarer igen, og arkivet er åbent."))
