"""`report`: where reports go, what comes of many, and what is told when one cannot be written.

What stands in a report is tried in its own room; here the HTML form is written, which needs no library of the system.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from checklist.report import write_report
from tests.cli.conftest import Desk, Lovende, small_tables
from tests.small_catalogue import assessment, catalogue_from

ID = "5d1ab1e5-0000-4000-8000-00000000000"


@pytest.fixture(scope="module", autouse=True)
def _ready_to_write(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The processes that write are forked from this one: what one report has loaded here they need not load."""
    out = tmp_path_factory.mktemp("klar") / "rapport.html"
    write_report(catalogue_from(small_tables()), assessment({"a": 4}), out, format="html")


def test_the_report_lies_here_under_its_own_name(lovende: Lovende, desk: Desk) -> None:
    """The path is data; it is printed and the file is there."""
    ran = lovende("report", "--format", "html", desk.assessment("a.toml", {"a": 4, "b": 4, "c": 4, "d": 4}))
    assert (ran.code, ran.err) == (0, "")
    (path,) = map(Path, ran.out.splitlines())
    assert path.suffix == ".html"
    assert (desk.folder / path).parent == desk.folder
    assert "Rolige morgener" in (desk.folder / path).read_text("utf-8")


def test_a_folder_called_reports_is_where_they_go(lovende: Lovende, desk: Desk) -> None:
    """As in the repository."""
    (desk.folder / "reports").mkdir()
    ran = lovende("report", "--format", "html", desk.assessment("a.toml", {"a": 4}))
    assert Path(ran.out.strip()).parent == Path("reports")


@pytest.mark.parametrize(("output", "where"), [("min.html", "min.html"), ("nye/", "nye"), ("mappe", "mappe")])
def test_o_is_a_folder_if_it_is_one_or_ends_in_a_slash(lovende: Lovende, desk: Desk, output: str, where: str) -> None:
    """Else it is a file."""
    (desk.folder / "mappe").mkdir()
    ran = lovende("report", "--format", "html", "-o", output, desk.assessment("a.toml", {"a": 4}))
    path = Path(ran.out.strip())
    assert ran.code == 0
    assert where in {str(path), str(path.parent)}
    assert path.is_file()


def test_many_reports_are_written_past_a_bad_file(lovende: Lovende, desk: Desk) -> None:
    """Each has a name of its own; the bad file is told where it is met and listed at the end, with code 1."""
    files = [desk.assessment(f"{n}.toml", {"a": n}, id=f"{ID}{n}") for n in (1, 2)]
    bad = desk.assessment("bad.toml", {"a": 9})
    ran = lovende("report", "--format", "html", "-o", "ud/", files[0], bad, files[1])
    assert ran.code == 1
    assert len({Path(line) for line in ran.out.splitlines()}) == 2
    assert all(Path(line).is_file() for line in ran.out.splitlines())
    assert "E103 bad.toml" in ran.err
    assert ran.err.splitlines()[-1] == f"1 rapport mangler: {bad}"


def test_many_reports_do_not_fit_in_one_file(lovende: Lovende, desk: Desk) -> None:
    """Wrong usage, and so is comparing many with one."""
    one = desk.assessment("a.toml", {"a": 4})
    assert lovende("report", one, one, "-o", "en.pdf").code == 2
    assert lovende("report", one, one, "--compare", one).code == 2


def test_an_earlier_one_that_cannot_be_compared_is_refused(lovende: Lovende, desk: Desk) -> None:
    """Another practice: nothing is written, and the reason is told."""
    other = {"id": f"{ID}9", "name": "En anden", "service": "Et andet hus"}
    earlier = desk.assessment("b.toml", {"a": 4}, practice=other)
    ran = lovende("report", "--format", "html", desk.assessment("a.toml", {"a": 4}), "--compare", earlier, "-o", "ud/")
    assert (ran.code, ran.out) == (1, "")
    assert "E111" in ran.err
    assert not list((desk.folder / "ud").iterdir())


def test_a_place_that_cannot_be_written_to_is_code_3(lovende: Lovende, desk: Desk) -> None:
    """A file where a folder should be."""
    (desk.folder / "fil").write_text("", encoding="utf-8")
    ran = lovende("report", "--format", "html", desk.assessment("a.toml", {"a": 4}), "-o", "fil/")
    assert ran.code == 3
    assert "Traceback" not in ran.err


def test_a_report_in_pdf_is_opened_again(lovende: Lovende, desk: Desk) -> None:
    """Its attached assessment gives the same score; without data there is nothing to open."""
    path = desk.assessment("a.toml", {"a": 4, "b": 4, "c": 4, "d": 2}, id=f"{ID}1")
    assert lovende("report", path, "-o", "med.pdf").code == 0
    assert lovende("score", "--json", "med.pdf").out == lovende("score", "--json", path).out
    assert lovende("report", path, "-o", "uden.pdf", "--without-data").code == 0
    assert lovende("score", "uden.pdf").code == 3


def test_only_the_plan_or_the_overview(lovende: Lovende, desk: Desk) -> None:
    """Each is a shorter report than the whole."""
    path = desk.assessment("a.toml", {"a": 4, "b": 4, "c": 4, "d": 2})
    sizes = {}
    for only in ([], ["--only", "plan"], ["--only", "overview"]):
        out = lovende("report", "--format", "html", path, "-o", "ud.html", *only).out.strip()
        sizes[only[-1] if only else "all"] = Path(out).stat().st_size
    assert sizes["plan"] < sizes["all"]
    assert sizes["overview"] < sizes["all"]
