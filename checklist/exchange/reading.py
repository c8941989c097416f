"""Reads an assessment from a file by its content: TOML, JSON, a report in PDF that carries its assessment along,
or a filled questionnaire in PDF.

Bad content comes back as located problems; nothing here raises for what stands in a file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checklist.assessment.reading import assessment_from_tables, parse_assessment
from checklist.catalogue import Problem
from checklist.exchange.opening import content_of
from checklist.locale import _

if TYPE_CHECKING:
    from os import PathLike

    from checklist.assessment.model import Assessment

    Read = tuple[Assessment | None, tuple[Problem, ...]]

_PDF_HEADER_WITHIN = 1024
_OTHER_KINDS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"<")


def read_file(path: str | PathLike[str]) -> Read:
    """The assessment in the file at `path`, or None and every problem; a file that cannot be opened is one (E121)."""
    content, problems = content_of(path)
    if problems:
        return None, problems
    return read_content(content, Path(path).name)


def read_content(content: bytes, name: str) -> Read:
    """As `read_file`, from bytes that were read already. `name` is shown, and its ending decides only in doubt."""
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"%PDF-" in content[:_PDF_HEADER_WITHIN]:
        from checklist.exchange.questionnaire_pdf import read_questionnaire
        from checklist.exchange.report_pdf import read_report

        return read_questionnaire(content, name) or read_report(content, name)
    if not start or start.startswith(_OTHER_KINDS):
        message = _("filen er ikke en besvarelse. Vælg en fil i TOML eller JSON eller en rapport i PDF.")
        return None, (Problem("E125", name, "", message),)
    if start.startswith(b"{") or (start.startswith(b"[") and name.lower().endswith(".json")):
        return _read_json(content, name)
    return parse_assessment(content, name)


def _read_json(content: bytes, name: str) -> Read:
    repeated: list[str] = []

    def table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _value in pairs]
        repeated.extend(key for key in dict.fromkeys(keys) if keys.count(key) > 1)
        return dict(pairs)

    try:
        data = json.loads(content.decode("utf-8-sig"), object_pairs_hook=table, parse_constant=_refuse_constant)
        json.dumps(data, ensure_ascii=False).encode()  # half a character (\ud800) can be read but not written again
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = _("linje {line} er ikke UTF-8. Gem filen igen med tegnsættet UTF-8.").format(line=line)
        return None, (Problem("E002", name, "", message),)
    except UnicodeEncodeError:
        return None, (Problem("E002", name, "", _("filen har et halvt tegn, som ikke kan gemmes.")),)
    except json.JSONDecodeError as error:
        message = _("filen er ikke gyldig JSON (linje {line}, tegn {column}).")
        return None, (Problem("E001", name, "", message.format(line=error.lineno, column=error.colno)),)
    except (RecursionError, ValueError):
        return None, (Problem("E001", name, "", _("filen er ikke gyldig JSON.")),)
    if not isinstance(data, dict):
        return None, (Problem("E125", name, "", _("filen er ikke en besvarelse, men en liste.")),)
    twice = tuple(Problem("E008", name, "", _('nøglen "{key}" står to gange.').format(key=key)) for key in repeated)
    assessment, problems = assessment_from_tables(data, name)
    return (None if twice else assessment), (*twice, *problems)


def _refuse_constant(word: str) -> float:
    raise ValueError(word)
