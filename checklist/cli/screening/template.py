"""The file that somebody writes a round in: every key with what it is for, to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.locale import _
from checklist.screening.round import ROUND_FORMAT

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from checklist.catalogue import Catalogue


def template(catalogue: Catalogue, round_id: UUID, deadline: dt.datetime, seed: int, path: str) -> str:
    """A round in TOML that lacks only what people have to write; `path` is the file's own name."""
    about = catalogue.about
    areas = ", ".join(f'"{area.id}"' for area in catalogue.areas)
    first, last = catalogue.elements[0].id, catalogue.elements[-1].id
    lines: list[str] = []

    def told(*comments: str) -> None:
        lines.extend(["", *(f"# {comment}" for comment in comments)])

    told(
        _("En ansøgningsrunde. Skriv mellem citationstegnene, og gem filen."),
        _("Skriv så: lovende screen new {path}").format(path=path),
    )
    lines += [f'format = "{ROUND_FORMAT}"', f'id = "{round_id}"']
    told(_("Rundens navn, hvem der står bag, og hvor ansøgerne kan skrive hen."))
    lines += ['name = ""', 'organiser = ""', 'contact = ""']
    told(_("Hvad runden skal føre til, i en eller to sætninger. Ansøgerne læser det."))
    lines.append('purpose = ""')
    told(_("Spørgeskemaet. form er full (alle spørgsmål) eller short (kun kernespørgsmålene)."))
    lines += [f'catalogue = "{about.id}"', f'catalogue_version = "{about.version}"', 'form = "full"']
    if areas:
        told(_("Hvilke områder runden gælder. Tom betyder alle."), _("Områderne: {areas}").format(areas=areas))
        lines.append("areas = []")
    told(_("Fristen: år-måned-dag, T, klokkeslæt og forskellen til verdenstid."))
    lines.append(f"deadline = {deadline.isoformat()}")
    told(_("Hvor mange der er plads til."))
    lines.append("places = 8")
    told(_("true: Bedømmerne ser en kode i stedet for navne. false: De ser navnene."))
    lines.append("blind = true")
    told(_("Hvor mange der læser hver ansøgning."))
    lines.append("reviewers_per_application = 2")
    told(_("Så mange trin skal to være uenige om et element, før en til skal læse. 0 betyder aldrig."))
    lines.append("extra_on_disagreement = 2")
    told(_("Så mange sager læser alle, og taler om, før resten bliver delt ud."))
    lines.append("calibration_cases = 3")
    told(_("Hvor lang tid det tager at læse og bedømme én ansøgning, i minutter."))
    lines.append("minutes_per_application = 45")
    told(_("Hvor mange spørgsmål en ansøger må lade stå åbne."))
    lines.append("unanswered_allowed = 0")
    told(_("Tallet, som beregningen begynder med. Samme tal giver samme resultat. Lad det stå."))
    lines.append(f"seed = {seed}")
    told(
        _("Herunder er det valgfrit. Fjern # foran det, du vil bruge."),
        "",
        _("Hvor meget et element vejer. De, du ikke nævner, vejer 1. Uden vægte er alle lige sandsynlige."),
        "[weights]",
        f"{first} = 2",
        "",
        _("Ligger bedømmernes gennemsnit her eller lavere, får elementet et flag. Det afgør ingenting."),
        "[attention]",
        f"{last} = 2",
        "",
        _("Det, alle skal sende med eller nævne. En tabel for hver."),
        "[[documentation]]",
        'id = "beskrivelse"',
        _line("title", _("En beskrivelse af praksis")),
        "",
        _("Grupper, der sammenlignes hver for sig. Har du grupper, så slet places ovenfor."),
        _("maturity er idea (idé), trial (afprøvning) og running (i drift)."),
        "[[groups]]",
        'id = "paa-vej"',
        _line("name", _("Idé og afprøvning")),
        'maturity = ["idea", "trial"]',
        "places = 5",
        "",
        "[[groups]]",
        'id = "i-drift"',
        _line("name", _("I drift")),
        'maturity = ["running"]',
        "places = 3",
        "",
        _("Det, et brev skal sige om en beslutning, hvis I vil skrive det selv. De, I ikke skriver, siger vi."),
        "[letters]",
        _line("go_on", _("Vi vil gerne besøge jer. Vi ringer inden jul.")),
        _line("wait", _("Vi har ikke taget stilling endnu. I hører fra os i marts.")),
        _line("not_this_time", _("Vi går ikke videre med jeres ansøgning denne gang. I er velkomne igen næste år.")),
        _line("ask_for_more", _("Vi vil gerne vide mere. Vi ringer og fortæller, hvad det er.")),
    )
    return "\n".join(line.rstrip() for line in lines).lstrip() + "\n"


def _line(key: str, text: str) -> str:
    """A key with a text that has neither quotation marks nor line breaks in it."""
    return f'{key} = "{text}"'
