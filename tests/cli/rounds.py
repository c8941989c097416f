"""A fictive round on the desk: its file, applications and reviews as files, and what the commands need of them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli_w

from tests.screening.made_up import app_id, practice_table

if TYPE_CHECKING:
    from tests.cli.conftest import Desk, Lovende

ROUND_ID = "11111111-1111-4111-8111-111111111111"
WHOLE = {"a": 3, "b": 4, "c": 2, "d": 5}


@dataclass(frozen=True)
class Call:
    """A round called "Prøverunden" on a desk, with a folder for what comes in."""

    desk: Desk
    lovende: Lovende

    @property
    def file(self) -> Path:
        return self.desk.folder / "runde.toml"

    @property
    def inbox(self) -> Path:
        return self.desk.folder / "indbakke"

    def written(self, **more: Any) -> Path:
        """The round's file, with the keys in `more` in place of its own."""
        table: dict[str, Any] = {
            "format": "lovende-round/1",
            "id": ROUND_ID,
            "name": "Prøverunden",
            "organiser": "Prøvefonden (fiktiv)",
            "purpose": "At finde praksis, der kan bredes ud.",
            "catalogue": "proeve",
            "catalogue_version": "1.0.0",
            "deadline": "2999-01-01T12:00:00Z",
            "places": 1,
            "seed": 7,
            **more,
        }
        self.file.write_text(tomli_w.dumps(table), encoding="utf-8")
        return self.file

    def application(self, number: int, answers: dict[str, Any] | None = None, **more: Any) -> Path:
        """The application with this number as a file in the inbox."""
        self.inbox.mkdir(exist_ok=True)
        facts = {"id": str(app_id(number)), "kind": "application", "practice": practice_table(number), **more}
        return self.desk.assessment(f"indbakke/{number:02}.toml", answers or WHOLE, **facts)

    def review(self, number: int, reviewer: str, ratings: dict[str, int | None], **more: Any) -> Path:
        """A review of that application; None: abstained. Its file is named after both."""
        folder = self.desk.folder / "bedoemmelser"
        folder.mkdir(exist_ok=True)
        table = {
            element: {"status": "abstain"} if value is None else {"value": value, "comment": "=1+1"}
            for element, value in ratings.items()
        }
        facts = {"kind": "review", "about": str(app_id(number)), "ratings": table, "respondent": {"name": reviewer}}
        first_name = reviewer.partition(" ")[0]
        return self.desk.assessment(f"bedoemmelser/{number:02}-{first_name}.toml", {}, **{**facts, **more})

    def opened(self, **more: Any) -> None:
        """The round taken in."""
        assert self.lovende("screen", "new", self.written(**more)).code == 0

    def opened_and_rated(self, kept: Path, *ratings: tuple[int, int], **more: Any) -> None:
        """As `opened` and `rated`; the desk is kept in the folder `kept`, from which the next test takes a copy."""
        if kept.exists():
            shutil.copytree(kept, self.desk.folder, dirs_exist_ok=True)
            return
        self.opened(**more)
        self.rated(*ratings)
        shutil.copytree(self.desk.folder, kept)

    def rated(self, *ratings: tuple[int, int]) -> None:
        """Applications 1, 2, … taken in, and each rated by Anne with the first figure and by Bo with the second."""
        for number, (anne, bo) in enumerate(ratings, 1):
            self.application(number)
            self.review(number, "Anne Prøve", {"maal": anne, "overblik": anne})
            self.review(number, "Bo Prøve", {"maal": bo, "overblik": bo})
        assert self.lovende("screen", "receive", "Prøverunden", self.inbox).code == 0
        self.lovende("screen", "reviewers", "Prøverunden", "--add", "Anne Prøve", "--add", "Bo Prøve")
        assert self.lovende("screen", "receive", "Prøverunden", self.desk.folder / "bedoemmelser").code == 0
