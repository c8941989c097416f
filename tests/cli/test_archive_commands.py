"""`import`, `export` and `archive`: what goes in comes out, and a person decides where two differ."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path
from typing import Any
from unittest.mock import Mock
from uuid import UUID

import pytest
from click.testing import CliRunner

from checklist.archive import MissingArchiveError, open_archive
from tests.cli.conftest import Desk, Lovende

ID = "5d1ab1e5-0000-4000-8000-000000000001"
OTHER_ID = "5d1ab1e5-0000-4000-8000-000000000002"


def in_archive(lovende: Lovende, one: str = ID) -> dict[str, Any]:
    """What the archive has under an id."""
    found: dict[str, Any] = json.loads(lovende("export", one, "--to", "json").out)
    return found


def test_what_is_imported_comes_out_as_it_was(lovende: Lovende, desk: Desk) -> None:
    """Every key of the file is there again, in TOML and in JSON."""
    path = desk.assessment("a.toml", {"a": 4, "ukendt": 2}, id=ID, period="2026")
    ran = lovende("import", path)
    assert (ran.code, ran.out) == (0, f"{ID}  Rolige morgener  (ny)\n")
    out = tomllib.loads(lovende("export", ID, "--to", "toml").out)
    assert out["answers"] == {"a": {"value": 4}, "ukendt": {"value": 2}}
    assert in_archive(lovende)["period"] == "2026"


def test_the_same_file_again_is_a_no_op(lovende: Lovende, desk: Desk) -> None:
    """Nothing changes, and it is no error."""
    path = desk.assessment("a.toml", {"a": 4}, id=ID)
    lovende("import", path)
    ran = lovende("import", path)
    assert (ran.code, ran.out) == (0, f"{ID}  Rolige morgener  (uændret)\n")


def test_a_different_file_with_the_same_id_is_refused_in_a_pipe(lovende: Lovende, desk: Desk) -> None:
    """Nobody can be asked, so the archive keeps what it has."""
    lovende("import", desk.assessment("a.toml", {"a": 4}, id=ID))
    ran = lovende("import", desk.assessment("b.toml", {"a": 1}, id=ID))
    assert (ran.code, ran.out) == (1, "")
    assert "--keep" in ran.err
    assert in_archive(lovende)["answers"] == {"a": {"value": 4}}


@pytest.mark.parametrize(("option", "value", "word"), [("--keep", 4, "beholdt"), ("--replace", 1, "erstattet")])
def test_keep_and_replace_decide_beforehand(lovende: Lovende, desk: Desk, option: str, value: int, word: str) -> None:
    """Either way the code is 0, and the word says what became of it."""
    lovende("import", desk.assessment("a.toml", {"a": 4}, id=ID))
    ran = lovende("import", option, desk.assessment("b.toml", {"a": 1}, id=ID))
    assert ran.code == 0
    assert word in ran.out
    assert in_archive(lovende)["answers"] == {"a": {"value": value}}


@pytest.mark.parametrize("value", [4, 1])
def test_a_deleted_one_that_is_kept_is_brought_back(lovende: Lovende, desk: Desk, value: int) -> None:
    """Whether the file is the same or differs, the archive's own one is in the list again."""
    lovende("import", desk.assessment("a.toml", {"a": 4}, id=ID))
    with open_archive(os.environ["LOVENDE_ARCHIVE"]) as archive:
        archive.delete(UUID(ID))
    ran = lovende("import", "--keep", desk.assessment("b.toml", {"a": value}, id=ID))
    assert (ran.code, ran.out) == (0, f"{ID}  Rolige morgener  (hentet tilbage)\n")
    assert ID[:8] in lovende("archive", "list").out
    assert in_archive(lovende)["answers"] == {"a": {"value": 4}}


@pytest.mark.parametrize(("typed", "value"), [("a\n", 4), ("f\n", 1), ("x\nf\n", 1)])
def test_on_a_terminal_the_person_is_asked(
    lovende: Lovende, desk: Desk, monkeypatch: pytest.MonkeyPatch, typed: str, value: int
) -> None:
    """A for the archive's, f for the file's; anything else is asked again."""
    lovende("import", desk.assessment("a.toml", {"a": 4}, id=ID))
    monkeypatch.setattr("checklist.cli.commands.import_command.has_terminal", lambda: True)
    ran = lovende("import", desk.assessment("b.toml", {"a": 1}, id=ID), typed=typed)
    assert ran.code == 0
    assert "Arkivet har en anden udgave af »Rolige morgener«." in ran.err
    assert in_archive(lovende)["answers"] == {"a": {"value": value}}


