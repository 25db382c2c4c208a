"""The windows around the programme, at their longest: what Slack takes, and what stands there."""

import datetime as dt
import json
from typing import Any

import pytest

from audit.models import Conversation, Joint, Judgement
from audit.notices.shapes import Wishes
from audit.programme.requests import Refusal
from audit.programme.service_actions import ServiceAction
from audit.programme.shapes import Exemption
from audit.roles import Do
from bot.slack.ids import At
from bot.slack.views import choosing, duties, exempting, joint, month, reasons, saying, wishes
from tests.bot.slack.longest import LONG, SCALE
from tests.builders import NOW
from tests.slack_stand_in import checking

AT = At("2026-11-001", 4)
DAY = dt.date(2026, 11, 20)
EVERYTHING = frozenset(Do)
ASKED = Exemption(id="a1", person=LONG, reason=LONG, audit=None, first=DAY, asked_by="Ada", asked_at=NOW)
WRITTEN = Joint(
    with_=LONG[:900],
    social_worker=LONG[:900],
    section=Judgement(rating=SCALE[0], comment=LONG),
    conversation=Conversation(date=DAY, mode="virtual"),
)
SHARED = joint.Shared("2026-11-001", "2026-11-002", WRITTEN, SCALE, True, True)


def windows() -> list[dict[str, Any]]:
    action = ServiceAction(
        id="S1", action=LONG, owner="Lee", timescale="1 May", meeting="2026-11", progress=LONG, made_at=NOW
    )
    refusal = Refusal(asked=ASKED, refused_by=LONG[:200], refused_at=NOW, reason=LONG)
    return [
        *(saying.window(name, AT) for name in saying.SAYINGS),
        wishes.window(Wishes()),
        wishes.window(
            Wishes(channel="email", from_hour=0, until_hour=24, weekends=True, reminders="late only")
        ),
        exempting.answering(ASKED, 3),
        exempting.refused([refusal] * 40),
        exempting.time_off(),
        duties.month_step(At("", 0, "", "2026-11 summary"), DAY),
        duties.month_step(At("", 0, "", "2026-11 papers"), DAY),
        duties.service_action(action),
        joint.form(AT, SHARED),
        joint.form(AT, SHARED, joint.fields(WRITTEN), LONG),
        joint.form(AT, joint.Shared("2026-11-001", None, Joint(), SCALE[:4], True, True)),
        joint.pairing(AT),
        reasons.looking(AT),
        month.line(AT),
        month.giving(AT, LONG),
        month.giving(AT, ""),
        month.service_action(AT),
    ]


@pytest.mark.parametrize("view", windows(), ids=lambda view: view["callback_id"])
def test_a_window_with_the_longest_texts_is_one_that_slack_takes(view: dict[str, Any]) -> None:
    checking.view(view)


def test_the_shared_section_at_its_longest_is_a_message_that_slack_takes() -> None:
    for shown in (SHARED, joint.Shared("2026-11-001", None, Joint(), SCALE, False, True)):
        message = joint.shared(shown)
        checking.blocks(json.loads(json.dumps(message.blocks)), "message")
    told = month.standing("2026-11", LONG * 9, [LONG + str(n) for n in range(130)], is_drawn=False)
    checking.blocks(json.loads(json.dumps(told.blocks)), "message")
    told = choosing.begun("2026-11-001", "group", LONG, (LONG[:2000], LONG[:2000]))
    checking.blocks(json.loads(json.dumps(told.blocks)), "message")


def test_every_mode_of_telling_is_said_in_a_sentence() -> None:
    assert "at any hour" in wishes.told(Wishes(from_hour=9, until_hour=9))
    assert "by email, between 07:00 and 19:00" in wishes.told(
        Wishes(channel="email", from_hour=7, until_hour=19)
    )


def verbs(state: str, kind: str = "full", may: frozenset[Do] = EVERYTHING) -> set[str]:
    return {one["action_id"] for one in saying.buttons("2026-11-001", state, kind, may)}


def test_a_step_is_offered_where_the_state_bears_it_and_the_person_may() -> None:
    assert "saying_close" in verbs("moderated")
    assert "saying_close" not in verbs("submitted")
    assert verbs("closed", may=frozenset({Do.COMMENT})) == {"saying_comment"}
    assert verbs("exempt") == set()


def test_a_step_that_only_one_kind_knows_is_offered_there_alone() -> None:
    assert "saying_panel" in verbs("submitted", "joint")
    assert "saying_panel" not in verbs("submitted", "full")
    assert "saying_choose" in verbs("in progress", "dip-sample")


def test_the_meeting_that_is_due_is_chosen_beforehand() -> None:
    view = reasons.meeting(At("2026-11-001", 0, "", "follow-up"))
    kind = next(block for block in view["blocks"] if block.get("block_id") == "kind")
    assert kind["element"]["initial_option"]["value"] == "follow-up"
