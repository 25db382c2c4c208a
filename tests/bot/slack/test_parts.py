"""The smaller parts: what comes in as text, the child's name, addresses, lanes of work, the manifest."""

import threading
from pathlib import Path

import pytest

from audit.models import AuditData
from audit.record import AuditRecord, Person
from bot.errors import BadSettings
from bot.slack import child, ids, incoming, places
from bot.slack.calls import api_url
from bot.slack.listeners.commands import VERBS
from bot.slack.serving import host_and_port
from bot.slack.wording import spoken
from bot.slack.work import Work
from tests.builders import NOW, small_form

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("salt &amp; pepper &lt;3", "salt & pepper <3"),
        ("see <https://example.invalid/a|the page>", "see the page"),
        ("see <https://example.invalid/a>", "see https://example.invalid/a"),
        ("<@U1> and <@U2> said", "Sam Example and @U2 said"),
        ("<#C1|general> <!here> <mailto:a@b.invalid|a@b.invalid>", "#general @here a@b.invalid"),
    ],
)
def test_slacks_markup_becomes_what_was_typed(typed: str, plain: str) -> None:
    assert incoming.plain(typed, [Person(name="Sam Example", slack_id="U1")]) == plain


def record_of(name: str | None, comment: str) -> AuditRecord:
    data = AuditData.model_validate(
        {
            "month": "2026-11",
            "auditor": "Good Example",
            "child": {"childview_id": "CV-1", "name": name, "mosaic_id": "M1"},
            "answers": {"1": {"rating": "Good", "comment": comment}},
        }
    )
    return AuditRecord(
        id="2026-11-001", state="in progress", document="case-audit", edition="e", data=data, created_at=NOW
    )


def test_a_childs_name_is_initials_wherever_people_wrote_it() -> None:
    told = child.pseudonymised(record_of("Taylor Fictional-Smith", "TAYLOR's aunt knew taylor; Tay did not."))
    assert told.data.child.name == "T.F.S."
    assert told.data.child.mosaic_id is None
    assert told.data.answers["1"].comment == "T.F.S.'s aunt knew T.F.S.; Tay did not."


def test_a_child_called_like_a_rating_leaves_the_ratings_alone() -> None:
    told = child.pseudonymised(record_of("Sam Good", "Good was seen at home."))
    assert told.data.answers["1"].rating == "Good"
    assert told.data.auditor == "Good Example"


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/api/"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080/api/"),
        ("http://127.0.0.1:8080/api", "http://127.0.0.1:8080/api/"),
        ("https://slack.example.invalid/x/api/", "https://slack.example.invalid/x/api/"),
    ],
)
def test_another_slack_is_found_however_its_address_is_written(given: str, url: str) -> None:
    assert api_url(given) == url


@pytest.mark.parametrize("address", ["3000", "127.0.0.1", "here:there", "127.0.0.1:0", "127.0.0.1:70000"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    if address == "3000":
        address = "3000:"
    with pytest.raises(BadSettings, match="HOST:PORT"):
        host_and_port(address)


def test_one_persons_work_stays_in_order_while_others_go_on() -> None:
    work, done, gate = Work(4), [], threading.Event()
    work.do("a", lambda: gate.wait(5) and None)
    for number in range(20):
        work.do("a", lambda number=number: done.append(number))  # type: ignore[misc]
    work.do("b", gate.set)
    assert work.wait(5)
    assert done == list(range(20))
    work.stop()


def test_work_that_fails_does_not_stop_what_comes_after() -> None:
    work, done = Work(1), []
    work.do("a", lambda: 1 / 0)  # type: ignore[arg-type,return-value]
    work.do("a", lambda: done.append(1))
    assert work.wait(5)
    assert done == [1]
    work.stop()


def test_a_long_step_has_a_short_id_that_leads_back_to_it() -> None:
    long = "section:" + "Joint work with children's social care " * 4
    assert len(places.short(long)) <= 75
    assert places.step_of(places.short(long), ["actions", long]) == long


def test_every_place_of_an_audit_is_in_the_menu_and_facts_stand_there_once() -> None:
    form = small_form()
    facts, questions = ["fact:/child/age", "fact:/date"], ["question:1", "question:3"]
    listed = [*facts, *questions, "section:Assessment", "feedback:child:1", "actions", "review"]
    groups = places.groups(record_of(None, ""), form, listed)
    assert [label for label, _ in groups] == [
        "The child and the case", "Assessment", "Delivery & Review", "Feedback", "To finish",
    ]  # fmt: skip
    assert sum(len(steps) for _, steps in groups) == len(listed) - 1


def test_the_command_lines_own_words_are_not_spoken_in_slack() -> None:
    assert spoken("no audit has the id 'x': checkback audits list shows those there are").endswith(
        "`/audit list` shows yours"
    )
    assert spoken("as on the case record; `skip` to leave it out") == "as on the case record"
    assert spoken("`skip` if it is right") == ""
    assert spoken("An age in years, such as 15. `skip` leaves it open.") == "An age in years, such as 15."
    for said in (
        "nobody is known as the line manager of Ada: name them in the people file, or give "
        "--approved-by NAME once somebody agreed",
        "an exemption needs the approval of Tim: give --approved-by once they agreed",
        "first offer the auditor a talk; then say whether it was held or declined (--talk held|declined)",
        "12 November 2026 is over; write down a meeting that was held with --held",
        "an action that is dropped says why: --outcome TEXT for S1",
        "audit 2026-11-001 is still open: no meeting was held. A reason closes it (--reason)",
        "no children were drawn yet; `checkback programme select 2026-11 --caseload FILE` draws them",
        "to check an action back use `checkback actions check-back`, which asks for evidence",
    ):
        assert "--" not in spoken(said)
        assert "checkback" not in spoken(said)
    assert "--" not in spoken(
        "form.docx does not say the month: write it in the form, or give --auditor and --month."
    )


def test_the_manifest_asks_for_every_command_event_and_shortcut_that_the_bot_answers() -> None:
    manifest = (ROOT / "manifest.yaml").read_text(encoding="utf-8")
    for command in ("/audit", "/guidance", "/actions"):
        assert f"command: {command}\n" in manifest
    for event in ("app_home_opened", "app_mention", "message.im"):
        assert f"- {event}\n" in manifest
    assert f"callback_id: {ids.SHORTCUT}\n" in manifest
    assert {"start", "resume", "list", "documents", "help"} <= set(VERBS)
