"""What is written in the form for a round, read field by field. Knows no widgets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checklist.catalogue.problems import did_you_mean
from checklist.locale import _
from checklist.screening.round import Document, Group, Round
from checklist.tui.screens.screening_moment import read_moment

if TYPE_CHECKING:
    import datetime as dt

    from checklist.catalogue import Catalogue


class WrongError(Exception):
    """A field that cannot be used: its id, and what is wrong with it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field, self.message = field, message


def read_whole(field: str, text: str, lowest: int, highest: int) -> int:
    """A whole number within bounds. Raises WrongError."""
    if not text.isdecimal() or not lowest <= int(text) <= highest:
        message = _("skriv et helt tal fra {lowest} til {highest}")
        raise WrongError(field, message.format(lowest=lowest, highest=highest))
    return int(text)


def read_deadline(field: str, text: str) -> dt.datetime:
    """The moment that is written, in UTC. Raises WrongError."""
    moment = read_moment(text)
    if moment is None:
        raise WrongError(field, _("skriv fx 30.11.2026 kl. 12.00"))
    return moment


def read_places(
    field: str, text: str, before: tuple[Group, ...], *, apart: bool
) -> tuple[int | None, tuple[Group, ...]]:
    """The places of the whole round, or None and the groups that are compared `apart`. Raises WrongError.

    `before` are the groups that the round has: where there are as many figures, they keep their names.
    """
    numbers = [part.strip() for part in re.split(r"[,;+/ ]+", text) if part.strip()]
    if not all(one.isdecimal() and 1 <= int(one) <= 10_000 for one in numbers):
        raise WrongError(field, _("skriv et helt tal fra 1"))
    if not apart:
        if len(numbers) != 1:
            raise WrongError(field, _("skriv ét tal"))
        return int(numbers[0]), ()
    if before and len(numbers) == len(before):
        pairs = zip(before, numbers, strict=True)
        return None, tuple(group.model_copy(update={"places": int(places)}) for group, places in pairs)
    if len(numbers) != 2:
        raise WrongError(field, _("skriv to tal: 5, 3"))
    return None, (
        Group(id="paa-vej", name=_("Idé og afprøvning"), maturity=("idea", "trial"), places=int(numbers[0])),
        Group(id="i-drift", name=_("I drift"), maturity=("running",), places=int(numbers[1])),
    )


def pairs_written(values: dict[str, float], catalogue: Catalogue) -> str:
    """Elements with a figure each, as they are written in a field."""
    names = {element.id: element.name for element in catalogue.elements}
    return "; ".join(f"{names.get(one, one)} {value:g}".replace(".", ",") for one, value in values.items())


def read_pairs(field: str, text: str, catalogue: Catalogue, lowest: float, highest: float) -> dict[str, float]:
    """Element -> figure, above `lowest` and at most `highest`. Raises WrongError."""
    by_name = {element.name.casefold(): element.id for element in catalogue.elements}
    by_name |= {element.id: element.id for element in catalogue.elements}
    found: dict[str, float] = {}
    for part in filter(None, (one.strip() for one in text.split(";"))):
        what, _space, figure = part.rpartition(" ")
        element = by_name.get(what.strip().casefold())
        if element is None:
            hint = did_you_mean(what.strip().casefold(), by_name)
            raise WrongError(field, _("»{name}« findes ikke.").format(name=what.strip() or part) + hint)
        try:
            value = float(figure.replace(",", "."))
        except ValueError:
            value = -1.0
        if not lowest < value <= highest:
            raise WrongError(field, _("»{part}«: skriv et tal efter navnet").format(part=part))
        found[element] = value
    return found


def read_documents(text: str, before: Round | None) -> tuple[Document, ...]:
    """The documentation that is asked for; what the round had `before` keeps its id."""
    titles = [one.strip() for one in text.split(";") if one.strip()]
    known = {one.title: one.id for one in before.documentation} if before else {}
    taken = set(known.values())
    documents = []
    for title in dict.fromkeys(titles):
        plain = title.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
        base = "-".join(re.findall(r"[a-z0-9]+", plain)) or "bilag"
        fresh = next(one for one in (base, *(f"{base}-{n}" for n in range(2, 999))) if one not in taken)
        documents.append(Document(id=known.get(title, fresh), title=title))
        taken.add(documents[-1].id)
    return tuple(documents)
