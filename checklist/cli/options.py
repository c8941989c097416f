"""The options that every command has, and what follows from them: language, catalogue, archive.

What costs time to import is imported when a command asks for it.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checklist.cli import click_texts
from checklist.cli.outcome import tell
from checklist.cli.starting import started
from checklist.locale import LANGUAGES, Language, _, current_language, use_language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checklist.archive import Archive
    from checklist.catalogue import Catalogue


LANGUAGE_VARIABLE = "LOVENDE_LANGUAGE"


@dataclass
class Settings:
    """What the common options say: on the command before on the group, and that before the environment.

    The catalogue and the archive are opened once, when they are first asked for.
    """

    catalogue_path: Path | None = None
    archive_url: str | None = None
    asked_language: Language | None = None
    verbose: bool = False
    _catalogue: Catalogue | None = field(default=None, init=False)
    _archive: Archive | None = field(default=None, init=False)

    @property
    def language(self) -> Language:
        return current_language()

    def catalogue(self) -> Catalogue:
        """The catalogue asked for, else our own. Raises RefusedError, OSError."""
        from checklist.catalogue import load_catalogue, our_catalogue

        if self._catalogue is None:
            path = self.catalogue_path
            self._catalogue = load_catalogue(path) if path else our_catalogue(self.language)
            about = self._catalogue.about
            started()
            self.narrate(_("Spørgeskema: {title}, version {version}").format(title=about.title, version=about.version))
        return self._catalogue

    def catalogue_file(self) -> Path:
        """The file that `catalogue` comes from."""
        from checklist.catalogue import bundled

        return self.catalogue_path or bundled("elements.toml")

    def archive(self, *, read_only: bool = False) -> Archive:
        """The archive asked for, open until the command ends. Raises ArchiveError."""
        from checklist.archive import open_archive

        if self._archive is None:
            self._archive = open_archive(self.archive_url, read_only=read_only)
            click.get_current_context().call_on_close(self._archive.close)
            self.narrate(_("Arkiv: {place}").format(place=self.archive_place()))
        return self._archive

    def archive_place(self) -> str:
        """Where the archive is, for people to read: never with a password in it."""
        from checklist.archive import place_for_people

        return place_for_people(self.archive_url)

    def narrate(self, text: str) -> None:
        """Tells `text` on stderr where -v asks for it."""
        if self.verbose:
            tell(text)


def speak_as_asked(args: Sequence[str]) -> None:
    """Sets the language before anything is said: help and errors are texts too, and the option may stand anywhere."""
    asked = os.environ.get(LANGUAGE_VARIABLE, "")
    for position, word in enumerate(args):
        if word == "--language" and position + 1 < len(args):
            asked = args[position + 1]
        elif word.startswith("--language="):
            asked = word.partition("=")[2]
    use_language(next((language for language in LANGUAGES if language == asked), "da"))
    click_texts.install()


class CommonOption(click.Option):
    """An option with an environment variable; an error names the one of the two that was used."""

    def get_error_hint(self, ctx: click.Context | None) -> str:
        source = ctx.get_parameter_source(self.name) if ctx is not None else None
        return str(self.envvar) if source is click.core.ParameterSource.ENVIRONMENT else f"'{max(self.opts, key=len)}'"


def _setting(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def keep(ctx: click.Context, parameter: click.Parameter, value: Any) -> None:
        settings = ctx.ensure_object(Settings)
        given_here = ctx.get_parameter_source(parameter.name) is click.core.ParameterSource.COMMANDLINE
        if value and (given_here or not getattr(settings, name)):
            setattr(settings, name, Path(value) if name == "catalogue_path" else value)

    return keep


def common_options() -> list[click.Parameter]:
    """The options of the contract that every command has, new objects each time."""
    return [
        CommonOption(
            ["--catalogue"], metavar=_("FIL"), expose_value=False, envvar="LOVENDE_CATALOGUE", show_envvar=True,
            callback=_setting("catalogue_path"), help=_("Et andet spørgeskema end vores eget (TOML)."),
        ),
        CommonOption(
            ["--language"], type=click.Choice(LANGUAGES), expose_value=False, envvar=LANGUAGE_VARIABLE,
            show_envvar=True, callback=_setting("asked_language"), help=_("Sproget: da er dansk, en er engelsk."),
        ),
        CommonOption(
            ["--archive"], metavar=_("ADRESSE"), expose_value=False, envvar="LOVENDE_ARCHIVE", show_envvar=True,
            callback=_setting("archive_url"), help=_("Et andet arkiv end dit eget: en fil eller postgresql://…"),
        ),
        CommonOption(
            ["-v", "--verbose"], is_flag=True, expose_value=False, envvar="LOVENDE_VERBOSE", show_envvar=True,
            callback=_setting("verbose"), help=_("Fortæl mere undervejs."),
        ),
    ]  # fmt: skip


def command_with_common_options(name: str, text: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Makes a function the command `name`; `text` is its help, the first sentence also its line in the list."""

    def make(callback: Callable[..., Any]) -> click.Command:
        made = click.command(
            name,
            help=text,
            options_metavar=_("[VALG]"),
            context_settings={"help_option_names": ["-h", "--help"]},
        )(callback)
        made.params += common_options()
        return made

    return make


def is_sure() -> bool:
    """Asks the person at the terminal until the answer is yes or no, by the letter of either language."""
    text = _("Skriv j for ja eller n for nej")
    return bool(click.prompt(text, type=click.Choice(["j", "y", "n"]), show_choices=False, err=True) != "n")


def has_terminal() -> bool:
    """True where a person sits at both ends: questions may be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()
