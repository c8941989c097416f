"""What a workshop's report tells beside the shared answers: the meeting, the spread, the votes, who took part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.assessment.explanation import score_words, standing
from checklist.assessment.summary import missing_view, perspective_name
from checklist.locale import _, ngettext, percent
from checklist.report.views.answers import AnswerRow
from checklist.report.views.elements import ElementView
from checklist.report.views.spread import SpreadView, spread_view, withheld_rounds
from checklist.report.views.subject import shortened
from checklist.report.views.voices import Voice
from checklist.workshop.figures import group_profile, perspective_scores, spread_of
from checklist.workshop.planning import choices
from checklist.workshop.sentences import erased_words, group_words, preliminary_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checklist.assessment.scoring import ElementScore
    from checklist.catalogue import Element
    from checklist.report.views.meeting_subject import MeetingSubject
    from checklist.workshop.outcome import QuestionOutcome

_BESIDE = 420  # characters for which there is room beside the figures
_BRIEF = 260


@dataclass(frozen=True)
class MeetingQuestion:
    """A shared answer and the answers behind it; `spread` is None where they were never shown."""

    row: AnswerRow
    spread: SpreadView | None

    @property
    def wordy(self) -> bool:
        """So much was written beside the shared answer that it needs the whole width."""
        return sum(len(text) for _label, text in self.row.words) > _BESIDE


@dataclass(frozen=True)
class Disagreement:
    """A question that the group does not agree on: in which element, and `why` it stands on the list.

    `words` are the reason and the minority view, cut where they are long; whole they stand with the question.
    """

    element: str
    question: MeetingQuestion
    why: tuple[str, ...]
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Card:
    """One answer on the citizens' cards: how many, and that as whole per cent (0-100) of those who answered."""

    answer: str
    n: int
    percent: int


@dataclass(frozen=True)
class CitizensView:
    """What citizens answered on the cards of an element, and how many skipped it."""

    statement: str
    cards: tuple[Card, ...]
    skipped: str


@dataclass(frozen=True)
class MeetingElement:
    """`view` is the shared answer's section; `scores` the element as others see it: (who, score, level)."""

    view: ElementView
    questions: tuple[MeetingQuestion, ...]
    scores: tuple[tuple[str, str, str], ...]
    citizens: CitizensView | None


@dataclass(frozen=True)
class VotesView:
    """The votes for what to do, most first: (proposal, votes, per cent of the most).

    `without` counts the proposals that got none; `withheld` says why no votes are told.
    """

    rows: tuple[tuple[str, int, int], ...]
    voters: str
    without: str
    withheld: str


@dataclass(frozen=True)
class TookPart:
    """Who took part: how many, the staff by perspective where that may be told, and whose view is missing.

    `undivided`: there are staff, but not two groups that may be told apart.
    """

    count: str
    undivided: bool
    groups: tuple[tuple[str, int], ...]
    voices: tuple[Voice, ...]


@dataclass(frozen=True)
class Meeting:
    """`status` says whether the result may still change. `withheld`: (question number, what is not told and why).

    `coarse_scale`: some question has fewer than four answers, for which the rule of agreement is another. `kept` says
    what becomes of the individual answers.
    """

    status: str
    took_part: TookPart
    reached: str
    agreement: str
    elements: tuple[MeetingElement, ...]
    disagreements: tuple[Disagreement, ...]
    votes: VotesView | None
    withheld: tuple[tuple[str, tuple[str, ...]], ...]
    agreed_share: str
    smallest_group: int
    two_rounds: bool
    coarse_scale: bool
    kept: str


