"""Makes the samples in reports/samples/ anew from examples/ (fictive): `python -m reports.make_samples`.

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
from checklist.report.kit import edition, write_questionnaire
from reports.form_filling import fill_form

if TYPE_CHECKING:
    from checklist.assessment.model import Assessment
    from checklist.catalogue import Form
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
                example(self.example),
                folder / self.name,
                only=self.only,
                earlier=example(self.earlier) if self.earlier else None,
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


@dataclass(frozen=True)
class SampleQuestionnaire:
    """A questionnaire to make: its name, the area and the form; `example` is what it is filled in with, if it is."""

    name: str
    area: str
    form: Form
    example: str | None = None

    def make(self, folder: Path) -> Path:
        """Writes the sample into `folder` and returns its path."""
        choices = edition(our_catalogue("da"), area=self.area, form=self.form, made=TODAY)
        path = write_questionnaire(choices, folder / self.name, fillable=self.example is not None)
        if self.example is not None:
            fill_form(path, example(self.example))
        return path


SAMPLE_QUESTIONNAIRES = (
    SampleQuestionnaire("spoergeskema-blankt.pdf", "handicap", "full"),
    SampleQuestionnaire("spoergeskema-udfyldt.pdf", "udsatte-voksne", "short", "voksne-rolig-ankomst-2026"),
)
SAMPLES_TO_MAKE: tuple[Sample | SampleQuestionnaire, ...] = (*SAMPLE_REPORTS, *SAMPLE_QUESTIONNAIRES)


def example(name: str) -> Assessment:
    """An example by its name. All of them are fictive, and their services say so."""
    assessment, problems = read_file(bundled("examples") / f"{name}.toml")
    if assessment is None:
        raise SystemExit("\n".join(map(str, problems)))
    return assessment


def main() -> int:
    SAMPLES.mkdir(exist_ok=True)
    for sample in SAMPLES_TO_MAKE:
        print(sample.make(SAMPLES))
    return 0


if __name__ == "__main__":
    sys.exit(main())
