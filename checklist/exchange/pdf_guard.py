"""Looks at a PDF before anything is taken from it: locked ones and ones that carry a program are refused.

Nothing in a PDF is ever run here. One with a program is refused all the same, because the original is kept and
somebody may open it elsewhere.
"""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING, Any

from checklist.catalogue import Problem
from checklist.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

MOST_OBJECTS = 100_000
# ISO 32000-2, 12.6.4: the actions that run something.
_RUNNING = frozenset({"/JavaScript", "/Launch"})


def why_refused(content: bytes, name: str) -> Problem | None:
    """What speaks against reading this PDF: E144 locked, E145 a program in it, E146 too many parts; None for nothing.

    A damaged one is told of by whoever reads it.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, WrongPasswordError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on untidy files are nothing to a user
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            reader.trailer["/Root"].get_object()  # raises where it is locked
        count = sum(map(len, reader.xref.values())) + len(reader.xref_objStm)
        if count > MOST_OBJECTS:
            return Problem("E146", name, "", _many())
        if any(_runs_something(one) for one in _objects(reader)):
            return Problem("E145", name, "", _program())
    except (DependencyError, FileNotDecryptedError, WrongPasswordError):
        return Problem("E144", name, "", _locked())
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a damaged PDF makes the parser fail in any way it likes
        return None
    return None


def _locked() -> str:
    return _("PDF-filen er låst med et kodeord. Gem en kopi uden kodeord, og prøv igen.")


def _program() -> str:
    return _(
        "PDF-filen har et program (JavaScript) i sig og er ikke læst. Udfyld skemaet igen, og gem det uden at "
        "tilføje noget."
    )


def _many() -> str:
    return _("PDF-filen består af alt for mange dele til at være en besvarelse.")


def _objects(reader: PdfReader) -> Iterator[Any]:
    """Every object the file tells of, the unused ones too; one that cannot be read is passed over."""
    from pypdf.generic import IndirectObject

    named = {(number, generation) for generation, found in reader.xref.items() for number in found}
    named |= {(number, 0) for number in reader.xref_objStm}
    for number, generation in sorted(named):
        try:
            yield IndirectObject(number, generation, reader).get_object()
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001, S112 - the next one may tell
            continue
    yield reader.trailer


def _runs_something(value: Any) -> bool:
    """True where `value`, or what stands inside it without being an object of its own, is a running action."""
    from pypdf.generic import IndirectObject

    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if one.get("/S") in _RUNNING or "/JS" in one:
                return True
            waiting.extend(inner for inner in one.values() if not isinstance(inner, IndirectObject))
        elif isinstance(one, list):
            waiting.extend(inner for inner in one if not isinstance(inner, IndirectObject))
    return False
