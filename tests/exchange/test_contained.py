"""Files of unknown origin are read apart: whatever one does, it is told of that one, and the rest go on."""

from __future__ import annotations

import hashlib
import os
import sys
import threading
from pathlib import Path

import pytest

from checklist.exchange import contained_process, read_content, write
from checklist.exchange.contained import ContainedReader, Limits, Read, read_contained
from checklist.locale import speaking
from tests.exchange.hostile import GOOD, HOSTILE, good_workbook, pdf_with_attachment


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A plain file with one answer."""
    path = tmp_path / "god.toml"
    path.write_bytes(write(GOOD, "toml"))
    return path


@pytest.fixture
def slow_worker(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Reading processes that misbehave as the file's name says: they hang, eat memory, or fall dead."""
    code = """
import os, sys, time
from checklist.exchange import contained_worker
read = contained_worker.read_kind
def misbehave(content, name, saved):
    if name.startswith("haenger"): time.sleep(600)
    if name.startswith("spiser"): hold = [bytearray(100_000_000) for one in range(100)]
    if name.startswith("falder"): os._exit(7)
    if name.startswith("snakker"): print("{}", flush=True)
    return read(content, name, saved)
contained_worker.read_kind = misbehave
contained_worker.main()
"""
    folder = tmp_path / "worker"
    folder.mkdir()
    (folder / "misbehaving_worker.py").write_text(code, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))
    monkeypatch.setattr(contained_process, "WORKER", "misbehaving_worker")


def told(read: Read) -> list[str]:
    return [problem.code for problem in read.problems]


def test_a_file_comes_back_with_its_size_and_fingerprint(good: Path) -> None:
    """The figures are those of sha256sum and ls."""
    (read,) = read_contained([good])
    assert read.assessment == GOOD
    assert (read.kind, read.problems, read.path) == ("toml", (), good)
    assert read.size == good.stat().st_size
    assert read.sha256 == hashlib.sha256(good.read_bytes()).hexdigest()


def test_many_files_come_back_in_the_order_they_were_asked_for(tmp_path: Path) -> None:
    """Forty files, every third no assessment."""
    paths = []
    for number in range(40):
        path = tmp_path / f"{number}.toml"
        path.write_bytes(b"a = 1" if number % 3 == 0 else write(GOOD, "toml"))
        paths.append(path)
    found = list(read_contained(paths))
    assert [read.path for read in found] == paths
    assert [read.assessment is None for read in found] == [number % 3 == 0 for number in range(40)]


@pytest.mark.usefixtures("slow_worker")
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("haenger.toml", "E141"),
        ("spiser.toml", "E142"),
        ("falder.toml", "E143"),
    ],
)
def test_the_file_that_ends_a_reader_is_named_and_the_others_are_read(tmp_path: Path, name: str, code: str) -> None:
    """A new process goes on where the old one ended."""
    paths = [tmp_path / one for one in ("a.toml", "b.toml", name, "c.toml", "d.toml")]
    for path in paths:
        path.write_bytes(write(GOOD, "toml"))
    limits = Limits(seconds=8 if code == "E141" else 60, memory=600_000_000)  # a slow machine reads the others in time
    found = {read.path.name: read for read in read_contained(paths, limits=limits)}
    assert told(found[name]) == [code]
    assert found[name].problems[0].source == name
    assert found[name].sha256 == hashlib.sha256(paths[2].read_bytes()).hexdigest()
    assert all(read.assessment == GOOD for other, read in found.items() if other != name)


@pytest.mark.usefixtures("slow_worker")
def test_what_a_library_prints_is_no_answer(tmp_path: Path) -> None:
    """The answers have a channel of their own."""
    path = tmp_path / "snakker.toml"
    path.write_bytes(write(GOOD, "toml"))
    (read,) = read_contained([path])
    assert read.assessment == GOOD


