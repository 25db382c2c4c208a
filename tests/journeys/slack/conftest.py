"""The bot running over HTTP against the stand-in, and its people."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.bootstrap import App
from bot.slack.building import SlackDoor
from tests.slack_stand_in.member import Member, OverHttp
from tests.slack_stand_in.running import door_to, over_http, service_in_memory
from tests.slack_stand_in.server import StandIn


@dataclass
class Running:
    """Everything a journey needs."""

    app: App
    slack: StandIn
    door: SlackDoor
    http: OverHttp
    alex: Member
    mo: Member
    stranger: Member


@pytest.fixture
def slack() -> Iterator[StandIn]:
    with StandIn() as made:
        yield made


@pytest.fixture
def running(slack: StandIn, tmp_path: Path) -> Iterator[Running]:
    app = service_in_memory(tmp_path / "home")
    door = door_to(app, slack)
    with over_http(door) as url:
        yield running_at(app, slack, door, url)
    app.store.close()


def running_at(app: App, slack: StandIn, door: SlackDoor, url: str) -> Running:
    http = OverHttp(url)
    members = [Member(slack, http, user) for user in ("UALEX", "UMO", "USTRANGER")]
    return Running(app, slack, door, http, *members)
