"""The print kit: questionnaires, ballot, cards, guide and poster, all made from the catalogue.

Importing it loads neither WeasyPrint nor Jinja2. It knows a catalogue, but no answers.
"""

from checklist.report.kit.edition import Edition
from checklist.report.kit.writing import (
    DOCUMENTS,
    Document,
    edition,
    file_name,
    questionnaire_name,
    write_document,
    write_kit,
    write_questionnaire,
)

__all__ = [
    "DOCUMENTS",
    "Document",
    "Edition",
    "edition",
    "file_name",
    "questionnaire_name",
    "write_document",
    "write_kit",
    "write_questionnaire",
]
