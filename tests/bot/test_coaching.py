"""The coaches in the conversation: a remark under what was kept, silence where it is good."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit.coach import BadRules
from audit.commands import RecordParticulars
from audit.permissions import THE_OPERATOR
from audit.service import AuditService
from bot.cli.main import run
from bot.coaching import Coach
from bot.conversation.engine import Conversation

AUDIT = "2026-11-001"
GOOD = (
    "good - Two home visits, on 8 and 22 September, describe the stairwell where older boys wait and how the "
    "child plans the way home. The plan uses it: sessions moved to Tuesdays, and the child says they feel "
    "safer now."
)


def test_a_one_liner_is_kept_and_remarked_on(conversation: Conversation, service: AuditService) -> None:
    conversation.say("go 1")
    said = conversation.say("good - completed")
    assert service.show(AUDIT, THE_OPERATOR)[0].data.answers["1"].comment == "completed"
    (remark,) = said.remarks
    assert remark.endswith("[too-short]")  # the rule that spoke


def test_a_faulty_file_of_rules_is_told_before_a_conversation_begins(tmp_path: Path) -> None:
    (tmp_path / "verbs.toml").write_text("vague = ['look (into']", encoding="utf-8")
    with pytest.raises(BadRules, match=r"verbs\.toml: vague: .*brackets"):
        Coach(tmp_path)


def test_a_good_comment_is_left_alone(conversation: Conversation) -> None:
    conversation.say("go 1")
    assert conversation.say(GOOD).remarks == ()


def test_a_reason_why_a_question_does_not_apply_is_left_alone(conversation: Conversation) -> None:
    conversation.say("go 1")
    assert conversation.say("n/a - not in custody").remarks == ()


def test_the_childs_name_in_a_comment_is_remarked_on(conversation: Conversation) -> None:
    conversation.say("Taylor Fictional")
    conversation.say("go 1")
    said = conversation.say(GOOD.replace("the child plans", "Taylor plans"))
    assert any("Taylor" in remark for remark in said.remarks)


def test_an_action_without_an_owner_is_remarked_on_once_all_was_asked(conversation: Conversation) -> None:
    conversation.say("actions")
    for line in ("Refer the child to CAMHS and file the reply", "TBC", "ASAP"):
        assert conversation.say(line).remarks == ()
    said = " ".join(conversation.say("The reply is in the documents").remarks)
    assert "TBC" in said
    assert "ASAP" in said


def test_an_action_is_drafted_from_a_finding(conversation: Conversation, service: AuditService) -> None:
    conversation.say("go 1")
    conversation.say("ri - The speech and language screening was not followed up after March.")
    conversation.say("actions")
    said = conversation.say("draft 1")
    action = service.show(AUDIT, THE_OPERATOR)[0].data.actions[0]
    assert action.question == "1"
    assert action.action
    assert said.screen.where.step == "action:1:action"


def test_a_draft_says_who_might_and_how_it_would_show(
    conversation: Conversation, service: AuditService
) -> None:
    conversation.say("go 1")
    conversation.say("ri - The speech and language screening was not followed up after March.")
    conversation.say("actions")
    conversation.say("draft 1")
    action = service.show(AUDIT, THE_OPERATOR)[0].data.actions[0]
    assert action.responsibility
    assert action.measure


def test_the_name_of_a_parent_who_was_spoken_with_is_remarked_on(
    conversation: Conversation, service: AuditService
) -> None:
    spoken = {"/conversations/parents": {"date": "2026-11-10", "mode": "virtual", "with": "Odette Fictional"}}
    service.perform(RecordParticulars(audit=AUDIT, facts=spoken), THE_OPERATOR)
    conversation.say("go 1")
    said = conversation.say(GOOD.replace("the child says", "odette says"))
    assert "parent or carer" in " ".join(said.remarks)


def test_the_fifth_action_of_a_plan_is_remarked_on_once(conversation: Conversation) -> None:
    conversation.say("actions")
    for day in range(1, 6):
        conversation.say("Refer the child to CAMHS and file the reply")
        conversation.say("Case manager")
        conversation.say(f"{day} December 2026")
        said = conversation.say("The reply is in the documents")
        conversation.say("skip")
        assert any("fewer than five" in remark for remark in said.remarks) is (day == 5)


def test_nothing_is_drafted_where_no_work_is_needed(conversation: Conversation) -> None:
    conversation.say("actions")
    assert "asks for no action" in conversation.say("draft 2").notes[0]


def test_no_action_needed_is_kept_with_its_reason(conversation: Conversation, service: AuditService) -> None:
    conversation.say("actions")
    assert "Say why" in conversation.say("no action needed").notes[0]
    conversation.say("No action needed, because the plan was changed in the meeting")
    data = service.show(AUDIT, THE_OPERATOR)[0].data
    assert data.no_action_because == "the plan was changed in the meeting"


def test_no_action_needed_does_not_stand_beside_actions(conversation: Conversation) -> None:
    conversation.say("actions")
    conversation.say("Refer the child to CAMHS and file the reply")
    conversation.say("actions")
    assert "remove them first" in conversation.say("no action needed, because all is done").notes[0]


@pytest.fixture
def checked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any, capfdbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., Any]:
    def call(what: str, items: object) -> Any:
        given = tmp_path / "items.json"
        given.write_text(json.dumps(items), encoding="utf-8")
        with given.open(encoding="utf-8") as stdin:
            monkeypatch.setattr("sys.stdin", stdin)
            capfdbinary.readouterr()
            status = run(["check", what])
        out, err = capfdbinary.readouterr()
        return json.loads(out) if status == 0 else (status, err.decode())

    return call


def test_items_are_checked_for_other_programs(checked: Callable[..., Any]) -> None:
    item = {
        "action": "Upload the record.",
        "responsibility": "",
        "timescale": "4 June 2025",
        "audit_date": "2025-05-02",
    }
    found = checked("action", [item])
    assert [one["flaws"] for one in found] == [["no_owner"]]
    assert set(found[0]) >= {"flaws", "advice", "notes"}
    comments = checked(
        "comment", [{"question": 1, "section": "Assessment", "grade": "Good", "comment": "Done."}]
    )
    assert comments[0]["flaws"] == ["one_liner"]


@pytest.mark.parametrize("items", [{}, "text", [1], [{"action": {}}]])
def test_what_are_no_items_gets_one_line(checked: Callable[..., Any], items: object) -> None:
    status, line = checked("action", items)
    assert status == 2
    assert len(line.strip().splitlines()) == 1
