"""What the facilitator's screen says: the next step, the agenda, who is done, and where the meeting can be found.

It reads what any eye may see, and works nothing out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from checklist.catalogue import reading
from checklist.locale import _, clock, ngettext, percent
from checklist.tui.grid import Grid
from checklist.tui.screens.workshop_hosting import SERVED
from checklist.tui.widgets.bars import progress_bar
from checklist.tui.widgets.qr_code import qr_text
from checklist.web.presence import gone
from checklist.workshop import sentences
from checklist.workshop.model import LATE_BATCH
from checklist.workshop.moves import main_move, next_element_id, refusal, undecided

if TYPE_CHECKING:
    from rich.console import RenderableType

    from checklist.catalogue import Area, Catalogue
    from checklist.tui.screens.workshop_hosting import Hosting
    from checklist.workshop.model import Slot, Workshop


def area_of(catalogue: Catalogue, workshop: Workshop) -> Area | None:
    return catalogue.area_by_id.get(workshop.settings.practice.area or "")


def element_name(catalogue: Catalogue, element_id: str | None) -> str:
    element = catalogue.element_by_id.get(element_id or "")
    return element.name if element else element_id or ""


def question_text(hosting: Hosting, question_id: str) -> str:
    """The question in the area's words."""
    question = hosting.catalogue.question_by_id[question_id]
    return reading(question.text, area_of(hosting.catalogue, hosting.workshop))


# The next step


def next_step(hosting: Hosting) -> tuple[str, str]:
    """The one step that comes next, and in a sentence what happens then, or what is missing first."""
    workshop = hosting.workshop
    move = main_move(workshop)
    if move is None:
        return _("Workshoppen er færdig"), _("Tryk x for rapporten eller Esc for at gå ud.")
    title = sentences.move_words(move)
    if move == "next_element":
        following = element_name(hosting.catalogue, next_element_id(workshop))
        title = _("Næste element: {name}").format(name=following)
    missing = refusal(workshop, move)
    if missing is None and move == "finish" and undecided(workshop, everywhere=True):
        return title, _("Nogle spørgsmål mangler et fælles svar. Resultatet kan blive foreløbigt.")
    return title, missing or _what_happens(move)


def _what_happens(move: str) -> str:
    return {
        "open_lobby": _("Deltagerne kan komme ind med koden. Du kan stadig rette mødet."),
        "start_answering": _("Alle får det første element og svarer hver for sig."),
        "reveal": _("Alle ser svarene på samme tid. Det kan ikke gøres om."),
        "start_settling": _("Når I har talt: find et fælles svar på hvert spørgsmål."),
        "next_element": _("Alle får det næste element og svarer hver for sig."),
        "start_planning": _("I går fra svarene til det, I vil gøre."),
        "finish": _("Alle kan hente rapporten, indtil du lukker mødet."),
        "close": _("Døren lukkes, og de enkelte svar bliver slettet."),
        "erase": _("Sletningen blev ikke færdig. Prøv igen."),
    }.get(move, "")


# Beside the meeting


def side(hosting: Hosting) -> Group:
    """Where the meeting is on its agenda, who is done, the timer and what waits."""
    parts: list[RenderableType] = [Text(sentences.phase_words(hosting.workshop.phase), style="bold"), Text()]
    if hosting.workshop.phase in SERVED:
        parts += [_people(hosting), Text()]
    parts.append(_agenda(hosting))
    if (timer := timer_words(hosting)) is not None:
        parts += [Text(), timer]
    late = max(hosting.meeting.waiting.values(), default=0)
    if late and refusal(hosting.workshop, "take_in_late") is None:
        parts += [
            Text(),
            Text(sentences.late_words(late)),
            Text(_("Tryk l.") if late >= LATE_BATCH else "", style="dim"),
        ]
    return Group(*parts)


