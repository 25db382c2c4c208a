"""The history of an audit in words."""

import datetime as dt

import pytest

from audit import commands as c
from audit.permissions import THE_OPERATOR
from audit.record import Act, Change, HistoryLine, Value
from bot.history_text import history_text, sentence
from tests.audit.life.played import AUDITOR, DEPUTY, MODERATOR, Life

AT = dt.datetime(2026, 7, 1, 9, 30, tzinfo=dt.UTC)  # 10:30 in the United Kingdom


def line(fact: str, before: Value, after: Value, reason: str | None = None) -> HistoryLine:
    act = Act(actor="Noor Example", name="record answer", at=AT, reason=reason)
    change = Change(fact=fact, before=before, after=after)
    return HistoryLine(sequence=1, audit="2026-07-001", act=act, change=change, hash="0")


@pytest.mark.parametrize(
    ("fact", "before", "after", "words"),
    [
        (
            "/answers/12/rating",
            "Good",
            "Requires Improvement",
            "changed the rating of question 12 from Good to Requires Improvement",
        ),
        ("/answers/12/comment", None, "Seen.", "set the comment of question 12 to Seen."),
        ("/answers/12/comment", "Seen.", None, "took away the comment of question 12, which was Seen."),
        ("/sections/A & B/rating", None, "Good", "set the rating of section A & B to Good"),
        ("/overall/rating", None, "Good", "set the overall rating to Good"),
        ("/child/childview_id", None, "CV-1", "set the child's ChildView ID to CV-1"),
        ("/conversations/parents", None, "2026-06-30", "set the conversation with parents or carers to"),
        ("/feedback/child/1", None, "Fine", "set the answer of the child to feedback question 1 to Fine"),
        ("/actions/3/status", "Not started", "Completed", "changed the status of action 3 from Not started"),
        ("/contacts/parent-feedback", None, "A", "set the tick of the contact text parent-feedback"),
        ("/ratings_by/A/Overall", None, "Good", "set A's rating of Overall to Good"),
        ("/agreed/4", None, "Good", "set the agreed rating of question 4 to Good"),
        ("/verification/agrees/Overall", None, True, "set the moderator's agreement on Overall to yes"),
        ("/joint/section/rating", None, "Good", "set the rating of the shared section to Good"),
        ("/joint/social_worker", None, "S", "set the social worker to S"),
        ("/joint/with", None, "S", "set the auditor of the other service to S"),
        ("/joint/conversation/mode", None, "virtual", "set the way of the conversation with the social"),
        ("/pair", None, "2026-07-002", "set the other half of the joint audit to 2026-07-002"),
        ("/handed_in", ["A"], ["A", "B"], "changed the list of those who handed in their ratings from A to"),
        ("/state", "submitted", "closed", "moved the audit from submitted to closed"),
        ("/state", None, "in progress", "made the audit in progress"),
        ("/date", None, "2026-06-30", "set the date to 2026-06-30"),
        ("/read", None, None, "opened the audit"),
        ("/export", None, None, "took documents of the audit"),
    ],
)
def test_a_change_is_a_sentence(fact: str, before: Value, after: Value, words: str) -> None:
    told = sentence(line(fact, before, after))
    assert told.startswith(f"Noor Example {words}")
    assert told.endswith("on 1 July 2026 at 10:30")


def test_the_reason_is_told_and_long_texts_are_not_told_whole() -> None:
    told = sentence(line("/answers/1/comment", None, "word " * 100, reason="A slip"))
    assert told.endswith(", because: A slip")
    assert len(told) < 200


def test_a_life_reads_as_steps(life: Life) -> None:
    audit = life.moderated(disagree="Too kind")
    life.service.show(audit, life.who(DEPUTY), "Learning")
    life.does(AUDITOR, c.RaiseConcern(audit=audit, text="A knife", question="2"))
    text = history_text(life.service.history(audit, THE_OPERATOR))
    assert "{" not in text
    for expected in (
        "operator allocated the audit on 20 November 2026 at 10:00",
        f"{AUDITOR} handed the audit in on 20 November 2026 at 10:00",
        f"{MODERATOR} moderated the audit on 20 November 2026 at 10:00",
        "    moderator's reason on Overall: Too kind",
        f"{DEPUTY} opened the audit on 20 November 2026 at 10:00, because: Learning",
        f"{AUDITOR} raised a safeguarding concern on 20 November 2026 at 10:00",
        "    text of concern 1: A knife",
    ):
        assert expected in text.splitlines()


def test_nothing_yet_is_said() -> None:
    assert history_text([]) == "Nothing has happened yet."


@pytest.fixture
def life() -> Life:
    return Life()
