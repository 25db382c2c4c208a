"""The life of an audit through the command line: handed in, moderated, disputed, met over, closed."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit import commands as c
from bot.cli.main import run

JsonOf = Callable[..., Any]
Refused = Callable[..., str]
PEOPLE = """\
name,email,slack_id,roles,team,line_manager,leaves_on
Alex Example,,,auditor,,Tina Example,
Gil Guest,,,guest auditor,,,
Sol Example,,,social care auditor,,,
Noor Example,,,moderator,,,
Sam Example,,,case manager,,,
Tina Example,,,team manager,,,
Hana Example,,,head of service,,,
Dee Example,,,deputy head,,,
"""


@pytest.fixture
def audit(json_of: JsonOf, tmp_path: Path) -> str:
    """An audit in progress, given as data, among known people."""
    people = tmp_path / "people.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    assert run(["people", "import", str(people)]) == 0
    form = json_of("form", "show")
    numbers = [q["number"] for s in form["sections"] for g in s["groups"] for q in g["questions"]]
    rated = {"rating": "Good", "comment": "Seen in the log of 3 May; the child now comes on time."}
    given = {
        "month": "2026-11",
        "auditor": "Alex Example",
        "case_manager": "Sam Example",
        "team_manager": "Tina Example",
        "child": {"childview_id": "CV-1"},
        "conversations": {"case_manager": "2026-11-12", "child": "2026-11-13", "parents": "2026-11-13"},
        "answers": dict.fromkeys(numbers[:-1], rated),
        "sections": {s["title"]: rated for s in form["sections"] if s["overall"]},
        "overall": rated,
        "actions": [
            {"action": "Visit", "responsibility": "Sam Example", "timescale": "4 December 2026"},
        ],
    }
    path = tmp_path / "audit.json"
    path.write_text(json.dumps(given), encoding="utf-8")
    made: str = json_of("audits", "import", str(path))["id"]
    return made


def test_an_audit_goes_through_its_whole_life(
    audit: str, json_of: JsonOf, refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    def does(step: str, who: str, *options: str) -> str:
        state: str = json_of("audits", step, audit, "--as", who, *options)["state"]
        return state

    assert "question 60 has no rating" in refused("audits", "submit", audit, "--as", "Alex Example")
    assert does("submit", "Alex Example", "--reason", "Nothing stood out") == "submitted"
    assert [one["audit"] for one in json_of("audits", "moderate", "--as", "Noor Example")] == [audit]
    seen = json_of("audits", "moderate", audit, "--as", "Noor Example")
    assert {"place": "question:60", "code": "gap", "what": "question 60 has no rating"} in seen["checks"]
    disagree = ("--disagree", "Overall=The child was not seen alone", "--rating", "Overall=RI")
    whole = ("--agree", "all", *disagree, "--talk", "held", "--actions-meet", "--accept")
    assert does("moderate", "Noor Example", *whole) == "moderated"
    assert does("disagree", "Alex Example", "--reason", "Seen alone twice") == "escalated"
    decided = ("--stands", "moderator", "--reason", "The file does not show it")
    assert does("decide", "Hana Example", *decided) == "moderated"
    told = json_of("audits", "concern", audit, "--as", "Alex Example", "--text", "A knife was spoken of")
    assert "not a referral" in told["note"]
    assert does("meeting", "Tina Example", "--on", "2026-11-27") == "moderated"
    monkeypatch.setenv("CHECKBACK_NOW", "2026-11-27T15:00:00Z")
    held = (
        "--held",
        "2026-11-27",
        "--came",
        "Sam Example",
        "--came",
        "Tina Example",
        "--strengths",
        "Warmth",
    )
    assert does("meeting", "Alex Example", *held) == "moderated"
    assert does("meeting", "Sam Example", "--comment", "Helpful.") == "moderated"
    assert does("concern", "Tina Example", "--acknowledge", "1") == "closed"
    shown = json_of("audits", "show", audit)
    assert shown["verification"]["agrees"]["Overall"] is False
    assert (shown["overall"]["rating"], shown["moderation"]["decision"]["rating"]) == (
        "Good",
        "Requires Improvement",
    )
    assert shown["meetings"][0]["came"] == ["Sam Example", "Tina Example"]
    assert json_of("verify")["whole"] is True


def test_actions_are_listed_updated_and_checked_back(audit: str, json_of: JsonOf, refused: Refused) -> None:
    json_of("audits", "submit", audit, "--reason", "x")
    moderate = ("--agree", "all", "--actions-meet", "--accept", "--as", "Noor Example")
    json_of("audits", "moderate", audit, *moderate)
    json_of(
        "actions",
        "add",
        audit,
        "--action",
        "Ring the school",
        "--owner",
        "Sam Example",
        "--as",
        "Tina Example",
    )
    json_of("actions", "update", audit, "1", "--status", "completed", "--as", "Sam Example")
    assert "evidence" in refused("actions", "check-back", audit, "1", "--done", "--as", "Tina Example")
    json_of(
        "actions", "check-back", audit, "1", "--evidence", "Contact of 2 December", "--as", "Tina Example"
    )
    json_of(
        "actions",
        "update",
        audit,
        "2",
        "--status",
        "Dropped",
        "--reason",
        "No school",
        "--as",
        "Tina Example",
    )
    listed = json_of("actions", "list", "--as", "Tina Example")
    assert [(one["audit"], one["id"], one["status"], one["due"]) for one in listed] == [
        (audit, "1", "Checked back", "2026-12-04"),
        (audit, "2", "Dropped", None),
    ]
    assert json_of("actions", "list", "--open") == []
    assert [one["id"] for one in json_of("actions", "list", "--owner", "sam example")] == ["1", "2"]
    assert "no audit" in refused("actions", "list", "--audit", "2026-11-777")


def test_looking_at_somebody_elses_audit_asks_why_and_is_told(
    audit: str, json_of: JsonOf, refused: Refused
) -> None:
    for command in ("show", "history", "documents"):
        assert "say why with --reason" in refused("audits", command, audit, "--as", "Dee Example")
    json_of("audits", "show", audit, "--as", "Dee Example", "--reason", "Learning")
    json_of("audits", "show", audit)
    words = [line["words"] for line in json_of("audits", "history", audit)]
    assert words[-2].startswith("Dee Example opened the audit on 20 November 2026")
    assert words[-1].startswith("operator opened the audit on 20 November 2026")


def test_an_audit_is_exempted_withdrawn_given_away(audit: str, json_of: JsonOf, refused: Refused) -> None:
    assert "line manager" in refused("audits", "exempt", audit, "--reason", "Leave", "--as", "Dee Example")
    given = json_of("audits", "reassign", audit, "--to", "Gil Guest", "--reason", "Alex leaves")
    warnings = given.pop("warnings")
    assert given == {"id": audit, "state": "in progress", "changed": True}
    assert "against a rule of the allocation: their role" in warnings[0]
    assert json_of("audits", "withdraw", audit, "--reason", "The child moved")["state"] == "withdrawn"
    assert "it has been withdrawn" in refused("audits", "submit", audit, "--reason", "x")


def test_a_group_rates_blind_and_then_agrees(audit: str, json_of: JsonOf, refused: Refused) -> None:
    group = json_of("audits", "start", "--child", "CV-2", "--auditor", "Alex Example", "--kind", "group")[
        "id"
    ]
    raters = ("Alex Example", "Gil Guest")
    json_of("audits", "raters", group, *raters)
    for rater, rating in zip(raters, ("Good", "Inadequate"), strict=True):
        json_of("audits", "rate", group, "Assessment", rating, "--as", rater)
        json_of("audits", "rate", group, "1", "Good", "--as", rater)
    left = json_of("audits", "rate", group, "--as", "Gil Guest")
    assert left["given"] == {"Assessment": "Inadequate", "1": "Good"}
    assert left["left"][0] == "2"
    assert "no month" in refused("audits", "findings", "2026-13")
    alone = json_of("audits", "agreement", group, "--as", "Gil Guest")
    assert [spread["counts"] for spread in alone["sections"]] == [{"Inadequate": 1}]
    for rater in raters:
        json_of("audits", "rate", group, "--hand-in", "--reason", "The rest another day", "--as", rater)
    json_of("audits", "agree", group, "Assessment", "Requires Improvement", "--as", "Alex Example")
    found = json_of("audits", "agreement", group, "--as", "Gil Guest")
    assert found["sections"][0] == {
        "place": "Assessment",
        "counts": {"Good": 1, "Inadequate": 1},
        "agreed": "Requires Improvement",
    }
    assert (found["unanimous"], found["compared"]) == (1, 2)


def test_two_auditors_share_a_section(audit: str, json_of: JsonOf) -> None:
    ours, theirs = (
        json_of("audits", "start", "--child", "CV-3", "--kind", "joint", "--as", who)["id"]
        for who in ("Alex Example", "Sol Example")
    )
    json_of("audits", "joint", ours, "--pair", theirs)
    written = ("--rating", "Good", "--comment", "One plan.", "--spoke-on", "2026-11-19")
    json_of("audits", "joint", ours, *written, "--as", "Alex Example")
    shared = json_of("audits", "joint", theirs, "--as", "Sol Example")
    assert shared["joint"]["section"] == {"rating": "Good", "comment": "One plan."}
    assert len(shared["prompts"]) > 3
    note = json_of("audits", "joint", theirs, "--case-note", "--as", "Sol Example")["text"]
    assert "One plan." in note


def test_a_dip_sample_has_findings_of_its_own(audit: str, json_of: JsonOf) -> None:
    sample = json_of("audits", "start", "--child", "CV-4", "--kind", "dip-sample", "--as", "Gil Guest")["id"]
    json_of("audits", "choose", sample, "2", "1", "--as", "Gil Guest")
    json_of("audits", "submit", sample, "--reason", "Records were closed", "--as", "Gil Guest")
    assert json_of("audits", "findings", "2026-11") == []


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("moderate", "{}", "--disagree", "Assessment"), "write it as SECTION=TEXT"),
        (("moderate", "{}", "--actions-meet", "--actions-miss", "x"), "one of the two"),
        (("meeting", "{}", "--came", "Sam Example"), "--held DATE"),
        (("meeting", "{}", "--on", "2026-11-27", "--comment", "x"), "one thing at a time"),
        (("reassign", "{}", "--reason", "x"), "--to"),
        (("reassign", "{}", "--to", "Gil Guest"), "the reason"),
        (("start",), "--child"),
        (("start", "--child", "CV-5"), "--auditor"),
        (("rate", "{}", "1"), "--hand-in"),
        (("submit", "2026-11-777"), "2026-11-777"),
        (("return", "{}", "--reason", "x", "--talk", "held"), "its auditor is still at work"),
        (("decide", "{}", "--stands", "nobody", "--reason", "x"), "nobody"),
        (("disagree", "{}"), "--reason"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    audit: str, refused: Refused, arguments: tuple[str, ...], why: str
) -> None:
    assert why in refused("audits", *(part.format(audit) for part in arguments))


def test_a_moderator_can_do_it_in_conversation(
    audit: str, json_of: JsonOf, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    json_of("audits", "submit", audit, "--reason", "x")
    typed = "agree all\nactions meet\ntalk offered\naccept\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
    assert run(["chat", "--audit", audit, "--as", "Noor Example"]) == 0
    said = capfdbinary.readouterr().out.decode()
    assert "Moderated. Thank you" in said
    assert all(len(line) <= 80 for line in said.splitlines())
    assert json_of("audits", "show", audit)["state"] == "moderated"


def test_every_command_of_the_core_has_a_door_here() -> None:
    """Whoever adds a command adds its door: the text of the doors names each."""
    folder = Path(__file__).resolve().parents[2] / "bot"
    doors = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    kinds = [
        name for name in c.__all__ if name not in ("Command", "KindCommand", "LifeCommand", "AllocateAudit")
    ]
    assert not [name for name in kinds if f"c.{name}(" not in doors and f"{name}(" not in doors]


def test_an_audit_begun_after_midnight_in_summer_is_of_the_new_month(
    json_of: JsonOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECKBACK_NOW", "2026-06-30T23:30:00Z")
    started = json_of("audits", "start", "--child", "CV-9", "--auditor", "Alex Example")
    assert json_of("audits", "show", started["id"])["month"] == "2026-07"
