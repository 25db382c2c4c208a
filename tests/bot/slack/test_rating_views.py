"""A group audit's screens, at their longest: what Slack takes, and what stands there."""

import json

from bot.slack.blocks import Message
from bot.slack.group import alike, first_open
from bot.slack.ids import At
from bot.slack.views import rating
from bot.slack.views.rating import Meeting, Place, Sheet
from tests.bot.slack.longest import LONG, SCALE
from tests.slack_stand_in import checking

PLACES = [Place(str(n), LONG, (LONG,) * 6, SCALE, True) for n in range(150)]
PLACES.append(Place("Overall", LONG, (), SCALE))


def accepted(message: Message) -> None:
    checking.blocks(json.loads(json.dumps(message.blocks)), "message")
    assert 0 < len(message.text) <= 4000


def meeting(**more: object) -> Meeting:
    given = {
        "audit": "2026-11-001", "places": PLACES, "here": 3, "waiting": (), "raters": ("Gil Guest",) * 9,
        "ratings_by": {f"Rater {n} {LONG[:60]}": {p.place: SCALE[n % 2] for p in PLACES} for n in range(30)},
        "agreed": {}, "alike": 0, "compared": 151, "kappa": None, "may_agree": True, "may_name": True,
    }  # fmt: skip
    return Meeting(**{**given, **more})  # type: ignore[arg-type]


def test_a_raters_own_sheet_at_its_longest_is_a_message_that_slack_takes() -> None:
    for mine in ({}, {place.place: SCALE[0] for place in PLACES}):
        for here in (3, 150):
            accepted(rating.sheet(Sheet("2026-11-001", PLACES, mine, here, False, 2, True)))
    accepted(rating.sheet(Sheet("2026-11-001", PLACES, {}, 0, True, 0, True)))
    checking.view(rating.handing_in(At("2026-11-001"), [place.place for place in PLACES]))


def test_the_meeting_at_its_longest_is_a_message_that_slack_takes() -> None:
    accepted(rating.meeting(meeting()))
    accepted(rating.meeting(meeting(waiting=(LONG,) * 9)))
    accepted(rating.meeting(meeting(raters=())))
    checking.view(rating.naming(At("2026-11-001"), ["Gil Guest"] * 300))


def test_an_agreement_that_is_not_defined_is_said_to_be_so() -> None:
    assert "not defined" in json.dumps(rating.meeting(meeting()).blocks)
    assert "0.25" in json.dumps(rating.meeting(meeting(kappa=0.25)).blocks)


def test_what_all_said_alike_is_found_and_what_one_alone_said_is_not() -> None:
    said = {"Alex": {"1": "Good", "2": "Good", "3": "Good"}, "Gil": {"1": "Good", "2": "Poor"}}
    assert alike(meeting(ratings_by=said)) == {"1": "Good"}
    assert alike(meeting(ratings_by=said, agreed={"1": "Poor"})) == {}


def test_after_a_rating_the_next_open_place_comes_going_round() -> None:
    four = PLACES[:4]
    assert first_open(four, {"0": "x", "2": "x"}, 2) == 3
    assert first_open(four, {"2": "x", "3": "x"}, 3) == 0
    assert first_open(four, {place.place: "x" for place in four}, 1) == 2
