"""A Word form or a tracker dropped into the direct message: read, shown, recorded when the person says so."""

from typing import Any

from audit.permissions import THE_OPERATOR
from bot import delivery
from docgen.form import read_controls
from tests.builders import answered, begun
from tests.journeys.slack.conftest import Running

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def drop(running: Running, name: str, content: bytes, **more: Any) -> None:
    """Drop a file into the direct message."""
    state = running.slack.state
    with state.changed:
        state.files["F77"] = {"name": name, "content": content}
    url = f"{running.slack.base}/files/F77"
    file = {
        "id": "F77",
        "name": name,
        "size": len(content),
        "url_private_download": url,
        "mimetype": DOCX,
        **more,
    }
    running.alex.types("", None, subtype="file_share", files=[file])


def filled_form(running: Running) -> tuple[str, bytes]:
    """An audit with answers, written out as a form; then the record loses one of them."""
    audit = answered(running.app.service, begun(running.app.service).id).id
    content = delivery.documents(running.app, audit, THE_OPERATOR)[f"{audit}-form.docx"]
    assert read_controls(content)["q1.comment"] == "Seen for 1."
    return audit, content


def test_a_dropped_form_is_shown_and_nothing_is_recorded_before_the_word(running: Running) -> None:
    audit, content = filled_form(running)
    before = running.app.service.show(audit, THE_OPERATOR)[0].version
    drop(running, "2026-11-001-form.docx", content)
    running.alex.sees("I have read the filled form")
    assert running.app.service.show(audit, THE_OPERATOR)[0].version == before


def test_a_dropped_form_is_recorded_when_its_person_says_so(running: Running) -> None:
    _, content = filled_form(running)
    drop(running, "2026-11-001-form.docx", content)
    running.alex.presses(running.alex.sees("I have read the filled form"), "Record this")
    running.alex.sees("*Recorded*")


def test_a_dropped_form_can_be_left(running: Running) -> None:
    _, content = filled_form(running)
    drop(running, "2026-11-001-form.docx", content)
    running.alex.presses(running.alex.sees("I have read the filled form"), "Leave it")
    running.alex.sees("the file is forgotten")
    with running.app.store.reading() as reading:
        assert reading.items("slack.dropped") == []


def test_another_kind_of_file_is_refused_kindly(running: Running) -> None:
    drop(running, "holiday.png", b"PNG")
    running.alex.sees("that file is none of them")


def test_a_file_that_is_not_what_its_name_says_is_refused(running: Running) -> None:
    drop(running, "form.docx", b"MZ not a document")
    running.alex.sees("whatever its name says")


def test_a_file_that_is_too_large_is_not_even_fetched(running: Running) -> None:
    drop(running, "form.docx", b"PK", size=50_000_000)
    running.alex.sees("larger than 10 MB")


def test_the_token_goes_to_slack_alone(running: Running) -> None:
    drop(running, "form.docx", b"PK", url_private_download="http://elsewhere.invalid/steal.docx")
    running.alex.sees("does not lie in Slack")
