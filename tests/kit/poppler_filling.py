"""Fills a form with poppler, as the document viewers of Linux do: run by the system's Python, which has its bindings.

    /usr/bin/python3 poppler_filling.py form.pdf filled.pdf '[[0, 100.5, 320.0, "3"], …]'

Each step: page from 0, a point in the field, and the text to write there; a button at the point is pressed.
"""

import json
import sys
from pathlib import Path

import gi  # type: ignore[import-not-found,unused-ignore]

gi.require_version("Poppler", "0.18")
from gi.repository import Poppler  # type: ignore[import-not-found,unused-ignore]  # noqa: E402


def main() -> None:
    """Does every step and saves; fails where a point has no field that can be filled."""
    source, target, steps = Path(sys.argv[1]), Path(sys.argv[2]), json.loads(sys.argv[3])
    document = Poppler.Document.new_from_file(source.as_uri(), None)
    for page, x, y, text in steps:
        mappings = document.get_page(page).get_form_field_mapping()
        at_point = [m for m in mappings if m.area.x1 <= x <= m.area.x2 and m.area.y1 <= y <= m.area.y2]
        field = next(m.field for m in at_point if not m.field.is_read_only())
        if field.get_field_type() == Poppler.FormFieldType.TEXT:
            field.text_set_text(text)
        else:
            field.button_set_state(True)
    document.save(target.as_uri())


if __name__ == "__main__":
    main()
