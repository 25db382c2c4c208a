"""`checkback audits read`, as auditors and administrators use it."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from bot.cli.main import run
from questionbank.builtin import case_audit
from tests.docgen.form_reading import handmade
from tests.docgen.form_reading import treatments as t

JsonOf = Callable[..., Any]
Refused = Callable[..., str]
AUDIT = {
    "month": "2026-11",
    "auditor": "Alex Example",
    "child": {"childview_id": "CV-1", "name": "Taylor Fictional"},
    "answers": {
        "12": {"rating": "Requires Improvement", "comment": "As it was written."},
        "13": {"rating": "Good", "comment": "Ŵy & <b> 🙂\n\tمرحبا =1+1"},
    },
    "actions": [{"action": "Visit", "responsibility": "Sam Example", "timescale": "4 December 2026"}],
}
THE_AUDIT = "2026-11-001"


@pytest.fixture
def form(json_of: JsonOf, tmp_path: Path) -> Path:
    """The form of one audit, as Checkback wrote it out."""
    (tmp_path / "audit.json").write_text(json.dumps(AUDIT), encoding="utf-8")
    json_of("audits", "import", str(tmp_path / "audit.json"))
    json_of("audits", "documents", THE_AUDIT, "--out", str(tmp_path))
    return tmp_path / f"{THE_AUDIT}-form.docx"


def edited(form: Path, place: str, text: str) -> Path:
    """The form with another text in one place, typed in Word."""
    form.write_bytes(t.with_text(form.read_bytes(), place, [t.paragraph(text)]))
    return form


def test_a_written_form_has_nothing_new_for_its_audit(json_of: JsonOf, form: Path) -> None:
    before = json_of("audits", "show", THE_AUDIT)
    told = json_of("audits", "read", str(form), "--into", THE_AUDIT)
    assert (told["id"], told["created"]) == (THE_AUDIT, False)
    assert told["unplaced"] == told["conflicts"] == told["changes"] == []
    assert json_of("audits", "show", THE_AUDIT) == before


def test_an_edit_in_word_goes_into_the_audit(json_of: JsonOf, form: Path) -> None:
    edited(form, "q12.comment", "Two home visits; the father was heard.")
    tried = json_of("audits", "read", str(form), "--into", THE_AUDIT, "--dry-run")
    assert [change["place"] for change in tried["changes"]] == ["/answers/12/comment"]
    assert json_of("audits", "show", THE_AUDIT)["answers"]["12"]["comment"] == "As it was written."
    told = json_of("audits", "read", str(form), "--into", THE_AUDIT)
    assert told["changes"] == tried["changes"]
    assert json_of("audits", "show", THE_AUDIT)["answers"]["12"]["comment"] == (
        "Two home visits; the father was heard."
    )
    assert json_of("audits", "read", str(form), "--into", THE_AUDIT)["changes"] == []


def test_a_conflict_shows_both_texts_and_waits_for_take(json_of: JsonOf, form: Path, home: Path) -> None:
    other = form.with_name("other.docx")
    other.write_bytes(form.read_bytes())
    edited(form, "q12.comment", "From the one copy.")
    edited(other, "q12.comment", "From the other copy.")
    json_of("audits", "read", str(form), "--into", THE_AUDIT)
    told = json_of("audits", "read", str(other), "--into", THE_AUDIT, status=1)
    (conflict,) = told["conflicts"]
    assert conflict["form"] == "From the other copy."
    assert conflict["record"] == "From the one copy."
    assert conflict["by"] == "operator"
    assert conflict["at"]
    assert json_of("audits", "show", THE_AUDIT)["answers"]["12"]["comment"] == "From the one copy."
    settled = json_of("audits", "read", str(other), "--into", THE_AUDIT, "--take", "form")
    assert settled["conflicts"] == []
    assert json_of("audits", "show", THE_AUDIT)["answers"]["12"]["comment"] == "From the other copy."


def test_a_form_without_an_audit_becomes_one_and_only_once(json_of: JsonOf, form: Path) -> None:
    told = json_of("audits", "read", str(form))
    assert (told["id"], told["created"]) == ("2026-11-002", True)
    made, held = json_of("audits", "show", told["id"]), json_of("audits", "show", THE_AUDIT)
    assert {key: made[key] for key in AUDIT} == {key: held[key] for key in AUDIT}
    again = json_of("audits", "read", str(form))
    assert (again["id"], again["created"]) == ("2026-11-002", False)
    assert len(json_of("audits", "list")) == 2


def letter() -> bytes:
    document = Document()
    document.add_paragraph("Dear colleague, here are last year's audits.")
    document.add_table(1, 2).rows[0].cells[0].text = "Auditor"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_folder_of_last_years_forms_is_read_whole(json_of: JsonOf, home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "last year" / "March"
    folder.mkdir(parents=True)
    for name, write in (("one", handmade.typed), ("two", handmade.struck)):
        (folder / f"{name}.docx").write_bytes(handmade.filled(case_audit(), write))
    (folder / "~$one.docx").write_bytes(b"a lock")
    (folder / "letter.docx").write_bytes(letter())
    (folder / "notes.txt").write_text("not read", encoding="utf-8")
    told = json_of("audits", "read", str(tmp_path / "last year"))
    assert [Path(one["file"]).name for one in told] == ["one.docx", "two.docx"]
    assert [one["id"] for one in told] == ["2023-03-001", "2023-03-002"]
    shown = json_of("audits", "show", "2023-03-001")
    assert shown["state"] == "moderated"
    assert len(shown["answers"]) == 60
    assert [action["action"] for action in shown["actions"]] == ["Visit the home", "Mend the plan"]
    assert not any(one["remarks"] for one in told)  # nobody writes a moderated audit again


def test_one_bad_file_among_several_and_none_is_taken(
    json_of: JsonOf, refused: Refused, form: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(form.read_bytes()[:3000])
    assert "bad.docx" in refused("audits", "read", str(form), str(bad))
    assert len(json_of("audits", "list")) == 1


def test_what_is_missing_is_named_with_the_option_that_gives_it(
    json_of: JsonOf, refused: Refused, tmp_path: Path
) -> None:
    blank = tmp_path / "blank.docx"
    json_of("audits", "blank", "--out", str(blank))
    plan = tmp_path / "plan.docx"
    plan.write_bytes(letter())
    assert "does not look like" in refused("audits", "read", str(plan))
    filled = edited(blank, "child.childview_id", "CV-5")
    line = refused("audits", "read", str(filled))
    assert "--auditor" in line
    assert "--month" in line
    told = json_of("audits", "read", str(filled), "--auditor", "Alex Example", "--month", "2026-11")
    assert told["created"]
    assert json_of("audits", "show", told["id"])["child"]["childview_id"] == "CV-5"


def test_a_file_or_folder_that_holds_nothing_is_refused(refused: Refused, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "not there" in refused("audits", "read", str(tmp_path / "gone.docx"))
    assert "no Word document" in refused("audits", "read", str(empty))


def test_people_read_it_in_plain_lines(form: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    edited(form, "q12.comment", "Good.")
    form.write_bytes(t.changed(form.read_bytes(), _note))
    capfdbinary.readouterr()
    assert run(["audits", "read", str(form), "--into", THE_AUDIT]) == 0
    said = capfdbinary.readouterr().out.decode()
    assert f"1 change went into audit {THE_AUDIT}" in said
    assert "question 12: comment: As it was written. -> Good." in said
    assert "No place was found for:" in said
    assert "NB closed in March." in said
    assert "Worth another look:" in said


def _note(root: t.Node) -> None:
    body = root.find(f"{t.W}body")
    assert body is not None
    body.findall(f"{t.W}tbl")[-1].addnext(t.paragraph("NB closed in March."))
