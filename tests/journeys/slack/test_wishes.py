"""A person's own wishes, from Home: one button, one window."""

import json

from audit.notices.shapes import Wishes
from bot.programme.wishes import wishes_of
from tests.journeys.slack.conftest import Running
from tests.slack_stand_in.member import Member


def wishes(running: Running, who: str) -> Wishes:
    with running.app.store.reading() as reading:
        return wishes_of(reading, who)


def window_of(running: Running, member: Member) -> dict[str, object]:
    member.opens_home()
    home = member.waits(lambda: running.slack.state.homes.get(member.user), "the Home tab")
    member.presses(home, "How I am told…")
    return dict(member.sees_window("How I am told"))


def test_a_persons_wishes_are_kept_and_shown_when_they_look_again(running: Running) -> None:
    window = window_of(running, running.alex)
    assert "urgent" in json.dumps(window)
    answer = running.alex.submits(
        window, channel="In Slack", from_hour="07:00", until_hour="19:00",
        days="weekends", reminders="On Mondays",
    )  # fmt: skip
    assert answer == {}
    running.alex.sees("Kept: you are told in Slack, between 07:00 and 19:00, every day.")
    wished = Wishes(channel="slack", from_hour=7, until_hour=19, weekends=True, reminders="mondays")
    assert wishes(running, "Alex Example") == wished
    again = window_of(running, running.alex)
    assert running.alex.submits(again) == {}
    assert wishes(running, "Alex Example") == wished


def test_email_is_not_promised_to_somebody_whose_address_nobody_knows(running: Running) -> None:
    answer = running.alex.submits(window_of(running, running.alex), channel="By email")
    assert "no email address" in answer["errors"]["channel"]
    assert wishes(running, "Alex Example") == Wishes()


def test_whoever_prefers_email_is_kept_so(running: Running) -> None:
    terry = Member(running.slack, running.http, "UTERRY", "terry@example.invalid")
    assert terry.submits(window_of(running, terry), channel="By email") == {}
    assert wishes(running, "Terry Example") == Wishes(channel="email")
