"""Every test in surroundings of its own: no archive, setting, language or clock of whoever runs it gets in.

With LOVENDE_CI=1 a skipped test is a failed one, so that nothing is taken as tried that was not.
"""

from __future__ import annotations

import os
import time
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from checklist.locale.language import use_language

IN_CI = os.environ.get("LOVENDE_CI") == "1"
settings.register_profile(
    "on any machine",
    settings(),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("on any machine")  # how quick the machine is decides nothing
_LANGUAGE_AND_TERMINAL = (
    "LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_TIME", "COLUMNS", "LINES", "FORCE_COLOR", "NO_COLOR",
)  # fmt: skip


@pytest.fixture(scope="session")
def _shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all tests: it holds nothing of anybody's, and fonts are slow to list."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def own_surroundings(tmp_path_factory: pytest.TempPathFactory, _shared_cache: Path) -> Generator[None]:
    """A home and an archive for this test alone, Danish, on Danish time."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as surroundings:
        for name in [name for name in os.environ if name.startswith("LOVENDE_") and name != "LOVENDE_CI"]:
            surroundings.delenv(name)
        for name in _LANGUAGE_AND_TERMINAL:
            surroundings.delenv(name, raising=False)
        surroundings.setenv("HOME", str(home))
        surroundings.setenv("XDG_DATA_HOME", str(home / "data"))
        surroundings.setenv("XDG_CONFIG_HOME", str(home / "config"))
        surroundings.setenv("XDG_STATE_HOME", str(home / "state"))
        surroundings.setenv("XDG_CACHE_HOME", str(_shared_cache))
        surroundings.setenv("LOVENDE_ARCHIVE", f"sqlite:///{home / 'arkiv.sqlite'}")
        surroundings.setenv("TZ", "Europe/Copenhagen")
        time.tzset()
        yield
    time.tzset()
    use_language("da")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI, count a skipped test as failed."""
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome, report.longrepr = "failed", f"skipped, which CI does not allow: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """In CI, count a file of tests that skips itself as failed."""
    report = yield
    if IN_CI and report.skipped:
        report.outcome, report.longrepr = "failed", f"skipped, which CI does not allow: {report.longrepr}"
    return report
