"""The programme from the command line, as another program calls it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.cli.main import run

JsonOf = Callable[..., Any]
Refused = Callable[..., str]
PEOPLE = """\
name,email,roles,team,line_manager
Ada Example,ada@example.invalid,auditor,West,Tim Example
Ben Example,ben@example.invalid,auditor,South,Tim Example
Tim Example,,team manager,North,
Mo Example,,moderator,,
Hal Example,,head of service,,
Lea Example,,learning academy,,
"""
HEADERS = "ChildView ID,Case Manager,Team Manager,Age,Order,Knife\n"
CASELOAD = HEADERS + "".join(
    f"CV-{n},Kit Example,Tim Example,{13 + n % 5},{order},{'yes' if n % 2 else 'no'}\n"
    for n, order in enumerate(["Referral"] * 5 + ["Triage"] + ["Referral"] * 6)
)


@pytest.fixture
def caseload(home: Path, tmp_path: Path) -> str:
    people = tmp_path / "people.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    assert run(["people", "import", str(people)]) == 0
    path = tmp_path / "caseload.csv"
    path.write_text(CASELOAD + "CV-1,,,15,,\n", encoding="utf-8")
    return str(path)


def planned(*where: str) -> None:
    assert run(["programme", "plan", "2026-11", "--line", "Knife work", "--full", "2", *where]) == 0


def test_a_month_from_its_line_of_enquiry_to_its_check_back(caseload: str, json_of: JsonOf) -> None:
    month = json_of(
        "programme", "plan", "2026-11", "--line", "Knife", "--where", "knife and age<=15", "--full", "2"
    )
    assert month["lines"][0]["places"] == {"full": 2}
    drawn = json_of("programme", "select", "2026-11", "--caseload", caseload, "--seed", "s", "--explain")
    (line,) = drawn["lines"]
    assert [one["line"] for one in drawn["problems"]] == [14]
    assert {one["childview_id"] for one in line["selected"]} <= {"CV-1", "CV-7", "CV-11"}
    assert {one["why"] for one in line["left_out"]} == {"triage cases are not covered by the form"}
    made = json_of("programme", "allocate", "2026-11")
    assert {one["auditor"] for one in made["allocated"]} == {"Ada Example", "Ben Example"}
    items = json_of("due")["items"]
    assert [(item["what"], item["days_late"], item["told"]) for item in items] == [("complete", 0, False)] * 2
    assert set(items[0]) == {"what", "audit", "action", "due", "days_late", "who", "told"}
    shown = json_of("programme", "show", "2026-11")
    assert shown["states"] == {"allocated": 2}
    assert json_of("programme", "allocate", "2026-11")["allocated"] == []


def test_the_same_draw_comes_out_again(caseload: str, json_of: JsonOf) -> None:
    planned()
    args = ("programme", "select", "2026-11", "--caseload", caseload, "--seed", "s")
    assert json_of(*args) == json_of(*args) == json_of(*args, "--dry-run")
    assert json_of(*args[:-1], "other", "--dry-run") != json_of(*args)


def test_a_draw_with_too_few_children_falls_short(caseload: str, json_of: JsonOf) -> None:
    planned("--where", "age >= 40")
    json_of("programme", "select", "2026-11", "--caseload", caseload, status=1)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("plan", "November"), "write it as 2026-11"),
        (("plan", "2026-11", "--line", "K", "--where", "knife and"), "ends where a column was expected"),
        (("plan", "2026-11", "--line", "K", "--theme", "weather"), "the themes are: custody"),
        (("plan", "2026-11", "--remove", "None such"), "no line of enquiry 'None such'"),
        (("allocate", "2026-11"), "no children were drawn for 2026-11 yet"),
        (("allocate", "2026-11", "--give", "CV-1"), "CHILD=AUDITOR"),
        (("exempt", "Nobody Example", "--reason", "ill"), "nobody called 'Nobody Example'"),
        (("exempt", "2026-11-099", "--reason", "ill"), "2026-11-099"),
        (("plan", "2026-11", "--line", "K", "--questions", "3,99"), "no question 99"),
        (("record", "2026-11", "papers", "--on", "2027-01-02"), "is still to come"),
        (("select", "2026-11", "--caseload", "nowhere.csv"), "cannot be read"),
        (("show", "2026-11", "--as", "Ada Example"), "may not run the audit programme"),
        (("actions", "update", "S9", "--status", "Completed"), "no action 'S9'"),
    ],
)
def test_wrong_use_is_one_line(
    caseload: str, refused: Refused, arguments: tuple[str, ...], says: str
) -> None:
    assert says in refused("programme", *arguments)


def test_an_unknown_column_is_named_with_those_there_are(caseload: str, refused: Refused) -> None:
    planned()
    said = refused("programme", "select", "2026-11", "--caseload", caseload, "--where", "colour = red")
    assert "no column 'colour'; it has: age" in said


def test_an_exemption_is_asked_for_and_agreed(caseload: str, json_of: JsonOf) -> None:
    planned()
    json_of("programme", "select", "2026-11", "--caseload", caseload)
    (first, _) = json_of("programme", "allocate", "2026-11")["allocated"]
    exempt = ("programme", "exempt", first["audit"], "--reason", "ill")
    asked = json_of(*exempt, "--as", first["auditor"])
    assert asked["approved_by"] is None
    (waits,) = [item for item in json_of("due")["items"] if item["what"] == "exemption"]
    assert (waits["who"], waits["audit"]) == ("Tim Example", first["audit"])
    agreed = json_of(*exempt, "--as", "Tim Example")
    assert agreed["approved_by"] == "Tim Example"
    assert len(agreed["settled"]) == 1
    assert json_of("audits", "show", first["audit"])["state"] == "exempt"


def test_a_request_is_refused_with_a_reason_that_whoever_asked_can_read(
    caseload: str, json_of: JsonOf, refused: Refused
) -> None:
    planned()
    json_of("programme", "select", "2026-11", "--caseload", caseload)
    (first, _) = json_of("programme", "allocate", "2026-11")["allocated"]
    audit, auditor = first["audit"], first["auditor"]
    json_of("programme", "exempt", audit, "--reason", "ill", "--as", auditor)
    (waits,) = json_of("programme", "requests", "--as", "Tim Example")["waiting"]
    assert (waits["person"], waits["audit"], waits["reason"]) == (auditor, audit, "ill")
    no = ("programme", "refuse", audit, "--reason", "Nobody else is there.", "--as")
    assert "no request about" in refused(*no, auditor)
    assert json_of(*no, "Tim Example")["reason"] == "Nobody else is there."
    told = json_of("programme", "requests", "--as", auditor)
    assert (told["waiting"], told["refused"][0]["reason"]) == ([], "Nobody else is there.")
    assert "no request about" in refused(*no, "Tim Example")
    assert json_of("audits", "show", audit)["state"] == "allocated"


def test_withdrawing_gives_the_next_child_at_once(caseload: str, json_of: JsonOf) -> None:
    planned()
    json_of("programme", "select", "2026-11", "--caseload", caseload)
    (first, _) = json_of("programme", "allocate", "2026-11")["allocated"]
    json_of("audits", "withdraw", first["audit"], "--reason", "moved away")
    assert json_of("programme", "show", "2026-11")["states"] == {"withdrawn": 1, "allocated": 2}


def test_somebody_without_slack_or_mail_is_listed_as_not_told(caseload: str, json_of: JsonOf) -> None:
    planned()
    json_of("programme", "select", "2026-11", "--caseload", caseload)
    json_of("programme", "allocate", "2026-11")
    assert {item["told"] for item in json_of("due", "--send")["items"]} == {False}


def test_the_services_own_actions_and_the_agenda(caseload: str, json_of: JsonOf) -> None:
    words = ("--action", "Trauma workshop", "--owner", "Lea Example", "--timescale", "by 1 November 2026")
    assert json_of("programme", "actions", "add", *words, "--kind", "workshop")["id"] == "S1"
    (item,) = [item for item in json_of("due")["items"] if item["what"] == "service action"]
    assert (item["action"], item["audit"], item["who"]) == ("S1", None, "Lea Example")
    points = json_of("programme", "agenda", "2026-11")["points"]
    assert [point["heading"] for point in points[:3]] == [
        "What is going well?",
        "What are we concerned about?",
        "Where are the grey areas?",
    ]
    done = (
        "programme",
        "actions",
        "update",
        "S1",
        "--status",
        "checked back",
        "--evidence",
        "slides and list",
    )
    assert json_of(*done)["status"] == "Checked back"
    assert [item for item in json_of("due")["items"] if item["what"] == "service action"] == []


def test_the_sums_begin_at_nothing(caseload: str, json_of: JsonOf) -> None:
    told = json_of("programme", "sums")
    assert told["months"][0] == "2026-04"
    assert told["joint"]["share"] == 0
    assert len(told["themes"]) == 7


def test_a_persons_wishes_are_kept(caseload: str, json_of: JsonOf) -> None:
    json_of("programme", "wishes", "--as", "Ada Example", "--until", "20", "--reminders", "mondays")
    kept = json_of("programme", "wishes", "--as", "Ada Example")
    assert (kept["until_hour"], kept["reminders"], kept["from_hour"]) == (20, "mondays", 9)


def test_wishes_are_told_in_a_sentence(caseload: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["programme", "wishes", "--as", "Ada Example", "--channel", "email", "--until", "20"]) == 0
    told = capfd.readouterr().out.splitlines()[-1]
    assert told == ("You are told by mail, on working days from 9 to 20 o'clock; reminders: as they come")


def test_what_is_planned_beside_the_months_kinds_is_said(
    caseload: str, capfd: pytest.CaptureFixture[str]
) -> None:
    planned("--group", "1", "--dip-sample", "1", "--questions", "12,3")
    out, err = capfd.readouterr()
    assert err == "note: group audits are none of this month's kinds; planned all the same\n"
    assert out.splitlines()[-1].endswith("; its dip samples ask questions 3, 12")


def test_a_hand_that_goes_against_a_rule_is_kept_and_told(caseload: str, json_of: JsonOf) -> None:
    planned()
    drawn = json_of("programme", "select", "2026-11", "--caseload", caseload)
    child = drawn["lines"][0]["selected"][0]["childview_id"]
    made = json_of("programme", "allocate", "2026-11", "--give", f"{child}=Mo Example")["allocated"]
    by_hand = next(one for one in made if one["childview_id"] == child)
    assert (by_hand["auditor"], by_hand["against"]) == (
        "Mo Example",
        ["they take no audits this month", "their role does not take this kind of audit"],
    )
    assert [one["against"] for one in made if one is not by_hand] == [[]]


def test_a_joint_audit_without_social_cares_form_is_made_and_says_so(caseload: str, json_of: JsonOf) -> None:
    people = "name,roles\nSol Example,social care auditor\n"
    path = Path(caseload).with_name("more.csv")
    path.write_text(people, encoding="utf-8")
    assert run(["people", "import", str(path)]) == 0
    joint = Path(caseload).with_name("joint.csv")
    joint.write_text("ChildView ID,Joint\nCV-1,yes\n", encoding="utf-8")
    json_of("programme", "plan", "2026-11", "--line", "Known to both", "--joint", "1")
    json_of("programme", "select", "2026-11", "--caseload", str(joint))
    (made,) = json_of("programme", "allocate", "2026-11")["allocated"]
    assert made["pair"] is None
    assert "its form is not there yet" in made["alone"]
