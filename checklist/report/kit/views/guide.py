"""The facilitator's guide: what to prepare, an agenda with minutes for two lengths of meeting, and group sizes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.locale import N_, _

if TYPE_CHECKING:
    from checklist.report.kit.edition import Edition


@dataclass(frozen=True)
class Step:
    """A point on the agenda: from and to in minutes after the start, what, and how."""

    start: int
    end: int
    what: str
    how: str


@dataclass(frozen=True)
class Agenda:
    """`minutes` long; `needs` is what must have happened before."""

    minutes: int
    needs: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Size:
    """How a meeting of so many people is held, and how many questions they get through in 90 and in 180 minutes."""

    people: str
    how: str
    short_meeting: int
    long_meeting: int


@dataclass(frozen=True)
class Guide:
    title: str
    questions: int
    short_form: bool
    can_be_shorter: bool
    agendas: tuple[Agenda, ...]
    sizes: tuple[Size, ...]


Point = tuple[int, str, str]  # minutes, what, how

_WELCOME = N_("Sig, hvilken praksis det handler om, og hvad I skal bruge svarene til. Sig aftalerne højt.")
_SEE = N_(
    "Vis, hvor svarene ligger tæt, er spredt eller peger i to retninger. Vis også, hvad borgerne har svaret. "
    "Forklar endnu ikke."
)
_TALK = N_("Tal om forskellene")
_TALK_HOW = N_(
    "Tag de spørgsmål, hvor svarene er mest forskellige. Hør først, hvad der kan ligge bag de lave svar, og så de "
    "høje. Stem igen, og skriv det fælles svar og grunden."
)
_CHOOSE = N_("Vælg højst tre ting. Skriv for hver: hvem, hvornår, det første skridt og tegnet på, at det lykkes.")
_END = N_("Læs planen op. Aftal, hvornår I ser på den igen. Alle siger én ting, de tager med.")

_NINETY: tuple[Point, ...] = (
    (5, N_("Velkommen"), _WELCOME),
    (
        10,
        N_("Hver for sig"),
        N_("Alle ser deres eget skema igennem og sætter ring om de to spørgsmål, de helst vil tale om."),
    ),
    (10, N_("Se svarene"), _SEE),
    (35, _TALK, _TALK_HOW),
    (20, N_("Vælg det næste skridt"), _CHOOSE),
    (10, N_("Slut af"), _END),
)
_HUNDRED_AND_EIGHTY: tuple[Point, ...] = (
    (10, N_("Velkommen"), _WELCOME),
    (
        30,
        N_("Hver for sig"),
        N_(
            "Alle svarer alene og uden at tale sammen, på papir eller på skærmen. Har I svaret hjemmefra, så brug "
            "tiden på noter."
        ),
    ),
    (15, N_("Pause og optælling"), N_("To tæller svarene op, mens de andre holder pause.")),
    (15, N_("Se svarene"), _SEE),
    (50, _TALK, _TALK_HOW),
    (10, N_("Pause"), N_("Luk vinduet op, og gå en tur.")),
    (
        15,
        N_("Det, vi er gode til"),
        N_("Find to ting, I vil holde fast i. Hvem gør det, og hvad skal der til, for at det bliver ved?"),
    ),
    (25, N_("Vælg det næste skridt"), _CHOOSE),
    (10, N_("Slut af"), _END),
)
_AGENDAS = (
    (90, N_("Alle har svaret inden mødet, og svarene er talt op."), _NINETY),
    (
        180,
        N_("Der er tid til at svare på mødet. Dem, der ikke kan komme, har afleveret en stemmeseddel."),
        _HUNDRED_AND_EIGHTY,
    ),
)

# People, how, and minutes for one question: the more who want to speak, the longer it takes. The minutes are ours.
_SIZES = (
    ("3-5", N_("Bliv sammen hele vejen. Alle siger noget til hvert spørgsmål."), 6),
    ("6-12", N_("Tal først to og to i ét minut. Tag så en runde, hvor alle kan sige noget."), 9),
    (
        "13-24",
        N_(
            "Del jer i borde på fire-seks med folk fra dag, aften og nat ved hvert bord. Hvert bord tager sine egne "
            "spørgsmål, og én fra hvert bord fortæller til sidst."
        ),
        12,
    ),
)


def guide(edition: Edition) -> Guide:
    talking = {
        minutes: length for minutes, _needs, points in _AGENDAS for length, what, _how in points if what == _TALK
    }
    return Guide(
        title=edition.title,
        questions=len(edition.catalogue.questions(edition.form)),
        short_form=edition.form == "short",
        can_be_shorter=edition.form == "full" and bool(edition.catalogue.questions("short")),
        agendas=tuple(Agenda(minutes, _(needs), _timed(points)) for minutes, needs, points in _AGENDAS),
        sizes=tuple(Size(people, _(how), talking[90] // each, talking[180] // each) for people, how, each in _SIZES),
    )


def _timed(points: tuple[Point, ...]) -> tuple[Step, ...]:
    timed, clock = [], 0
    for length, what, how in points:
        timed.append(Step(clock, clock + length, _(what), _(how)))
        clock += length
    return tuple(timed)
