"""The fictional audit, from the first typed line to the documents, which are opened and read."""

import io
from pathlib import Path

import openpyxl
import pytest

from bot.demo.play import play
from bot.demo.script import script
from docgen.form import read_controls


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("demo")
    return {path.name: path.read_bytes() for path in play(out, None, lambda _line: None)}


def test_the_demo_leaves_the_record_of_the_service_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECKBACK_HOME", str(tmp_path / "real"))
    monkeypatch.setenv("CHECKBACK_DATABASE_URL", f"sqlite:///{tmp_path}/real.db")
    play(tmp_path / "out", None, lambda _line: None)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_every_document_is_written_under_a_name_without_personal_data(made: dict[str, bytes]) -> None:
    assert set(made) == {
        "2026-11-001-form.docx",
        "2026-11-001-action-plan.docx",
        "2026-11-001-contact-management-oversight.txt",
        "2026-11-001-contact-other-case-meeting.txt",
        "2026-11-001-contact-young-person-feedback.txt",
        "2026-11-001-contact-parent-feedback.txt",
        "tracker.xlsx",
        "conversation.txt",
    }


def test_the_word_form_holds_every_answer_that_was_typed(made: dict[str, bytes]) -> None:
    shown = read_controls(made["2026-11-001-form.docx"])
    for number, typed in script().questions.items():
        assert shown[f"q{number}.comment"], number
        assert typed.endswith(shown[f"q{number}.comment"]), number
    assert shown["q3.rating"] == "Requires Improvement to be Good"
    assert shown["overall.rating"] == "Good"
    assert shown["child.name"] == "Taylor Fictional"


def test_every_section_is_rated_in_the_word_form(made: dict[str, bytes]) -> None:
    shown = read_controls(made["2026-11-001-form.docx"])
    rated = {
        tag: text for tag, text in shown.items() if tag.startswith("section.") and tag.endswith(".rating")
    }
    assert len(rated) == 5
    assert set(rated.values()) <= {"Outstanding", "Good", "Requires Improvement", "Inadequate"}


def test_the_tracker_has_the_actions_with_dates_as_dates(made: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made["tracker.xlsx"]))
    assert book.sheetnames == ["Actions", "Audits", "Ratings", "Dashboard", "Lists"]
    rows = list(book["Actions"].iter_rows(values_only=True))
    due = [str(header) for header in rows[0]].index("Due date")
    assert [str(row[due])[:10] for row in rows[1:4]] == ["2026-12-04", "2026-12-11", "2026-11-27"]


def test_the_conversation_is_told_from_beginning_to_end(made: dict[str, bytes]) -> None:
    told = made["conversation.txt"].decode()
    assert told.startswith("Type the child's ChildView ID")
    assert "60 of 60 answered" in told
    assert told.rstrip().splitlines()[0] != told.rstrip().splitlines()[-1]
    assert "Audit 2026-11-001 is submitted." in told


def test_a_text_for_the_case_system_says_where_to_click_and_what_was_said(made: dict[str, bytes]) -> None:
    text = made["2026-11-001-contact-young-person-feedback.txt"].decode()
    assert "Young Person Feedback" in text
    assert "File Audit" in text
    assert script().feedback["child:2"] in text


def test_playing_it_twice_gives_the_same_answers(tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in play(tmp_path, None, lambda _line: None)}
    again = {path.name: path.read_bytes() for path in play(tmp_path, None, lambda _line: None)}
    assert first["conversation.txt"] == again["conversation.txt"]
