"""What `lovende doctor` looks at: each thing with a verdict, a plain sentence, and what to do about it."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist.cli.options import Settings

Verdict = Literal["fine", "notice", "broken"]

_NEEDED = (
    "click",
    "pydantic",
    "textual",
    "rich",
    "SQLAlchemy",
    "alembic",
    "psycopg",
    "weasyprint",
    "Jinja2",
    "pypdf",
    "icalendar",
)
_OLDEST_PYTHON: tuple[int, ...] = (3, 11)
_SMALLEST_TERMINAL = (80, 24)


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `broken` means that the tool cannot be used without it."""

    verdict: Verdict
    subject: str
    sentence: str
    advice: str = ""


def verdict_words(verdict: Verdict) -> str:
    """The verdict as a short word."""
    return {"fine": _("ok"), "notice": _("bemærk"), "broken": _("fejl")}[verdict]


def examine(settings: Settings) -> Iterator[Finding]:
    """Looks at everything in turn; nothing is changed."""
    yield _python()
    yield _libraries()
    yield from _terminal()
    yield from _catalogue(settings)
    yield from _archive(settings)
    yield from _paper()


def _python() -> Finding:
    sentence = _("{version} på {system}.").format(version=platform.python_version(), system=platform.platform())
    if sys.version_info < _OLDEST_PYTHON:
        return Finding("broken", "Python", sentence, _("Installer Python 3.11 eller nyere."))
    return Finding("fine", "Python", sentence)


def _libraries() -> Finding:
    from importlib.metadata import PackageNotFoundError, version

    from checklist import __version__

    found, missing = [f"lovende {__version__}"], []
    for name in _NEEDED:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        sentence = _("Her mangler {names}.").format(names=", ".join(missing))
        return Finding("broken", _("Programdele"), sentence, _("Kør python3 bootstrap.py run igen."))
    return Finding("fine", _("Programdele"), ", ".join(found) + ".")


def _terminal() -> Iterator[Finding]:
    subject = _("Terminal")
    if not sys.stdout.isatty():
        yield Finding("notice", subject, _("Her er ingen terminal."), _("Brug lovende browser eller lovende answer."))
        return
    columns, lines = shutil.get_terminal_size()
    size = _("{columns} × {lines} tegn.").format(columns=columns, lines=lines)
    if columns < _SMALLEST_TERMINAL[0] or lines < _SMALLEST_TERMINAL[1]:
        yield Finding("notice", subject, size, _("Gør vinduet større: mindst 80 × 24 giver plads til det hele."))
    else:
        yield Finding("fine", subject, size)
    yield _colours()
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    if encoding != "utf8":
        advice = _("Sæt terminalen til UTF-8, ellers kan æ, ø og å se forkerte ud.")
        yield Finding("notice", _("Bogstaver"), _("Terminalen bruger {name}.").format(name=encoding), advice)


def _colours() -> Finding:
    subject = _("Farver")
    if "NO_COLOR" in os.environ:
        return Finding("fine", subject, _("Slået fra med NO_COLOR. Programmet siger det samme uden farver."))
    if os.environ.get("TERM") in {None, "dumb"} and sys.platform != "win32":
        advice = _("Brug en anden terminal eller lovende answer.")
        return Finding("notice", subject, _("Terminalen viser ingen farver."), advice)
    if os.environ.get("COLORTERM") in {"truecolor", "24bit"}:
        return Finding("fine", subject, _("Terminalen viser alle farver."))
    return Finding("fine", subject, _("Terminalen viser et udvalg af farver. Det er nok."))


def _catalogue(settings: Settings) -> Iterator[Finding]:
    from checklist.catalogue import RefusedError
    from checklist.exchange.opening import why_not_opened

    subject = _("Spørgeskema")
    try:
        catalogue = settings.catalogue()
    except RefusedError as error:
        sentence = _("{name} har fejl: {first}").format(name=settings.catalogue_file(), first=error.problems[0])
        yield Finding("broken", subject, sentence, _("Se dem alle med lovende check."))
    except OSError as error:
        sentence = f"{error.filename or settings.catalogue_file()} {why_not_opened(error)}"
        yield Finding("broken", subject, sentence, _("Ret --catalogue, eller hent programmet igen."))
    else:
        text = _("{title}, version {version}, {count} spørgsmål.")
        questions = len(catalogue.questions())
        about = catalogue.about
        yield Finding("fine", subject, text.format(title=about.title, version=about.version, count=questions))


def _archive(settings: Settings) -> Iterator[Finding]:
    from checklist.archive import ArchiveError, MissingArchiveError

    subject = _("Arkiv")
    try:
        place = settings.archive_place()
        archive = settings.archive(read_only=True)
        problems = archive.check()
        count = len(archive.entries())
    except MissingArchiveError:
        sentence = _("Der er intet endnu. Det bliver lavet første gang, du gemmer noget: {place}")
        yield Finding("fine", subject, sentence.format(place=place))
        return
    except ArchiveError as error:
        yield Finding("broken", subject, error.message)
        return
    if problems:
        advice = _("Læg en kopi tilbage med lovende archive restore, hvis du har en.")
        yield Finding("broken", subject, " ".join(problems), advice)
    else:
        sentence = _("{place} er i orden og har {count} besvarelser.").format(place=place, count=count)
        yield Finding("fine", subject, sentence)


def _paper() -> Iterator[Finding]:
    import checklist.report
    from checklist.report import PdfUnavailableError

    try:
        import checklist.report.pdf
    except PdfUnavailableError as error:
        yield Finding("notice", "PDF", error.message)
    else:
        yield Finding("fine", "PDF", _("Rapporter kan skrives som PDF."))
    fonts = list((Path(checklist.report.__file__).parent / "fonts").glob("*.ttf"))
    if fonts:
        yield Finding("fine", _("Skrifttyper"), _("{count} skrifter følger med.").format(count=len(fonts)))
    else:
        sentence = _("Rapportens skrifttyper mangler.")
        yield Finding("notice", _("Skrifttyper"), sentence, _("Hent programmet igen."))
