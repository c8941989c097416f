"""A round of applications on paper: the board's report on all of it, and a letter to every applicant.

It shows what people and `checklist.screening` found out, and works nothing out anew. Importing it loads neither
WeasyPrint nor Jinja2.
"""

from checklist.report.screening.letter_run import (
    WrittenLetter,
    applicant_letter,
    letter_name,
    write_applicant_letters,
)
from checklist.report.screening.record import RoundRecord
from checklist.report.screening.writing import board_report_name, write_board_report

__all__ = [
    "RoundRecord",
    "WrittenLetter",
    "applicant_letter",
    "board_report_name",
    "letter_name",
    "write_applicant_letters",
    "write_board_report",
]
