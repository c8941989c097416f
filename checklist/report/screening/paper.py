"""From a view to a tagged PDF: the template, its stylesheets and the rules that all documents of a round share."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup

from checklist.locale import current_language
from checklist.report.pages import environment_for, in_plain_colours, package_file
from checklist.report.pdf import own_font_faces, tagged_pdf

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from jinja2 import Environment

Document = Literal["board", "letter"]

_SHEETS: dict[Document, tuple[str, ...]] = {
    "board": ("styles/type.css", "styles/parts.css", "styles/paper.css", "screening/styles/board.css"),
    "letter": ("styles/type.css", "screening/styles/letter.css"),
}


def paper(name: Document, view: Any, today: dt.date, link_names: Mapping[str, str]) -> bytes:
    """The document `name` (its template and stylesheets) showing `view`; the same input gives the same bytes."""
    text = (
        _environment()
        .get_template(f"{name}.html")
        .render(
            view=view,
            language=current_language(),
            created=f"{today:%Y-%m-%d}",
            fonts=own_font_faces(),
            styles=_stylesheet(name),
        )
    )
    return tagged_pdf(text, link_names)


@cache
def _environment() -> Environment:
    return environment_for("checklist.report.screening")


@cache
def _stylesheet(name: Document) -> Markup:
    text = "\n".join(package_file(path).decode() for path in _SHEETS[name])
    return Markup(in_plain_colours(text))  # noqa: S704 - the package's own files
