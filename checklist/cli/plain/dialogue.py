"""Asking and telling, line by line: what is said goes to stderr, what is answered is read from stdin.

A CPR number in free text is pointed out before anybody else sees the text.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from checklist.assessment.privacy import cpr_numbers, without_cpr_numbers
from checklist.cli.drawing import wrapped
from checklist.locale import _
from checklist.locale.day_reading import read_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence


class EndOfInputError(Exception):
    """There are no more lines to read."""


def say(text: str = "", indent: str = "", first: str | None = None) -> None:
    """`text` in lines that fit the page."""
    for line in wrapped(text, indent, first) if text else [""]:
        click.echo(line, err=True)


def ask(prompt: str) -> str:
    """One line of input without the space around it. Raises EndOfInputError."""
    click.echo(f"{prompt} ", nl=False, err=True)
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        click.echo(line.rstrip("\n") if line else "", err=True)  # a transcript reads as if somebody had typed
    if not line:
        raise EndOfInputError
    return line.strip()


def ask_text(prompt: str, *, required: bool = False) -> str | None:
    """Free text without CPR numbers, or None where nothing was written. Raises EndOfInputError."""
    while True:
        text = checked(ask(prompt))
        if text or not required:
            return text or None
        say(_("Skriv noget her, før vi går videre."))


def checked(text: str) -> str:
    """`text` once the person has decided what happens to anything in it that looks like a CPR number."""
    while cpr_numbers(text):
        say(_("Det ligner et CPR-nummer: {numbers}").format(numbers=", ".join(text[a:b] for a, b in cpr_numbers(text))))
        try:
            answer = ask(_("Enter fjerner det. Skriv b for at beholde det, eller skriv teksten på en anden måde:"))
        except EndOfInputError:
            answer = ""
        if answer.lower() == "b":
            break
        text = answer or without_cpr_numbers(text)
    return text


def ask_one_of(prompt: str, choices: Sequence[str], *, required: bool = False) -> int | None:
    """Which of the numbered `choices` (from 0), or None where none was chosen. Raises EndOfInputError."""
    for position, choice in enumerate(choices, start=1):
        say(choice, "     ", f"  {position}  ")
    while True:
        answer = ask(prompt)
        if not answer and not required:
            return None
        if answer.isdecimal() and 1 <= int(answer) <= len(choices):
            return int(answer) - 1
        say(_("Skriv et tal fra 1 til {last}.").format(last=len(choices)))


def ask_yes_no(prompt: str, *, otherwise: bool | None) -> bool | None:
    """True for j, False for n, `otherwise` for an empty line. Raises EndOfInputError."""
    while True:
        answer = ask(prompt).lower()
        if not answer:
            return otherwise
        if answer in {"j", "ja", "y", "yes"}:
            return True
        if answer in {"n", "nej", "no"}:
            return False
        say(_("Skriv j for ja eller n for nej."))


def ask_date(prompt: str, today: dt.date) -> dt.date | None:
    """A day from `today` on, written as people write days; None for an empty line. Raises EndOfInputError."""
    while True:
        answer = ask(prompt)
        if not answer:
            return None
        day = read_day(answer, today)
        if day is None:
            say(_("Skriv datoen som 31.12.2026 eller fx om 3 måneder."))
        elif day < today:
            say(_("Den dag er forbi."))
        else:
            return day