def _people(hosting: Hosting) -> Group:
    workshop, progress = hosting.workshop, hosting.meeting.progress
    lines: list[RenderableType] = []
    if workshop.phase in {"answering", "answering_again"}:
        words = ngettext("{done} af {of} er færdig", "{done} af {of} er færdige", progress.done)
        lines.append(Text(words.format(done=progress.done, of=progress.of), style="bold"))
        lines.append(Text(progress_bar(progress.done, progress.of, 20)))
        if left := gone(hosting.meeting):
            lines.append(Text(sentences.gone_words(left), style="italic"))
    elif workshop.phase == "planning" and (workshop.plan_votes is None or workshop.plan_votes.withheld):
        lines.append(Text(sentences.voted_words(progress.done, progress.of), style="bold"))
    else:
        lines.append(Text(_("{count} er med").format(count=progress.joined)))
    if before := hosting.meeting.answered_before:
        is_over = workshop.phase in {"finished", "closed"}
        words = _("{count} har svaret uden for mødet") if is_over else _("{count} har svaret før mødet")
        lines.append(Text(words.format(count=before), style="dim"))
    return Group(*lines)


def timer_words(hosting: Hosting) -> Text | None:
    """What is left on the timer, or that the time is up; None where it does not go."""
    ends = hosting.workshop.timer_ends
    if ends is None:
        return None
    left = int((ends - hosting.meeting.now()).total_seconds())
    if left <= 0:
        return Text(_("Ur: tiden er gået"), style="bold reverse")
    return Text(_("Ur: {minutes}:{seconds:02d} tilbage").format(minutes=left // 60, seconds=left % 60), style="bold")


def slot_name(catalogue: Catalogue, slot: Slot) -> str:
    if slot.element is not None:
        return element_name(catalogue, slot.element)
    return {"opening": _("Velkomst"), "plan": _("Plan"), "close": _("Afslutning")}[slot.name or "opening"]


def _agenda(hosting: Hosting) -> Grid:
    table = Grid(padding=(0, 1, 0, 0))
    table.add_column(width=1)
    table.add_column()
    table.add_column(justify="right", no_wrap=True)
    workshop, here = hosting.workshop, hosting.slot_key
    shown = {e for e, asked in workshop.questions.items() if any(q in workshop.shown for q in asked)}
    for slot in workshop.settings.agenda:
        now = slot.key == here and workshop.phase not in {"prepared", "closed"}
        mark = "▸" if now else "✓" if slot.key in shown else ""
        style = "bold" if now else ""
        table.add_row(Text(mark), Text(slot_name(hosting.catalogue, slot), style=style), Text(str(slot.minutes)))
        spent = hosting.minutes_spent(slot.key) if now else None
        if spent is not None:
            table.add_row("", Text(_minutes_left(slot.minutes - spent), style="italic"), "")
    return table


def _minutes_left(left: int) -> str:
    if left >= 0:
        return ngettext("{count} min. tilbage", "{count} min. tilbage", left).format(count=left)
    return ngettext("{count} min. over", "{count} min. over", -left).format(count=-left)


# Before the first answer


def prepared(hosting: Hosting) -> Group:
    """The settings in short, and what can be done before the meeting."""
    settings = hosting.workshop.settings
    table = Grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column()
    asked = sum(len(questions) for questions in hosting.workshop.questions.values())
    form = _("kort") if settings.form == "short" else _("fuld")
    for name, value in (
        (_("Praksis"), f"{settings.practice.name} · {settings.practice.service}"),
        (_("Elementer"), " · ".join(element_name(hosting.catalogue, one) for one in settings.elements)),
        (_("Antal spørgsmål"), _("{count}, {form} form").format(count=asked, form=form)),
        (_("Tid"), _("{length} minutter, {people} deltagere").format(length=settings.length, people=settings.people)),
        (
            _("Tal vises fra"),
            ngettext("{count} svar", "{count} svar", settings.smallest_group).format(count=settings.smallest_group),
        ),
        (_("Tæt er"), _("mindst {share} ens eller lige ved siden af").format(share=percent(settings.agreed_share))),
        (_("Kode"), hosting.workshop.code),
    ):
        table.add_row(Text(name, style="dim"), Text(value))
    early = [
        _("r retter mødet. d viser, hvad deltagerne får at vide."),
        _(
            "Kan nogen ikke komme? Åbn mødet, så kan de svare på siden inden. Eller skriv deres stemmesedler ind (s), "
            "eller hent deres filer (h)."
        ),
    ]
    return Group(Text(_("Mødet er forberedt"), style="bold"), Text(), table, Text(), *(Text(line) for line in early))


def lobby(hosting: Hosting) -> Group:
    """Where the meeting is found: address, code and QR code; or what stands in the way."""
    code = " ".join(hosting.workshop.code)
    server = hosting.server
    if server is None:
        lines = [_("Siden er ikke åben for deltagere."), hosting.trouble, _("w åbner den. a lader folk svare her.")]
        return Group(Text(lines[0], style="bold"), *(Text(line) for line in lines[1:] if line))
    words = Group(
        Text(_("Gå til"), style="dim"),
        Text(server.address.removeprefix("http://"), style="bold"),
        Text(),
        Text(_("Koden er"), style="dim"),
        Text(code, style="bold"),
        Text(),
        Text(_("Eller brug telefonens kamera. b viser det på storskærmen.")),
        Text(),
        Text(_reached(hosting), style="italic"),
    )
    table = Grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column()
    table.add_row(qr_text(server.join_address), words)
    return Group(table)


def _reached(hosting: Hosting) -> str:
    if hosting.meeting.progress.joined:
        return ""
    others = hosting.reach.others if hosting.reach else 0
    if others:
        return ngettext(
            "{count} andet apparat har været her.", "{count} andre apparater har været her.", others
        ).format(count=others)
    return _("Ingen andre har været her endnu. w hjælper.")


def answering(hosting: Hosting) -> Group:
    """How many are done, large, and what is being asked."""
    workshop, progress = hosting.workshop, hosting.meeting.progress
    again = workshop.phase == "answering_again"
    element = hosting.catalogue.element_by_id.get(workshop.element or "")
    asked = workshop.reopened if again else workshop.current_questions
    words = ngettext("{done} af {of} er færdig", "{done} af {of} er færdige", progress.done)
    table = Grid(padding=(0, 1, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for question_id in asked:
        number = hosting.catalogue.question_numbers[question_id]
        table.add_row(Text(number, style="dim"), Text(question_text(hosting, question_id)))
    heading = element.name if element else ""
    return Group(
        Text(_("{element} – svar igen").format(element=heading) if again else heading, style="bold"),
        Text(),
        Text(words.format(done=progress.done, of=progress.of), style="bold"),
        Text(progress_bar(progress.done, progress.of, 30)),
        Text(),
        table,
    )


def ended(hosting: Hosting) -> Group:
    """What the meeting came to, and what is left to do."""
    workshop = hosting.workshop
    lines = [
        sentences.preliminary_words(workshop),
        ngettext("{count} fælles svar", "{count} fælles svar", len(workshop.settled)).format(
            count=len(workshop.settled)
        ),
        ngettext("{count} handling i planen", "{count} handlinger i planen", len(workshop.plan.actions)).format(
            count=len(workshop.plan.actions)
        ),
        "",
        _("x gemmer rapporten her på computeren."),
    ]
    if workshop.phase == "finished":
        if hosting.server is not None:
            lines.append(_("Deltagerne kan hente den på deres telefon, indtil du lukker mødet."))
        lines.append(_("n viser de fælles svar."))
        if workshop.is_preliminary:
            lines += [
                "",
                _("Svar fra dem, der ikke var med, tages ind, når der er mindst tre (l)."),
                _("m gør det endeligt."),
            ]
    else:
        lines += ["", sentences.erased_words(workshop)]
        if workshop.closed is not None:
            closed = _("Lukket kl. {time}.").format(time=clock(workshop.closed))
            lines.append(closed)
    return Group(Text(sentences.phase_words(workshop.phase), style="bold"), Text(), *(Text(line) for line in lines))
