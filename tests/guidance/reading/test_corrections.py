"""A reading given back as a person corrected it."""

import json
from pathlib import Path
from typing import Any

import pytest

from guidance.errors import UnreadableDocument
from guidance.models import GuidanceReading
from guidance.reading.corrections import from_json, to_json
from tests.guidance.reading.documents import HEAD, ROWS, read_text


@pytest.fixture
def reading(tmp_path: Path) -> GuidanceReading:
    return read_text(tmp_path, HEAD + ROWS.replace("1.1.02\t", "\t"))


def changed(reading: GuidanceReading, **fields: Any) -> str:
    """The file of a reading with fields of its first entry changed; None takes a field out."""
    data = json.loads(to_json(reading))
    entry = data["guidance"]["entries"][0]
    for name, value in fields.items():
        if value is None:
            del entry[name]
        else:
            entry[name] = value
    return json.dumps(data)


def test_what_was_written_comes_back_the_same(reading: GuidanceReading) -> None:
    assert from_json(to_json(reading)) == reading


def test_a_correction_makes_another_edition_and_cites_it(reading: GuidanceReading) -> None:
    corrected = from_json(changed(reading, question="Does the keeper clean the lamp?")).guidance
    assert corrected.entries[0].question == "Does the keeper clean the lamp?"
    assert corrected.edition != reading.guidance.edition
    assert corrected.edition in corrected.entries[0].cite


def test_an_edition_written_by_hand_counts_for_nothing(reading: GuidanceReading) -> None:
    data = json.loads(to_json(reading))
    data["guidance"]["edition"] = "made-up"
    assert from_json(json.dumps(data)).guidance.edition == reading.guidance.edition


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"questoin": "x"}, "questoin: unknown field"),
        ({"question": 7}, "question: should be a text"),
        ({"question": None}, "question: is missing"),
        ({"kind": "riddle"}, "entries.0.kind"),
        ({"id": "1.1.03"}, "is used 2 times"),
        ({"document": "other"}, "its document should be 'gvl'"),
        ({"number": ""}, "its number should not be empty"),
        ({"paragraphs": "one text"}, "paragraphs: "),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(
    reading: GuidanceReading, fields: dict[str, Any], said: str
) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        from_json(changed(reading, **fields))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "7", '{"kind": "form"}', '{"kind": "guidance"}', "[" * 100_000]
)
def test_what_is_no_reading_is_one_clear_sentence(text: str) -> None:
    with pytest.raises(UnreadableDocument, match="does not fit at"):
        from_json(text)