def test_import_goes_on_past_a_bad_file(lovende: Lovende, desk: Desk) -> None:
    """The good one is in; the code is 1."""
    ran = lovende("import", "væk.toml", desk.assessment("a.toml", {"a": 4}, id=ID))
    assert ran.code == 1
    assert "E121 væk.toml" in ran.err
    assert in_archive(lovende)["id"] == ID


def test_an_assessment_of_an_unknown_instrument_is_refused_with_advice(lovende: Lovende, desk: Desk) -> None:
    """Nothing could be done with it; the message names the option that helps."""
    ran = lovende("import", desk.assessment("a.toml", {"a": 4}, catalogue="et-andet"))
    assert ran.code == 1
    assert "E102" in ran.err
    assert "--catalogue" in ran.err


def test_an_id_works_wherever_a_file_does(lovende: Lovende, desk: Desk) -> None:
    """Whole or by its first characters."""
    lovende("import", desk.assessment("a.toml", {"a": 4}, id=ID))
    assert json.loads(lovende("score", "--json", ID).out)["id"] == ID
    assert json.loads(lovende("score", "--json", "5d1ab1e5").out)["id"] == ID


def test_an_id_of_an_instrument_of_its_own_brings_its_catalogue(
    lovende: Lovende, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The archive keeps the catalogue with the assessment, so that it is read with the questions it answers."""
    lovende("import", desk.assessment("a.toml", {"d": 4}, id=ID))
    monkeypatch.delenv("LOVENDE_CATALOGUE")
    found = json.loads(lovende("score", "--json", ID).out)
    assert [one["id"] for one in found["elements"]] == ["maal", "overblik"]


def test_an_id_that_fits_several_or_none_is_told(lovende: Lovende, desk: Desk) -> None:
    """Code 3: neither a file nor an assessment."""
    lovende("import", desk.assessment("a.toml", id=ID), desk.assessment("b.toml", id=OTHER_ID))
    several, none = lovende("score", "5d1ab1e5"), lovende("score", "abcd")
    assert (several.code, none.code) == (3, 3)
    assert OTHER_ID in several.err
    assert "Der er heller ingen fil med det navn." in none.err


def test_several_exports_need_a_folder(lovende: Lovende, desk: Desk) -> None:
    """One stream cannot hold two files. The folder is made, and no file is written over another."""
    lovende("import", desk.assessment("a.toml", id=ID), desk.assessment("b.toml", id=OTHER_ID))
    assert lovende("export", ID, OTHER_ID, "--to", "toml").code == 2
    ran = lovende("export", ID, OTHER_ID, "--to", "toml", "-o", "ud/")
    assert ran.code == 0
    ids = {tomllib.loads(Path(line).read_text("utf-8"))["id"] for line in ran.out.splitlines()}
    assert ids == {ID, OTHER_ID}


def test_export_writes_the_file_that_is_named(lovende: Lovende, desk: Desk) -> None:
    """`-o` without a slash is a file, unless a folder has that name."""
    lovende("import", desk.assessment("a.toml", id=ID))
    lovende("export", ID, "--to", "json", "-o", "ud.json")
    assert json.loads((desk.folder / "ud.json").read_text("utf-8"))["id"] == ID
    (desk.folder / "mappe").mkdir()
    lovende("export", ID, "--to", "json", "-o", "mappe")
    assert len(list((desk.folder / "mappe").iterdir())) == 1


def test_export_where_nothing_can_be_written_is_told(lovende: Lovende, desk: Desk) -> None:
    """The folder is missing: code 3, and the name is in the message."""
    lovende("import", desk.assessment("a.toml", id=ID))
    ran = lovende("export", ID, "--to", "json", "-o", "væk/ud.json")
    assert ran.code == 3
    assert "væk/ud.json findes ikke." in ran.err


def test_the_list_shows_ids_that_tell_apart(lovende: Lovende, desk: Desk) -> None:
    """Two ids that begin alike are shown long enough."""
    lovende("import", desk.assessment("a.toml", {"a": 4}, id=ID), desk.assessment("b.toml", id=OTHER_ID))
    shown = [line.split()[0] for line in lovende("archive", "list").out.splitlines()[1:]]
    assert sorted(shown) == [ID, OTHER_ID]


def test_an_empty_archive_and_none_at_all_are_told_apart(lovende: Lovende, desk: Desk) -> None:
    """Both on stderr with code 0; where there is none, the place is named, as a name may be mistyped."""
    elsewhere = desk.folder / "tastefejl.sqlite"
    none = lovende("archive", "list", "--archive", f"sqlite:///{elsewhere}")
    open_archive(str(elsewhere)).close()
    empty = lovende("archive", "list", "--archive", elsewhere)
    assert [(ran.code, ran.out) for ran in (none, empty)] == [(0, ""), (0, "")]
    assert none.err.startswith(f"Der er intet arkiv endnu: {elsewhere}.")
    assert empty.err.startswith("Arkivet er tomt.")


def test_the_list_of_a_database_that_has_no_archive_says_so(
    lovende: Lovende, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No password in what is said, and nothing but data in the JSON."""
    monkeypatch.setattr("checklist.archive.open_archive", Mock(side_effect=MissingArchiveError("intet")))
    address = "postgresql://ida:hemmeligt@server/lovende"
    told, as_json = (lovende("archive", "list", "--archive", address, *more) for more in ((), ("--json",)))
    assert told.err.startswith("Der er intet arkiv endnu: postgresql://ida@server/lovende")
    assert (as_json.code, as_json.out, as_json.err) == (0, "", "")


def test_the_list_as_json_has_one_object_per_line(lovende: Lovende, desk: Desk) -> None:
    """Dates are ISO strings; numbers are numbers."""
    lovende("import", desk.assessment("a.toml", {"a": 4}, id=ID, plan={"next_look": "2027-02-01"}))
    (entry,) = map(json.loads, lovende("archive", "list", "--json").out.splitlines())
    assert (entry["id"], entry["given"], entry["next_look"]) == (ID, 1, "2027-02-01")
    assert entry["updated"] == "2026-05-03T10:00:00Z"


def test_a_backup_brings_back_what_was(lovende: Lovende, desk: Desk) -> None:
    """What came after it is gone from the archive, and lies in a copy that is named."""
    lovende("import", desk.assessment("a.toml", {"a": 4}, id=ID))
    assert lovende("archive", "backup", "kopi.sqlite").out == "kopi.sqlite\n"
    lovende("import", desk.assessment("b.toml", id=OTHER_ID))
    ran = lovende("archive", "restore", "--yes", "kopi.sqlite")
    assert ran.code == 0
    assert "ligger i" in ran.err
    (entry,) = map(json.loads, lovende("archive", "list", "--json").out.splitlines())
    assert entry["id"] == ID


def test_restoring_asks_first(lovende: Lovende, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a pipe it is refused; on a terminal n leaves everything as it is."""
    lovende("archive", "backup", "kopi.sqlite")
    lovende("import", desk.assessment("a.toml", id=ID))
    lovende("archive", "backup", "kopi.sqlite")
    assert lovende("archive", "restore", "kopi.sqlite").code == 1
    monkeypatch.setattr("checklist.cli.commands.archive_command.has_terminal", lambda: True)
    assert lovende("archive", "restore", "kopi.sqlite", typed="n\n").code == 1
    assert lovende("archive", "restore", "kopi.sqlite", typed="j\n").code == 0
    assert lovende("archive", "restore", "--yes", "væk.sqlite").code == 3


def test_an_archive_that_is_something_else_is_code_3(lovende: Lovende, desk: Desk) -> None:
    """Whatever asks for it, the message comes without a traceback."""
    brev = desk.folder / "brev.sqlite"
    brev.write_text("Kære alle", encoding="utf-8")
    for words in (["archive", "list"], ["score", ID], ["import", desk.assessment("a.toml")]):
        ran = lovende(*words, "--archive", brev)
        assert ran.code == 3, words
        assert ran.err
        assert "Traceback" not in ran.err


def test_the_archive_is_chosen_by_option_before_environment(lovende: Lovende, desk: Desk) -> None:
    """On the command, and on the group; the nearer one counts."""
    one, other = desk.folder / "en.sqlite", desk.folder / "to.sqlite"
    lovende("import", desk.assessment("a.toml", id=ID), "--archive", one)
    assert ID in lovende("--archive", one, "archive", "list", "--json").out
    assert lovende("archive", "list", "--json").out == ""
    assert ID in lovende("--archive", other, "archive", "list", "--json", "--archive", one).out


def test_the_runner_has_no_terminal() -> None:
    """What the tests above rest on: in the runner nobody sits at a terminal."""
    import click

    @click.command()
    def probe() -> None:
        from checklist.cli.options import has_terminal

        click.echo(has_terminal())

    assert CliRunner().invoke(probe).output == "False\n"


def test_an_archive_is_moved_with_every_table_counted_on_both_sides(
    lovende: Lovende, desk: Desk, tmp_path: Path
) -> None:
    """The table of sums goes to stdout, the old archive is as it was, and a second time nothing happens."""
    lovende("import", desk.assessment("a.toml", {"a": 4, "b": 2}, id=ID))
    ran = lovende("archive", "move", tmp_path / "ny.sqlite")
    rows = dict(line.split()[:2] for line in ran.out.splitlines()[1:])
    assert (ran.code, rows["assessments"], rows["answers"]) == (0, "1", "2")
    assert "talt og regnet efter" in ran.err
    assert ID[:8] in lovende("archive", "list", "--archive", tmp_path / "ny.sqlite").out
    assert ID[:8] in lovende("archive", "list").out
    again = lovende("archive", "move", tmp_path / "ny.sqlite")
    assert (again.code, again.out) == (0, ran.out)
    assert "ligger der allerede" in again.err


def test_an_archive_is_not_moved_on_top_of_another(lovende: Lovende, desk: Desk, tmp_path: Path) -> None:
    """What lies there stays as it is, and the code is 1."""
    there = ("--archive", tmp_path / "anden.sqlite")
    lovende("import", desk.assessment("a.toml", {"a": 4}, id=ID))
    lovende("import", desk.assessment("b.toml", {"a": 4}, id=OTHER_ID), *there)
    ran = lovende("archive", "move", tmp_path / "anden.sqlite")
    assert (ran.code, ran.out) == (1, "")
    assert "intet er flyttet" in ran.err
    assert lovende("export", OTHER_ID, "--to", "toml", *there).code == 0
    assert lovende("export", ID, "--to", "toml", *there).code == 3


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ida:hemmeligt@127.0.0.1:1/lovende",
        "postgresql://ida:hemme@ligt@server/lovende",
        "postgresql://127.0.0.1:1/lovende?password=hemmeligt",
        "postgresql://ida:hemmeligt",
    ],
)
def test_a_server_that_cannot_be_reached_is_one_sentence_without_the_password(lovende: Lovende, address: str) -> None:
    """The code is 3, also with -v, and doctor says the same."""
    for words in (["archive", "list", "-v"], ["doctor"], ["archive", "move", "-v", "x.sqlite"]):
        ran = lovende(*words, "--archive", address)
        assert ran.code == (1 if words == ["doctor"] else 3)
        assert "hemme" not in ran.out + ran.err
        assert "ligt@" not in ran.out + ran.err
        assert "postgresql://" in ran.out + ran.err


@pytest.mark.parametrize("form", ["toml", "json", "csv", "xlsx"])
def test_the_whole_archive_goes_out_and_comes_back(lovende: Lovende, desk: Desk, form: str) -> None:
    """`--all` writes a file for each; read into the same archive nothing changes, into an empty one both are new."""
    lovende("import", desk.assessment("a.toml", {"a": 4}, id=ID), desk.assessment("b.toml", {"b": "v"}, id=OTHER_ID))
    ran = lovende("export", "--all", "--to", form, "-o", "ud/")
    assert ran.code == 0
    files = ran.out.splitlines()
    assert len(files) == 2
    assert lovende("import", *files).out.count("(uændret)") == 2
    assert lovende("import", *files, "--archive", desk.folder / "nyt.sqlite").out.count("(ny)") == 2


def test_all_and_ids_are_one_or_the_other(lovende: Lovende, desk: Desk) -> None:
    """Neither is no wish, both are two; an empty archive is told of."""
    assert lovende("export", "--to", "csv").code == 2
    assert lovende("export", ID, "--all", "--to", "csv", "-o", "ud/").code == 2
    lovende("import", desk.assessment("a.toml", id=ID))
    assert lovende("export", "--all", "--to", "csv").code == 2
