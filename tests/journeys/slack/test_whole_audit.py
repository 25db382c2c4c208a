"""One audit in Slack, from `/audit start` to the uploaded Word file, which is opened and read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.permissions import THE_OPERATOR
from docgen.form import read_controls
from tests.journeys.slack.conftest import Running, running_at
from tests.slack_stand_in.member import Member
from tests.slack_stand_in.running import door_to, over_http, service_in
from tests.slack_stand_in.server import StandIn

AUDIT = "2026-11-001"
HELD = {f"/conversations/{who}": "12/11/2026 face to face" for who in ("case_manager", "child", "parents")}


def start(alex: Member) -> str:
    """Begin an audit; gives the thread's first message."""
    alex.commands("/audit", "start EXAMPLE-001")
    alex.sees("The child and the case")
    return str(alex.sees(f"*Audit {AUDIT}*")["ts"])


def rate(alex: Member, asks: str, window: str, label: str, comment: str) -> None:
    """Press a rating and write its comment in the window that opens; save it anyway."""
    alex.presses(alex.sees(asks), label)
    opened = alex.sees_window(window)
    if alex.submits(opened, comment=comment):
        alex.submits(alex.sees_window(window))


@pytest.fixture
def running(slack: StandIn, tmp_path: Path) -> Iterator[Running]:
    """The bot with its record in a file, as it is run."""
    app = service_in(tmp_path / "home")
    door = door_to(app, slack)
    with over_http(door) as url:
        yield running_at(app, slack, door, url)
    app.store.close()


def test_an_audit_goes_from_its_start_to_the_word_file(running: Running) -> None:
    alex, state = running.alex, running.slack.state
    thread = start(alex)
    alex.presses(alex.sees("The child and the case"), "Fill in")
    alex.submits(
        alex.sees_window("Child and case 1/"), **{"/child/age": "15", "/case_manager": "Sam Example"}
    )
    alex.submits(alex.sees_window("Child and case 2/"), **{"/date": "20/11/2026", **HELD})
    rate(
        alex, "Question 1:", "Question 1", "Good", "Complete on 3 November; her address was checked with her."
    )
    alex.sees("Question 2:")
    alex.types("requires improvement - one visit on 4 November; the father was not heard &amp; seen", thread)
    rate(alex, "Assessment Overall Rating", "Assessment", "Good", "Strong on what the child says about home.")
    alex.sees("Was it delivered?")
    alex.types("good, twelve sessions from May to July; she came to all of them", thread)
    rate(
        alex, "Was it reviewed?", "Question 4", "Good", "Two reviews in July; the child said what helped her."
    )
    alex.sees("Delivery &amp; Review Overall Rating")
    alex.types("good - delivered as planned; she keeps going to school", thread)
    alex.presses(alex.sees("What helped?"), "Write it down")
    alex.submits(alex.sees_window("Feedback"), words="My worker listened.")
    rate(alex, "*Overall Rating*", "Overall", "Good", "A child who was seen and heard by people she knew.")
    alex.presses(alex.sees("These answers ask for an action"), "Add an action")
    fields = {
        "responsibility": "Sam Example",
        "timescale": "12 December 2026",
        "measure": "A visit is recorded",
    }
    opened = alex.sees_window("A new action")
    if alex.submits(opened, action="Visit the father at home and record it", question="Question 2", **fields):
        alex.submits(alex.sees_window("A new action"))
    alex.presses(alex.sees("Action 1"), "No more actions")
    alex.presses(alex.sees("Before you hand in"), "Hand in")
    alex.presses(alex.sees(f"Audit {AUDIT} is submitted."), "Documents")
    alex.sees("The documents of audit 2026-11-001 are here")
    assert running.app.service.show(AUDIT, THE_OPERATOR)[0].state == "submitted"
    form = next(file for file in state.files.values() if file["name"] == f"{AUDIT}-form.docx")
    assert form["thread_ts"] == thread
    shown = read_controls(form["content"])
    assert shown["q1.comment"] == "Complete on 3 November; her address was checked with her."
    assert shown["q2.comment"] == "one visit on 4 November; the father was not heard & seen"
    assert shown["q2.rating"] == "Requires Improvement to be Good"
    assert shown["overall.rating"] == "Good"
    assert not state.refused
