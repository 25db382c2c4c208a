"""A group audit in Slack: each rates alone from Home, then the lead writes down what all agree on."""

import json

import pytest

from audit import commands as c
from audit.life.shapes import concerns
from audit.permissions import THE_OPERATOR
from audit.record import AuditRecord, Person
from tests.journeys.slack.conftest import Running
from tests.slack_stand_in.member import Member, shown

AUDIT = "2026-11-001"
PLACES = ("1", "2", "3", "4", "Assessment", "Delivery & Review", "Overall")
GIL = "Gil Guest"


@pytest.fixture
def gil(running: Running) -> Member:
    """A partner's auditor, who rates with Alex in a group audit that Alex leads."""
    people = [
        Person(name=GIL, slack_id="UGIL", roles=("guest auditor",)),
        Person(name="Lee Academy", slack_id="ULEE", roles=("learning academy",)),
    ]
    running.app.service.keep_people(people, THE_OPERATOR)
    command = c.AllocateAudit(
        childview_id="CV-1",
        auditor="Alex Example",
        month="2026-11",
        kind="group",
        raters=("Alex Example", GIL),
    )
    running.app.service.allocate(command, THE_OPERATOR)
    return Member(running.slack, running.http, "UGIL")


def record(running: Running) -> AuditRecord:
    return running.app.service.show(AUDIT, THE_OPERATOR)[0]


def home_of(running: Running, member: Member) -> dict[str, object]:
    running.slack.state.homes.pop(member.user, None)
    member.opens_home()
    return dict(member.waits(lambda: running.slack.state.homes.get(member.user), "the Home tab"))


def rates(running: Running, who: str, ratings: dict[str, str]) -> None:
    """Rate everything at once, as if pressed before."""
    actor = running.app.service.actor(who)
    for place in PLACES:
        running.app.service.perform(
            c.Rate(audit=AUDIT, place=place, rating=ratings.get(place, "Good")), actor
        )


def test_a_rater_rates_alone_from_home_and_hands_in(running: Running, gil: Member) -> None:
    rates(running, "Alex Example", {})
    gil.presses(home_of(running, gil), "Rate it")
    for place in PLACES[:3]:
        asked = gil.sees(f"*{place}")
        gil.presses(asked, "Requires Improvement")
        gil.presses(asked, "Requires Improvement")  # twice does no harm
    four = gil.sees("3 of 7 answered")
    assert "Alex" not in shown(four)
    gil.presses(four, "Hand in")
    window = gil.sees_window("Hand in my ratings")
    assert "4, Assessment" in json.dumps(window)
    gil.submits(window, reason="I had half an hour.")
    gil.sees("Your ratings are handed in")
    assert set(record(running).data.ratings_by[GIL]) == set(PLACES[:3])
    assert record(running).handed_in == (GIL,)
    assert "Rate it" not in json.dumps(home_of(running, gil))


def test_a_rater_is_told_and_the_button_leads_to_their_own_ratings(running: Running, gil: Member) -> None:
    gil.types("help")
    running.door.rounds.once()
    gil.presses(gil.sees("one of those who rate the group audit"), "Open the audit")
    sheet = gil.sees("0 of 7 answered")
    gil.presses(sheet, "Skip")
    gil.presses(gil.sees("Was the home visited?"), "Back")
    gil.presses(gil.sees("Are the details complete?"), "Guidance")
    gil.sees("Guidance for question 1")
    gil.presses(gil.sees("Are the details complete?"), "Raise a concern")
    gil.submits(gil.sees_window("Safeguarding concern"), text="The child may not be safe.")
    (concern,) = concerns(record(running).data)
    assert (concern.raised_by, concern.question) == (GIL, "1")
    gil.presses(gil.sees("Are the details complete?"), "Overall")
    gil.sees("*Overall Rating*")


def test_whoever_runs_the_meeting_sees_the_spread_and_writes_down_what_is_agreed(
    running: Running, gil: Member
) -> None:
    rates(running, "Alex Example", {})
    running.app.service.perform(c.HandInRatings(audit=AUDIT), running.app.service.actor("Alex Example"))
    running.alex.presses(home_of(running, running.alex), "The meeting")
    assert "waiting for Gil Guest" in shown(running.alex.sees("the meeting"))
    rates(running, GIL, {"2": "Requires Improvement", "Overall": "Inadequate"})
    gil.commands("/audit", "rate")
    sheet = gil.sees("7 of 7 answered")
    for _ in range(2):
        gil.presses(sheet, "Hand in")
    gil.presses(gil.sees("All have rated."), "To the meeting")
    theirs = shown(gil.sees("*All alike:* 5 of 7"))
    assert "Agreed: Good" not in theirs  # who does not lead writes nothing down
    running.alex.presses(running.alex.sees("the meeting"), "Look again")
    running.alex.presses(running.alex.sees("*All alike:* 5 of 7"), "Agree where all are alike")
    two = running.alex.sees("written down:* 5 of 7")
    assert "Gil Guest: Requires Improvement" in shown(two)
    assert "Good 1, Requires Improvement 1" in shown(two)
    running.alex.presses(two, "Agreed: Requires Improvement")
    running.alex.presses(running.alex.sees("written down:* 6 of 7"), "Agreed: Inadequate")
    running.alex.sees("written down:* 7 of 7")
    held = record(running).data
    assert held.agreed["2"] == held.answers["2"].rating == "Requires Improvement"
    assert held.ratings_by["Alex Example"]["2"] == "Good"
    running.alex.presses(running.alex.sees("the meeting"), "The whole picture")
    told = running.alex.waits(
        lambda: next((r for r in running.slack.state.responses if "kappa" in shown(r)), None), "the agreement"
    )
    assert "agreed: Inadequate" in shown(told)


def test_only_those_who_may_give_audits_out_name_the_raters(running: Running, gil: Member) -> None:
    lee = Member(running.slack, running.http, "ULEE")
    lee.commands("/audit", f"agreement {AUDIT} because the meeting is next week")
    lee.presses(lee.sees("the meeting"), "Name the raters…")
    window = lee.sees_window("Raters")
    assert "Nobody called" in lee.submits(window, raters="Alex Example, Nobody Known")["errors"]["raters"]
    lee.submits(window, raters=f"Alex Example, {GIL}, Mo Example")
    assert record(running).raters == ("Alex Example", GIL, "Mo Example")


def test_somebody_who_does_not_rate_it_gets_no_sheet(running: Running, gil: Member) -> None:
    told = running.mo.is_told(running.mo.commands("/audit", f"rate {AUDIT}"))
    assert "not" in shown(told)
    assert record(running).data.ratings_by == {}
