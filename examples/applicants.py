"""Makes a fictive round of applications to try the screening on: `python3 examples/applicants.py FOLDER`.

Every practice, service, note and answer is made up; each file says so. The same seed gives the same round. Among the
good files lie those that a foundation really gets: half empty, sent twice, another form, damaged, hostile.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

if __name__ == "__main__":
    import bootstrap

    # Any Python may be asked to run this; the one in .venv has what it takes.
    if Path(sys.prefix).resolve() != bootstrap.ENVIRONMENT.resolve():
        bootstrap.make_ready("run")
        bootstrap.hand_over(__file__, *sys.argv[1:])

from checklist.assessment.model import Answer, Assessment, Evidence, Practice, Respondent
from checklist.catalogue import Catalogue, our_catalogue
from checklist.exchange import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checklist.assessment.model import Maturity

    Flaw = Callable[[Catalogue, int, Assessment, int], "File"]

NAMESPACE = UUID("5e0b1c1e-6d2f-4f57-9a3c-0f1f2a3b4c5d")
DEADLINE = dt.datetime(2026, 11, 30, 11, 0, tzinfo=dt.UTC)

PRACTICES: dict[str, tuple[str, ...]] = {
    "handicap": (
        "Faste overgange om morgenen", "Billeder til samtalen", "Ro ved aftensmaden", "Egen nøgle, egen dør",
        "Musik før nat", "Hverdag med tydelige skift", "Selv i køkkenet",
    ),
    "udsatte-boern-og-unge": (
        "Følgeskab til fritiden", "Mandagssamtalen", "Efterværn med én kendt voksen", "Søskende på besøg",
        "Skolestart i små skridt", "De unges råd", "Hjem i weekenden",
    ),
    "udsatte-voksne": (
        "Kaffe før kontoret", "Vejen til egen bolig", "Gadeplan med fast makker", "Tid til tandlægen",
        "Værksted uden krav", "Første uge efter afrusning", "En hånd til posten",
    ),
}  # fmt: skip
SERVICES = (
    "Birkely", "Engsvinget", "Havblik", "Kløvermarken", "Lærkehøj", "Møllehaven", "Pilegården", "Rugmarken",
    "Skovbrynet", "Strandhuset", "Søvang", "Toften", "Vestervang", "Åbrinken",
)  # fmt: skip
TARGET_GROUPS = {
    "handicap": "Voksne med udviklingshæmning, som bor fast på stedet",
    "udsatte-boern-og-unge": "Unge fra 13 til 18 år, som er anbragt uden for hjemmet",
    "udsatte-voksne": "Voksne i hjemløshed med rusmidler og psykisk sårbarhed",
}
# Three notes for each element: where the practice stands weakly, in the middle and strongly.
NOTES: dict[str, tuple[str, str, str]] = {
    "teori-og-viden": (
        "Vi bygger mest på vores egen erfaring. Der står ikke noget på skrift endnu.",
        "Teorien står på en side, men kun halvdelen af os kan forklare den.",
        "Vi har skrevet ned, hvorfor vi gør det, vi gør. Nye kolleger får det fortalt i første uge.",
    ),
    "virkning": (
        "Vi kan se en forskel, men vi har ikke talt noget op.",
        "Vi har tal fra før og nu for omkring halvdelen.",
        "Vi følger alle fra start og et år frem, også dem, der stopper.",
    ),
    "beskrivelse": (
        "Praksis ligger i hovedet på tre af os.",
        "Der er en beskrivelse, men den er to år gammel.",
        "Beskrivelsen hænger i vagtrummet, og vi retter den hvert halve år.",
    ),
    "maal": (
        "Målene er skrevet af os og kommunen.",
        "De fleste har mindst ét mål med egne ord.",
        "Alle mål er skrevet sammen med borgeren, og vi kan se, når de er nået.",
    ),
    "overfoerbarhed": (
        "Det hele står og falder med to kolleger.",
        "Vi har vist det til naboafdelingen. De har lavet det om til deres eget.",
        "To andre steder bruger det, og vi ved, hvad der skal være på plads først.",
    ),
    "oekonomi": (
        "Vi kender ikke prisen på et forløb.",
        "Vi kender timerne, men har ikke holdt dem op mod resultaterne.",
        "Prisen på et forløb er regnet ud, og driften er på budgettet til næste år.",
    ),
    "faglig-refleksion": (
        "Vi taler om det i gangen. Der er ikke sat tid af.",
        "Vi har en fast time hver anden uge, men natten er sjældent med.",
        "Hver måned gennemgår vi en svær episode sammen, også med nattevagterne.",
    ),
    "relationelt-samarbejde": (
        "Der er skiftet mange kolleger ud i år.",
        "Alle har en kontaktperson, men ferie og sygdom giver huller.",
        "Hver har to kendte ansigter, og vi spørger to gange om året, hvordan relationen er.",
    ),
    "individuel-tilrettelaeggelse": (
        "Vi har én måde at gøre det på, og den får alle.",
        "Vi tilpasser tit, men skriver det ikke ned.",
        "Vi begynder med det, borgeren kan og vil, og skriver ned, hvad vi laver om.",
    ),
    "monitorering": (
        "Vi skriver dagbog, men ser ikke på den samlet.",
        "Vi måler to gange om året, men ikke altid det, målene handler om.",
        "Vi måler det, målene handler om, og borgeren sætter selv sit kryds først.",
    ),
    "opfoelgning": (
        "Vi følger op, når der er tid.",
        "Der er faste samtaler, men vi laver sjældent noget om bagefter.",
        "Efter hver samtale står der, hvad vi ændrer, og hvem der gør det.",
    ),
}


@dataclass(frozen=True)
class File:
    """One file of the round; `flaw` says what is wrong with it, empty where nothing is."""

    name: str
    content: bytes
    flaw: str = ""


def application(catalogue: Catalogue, number: int, seed: int) -> Assessment:
    """A whole, good application. The same number and seed give the same one."""
    chance = Random(f"{seed}/{number}")
    area = chance.choice(sorted(PRACTICES))
    maturity: Maturity = chance.choice(("trial", "trial", "running", "idea"))
    level = chance.gauss(3.1, 0.6)
    answers: dict[str, Answer] = {}
    evidence = (
        Evidence(id="beskrivelse", title="Beskrivelse af praksis (fiktiv)", date=dt.date(2026, 3, 2)),
        Evidence(id="opgoerelse", title="Opgørelse for det sidste år (fiktiv)", date=dt.date(2026, 9, 14)),
    )
    for element in catalogue.elements:
        here = level + chance.gauss(0, 0.7)
        for position, question in enumerate(catalogue.questions_of(element, "full")):
            answers[question.id] = _answer(chance, element.id, here, position)
    moment = dt.datetime(2026, 11, 1, 8, tzinfo=dt.UTC) + dt.timedelta(minutes=chance.randrange(28 * 24 * 60))
    service = SERVICES[(number * 5 + seed) % len(SERVICES)]
    return Assessment(
        id=uuid5(NAMESPACE, f"application/{seed}/{number}"),
        kind="application",
        catalogue=catalogue.about.id,
        catalogue_version=catalogue.about.version,
        created=moment - dt.timedelta(days=2),
        updated=moment,
        period="2026",
        practice=Practice(
            id=uuid5(NAMESPACE, f"practice/{seed}/{number}"),
            name=chance.choice(PRACTICES[area]),
            service=f"{service} {number} (fiktivt tilbud)",
            organisation="Fiktiv organisation",
            area=area,
            target_group=TARGET_GROUPS[area],
            maturity=maturity,
        ),
        respondent=Respondent(role="Leder", perspective="leder"),
        answers=answers,
        evidence=evidence,
    )


def _answer(chance: Random, element: str, level: float, position: int) -> Answer:
    if chance.random() < 0.04:
        return Answer(status="dont_know", note="Det ved vi ikke endnu. Vi spørger natteamet.")
    value = min(5, max(1, round(level + chance.gauss(0, 0.6))))
    note = NOTES[element][0 if value <= 2 else 1 if value == 3 else 2] if position in {0, 3} else None
    shown = ("beskrivelse",) if value >= 4 and position == 0 else ("opgoerelse",) if value == 5 else ()
    return Answer(value=value, note=note, evidence=shown)


def round_toml(catalogue: Catalogue, seed: int) -> bytes:
    """The round itself, as the foundation would write it."""
    return f"""# En fiktiv ansøgningsrunde. Fonden, ansøgerne og alle svar er opdigtede.
