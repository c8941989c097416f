"""The two pages of the practice form, and what is written on them as plain texts by field.

Knows the fields and their names, nothing of archives or sessions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.suggester import SuggestFromList
from textual.widgets import Static

from checklist.assessment.model import Practice, Respondent
from checklist.assessment.summary import perspective_name
from checklist.locale import _, ngettext
from checklist.tui.widgets.field import Field
from checklist.tui.widgets.municipality_field import MunicipalityField
from checklist.tui.widgets.one_of import Choice, OneOf, Tick

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from textual.app import ComposeResult
    from textual.widget import Widget

    from checklist.assessment.model import Assessment
    from checklist.catalogue import Catalogue, Form, Perspective

Written = dict[str, str]
"""What stands in the form, by field; a tick is "yes" or nothing."""

TEXTS = ("name", "service", "municipality", "organisation", "target_group", "legal_basis", "role")
CHOICES = ("area", "form", "maturity", "perspective")
PERSPECTIVES: tuple[Perspective, ...] = (
    "leder",
    "medarbejder",
    "aften-nat",
    "borger",
    "paaroerende",
    "samarbejdspartner",
)
OUR_OWN = "lovende-praksis"
"""The catalogue whose forms we know the time of."""


def written_in(assessment: Assessment) -> Written:
    """An assessment's practice and respondent as the form shows them."""
    practice, respondent = assessment.practice, assessment.respondent
    found: dict[str, str | None] = {
        **practice.model_dump(include={*TEXTS, *CHOICES}),
        **respondent.model_dump(include={*TEXTS, *CHOICES} - {"name"}),
        "form": assessment.form,
        "practice_mode": "yes" if assessment.practice_mode else None,
    }
    return {key: text for key, text in found.items() if text}


def practice_of(written: Mapping[str, str], practice_id: UUID) -> Practice:
    """The practice that the form describes. Name and service must be written."""
    fields = {key: written.get(key) or None for key in Practice.model_fields if key != "id"}
    return Practice.model_validate({**fields, "id": practice_id})


def respondent_of(written: Mapping[str, str], before: Respondent | None = None) -> Respondent:
    """Who answers, keeping what the form does not ask (the name) from `before`."""
    known = (before or Respondent()).model_dump()
    return Respondent.model_validate(
        {**known, "role": written.get("role") or None, "perspective": written.get("perspective") or None}
    )


def form_choices(catalogue: Catalogue) -> list[Choice]:
    """The short and the full form with the number of questions, and the time where it is known."""
    ours = catalogue.about.id == OUR_OWN
    forms: list[tuple[Form, str, str]] = [
        ("short", _("Kort"), _("{count} spørgsmål, omkring 15 minutter")),
        ("full", _("Fuld"), _("{count} spørgsmål, 60-90 minutter med noter")),
    ]
    return [
        Choice(form, name, _asked(len(catalogue.questions(form)), time if ours else ""))
        for form, name, time in forms
        if catalogue.questions(form)
    ]


def _asked(count: int, with_time: str) -> str:
    return (with_time or ngettext("{count} spørgsmål", "{count} spørgsmål", count)).format(count=count)


class PracticePage(Vertical):
    """What has to be known: which practice, and how much to answer."""

    def __init__(
        self, catalogue: Catalogue, start: Mapping[str, str], heading: str, hint: str, services: set[str]
    ) -> None:
        super().__init__(id="practice-page", classes="page")
        self._catalogue, self._start = catalogue, start
        self._heading, self._hint = heading, hint
        self._services = sorted(services)

    def compose(self) -> ComposeResult:
        start = self._start
        yield Static(self._heading, classes="heading", markup=False)
        yield Static(self._hint, classes="hint", markup=False)
        yield Field(
            _("Praksis"),
            start.get("name", ""),
            placeholder=_("fx Fælles morgenmøde med den enkeltes plan for dagen"),
            required=True,
            id="name",
        )
        known = SuggestFromList(self._services, case_sensitive=False)
        yield Field(_("Tilbud"), start.get("service", ""), required=True, suggester=known, id="service")
        if self._catalogue.areas:
            areas = [Choice(area.id, area.name) for area in self._catalogue.areas]
            yield OneOf(_("Område"), areas, start.get("area"), columns=len(areas), optional=True, id="area")
        forms = form_choices(self._catalogue)
        chosen = start.get("form") or forms[0].id
        yield OneOf(_("Hvor meget vil du svare på?"), forms, chosen, id="form")
        yield Tick(_("Øvelse – tæller ikke med"), bool(start.get("practice_mode")), id="practice_mode")


class MorePage(Vertical):
    """What may be known too. Everything here can be left out."""

    def __init__(self, start: Mapping[str, str]) -> None:
        super().__init__(id="more-page", classes="page")
        self._start = start

    def compose(self) -> ComposeResult:
        start = self._start
        yield Static(_("Mere om praksis og om dig"), classes="heading")
        yield Static(_("Spring over, hvad du ikke ved. Det kan rettes senere."), classes="hint")
        yield OneOf(
            _("Du svarer som"),
            [Choice(one, perspective_name(one)) for one in PERSPECTIVES],
            start.get("perspective"),
            columns=3,
            optional=True,
            id="perspective",
        )
        with Horizontal(classes="pair"):
            yield Field(_("Din rolle"), start.get("role", ""), placeholder=_("fx teamleder"), id="role")
            yield MunicipalityField(start.get("municipality", ""), "municipality")
        yield Field(
            _("Målgruppe"),
            start.get("target_group", ""),
            placeholder=_("fx voksne med erhvervet hjerneskade"),
            id="target_group",
        )
        with Horizontal(classes="pair"):
            yield Field(_("Organisation"), start.get("organisation", ""), id="organisation")
            yield Field(
                _("Lovgrundlag"),
                start.get("legal_basis", ""),
                placeholder=_("fx serviceloven § 108"),
                id="legal_basis",
            )
        maturity = [
            Choice("idea", _("en idé")),
            Choice("trial", _("under afprøvning")),
            Choice("running", _("i fast drift")),
        ]
        yield OneOf(_("Praksis er"), maturity, start.get("maturity"), columns=3, optional=True, id="maturity")


def read_form(pages: Widget) -> Written:
    """What stands on the pages now."""
    found: dict[str, str | None] = {field.id or "": field.text for field in pages.query(Field)}
    found |= {one.id or "": one.chosen for one in pages.query(OneOf)}
    found |= {tick.id or "": "yes" if tick.value else None for tick in pages.query(Tick)}
    return {key: text for key, text in found.items() if text}


def texts_of(written: Mapping[str, str]) -> dict[str, str]:
    """The free texts among what is written."""
    return {key: written[key] for key in TEXTS if key in written}


def fields_of(pages: Widget) -> dict[str, Field]:
    """The text fields by id."""
    return {field.id or "": field for field in pages.query(Field)}
