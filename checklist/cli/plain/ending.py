"""What comes after the questions: the question of a trial, the profile, and the plan for the next steps."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from checklist.assessment.development import effort_words, proposals, why_this_place
from checklist.assessment.editing import with_action, with_gate, with_plan
from checklist.assessment.group import missing_perspectives
from checklist.assessment.model import GateAnswer
from checklist.assessment.planning import action_from, is_picked
from checklist.assessment.scoring import score
from checklist.catalogue import reading
from checklist.cli import profile_text
from checklist.cli.plain.dialogue import ask, ask_date, ask_text, ask_yes_no, say
from checklist.cli.plain.session import Session, now
from checklist.locale import _

if TYPE_CHECKING:
    from checklist.assessment.development import Proposal
    from checklist.assessment.model import Action

_SHOWN_AT_ONCE = 8


def ask_gates(session: Session) -> None:
    """Asks each gate that is open. Raises EndOfInputError."""
    for gate in session.catalogue.gates:
        if gate.id in session.assessment.gates:
            continue
        say()
        say(reading(gate.text, session.area))
        say(reading(gate.help, session.area))
        answer = ask_yes_no(_("j eller n (Enter = spring over):"), otherwise=None)
        if answer is not None:
            session.change(with_gate(session.assessment, gate.id, GateAnswer(value=answer), now()))
        if answer:
            say(reading(gate.closer_look, session.area))


def show_profile(session: Session) -> None:
    """The profile on stdout: it is what all the answers were for."""
    catalogue, assessment = session.catalogue, session.assessment
    profile = score(catalogue, assessment)
    lines = [
        *profile_text.heading(catalogue, assessment),
        "",
        *profile_text.profile_table(catalogue, profile, session.area),
        "",
        *profile_text.how_to_read(),
        "",
        *profile_text.gate_lines(catalogue, assessment),
        *profile_text.sentences(catalogue, profile, session.area, missing_perspectives([assessment])),
    ]
    click.echo("\n".join(lines))


def make_plan(session: Session) -> None:
    """Offers suggestions in order until no more is chosen, then asks for the next look. Raises EndOfInputError."""
    shown = 0
    while offered := _open_proposals(session):
        shown = min(len(offered), max(shown, _SHOWN_AT_ONCE))
        say()
        say(_("Forslag til næste skridt, det første først:"))
        for position, proposal in enumerate(offered[:shown], start=1):
            _show_proposal(session, position, proposal)
        answer = ask(_("Skriv et nummer for at tage det med i planen, m for flere forslag, Enter for at gå videre:"))
        if not answer:
            break
        if answer.lower() == "m":
            shown += _SHOWN_AT_ONCE
        elif answer.isdecimal() and 1 <= int(answer) <= shown:
            _pick(session, offered[int(answer) - 1])
        else:
            say(_("Skriv et tal fra 1 til {last}.").format(last=shown))
    if session.assessment.plan.actions and session.assessment.plan.next_look is None:
        day = ask_date(_("Hvornår ser I på planen igen? Fx 31.12.2026 (Enter = spring over):"), _today())
        if day is not None:
            plan = session.assessment.plan.model_copy(update={"next_look": day})
            session.change(with_plan(session.assessment, plan, now()))


def _open_proposals(session: Session) -> list[Proposal]:
    profile = score(session.catalogue, session.assessment)
    found = proposals(session.catalogue, session.assessment, profile)
    return [proposal for proposal in found if not is_picked(session.assessment.plan, proposal)]


def _show_proposal(session: Session, position: int, proposal: Proposal) -> None:
    action = _as_action(session, proposal)
    say(action.title, "     ", f"{position:>3}  ")
    say(f"{why_this_place(session.catalogue, proposal)} ({effort_words(proposal.effort)})", "     ")


def _as_action(session: Session, proposal: Proposal) -> Action:
    why = why_this_place(session.catalogue, proposal)
    return action_from(session.catalogue, proposal, session.assessment.plan, session.area, why)


def _pick(session: Session, proposal: Proposal) -> None:
    """Puts the proposal in the plan at once, then asks who, when and how one will see it."""
    action = _as_action(session, proposal)
    session.change(with_action(session.assessment, action, now()))
    details = {
        "owner": ask_text(_("Hvem er ansvarlig? (Enter = spring over)")) or action.owner,
        "deadline": ask_date(_("Frist, fx 31.12.2026 (Enter = spring over):"), _today()),
        "sign_of_success": ask_text(_("Hvad er tegnet på, at det lykkes? (Enter = spring over)")),
    }
    told = action.model_copy(update=details)
    if told != action:
        session.change(with_action(session.assessment, told, now()))


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()
