"""What all pages share: who is asking, in which language, and how an answer is drawn.

A visit lasts one request. Its language is its own, so that two people can read the same meeting in two languages.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, RedirectResponse, Response

from checklist.catalogue import our_catalogue, reading
from checklist.locale import LANGUAGES, Language, _, clock, current_language, long_date, ngettext
from checklist.web import tokens
from checklist.web.addresses import LOOPBACK
from checklist.web.limits import CodeGuard

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from starlette.requests import Request

    from checklist.catalogue import Area, Catalogue
    from checklist.web.events import Changes
    from checklist.web.meeting import Meeting

COOKIE_SECONDS = 14 * 24 * 60 * 60
LANGUAGE_COOKIE = "lovende-sprog"
_UNPRINTABLE = dict.fromkeys(
    (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFFFE, 0xFFFF)
)


@dataclass
class Site:
    """One meeting's site. `address` is where it is found: http://192.168.1.20:8642."""

    meeting: Meeting
    address: str
    changes: Changes
    nonce: str
    seen: Callable[[str], None]
    codes: CodeGuard = field(default_factory=CodeGuard)

    @property
    def host(self) -> str:
        return self.address.removeprefix("http://").rsplit(":", 1)[0]

    @cached_property
    def mark(self) -> str:
        """Stands in the cookies' names. It is the meeting's and not the port's: cookies know no ports, so another
        meeting on this machine must not overwrite ours, and people stay in where the port had to be changed.
        """
        return hashlib.sha256(self.meeting.workshop.id.bytes).hexdigest()[:12]

    @cached_property
    def templates(self) -> Environment:
        environment = Environment(
            loader=PackageLoader("checklist.web"),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_printable,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals.update(_=_, ngettext=ngettext, clock=clock, long_date=long_date)
        return environment

    def catalogue(self) -> Catalogue:
        """The meeting's catalogue in the language spoken now, where it exists in it."""
        asked = self.meeting.catalogue
        ours = our_catalogue(current_language())
        same = (ours.about.id, ours.about.version) == (asked.about.id, asked.about.version)
        return ours if same else asked

    @property
    def area(self) -> Area | None:
        return self.catalogue().area_by_id.get(self.meeting.workshop.settings.practice.area or "")

    def language_of(self, request: Request) -> Language:
        """What this browser chose, else the meeting's language, else Danish."""
        chosen = request.cookies.get(LANGUAGE_COOKIE, "")
        wanted = (chosen, self.meeting.workshop.settings.language, "da")
        return next(language for one in wanted for language in LANGUAGES if language == one)


class Visit:
    """One request: who asks, what they sent, and how they are answered."""

    def __init__(self, site: Site, request: Request, form: dict[str, list[str]]) -> None:
        self.site = site
        self.request = request
        self.meeting = site.meeting
        # Read once, so that a page never says it is newer than what stands on it.
        self.revision, self.workshop = site.meeting.snapshot
        self._form = form
        self.token = request.cookies.get(self.cookie, "")
        visitor = site.meeting.doors.visitor(self.token) if self.token else None
        self.participant: UUID | None = visitor.participant if visitor else None
        known = request.cookies.get(self.guest_cookie, "")
        # Before somebody has joined, a token of no worth still ties a form to the browser it was given to.
        self._guest = known if len(known) == len(tokens.new_token()) else ""
        self._new_guest = "" if self._guest or self.participant else tokens.new_token()

    @property
    def cookie(self) -> str:
        return f"lovende-{self.site.mark}"

    @property
    def guest_cookie(self) -> str:
        return f"lovende-gaest-{self.site.mark}"

    @property
    def screen_cookie(self) -> str:
        return f"lovende-skaerm-{self.site.mark}"

    @property
    def is_screen(self) -> bool:
        """True for the projector's browser."""
        visitor = self.meeting.doors.visitor(self.request.cookies.get(self.screen_cookie, ""))
        return visitor is not None and visitor.is_screen

    @property
    def sender(self) -> str:
        """Where the request comes from."""
        return self.request.client.host if self.request.client else ""

    @property
    def is_on_this_machine(self) -> bool:
        """True for somebody who sits at the computer that the meeting runs on."""
        return self.sender in {LOOPBACK, self.site.host}

    def field(self, name: str, most: int = 200) -> str:
        """One field of the form, tidied; longer than `most` it is cut."""
        return self._form.get(name, [""])[-1].replace("\r\n", "\n").strip()[:most]

    def fields(self, name: str) -> list[str]:
        return self._form.get(name, [])

    @property
    def form_is_ours(self) -> bool:
        """True where the form came from a page that this browser was given."""
        given = self.field("form")
        secrets = [one for one in (self.token if self.participant else "", self._guest) if one]
        return any(tokens.is_form_token(given, secret) for secret in secrets)

    def says(self, text: str) -> str:
        """A text of the catalogue in the area's words."""
        return reading(text, self.site.area)

    def page(self, template: str, status: int = 200, **more: Any) -> Response:
        """A page drawn from a template."""
        secret = self.token if self.participant else self._guest or self._new_guest
        html = self.site.templates.get_template(template).render(
            language=current_language(),
            workshop=self.workshop,
            state=self.revision,
            progress=self.meeting.progress,
            form_token=tokens.form_token(secret),
            here=self.request.url.path,
            is_in=self.participant is not None,
            says=self.says,
            **more,
        )
        response = HTMLResponse(html, status)
        if self._new_guest:
            self.give_cookie(response, self.guest_cookie, self._new_guest)
        return response

    def go(self, path: str) -> Response:
        """On to another page: what was sent is not sent again when that one is loaded anew."""
        return RedirectResponse(path, 303)

    def give_cookie(self, response: Response, name: str, value: str) -> None:
        response.set_cookie(name, value, max_age=COOKIE_SECONDS, httponly=True, samesite="strict", path="/")

    def error(self, status: int, message: str = "") -> Response:
        """A page that says what is wrong, and nothing of how the program is made."""
        return self.page("error.html", status, message=message or error_words(status))


def _printable(value: object) -> object:
    """What a template shows, without characters that steer a screen."""
    if type(value) is not str or value.isprintable():
        return value
    return value.translate(_UNPRINTABLE)


def read_form(body: bytes) -> dict[str, list[str]]:
    """The fields of a sent form. Raises ValueError for more than a form of ours has."""
    return parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=60)


def error_words(status: int) -> str:
    """What a person reads, for the numbers that programs use."""
    words = {
        403: _("Siden er ikke åben for dig. Gå til forsiden, og kom ind med mødets kode."),
        404: _("Den side findes ikke. Se efter, om adressen er skrevet rigtigt."),
        408: _("Det tog for lang tid at sende. Prøv igen."),
        413: _("Der er sendt for meget på én gang. Skriv lidt kortere."),
        421: _("Adressen passer ikke. Brug den adresse, der står på skærmen i mødet."),
        429: _("Der er prøvet for mange gange. Vent et minut, og prøv igen."),
        500: _("Noget gik galt hos os. Svar, der er meldt modtaget, er gemt. Prøv igen."),
        503: _("Det kunne ikke gemmes lige nu. Prøv igen om lidt."),
    }
    return words.get(status, _("Det kan siden ikke tage imod. Gå tilbage, og prøv igen."))
