"""The moderator's board, the windows with reasons, notices and lists of actions, at their longest."""

import datetime as dt
import json
from typing import Any

import pytest

from audit.life.checks import Check
from audit.life.shapes import Concern, Decision, Moderation, Objection, Opinion, Return, Talk
from audit.notices.shapes import Notice
from bot.action_list import Listed
from bot.moderation.view import Side, View
from bot.slack.blocks import Message
from bot.slack.ids import At
from bot.slack.views import action_rows, board, files, notices, opening, reasons
from tests.bot.slack.longest import ACTION, LONG, SCALE
from tests.builders import NOW, begun, service_over
from tests.slack_stand_in import checking
from tests.storage.fake import MemoryStore

AT = At("2026-11-001", 4)


def seen(state: str) -> View:
    """A view in which everything is as long as it gets."""
    opinion = Opinion(agrees=False, reason=LONG, rating=SCALE[0])
    talk = Moderation(
        sections={}, talk=Talk(outcome="held"), notes=LONG, actions_meet_findings=False, actions_reason=LONG,
        returns=(Return(by="Mo", reason=LONG),) * 9, objection=Objection(by="Alex", reason=LONG),
        decision=Decision(by="Head", reason=LONG),
    )  # fmt: skip
    return View(
        audit="2026-11-001", state=state, kind="full", auditor=LONG, handed_in=NOW, due=dt.date(2026, 12, 4),
        submit_reason=LONG, checks=tuple(Check(f"question:{n}", "gap", LONG) for n in range(90)),
        sides=tuple(Side(f"Section {n}", SCALE[0], LONG, opinion) for n in range(30)), actions=(ACTION,) * 40,
        concerns=(Concern(id="1", raised_by="Alex", text=LONG),) * 4, moderation=talk, steps=(),
    )  # fmt: skip


def accepted(message: Message) -> None:
    checking.blocks(json.loads(json.dumps(message.blocks)), "message")
    assert 0 < len(message.text) <= 4000


@pytest.mark.parametrize("state", ["submitted", "moderated", "escalated", "closed"])
def test_the_board_with_the_longest_texts_is_a_message_that_slack_takes(state: str) -> None:
    accepted(board.board(seen(state), 12))


def windows() -> list[dict[str, Any]]:
    concern = Concern(id="1", raised_by="Alex", text=LONG)
    return [
        reasons.disagreeing(AT, SCALE),
        reasons.missing(AT),
        reasons.noting(AT, LONG),
        reasons.sending_back(AT),
        reasons.objecting(AT),
        reasons.deciding(AT, SCALE),
        reasons.raising(AT, LONG[:2000]),
        reasons.acknowledging(AT, concern),
        reasons.meeting(AT),
        action_rows.form(Listed("2026-11-001", "Alex", None, None, ACTION)),
    ]


@pytest.mark.parametrize("view", windows(), ids=lambda view: view["title"]["text"])
def test_a_window_with_the_longest_texts_is_one_that_slack_takes(view: dict[str, Any]) -> None:
    checking.view(view)


def test_a_notice_is_a_message_that_slack_takes_and_says_why_it_comes() -> None:
    shown = Notice(
        key="k", to="Mo", kind="concern", what="concern", says=LONG[:900], why=LONG, by=dt.date(2026, 12, 4),
        act="acknowledge", button="Read and acknowledge", lines=(LONG,) * 9, audit="2026-11-001", urgent=True,
    )  # fmt: skip
    accepted(notices.notice(shown))
    assert notices.notice(shown).text.startswith("Urgent.")


def test_lists_of_actions_and_files_read_are_messages_that_slack_takes() -> None:
    listed = [Listed("2026-11-001", "Alex", None, dt.date(2026, 1, 1), ACTION)] * 60
    accepted(action_rows.listed("Yours", listed, NOW, "none"))
    assert "*late*" in json.dumps(action_rows.listed("Yours", listed, NOW, "none").blocks)
    accepted(files.asking("form", LONG * 9, "key"))
    accepted(files.recorded("tracker", LONG * 9))


def test_the_first_message_of_a_thread_names_no_child_in_its_plain_text() -> None:
    shown = opening.root(begun(service_over(MemoryStore())), "CV-1 (T.F.)")
    accepted(shown)
    assert "CV-1" not in shown.text
    accepted(opening.once())
