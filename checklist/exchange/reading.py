"""Reads an assessment by its content: TOML, JSON, a sheet (XLSX or CSV), a report in PDF that carries its assessment
along, or a filled questionnaire in PDF.

Bad content comes back as located problems; nothing here raises for what stands in a file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from checklist.assessment.reading import assessment_from_tables, parse_assessment
from checklist.catalogue import Problem
from checklist.exchange.csv_tables import looks_like_csv
from checklist.exchange.opening import content_of, shown_name
from checklist.locale import _

if TYPE_CHECKING:
    from os import PathLike

    from checklist.assessment.model import Assessment

    Read = tuple[Assessment | None, tuple[Problem, ...]]

Kind = Literal["toml", "json", "csv", "xlsx", "form", "report", "unknown"]

_PDF_HEADER_WITHIN = 1024
_OTHER_KINDS = (b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"<")
_PLAIN_SIZE = 200_000


def read_file(path: str | PathLike[str]) -> Read:
    """The assessment in the file at `path`, or None and every problem; a file that cannot be opened is one (E121).

    A small file of text is read here; PDF, workbooks and what is large in a process of their own.
    """
    content, problems = content_of(path)
    if problems:
        return None, problems
    if _is_plain(content):
        return read_kind(content, shown_name(path), Path(path).stat().st_mtime)[1:]
    from checklist.exchange.contained import shared_reader

    read = shared_reader().read(path)
    return read.assessment, read.problems


def read_content(content: bytes, name: str) -> Read:
    """As `read_file`, from bytes that were read already. `name` is shown, and its ending decides only in doubt."""
    if _is_plain(content):
        return read_kind(content, name)[1:]
    from checklist.exchange.contained import shared_reader

    read = shared_reader().read_content(content, name)
    return read.assessment, read.problems


def _is_plain(content: bytes) -> bool:
    """True for what costs little to read, whatever stands in it."""
    return len(content) <= _PLAIN_SIZE and b"%PDF-" not in content[:_PDF_HEADER_WITHIN] and content[:2] != b"PK"


def read_kind(content: bytes, name: str, saved: float | None = None) -> tuple[Kind, *Read]:
    """What kind of file `content` is, its assessment or None, and every problem; read right here.

    `saved` (seconds since 1970) is when the file was saved, for sheets that do not tell it themselves.
    """
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"%PDF-" in content[:_PDF_HEADER_WITHIN]:
        return _read_pdf(content, name)
    if content.startswith(b"PK"):
        from checklist.exchange.assessment_sheets import read_xlsx

        return "xlsx", *read_xlsx(content, name, saved)
    if looks_like_csv(content, name):
        from checklist.exchange.assessment_sheets import read_csv

        return "csv", *read_csv(content, name, saved)
    if not start or start.startswith(_OTHER_KINDS):
        message = _("filen er ikke en besvarelse. Vælg en fil i TOML eller JSON, et regneark eller en PDF herfra.")
        return "unknown", None, (Problem("E125", name, "", message),)
    if start.startswith(b"{") or (start.startswith(b"[") and name.lower().endswith(".json")):
        return "json", *_read_json(content, name)
    return "toml", *parse_assessment(content, name)


def _read_pdf(content: bytes, name: str) -> tuple[Kind, *Read]:
    from checklist.exchange.pdf_guard import why_refused
    from checklist.exchange.questionnaire_pdf import read_questionnaire
    from checklist.exchange.report_pdf import read_report

    if refused := why_refused(content, name):
        return "unknown", None, (refused,)
    form = read_questionnaire(content, name)
    return ("report", *read_report(content, name)) if form is None else ("form", *form)


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
    except RecursionError:
        return None, (
            Problem("E001", name, "", _("filen er ikke gyldig JSON: Den har for mange lag inden i hinanden.")),
        )
    except ValueError:
        return None, (Problem("E001", name, "", _("filen er ikke gyldig JSON.")),)
    if not isinstance(data, dict):
        return None, (Problem("E125", name, "", _("filen er ikke en besvarelse, men en liste.")),)
    twice = tuple(Problem("E008", name, "", _("nøglen »{key}« står to gange.").format(key=key)) for key in repeated)
    assessment, problems = assessment_from_tables(data, name)
    return (None if twice else assessment), (*twice, *problems)


def _refuse_constant(word: str) -> float:
    raise ValueError(word)
