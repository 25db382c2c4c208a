"""A reading that a person corrected stays in force when its document is read again."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.permissions import THE_OPERATOR
from bot import importing
from guidance.models import GuidanceReading
from questionbank.models import FormReading
from tests.builders import NOW
from tests.storage.fake import MemoryStore

FORM = (
    "Peer review tool\n\nNo\tQuestion\tStrong / Sound / Weak\tNotes\n"
    "1\tWas the child seen?\t\t\n2\tIs it written?\t\t\n"
)
GUIDANCE = "Guidance on lamps\n\n" + "".join(
    f"1.{number}\tIs lamp {number} lit?\tWe expect inspectors to see a light each night, as guidance says.\n"
    for number in range(1, 6)
)
Take = Callable[[Path], importing.Imported]


@pytest.fixture
def take() -> Take:
    store = MemoryStore()

    def into_the_record(path: Path) -> importing.Imported:
        readings = [(path, importing.read(path, None, None))]
        return importing.put_in_force(store, readings, THE_OPERATOR, NOW)[0]

    return into_the_record


def written(folder: Path, text: str) -> tuple[Path, Path]:
    """A document, and its reading as the file that import writes."""
    path, out = folder / "x.txt", folder / "READING.json"
    path.write_text(text, encoding="utf-8")
    out.write_text(importing.to_json(importing.read(path, None, None)), encoding="utf-8")
    return path, out


@pytest.mark.parametrize(
    ("text", "word", "better"), [(FORM, "written?", "recorded?"), (GUIDANCE, "night", "evening")]
)
def test_the_same_document_again_does_not_undo_a_correction(
    tmp_path: Path, take: Take, text: str, word: str, better: str
) -> None:
    path, out = written(tmp_path, text)
    first = take(path)
    out.write_text(out.read_text("utf-8").replace(word, better), "utf-8")
    corrected = take(out)
    again = take(path)
    assert corrected.edition != first.edition
    assert (again.edition, again.new) == (corrected.edition, False)
    assert [problem["where"] for problem in again.problems] == ["correction"]


def test_a_reading_given_back_as_it_was_undoes_the_correction(tmp_path: Path, take: Take) -> None:
    path, out = written(tmp_path, FORM)
    whole = out.read_text("utf-8")
    out.write_text(whole.replace("written?", "recorded?"), "utf-8")
    take(out)
    out.write_text(whole, "utf-8")
    assert take(out).edition == take(path).edition
    assert not [p for p in take(path).problems if p["where"] == "correction"]


def test_another_document_is_not_touched_by_a_correction(tmp_path: Path, take: Take) -> None:
    path, out = written(tmp_path, FORM)
    out.write_text(out.read_text("utf-8").replace("written?", "recorded?"), "utf-8")
    corrected = take(out)
    path.write_text(FORM + "3\tIs it shared?\t\t\n", encoding="utf-8")
    assert take(path).edition != corrected.edition


def test_what_a_label_means_can_be_corrected(tmp_path: Path) -> None:
    _, out = written(tmp_path, FORM)
    data = json.loads(out.read_text("utf-8"))
    assert {step["label"]: step["meaning"] for step in data["form"]["scale"]}["Sound"] == "good"
    next(step for step in data["form"]["scale"] if step["label"] == "Sound")["meaning"] = "needs-work"
    out.write_text(json.dumps(data), "utf-8")
    reading = importing.read(out, None, None)
    assert isinstance(reading, FormReading)
    assert reading.form.meaning("Sound") == "needs-work"
    assert reading.corrects == data["form"]["edition"]


def test_guidance_given_back_says_which_reading_it_corrects(tmp_path: Path) -> None:
    _, out = written(tmp_path, GUIDANCE)
    assert importing.read(out, None, None).corrects is None
    out.write_text(out.read_text("utf-8").replace("night", "evening"), "utf-8")
    reading = importing.read(out, None, None)
    assert isinstance(reading, GuidanceReading)
    assert reading.corrects
