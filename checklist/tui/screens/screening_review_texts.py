"""What a reviewer reads: an element's answers with notes and evidence, and what was said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from checklist.catalogue.wording import reading
from checklist.locale import _, clock, decimal, ngettext
from checklist.screening.formalities import formal_lines
from checklist.screening.model import HIGHEST_RATING, LOWEST_RATING, formal_words, maturity_words
from checklist.screening.reviewing import unrated
from checklist.screening.seeing import own_score
from checklist.tui.grid import Grid
from checklist.tui.screens.walk_texts import answer_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from checklist.assessment.model import Assessment, Rating
    from checklist.catalogue import Catalogue, Element
    from checklist.screening.model import Application, Review, Reviewer
    from checklist.screening.round import Round
    from checklist.tui.screens.screening_review_work import ReviewWork


def rating_words(rating: Rating | None) -> str:
    """A rating as people say it: "4", "undlader"."""
    if rating is None:
        return _("ikke bedømt")
    return _("undlader") if rating.value is None else str(rating.value)


def state_words(work: ReviewWork) -> str:
    """Whether what stands in a review is safe."""
    if work.failure is not None:
        return _("IKKE GEMT")
    if not work.is_stored:
        return _("ikke gemt endnu")
    if work.review.handed_in:
        return _("afleveret")
    return _("gemt {time}").format(time=clock(work.review.assessment.updated)) if work.review.ratings else ""


def whole_words(catalogue: Catalogue, review: Review) -> Text:
    """How far the whole review is, and which key comes next."""
    left = unrated(catalogue, review)
    if review.handed_in:
        return Text(_("Afleveret. Tryk → for at se, hvad de andre gav."))
    if left:
        return Text(_("{n} elementer mangler. Begynd med pil ned.").format(n=len(left)))
    return Text(_("Alle elementer er bedømt. Tryk a for at aflevere."), style="bold")


def hand_in_words(work: ReviewWork) -> str:
    """What follows from handing in, and which figures stand alone."""
    text = _("Så kan du ikke ændre den mere, og du ser, hvad de andre gav.")
    if work.application.calibration:
        text = _("Så ser du, hvad de andre gav. En fælles sag kan du åbne igen, når I har talt om den.")
    bare = sum(one.value is not None and not one.comment for one in work.review.ratings.values())
    if not bare:
        return text
    alone = ngettext(
        "{n} tal har ingen kommentar, så ingen kan læse, hvad du så.",
        "{n} tal har ingen kommentar, så ingen kan læse, hvad du så.",
        bare,
    )
    return f"{text}\n{alone.format(n=bare)}"


def element_line(element: Element, rating: Rating | None, width: int) -> Text:
    """One element in the list beside, with a mark that says whether it is rated, and how."""
    figure = "·" if rating is None else "–" if rating.value is None else str(rating.value)
    name = element.name if len(element.name) <= width - 2 else element.name[: width - 3] + "…"
    return Text(f"{figure} {name}")


def about_practice(catalogue: Catalogue, found: Round, shown: Assessment, application: Application) -> Text:
    """What the applicant says about the practice, as far as a reviewer gets to see it."""
    practice = shown.practice
    text = Text()
    area = catalogue.area_by_id.get(practice.area or "")
    maturity = maturity_words(practice.maturity) if practice.maturity else None
    for name, value in (
        (_("Praksis"), practice.name),
        (_("Tilbud"), practice.service),
        (_("Område"), area.name if area else None),
        (_("Målgruppe"), practice.target_group),
        (_("Lovgrundlag"), practice.legal_basis),
        (_("Modenhed"), maturity),
    ):
        if value:
            text.append(f"{name}: ", style="bold")
            text.append(f"{value}\n")
    lines = {line.id: line.title for line in formal_lines(found, catalogue, application)}
    lacking = [one for one in application.formalities if one.state != "ok" and one.line in lines]
    for one in lacking:
        text.append("! " + f"{lines[one.line]} {formal_words(one.state)}", style="bold")
        text.append(f" – {one.note}\n" if one.note and not found.blind else "\n")
    return text


def answers_of(catalogue: Catalogue, shown: Assessment, element: Element) -> RenderableType:
    """The element's questions with what was answered, noted and documented, and the reflections on it."""
    area = catalogue.area_by_id.get(shown.practice.area or "")
    parts: list[RenderableType] = [Text(reading(element.definition, area), style="italic")]
    for question in catalogue.questions_of(element, shown.form):
        answer = shown.answer(question.id)
        block = Text()
        block.append(f"{catalogue.question_numbers[question.id]}  ", style="bold")
        block.append(reading(question.text, area) + "\n")
        block.append(f"→ {answer_words(catalogue, question, answer)}", style="bold")
        if answer.note:
            block.append("\n" + _("Note") + f": {answer.note}")
        for one in answer.evidence:
            item = shown.evidence_by_id.get(one)
            if item is not None:
                where = f" ({item.where})" if item.where else ""
                block.append(f"\n⎙ {item.title}{where}")
        parts.append(Padding(block, (1, 0, 0, 0)))
    reflection = shown.reflections.get(element.id)
    if reflection is not None:
        block = Text()
        for name, value in (
            (_("Styrker"), reflection.strengths),
            (_("Det, der er svært"), reflection.challenges),
            (_("Næste skridt"), reflection.next),
        ):
            if value:
                block.append(f"{name}: ", style="bold")
                block.append(f"{value}\n")
        parts.append(Padding(block, (1, 0, 0, 0)))
    return Group(*parts)


