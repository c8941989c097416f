"""A page that is open and listens for what changes in the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response, StreamingResponse

if TYPE_CHECKING:
    from collections.abc import AsyncIterable
    from uuid import UUID

    from starlette.types import Receive, Scope, Send

    from checklist.web.meeting import Meeting
    from checklist.web.site import Visit


def stream(visit: Visit, person: UUID | None = None) -> Response:
    """Server-sent events for one page that is open: a person's, or the projector's."""
    who = f"screen {visit.sender}" if person is None else str(person)
    if not visit.site.changes.may_listen(who):
        return visit.error(429)
    return _OpenPage(visit.meeting, person, visit.site.changes.stream(who, screen=person is None))


class _OpenPage(StreamingResponse):
    """A stream; while it lasts, its person has a page open."""

    def __init__(self, meeting: Meeting, person: UUID | None, messages: AsyncIterable[str]) -> None:
        super().__init__(messages, media_type="text/event-stream")
        self._meeting, self._person = meeting, person

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        presence, person = self._meeting.doors.presence, self._person
        if person is not None:
            presence.came(person, self._meeting.now())
        try:
            await super().__call__(scope, receive, send)
        finally:
            if person is not None:
                presence.went(person, self._meeting.now())
