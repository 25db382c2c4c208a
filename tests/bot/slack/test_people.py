"""Who is who in Slack: people are told there from the first day, also those who never came."""

from pathlib import Path

import pytest

from bot.slack import calls
from bot.slack.calls import Calls
from bot.slack.people import ASKED_AGAIN, People
from tests.slack_stand_in.running import service_in_memory
from tests.slack_stand_in.server import StandIn
from tests.slack_stand_in.state import TOKEN


class Clock:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def test_somebody_who_never_opened_the_app_is_found_by_their_email(tmp_path: Path) -> None:
    with StandIn() as slack:
        slack.state.emails["UTERRY"] = "terry@example.invalid"
        people = People(service_in_memory(tmp_path), Calls(calls.client(TOKEN, slack.api_url)))
        assert people.user_of("Terry Example") == "UTERRY"
        slack.state.emails.clear()
        assert people.user_of("Terry Example") == "UTERRY", "what Slack said is remembered"


def test_slack_is_not_asked_every_minute_for_an_address_it_does_not_know(tmp_path: Path) -> None:
    clock = Clock()
    with StandIn() as slack:
        people = People(service_in_memory(tmp_path), Calls(calls.client(TOKEN, slack.api_url)), clock)
        assert people.user_of("Terry Example") is None
        slack.state.emails["UTERRY"] = "terry@example.invalid"
        assert people.user_of("Terry Example") is None
        clock.now += ASKED_AGAIN
        assert people.user_of("Terry Example") == "UTERRY"


@pytest.mark.parametrize("name", ["Robin Example", "robin example"])
def test_an_id_in_the_list_of_people_goes_first(tmp_path: Path, name: str) -> None:
    with StandIn() as slack:
        people = People(service_in_memory(tmp_path), Calls(calls.client(TOKEN, slack.api_url)))
        assert people.user_of(name) == "UROBIN"
