"""The door in front of the served app: only the person who was given the address comes in, and only from here.

The token in the address opens once and is traded for a cookie; whoever has neither is turned away.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from aiohttp import web

from checklist.locale import _

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler

_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Door:
    """Lets one browser in. `port` is the one that the app is served on, on the loopback interface alone."""

    def __init__(self, port: int) -> None:
        self.token = secrets.token_urlsafe(32)
        self._pass = secrets.token_urlsafe(32)
        self._token_works = True
        # Cookies know no ports: another program served on this machine must neither see nor overwrite ours.
        self._cookie = f"lovende-{port}"
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def ask(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """What stands before every request."""
        if not self._comes_from_here(request):
            return _turned_away()
        if "token" in request.query:
            return self._opened(request.query["token"])
        if not secrets.compare_digest(request.cookies.get(self._cookie, "").encode(), self._pass.encode()):
            return _turned_away()
        response = await handler(request)
        if not response.prepared:
            response.headers.update(_HEADERS)
        return response

    def _comes_from_here(self, request: web.Request) -> bool:
        """False for a name that was made to point at this machine, and for a page from elsewhere calling in."""
        origin = request.headers.get("Origin")
        return request.host in self._hosts and (origin is None or origin in {f"http://{host}" for host in self._hosts})

    def _opened(self, token: str) -> web.Response:
        if not self._token_works or not secrets.compare_digest(token.encode(), self.token.encode()):
            return _turned_away()
        self._token_works = False
        response = web.Response(status=303, headers={**_HEADERS, "Location": "/"})
        response.set_cookie(self._cookie, self._pass, httponly=True, samesite="Strict", path="/")
        return response


def _turned_away() -> web.Response:
    text = _("Adressen virker kun én gang og kun på denne maskine. Start lovende browser igen for at få en ny.")
    return web.Response(status=403, text=text, headers=_HEADERS)
