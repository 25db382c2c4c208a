"""`checkback backup`, `restore`, `key`, `purge`, `hold` and `child`, as the service runs them."""

import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.bot.keeping.conftest import CHILD

Json = Callable[..., Any]
Refused = Callable[..., str]


@pytest.fixture
def people(json_of: Json, tmp_path: Path, home: Path) -> None:
    """An administrator and an auditor."""
    from bot.cli.main import run

    file = tmp_path / "people.csv"
    file.write_text("name,roles\nAsh Imagined,administrator\nWren Fictional,auditor\n")
    assert run(["people", "import", str(file)]) == 0


def said_of(json_of: Json, audit: str) -> dict[str, Any]:
    """What the audit says; that somebody looked is a version of its own."""
    said = json_of("audits", "show", audit)
    return {name: value for name, value in said.items() if name != "version"}


def test_the_restore_drill(json_of: Json, audit: str, home: Path, tmp_path: Path) -> None:
    before = said_of(json_of, audit)
    copy = tmp_path / "safe" / "monday.backup"
    assert json_of("backup", str(copy))["rows"]["audits"] == 1
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    shutil.copy(home / "key", tmp_path / "the key in the safe")
    shutil.rmtree(home)  # the machine is gone
    home.mkdir()
    shutil.copy(tmp_path / "the key in the safe", home / "key")
    assert json_of("restore", str(copy))["whole"]
    assert said_of(json_of, audit) == before
    assert json_of("verify")["whole"]


def test_a_restore_without_the_key_makes_no_other(
    audit: str, json_of: Json, refused: Refused, home: Path
) -> None:
    json_of("backup", "copy.backup")
    shutil.rmtree(home)
    assert "no encryption key is set" in refused("restore", "copy.backup")
    assert not home.exists()


def test_a_restore_over_a_record_is_refused_unless_asked(audit: str, json_of: Json, refused: Refused) -> None:
    json_of("backup", "copy.backup")
    json_of("hold", audit, "--reason", "a complaint")
    assert "--replace" in refused("restore", "copy.backup")
    assert json_of("hold") == [{"audit": audit, "reason": "a complaint"}]
    json_of("restore", "copy.backup", "--replace")
    assert json_of("hold") == []


def test_a_damaged_backup_is_refused_in_one_line(
    audit: str, json_of: Json, refused: Refused, tmp_path: Path
) -> None:
    json_of("backup", "copy.backup")
    content = bytearray((tmp_path / "copy.backup").read_bytes())
    content[500] ^= 1
    (tmp_path / "copy.backup").write_bytes(content)
    assert "damaged" in refused("restore", "copy.backup", "--replace")
    assert json_of("audits", "show", audit)["id"] == audit


def test_a_key_is_rotated_and_the_old_one_put_away(
    audit: str, json_of: Json, refused: Refused, home: Path
) -> None:
    before = said_of(json_of, audit)
    old_text = (home / "key").read_text()
    (old,) = json_of("key", "list")
    done = json_of("key", "rotate")
    assert done["rows"] == old["rows"]
    assert done["cleaned"]
    assert json_of("key", "list")[1] == {"key": old["key"], "in_use": False, "rows": 0}
    assert json_of("key", "retire", old["key"]) == {"retired": old["key"]}
    assert said_of(json_of, audit) == before
    assert json_of("verify")["whole"]
    (home / "key").write_text(old_text)
    assert "not the one this record was sealed with" in refused("audits", "list")


def test_the_key_in_use_is_not_put_away(audit: str, json_of: Json, refused: Refused) -> None:
    (only,) = json_of("key", "list")
    assert "still seals" in refused("key", "retire", only["key"])
    assert "there is no key" in refused("key", "retire", "nonsense")


