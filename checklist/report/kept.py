"""Keeps, in the user's cache, what each start would work out anew: parsed C declarations and compiled templates.

It is never needed: where nothing can be kept or read, all is worked out as before. It knows nothing of reports.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import contextmanager, suppress
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache, FileSystemBytecodeCache

from checklist import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2.bccache import Bucket

_MODULE = "weasyprint_declarations"


@cache
def _folder() -> Path | None:
    """Where things are kept, for this user alone; None where there is no such place."""
    from platformdirs import user_cache_path

    folder = user_cache_path("lovende-praksis", appauthor=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return folder


class _Templates(FileSystemBytecodeCache):
    """Compiled templates, each with a checksum of its text. What cannot be read or written is compiled."""

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates() -> BytecodeCache | None:
    """Where Jinja looks before it compiles a template."""
    folder = _folder()
    return _Templates(str(folder), f"%s-{__version__}.template") if folder else None


@contextmanager
def parsed_declarations() -> Iterator[None]:
    """WeasyPrint, when imported in here, takes its C declarations as they were parsed the first time.

    It would have them parsed at every import, which takes half a second. cffi can write what it has parsed as a module
    of Python (its out-of-line ABI mode), and that is kept, one for each text of declarations.
    """
    import cffi  # type: ignore[import-untyped] # not needed for HTML

    path = _declarations_file(cffi.__version__)
    parsed = _read(path) if path else None
    if parsed is None:
        yield
        if path:
            with suppress(Exception):  # the next start tries again
                _keep(path)
        return
    as_ever = cffi.FFI
    cffi.FFI = lambda: parsed
    try:
        yield
    finally:
        cffi.FFI = as_ever


def _declarations_file(cffi_version: str) -> Path | None:
    """The file for this very text of declarations and this cffi; None where nothing can be kept."""
    folder, library = _folder(), _library()
    if folder is None or library is None:
        return None
    try:
        text = (library / "text" / "ffi.py").read_bytes()
    except OSError:
        return None
    return folder / f"{_MODULE}_{hashlib.sha256(text + cffi_version.encode()).hexdigest()[:16]}.py"


def _library() -> Path | None:
    """The folder of WeasyPrint, without importing it."""
    spec = find_spec("weasyprint")
    return Path(spec.origin).parent if spec and spec.origin else None


def _read(path: Path) -> Any:
    """The declarations kept in `path` as WeasyPrint asks for them, or None."""
    import _cffi_backend  # type: ignore[import-untyped]

    class Declared(_cffi_backend.FFI):  # type: ignore[misc] # cffi carries no types
        def cdef(self, *_text: Any, **_options: Any) -> None:
            """All is declared already."""

    spec = spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        return None
    module = module_from_spec(spec)
    as_ever = _cffi_backend.FFI
    _cffi_backend.FFI = Declared  # which the module fills with what it holds
    try:
        spec.loader.exec_module(module)
    except Exception:  # noqa: BLE001 - not there, or damaged: parsed and kept anew
        return None
    finally:
        _cffi_backend.FFI = as_ever
    return module.__dict__.get("ffi")


def _keep(path: Path) -> None:
    """Writes what was just parsed to `path`, unless WeasyPrint asks cffi for what kept declarations cannot do."""
    import _cffi_backend
    from cffi.recompiler import make_py_source  # type: ignore[import-untyped]
    from weasyprint.text.ffi import ffi  # type: ignore[import-untyped]

    code = "".join(file.read_text(encoding="utf-8") for file in (_library() or path).rglob("*.py"))
    asked = set(re.findall(r"\bffi\.([A-Za-z]\w*)\(", code))
    if asked <= {"cdef", *dir(_cffi_backend.FFI)}:
        make_py_source(ffi, _MODULE, str(path))
