"""What is put in the place of functions of WeasyPrint changes no page."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

WRITES = """
import sys, datetime as dt, pathlib
from checklist.catalogue import bundled, our_catalogue
from checklist.exchange import read_file
from checklist.report import quicker, write_report
if sys.argv[2] == "as it comes":
    quicker.make_quicker = lambda: None
told, _problems = read_file(bundled("examples") / "voksne-rolig-ankomst-2026.toml")
write_report(our_catalogue("da"), told, pathlib.Path(sys.argv[1]), today=dt.date(2026, 11, 20))
from weasyprint.layout import percent
print(percent.resolve_one_percentage.__module__)
"""


def test_a_report_is_the_same_to_the_byte_as_weasyprint_alone_makes_it(tmp_path: Path) -> None:
    """One report of every part, written with our functions and without them."""
    written = {}
    for way, module in (("as it comes", "weasyprint.layout.percent"), ("quicker", "checklist.report.quicker")):
        path = tmp_path / f"{way}.pdf"
        run = subprocess.run([sys.executable, "-c", WRITES, str(path), way], check=True, capture_output=True, text=True)
        assert run.stdout.strip() == module
        written[way] = path.read_bytes()
    assert written["as it comes"] == written["quicker"]