def test_a_pipe_a_folder_and_a_missing_file_are_told_and_not_waited_for(tmp_path: Path, good: Path) -> None:
    """A pipe would never end."""
    pipe = tmp_path / "roer.toml"
    if sys.platform != "win32":
        os.mkfifo(pipe)
    found = list(read_contained([pipe, tmp_path, tmp_path / "væk.toml", "nul\0tegn", good]))
    assert [told(read) for read in found] == [["E121"], ["E121"], ["E121"], ["E121"], []]


def test_a_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Colours and line breaks in a file's name stand as signs of unknowns."""
    path = tmp_path / "a\x1b[31m\nE999 falsk: alt er godt.toml"
    path.write_bytes(b"a = 1")
    (read,) = read_contained([path])
    assert str(read.problems[0]).startswith("E101 a\ufffd[31m\ufffdE999 falsk: alt er godt.toml: ")


def test_messages_come_in_the_language_of_the_one_who_asks(tmp_path: Path) -> None:
    """The process that reads may have spoken Danish a moment ago."""
    reader = ContainedReader()
    try:
        danish = reader.read(tmp_path / "væk.toml")
        (tmp_path / "a.toml").write_bytes(b"a = ")
        also_danish = reader.read(tmp_path / "a.toml")
        with speaking("en"):
            english = reader.read(tmp_path / "a.toml")
    finally:
        reader.close()
    assert danish.problems[0].message == "filen findes ikke."
    assert "ikke gyldig TOML" in also_danish.problems[0].message
    assert "valid TOML" in english.problems[0].message


def test_whoever_stops_asking_leaves_no_process_behind(good: Path) -> None:
    """The first of many is enough."""
    reads = read_contained([good] * 20)
    assert next(iter(reads)).assessment == GOOD
    before = threading.active_count()
    del reads
    assert threading.active_count() < before


def test_thousands_of_problems_are_told_in_part(tmp_path: Path) -> None:
    """A thousand unknown keys: the first two hundred, and how many more."""
    path = tmp_path / "mange.toml"
    unknown = b"".join(b"x%d = 1\n" % number for number in range(1000))
    path.write_bytes(write(GOOD, "toml").replace(b"[practice]\n", b"[practice]\n" + unknown))
    (read,) = read_contained([path])
    assert len(read.problems) == 201
    assert read.problems[-1].message == "og 800 fejl mere."


@pytest.fixture(scope="module")
def hostile_reads(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    """All hostile files in one folder, with a good one first and last."""
    folder = tmp_path_factory.mktemp("fjendtlige")
    for name, (content, _code) in HOSTILE.items():
        (folder / name).write_bytes(content())
    for name in ("aa.toml", "zz.toml"):
        (folder / name).write_bytes(write(GOOD, "toml"))
    return {read.path.name: read for read in read_contained(sorted(folder.iterdir()), limits=Limits(seconds=120))}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_reason(hostile_reads: dict[str, Read], name: str) -> None:
    """The reason names the file and says what is wrong with it."""
    read = hostile_reads[name]
    assert read.assessment is None
    assert HOSTILE[name][1] in told(read), read.problems
    assert all(problem.source == name and problem.message for problem in read.problems)


def test_the_rest_of_a_hostile_folder_is_read(hostile_reads: dict[str, Read]) -> None:
    """The first and the last file are good."""
    assert hostile_reads["aa.toml"].assessment == hostile_reads["zz.toml"].assessment == GOOD
    assert len(hostile_reads) == len(HOSTILE) + 2


def test_a_name_inside_a_pdf_leads_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An attachment called ../../x.toml is read where it lies, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    found, problems = read_content(pdf_with_attachment("../../udad.toml"), "rapport.pdf")
    assert (found, problems) == (GOOD, ())
    assert list(tmp_path.iterdir()) == []


def test_a_good_workbook_is_read_apart_too() -> None:
    """What is refused above is refused for what it is, not for being a workbook."""
    assert read_content(good_workbook(), "god.xlsx") == (GOOD, ())
