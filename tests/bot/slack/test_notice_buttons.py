"""Each notice, and each thing that waits, has a button, and every button leads somewhere."""

import datetime as dt
import re

import pytest

from audit.due import Item
from audit.notices.shapes import Notice
from audit.notices.wording import DUE, KINDS, notice
from bot.slack import ids
from bot.slack.ids import At
from bot.slack.listeners.waiting import ACTS
from bot.slack.views import notices
from bot.slack.waiting import ELSEWHERE, LEADS, waiting

PRESSED = [value for value in vars(ids).values() if isinstance(value, str | re.Pattern)]


def is_answered(action: str) -> bool:
    """Whether a listener of its own answers a button, not the one for buttons that are gone."""
    return any(one == action if isinstance(one, str) else one.search(action) for one in PRESSED)


def told(kind: str) -> Notice:
    return notice(kind, "k", "Mo", audit="2026-11-001", action="2", month="2026-11", why="You are Mo.")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_notice_has_a_button_that_does_it(kind: str) -> None:
    lead = notices.led(told(kind))
    assert lead is not None
    action, verb = lead
    assert verb
    assert is_answered(action)
    if action.startswith("act_"):
        assert action.removeprefix("act_") in ACTS


def test_a_refusal_leads_to_its_reason() -> None:
    shown = Notice(
        key="k", to="Ada", kind="exemption refused", what="x", says="No.", act="exempt", button="Read"
    )
    assert notices.led(shown) == ("act_refused", "Read why")
    assert "refused" in ACTS


def test_what_opened_an_action_again_leads_to_that_action() -> None:
    message = notices.notice(told("re-opened"))
    (row,) = [block for block in message.blocks if block["type"] == "actions"]
    assert At.read(row["elements"][0]["value"]).more == "2"


@pytest.mark.parametrize("what", sorted(DUE.keys() - ELSEWHERE))
def test_everything_that_waits_on_home_has_a_button_that_does_it(what: str) -> None:
    item = Item(
        what=what, due=dt.date(2026, 12, 4), who=("Mo",), role="x", audit="2026-11-001", month="2026-11"
    )
    (line,) = waiting([item])
    assert line.verb
    assert is_answered(f"{line.action}_0")
    assert line.action == LEADS[what][0]
    assert "{" not in line.text


def test_a_group_audit_waits_for_whoever_still_rates_it_and_for_nobody_else() -> None:
    item = Item(what="complete", due=dt.date(2026, 12, 4), who=("Mo",), role="auditor", audit="2026-11-001")
    assert [line.action for line in waiting([item], {"2026-11-001"})] == ["sheet"]
    assert waiting([item]) == []


def test_the_button_of_a_month_knows_the_month() -> None:
    item = Item(what="papers", due=dt.date(2026, 12, 4), who=("Lee",), role="x", month="2026-11")
    assert waiting([item])[0].more == "2026-11 papers"
    shown = notices.notice(notice("unfilled", "k", "Lee", month="2026-11", why="nobody is left"))
    (row,) = [block for block in shown.blocks if block["type"] == "actions"]
    assert At.read(row["elements"][0]["value"]).more == "2026-11"
