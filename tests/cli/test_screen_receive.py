"""`lovende screen new`, `receive` and `let-in`: a round is opened, and files go in or are left beside."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Desk, Lovende
from tests.cli.rounds import ROUND_ID, WHOLE, Call
from tests.screening.made_up import app_id


@pytest.fixture
def call(desk: Desk, lovende: Lovende) -> Call:
    """A round that is not opened yet."""
    return Call(desk, lovende)


def test_without_a_file_a_template_is_written_that_lacks_what_people_have_to_write(call: Call) -> None:
    """Filled in, it is a round; left as it is, each blank is named. It is never written over."""
    ran = call.lovende("screen", "new")
    path = call.desk.folder / ran.out.strip()
    assert ran.code == 0
    refused = call.lovende("screen", "new", path)
    assert refused.code == 1
    assert all(key in refused.err for key in ("name", "organiser", "purpose"))
    text = path.read_text(encoding="utf-8")
    for key in ("name", "organiser", "purpose"):
        text = text.replace(f'\n{key} = ""', f'\n{key} = "Prøve"')
    path.write_text(text, encoding="utf-8")
    assert call.lovende("screen", "new", path).code == 0
    assert call.lovende("screen", "new").code == 1
    assert path.read_text(encoding="utf-8") == text


def test_everything_the_template_offers_as_a_choice_can_be_used(call: Call) -> None:
    """With every comment mark taken away from its tables the round is read, but for its own words."""
    lines = (call.desk.folder / call.lovende("screen", "new").out.strip()).read_text(encoding="utf-8").splitlines()
    start = next(place for place, line in enumerate(lines) if line == "# [weights]")
    chosen = [line[2:] if " = " in line or line.startswith("# [") else line for line in lines[start:]]
    whole = [line for line in [*lines[:start], *chosen] if not line.startswith("places = 8")]
    text = "\n".join(whole).replace(' = ""', ' = "Prøve"')
    call.file.write_text(text, encoding="utf-8")
    ran = call.lovende("screen", "new", "--replace", call.file)
    assert (ran.code, "I drift: 3 pladser." in ran.err) == (0, True)


def test_a_round_says_how_much_work_falls_on_each_reviewer(call: Call) -> None:
    """12 applications, 3 shared by 4 reviewers, 2 reviewers for each of the 9 others: 30 reviews, 7 or 8 for each."""
    ran = call.lovende("screen", "new", call.written(), "--applications", 12, "--reviewers", 4)
    assert ran.code == 0
    assert ran.out == f"{ROUND_ID}  Prøverunden  (ny)\n"
    assert "Hver bedømmer læser 7 eller 8 ansøgninger og bruger op til 6,0 timer." in ran.err


def test_a_changed_file_changes_the_round_only_when_told_to(call: Call) -> None:
    """The keys that differ are named."""
    call.opened()
    refused = call.lovende("screen", "new", call.written(places=4))
    assert (refused.code, "places" in refused.err) == (1, True)
    assert call.lovende("screen", "new", "--replace", call.file).code == 0
    assert "(uændret)" in call.lovende("screen", "new", call.file).out


def test_a_folder_goes_in_and_coming_again_changes_nothing(call: Call) -> None:
    """Two good files; hidden files are not the applicants'."""
    call.opened()
    call.application(1)
    call.application(2)
    (call.inbox / ".DS_Store").write_bytes(b"\0\1")
    first = call.lovende("screen", "receive", "Prøverunden", call.inbox)
    assert (first.code, first.out) == (0, "01.toml: taget ind som A-01\n02.toml: taget ind som A-02\n")
    again = call.lovende("screen", "receive", ROUND_ID[:8], call.inbox, call.inbox)
    assert again.code == 0
    assert again.out == "01.toml: er inde i forvejen som A-01\n02.toml: er inde i forvejen som A-02\n"
    assert "2 er inde (0 nye)" in again.err


