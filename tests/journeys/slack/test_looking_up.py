"""Guidance from anywhere, for the asker alone unless it is shared."""

import json

from tests.journeys.slack.conftest import Running
from tests.slack_stand_in.member import shown


def test_a_command_in_a_channel_is_answered_to_the_asker_alone(running: Running) -> None:
    told = running.alex.is_told(running.alex.commands("/guidance", "2.1.03", channel="C1"))
    assert told["response_type"] == "ephemeral"
    assert "2.1.03" in shown(told)
    assert "CARaG" in shown(told)


def test_a_command_in_words_shows_passages_with_their_citations(running: Running) -> None:
    told = running.alex.is_told(running.alex.commands("/guidance", "speech and language"))
    assert "Guidance on “speech and language”" in shown(told)
    assert shown(told).count("CARaG") >= 2


def test_a_mention_is_answered_to_the_asker_alone_and_shared_by_a_button(running: Running) -> None:
    running.slack.state.joined.add("C1")
    event = {
        "type": "app_mention",
        "user": "UALEX",
        "text": "<@UBOT> home visits",
        "channel": "C1",
        "ts": "1.1",
    }
    running.alex.happens(event)
    private = running.alex.waits(lambda: running.slack.state.ephemeral, "a private answer")[0]
    assert private["user"] == "UALEX"
    button = next(b for b in private["blocks"] if b["type"] == "actions")["elements"][0]
    action = {"type": "button", "action_id": button["action_id"], "block_id": "b", "value": button["value"]}
    body = {"type": "block_actions", "user": {"id": "UALEX"}, "channel": {"id": "C1"}, "actions": [action]}
    body["trigger_id"] = "t"
    running.http("interactive", body)
    posted = running.alex.waits(lambda: running.slack.state.messages.get("C1"), "the shared answer")[0]
    assert "Shared by <@UALEX>" in json.dumps(posted["blocks"])


def test_plain_words_to_the_bot_look_something_up(running: Running) -> None:
    running.alex.types("what does the guidance say on speech and language?")
    assert "CARaG" in shown(running.alex.sees("Guidance on"))


def test_nothing_found_says_so_kindly(running: Running) -> None:
    running.alex.types("xylophone quasar")
    running.alex.sees("Try other words")


def test_a_window_asks_and_answers(running: Running) -> None:
    running.alex.opens_home()
    home = running.alex.waits(lambda: running.slack.state.homes.get("UALEX"), "the Home tab")
    running.alex.presses(home, "Look up guidance")
    answer = running.alex.submits(running.alex.sees_window("Look up guidance"), query="speech and language")
    assert "CARaG" in json.dumps(answer)


def test_a_message_can_be_looked_up_by_its_shortcut(running: Running) -> None:
    body = {"type": "message_action", "callback_id": "look_up_message", "user": {"id": "UALEX"}}
    body |= {
        "trigger_id": running.slack.state.trigger("UALEX"),
        "channel": {"id": "C1"},
        "message": {"text": "home &amp; visits"},
    }
    running.http("interactive", body)
    window = running.alex.sees_window("Look up guidance")
    assert window["blocks"][0]["element"]["initial_value"] == "home & visits"


def test_help_is_there_for_every_command(running: Running) -> None:
    for command in ("/audit", "/guidance", "/actions"):
        told = running.alex.is_told(running.alex.commands(command, "help"))
        assert "/guidance 2.1.03" in shown(told)
    running.alex.types("help")
    running.alex.sees("What you can do with Checkback.")