def meeting(subject: MeetingSubject, elements: Sequence[ElementView]) -> Meeting:
    """Everything told of the meeting; `elements` are the sections on its shared answers."""
    outcome = subject.outcome
    spreads = {one.question: spread_view(subject, one) for one in outcome.questions}
    rows = {row.anchor.removeprefix("q-"): row for view in elements for row in view.rows}
    questions = {key: MeetingQuestion(row, spreads.get(key)) for key, row in rows.items()}
    numbers = subject.question_numbers
    return Meeting(
        status=status_words(subject),
        took_part=took_part(subject),
        reached=_reached(subject),
        agreement=_agreement(subject),
        elements=tuple(
            _element(subject, e, view, questions) for e, view in zip(subject.elements, elements, strict=True)
        ),
        disagreements=tuple(
            _disagreement(subject, outcome.question(key), questions[key])
            for key in outcome.disagreements
            if key in questions
        ),
        votes=_votes(subject),
        withheld=tuple(
            (numbers.get(one.question, one.question), told)
            for one in outcome.questions
            if (told := withheld_rounds(subject, one))
        ),
        agreed_share=percent(outcome.agreed_share),
        smallest_group=outcome.smallest_group,
        two_rounds=any(one.second for one in outcome.questions),
        coarse_scale=any(
            len(subject.catalogue.scale_of(subject.catalogue.question_by_id[one.question]).options) < 4
            for one in outcome.questions
        ),
        kept=_kept(subject),
    )


def _kept(subject: MeetingSubject) -> str:
    """What becomes, or became, of the individual answers."""
    workshop = subject.outcome.workshop
    if (done := erased_words(workshop)) or not workshop.settings.keep_without_names:
        return done or _("Når mødet lukkes, bliver hvert enkelt svar slettet for altid.")
    return _("Når mødet lukkes, bliver svarene gemt uden navne. Det har I aftalt.")


def status_words(subject: MeetingSubject) -> str:
    """Whether the result may still change."""
    said = preliminary_words(subject.outcome.workshop)
    return said or _("Mødet er ikke afsluttet, så svarene kan stadig ændre sig.")


def took_part(subject: MeetingSubject) -> TookPart:
    attendance = subject.outcome.attendance
    count = ngettext("{n} fra personalet har svaret.", "{n} fra personalet har svaret.", attendance.staff)
    told = [count.format(n=attendance.staff) if attendance.staff else _("Ingen svar fra personalet er med i tallene.")]
    if attendance.beside:
        beside = ngettext(
            "{n} borger eller pårørende har også svaret. Det svar står for sig selv.",
            "{n} borgere og pårørende har også svaret. Deres svar står for sig selv.",
            attendance.beside,
        )
        told.append(beside.format(n=attendance.beside))
    groups = tuple((_capital(group_words(names)), n) for names, n in attendance.groups)
    return TookPart(" ".join(told), bool(attendance.staff and not groups), groups, tuple(_voices(subject)))


def _voices(subject: MeetingSubject) -> Iterable[Voice]:
    from checklist.assessment.group import PERSPECTIVES

    cards = ", ".join(subject.element_label(one) for one in subject.outcome.citizens)
    for perspective in PERSPECTIVES:
        missing = perspective in subject.outcome.missing
        text = missing_view(perspective)
        if missing and perspective == "borger" and cards:
            text = _("Ikke med på mødet. Borgerne har svaret på kort om {elements}.").format(elements=cards)
        yield Voice(perspective_name(perspective), not missing, text)


def _reached(subject: MeetingSubject) -> str:
    """How many of the elements were worked on, and which were meant to be."""
    asked, reached = len(subject.catalogue.elements), len(subject.elements)
    if not reached:
        told = [_("Der er ikke vist svar på noget element.")]
    else:
        text = ngettext("I arbejdede med {n} af {of} elementer.", "I arbejdede med {n} af {of} elementer.", reached)
        told = [text.format(n=reached, of=asked)]
    if subject.not_reached:
        names = ", ".join(subject.element_label(element.id) for element in subject.not_reached)
        told.append(_("Det nåede I ikke: {elements}.").format(elements=names))
    others = asked - reached - len(subject.not_reached)
    if others and reached:
        text = ngettext("{n} var ikke på dagsordenen.", "{n} var ikke på dagsordenen.", others)
        told.append(text.format(n=others))
    return " ".join(told)