format = "lovende-round/1"
id = "{uuid5(NAMESPACE, f"round/{seed}")}"
name = "Lovende praksis 2026 (fiktiv)"
organiser = "Den fiktive fond"
contact = "runde@eksempel.invalid"
purpose = "Vi leder efter praksis, som andre kan lære af, og som vi vil følge i to år."
catalogue = "{catalogue.about.id}"
catalogue_version = "{catalogue.about.version}"
form = "full"
deadline = {DEADLINE:%Y-%m-%dT%H:%M:%SZ}
blind = true
reviewers_per_application = 2
unanswered_allowed = 10
seed = {seed}

[weights]
virkning = 2
monitorering = 2

[attention]
oekonomi = 2

[[documentation]]
id = "beskrivelse"
title = "En beskrivelse af praksis"

[[groups]]
id = "paa-vej"
name = "Idé og afprøvning"
maturity = ["idea", "trial"]
places = 5

[[groups]]
id = "i-drift"
name = "I drift"
maturity = ["running"]
places = 3
""".encode()


def files(count: int, seed: int) -> Iterator[File]:
    """`count` files, of which about every fourth has a flaw from the list below, one kind after the other."""
    catalogue = our_catalogue("da")
    flaws: tuple[Flaw, ...] = (
        _half_empty, _sent_again, _same_practice_again, _changed("a rehearsal", practice_mode=True),
        _changed("another questionnaire", catalogue="et-andet-skema"), _cut_off, _not_a_form, _formulas, _nested,
        _changed("a later version of the questionnaire", catalogue_version="9.0.0"),
    )  # fmt: skip
    for number in range(1, count + 1):
        good = application(catalogue, number, seed)
        if number % 4 == 0:
            yield flaws[(number // 4 - 1) % len(flaws)](catalogue, number, good, seed)
        else:
            yield _good(number, good)


def _good(number: int, good: Assessment) -> File:
    form = ("toml", "json", "xlsx", "csv")[number % 4] if number % 3 == 0 else "toml"
    return File(f"ansoegning-{number:03}.{form}", write(good, form))  # type: ignore[arg-type]


def _toml(number: int, assessment: Assessment, flaw: str) -> File:
    labelled = b"# Fiktiv ans\xc3\xb8gning.\n" + write(assessment, "toml")
    return File(f"ansoegning-{number:03}.toml", labelled, flaw)


def _half_empty(_catalogue: Catalogue, number: int, good: Assessment, _seed: int) -> File:
    kept = dict(list(good.answers.items())[: len(good.answers) // 2])
    return _toml(number, good.model_copy(update={"answers": kept}), "half empty")


def _sent_again(catalogue: Catalogue, number: int, _good: Assessment, seed: int) -> File:
    return File(f"kopi af ansoegning-{number - 3:03}.toml", write(application(catalogue, number - 3, seed), "toml"),
                "sent twice")  # fmt: skip


def _same_practice_again(catalogue: Catalogue, number: int, good: Assessment, seed: int) -> File:
    earlier = application(catalogue, number - 2, seed)
    return _toml(number, good.model_copy(update={"practice": earlier.practice}), "the same practice, filled in anew")


def _changed(flaw: str, **fields: object) -> Flaw:
    """A good application but for these fields."""
    return lambda _catalogue, number, good, _seed: _toml(number, good.model_copy(update=fields), flaw)


def _cut_off(_catalogue: Catalogue, number: int, good: Assessment, _seed: int) -> File:
    whole = write(good, "json")
    return File(f"ansoegning-{number:03}.json", whole[: len(whole) // 3], "cut off in the middle")


def _not_a_form(_catalogue: Catalogue, number: int, _good: Assessment, _seed: int) -> File:
    text = "Kære fond. Hermed vores ansøgning (fiktivt brev). Skemaet eftersendes.\n"
    return File(f"brev {number}.txt", text.encode("cp1252"), "a letter instead of the form")


def _formulas(_catalogue: Catalogue, number: int, good: Assessment, _seed: int) -> File:
    first = next(iter(good.answers))
    hostile = good.answers[first].model_copy(update={"note": '=HYPERLINK("http://eksempel.invalid","Klik her")'})
    answers = {**good.answers, first: hostile}
    practice = good.practice.model_copy(update={"name": "@SUM(A1:A9) <script>alert(1)</script>"})
    changed = good.model_copy(update={"answers": answers, "practice": practice})
    return _toml(number, changed, "formulas and markup in texts")


def _nested(_catalogue: Catalogue, number: int, _good: Assessment, _seed: int) -> File:
    return File(f"ansoegning-{number:03}.toml", b"a = " + b"[" * 1000 + b"]" * 1000, "nested a thousand deep")


def write_round(folder: Path, count: int, seed: int) -> list[File]:
    """Write `runde.toml` and the folder `ansoegninger` into `folder`; returns what was written there."""
    inbox = folder / "ansoegninger"
    inbox.mkdir(parents=True, exist_ok=True)
    (folder / "runde.toml").write_bytes(round_toml(our_catalogue("da"), seed))
    written = list(files(count, seed))
    for file in written:
        (inbox / file.name).write_bytes(file.content)
    return written


def main() -> None:
    parser = argparse.ArgumentParser(description="Make a fictive round of applications.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    written = write_round(given.folder, given.count, given.seed)
    print(f"{len(written)} files in {given.folder / 'ansoegninger'}, {sum(1 for f in written if f.flaw)} with a flaw:")
    for file in written:
        if file.flaw:
            print(f"  {file.name}: {file.flaw}")


if __name__ == "__main__":
    main()
