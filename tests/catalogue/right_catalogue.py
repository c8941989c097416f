"""A catalogue with nothing wrong in it, for tests that put one mistake into it."""

from __future__ import annotations

from checklist.catalogue import Problem, parse_catalogue

RIGHT = """\
[catalogue]
id = "lille"
version = "1.0.0"
language = "da"
title = "Lille"
minimum_coverage = 0.5

[[areas]]
id = "handicap"
name = "Handicap"
terms = { borgeren = "beboeren", huset = "huset" }

[[scales]]
id = "grad"
options = [{ value = 1, label = "Nej" }, { value = 2, label = "Lidt" }, { value = 3, label = "Ja" }]

[[levels]]
id = "ikke"
name = "Ikke endnu"
from = 0
present = false
meaning = "Det ses ikke."

[[levels]]
id = "der"
name = "Til stede"
from = 60
present = true
meaning = "Det ses."

[[gates]]
id = "forsoeg"
text = "Er det prøvet?"
help = "I et forsøg."
closer_look = "Se nærmere."

[[categories]]
id = "koncept"
name = "Koncept"
description = "Hvad vi gør."
blocks = [{ name = "Først", elements = ["maal"] }, { name = "Siden", elements = ["virkning"] }]

[[categories]]
id = "hverdag"
name = "Hverdag"
description = "Hvordan vi gør."

[[elements]]
id = "maal"
name = "Mål"
category = "koncept"
definition = "Hvor {borgeren} vil hen."
references = [{ title = "En bog", publisher = "Et forlag", year = 2016, url = "https://example.org/" }]

[[elements.questions]]
id = "maal-borger"
text = "Hvis mål er det?"
scale = "grad"
weight = 1.5
asked_of = ["leder"]
examples = { handicap = "Hos os i {huset}." }

[[elements.questions.suggestions]]
id = "spoerg"
up_to = 2
text = "Spørg {borgeren}."
first_step = "I dag."
effort = "small"

[[elements]]
id = "virkning"
name = "Virkning"
category = "koncept"
definition = "Hvad der sker."
builds_on = ["maal"]

[[elements.questions]]
id = "virkning-maalt"
text = "Er det målt?"
scale = "grad"
"""


MAAL, VIRKNING = 'elements[0] "maal"', 'elements[1] "virkning"'


QUESTION = f'{MAAL}, questions[0] "maal-borger"'


def problems_in(text: str) -> tuple[Problem, ...]:
    """The problems of this catalogue, which is called lille.toml."""
    return parse_catalogue(text.encode(), "lille.toml")[1]
