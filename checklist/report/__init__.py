"""The reflection report on paper (PDF) and as one HTML file: what leaves the tool and goes to others.

It shows what floors 1-3 found out and works nothing out anew. Importing it loads neither WeasyPrint nor Jinja2.
"""

from checklist.report.workshop import workshop_report_name, write_workshop_report
from checklist.report.writing import ATTACHMENT_NAME, PdfUnavailableError, default_name, write_report

__all__ = [
    "ATTACHMENT_NAME",
    "PdfUnavailableError",
    "default_name",
    "workshop_report_name",
    "write_report",
    "write_workshop_report",
]
