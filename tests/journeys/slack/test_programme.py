"""The programme run from Slack by the learning academy."""

import json

import pytest

from audit.headlines import Headline
from audit.permissions import THE_OPERATOR
from audit.programme import service_actions
from audit.programme.shapes import LineOfEnquiry
from audit.record import Person
from tests.journeys.slack.conftest import Running
from tests.slack_stand_in.member import Member, shown

MONTH = "2026-11"


@pytest.fixture
def lee(running: Running) -> Member:
    person = Person(name="Lee Academy", slack_id="ULEE", roles=("learning academy",))
    running.app.service.keep_people([person], THE_OPERATOR)
    return Member(running.slack, running.http, "ULEE")


def is_told(running: Running, member: Member, words: str) -> None:
    """Wait for a private answer that says so."""
    member.waits(lambda: [one for one in running.slack.state.responses if words in shown(one)], words)


EXTRACT = "ChildView ID,Case manager,Knife\n" + "".join(f"CV-{n},Sam Case,yes\n" for n in range(6))


def drops(running: Running, member: Member, name: str, text: str) -> None:
    """Drop a file into the direct messages."""
    content = text.encode()
    with running.slack.state.changed:
        running.slack.state.files["F77"] = {"name": name, "content": content}
    file = {"id": "F77", "name": name, "size": len(content)}
    file["url_private_download"] = f"{running.slack.base}/files/F77"
    member.types("", None, subtype="file_share", files=[file])


def test_a_month_is_planned_drawn_and_given_out(running: Running, lee: Member) -> None:
    lee.commands("/audit", f"month {MONTH}")
    board = lee.sees("The programme in November 2026")
    assert "Give the children out" not in shown(board)
    lee.presses(board, "Add a line of enquiry…")
    window = lee.sees_window("A line of enquiry")
    assert "4 full" in lee.submits(window, line="Knives", places="lots")["errors"]["places"]
    assert "errors" in lee.submits(window, line="Knives", where="knif and")
    lee.submits(window, line="Knives", where="knife", places="1 full, 2 dip-sample", theme="Habitual")
    lee.sees("Knives: 1 full, 2 dip-sample")
    (line,) = running.app.programme.month(MONTH).lines
    assert (line.theme, line.places) == ("knife", {"full": 1, "dip-sample": 2})
    drops(running, lee, f"caseload-{MONTH}.csv", EXTRACT)
    asked = lee.sees("I have read the caseload extract")
    assert running.app.programme.drawn(MONTH, THE_OPERATOR) is None
    lee.presses(asked, "Record this")
    lee.presses(lee.sees("Drawn with the seed"), "Give the children out…")
    window = lee.sees_window("Give the children out")
    child = next(f"CV-{n}" for n in range(6) if f"CV-{n} " in json.dumps(window))
    assert "one pair a line" in lee.submits(window, by_hand="CV-1")["errors"]["by_hand"]
    lee.submits(window, by_hand=f"{child} = Alex Example")
    lee.submits(window)  # again, with nobody left to give
    lee.sees(f"{MONTH}-003")
    assert len(held(running)) == 3


def held(running: Running) -> list[Headline]:
    return running.app.service.headlines(THE_OPERATOR)


def test_a_line_of_enquiry_is_taken_out_again(running: Running, lee: Member) -> None:
    for title in ("Knives", "Girls"):
        running.app.programme.plan_line(MONTH, LineOfEnquiry(title=title), THE_OPERATOR)
    lee.commands("/audit", f"month {MONTH}")
    board = lee.sees("The programme in November 2026")
    for _ in range(2):
        lee.presses(board, "Take out: Knives")
    running.door.desk.work.wait(5)
    assert [line.title for line in running.app.programme.month(MONTH).lines] == ["Girls"]


def test_an_extract_with_names_is_not_taken_where_names_stay_out_of_slack(
    running: Running, lee: Member
) -> None:
    drops(running, lee, "caseload.csv", "ChildView ID,Name,Knife\nCV-1,Taylor Fictional,yes\n")
    told = lee.sees("please delete it here")
    assert "Taylor" not in shown(told)
    with running.app.store.reading() as reading:
        assert reading.items("slack.dropped") == []


def test_an_extract_that_cannot_be_read_or_comes_from_somebody_else_draws_nothing(
    running: Running, lee: Member
) -> None:
    drops(running, lee, "caseload.csv", "a,b\n1,2\n")
    told = lee.sees("has no line of headers")
    assert "checkback-" not in shown(told)
    drops(running, running.alex, "caseload.csv", EXTRACT)
    running.alex.sees("may not run the audit programme")
    assert running.app.programme.drawn(MONTH, THE_OPERATOR) is None


def test_agenda_sums_and_the_services_own_actions_are_there(running: Running, lee: Member) -> None:
    lee.opens_home()
    home = lee.waits(lambda: running.slack.state.homes.get("ULEE"), "the Home tab")
    lee.presses(home, "Show the month")
    board = lee.sees("The programme in November 2026")
    lee.presses(board, "Add an action of the service…")
    window = lee.sees_window("An action")
    assert "date" in json.dumps(
        lee.submits(window, action="A workshop", owner="Lee Academy", timescale="soon")
    )
    for _ in range(2):
        lee.submits(
            window, action="A workshop", owner="Lee Academy", timescale="by 15 January 2027", kind="Learning"
        )
    with running.app.store.reading() as reading:
        (held,) = service_actions.every(reading)
    assert (held.kind, held.meeting) == ("workshop", MONTH)
    for label, words in (("Agenda", "grey areas"), ("Sums of the year", "From 20")):
        lee.presses(board, label)
        is_told(running, lee, words)


def test_who_does_not_run_the_programme_is_refused(running: Running) -> None:
    told = running.alex.is_told(running.alex.commands("/audit", "month"))
    assert "may not run the audit programme" in shown(told)
    running.alex.opens_home()
    home = running.alex.waits(lambda: running.slack.state.homes.get("UALEX"), "the Home tab")
    assert "Show the month" not in json.dumps(home)
