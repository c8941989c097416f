"""Carrying assessments in and out: TOML, JSON, CSV and XLSX both ways, those in PDF in, a plan as calendar or sheet.

Knows nothing of where assessments are kept or shown. Workbooks are dear to load and stand in modules of their own.
"""

from checklist.exchange.opening import NOT_OF_ITS_KIND, why_not_opened
from checklist.exchange.reading import read_content, read_file
from checklist.exchange.writing import Format, plan_as_ics, write

__all__ = [
    "NOT_OF_ITS_KIND",
    "Format",
    "plan_as_ics",
    "read_content",
    "read_file",
    "why_not_opened",
    "write",
]