def test_a_folder_too_large_for_one_go_comes_out_in_the_same_order(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Taken two at a time, or as many as fit into a byte: the codes follow the names."""
    call.opened()
    for number in range(1, 6):
        call.application(number)
    monkeypatch.setattr("checklist.cli.screening.arriving.AT_ONCE", 2)
    told = [f"{number:02}.toml: taget ind som A-{number:02}" for number in range(1, 6)]
    assert call.lovende("screen", "receive", "Prøverunden", call.inbox).out.splitlines() == told
    monkeypatch.setattr("checklist.cli.screening.arriving.BYTES_AT_ONCE", 1)
    again = call.lovende("screen", "receive", "Prøverunden", call.inbox)
    assert again.out.splitlines() == [line.replace("taget ind", "er inde i forvejen") for line in told]


def test_files_that_do_not_go_in_are_told_with_what_to_ask_and_the_rest_go_on(call: Call) -> None:
    """Half empty, a rehearsal, nested a thousand deep, no form at all; the good one behind them is in."""
    call.opened()
    call.application(1, {"a": 3})
    call.application(2, practice_mode=True)
    (call.inbox / "03.toml").write_bytes(b"a = " + b"[" * 1000 + b"]" * 1000)
    (call.inbox / "04.txt").write_bytes("Kære fond".encode("cp1252"))
    call.application(5)
    ran = call.lovende("screen", "receive", call.file, call.inbox)
    assert ran.code == 1
    assert "01.toml: mangler noget\n" in ran.out
    assert "02.toml: øvelse\n" in ran.out
    assert "03.toml: kan ikke læses\n" in ran.out
    assert "04.txt: kan ikke læses\n" in ran.out
    assert "05.toml: taget ind som A-01\n" in ran.out
    assert ran.out.count("Skriv til ansøgeren:") == 4
    assert "5 filer: 1 er inde (1 nye), 4 er ikke." in ran.err


def test_a_file_that_cannot_be_opened_is_not_the_applicants_fault(call: Call) -> None:
    """Nothing is to be written to anybody; the others go in. Alone it is a file that cannot be read."""
    call.opened()
    call.application(1)
    missing = call.desk.folder / "findes-ikke.toml"
    ran = call.lovende("screen", "receive", "Prøverunden", missing, call.inbox / "01.toml")
    assert (ran.code, "taget ind som A-01" in ran.out, "Skriv til" in ran.out) == (1, True, False)
    assert "findes-ikke.toml: kan ikke åbnes" in ran.out
    assert "gemt" not in ran.err
    assert call.lovende("screen", "receive", "Prøverunden", missing).code == 3


def test_when_files_came_is_said_by_people_and_decides_whether_they_are_late(call: Call) -> None:
    """A mailbox is emptied after the deadline; the file had come before it."""
    call.opened(deadline="2026-03-01T12:00:00Z")
    call.application(1)
    call.application(2)
    late = call.lovende("screen", "receive", "Prøverunden", call.inbox / "01.toml")
    assert (late.code, "for sent" in late.out) == (1, True)
    timely = call.lovende(
        "screen", "receive", "Prøverunden", call.inbox / "02.toml", "--received", "2026-02-28T09:00:00+01:00"
    )
    assert timely.code == 0


@pytest.mark.parametrize("day", ["2026-02-28", "28.2.2026", "28-02-2026"])
def test_a_day_alone_says_when_files_came(call: Call, day: str) -> None:
    """The day before the deadline is in time at any hour."""
    call.opened(deadline="2026-03-01T12:00:00Z")
    call.application(1)
    assert call.lovende("screen", "receive", "Prøverunden", call.inbox, "--received", day).code == 0


@pytest.mark.parametrize("text", ["i går", "2026-03-01", "28-02-2026 25:00", "31.12.2998 12:00"])
def test_a_moment_that_is_none_or_lies_ahead_is_wrong_usage(call: Call, text: str) -> None:
    """On the day of the deadline, without the time of day nobody could tell whether it was before noon."""
    call.opened(deadline="2026-03-01T12:00:00Z")
    call.application(1)
    assert call.lovende("screen", "receive", "Prøverunden", call.inbox, "--received", text).code == 2


def test_a_person_lets_a_file_in_with_a_name_and_a_reason(call: Call) -> None:
    """It is on the list first, and then an application."""
    call.opened()
    call.application(1, {"a": 3})
    call.lovende("screen", "receive", "Prøverunden", call.inbox)
    assert "01.toml: mangler noget" in call.lovende("screen", "let-in", "Prøverunden").out
    assert call.lovende("screen", "let-in", "Prøverunden", "01.toml").code == 2
    ran = call.lovende("screen", "let-in", "Prøverunden", "01.toml", "--by", "Mette", "--reason", "Aftalt.")
    assert (ran.code, ran.out) == (0, "01.toml: taget ind som A-01\n")
    assert call.lovende("screen", "let-in", "Prøverunden").out == ""


def test_a_review_goes_in_where_application_and_reviewer_are_known(call: Call) -> None:
    """Unknown people, unknown applications, other elements, a missing rating and a second opinion stay out."""
    call.opened()
    call.application(1)
    call.lovende("screen", "receive", "Prøverunden", call.inbox)
    call.lovende("screen", "reviewers", "Prøverunden", "--add", "Anne Prøve")

    def came(*review: object, **more: object) -> str:
        path = call.review(*review, **more)  # type: ignore[arg-type]
        return call.lovende("screen", "receive", "Prøverunden", path).out

    both = {"maal": 4, "overblik": None}
    assert "er ikke med i runden" in came(1, "Bo Prøve", both)
    assert "er ikke i runden" in came(2, "Anne Prøve", both)
    assert "Overblik" in came(1, "Anne Prøve", {"maal": 4})
    assert "maall" in came(1, "Anne Prøve", {"maall": 4, "overblik": 2})
    assert "9 kan ikke gives" in came(1, "Anne Prøve", {"maal": 9, "overblik": 2})
    assert came(1, "Anne Prøve", both).startswith("01-Anne.toml: bedømmelse af A-01 ved Anne Prøve, taget ind\n")
    assert "er inde i forvejen" in came(1, "Anne Prøve", both)
    assert "allerede bedømt 2 elementer" in came(1, "Anne Prøve", {"maal": 1, "overblik": None})
    data = json.loads(call.lovende("screen", "status", "Prøverunden", "--json").out)
    assert data["applications"][0]["id"] == str(app_id(1))
    assert data["applications"][0]["means"] == {"maal": 4.0, "overblik": None}


def test_a_file_of_another_round_or_none_at_all_is_found_out(call: Call) -> None:
    """The round is not in the archive yet; then its file says something else than the archive."""
    call.opened()
    missing = call.lovende("screen", "status", call.written(id=str(app_id(99))))
    assert (missing.code, "screen new" in missing.err) == (3, True)
    call.application(1, WHOLE)
    assert "siger noget andet" in call.lovende("screen", "receive", call.written(places=9), call.inbox).err