def test_a_key_in_the_environment_is_for_the_service_to_change(
    audit: str, json_of: Json, refused: Refused, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (home / "key").read_text().strip()
    (home / "key").unlink()
    monkeypatch.setenv("CHECKBACK_KEY", text)
    said = refused("key", "rotate")
    assert "checkback key new" in said
    assert text not in said


def test_purge_shows_first_then_deletes(
    audit: str, json_of: Json, refused: Refused, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    assert json_of("purge")["lapsed"] == []
    (home / "documents").mkdir()
    (home / "documents" / f"{audit}-form.docx").write_text("left behind")
    monkeypatch.setenv("CHECKBACK_NOW", "2036-11-20T10:00:00Z")
    shown = json_of("purge", "--dry-run")
    assert [one["id"] for one in shown["lapsed"]] == [audit]
    assert shown["deleted"]["audits"] == []
    assert json_of("audits", "show", audit)["id"] == audit
    done = json_of("purge")
    assert done["deleted"]["audits"] == [audit]
    assert any("Slack" in sentence for sentence in done["remains"])
    assert "no audit has the id" in refused("audits", "show", audit)
    assert list((home / "documents").iterdir()) == []
    assert json_of("verify")["whole"]
    json_of("key", "rotate")
    assert json_of("verify")["whole"]


def test_periods_are_the_services(
    audit: str, json_of: Json, refused: Refused, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "checkback.toml").write_text('[retention]\nunfinished = "10 days"\ncompleted = "10 days"\n')
    monkeypatch.setenv("CHECKBACK_NOW", "2026-12-20T10:00:00Z")
    assert [one["id"] for one in json_of("purge", "--dry-run")["lapsed"]] == [audit]
    (home / "checkback.toml").write_text('[retention]\nunfinished = "a while"\n')
    assert "a period such as 6 years" in refused("purge", "--dry-run")


def test_a_child_is_given_out_in_a_readable_bundle(audit: str, json_of: Json, tmp_path: Path) -> None:
    done = json_of("child", "export", "cv-77001", "--out", "child.zip")
    assert done["audits"] == [audit]
    assert stat.S_IMODE((tmp_path / "child.zip").stat().st_mode) == 0o600
    with zipfile.ZipFile(tmp_path / "child.zip") as bundle:
        names = bundle.namelist()
        text = bundle.read(f"{audit}.txt").decode()
    assert {"about.txt", "record.json", f"{audit}-history.txt", f"{audit}-form.docx"} <= set(names)
    assert "bicycle" in text


def test_a_child_is_deleted_and_nothing_is_left_to_give_out(
    audit: str, json_of: Json, refused: Refused, tmp_path: Path
) -> None:
    assert json_of("child", "erase", CHILD)["deleted"]["audits"] == [audit]
    assert "nothing is held" in refused("child", "export", CHILD, "--out", "child.zip")
    assert not (tmp_path / "child.zip").exists()
    assert json_of("verify")["whole"]


@pytest.mark.parametrize(
    "command",
    [
        ("backup", "x.backup"),
        ("restore", "x.backup", "--replace"),
        ("key", "list"),
        ("key", "rotate"),
        ("key", "retire", "x"),
        ("purge", "--dry-run"),
        ("hold",),
        ("child", "export", CHILD, "--reason", "why"),
        ("child", "erase", CHILD, "--reason", "why"),
    ],
)
def test_the_care_of_the_record_is_the_administrators(
    people: None, audit: str, refused: Refused, command: tuple[str, ...], tmp_path: Path
) -> None:
    assert "may not" in refused(*command, "--as", "Wren Fictional")
    assert not (tmp_path / "x.backup").exists()


def test_an_administrator_may_and_says_why(people: None, audit: str, json_of: Json, refused: Refused) -> None:
    json_of("backup", "x.backup", "--as", "Ash Imagined")
    assert "--reason" in refused("child", "erase", CHILD, "--as", "Ash Imagined")
    json_of("child", "erase", CHILD, "--as", "Ash Imagined", "--reason", "the parent asked")
