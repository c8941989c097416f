"""Fictive assessments for the archive's tests: one plain, and hypothesis strategies for every odd one."""

from __future__ import annotations

import datetime as dt
from uuid import UUID, uuid4

from hypothesis import strategies as st

from checklist.assessment.model import (
    Action,
    Answer,
    Assessment,
    Evidence,
    GateAnswer,
    Plan,
    Practice,
    Rating,
    Reflection,
    Respondent,
)

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)


def plain_assessment(**fields: object) -> Assessment:
    """Three answers about a fictive practice; `fields` replace what they name."""
    base = Assessment(
        id=uuid4(),
        catalogue="lille-skema",
        catalogue_version="1.0.0",
        created=NOON,
        updated=NOON,
        period="2026",
        practice=Practice(id=uuid4(), name="Åhavens døgnrytme", service="Åhaven (fiktivt)", area="handicap"),
        answers={
            "maal-borger": Answer(value=4, note="Borgerens egne ord står øverst."),
            "maal-aftalt": Answer(status="dont_know"),
            "maal-nat": Answer(status="not_relevant", reason="Ingen nattevagter"),
        },
    )
    return base.model_copy(update=fields)


def answered(assessment: Assessment, question_id: str, answer: Answer, minutes: int = 1) -> Assessment:
    """The assessment with this answer, `minutes` later."""
    updated = assessment.updated + dt.timedelta(minutes=minutes)
    return assessment.model_copy(
        update={"answers": {**assessment.answers, question_id: answer}, "updated": updated},
    )


NASTY_TEXTS = (
    "",
    " ",
    "æøå ÆØÅ é",
    "linje 1\r\nlinje 2\n\ttab",
    "Robert'); DROP TABLE assessments;--",
    '"citat" \\ skråstreg %s {borgeren} :navn ?',
    "nul\x00midt i",
    "👩🏽‍🦽 \u202eomvendt\u202c \ufeffBOM \u2028",
    "null",
    "[]",
)

texts = st.text(max_size=20) | st.sampled_from(NASTY_TEXTS)
maybe_text = st.none() | texts
# Words and dashes put together: drawn from a regular expression they take as long as all the rest.
ids = st.lists(st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=8), min_size=1, max_size=3).map(
    "-".join
)
# A few ids that come up again and again, so that two assessments share questions.
few_ids = st.sampled_from([f"q-{number}" for number in range(6)])
question_ids = few_ids | ids
whole = st.integers(min_value=-1_000_000, max_value=1_000_000)
zones = st.sampled_from([dt.UTC, dt.timezone(dt.timedelta(hours=2)), dt.timezone(-dt.timedelta(hours=11, minutes=30))])
moments = st.datetimes(min_value=dt.datetime(1000, 1, 2), max_value=dt.datetime(9999, 12, 30), timezones=zones)  # noqa: DTZ001 - given a zone
days = st.dates()
maybe_id = st.none() | ids

answers = st.one_of(
    st.builds(Answer, value=whole),
    st.builds(Answer, note=texts),
    st.builds(
        Answer,
        value=whole,
        note=maybe_text,
        reason=maybe_text,
        minority=maybe_text,
        evidence=st.lists(ids, max_size=3).map(tuple),
        flagged=st.booleans(),
    ),
    st.builds(Answer, status=st.just("dont_know"), note=maybe_text, flagged=st.booleans()),
    st.builds(Answer, status=st.just("not_relevant"), reason=texts.filter(lambda text: text.strip()), note=maybe_text),
)
practices = st.builds(
    Practice,
    id=st.uuids(),
    name=texts,
    service=texts,
    organisation=maybe_text,
    municipality=maybe_text,
    area=maybe_id,
    target_group=maybe_text,
    legal_basis=maybe_text,
    maturity=st.sampled_from([None, "idea", "trial", "running"]),
)
respondents = st.builds(
    Respondent,
    role=maybe_text,
    perspective=st.sampled_from([None, "leder", "aften-nat", "borger", "paaroerende"]),
    name=maybe_text,
)
actions = st.builds(
    Action,
    id=ids,
    title=texts,
    element=maybe_id,
    question=maybe_id,
    suggestion=maybe_id,
    why=maybe_text,
    owner=maybe_text,
    deadline=st.none() | days,
    first_step=maybe_text,
    sign_of_success=maybe_text,
    status=st.sampled_from(["planned", "started", "done", "dropped"]),
)
ratings = st.one_of(
    st.builds(Rating, value=whole, comment=maybe_text),
    st.builds(Rating, status=st.just("abstain"), comment=maybe_text),
)

assessments = st.builds(
    Assessment,
    id=st.uuids(),
    kind=st.sampled_from(["self", "participant", "consensus", "application", "review"]),
    about=st.none() | st.uuids(),
    catalogue=ids,
    catalogue_version=st.sampled_from(["0.1.0", "1.0.0", "12.34.567"]),
    form=st.sampled_from(["full", "short"]),
    practice_mode=st.booleans(),
    created=moments,
    updated=moments,
    period=maybe_text,
    practice=practices,
    respondent=respondents,
    answers=st.dictionaries(question_ids, answers, max_size=8),
    evidence=st.lists(
        st.builds(Evidence, id=ids, title=texts, where=maybe_text, date=st.none() | days), max_size=3
    ).map(tuple),
    ratings=st.dictionaries(question_ids, ratings, max_size=3),
    gates=st.dictionaries(ids, st.builds(GateAnswer, value=st.booleans(), note=maybe_text), max_size=3),
    reflections=st.dictionaries(
        question_ids,
        st.builds(Reflection, strengths=maybe_text, challenges=maybe_text, next=maybe_text),
        max_size=3,
    ),
    plan=st.builds(Plan, next_look=st.none() | days, actions=st.lists(actions, max_size=3).map(tuple)),
)


@st.composite
def shuffled_answers(draw: st.DrawFn, assessment: Assessment) -> Assessment:
    """The same assessment with its answers in another order."""
    order = draw(st.permutations([*assessment.answers]))
    return assessment.model_copy(update={"answers": {one: assessment.answers[one] for one in order}})


@st.composite
def histories(draw: st.DrawFn) -> list[Assessment]:
    """One assessment through several changes: some of everything replaced, taken out or put in another order."""
    history = [draw(assessments)]
    for other in draw(st.lists(assessments, min_size=1, max_size=4)):
        names = draw(
            st.sets(st.sampled_from([name for name in Assessment.model_fields if name not in {"id", "format"}]))
        )
        changed = history[-1].model_copy(update={name: getattr(other, name) for name in names})
        if draw(st.booleans()):
            kept = {one: answer for one, answer in history[-1].answers.items() if draw(st.booleans())}
            changed = changed.model_copy(update={"answers": {**kept, **other.answers}})
        if draw(st.booleans()):
            changed = draw(shuffled_answers(changed))
        history.append(changed)
    return history


def id_beginning(prefix: str) -> UUID:
    """An id that begins with these hexadecimal digits."""
    return UUID(prefix + uuid4().hex[len(prefix) :])


QUESTIONS_IN_TURN = 40


def numbered_answer(assessment: Assessment, number: int, questions: int) -> Assessment:
    """The assessment after answer number `number`; the questions take turns, so later numbers replace earlier ones."""
    return answered(assessment, f"q-{number % questions}", Answer(value=number % 5 + 1, note=f"svar {number}"))
