"""Notices by email, against a real mail server on the loopback."""

import datetime as dt
import email
import email.policy
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from icalendar import Calendar

from audit.notices.shapes import Notice
from audit.notices.wording import notice
from audit.record import Person
from bot.programme.channels import Down, Letter, Refused
from bot.programme.email import EmailChannel, how
from bot.programme.email_settings import EmailSettings

NOW = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
ADA = Person(name="Ada Example", email="ada@example.invalid", roles=("auditor",))


@dataclass
class Inbox:
    """Keeps what comes in; says what it is told to say."""

    mails: list[EmailMessage] = field(default_factory=list)
    rcpt: str = "250 OK"
    data: str = "250 OK"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if self.rcpt.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.rcpt

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        return self.data


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[Inbox, Controller]]:
    inbox = Inbox()
    controller = Controller(inbox, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield inbox, controller
    controller.stop()


@pytest.fixture
def inbox(server: tuple[Inbox, Controller]) -> Inbox:
    held, _ = server
    held.mails.clear()
    held.rcpt = held.data = "250 OK"
    return held


@pytest.fixture
def channel(server: tuple[Inbox, Controller]) -> EmailChannel:
    settings = EmailSettings(
        host="127.0.0.1", port=server[1].port, security="none", sender="audits@service.invalid"
    )
    return EmailChannel(settings, "Example Service")


def letter(made: Notice | None = None, previous: str | None = None) -> Letter:
    plain = notice(
        "allocated",
        "2026-11-001/allocated/Ada Example",
        ADA.name,
        by=dt.date(2026, 12, 18),
        audit="2026-11-001",
        kind="full",
        month="2026-11",
        why="Your turn.",
    )
    return Letter(made or plain, ADA, NOW, previous)


def test_a_mail_says_what_why_by_when_and_how(inbox: Inbox, channel: EmailChannel) -> None:
    receipt = channel.send(letter())
    (mail,) = inbox.mails
    assert mail["Subject"] == "Checkback, audit 2026-11-001: allocated"
    assert (mail["To"], mail["Message-ID"]) == ("ada@example.invalid", receipt)
    text = mail.get_content()
    assert "You have a new full audit, 2026-11-001, for November 2026." in text
    assert "Why you: Your turn." in text
    assert "By when: Friday 18 December 2026" in text
    assert "Open the audit: " in text


@pytest.mark.parametrize(
    ("kind", "command"),
    [
        ("allocated", "chat --audit 2026-11-001"),
        ("rater", "audits rate 2026-11-001"),
        ("concern", "audits concern 2026-11-001"),
        ("to moderate", "audits moderate 2026-11-001"),
        ("to decide", "audits moderate 2026-11-001"),
        ("moderated", "audits meeting 2026-11-001"),
        ("exemption", "programme exempt 2026-11-001"),
        ("closed", "audits show 2026-11-001"),
    ],
)
def test_a_mail_names_the_command_that_does_what_it_asks_for(kind: str, command: str) -> None:
    asked = notice(kind, f"2026-11-001/{kind}/{ADA.name}", ADA.name, audit="2026-11-001")
    assert how(letter(asked)).startswith(f"`checkback {command}`")


def test_a_place_that_stays_empty_leads_to_its_month() -> None:
    empty = notice("unfilled", "unfilled/2026-11", ADA.name, month="2026-11", why="nobody is left")
    assert how(letter(empty)) == "`checkback programme show 2026-11`"


def test_the_same_notice_has_the_same_identity_and_says_nothing_by_it(
    inbox: Inbox, channel: EmailChannel
) -> None:
    assert channel.send(letter()) == channel.send(letter())
    assert "Ada" not in str(inbox.mails[0]["Message-ID"])


def test_a_message_brought_up_to_date_stands_under_the_earlier_one(
    inbox: Inbox, channel: EmailChannel
) -> None:
    channel.send(letter(previous="<first@service.invalid>"))
    assert inbox.mails[0]["In-Reply-To"] == "<first@service.invalid>"


def test_a_meeting_comes_with_an_invitation(inbox: Inbox, channel: EmailChannel) -> None:
    made = notice("meeting arranged", "A/meeting arranged/1/2026-12-01/Ada", "Ada", audit="2026-11-001")
    channel.send(letter(made.model_copy(update={"meeting": dt.date(2026, 12, 1)})))
    (mail,) = inbox.mails
    (file,) = mail.iter_attachments()
    assert file.get_filename() == "meeting.ics"
    book = Calendar.from_ical(file.get_content())
    (event,) = book.walk("VEVENT")
    assert event.decoded("dtstart") == dt.date(2026, 12, 1)
    assert event["attendee"] == "MAILTO:ada@example.invalid"
    assert "child" not in str(event["summary"]).casefold()


@pytest.mark.parametrize(
    ("rcpt", "data", "error"),
    [
        ("550 no such user", "250 OK", Refused),
        ("451 later", "250 OK", Down),
        ("250 OK", "452 full", Down),
    ],
)
def test_what_the_server_refuses_is_told_apart_from_what_may_work_later(
    inbox: Inbox, channel: EmailChannel, rcpt: str, data: str, error: type[Exception]
) -> None:
    inbox.rcpt, inbox.data = rcpt, data
    with pytest.raises(error):
        channel.send(letter())


def test_a_server_that_is_not_there_is_down(inbox: Inbox) -> None:
    nowhere = EmailChannel(EmailSettings(host="127.0.0.1", port=1, security="none", sender="a@b.invalid"))
    with pytest.raises(Down):
        nowhere.send(letter())


def test_without_address_or_server_nobody_is_reached(channel: EmailChannel) -> None:
    assert channel.reaches(ADA)
    assert not channel.reaches(ADA.model_copy(update={"email": None}))
    assert not EmailChannel(EmailSettings()).reaches(ADA)


def test_a_line_break_in_an_address_makes_no_header(inbox: Inbox, channel: EmailChannel) -> None:
    person = ADA.model_copy(update={"email": "ada@example.invalid\nBcc: all@example.invalid"})
    with pytest.raises(Refused):
        channel.send(Letter(letter().notice, person, NOW))
    assert inbox.mails == []
