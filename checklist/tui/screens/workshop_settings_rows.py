"""What can be settled before a meeting: each thing with its value, one sentence about it, and the next value.

Pure: it knows settings and words, nothing of screens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.locale import _, ngettext, percent
from checklist.workshop.agenda import LONGEST, SHORTEST
from checklist.workshop.model import SMALLEST_ALLOWED_GROUP, Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist.catalogue import Catalogue

PEOPLE = (*range(3, 21), 25, 30, 40, 50, 75, 100, 150, 200, 300, 500)
GROUPS = (*range(SMALLEST_ALLOWED_GROUP, 11), 15, 20)
SHARES = (0.6, 2 / 3, 0.75, 0.8, 0.9, 1.0)
LENGTHS = (*range(SHORTEST, LONGEST + 1, 15),)
_OPENING = frozenset({"practice", "elements", "agenda"})


@dataclass(frozen=True)
class Row:
    """One thing to settle. `opens`: Enter opens a list of its own, since it is more than one value."""

    key: str
    name: str
    value: str
    about: str
    opens: bool = False


def rows(settings: Settings, catalogue: Catalogue) -> tuple[Row, ...]:
    """Everything there is to settle, in the order it is thought of."""
    names = [catalogue.element_by_id[one].name for one in settings.elements]
    practice = settings.practice
    length = ngettext("{count} minut", "{count} minutter", settings.length).format(count=settings.length)
    values = {
        "practice": (_("Praksis"), f"{practice.name} · {practice.service}"),
        "length": (_("Mødets længde"), length),
        "people": (_("Deltagere"), str(settings.people)),
        "form": (_("Form"), _("kort") if settings.form == "short" else _("fuld")),
        "elements": (_("Elementer"), ", ".join(names)),
        "agenda": (_("Dagsorden"), _agenda(settings)),
        "pace": (_("Tempo"), _("samlet") if settings.pace == "together" else _("frit")),
        "smallest_group": (
            _("Mindste gruppe"),
            ngettext("{count} svar", "{count} svar", settings.smallest_group).format(count=settings.smallest_group),
        ),
        "agreed_share": (_("Svarene ligger tæt ved"), percent(settings.agreed_share)),
        "names_shown": (_("Navne"), _yes(settings.names_shown)),
        "keep_without_names": (_("Gem svar uden navne"), _yes(settings.keep_without_names)),
        "language": (_("Sprog"), {"da": "dansk", "en": "English"}.get(settings.language, settings.language)),
    }
    about = _about()
    return tuple(Row(key, *words, about[key], opens=key in _OPENING) for key, words in values.items())


def _about() -> dict[str, str]:
    """One sentence on each thing."""
    return {
        "practice": _("Det, I ser på sammen. Enter retter navnet."),
        "length": _("Med velkomst, plan og afslutning. 90 minutter rækker til tre eller fire elementer."),
        "people": _("Omtrent hvor mange I bliver. Det bruges kun til at regne tiden ud."),
        "form": _("Den korte form har færre spørgsmål til hvert element, så I når flere elementer."),
        "elements": _("Enter viser alle elementer, og hvilke der er foreslået, og hvorfor."),
        "agenda": _("Minutterne er regnet ud. Enter viser dem, så du kan rette dem ét for ét."),
        "pace": _("Samlet: I svarer på ét element ad gangen. Frit: Hver svarer på det hele i sit eget tempo."),
        "smallest_group": _("Så mange skal have svaret, før der vises tal. Mindre grupper bliver lagt sammen."),
        "agreed_share": _("Så stor en del skal have svaret det samme eller lige ved siden af."),
        "names_shown": _("Om alle kan se, hvem der er med. Ingen ser nogensinde, hvem der har svaret hvad."),
        "keep_without_names": _("Nej: Hvert svar bliver slettet, når mødet lukkes. Ja: Kun hvis hele gruppen vil det."),
        "language": _("Det sprog, siderne begynder på. Hver deltager kan selv skifte."),
    }


def _yes(value: bool) -> str:
    return _("ja") if value else _("nej")


def _agenda(settings: Settings) -> str:
    parts = " + ".join(str(slot.minutes) for slot in settings.agenda)
    by_hand = any(slot.fixed for slot in settings.agenda)
    return f"{parts} ({_('rettet')})" if by_hand else parts


def stepped(settings: Settings, key: str, step: int) -> Settings:
    """The settings with the next (1) or the former (-1) value of one thing; the same at the ends."""
    changes: dict[str, object] = {}
    match key:
        case "length":
            changes["length"] = _beside(LENGTHS, settings.length, step)
        case "people":
            changes["people"] = _beside(PEOPLE, settings.people, step)
        case "smallest_group":
            changes["smallest_group"] = _beside(GROUPS, settings.smallest_group, step)
        case "agreed_share":
            changes["agreed_share"] = _beside(SHARES, settings.agreed_share, step)
        case "form":
            changes["form"] = "short" if settings.form == "full" else "full"
        case "pace":
            changes["pace"] = "free" if settings.pace == "together" else "together"
        case "language":
            changes["language"] = "en" if settings.language == "da" else "da"
        case "names_shown" | "keep_without_names":
            changes[key] = not getattr(settings, key)
    if key in {"length", "people", "form"}:
        changes["agenda"] = ()
    return Settings.model_validate({**settings.model_dump(), **changes}) if changes else settings


def _beside(values: Sequence[float], value: float, step: int) -> float:
    """The value after or before this one; values in between count too."""
    if step > 0:
        return next((one for one in values if one > value + 1e-9), values[-1])
    return next((one for one in reversed(values) if one < value - 1e-9), values[0])
