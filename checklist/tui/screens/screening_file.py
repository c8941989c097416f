"""Saving a round's settings as a TOML file, to be mended by hand or sent to another machine."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from checklist.exchange import why_not_opened
from checklist.locale import _
from checklist.screening.round import to_toml
from checklist.tui.screens.fields_card import Field, FieldsCard
from checklist.tui.screens.folders import remember_folder, usual_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checklist.screening.round import Round
    from checklist.tui.screens.fields_card import Value
    from checklist.tui.screens.screening_work import RoundRoom


def round_file_card(screen: RoundRoom, found: Round) -> FieldsCard:
    """Asks where the file is to lie."""
    name = re.sub(r"[^\w-]+", "-", found.name.casefold()).strip("-") or "runde"
    path = usual_folder(screen.lovende) / f"{name}.toml"
    field = Field("path", _("Fil"), value=str(path), required=True)
    return FieldsCard(_("Gem rundens indstillinger"), (field,), _("Filen kan rettes i hånden og hentes igen."))


def save_round(screen: RoundRoom, found: Round, values: Mapping[str, Value] | None) -> None:
    """Write the file, if a place for it was given; never over another one."""
    if values is None:
        return
    path = Path(str(values["path"])).expanduser()
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(to_toml(found))
    except FileExistsError:
        screen.tell(_("Der ligger allerede en fil med det navn: {path}").format(path=path), trouble=True)
    except OSError as error:
        screen.tell(_("Filen {reason}").format(reason=why_not_opened(error)), trouble=True)
    else:
        remember_folder(screen.lovende, path.parent)
        screen.tell(_("Gemt: {path}").format(path=path))
