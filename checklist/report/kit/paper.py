"""From a view to a PDF for print: template, stylesheet, and a size of type that lets it stay on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checklist.locale import current_language
from checklist.report.kit.form import Form, repair
from checklist.report.pages import environment_for, package_file
from checklist.report.palette import COLOURS
from checklist.report.pdf import own_font_faces, own_html
from checklist.report.tagging import finisher

if TYPE_CHECKING:
    from checklist.report.kit.edition import Edition

_VARIANT = "pdf/ua-1"
_DENSITIES = 4
_OF_A_FORM = frozenset({"questionnaire", "ballot", "guide"})


def paper(
    name: str,
    edition: Edition,
    view: Any,
    *,
    most_pages: int | None = None,
    loosest: int = 0,
    form: Form | None = None,
) -> bytes:
    """The document `name` (its template and stylesheet) showing `view`, as tagged PDF; a form where `form` is given.

    `most_pages`: set ever tighter, from `loosest` (0-3) on, until it fits on so many, if it can. The same input gives
    the same bytes.
    """
    options = {"pdf_variant": _VARIANT, "pdf_forms": form is not None}
    for density in range(loosest, _DENSITIES):
        document = own_html(_markup(name, edition, view, density, fillable=form is not None)).render(**options)
        if most_pages is None or len(document.pages) <= most_pages:
            break
    mend_tags = finisher({})

    def finish(drawn: Any, pdf: Any) -> None:
        mend_tags(drawn, pdf)
        if form is not None:
            repair(pdf, form)

    content: bytes = document.write_pdf(finisher=finish, **options)
    return content


def _markup(name: str, edition: Edition, view: Any, density: int, *, fillable: bool) -> str:
    return (
        environment_for("checklist.report.kit")
        .get_template(f"{name}.html")
        .render(
            view=view,
            origin=edition.origin(with_form=name in _OF_A_FORM),
            density=density,
            fillable=fillable,
            language=current_language(),
            created=f"{edition.made:%Y-%m-%d}",
            fonts=own_font_faces(),
            styles=_stylesheet(name),
        )
    )


def _stylesheet(name: str) -> Any:
    from markupsafe import Markup

    colours = "".join(f"--{colour}:{value};" for colour, value in COLOURS.items())
    paths = ("styles/type.css", "kit/styles/sheet.css", f"kit/styles/{name}.css")
    text = "\n".join(package_file(path).decode() for path in paths)
    return Markup(f":root{{{colours}}}\n{text}")  # noqa: S704 - the package's own files
