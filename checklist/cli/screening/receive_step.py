"""`lovende screen receive`: files into a round, each told with what is wrong and what to ask the applicant."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from checklist.cli.options import Settings, command_with_common_options
from checklist.cli.outcome import ExitCode, tell
from checklist.locale import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from uuid import UUID

    from checklist.cli.screening.opened import OpenRound
    from checklist.cli.screening.reviews_in import ReviewReceipt
    from checklist.screening.arrivals import Receipt

_INDENT = "    "
_SHOWN_FROM = 20


def command() -> click.Command:
    """The command in the current language."""

    @click.argument("round_", metavar=_("RUNDE"), help=_("Rundens navn, id eller fil."))
    @click.argument("paths", metavar=_("FIL…"), nargs=-1, required=True, help=_("Filer, eller mapper med filer i."))
    @click.option(
        "--received", metavar=_("TIDSPUNKT"),
        help=_(
            'Hvornår filerne kom, fx "29-11-2026 14:30" eller 2026-11-29. Ellers nu. Det afgør, om de kom til tiden.'
        ),
    )  # fmt: skip
    @click.pass_obj
    def receive(settings: Settings, round_: str, paths: tuple[str, ...], received: str | None) -> None:
        from checklist.cli.screening.arriving import files_in
        from checklist.cli.screening.moments import moment_in
        from checklist.cli.screening.opened import open_round

        now = dt.datetime.now(dt.UTC)
        opened = open_round(settings, round_)
        came = moment_in(received, now, opened.found.deadline) if received else now
        files = files_in(paths)
        receipts = _with_progress(opened, files, came)
        codes = {line.id: line.code for line in opened.rounds.applications.lines(opened.id)}
        for receipt in receipts:
            click.echo("\n".join(_lines(receipt, codes)))
        tell(*_summary(receipts))
        if not files or not all(map(_is_in, receipts)):
            only_one = len(receipts) == 1 and getattr(receipts[0], "sha256", "-") == ""
            raise click.exceptions.Exit(ExitCode.UNREADABLE if only_one else ExitCode.REFUSED)

    return command_with_common_options(
        "receive",
        _(
            "Tag ansøgninger ind i en runde.\n\nHver fil bliver gemt, som den kom, og læst for sig selv med loft over "
            "tid og hukommelse. De gode kommer ind. For de andre står der, hvad der er galt, og hvad du kan skrive "
            "til ansøgeren. Kør den gerne igen: Det, der er inde, bliver ikke rørt. Bedømmelser i TOML kommer ind på "
            "samme måde, når ansøgningen og bedømmeren er med i runden."
        ),
    )(receive)


def _with_progress(opened: OpenRound, files: Sequence[Path], came: dt.datetime) -> list[Receipt | ReviewReceipt]:
    from checklist.cli.screening.arriving import take_in

    hidden = len(files) < _SHOWN_FROM or not sys.stderr.isatty()
    with click.progressbar(
        take_in(opened, files, came), length=len(files), label=_("Filer"), show_pos=True, file=sys.stderr, hidden=hidden
    ) as progress:
        return [receipt for _path, receipt in progress]


def _is_in(receipt: Receipt | ReviewReceipt) -> bool:
    from checklist.cli.screening.reviews_in import ReviewReceipt

    return not receipt.wrong if isinstance(receipt, ReviewReceipt) else receipt.outcome == "taken_in"


def _lines(receipt: Receipt | ReviewReceipt, codes: Mapping[UUID, str]) -> list[str]:
    """A file in lines: its name and what became of it, then what is wrong, and what to write to the applicant."""
    from checklist.cli.drawing import wrapped
    from checklist.cli.screening.reviews_in import ReviewReceipt

    if isinstance(receipt, ReviewReceipt):
        word, also, ask = _review_word(receipt), (*receipt.wrong, *receipt.notes), ""
    else:
        # What could not be opened is between the officer and the disk; no applicant can do anything about it.
        word, also, ask = _word(receipt, codes), receipt.wrong, receipt.ask if receipt.sha256 else ""
    lines = [f"{receipt.name}: {word}"]
    for sentence in also:
        lines += wrapped(sentence, _INDENT)
    if ask:
        lines += wrapped(_("Skriv til ansøgeren: {text}").format(text=ask), _INDENT)
    return lines


def _word(receipt: Receipt, codes: Mapping[UUID, str]) -> str:
    from checklist.screening.arrivals import outcome_words

    if not receipt.sha256:
        return _("kan ikke åbnes")
    if receipt.outcome != "taken_in" or receipt.application is None:
        return outcome_words(receipt.outcome)
    code = codes.get(receipt.application, "")
    text = _("er inde i forvejen som {code}") if receipt.seen_before else _("taget ind som {code}")
    return text.format(code=code)


def _left_word(receipt: Receipt | ReviewReceipt) -> str:
    """What is said of a file that is not in."""
    from checklist.cli.screening.reviews_in import ReviewReceipt

    return _("bedømmelse, ikke taget ind") if isinstance(receipt, ReviewReceipt) else _word(receipt, {})


def _review_word(receipt: ReviewReceipt) -> str:
    if receipt.wrong:
        return _("bedømmelse, ikke taget ind")
    text = _("bedømmelse af {code} ved {name}, er inde i forvejen")
    if not receipt.seen_before:
        text = _("bedømmelse af {code} ved {name}, taget ind")
    return text.format(code=receipt.application, name=receipt.reviewer)


def _summary(receipts: Sequence[Receipt | ReviewReceipt]) -> list[str]:
    from checklist.cli.screening.reviews_in import ReviewReceipt

    if not receipts:
        return [_("Der er ingen filer der.")]
    inside = sum(map(_is_in, receipts))
    new = sum(_is_in(one) and not one.seen_before for one in receipts)
    total = ngettext("{n} fil:", "{n} filer:", len(receipts)).format(n=len(receipts))
    lines = [
        _("{total} {inside} er inde ({new} nye), {left} er ikke.").format(
            total=total, inside=inside, new=new, left=len(receipts) - inside
        )
    ]
    others = Counter(_left_word(one) for one in receipts if not _is_in(one))
    if others:
        lines.append(", ".join(f"{words}: {n}" for words, n in others.items()) + ".")
    if any(not isinstance(one, ReviewReceipt) and one.sha256 and not _is_in(one) for one in receipts):
        lines.append(_("Også det, der ikke er inde, er gemt, som det kom."))
    waiting = sum(not isinstance(one, ReviewReceipt) and one.way_in is not None for one in receipts)
    if waiting:
        text = ngettext("{n} fil kan du lukke ind: {command}", "{n} filer kan du lukke ind: {command}", waiting)
        lines.append(text.format(n=waiting, command="lovende screen let-in"))
    return lines
