"""The bot killed in the middle of a conversation, as a power cut would, and started again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_server
from urllib.request import urlopen

from tests.journeys.slack.test_repeats import COMMENT
from tests.slack_stand_in.member import Member, OverHttp
from tests.slack_stand_in.running import service_in
from tests.slack_stand_in.server import StandIn
from tests.slack_stand_in.state import SECRET, TOKEN, Trouble

TOKENS = {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET}


@contextmanager
def bot(home: Path, slack: StandIn, port: int) -> Iterator[None]:
    """`checkback serve --http` in a process of its own; killed at the end of the block."""
    command = [str(Path(sys.executable).with_name("checkback")), "serve", "--http", f"127.0.0.1:{port}"]
    env = {**os.environ, **TOKENS, "CHECKBACK_HOME": str(home), "SLACK_API_URL": slack.api_url}
    process = subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1):
                    break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def test_a_bot_killed_in_the_middle_goes_on_where_it_was(slack: StandIn, tmp_path: Path) -> None:
    home = tmp_path / "home"
    service_in(home).store.close()
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    alex = Member(slack, OverHttp(f"http://127.0.0.1:{port}/slack/events"), "UALEX")
    with bot(home, slack, port):
        alex.commands("/audit", "start EXAMPLE-001")
        alex.presses(alex.sees("The child and the case"), "To the questions")
        thread = alex.sees("the conversation is in this thread")["ts"]
        alex.sees("Question 1:")
        slack.state.troubles.append(Trouble("chat.postMessage", 10_000, 503, error="internal_error"))
        alex.types(f"good - {COMMENT}", thread)
        alex.waits(
            lambda: any("1  Details" in str(m["blocks"]) for m in slack.state.messages[alex.direct]), "a fold"
        )
    slack.state.troubles.clear()
    with bot(home, slack, port):
        asked = alex.sees("Question 2:")
        assert asked["thread_ts"] == thread
        alex.types(f"good - {COMMENT}", thread)
        alex.sees("Assessment Overall Rating")
    texts = [m.get("first_text", "") for m in slack.state.messages[alex.direct]]
    assert sum(text.startswith("Question 2:") for text in texts) == 1
