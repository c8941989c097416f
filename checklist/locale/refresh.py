"""Brings the English catalogue up to date with the texts in the code: `python -m checklist.locale.refresh`.

For those who work on the tool; nothing at run time imports it. The Danish texts in the code are the source.
"""

from __future__ import annotations

import datetime as dt
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).parent
PO, MO = HERE / "en.po", HERE / "en.mo"
UNUSED_HEADERS = ('"POT-', '"PO-', '"Generated', '"Report-', '"Last-', '"Language-Team')
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
METHODS = [("**.py", "python"), ("**/templates/**", "jinja2")]
OPTIONS = {"**/templates/**": {"extensions": "jinja2.ext.i18n", "silent": "false", "encoding": "utf-8"}}


def extracted() -> Catalog:
    """Every text in the package's code and templates, in the order of files."""
    catalog = Catalog(locale="en", project="lovende-praksis", charset="utf-8", fuzzy=False)
    found = extract_from_dir(str(HERE.parent), METHODS, OPTIONS, KEYWORDS)
    for file, _line, text, comments, context in sorted(found, key=lambda row: (row[0], row[1])):
        catalog.add(text, locations=[(file, 0)], auto_comments=comments, context=context)
    return catalog


def refreshed() -> Catalog:
    """The English catalogue with exactly the texts that the code has now; new ones are empty, none is guessed."""
    with PO.open("rb") as file:
        known = read_po(file, locale="en")
    known.update(extracted(), no_fuzzy_matching=True)
    known.obsolete.clear()
    return known


def untranslated(catalog: Catalog) -> list[Message]:
    """The texts without English."""
    return [
        message
        for message in catalog
        if message.id and (not message.string or (message.pluralizable and not all(message.string)))
    ]


def po_bytes(catalog: Catalog) -> bytes:
    """The catalogue as en.po holds it: sorted, without line numbers and dates, so that it changes only with texts."""
    buffer = BytesIO()
    write_po(buffer, catalog, width=0, omit_header=False, sort_output=True, include_lineno=False, no_location=True)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(UNUSED_HEADERS)).encode()


def mo_bytes(catalog: Catalog) -> bytes:
    """The catalogue compiled; the same texts give the same bytes on any day."""
    catalog.creation_date = catalog.revision_date = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def main() -> int:
    """Write en.po and en.mo; 1 where texts still wait for English."""
    catalog = refreshed()
    PO.write_bytes(po_bytes(catalog))
    with PO.open("rb") as file:
        MO.write_bytes(mo_bytes(read_po(file, locale="en")))
    waiting = untranslated(catalog)
    for message in waiting:
        print(message.id, file=sys.stderr)
    print(f"{len(catalog)} texts, {len(waiting)} without English")
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main())
