"""Notices by email, through the service's own mail server. A mail holds ids and dates, no personal data."""

import hashlib
import smtplib
import ssl
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from audit.notices.shapes import ChannelName
from audit.notices.wording import day
from audit.record import Person
from bot.programme.channels import Down, Letter, Refused
from bot.programme.email_settings import EmailSettings
from bot.programme.invitation import invitation

REFUSES = range(500, 600)  # SMTP: what was asked will not work another time either


class EmailChannel:
    """The channel of those without Slack, or who prefer mail."""

    name: ChannelName = "email"

    def __init__(self, settings: EmailSettings, organisation: str = "") -> None:
        self._settings = settings
        self._organisation = organisation or "Checkback"

    def reaches(self, person: Person) -> bool:
        """Whether mail is set up and the person has an address."""
        return bool(self._settings.host and self._settings.sender and person.email)

    def send(self, letter: Letter) -> str:
        """Send one mail; gives its Message-ID. Raises Refused where it never will be taken, else Down."""
        try:
            made = self.mail(letter)
        except (ValueError, IndexError) as error:
            raise Refused(f"no mail can be made for that address: {type(error).__name__}") from None
        try:
            with self._server() as server:
                server.send_message(made)
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            raise (Refused if all(code in REFUSES for code in codes) else Down)(
                "the address was refused"
            ) from None
        except (smtplib.SMTPException, OSError, ssl.SSLError) as error:
            raise Down(f"the mail server did not take it: {type(error).__name__}") from None
        return str(made["Message-ID"])

    def delivered(self, letter: Letter) -> bool | None:
        """A mail server cannot be asked afterwards."""
        del letter
        return None

    def mail(self, letter: Letter) -> EmailMessage:
        """The mail of a letter. The same notice has the same Message-ID, so that a repeat shows as one."""
        made = EmailMessage()
        made["Subject"] = subject(letter)
        made["From"] = _address(self._settings.sender, self._organisation)
        made["To"] = _address(letter.person.email or "")
        made["Date"] = format_datetime(letter.at)
        made["Message-ID"] = self.identity(letter.notice.key)
        if letter.previous:
            made["In-Reply-To"] = made["References"] = letter.previous
        made["Auto-Submitted"] = "auto-generated"
        made.set_content(text(letter, self._settings.link))
        if letter.notice.meeting:
            file = invitation(letter.notice, letter.at, self._settings.sender, letter.person.email or "")
            made.add_attachment(file, maintype="text", subtype="calendar", filename="meeting.ics")
        return made

    def identity(self, key: str) -> str:
        """The Message-ID of a notice: from its key alone, without saying what the key says."""
        domain = self._settings.sender.rpartition("@")[2] or "localhost"
        return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{domain}>"

    def _server(self) -> smtplib.SMTP:
        chosen = self._settings
        if chosen.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                chosen.host, chosen.port, timeout=chosen.timeout, context=ssl.create_default_context()
            )
        else:
            server = smtplib.SMTP(chosen.host, chosen.port, timeout=chosen.timeout)
        if chosen.security == "starttls":
            server.starttls(context=ssl.create_default_context())
        if chosen.user:
            server.login(chosen.user, chosen.password)
        return server


# What a subject says in place of a kind's own name, where that name would say what was found.
SUBJECTS = {
    "Inadequate": "your attention is needed",
    "to moderate, Inadequate": "to moderate",
    "several": "several things for you",
    "concern": "please read and acknowledge",
    "chase": "please read and acknowledge",
    "rater": "to rate",
    "chosen": "drawn from your caseload",
}


def subject(letter: Letter) -> str:
    """The subject: what it is about, by the audit's id alone."""
    notice = letter.notice
    urgent = "Urgent: " if notice.urgent else ""
    about = (
        f"audit {notice.audit}" if notice.audit else f"programme {notice.month}" if notice.month else "audits"
    )
    return f"{urgent}Checkback, {about}: {SUBJECTS.get(notice.kind, notice.kind)}"


def text(letter: Letter, link: str = "") -> str:
    """The text of a mail: what, why you, by when, how."""
    notice = letter.notice
    lines = [notice.says]
    lines += [f"- {line}" for line in notice.lines]
    if notice.why:
        lines += ["", f"Why you: {notice.why}"]
    if notice.by and not notice.lines:
        lines += [f"By when: {day(notice.by)}"]
    if notice.button:
        lines += ["", f"{notice.button}: {link or how(letter)}"]
    return "\n".join(lines) + "\n"


# What a notice's button is at the command line, by what the notice is about, else by what its button does.
BY_KIND = {
    "allocated": "chat --audit {audit}",
    "returned": "chat --audit {audit}",
    "rater": "audits rate {audit}",
}
BY_ACT = {
    "acknowledge": "audits concern {audit}",
    "moderate": "audits moderate {audit}",
    "decide": "audits moderate {audit}",
    "meeting": "audits meeting {audit}",
    "exempt": "programme exempt {audit}",
    "open": "audits show {audit}",
}


def how(letter: Letter) -> str:
    """How to do it without a button."""
    notice = letter.notice
    if notice.audit:
        command = BY_KIND.get(notice.kind) or BY_ACT.get(notice.act, BY_ACT["open"])
        said = command.format(audit=notice.audit)
        return f"`checkback {said}` or ask in Slack for audit {notice.audit}"
    return f"`checkback programme show {notice.month}`" if notice.month else "`checkback due`"


def _address(address: str, name: str = "") -> Address:
    user, _, domain = address.strip().rpartition("@")
    if not user or not domain:
        raise ValueError("no address")
    return Address(display_name=name, username=user, domain=domain)
