"""Makes the reports in reports/samples/ anew from examples/ (fictive): `python -m reports.make_samples`.

They carry one fixed date, so that the same texts give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from checklist.catalogue import bundled, our_catalogue
from checklist.exchange import read_file
from checklist.locale import current_language, use_language
from checklist.report import write_report

if TYPE_CHECKING:
    from checklist.assessment.model import Assessment
    from checklist.report.writing import Only

SAMPLES = Path(__file__).parent / "samples"
TODAY = dt.date(2026, 11, 20)


@dataclass(frozen=True)
class Sample:
    """One file to make: its name, the example that it shows, in which language, what of it, and since when."""

    name: str
    example: str
    language: Literal["da", "en"] = "da"
    only: Only | None = None
    earlier: str | None = None

    def make(self, folder: Path) -> Path:
        """Writes the sample into `folder` and returns its path."""
        before = current_language()
        use_language(self.language)
        try:
            return write_report(
                our_catalogue(self.language),
                _example(self.example),
                folder / self.name,
                only=self.only,
                earlier=_example(self.earlier) if self.earlier else None,
                today=TODAY,
            )
        finally:
            use_language(before)


SAMPLE_REPORTS = (
    Sample("refleksionsrapport.pdf", "handicap-doegnrytme-2026"),
    Sample("reflection-report.pdf", "boern-unge-foelgeskab-2026", language="en"),
    Sample("foer-og-nu.pdf", "handicap-doegnrytme-2026", earlier="handicap-doegnrytme-2025"),
    Sample("overblik-plakat.pdf", "handicap-doegnrytme-2026", only="overview"),
    Sample("plan.pdf", "handicap-doegnrytme-2026", only="plan"),
)


def _example(name: str) -> Assessment:
    assessment, problems = read_file(bundled("examples") / f"{name}.toml")
    if assessment is None:
        raise SystemExit("\n".join(map(str, problems)))
    return assessment


def main() -> int:
    SAMPLES.mkdir(exist_ok=True)
    for sample in SAMPLE_REPORTS:
        print(sample.make(SAMPLES))
    return 0


if __name__ == "__main__":
    sys.exit(main())
