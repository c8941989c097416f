"""From HTML to a tagged, archival PDF (PDF/UA-1) with WeasyPrint, which may open nothing but this package's own fonts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from checklist.assessment.reading import to_toml
from checklist.report.pages import FONT_ADDRESS, FONTS, font_faces, markup, package_file
from checklist.report.tagging import finish_tags
from checklist.report.writing import ATTACHMENT_NAME, PdfUnavailableError, missing_library_message

try:
    from weasyprint import HTML, Attachment
    from weasyprint.urls import URLFetcher, URLFetcherResponse
except OSError as error:  # Pango is a library of the system, not of Python
    raise PdfUnavailableError(missing_library_message(sys.platform)) from error

from checklist.locale import _

if TYPE_CHECKING:
    from checklist.assessment.model import Assessment
    from checklist.report.views.report import Report
    from checklist.report.views.subject import Subject
    from checklist.report.writing import Only


class _OwnFontsOnly(URLFetcher):  # type: ignore[misc] # WeasyPrint carries no types
    """Gives out the package's fonts and refuses every other address, which stops the rendering."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("package",), allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        name = url.removeprefix(FONT_ADDRESS)
        if url == name or name not in FONTS.values():
            raise ValueError(f"a report loads nothing from outside: {url}")
        return URLFetcherResponse(url, package_file(f"fonts/{name}"), {"Content-Type": "font/ttf"})


def pdf(report: Report, only: Only | None, attached: Assessment | None, subject: Subject) -> bytes:
    """The report as PDF. `attached` goes with it as TOML."""
    fonts = font_faces({name: FONT_ADDRESS + name for name in FONTS.values()})
    text = markup(report, only, "pdf", subject, fonts=fonts, attached=attached is not None)
    attachments = []
    if attached is not None:
        attachments.append(
            Attachment(
                string=to_toml(attached),
                name=ATTACHMENT_NAME,
                description=_("Besvarelsen bag rapporten. Den kan åbnes igen i Lovende praksis."),
                created=attached.created,
                modified=attached.updated,
                relationship="Source",
            )
        )
    document = HTML(string=text, base_url="package:", url_fetcher=_OwnFontsOnly())
    content: bytes = document.write_pdf(pdf_variant="pdf/ua-1", attachments=attachments, finisher=finish_tags)
    return content
