"""The 98 Danish municipalities, and finding one by typing a few letters of its name.

It knows names alone; an assessment may carry any other name too.
"""

from __future__ import annotations

import unicodedata

# Names as Danmarks Statistik lists them (Regioner, landsdele og kommuner, v1:2007), in Danish order.
MUNICIPALITIES: tuple[str, ...] = (
    "Albertslund", "Allerød", "Assens", "Ballerup", "Billund", "Bornholm", "Brøndby", "Brønderslev", "Dragør",
    "Egedal", "Esbjerg", "Fanø", "Favrskov", "Faxe", "Fredensborg", "Fredericia", "Frederiksberg", "Frederikshavn",
    "Frederikssund", "Furesø", "Faaborg-Midtfyn", "Gentofte", "Gladsaxe", "Glostrup", "Greve", "Gribskov",
    "Guldborgsund", "Haderslev", "Halsnæs", "Hedensted", "Helsingør", "Herlev", "Herning", "Hillerød", "Hjørring",
    "Holbæk", "Holstebro", "Horsens", "Hvidovre", "Høje-Taastrup", "Hørsholm", "Ikast-Brande", "Ishøj", "Jammerbugt",
    "Kalundborg", "Kerteminde", "Kolding", "København", "Køge", "Langeland", "Lejre", "Lemvig", "Lolland",
    "Lyngby-Taarbæk", "Læsø", "Mariagerfjord", "Middelfart", "Morsø", "Norddjurs", "Nordfyns", "Nyborg", "Næstved",
    "Odder", "Odense", "Odsherred", "Randers", "Rebild", "Ringkøbing-Skjern", "Ringsted", "Roskilde", "Rudersdal",
    "Rødovre", "Samsø", "Silkeborg", "Skanderborg", "Skive", "Slagelse", "Solrød", "Sorø", "Stevns", "Struer",
    "Svendborg", "Syddjurs", "Sønderborg", "Thisted", "Tønder", "Tårnby", "Vallensbæk", "Varde", "Vejen", "Vejle",
    "Vesthimmerlands", "Viborg", "Vordingborg", "Ærø", "Aabenraa", "Aalborg", "Aarhus",
)  # fmt: skip


def matching(text: str) -> tuple[str, ...]:
    """The municipalities with `text` in their name, those that begin with it first, each part in Danish order.

    Large and small letters are the same, and so are aa and å. No text gives none.
    """
    wanted = _spellings(text)
    if not all(wanted):
        return ()
    found = [name for name in MUNICIPALITIES if any(map(str.__contains__, _spellings(name), wanted))]
    return tuple(sorted(found, key=lambda name: not any(map(str.startswith, _spellings(name), wanted))))


def _spellings(text: str) -> tuple[str, str]:
    """`text` as it is written, so that "a" finds Aarhus on the way to "aarhus", and with å for aa."""
    written = unicodedata.normalize("NFC", text.strip()).casefold()
    return written, written.replace("aa", "å")
