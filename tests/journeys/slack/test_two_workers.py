"""Two workers behind one address: whichever gets a request, everything is done once and in order."""

import itertools
import threading
from pathlib import Path
from typing import Any

from tests.journeys.slack.conftest import Running, running_at
from tests.journeys.slack.test_repeats import COMMENT, at_question_1, record
from tests.slack_stand_in.member import OverHttp
from tests.slack_stand_in.running import door_to, over_http, service_in
from tests.slack_stand_in.server import StandIn


class InTurn:
    """Delivers to one worker and the other in turn; what comes twice, to both at once."""

    def __init__(self, *urls: str) -> None:
        self.workers = [OverHttp(url) for url in urls]
        self._next = itertools.cycle(self.workers)

    def __call__(self, kind: str, body: dict[str, Any], retry: int = 0) -> tuple[int, bytes]:
        return next(self._next)(kind, body, retry)

    def both(self, kind: str, body: dict[str, Any]) -> None:
        threads = [threading.Thread(target=worker, args=[kind, body, 1]) for worker in self.workers]
        for one in threads:
            one.start()
        for one in threads:
            one.join()


def test_two_workers_on_one_record_do_everything_once(slack: StandIn, tmp_path: Path) -> None:
    first, second = (service_in(tmp_path / "home") for _ in range(2))
    doors = [door_to(app, slack, workers=2) for app in (first, second)]
    with over_http(doors[0]) as one, over_http(doors[1]) as two:
        deliver = InTurn(one, two)
        running: Running = running_at(first, slack, doors[0], one)
        running.alex.deliver = deliver
        thread = at_question_1(running)
        body = running.alex.types(f"good - {COMMENT}", thread)
        deliver.both("event", body)
        running.alex.presses(running.alex.sees("Question 2:"), "Good")
        running.alex.submits(running.alex.sees_window("Question 2"), comment=COMMENT)
        running.alex.sees("Assessment Overall Rating")
        texts = [m.get("first_text", "") for m in slack.state.messages[running.alex.direct]]
        for asked in ("Question 1:", "Question 2:", "Assessment Overall"):
            assert sum(text.startswith(asked) for text in texts) == 1, asked
        assert set(record(running).data.answers) == {"1", "2"}
    first.store.close()
    second.store.close()
