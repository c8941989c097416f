"""A small fictive round for tests of the screening's screens, in an archive on a file or a server."""

from __future__ import annotations

import datetime as dt
import getpass
import platform
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from checklist.archive import open_archive
from checklist.assessment.model import Rating
from checklist.catalogue import our_catalogue
from checklist.exchange import write
from checklist.screening.arrivals import Arrived
from checklist.screening.formalities import line_ids, with_formality
from checklist.screening.model import Assignment, Declaration, Formality, Reviewer
from checklist.screening.receiving import receive
from checklist.screening.reviewing import begin_review, hand_in, with_rating
from checklist.screening.round import Round
from tests.tui.conftest import MOMENT, begun, text_of
from tests.tui.quiet import until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from checklist.archive import Archive
    from checklist.assessment.model import Assessment

ROUND = UUID("77777777-0000-4000-8000-000000000001")
BO, CILLA = (Reviewer(id=uuid5(ROUND, name), name=name) for name in ("Bo Hansen", "Cilla Holm"))
NAMES = ("Morgenro", "Egen nøgle", "Kaffe først")


def the_round(**fields: object) -> Round:
    """Two places for all, two reviewers for each, no shared cases."""
    about = our_catalogue().about
    plain = Round(
        id=ROUND,
        name="Prøverunden (fiktiv)",
        organiser="Den fiktive fond",
        purpose="Praksis, som andre kan lære af.",
        catalogue=about.id,
        catalogue_version=about.version,
        deadline=MOMENT + dt.timedelta(days=8),
        places=1,
        calibration_cases=0,
    )
    return plain.model_copy(update=fields)


def applicant(name: str) -> Assessment:
    """A whole application: every question answered with 4, the first with a note that names the service."""
    whole = begun(name, "Åhaven", given=999)
    first = next(iter(whole.answers))
    noted = whole.answers[first].model_copy(update={"note": "På Åhaven gør vi det hver dag."})
    return whole.model_copy(update={"answers": {**whole.answers, first: noted}})


def write_folder(folder: Path) -> None:
    """The three applications as files, a rehearsal, and a letter that is no application."""
    folder.mkdir()
    for number, name in enumerate(NAMES, start=1):
        (folder / f"{number}.toml").write_bytes(write(applicant(name), "toml", our_catalogue()))
    rehearsal = begun("Øvelsen", given=999, practice_mode=True)
    (folder / "4.toml").write_bytes(write(rehearsal, "toml", our_catalogue()))
    (folder / "brev.txt").write_text("Kære fond", encoding="utf-8")


def begin_round(url: str, found: Round | None = None) -> None:
    """The round in an archive, nothing in it."""
    with open_archive(url) as archive:
        archive.rounds.add(found or the_round())


def fill_round(url: str, found: Round | None = None, *, shared: bool = True) -> None:
    """The round with its three applications taken in, checked, and read by both reviewers, who have declared."""
    begin_round(url, found)
    with open_archive(url) as archive:
        rounds, kept = archive.rounds, archive.rounds.load(ROUND).value
        arrived = [
            Arrived(f"{name}.toml", f"{place:064x}", MOMENT, applicant(name)) for place, name in enumerate(NAMES)
        ]
        present = rounds.files.present(ROUND)
        receipts = receive(kept, our_catalogue(), arrived, present)
        rounds.files.take_in(ROUND, [(receipt, b"-") for receipt in receipts])
        for reviewer in (BO, CILLA):
            rounds.reviews.put_reviewer(ROUND, reviewer)
        if shared:
            _check_and_share(archive, kept)


def _check_and_share(archive: Archive, found: Round) -> None:
    rounds = archive.rounds
    lines = rounds.applications.lines(ROUND)
    for line in lines:
        before = rounds.applications.load(line.id)
        after = before.value
        for one in line_ids(found):
            after = with_formality(found, after, Formality(line=one, state="ok", by="Anne", at=MOMENT))
        rounds.applications.save(before, after)
    pairs = [(line.id, one.id) for line in lines for one in (BO, CILLA)]
    free = [Declaration(reviewer=who, application=what, conflict=False, at=MOMENT) for what, who in pairs]
    rounds.reviews.declare(ROUND, *free)
    rounds.reviews.assign(ROUND, (), [Assignment(application=what, reviewer=who) for what, who in pairs])


def review_all(url: str, *, but: tuple[tuple[UUID, int], ...] = ()) -> None:
    """Hand in every review, the first application rated 5 throughout, the second 3, the third 2.

    `but`: (reviewer, number of the application) that are left unread.
    """
    with open_archive(url) as archive:
        rounds, catalogue = archive.rounds, our_catalogue()
        found = rounds.load(ROUND).value
        for kept in rounds.applications.all(ROUND):
            for reviewer in (BO, CILLA):
                if (reviewer.id, kept.value.number) in but:
                    continue
                review = begin_review(found, kept.value, reviewer.id, MOMENT)
                value = {1: 5, 2: 3, 3: 2}[kept.value.number]
                for element in catalogue.elements:
                    rating = Rating(value=value, comment=f"Set af {reviewer.name}.")
                    review = with_rating(review, element.id, rating, MOMENT)
                rounds.reviews.save(ROUND, None, hand_in(catalogue, review, MOMENT))


def seated(url: str, reviewer: Reviewer | None) -> None:
    """Say who sits at this machine: a reviewer, or (None) Anne, who runs the round."""
    who = f"{reviewer.id} {reviewer.name}" if reviewer else "leder Anne Ager"
    with open_archive(url) as archive:
        archive.set_setting(f"seat {ROUND} {getpass.getuser()}@{platform.node()}", who)


async def shows(pilot: Pilot[Any], words: str) -> str:
    """What the screen says, as soon as these words are on it. Fails if they do not come."""

    def told() -> str:
        return text_of(pilot.app.screen)

    await until(lambda: words in told(), lambda: f"»{words}« is not on the screen:\n{told()}")
    await pilot.pause()
    return told()
