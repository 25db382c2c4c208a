"""What is done to the record beside audits is accounted for, and told in words."""

import json
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.cli.main import run
from tests.bot.keeping.conftest import CHILD

Json = Callable[..., Any]
PEOPLE = "name,email,slack_id,roles,team,line_manager,leaves_on\nModi Fictional,,,{roles},,,\n"


def words(json_of: Json) -> list[str]:
    return [line["words"] for line in json_of("history")]


def let(roles: str) -> None:
    Path("people.csv").write_text(PEOPLE.format(roles=roles))
    assert run(["people", "import", "people.csv"]) == 0


def test_who_gave_whom_which_role_is_told(json_of: Json) -> None:
    let("moderator")
    let("moderator; administrator")
    let("moderator; administrator")
    assert run(["people", "deactivate", "Modi Fictional"]) == 0
    when = "20 November 2026 at 10:00: operator"
    assert words(json_of) == [
        f"{when} added Modi Fictional: roles moderator",
        f"{when} changed Modi Fictional: roles moderator and administrator",
        f"{when} changed Modi Fictional: active no",
    ]
    assert json_of("verify")["whole"] is True


def test_holds_copies_keys_guidance_and_what_was_taken_away_are_told(audit: str, json_of: Json) -> None:
    json_of("hold", audit, "--reason", "a complaint")
    json_of("hold", audit, "--lift")
    json_of("tracker", "write", "tracker.xlsx")
    json_of("report", "month", "2026-11")
    json_of("backup", "one.backup")
    json_of("key", "rotate")
    assert run(["guidance", "correct", "5", "3.1.10"]) == 0
    json_of("child", "export", CHILD)
    told = "\n".join(words(json_of))
    for expected in (
        "kept the form case-audit-",
        f"held audit {audit} back from deletion, because: a complaint",
        f"no longer held audit {audit} back from deletion",
        "took the tracker (1 audits)",
        "took a report (2026-11)",
        "made a copy of the record",
        "sealed the record with a new key (",
        "set the guidance for question 5 of case-audit to 3.1.10",
        f"gave out all that is held of a child (audit {audit})",
    ):
        assert expected in told
    assert "{" not in told
    assert "Robin" not in told


def test_the_history_of_the_record_is_for_administrators(refused: Callable[..., str]) -> None:
    let("moderator")
    assert "may not manage people" in refused("history", "--as", "Modi Fictional")


@pytest.mark.parametrize("command", ["show", "history", "meeting", "concern", "joint", "agreement"])
def test_the_operators_looks_are_recorded_as_anybody_elses(command: str, audit: str, json_of: Json) -> None:
    json_of("audits", command, audit)
    last = json_of("audits", "history", audit)[-1]
    assert last["words"].startswith("operator opened the audit on")


def test_who_corrected_the_guidance_stands_nowhere_readable(json_of: Json, home: Path) -> None:
    let("administrator")
    assert run(["guidance", "correct", "5", "3.1.10", "--as", "Modi Fictional"]) == 0
    content = b"".join(path.read_bytes() for path in home.iterdir() if path.name.startswith("checkback.db"))
    assert b"Modi" not in content


def test_corrections_of_the_first_releases_hold_and_are_sealed_with_the_next(
    json_of: Json, home: Path
) -> None:
    assert run(["guidance", "correct", "5", "3.1.10"]) == 0
    kept = {"document": "case-audit", "question": "6", "wording": "Personal Circumstances"}
    kept |= {"entries": ["2.1.01"], "by": "Modi Fictional", "at": "2026-11-20T10:00:00Z"}  # type: ignore[dict-item]
    with sqlite3.connect(home / "checkback.db") as old:
        old.execute("DELETE FROM items WHERE shelf = 'corrections'")
        old.execute("UPDATE flags SET value = ? WHERE name = 'crosswalk corrections'", [json.dumps([kept])])
    old.close()
    assert json_of("guidance", "for", "6")["results"][0]["id"] == "2.1.01"
    assert run(["guidance", "correct", "5", "3.1.10"]) == 0
    assert json_of("guidance", "for", "6")["results"][0]["id"] == "2.1.01"
    assert b"Modi" not in (home / "checkback.db").read_bytes()


def test_what_is_given_out_of_a_child_reads_as_sentences(audit: str, json_of: Json, tmp_path: Path) -> None:
    long = "She comes on time and says what helps her. " * 10
    given = tmp_path / "more.json"
    answers = {"2": {"rating": "Good", "comment": long}}
    given.write_text(
        json.dumps({"month": "2026-11", "auditor": "A", "child": {"childview_id": CHILD}, "answers": answers})
    )
    more = json_of("audits", "import", str(given))["id"]
    json_of("hold", more, "--reason", "a complaint")
    json_of("child", "export", CHILD, "--out", "child.zip")
    with zipfile.ZipFile("child.zip") as bundle:
        history = bundle.read(f"{more}-history.txt").decode()
        elsewhere = bundle.read("elsewhere.txt").decode()
    assert f"operator set the comment of question 2 to {long.strip()}" in history
    assert "    reason: a complaint" in elsewhere
    assert "{" not in history + elsewhere


def test_the_operators_conversation_is_recorded_as_a_look(audit: str, json_of: Json) -> None:
    run(["chat", "--audit", audit])
    told = [line["words"] for line in json_of("audits", "history", audit)]
    assert any(words.startswith("operator opened the audit on") for words in told)


def test_who_may_not_converse_about_an_audit_is_told_how_to_open_it(
    audit: str, refused: Callable[..., str]
) -> None:
    let("head of service")
    told = refused("chat", "--audit", audit, "--as", "Modi Fictional")
    assert f"`checkback audits show {audit} --reason TEXT` opens it" in told
