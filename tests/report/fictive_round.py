"""A small fictive round with something of every kind, for tests of what is written about it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from checklist.report.screening import RoundRecord
from checklist.screening.decisions import next_entry
from checklist.screening.model import (
    Application,
    Assignment,
    CalibrationNote,
    Decision,
    Declaration,
    Formality,
    Release,
    Reviewer,
    Withdrawn,
)
from tests.screening.made_up import NOON, app_id, practice_table, review, reviewer_id, round_of
from tests.screening.made_up import application as one_application
from tests.small_catalogue import assessment, element, question, small_catalogue, suggestion

if TYPE_CHECKING:
    from checklist.screening.arrivals import Outcome
    from checklist.screening.decisions import Entry, EntryTexts
    from checklist.screening.model import Review, Verdict

TODAY = dt.date(2027, 4, 1)
CATALOGUE = small_catalogue(
    element("maal", question("maal-1", suggestions=[suggestion("maal-frem", 5)])),
    element("teori", question("teori-1", suggestions=[suggestion("teori-frem", 5)])),
    element("natten", question("natten-1", suggestions=[suggestion("natten-frem", 5)])),
)
BO = Reviewer(id=reviewer_id(1), name="Bo Fiktiv")
IDA = Reviewer(id=reviewer_id(2), name="Ida Fiktiv")
NAMES = ("Rolige aftener", "Egen nøgle", "Kaffe før kontoret", "Musik om natten")


@dataclass(frozen=True)
class CameIn:
    """A file that came in."""

    outcome: Outcome
    let_in_by: str | None = None


def application(number: int, name: str, **more: Any) -> Application:
    """The application with this number and this practice."""
    inside = assessment(
        {"maal-1": 3, "teori-1": 2, "natten-1": 4},
        id=str(app_id(number)),
        kind="application",
        practice=practice_table(number, name=name, service=f"Tilbuddet {number} (fiktivt)"),
    )
    return one_application(number, of=inside, **more)


def released(found: Review, **comments: str) -> Review:
    """The review with these comments (element -> words) released."""
    given = tuple(Release(element=key, comment=words, by="Maja Fiktiv", at=NOON) for key, words in comments.items())
    return found.model_copy(update={"released": given})


def decisions(*made: tuple[int, Verdict, str]) -> tuple[tuple[Entry, ...], dict[int, EntryTexts]]:
    """A log of (number of the application, what was decided, the reason), an hour apart."""
    entries: list[Entry] = []
    texts: dict[int, EntryTexts] = {}
    for place, (number, choice, reason) in enumerate(made):
        decision = Decision.model_validate(
            {
                "application": app_id(number), "by": "Maja Fiktiv", "at": NOON + dt.timedelta(hours=place),
                "choice": choice, "reason": reason,
            }
        )  # fmt: skip
        entry, its_texts = next_entry(round_of().id, entries[-1] if entries else None, decision, lambda: bytes(32))
        entries.append(entry)
        texts[entry.number] = its_texts
    return tuple(entries), texts


def record(**more: Any) -> RoundRecord:
    """Four applications, two of them rated alike, two reviewers, decisions on all but the last; `more` instead."""
    looked_at = {"by": "Maja Fiktiv", "at": NOON}
    applications = (
        application(
            1, NAMES[0], calibration=True,
            formalities=(Formality(line="til-tiden", state="missing", note="Den kom to timer for sent.", **looked_at),),
        ),
        application(2, NAMES[1]), application(3, NAMES[2]), application(4, NAMES[3]),
    )  # fmt: skip
    reviews = (
        released(review(1, 1, {"maal": 5, "teori": 4, "natten": 2}), maal="Målene i A-01 er jeres egne."),
        released(review(1, 2, {"maal": 4, "teori": 5, "natten": 2}), natten="Skriv, hvad natholdet gør."),
        review(2, 1, {"maal": 3, "teori": 3, "natten": 3}),
        review(2, 2, {"maal": 3, "teori": 3, "natten": 3}),
        review(3, 1, {"maal": 3, "teori": 3, "natten": 3}),
        review(3, 2, {"maal": 3, "teori": 3, "natten": 3}),
        review(4, 1, {"maal": 1, "teori": 1, "natten": 1}),
        review(4, 2, {"maal": 4, "teori": 1, "natten": "abstain"}),
    )
    entries, texts = decisions(
        (1, "wait", "Vi mangler siden om natten."),
        (2, "go_on", "Målene er klare."),
        (3, "not_this_time", "Den er god, men der er ikke plads."),
        (1, "go_on", "Siden om natten er kommet."),
    )
    whole: dict[str, Any] = {
        "round": round_of(blind=True, places=1, attention={"natten": 2}, contact="runde@eksempel.invalid"),
        "applications": applications,
        "reviewers": (BO, IDA),
        "reviews": reviews,
        "assignments": tuple(Assignment(application=one.application, reviewer=one.reviewer) for one in reviews),
        "declarations": (Declaration(reviewer=BO.id, application=app_id(4), conflict=False, at=NOON),),
        "notes": (
            CalibrationNote(id=UUID(int=9), application=app_id(1), element="maal", text="Et 4-tal kræver et mål med "
                            "borgerens egne ord.", by="Ida Fiktiv", at=NOON),
        ),
        "withdrawn": (Withdrawn(id=app_id(5), number=5, at=NOON),),
        "files": (CameIn("taken_in"), CameIn("taken_in"), CameIn("taken_in"), CameIn("late", "Maja"), CameIn("double")),
        "entries": entries,
        "texts": texts,
    }  # fmt: skip
    return RoundRecord(**{**whole, **more})