def scale_line(rating: Rating | None) -> Text:
    """The scale to rate on, the chosen step marked by more than colour."""
    text = Text(_("Dit tal") + "  ", style="bold")
    for value in range(LOWEST_RATING, HIGHEST_RATING + 1):
        chosen = rating is not None and rating.value == value
        text.append(f"[{value}]" if chosen else f" {value} ", style="bold reverse" if chosen else "")
        text.append(" ")
    chosen = rating is not None and rating.value is None
    abstains = _("u undlader")
    text.append(f"[{abstains}]" if chosen else f" {abstains} ", style="bold reverse" if chosen else "")
    if rating is None:
        text.append("   " + _("1 svag … 5 stærk"), style="dim")
    return text


def own_line(catalogue: Catalogue, application: Application, review: Review, element: Element) -> Text:
    """The applicant's own score, once this reviewer may see it, and until then when that is."""
    own = own_score(catalogue, application, review, element.id)
    if own is None:
        when = _("Ansøgerens eget tal ser du, når du har bedømt elementet.")
        if element.id in review.ratings:
            when = _("Du undlader, så ansøgerens eget tal ser du først, når du har afleveret.")
        return Text(when, style="dim")
    if own.score is None:
        said = _("for få svar til et tal")
    else:
        level = f", {own.level.name}" if own.level else ""
        said = f"{decimal(own.score, 0)}{level}"
    if not own.answered:
        return Text(_("Ansøgerens eget tal (0-100): {said}").format(said=said))
    documented = _("{n} af {all} svar er dokumenteret").format(n=own.documented, all=own.answered)
    return Text(_("Ansøgerens eget tal (0-100): {said} · {documented}").format(said=said, documented=documented))


def others_table(element: Element, others: Iterable[Review], reviewers: Iterable[Reviewer]) -> Grid:
    """What the others gave this element, each with the comment."""
    names = {one.id: one.name for one in reviewers}
    table = Grid(padding=(0, 2, 0, 0))
    for review in others:
        rating = review.ratings.get(element.id)
        comment = (rating.comment or "") if rating else ""
        table.add_row(Text(names.get(review.reviewer, "?"), style="bold"), Text(rating_words(rating)), Text(comment))
    return table
