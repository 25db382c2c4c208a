"""The contract's commands, as another program calls them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.cli.main import run

JsonOf = Callable[..., Any]
Refused = Callable[..., str]
AUDIT = {
    "month": "2026-11",
    "auditor": "Alex Example",
    "child": {"childview_id": "CV-1", "name": "Taylor Fictional"},
    "answers": {"12": {"rating": "Requires Improvement to be Good", "comment": "Ŵy & <b> 🙂\n\tمرحبا =1+1"}},
    "actions": [{"action": "Visit", "responsibility": "Sam Example", "timescale": "4 December 2026"}],
}


@pytest.fixture
def audit_file(tmp_path: Path) -> Path:
    path = tmp_path / "audit.json"
    path.write_text(json.dumps(AUDIT), encoding="utf-8")
    return path


def test_the_built_in_form_serves_without_any_import(json_of: JsonOf) -> None:
    form = json_of("form", "show")
    numbers = [q["number"] for s in form["sections"] for g in s["groups"] for q in g["questions"]]
    assert numbers == [str(n) for n in range(1, 61)]
    assert form["source"] == "built-in"


def test_the_built_in_guidance_serves_without_any_import(json_of: JsonOf) -> None:
    entries = json_of("guidance", "list")
    assert len(entries) == 88
    assert {entry["source"] for entry in entries} == {"built-in"}


def test_one_entry_however_its_number_is_typed(json_of: JsonOf) -> None:
    for typed in ("2.1.03", "2.1.3", "q 2,1,03", "carag 2.1.03"):
        assert [entry["number"] for entry in json_of("guidance", "show", typed)] == ["2.1.03"]
    assert [entry["id"] for entry in json_of("guidance", "show", "3.1.13")] == ["3.1.13", "3.1.13#2"]


def test_an_unknown_number_names_the_nearest(refused: Refused) -> None:
    assert "2.1.0" in refused("guidance", "show", "2.1.99")


def test_guidance_for_a_question_is_cited(json_of: JsonOf) -> None:
    found = json_of("guidance", "for", "12")
    assert found["question"] == "12"
    assert found["results"][0]["number"] == "2.1.08"
    assert all(0 < len(result["snippet"]) <= 350 and result["cite"] for result in found["results"])


def test_search_tells_what_was_meant(json_of: JsonOf) -> None:
    assert json_of("guidance", "search", "question", "thirty", "nine")["form_question"] == "39"
    assert json_of("guidance", "search", "2.1.3")["kind"] == "number"
    assert json_of("guidance", "search", "speech", "and", "language")["kind"] == "words"


def test_an_audit_given_as_data_comes_back_as_it_was(json_of: JsonOf, audit_file: Path) -> None:
    made = json_of("audits", "import", str(audit_file))
    assert made["state"] == "in progress"
    shown = json_of("audits", "show", made["id"])
    assert shown["answers"]["12"] == {
        "rating": "Requires Improvement",
        "comment": AUDIT["answers"]["12"]["comment"],  # type: ignore[index]
    }
    assert shown["deadlines"]["complete"] == "2026-12-18"  # the 20th is a Sunday


def test_each_import_makes_a_new_audit_and_a_repeat_warns(json_of: JsonOf, audit_file: Path) -> None:
    first = json_of("audits", "import", str(audit_file))
    second = json_of("audits", "import", str(audit_file))
    assert first["id"] != second["id"]
    assert any("already has an audit" in warning for warning in second["warnings"])


def test_the_documents_of_an_audit(json_of: JsonOf, audit_file: Path, tmp_path: Path) -> None:
    audit = json_of("audits", "import", str(audit_file))["id"]
    out = tmp_path / "out"
    json_of("audits", "documents", audit, "--out", str(out))
    names = {path.name for path in out.iterdir()}
    assert {
        f"{audit}-form.docx",
        f"{audit}-action-plan.docx",
        f"{audit}-contact-management-oversight.txt",
    } <= names
    assert not [name for name in names if "Taylor" in name]


def test_what_show_prints_can_be_given_back(json_of: JsonOf, audit_file: Path, tmp_path: Path) -> None:
    first = json_of("audits", "show", json_of("audits", "import", str(audit_file))["id"])
    again = tmp_path / "again.json"
    again.write_text(json.dumps(first), encoding="utf-8")
    second = json_of("audits", "show", json_of("audits", "import", str(again))["id"])
    assert {k: v for k, v in second.items() if k != "id"} == {k: v for k, v in first.items() if k != "id"}


def test_a_pdf_is_made_or_it_is_said_how_to_get_one(
    json_of: JsonOf, refused: Refused, audit_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit = json_of("audits", "import", str(audit_file))["id"]
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "a PDF needs LibreOffice" in refused(
        "audits", "documents", audit, "--out", str(tmp_path / "o"), "--pdf"
    )
    assert not (tmp_path / "o").exists()


def test_whoever_may_not_import_documents_writes_no_reading_either(
    home: Path, refused: Refused, tmp_path: Path
) -> None:
    people = tmp_path / "people.csv"
    people.write_text("name,roles\nPat Example,auditor\n", encoding="utf-8")
    assert run(["people", "import", str(people)]) == 0
    out = tmp_path / "READING.json"
    assert "Pat Example" in refused("import", str(people), "--out", str(out), "--as", "Pat Example")
    assert not out.exists()


def test_the_doctor_finds_a_lost_key(home: Path, json_of: JsonOf) -> None:
    assert run(["init"]) == 0
    (home / "key").unlink()
    findings = json_of("doctor", status=1)["findings"]
    assert [finding["verdict"] for finding in findings] == ["mend"]


def test_an_empty_name_is_not_the_operator(refused: Refused) -> None:
    assert "nobody called ''" in refused("audits", "list", "--as", "")


def test_the_tracker_is_written(json_of: JsonOf, audit_file: Path, tmp_path: Path) -> None:
    json_of("audits", "import", str(audit_file))
    told = json_of("tracker", "write", str(tmp_path / "tracker.xlsx"))
    assert (told["audits"], told["actions"]) == (1, 1)


def test_history_says_who_did_what(json_of: JsonOf, audit_file: Path) -> None:
    audit = json_of("audits", "import", str(audit_file))["id"]
    lines = json_of("audits", "history", audit)
    assert {line["act"]["actor"] for line in lines} == {"operator"}
    assert "/answers/12/rating" in {line["change"]["fact"] for line in lines}


def test_a_contact_is_ticked_off_once_the_audit_is_submitted(json_of: JsonOf, tmp_path: Path) -> None:
    verification = {
        "by": "Robin Example",
        "date": "2026-11-19",
        "agrees": {s["title"]: True for s in json_of("form", "show")["sections"]} | {"Overall": True},
    }
    path = tmp_path / "moderated.json"
    path.write_text(json.dumps({**AUDIT, "verification": verification}), encoding="utf-8")
    made = json_of("audits", "import", str(path))
    assert made["state"] == "moderated"
    assert run(["audits", "contact", made["id"], "management-oversight"]) == 0
    assert json_of("audits", "show", made["id"])["contacts"]["management-oversight"]["by"] == "operator"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("not json", "is not JSON at line 1"),
        ("[]", "one audit as a JSON object"),
        ('{"month": "2026-11", "auditor": "A"}', "child: it is required"),
        ('{"month": "2026-11", "month": "2026-10"}', "'month' is given twice in one object"),
        ('{"month": NaN}', "NaN is no JSON value"),
        ('{"month": "x", "auditor": "A", "child": {"childview_id": "1"}}', "month: a month such as 2026-11"),
    ],
)
def test_data_that_is_no_audit_gets_one_line(
    refused: Refused, tmp_path: Path, content: str, told: str
) -> None:
    path = tmp_path / "bad.json"
    path.write_text(content, encoding="utf-8")
    assert told in refused("audits", "import", str(path))


@pytest.mark.parametrize(
    "arguments",
    [
        ("audits", "show", "2026-11-999"),
        ("audits", "documents", "nothing"),
        ("audits", "history", "../../etc"),
        ("audits", "import", "/does/not/exist.json"),
        ("form", "show", "--document", "nothing"),
        ("form", "show", "--edition", "nothing"),
        ("guidance", "for", "99"),
        ("guidance", "for", "-1"),
        ("import", "/does/not/exist.docx"),
        ("nonsense",),
        ("audits",),
        ("audits", "show"),
        ("audits", "list", "--as", "Nobody Known"),
        ("people", "import", "/does/not/exist.csv"),
        ("chat", "--audit", "2026-11-999"),
    ],
)
def test_what_is_not_there_gets_one_line(refused: Refused, arguments: tuple[str, ...]) -> None:
    assert refused(*arguments).startswith("checkback: ")


def test_a_file_that_is_neither_form_nor_guidance_changes_nothing(
    refused: Refused, json_of: JsonOf, tmp_path: Path
) -> None:
    shopping = tmp_path / "shopping.txt"
    shopping.write_text("Milk\nBread\nEggs for the weekend\n", encoding="utf-8")
    assert "shopping.txt" in refused("import", str(shopping))
    truncated = tmp_path / "cut.docx"
    truncated.write_bytes(b"PK\x03\x04 and then nothing")
    assert "cut.docx" in refused("import", str(truncated))
    assert json_of("form", "show")["source"] == "built-in"


def test_permissions_hold_for_a_named_person(
    json_of: JsonOf, refused: Refused, audit_file: Path, tmp_path: Path
) -> None:
    people = tmp_path / "people.csv"
    people.write_text("name,roles\nPat Example,auditor\nAlex Example,auditor\n", encoding="utf-8")
    assert run(["people", "import", str(people)]) == 0
    audit = json_of("audits", "import", str(audit_file))["id"]
    assert "Pat Example" in refused("audits", "show", audit, "--as", "Pat Example")
    assert json_of("audits", "list", "--as", "Pat Example") == []
    assert json_of("audits", "show", audit, "--as", "Alex Example")["id"] == audit


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("name\nPat\n", "the first line must name the columns"),
        ("name,roles\nPat,wizard\n", "line 2: there is no role 'wizard'"),
        (
            "name,roles,leaves_on\nPat,auditor,soon\n",
            "line 2: leaves_on: a date such as 2026-11-20 was expected",
        ),
        ("name,roles,shoe\nPat,auditor,7\n", "unknown column 'shoe'"),
        ("name,roles\n,auditor\n", "line 2: the name is missing"),
    ],
)
def test_a_file_of_people_that_does_not_fit_names_the_line(
    refused: Refused, tmp_path: Path, content: str, told: str
) -> None:
    path = tmp_path / "people.csv"
    path.write_text(content, encoding="utf-8")
    assert told in refused("people", "import", str(path))


def test_a_new_service_is_ready_and_a_second_init_keeps_everything(home: Path, json_of: JsonOf) -> None:
    assert run(["init", "--admin", "Robin Example"]) == 0
    settings = home / "checkback.toml"
    settings.write_text(
        settings.read_text("utf-8").replace('# marking = "OFFICIAL', 'marking = "MINE'), "utf-8"
    )
    assert run(["init", "--admin", "Somebody Else"]) == 0
    assert 'marking = "MINE' in settings.read_text("utf-8")
    assert [(p["name"], p["roles"]) for p in json_of("people", "list")] == [
        ("Robin Example", ["administrator"])
    ]
    assert {path.name for path in home.iterdir()} >= {"people.csv", "caseload.csv", "definitions.toml", "key"}


def test_the_doctor_finds_a_new_service_well(home: Path, json_of: JsonOf) -> None:
    assert run(["init", "--admin", "Robin Example"]) == 0
    findings = json_of("doctor")["findings"]
    assert not [finding for finding in findings if finding["verdict"] == "mend"]


def test_a_setting_that_does_not_fit_is_named(refused: Refused, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKBACK_NOW", "teatime")
    assert "'now'" in refused("audits", "list")


def test_a_setting_that_there_is_not_is_named(refused: Refused, home: Path) -> None:
    home.mkdir()
    (home / "checkback.toml").write_text("markings = 1", encoding="utf-8")
    told = refused("audits", "list")
    assert "'markings'" in told
    assert "there is no such setting" in told


def test_the_history_of_a_used_record_is_whole(json_of: JsonOf, audit_file: Path) -> None:
    json_of("audits", "import", str(audit_file))
    assert json_of("verify")["whole"] is True
