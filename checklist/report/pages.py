"""From views to HTML: templates, stylesheets, and the self-contained HTML file.

Every value is escaped; the only markup that is trusted is the package's own stylesheets and fonts.
"""

from __future__ import annotations

import base64
import re
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from checklist.assessment.reading import to_toml
from checklist.locale import _, current_language, ngettext
from checklist.report.kept import compiled_templates
from checklist.report.marks import STEPS_DRAWING, column_class, fill_class, mark_rules, steps_class
from checklist.report.palette import COLOURS
from checklist.report.writing import ATTACHMENT_NAME

if TYPE_CHECKING:
    from checklist.assessment.model import Assessment
    from checklist.report.views.report import Report
    from checklist.report.views.subject import Subject
    from checklist.report.writing import Only

Medium = Literal["pdf", "html"]

# Style and weight -> file. Only the weights that the stylesheets use.
FONTS = {
    ("normal", 400): "SourceSans3-Regular.ttf",
    ("italic", 400): "SourceSans3-It.ttf",
    ("normal", 600): "SourceSans3-Semibold.ttf",
    ("normal", 700): "SourceSans3-Bold.ttf",
}


def package_file(path: str) -> bytes:
    """A file of this package, by its path inside it."""
    return files("checklist.report").joinpath(path).read_bytes()


# Control characters have no shape, and marks that turn the writing round could make a line read as another.
_UNPRINTABLE = dict.fromkeys(
    (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFFFE, 0xFFFF)
)


def _printable(value: Any) -> Any:
    """`value` without characters that cannot be printed; markup of our own passes as it is."""
    return value.translate(_UNPRINTABLE) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("checklist.report"),
        bytecode_cache=compiled_templates(),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(_=_, ngettext=ngettext, colour=COLOURS)
    environment.globals.update(fill_class=fill_class, steps_class=steps_class, column_class=column_class)
    return environment


def load_templates() -> None:
    """Compiles all templates of the report, for a process that gets ready before it knows what to write."""
    for name in _environment().list_templates(extensions=["html"]):
        _environment().get_template(name)


def environment_for(package: str) -> Environment:
    """The same rules and words for the templates of another package in this room."""
    return _environment().overlay(loader=PackageLoader(package))


def markup(report: Report, only: Only | None, medium: Medium, subject: Subject, **more: Any) -> str:
    """The whole document as HTML. `only` picks the overview or the plan alone."""
    template = _environment().get_template(f"{only or report.document}.html")
    styles = stylesheet(medium, workshop=report.meeting is not None) + mark_rules(report, _steps_drawing(medium))
    return template.render(
        report=report,
        medium=medium,
        language=current_language(),
        created=f"{subject.today:%Y-%m-%d}",
        **{"fonts": "", "data": None, "attached": False, **more},
        styles=Markup(styles),  # noqa: S704 - ours
    )


def _steps_drawing(medium: Medium) -> str:
    """Where the drawing of steps is found: in the package, or in the address itself."""
    if medium == "pdf":
        return f"package:{STEPS_DRAWING}"
    return "data:image/svg+xml;base64," + base64.b64encode(package_file(STEPS_DRAWING)).decode()


@cache
def stylesheet(medium: Medium, *, workshop: bool = False) -> str:
    """The report's CSS for one medium, colours first; a workshop's report has parts of its own."""
    sheets = ["type", "parts", "charts", *(["workshop"] if workshop else []), "paper" if medium == "pdf" else "screen"]
    text = "\n".join(package_file(f"styles/{name}.css").decode() for name in sheets)
    if medium == "pdf":
        return in_plain_colours(text)
    colours = "".join(f"--{name}:{value};" for name, value in COLOURS.items())
    return f":root{{{colours}}}\n{text}"


def in_plain_colours(css: str) -> str:
    """`css` with each `var(--name)` as the colour itself: WeasyPrint would work it out anew for every element."""
    return re.sub(r"var\(--([a-z]+)\)", lambda name: COLOURS[name[1]], css)


def font_faces(address: dict[str, str]) -> Markup:
    """`@font-face` rules; `address` says where each font file is found."""
    rules = (
        f'@font-face{{font-family:"Source Sans 3";font-style:{style};font-weight:{weight};src:url({address[name]})}}'
        for (style, weight), name in FONTS.items()
    )
    return Markup("\n".join(rules))  # noqa: S704 - addresses are ours


def html_file(report: Report, only: Only | None, attached: Assessment | None, subject: Subject) -> str:
    """One HTML file that needs nothing else: fonts cut down to its own letters, the assessment as a link to save."""
    data = None
    if attached is not None:
        data = "data:application/toml;base64," + base64.b64encode(to_toml(attached).encode()).decode()
    more = {"data": data, "data_name": ATTACHMENT_NAME, "attached": attached is not None}
    letters = frozenset(markup(report, only, "html", subject, **more))
    return markup(report, only, "html", subject, fonts=_embedded_fonts(letters), **more)


@lru_cache(maxsize=4)
def _embedded_fonts(letters: frozenset[str]) -> Markup:
    """The fonts with only `letters` in them, as WOFF2 inside the rules: about 20 kB each instead of 400.

    Opened lazily, which takes half the time: what a font knows of letters that are left out is never unpacked.
    """
    from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    options = Options(flavor="woff2", layout_features=["kern", "liga", "locl", "mark", "mkmk", "ccmp"])
    addresses = {}
    for name in FONTS.values():
        font = TTFont(BytesIO(package_file(f"fonts/{name}")), recalcTimestamp=False, lazy=True)
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=[ord(letter) for letter in letters])
        subsetter.subset(font)
        font.flavor = "woff2"
        content = BytesIO()
        font.save(content)
        addresses[name] = "data:font/woff2;base64," + base64.b64encode(content.getvalue()).decode()
    return font_faces(addresses)
