"""The same bot over a web socket."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.slack.building import Tokens
from bot.slack.sockets import connected
from tests.journeys.slack.conftest import Running
from tests.journeys.slack.test_repeats import COMMENT, at_question_1, record
from tests.slack_stand_in.member import Member
from tests.slack_stand_in.running import door_to, service_in_memory
from tests.slack_stand_in.server import StandIn
from tests.slack_stand_in.socket_mode import OverSocket, sockets
from tests.slack_stand_in.state import APP_TOKEN, TOKEN


@pytest.fixture
def socket(slack: StandIn) -> Iterator[OverSocket]:
    with sockets(slack) as made:
        yield made


@pytest.fixture
def running(slack: StandIn, socket: OverSocket, tmp_path: Path) -> Iterator[Running]:
    app = service_in_memory(tmp_path / "home")
    door = door_to(app, slack)
    members = [Member(slack, socket, user) for user in ("UALEX", "UMO", "USTRANGER")]
    with connected(door.bolt, Tokens(TOKEN, app=APP_TOKEN, api_url=slack.api_url), ping=0.5) as handler:
        door.start()
        yield Running(app, slack, door, socket, *members)  # type: ignore[arg-type]
        handler.client.auto_reconnect_enabled = False
        socket.drop()  # else closing waits until the socket has been silent for three seconds
    door.stop()
    app.store.close()


def test_an_answer_typed_and_an_answer_pressed_arrive_over_the_socket(running: Running) -> None:
    thread = at_question_1(running)
    running.alex.types(f"good - {COMMENT}", thread)
    running.alex.presses(running.alex.sees("Question 2:"), "Good")
    answer = running.alex.submits(running.alex.sees_window("Question 2"), comment="Completed.")
    assert answer["response_action"] == "update"
    running.alex.submits(running.alex.sees_window("Question 2"))
    running.alex.sees("Assessment Overall Rating")
    assert set(record(running).data.answers) == {"1", "2"}


def test_a_dropped_socket_is_connected_anew_and_the_conversation_goes_on(
    running: Running, socket: OverSocket
) -> None:
    thread = at_question_1(running)
    socket.drop()
    socket.connected()
    running.alex.types(f"good - {COMMENT}", thread)
    running.alex.sees("Question 2:")


def test_a_command_is_answered_over_the_socket(running: Running) -> None:
    assert running.alex.is_told(running.alex.commands("/guidance", "2.1.03"))
