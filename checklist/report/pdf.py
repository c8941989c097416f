"""From HTML to a tagged PDF (PDF/UA-1) with WeasyPrint, which may open nothing but this package's own files."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from functools import cache
from multiprocessing.util import Finalize
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from cssselect2 import ElementWrapper  # type: ignore[import-untyped]

from checklist.assessment.reading import to_toml
from checklist.report.kept import parsed_declarations
from checklist.report.marks import STEPS_DRAWING
from checklist.report.pages import FONTS, font_faces, markup, package_file
from checklist.report.tagging import finisher
from checklist.report.writing import ATTACHMENT_NAME, PdfUnavailableError, missing_library_message

try:
    with parsed_declarations():
        from weasyprint import CSS, HTML, Attachment  # type: ignore[import-untyped]
        from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]
        from weasyprint.urls import URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]
except OSError as error:  # Pango is a library of the system, not of Python
    raise PdfUnavailableError(missing_library_message(sys.platform)) from error

from checklist.locale import _
from checklist.report.quicker import make_quicker

make_quicker()

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markupsafe import Markup

    from checklist.assessment.model import Assessment
    from checklist.report.views.report import Report
    from checklist.report.views.subject import Subject
    from checklist.report.writing import Only


_ADDRESS = "package:"
_OWN_FILES = {
    **{f"fonts/{name}": "font/ttf" for name in FONTS.values()},
    **dict.fromkeys(("styles/web.svg", STEPS_DRAWING), "image/svg+xml"),
}


class _OwnFilesOnly(URLFetcher):  # type: ignore[misc] # WeasyPrint carries no types
    """Gives out the package's fonts and drawings; any other address stops the rendering."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("package",), allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002 - WeasyPrint's signature
        path = url.removeprefix(_ADDRESS)
        if url == path or path not in _OWN_FILES:
            raise ValueError(f"a report loads nothing from outside: {url}")
        return URLFetcherResponse(url, package_file(path), {"Content-Type": _OWN_FILES[path]})


def pdf(report: Report, only: Only | None, attached: Assessment | None, subject: Subject) -> bytes:
    """The report as PDF. `attached` goes with it as TOML."""
    text = markup(report, only, "pdf", subject, fonts=own_font_faces(), attached=attached is not None)
    attachments = []
    if attached is not None:
        attachments.append(
            Attachment(
                string=to_toml(attached),
                name=ATTACHMENT_NAME,
                description=_("Besvarelsen bag rapporten. Den kan åbnes igen i Lovende praksis."),
                created=attached.created,
                modified=attached.updated,
            )
        )
    return tagged_pdf(text, _link_names(report), attachments)


def tagged_pdf(text: str, link_names: Mapping[str, str], attachments: Sequence[Attachment] = ()) -> bytes:
    """Markup of our own, well-formed as XML, as a tagged PDF; the same input gives the same bytes.

    `link_names` says in words where each anchor leads.
    """
    with _garbage_left_for_later():
        content: bytes = _WellFormed(text).write_pdf(
            font_config=_fonts(),
            pdf_variant="pdf/ua-1",
            attachments=attachments,
            finisher=finisher(link_names),
        )
    return content


@contextmanager
def _garbage_left_for_later() -> Iterator[None]:
    """No search for reference cycles while a report is laid out: its boxes all live to the end, so each is in vain."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _WellFormed(HTML):  # type: ignore[misc] # WeasyPrint carries no types
    """Our templates' markup as WeasyPrint takes it. It is well-formed, and read as XML in a fiftieth of the time."""

    def __init__(self, text: str) -> None:
        self.base_url = _ADDRESS
        self.url_fetcher = _OwnFilesOnly()
        self.media_type = "print"
        # Markup of our own making, in which every text is escaped; expat opens nothing outside it.
        root = ET.fromstring(text)  # noqa: S314
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = root

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: ARG002 - WeasyPrint's signature
        return [_defaults()]


@cache
def _fonts() -> FontConfiguration:
    """The fonts of this process. Each configuration leaves memory behind, so all reports share one."""
    fonts = FontConfiguration()
    # It keeps its files in a temporary folder, and a process that writes reports ends without looking for such.
    Finalize(None, fonts.__del__, exitpriority=0)
    return fonts


@cache
def _defaults() -> CSS:
    return CSS(string=package_file("styles/defaults.css").decode())


def own_html(text: str) -> Any:
    """`text` as WeasyPrint takes it, which may open nothing but this package's own files."""
    return HTML(string=text, base_url=_ADDRESS, url_fetcher=_OwnFilesOnly())


def own_font_faces() -> Markup:
    """`@font-face` rules for the package's own fonts."""
    return font_faces({name: f"{_ADDRESS}fonts/{name}" for name in FONTS.values()})


def _link_names(report: Report) -> dict[str, str]:
    """Where the report's own links lead: anchor -> words."""
    names = {element.anchor: f"{element.number} {element.name}" for element in report.elements}
    names.update(
        (row.anchor, _("Spørgsmål {number}").format(number=row.number))
        for element in report.elements
        for row in element.rows
    )
    return names
