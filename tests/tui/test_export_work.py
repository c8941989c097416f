"""Writing one file out of an assessment: what cannot be written is told as a sentence."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from checklist.assessment.model import Practice
from checklist.catalogue import our_catalogue
from checklist.report import PdfUnavailableError
from checklist.tui.screens import export_work
from checklist.tui.screens.export_work import Job, write_file
from checklist.tui.screens.file_news import Failed
from tests.tui.conftest import begun

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def job_for(tmp_path: Path, what: export_work.What) -> Job:
    """A job that can be done in this process."""
    assessment = begun(given=1).model_copy(
        update={"practice": Practice(id=begun().practice.id, name="Døgnrytme", service="Åhaven")}
    )
    day = dt.date(2026, 11, 22)
    return Job(what, tmp_path / "fil", our_catalogue(), assessment, None, with_data=True, today=day, language="da")


def test_missing_pango_is_told_apart_from_other_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The writer's own error becomes the failure that offers HTML."""

    def unavailable(*_given: object, **_named: object) -> Path:
        raise PdfUnavailableError("Installer Pango")

    monkeypatch.setattr(export_work, "write_report", unavailable)
    assert write_file(job_for(tmp_path, "report")) == Failed("Installer Pango", needs_pango=True)


def test_a_folder_that_may_not_be_written_is_a_sentence(tmp_path: Path) -> None:
    """The target's folder is gone by the time it is written."""
    job = job_for(tmp_path / "væk", "toml")
    failed = write_file(job)
    assert isinstance(failed, Failed)
    assert "findes ikke" in failed.message
    assert not failed.needs_pango
