"""What a form can hold comes back from it as it was: texts without space around them, and every kind of answer."""

from __future__ import annotations

import io
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from checklist.assessment.model import Answer
from checklist.exchange.reading import read_kind
from tests.assessment.test_round_trip import ids

# A field's text: PDF knows one kind of line end, and who types a space alone has written nothing.
texts = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), min_size=1, max_size=20)
    .map(str.strip)
    .filter(lambda text: bool(text) and text != "Off")
)
maybe = st.none() | texts


def form(texts_by_field: dict[str, str | None], buttons: dict[str, str]) -> bytes:
    """A form of ours with these fields, as a program saves it that draws no widgets."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    fields = ArrayObject()
    held: list[dict[str, Any]] = [
        {"/FT": NameObject("/Tx"), "/T": TextStringObject(name), "/V": TextStringObject(value)}
        for name, value in texts_by_field.items()
        if value is not None
    ]
    held += [
        {"/FT": NameObject("/Btn"), "/T": TextStringObject(name), "/V": NameObject(f"/{state}")}
        for name, state in buttons.items()
    ]
    for one in held:
        fields.append(writer._add_object(DictionaryObject({NameObject(key): value for key, value in one.items()})))
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): fields})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """An answer as a form can tell it: the reason of a not relevant one is its note."""
    flagged = draw(st.booleans())
    kind = draw(st.sampled_from(["value", "dont_know", "not_relevant", "note"]))
    if kind == "value":
        return Answer(value=draw(st.integers(-50, 50)), note=draw(maybe), flagged=flagged)
    if kind == "not_relevant":
        return Answer(status="not_relevant", reason=draw(texts), flagged=flagged)
    if kind == "dont_know":
        return Answer(status="dont_know", note=draw(maybe), flagged=flagged)
    return Answer(note=draw(texts), flagged=flagged)


@given(
    practice=st.fixed_dictionaries({"name": texts, "service": texts, "organisation": maybe, "target_group": maybe}),
    given_answers=st.dictionaries(ids, answers(), min_size=1, max_size=4),
    gates=st.dictionaries(ids, st.tuples(st.booleans(), maybe), max_size=2),
    reflections=st.dictionaries(ids, texts, max_size=2),
)
@settings(max_examples=60, deadline=None)
def test_a_form_gives_back_what_was_put_in_it(
    practice: dict[str, str | None],
    given_answers: dict[str, Answer],
    gates: dict[str, tuple[bool, str | None]],
    reflections: dict[str, str],
) -> None:
    """Practice, answers, gates and reflections, letter for letter."""
    fields: dict[str, str | None] = {
        "lovende-format": "lovende-questionnaire/1",
        "lovende-catalogue": "proeve",
        "lovende-version": "1.0.0",
        "lovende-form": "full",
        "lovende-made": "2026-11-20",
        **{f"practice-{key}": text for key, text in practice.items()},
        **{f"note-{one}": answer.note or answer.reason for one, answer in given_answers.items()},
        **{f"gatenote-{one}": note for one, (_said, note) in gates.items()},
        **{f"strengths-{one}": text for one, text in reflections.items()},
    }
    buttons = {
        **{
            f"answer-{one}": str(a.value if a.value is not None else a.status or "Off")
            for one, a in given_answers.items()
        },
        **{f"flag-{one}": "on" for one, answer in given_answers.items() if answer.flagged},
        **{f"gate-{one}": "yes" if said else "no" for one, (said, _note) in gates.items()},
    }
    kind, found, _problems = read_kind(form(fields, buttons), "skema.pdf")
    assert kind == "form"
    assert found is not None
    assert {key: getattr(found.practice, key) for key in practice} == practice
    assert found.answers == given_answers
    assert {one: (gate.value, gate.note) for one, gate in found.gates.items()} == gates
    assert {one: written.strengths for one, written in found.reflections.items()} == reflections
