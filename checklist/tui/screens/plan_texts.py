"""What the plan screen writes: suggestions with the reason for their place, actions with who and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from checklist.assessment.development import effort_words, why_this_place
from checklist.assessment.planning import OPEN_STATUSES, is_due, is_picked, overdue, status_words
from checklist.assessment.summary import perspective_name
from checklist.catalogue import reading
from checklist.locale import _, long_date, ngettext
from checklist.tui.grid import Grid
from checklist.tui.screens.walk_texts import answer_words

if TYPE_CHECKING:
    import datetime as dt

    from rich.console import RenderableType

    from checklist.assessment.development import Proposal
    from checklist.assessment.model import Action, Plan
    from checklist.tui.session import Session

STATUS_MARKS = {"planned": "○", "started": "◐", "done": "✓", "dropped": "–"}


def element_label(session: Session, element_id: str | None) -> str:
    """An element with its number; empty where this catalogue has no such element."""
    element = session.catalogue.element_by_id.get(element_id or "")
    if element is None:
        return ""
    return f"{session.catalogue.element_numbers[element.id]} {reading(element.name, session.area)}"


def _row(mark: str, number: int, text: str, below: str) -> Grid:
    row = Grid(padding=(0, 1, 0, 0), expand=True)
    row.add_column(width=1)
    row.add_column(width=2)
    row.add_column(ratio=1)
    row.add_row(mark, f"{number:>2}", Text(text))
    row.add_row("", "", Text(below, style="italic"))
    return row


# Suggestions


def proposal_title(session: Session, proposal: Proposal) -> str:
    """What is suggested: the suggestion's text, or to find out."""
    if proposal.suggestion:
        return reading(proposal.suggestion.text, session.area)
    question = session.catalogue.question_by_id[proposal.question_id]
    return _("Find ud af: {question}").format(question=reading(question.text, session.area))


def first_step(session: Session, proposal: Proposal) -> str:
    """The first step of a suggestion; for finding out, whom to ask."""
    if proposal.suggestion:
        return reading(proposal.suggestion.first_step, session.area)
    asked_of = session.catalogue.question_by_id[proposal.question_id].asked_of
    if asked_of:
        return _("Spørg {who}.").format(who=_(" eller ").join(map(perspective_name, asked_of)))
    return _("Tag spørgsmålet med på næste møde, og skriv svaret ned.")


def proposal_line(session: Session, proposal: Proposal, number: int, *, wide: bool) -> Grid:
    """A suggestion on the list; ✓ where it is in the plan."""
    mark = "✓" if is_picked(session.assessment.plan, proposal) else "○"
    below = [element_label(session, proposal.element_id), effort_words(proposal.effort)]
    if wide:
        below.append(reading(why_this_place(session.catalogue, proposal), session.area))
    return _row(mark, number, proposal_title(session, proposal), " · ".join(below))


def proposal_close_up(session: Session, proposal: Proposal, *, airy: bool) -> Group:
    """Why a suggestion stands where it does, which answer it comes from, and what its first step is."""
    question = session.catalogue.question_by_id[proposal.question_id]
    answer = answer_words(session.catalogue, question, session.answer(question.id))
    who = reading(proposal.suggestion.owner, session.area) if proposal.suggestion and proposal.suggestion.owner else ""
    picked = is_picked(session.assessment.plan, proposal)
    return _facts(
        airy,
        (_("Hvorfor her"), reading(why_this_place(session.catalogue, proposal), session.area)),
        (_("Fra svaret"), f"{reading(question.text, session.area)} {answer}"),
        (_("Første skridt"), first_step(session, proposal)),
        (_("Kan gøres af"), who),
        ("", _("✓ Det er med i planen.") if picked else ""),
    )


def no_proposals(session: Session) -> str:
    """What stands where there is nothing to suggest."""
    if any(answer.is_given for answer in session.assessment.answers.values()):
        return _("Ingen af jeres svar giver et forslag. I kan skrive jeres egne handlinger i planen.")
    return _("Forslagene kommer, når I har svaret på de første spørgsmål.")


# The plan


def action_line(action: Action, number: int, today: dt.date) -> Grid:
    """An action on the list, with its status, owner and deadline."""
    owner, deadline = action.owner or "", deadline_words(action, today)
    if action.status in OPEN_STATUSES:
        owner, deadline = owner or _("ingen ansvarlig endnu"), deadline or _("ingen frist endnu")
    below = [status_words(action.status), owner, deadline]
    return _row(STATUS_MARKS[action.status], number, action.title, " · ".join(part for part in below if part))


def deadline_words(action: Action, today: dt.date) -> str:
    """When an action is to be done, and how long ago that was where it should have been; empty without a deadline."""
    if action.deadline is None:
        return ""
    frist = _("frist {day}").format(day=long_date(action.deadline))
    if action.status not in OPEN_STATUSES or action.deadline >= today:
        return frist
    late = (today - action.deadline).days
    words = ngettext("overskredet med {days} dag", "overskredet med {days} dage", late)
    return f"{frist}, {words.format(days=late)}"


def action_close_up(session: Session, action: Action, *, airy: bool) -> Group:
    """The rest of an action; what is not written yet is named too."""
    unwritten = _("ikke skrevet endnu")
    return _facts(
        airy,
        (_("Element"), element_label(session, action.element)),
        (_("Hvorfor"), action.why or ""),
        (_("Første skridt"), action.first_step or unwritten),
        (_("Tegn på, at det lykkes"), action.sign_of_success or unwritten),
    )


def notice(plan: Plan, today: dt.date) -> tuple[str, bool]:
    """The line about the next look and what is overdue, and whether it calls for attention."""
    late = len(overdue(plan, today))
    late_words = ngettext("{n} frist er overskredet.", "{n} frister er overskredet.", late).format(n=late)
    day = long_date(plan.next_look) if plan.next_look else ""
    if not day:
        look = _("Hvornår ser I på planen igen? Tryk d.")
    elif not is_due(plan, today):
        look = _("I ser på planen igen {day}.").format(day=day)
    elif plan.next_look == today:
        look = _("I dag er dagen: I ville se på planen igen. Tryk d for en ny dag.")
    else:
        look = _("I ville se på planen igen {day}. Se på den nu, og tryk d for en ny dag.").format(day=day)
    return f"{look} {late_words}" if late else look, bool(late) or is_due(plan, today)


def _facts(airy: bool, *facts: tuple[str, str]) -> Group:
    parts: list[RenderableType] = []
    for title, text in facts:
        if text:
            if airy and parts:
                parts.append(Text())
            if title and airy:
                parts += [Text(title, style="bold"), Text(text)]
            else:
                parts.append(Text.assemble((f"{title}: ", "bold"), text) if title else Text(text))
    return Group(*parts)
