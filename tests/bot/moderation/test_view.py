"""What a moderator sees: the checks first, both judgements, what is still to do."""

import pytest

from audit import commands as c
from bot.moderation.data import view_json, waiting_json
from bot.moderation.queue import queue
from bot.moderation.text import queue_text, view_text
from bot.moderation.view import View, view
from tests.audit.life.played import AUDITOR, HEAD, MODERATOR, TEAM, Life
from tests.builders import small_form


@pytest.fixture
def life() -> Life:
    return Life()


def seen(life: Life, audit: str) -> View:
    return view(life.record(audit), small_form())


def test_the_checks_name_place_and_kind(life: Life) -> None:
    audit = life.allocated()
    for number in "123":
        life.does(AUDITOR, c.RecordAnswer(audit=audit, question=number, rating="Good", comment="Ok."))
    action = {"action": "Improve things", "responsibility": "TBC", "timescale": "ASAP"}
    life.does(AUDITOR, c.AddAction(audit=audit, fields=action))
    life.does(AUDITOR, c.Submit(audit=audit, reason="The case moved away"))
    found = {(check.place, check.code) for check in seen(life, audit).checks}
    assert {
        ("question:1", "one_liner"),
        ("question:4", "gap"),
        ("fact:/conversations/child", "gap"),
        ("action:1", "no_owner"),
        ("action:1", "vague_date"),
    } <= found


def test_many_of_a_kind_are_told_in_one_line(life: Life) -> None:
    audit = life.allocated()
    for number in "1234":
        life.does(AUDITOR, c.RecordAnswer(audit=audit, question=number, rating="Good", comment="Ok."))
    life.does(AUDITOR, c.Submit(audit=audit, reason="x"))
    assert "  a line and no more: questions 1, 2, 3, 4" in view_text(seen(life, audit)).splitlines()


def test_both_judgements_and_what_is_left_to_do(life: Life) -> None:
    audit = life.submitted()
    life.does(
        MODERATOR,
        c.Moderate(audit=audit, disagree={"Overall": "Too kind"}, ratings={"Overall": "RI"}),
    )
    text = view_text(seen(life, audit))
    assert "moderator: disagrees, would say Requires Improvement: Too kind" in text
    assert "agree or disagree on Assessment, Delivery & Review: --agree SECTION" in text
    assert f"`checkback audits moderate {audit} --accept`" in text
    assert "offer the auditor a talk" in text
    life.does(MODERATOR, c.SendBack(audit=audit, reason="Thin", talk="held"))
    assert seen(life, audit).steps == ()


def test_an_open_concern_stands_at_the_head(life: Life) -> None:
    audit = life.submitted()
    life.does(MODERATOR, c.RaiseConcern(audit=audit, text="A knife"))
    assert "SAFEGUARDING CONCERN 1 (NOT ACKNOWLEDGED YET): A knife" in view_text(seen(life, audit))
    life.does(TEAM, c.AcknowledgeConcern(audit=audit, concern="1"))
    assert f"SAFEGUARDING CONCERN 1 (acknowledged by {TEAM}): A knife" in view_text(seen(life, audit))


def test_the_queue_has_ones_own_first_then_what_is_due_first(life: Life) -> None:
    first = life.submitted()
    life.later(days=7)
    second = life.submitted()
    life.does(MODERATOR, c.Moderate(audit=second, notes="Begun"))
    waiting = queue(life.service, life.who(MODERATOR))
    assert [one.audit for one in waiting] == [second, first]
    assert "yours" in queue_text(waiting).splitlines()[0]
    assert waiting_json(waiting[0])["is_theirs"] is True
    assert queue_text([]) == "Nothing waits for moderation."


def test_an_inadequate_audit_stands_in_the_heads_queue_alone(life: Life) -> None:
    audit = life.submitted("Inadequate")
    assert queue(life.service, life.who(MODERATOR)) == []
    assert [one.audit for one in queue(life.service, life.who(HEAD))] == [audit]


def test_as_json_it_says_the_same(life: Life) -> None:
    audit = life.submitted()
    life.does(MODERATOR, c.Moderate(audit=audit, agree=("Overall",)))
    told = view_json(seen(life, audit))
    overall = next(one for one in told["judgements"] if one["title"] == "Overall")
    assert overall["moderator"] == {"agrees": True, "reason": None, "rating": None}
    assert told["to_do"][0].startswith("agree or disagree on Assessment")
