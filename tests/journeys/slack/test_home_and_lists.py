"""The Home tab, the lists of audits and actions, documents, and the child kept out of Slack."""

import json
from pathlib import Path

from audit import commands as c
from audit.permissions import THE_OPERATOR
from docgen.form import read_controls
from tests.builders import answered, begun
from tests.journeys.slack.conftest import Running, running_at
from tests.slack_stand_in.member import shown
from tests.slack_stand_in.running import door_to, over_http, service_in_memory
from tests.slack_stand_in.server import StandIn


def named(running: Running) -> str:
    """An audit of a child whose name the record knows; gives its id."""
    audit = begun(running.app.service).id
    facts = {"/child/name": "Taylor Fictional", "/child/mosaic_id": "M-77"}
    running.app.service.perform(c.RecordParticulars(audit=audit, facts=facts), THE_OPERATOR)
    answered(running.app.service, audit)
    said = c.RecordAnswer(audit=audit, question="1", comment="Taylor was seen; taylor's mother agreed.")
    running.app.service.perform(said, THE_OPERATOR)
    return audit


def home_of(running: Running, user: str = "UALEX") -> str:
    running.alex.opens_home()
    return json.dumps(running.alex.waits(lambda: running.slack.state.homes.get(user), "the Home tab"))


def test_an_empty_home_teaches_how_to_begin(running: Running) -> None:
    home = home_of(running)
    assert "You have no audit yet" in home
    assert "Nothing waits for you" in home


def test_home_shows_my_audits_with_progress_and_days_left(running: Running) -> None:
    begun(running.app.service)
    home = home_of(running)
    assert "2026-11-001" in home
    assert "0 of 4 answered" in home
    assert "days left" in home


def test_resuming_from_home_asks_where_i_was(running: Running) -> None:
    begun(running.app.service)
    home_of(running)
    running.alex.presses(running.slack.state.homes["UALEX"], "Resume")
    running.alex.sees("The child and the case")


def test_starting_from_home_needs_only_the_childview_id(running: Running) -> None:
    home_of(running)
    running.alex.presses(running.slack.state.homes["UALEX"], "Start an audit")
    wrong = running.alex.submits(
        running.alex.sees_window("Start an audit"), childview_id="CV-9", month="soon"
    )
    assert "A month such as" in wrong["errors"]["month"]
    running.alex.submits(running.alex.sees_window("Start an audit"), childview_id="CV-9")
    running.alex.sees("*Audit 2026-11-001*")


def test_audits_are_listed_with_their_buttons(running: Running) -> None:
    begun(running.app.service)
    told = running.alex.is_told(running.alex.commands("/audit", "list", channel="C1"))
    assert "2026-11-001" in shown(told)


def test_the_childs_name_stays_out_of_slack(running: Running) -> None:
    audit = named(running)
    running.alex.commands("/audit", f"resume {audit}")
    running.alex.sees("T.F.")
    running.alex.commands("/audit", f"documents {audit}")
    running.alex.sees("are here")
    home_of(running)
    everything = json.dumps(
        [running.slack.state.messages, running.slack.state.homes, running.slack.state.responses]
    )
    assert "Taylor" not in everything.replace("Taylor was seen", "").replace("taylor's mother", "")
    assert "M-77" not in everything
    form = next(f for f in running.slack.state.files.values() if f["name"].endswith("-form.docx"))
    told = read_controls(form["content"])
    assert told["child.name"] == "T.F."
    assert told["q1.comment"] == "T.F. was seen; T.F.'s mother agreed."


def test_documents_are_made_once_however_often_they_are_asked_for(running: Running) -> None:
    audit = named(running)
    for _ in range(3):
        running.alex.commands("/audit", f"documents {audit}")
    running.alex.sees("are here")
    running.door.desk.work.wait(5)
    running.alex.waits(running.door.desk.sender.idle, "an idle sender")
    names = [file["name"] for file in running.slack.state.files.values()]
    assert f"{audit}-form.docx" in names
    assert all("Taylor" not in name for name in names)


def test_documents_can_be_kept_out_of_slack(slack: StandIn, tmp_path: Path) -> None:
    app = service_in_memory(tmp_path / "home", slack_documents="elsewhere")
    door = door_to(app, slack)
    with over_http(door) as url:
        running = running_at(app, slack, door, url)
        audit = begun(app.service).id
        running.alex.commands("/audit", f"documents {audit}")
        running.alex.sees("keeps documents out of Slack")
        assert slack.state.files == {}
    app.store.close()


def test_my_actions_are_shown_and_said_to_be_done(running: Running) -> None:
    audit = named(running)
    fields = {
        "action": "Visit the father and record it",
        "responsibility": "Alex Example",
        "timescale": "12 December 2026",
    }
    running.app.service.perform(c.AddAction(audit=audit, fields=fields), THE_OPERATOR)
    running.app.service.perform(c.Submit(audit=audit, reason="In a rehearsal."), THE_OPERATOR)
    told = running.alex.is_told(running.alex.commands("/actions", "mine"))
    assert "Visit the father" in shown(told)
    running.alex.commands("/actions", f"update {audit}/1")
    running.alex.submits(
        running.alex.sees_window("Action 1"), status="In progress", progress="A visit is booked."
    )
    action = running.app.service.show(audit, THE_OPERATOR)[0].data.actions[0]
    assert (action.status, action.progress) == ("In progress", "A visit is booked.")
    running.alex.is_told(running.alex.commands("/actions", f"done {audit}/1"))
    assert running.app.service.show(audit, THE_OPERATOR)[0].data.actions[0].status == "Completed"


def test_an_action_that_is_not_there_is_said_so(running: Running) -> None:
    told = running.alex.is_told(running.alex.commands("/actions", "done 2026-11-009/4"))
    assert "No audit that you may see has the id '2026-11-009'" in shown(told)
    assert "checkback" not in shown(told)
