"""The official documents through the command line: in force, with their own wording."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.bootstrap import open_app
from bot.cli.main import run
from bot.settings import load

pytestmark = pytest.mark.sources
FORM, CARAG, OLDER = "000_46b181c171e3c404.txt", "004_0d20161064ef24fb.txt", "002_d91dc17162bbe7ce.txt"
JsonOf = Callable[..., Any]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, official: Path) -> Path:
    """A data folder in which form and CARaG were imported once for all tests of this module."""
    folder = tmp_path_factory.mktemp("service")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHECKBACK_HOME", str(folder))
        patch.chdir(folder)
        assert run(["import", str(official / FORM), str(official / CARAG)]) == 0
    return folder


@pytest.fixture
def json_of(
    service: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> JsonOf:
    monkeypatch.setenv("CHECKBACK_HOME", str(service))
    monkeypatch.chdir(service)

    def call(*arguments: str) -> Any:
        capfdbinary.readouterr()
        assert run([*arguments, "--json"]) == 0
        return json.loads(capfdbinary.readouterr().out)

    return call


def test_the_form_is_in_force_with_its_own_wording(json_of: JsonOf) -> None:
    form = json_of("form", "show")
    numbers = [q["number"] for s in form["sections"] for g in s["groups"] for q in g["questions"]]
    assert numbers == [str(n) for n in range(1, 61)]
    assert len([s for s in form["sections"] if s["overall"]]) == 5
    assert len([g for s in form["sections"] for g in s["groups"] if g["title"]]) == 7
    assert form["source"] == "imported"


def test_the_guidance_is_in_force_with_88_entries(json_of: JsonOf) -> None:
    entries = json_of("guidance", "list")
    assert len(entries) == 88
    assert [e["number"] for e in entries if e["number_status"] == "inferred"] == [
        "2.1.06",
        "2.1.07",
        "2.1.09",
        "2.1.20",
    ]
    assert [e["id"] for e in entries if e["number_status"] == "duplicate"] == ["3.1.13#2"]
    assert {e["source"] for e in entries} == {"imported"}


def test_every_question_has_its_guidance_cited_or_plainly_none(json_of: JsonOf) -> None:
    app = open_app(load())
    try:
        form = app.service.form_in_force()
        found = {q.number: app.guidance.for_question(form, q.number) for q in form.questions()}
    finally:
        app.store.close()
    assert [number for number, results in found.items() if not results] == ["31", "52", "59", "60"]
    assert all(len(r.snippet) <= 350 and r.cite for results in found.values() for r in results)


def test_the_same_file_again_changes_nothing(json_of: JsonOf, official: Path) -> None:
    before = json_of("form", "list")
    json_of("import", str(official / FORM))
    assert json_of("form", "list") == before


def test_a_further_document_is_listed_once_imported_and_searched_once_switched_on(
    json_of: JsonOf, official: Path
) -> None:
    json_of("import", str(official / OLDER))
    assert len(json_of("guidance", "list")) > 88
    query = ("guidance", "search", "vulnerability", "management", "plan", "--limit", "20")
    assert {r["document"] for r in json_of(*query)["results"]} <= {"carag"}
    assert run(["guidance", "use", "fji-sqs-2015", "on"]) == 0
    found = json_of(*query)["results"]
    assert "fji-sqs-2015" in {r["document"] for r in found}
    assert "superseded" in next(r["cite"] for r in found if r["document"] == "fji-sqs-2015")
    assert run(["guidance", "use", "fji-sqs-2015", "off"]) == 0


def test_an_administrators_correction_stands_beside_the_question(json_of: JsonOf) -> None:
    json_of("guidance", "correct", "59", "2.4.04", "3.1.13")
    found = json_of("guidance", "for", "59")["results"]
    assert [r["id"] for r in found] == ["2.4.04", "3.1.13", "3.1.13#2"]


def test_a_reading_can_be_corrected_and_given_back(json_of: JsonOf, official: Path, tmp_path: Path) -> None:
    out = tmp_path / "READING.json"
    json_of("import", str(official / FORM), "--dry-run", "--out", str(out))
    out.write_text(out.read_text("utf-8").replace("staff absences", "staff absence"), "utf-8")
    told = json_of("import", str(out), "--dry-run")["files"][0]
    assert told["kind"] == "form"
    assert told["edition"] != json_of("form", "show")["edition"]


def test_other_documents_of_the_owner_are_neither(official: Path, service: Path) -> None:
    for name in ("001_c87c6104c6e436db.txt", "003_8b96c085d897263b.txt"):
        assert run(["import", str(official / name)]) == 2
