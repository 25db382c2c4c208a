"""A reading can be written out, corrected by a person, and given back."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from questionbank.errors import UnreadableDocument
from questionbank.models import FormReading
from questionbank.reading.corrections import from_json, to_json
from tests.questionbank.reading.builders import table
from tests.questionbank.reading.seen import FOUR, numbered, reading_of

Change = Callable[[dict[str, Any]], Any]


@pytest.fixture
def reading(tmp_path: Path) -> FormReading:
    return reading_of(tmp_path, table(["No", "Question", "Met / Not met", "Comment"], *numbered(*FOUR)))


def changed(reading: FormReading, change: Change) -> FormReading:
    data = json.loads(to_json(reading))
    change(data)
    return from_json(json.dumps(data))


def test_what_is_written_reads_back_as_it_was(reading: FormReading) -> None:
    assert from_json(to_json(reading)) == reading


def test_a_correction_makes_another_edition(reading: FormReading) -> None:
    def mend(data: dict[str, Any]) -> None:
        data["form"]["scale"][1]["meaning"] = "inadequate"
        data["problems"].clear()

    mended = changed(reading, mend)
    assert mended.form.meaning("Not met") == "inadequate"
    assert mended.form.edition != reading.form.edition
    assert mended.problems == ()


def question(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = data["form"]["sections"][0]["groups"][0]["questions"][0]
    return found


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda d: question(d).update(number=1), "questions.0.number: should be a text"),
        (lambda d: question(d).update(number=""), "questions.0.number: should not be empty"),
        (lambda d: question(d).update(number="2"), "number 2 is used 2 times"),
        (lambda d: question(d).update(promts=[]), "questions.0.promts: unknown field"),
        (lambda d: question(d).update(prompts="one"), "questions.0.prompts: should be a list"),
        (
            lambda d: question(d).update(ratings=["Gold"]),
            'question 1: the rating "Gold" is not on form.scale',
        ),
        (lambda d: d["form"].update(question_ratings=["Gold"]), 'question_ratings: the rating "Gold"'),
        (lambda d: d["form"]["scale"][0].update(meaning="fine"), "scale.0.meaning: "),
        (lambda d: d["form"]["scale"][0].update(rank="best"), "scale.0.rank: should be a whole number"),
        (lambda d: d["form"].pop("title"), "form.title: is missing"),
        (lambda d: d.pop("form"), "form: "),
        (lambda d: d.update(kind="guidance"), "kind: should be"),
        (lambda d: d.update(notes=[]), "notes: unknown field"),
        (lambda d: d["problems"].append("x"), "problems."),
    ],
)
def test_what_does_not_fit_is_refused_by_its_field(reading: FormReading, change: Change, field: str) -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        changed(reading, change)
    assert field in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000])
def test_what_is_no_reading_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDocument, match="does not fit"):
        from_json(text)
