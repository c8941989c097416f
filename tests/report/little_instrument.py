"""A fictive instrument for the report's tests: three elements, weights, a reversed, a retired question and a gate."""

from __future__ import annotations

SMALL_CATALOGUE = """
[catalogue]
id = "lille"
version = "2.0.0"
language = "da"
title = "Et lille skema"
description = "Et fiktivt skema til prøver."
licence = "CC-BY-4.0"
minimum_coverage = 0.5

[[areas]]
id = "boern"
name = "Børn"
[areas.terms]
borgeren = "barnet"

[[scales]]
id = "grad"
options = [
  { value = 1, label = "Slet ikke", meaning = "Gør vi ikke" },
  { value = 2, label = "I mindre grad" },
  { value = 3, label = "I nogen grad" },
  { value = 4, label = "I høj grad" },
  { value = 5, label = "I meget høj grad" },
]

[[levels]]
id = "ikke"
name = "Ikke tydelig endnu"
from = 0
present = false
meaning = "Det er svært at få øje på."
[[levels]]
id = "til-stede"
name = "Til stede"
from = 60
present = true
meaning = "{borgeren} mærker det."
[[levels]]
id = "gennem"
name = "Gennemgående"
from = 80
present = true
meaning = "Det holder også om natten."

[[gates]]
id = "forsoeg"
text = "Er virkningen prøvet i et forsøg?"
help = "De fleste svarer nej."
closer_look = "Se nærmere på forsøget, før I siger det højt."

[[categories]]
id = "bund"
name = "Bunden"
description = "Det, I bygger på."
[[categories]]
id = "top"
name = "Toppen"
description = "Det, I bygger."
blocks = [{ name = "Mødet", elements = ["samarbejde"] }, { name = "Læring", elements = ["opfoelgning"] }]

[[elements]]
id = "viden"
name = "Viden"
category = "bund"
definition = "I ved, hvorfor {borgeren} får hjælp."
reflection = ["Hvad gør I af vane?"]
[[elements.references]]
title = "Ålborgbogen"
publisher = "Det Fiktive Forlag"
year = 2016
url = "https://example.org/en-bog"
[[elements.questions]]
id = "viden-skrevet"
text = "Er det skrevet ned, hvad {borgeren} får?"
scale = "grad"
weight = 2
core = true
asked_of = ["leder"]
[[elements.questions.suggestions]]
id = "skriv"
up_to = 3
text = "Skriv det ned sammen med {borgeren}."
first_step = "Sæt en time af."
effort = "small"
owner = "leder"
[[elements.questions]]
id = "viden-kendt"
text = "Kender alle det?"
scale = "grad"
[[elements.questions]]
id = "viden-gammel"
text = "Har I en mappe?"
scale = "grad"
retired = "1.5.0"

[[elements]]
id = "samarbejde"
name = "Samarbejde"
category = "top"
definition = "I arbejder sammen."
builds_on = ["viden"]
references = [
  { title = "Zebrabogen", publisher = "Det Fiktive Forlag" },
  { title = "Ålborgbogen", publisher = "Det Fiktive Forlag", year = 2016, url = "https://example.org/en-bog" },
]
[[elements.questions]]
id = "samarbejde-ofte"
text = "Glemmer I hinanden?"
scale = "grad"
core = true
reverse = true
[[elements.questions]]
id = "samarbejde-nat"
text = "Er natholdet med?"
scale = "grad"

[[elements]]
id = "opfoelgning"
name = "Opfølgning"
category = "top"
definition = "I følger op."
builds_on = ["samarbejde"]
[[elements.questions]]
id = "opfoelgning-fast"
text = "Har I faste tider?"
scale = "grad"
core = true
"""
