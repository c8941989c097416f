"""What the reader's language decides: interface texts, dates, numbers and the order of the alphabet.

Danish is the language the texts are written in; `en.po` carries them into English. Nothing here knows what is asked
or answered.
"""

from checklist.locale.formats import clock, date, decimal, long_date, percent, whole
from checklist.locale.language import LANGUAGES, N_, Language, _, current_language, ngettext, speaking, use_language
from checklist.locale.sorting import danish_sort_key

__all__ = [
    "LANGUAGES",
    "N_",
    "Language",
    "_",
    "clock",
    "current_language",
    "danish_sort_key",
    "date",
    "decimal",
    "long_date",
    "ngettext",
    "percent",
    "speaking",
    "use_language",
    "whole",
]
