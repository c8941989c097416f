"""How fast reports become PDF, as ratios to headless Chromium printing the same HTML: whole processes, one run.

`python -m benchmarks.printing [REPORTS]` prints the rows alone, with fewer reports at once than the fifty of the goal.
"""

from __future__ import annotations

import datetime as dt
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from uuid import UUID

from checklist.assessment.model import Assessment
from checklist.catalogue import bundled, our_catalogue
from checklist.exchange import read_file, write
from checklist.locale import use_language

EXAMPLE = "handicap-doegnrytme-2026.toml"
LOVENDE = [sys.executable, "-m", "checklist", "report"]


def example() -> Assessment:
    assessment, problems = read_file(bundled("examples") / EXAMPLE)
    if assessment is None:
        raise SystemExit("\n".join(map(str, problems)))
    return assessment


def page_to_print(assessment: Assessment) -> str:
    """The very HTML that the report's PDF is made of, its fonts where Chromium finds them."""
    from checklist.report import pages, pdf
    from checklist.report.views.report import report
    from checklist.report.views.subject import Subject

    subject = Subject(our_catalogue("da"), assessment, dt.date(2026, 11, 20), None)
    html = pages.markup(report(subject), None, "pdf", subject, fonts=pdf.own_font_faces(), attached=True)
    return html.replace("package:", Path(pages.__file__).parent.as_uri() + "/")


def whole_run(command: list[str]) -> float:
    """Seconds that a command takes from start to end."""
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - started


def printed_by_chromium(page: Path, out: Path) -> list[str]:
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("Chromium is what the report is compared with: apt install chromium")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    return [chromium, *options, f"--print-to-pdf={out}", page.as_uri()]


def copies(assessment: Assessment, count: int, folder: Path) -> list[str]:
    """`count` files with the same answers, each an assessment of its own."""
    names = []
    for number in range(count):
        practice = assessment.practice.model_copy(update={"name": f"{assessment.practice.name} {number}"})
        copy = assessment.model_copy(update={"id": UUID(int=number + 1), "practice": practice})
        path = folder / f"{number}.toml"
        path.write_bytes(write(copy, "toml"))
        names.append(str(path))
    return names


def main(rounds: int = 5, reports: int = 50) -> list[tuple[str, str, str]]:
    """The rows of the table: what was measured, the figure, and what it should be."""
    use_language("da")
    assessment = example()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page, out = folder / "report.html", folder / "report.pdf"
        page.write_text(page_to_print(assessment), encoding="utf-8")
        many = copies(assessment, reports, folder)
        ours, theirs = [], []
        for _round in range(rounds):
            ours.append(whole_run([*LOVENDE, str(bundled("examples") / EXAMPLE), "-o", str(out)]))
            theirs.append(whole_run(printed_by_chromium(page, out)))
        ours_many = whole_run([*LOVENDE, *many, "-o", f"{folder}/reports/"])
        theirs_many = sum(whole_run(printed_by_chromium(page, out)) for _report in range(reports))
    one, other = statistics.median(ours), statistics.median(theirs)
    return [
        (f"one report / Chromium ({one:.1f} s / {other:.1f} s)", f"{one / other:.2f}", "≤ 2.00"),
        (
            f"{reports} reports, one command / Chromium one by one ({ours_many:.0f} s / {theirs_many:.0f} s)",
            f"{ours_many / theirs_many:.2f}",
            "≤ 0.80",
        ),
    ]


if __name__ == "__main__":
    for row in main(reports=int(sys.argv[1]) if len(sys.argv) > 1 else 50):
        print(*row, sep="  ")
