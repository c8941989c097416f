"""Opening a file somebody points at: why it could not be opened, and which problems mean it is no assessment at all."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

from checklist.catalogue import Problem
from checklist.locale import _

if TYPE_CHECKING:
    from os import PathLike

MAX_BYTES = 50_000_000

#: Codes of problems that say the file cannot be opened, or is not of its kind at all.
NOT_OF_ITS_KIND = frozenset(
    {"E001", "E002", "E101", "E121", "E122", "E123", "E124", "E125", "E301"}
    | {"E141", "E142", "E143", "E144", "E145", "E146", "E147", "E148"}
)


def why_not_opened(error: OSError) -> str:
    """The reason of `error` as a sentence without the file's name."""
    reasons = {
        errno.ENOENT: _("findes ikke."),
        errno.EISDIR: _("er en mappe, ikke en fil."),
        errno.ENOTDIR: _("findes ikke."),
        errno.EACCES: _("må ikke åbnes. Har du adgang til den?"),
        errno.EPERM: _("må ikke åbnes. Har du adgang til den?"),
        errno.EROFS: _("ligger et sted, hvor der ikke kan skrives."),
        errno.ENOSPC: _("kan ikke gemmes: Disken er fuld."),
        errno.EDQUOT: _("kan ikke gemmes: Din plads på disken er brugt."),
        errno.EEXIST: _("findes allerede."),
        errno.ENAMETOOLONG: _("har et navn, der er for langt."),
    }
    reason = reasons.get(error.errno or 0)
    return reason or _("kan ikke åbnes ({reason}).").format(reason=error.strerror or error)


def shown_name(path: str | PathLike[str]) -> str:
    """The file's own name, fit to be shown: signs that would steer a terminal become the sign of unknowns."""
    name = Path(path).name or str(path)
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name)


def not_opened(name: str, error: OSError | ValueError) -> Problem:
    """Why the file called `name` could not be opened; a ValueError is a zero byte in its name."""
    reason = why_not_opened(error) if isinstance(error, OSError) else _("findes ikke.")
    return Problem("E121", name, "", _("filen {reason}").format(reason=reason))


def not_a_file(name: str) -> Problem:
    """For a pipe or a device: reading one would never end."""
    return Problem("E121", name, "", _("det er ikke en almindelig fil."))


def content_of(path: str | PathLike[str], size: int = MAX_BYTES) -> tuple[bytes, tuple[Problem, ...]]:
    """What stands in the file, or nothing and why (E121 cannot be opened, E122 too large).

    Reads at most `size` bytes, 50 MB where nothing else is said.
    """
    name = shown_name(path)
    try:
        with Path(path).open("rb") as file:
            content = file.read(size + 1)
    except (OSError, ValueError) as error:
        return b"", (not_opened(name, error),)
    if len(content) > size:
        return b"", (Problem("E122", name, "", _("filen er for stor til at være en besvarelse.")),)
    return content, ()