def _agreement(subject: MeetingSubject) -> str:
    """On how many questions the answers lie close, of those whose figures are shown."""
    agreed = [one.agreed for one in subject.outcome.questions if one.agreed is not None]
    if not agreed:
        return _("Der er ingen tal at vise endnu.") if subject.outcome.questions else ""
    text = ngettext(
        "Svarene ligger tæt på {n} af {of} spørgsmål.", "Svarene ligger tæt på {n} af {of} spørgsmål.", len(agreed)
    )
    return text.format(n=sum(agreed), of=len(agreed))


def _disagreement(subject: MeetingSubject, one: QuestionOutcome, question: MeetingQuestion) -> Disagreement:
    words = tuple((label, shortened(text, _BRIEF)) for label, text in question.row.words)
    return Disagreement(subject.element_label(one.element), question, _why(subject, one), words)


def _why(subject: MeetingSubject, one: QuestionOutcome) -> tuple[str, ...]:
    reasons = []
    spread = spread_of(subject.outcome.workshop, subject.catalogue, one.question)
    if spread is not None and spread.agreed is False:
        reasons.append(_("Svarene peger i to retninger") if spread.pattern == "split" else _("Svarene er spredt"))
    if one.settled is None:
        reasons.append(_("I har ikke besluttet et fælles svar"))
    elif (one.settled.minority or "").strip():
        reasons.append(_("Nogle ser det på en anden måde"))
    return tuple(reasons)


def _element(
    subject: MeetingSubject, element: Element, view: ElementView, questions: dict[str, MeetingQuestion]
) -> MeetingElement:
    asked = [questions[question.id] for question in subject.asked(element)]
    return MeetingElement(view, tuple(asked), tuple(_scores(subject, element)), _citizens(subject, element))


def _scores(subject: MeetingSubject, element: Element) -> Iterable[tuple[str, str, str]]:
    """The shared answer's score beside the score of everybody's own answers; only where all their figures are told."""
    own = [one for one in subject.outcome.questions if one.element == element.id]
    if any(one.latest.staff.withheld is not None for one in own):
        return
    workshop, catalogue = subject.outcome.workshop, subject.catalogue

    def line(who: str, score: ElementScore) -> tuple[str, str, str]:
        return who, score_words(score.score), standing(score, subject.area)

    yield line(_("Det fælles svar"), subject.profile.element(element.id))
    yield line(_("Alle fra personalet, hver for sig"), group_profile(workshop, catalogue).element(element.id))
    for groups, score in perspective_scores(workshop, catalogue, element.id):
        yield line(_capital(group_words(groups)), score)


def _citizens(subject: MeetingSubject, element: Element) -> CitizensView | None:
    counts = subject.outcome.citizens.get(element.id)
    if counts is None or not counts.n:
        return None
    answers = ((_("Ja"), counts.yes), (_("Nogle gange"), counts.sometimes), (_("Nej"), counts.no))
    skipped = ngettext("{n} sprang kortet over.", "{n} sprang kortet over.", counts.skipped)
    return CitizensView(
        statement=subject.say(element.citizen_statement),
        cards=tuple(Card(answer, n, round(100 * n / counts.n)) for answer, n in answers),
        skipped=skipped.format(n=counts.skipped) if counts.skipped else "",
    )


def _votes(subject: MeetingSubject) -> VotesView | None:
    tally = subject.outcome.plan_votes
    if tally is None:
        return None
    if tally.withheld is not None:
        text = _("For få har stemt. Stemmerne vises først, når mindst {count} har stemt, så ingen kan kendes.")
        return VotesView((), "", "", text.format(count=subject.outcome.smallest_group))
    found = choices(subject.outcome.workshop, subject.catalogue)
    voted = [(choice.title, choice.votes) for choice in found if choice.votes]
    most = max((votes for _title, votes in voted), default=1)
    voters = ngettext("{n} har stemt. Hver havde tre stemmer.", "{n} har stemt. Hver havde tre stemmer.", tally.voters)
    others = len(found) - len(voted)
    without = ngettext("{n} forslag fik ingen stemmer.", "{n} forslag fik ingen stemmer.", others)
    return VotesView(
        rows=tuple((title, votes, round(100 * votes / most)) for title, votes in voted),
        voters=voters.format(n=tally.voters),
        without=without.format(n=others) if others else "",
        withheld="",
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
