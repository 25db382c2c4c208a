"""Choosing an audit in the terminal: go on with one, or begin a new one by its first facts."""

import re
from collections.abc import Iterator

from audit import commands as c
from audit.deadlines import uk_date
from audit.errors import AuditError
from audit.permissions import Actor
from audit.record import AuditRecord
from audit.service import AuditService
from bot.conversation.engine import OPEN
from bot.conversation.typed import understand
from bot.settings import Settings

HELP = (
    "Answer the question below; `pause` leaves. Once the audit is begun, `help` says what else you can type."
)
LEAVE = ("pause", "quit", "exit", "q", "bye")
MONTH = re.compile(r"^\d{4}-(0[1-9]|1[0-2])$")


class Opening:
    """Asks which audit it is. `ask()` is what to say next; `hear(line)` takes the answer.

    Once `audit_id` is set the conversation about that audit can begin; `left` says that the person went.
    """

    def __init__(self, service: AuditService, actor: Actor, settings: Settings) -> None:
        self._service = service
        self._actor = actor
        self._month = uk_date(settings.clock()).isoformat()[:7]
        self._open = [record for record in service.audits(actor) if self._mine(record)]
        self._given: dict[str, str] = {} if actor.is_operator else {"auditor": actor.name}
        self.audit_id: str | None = None
        self.left = False

    def ask(self) -> str:
        """What to say next."""
        return "\n".join(self._asked())

    def hear(self, line: str) -> str | None:
        """Take an answer; a sentence comes back where it could not be used."""
        text = line.strip()
        if text.casefold() in LEAVE:
            self.left = True
            return None
        if understand(text).word in ("help", "again", "progress"):
            return HELP
        missing = self._missing()
        if missing == "childview_id" and self._chosen(text):
            return None
        if missing == "month":
            text = text or self._month
            if not MONTH.match(text):
                return f"A month such as {self._month}, please."
        if not text:
            return None
        self._given[missing] = text
        return self._begin() if not self._missing() else None

    def _asked(self) -> Iterator[str]:
        missing = self._missing()
        if missing == "childview_id":
            for number, record in enumerate(self._open, 1):
                answered = sum(1 for answer in record.data.answers.values() if answer.rating)
                child = record.data.child.childview_id
                yield f"  {number}. {record.id}: child {child}, {answered} answered"
            choice = "Type a number from the list to go on with it, or t" if self._open else "T"
            yield f"{choice}ype the child's ChildView ID to begin a new audit."
        elif missing == "auditor":
            yield "Who is the auditor? (name)"
        else:
            yield f"Which programme month? (Enter for {self._month})"

    def _missing(self) -> str:
        return next((name for name in ("childview_id", "auditor", "month") if name not in self._given), "")

    def _chosen(self, text: str) -> bool:
        by_number = {str(number): record.id for number, record in enumerate(self._open, 1)}
        by_id = {record.id: record.id for record in self._open}
        self.audit_id = by_number.get(text) or by_id.get(text)
        return self.audit_id is not None

    def _begin(self) -> str | None:
        try:
            begun = self._service.start(self._command(), self._actor)
        except AuditError as error:
            self._given = {} if self._actor.is_operator else {"auditor": self._actor.name}
            return str(error)
        self.audit_id = begun.record.id
        return "; ".join(begun.notes) or None

    def _command(self) -> c.StartAudit:
        given = self._given
        return c.StartAudit(
            childview_id=given["childview_id"], auditor=given["auditor"], month=given["month"]
        )

    def _mine(self, record: AuditRecord) -> bool:
        own = record.data.auditor.casefold() == self._actor.name.casefold()
        return record.state in OPEN and (own or self._actor.is_operator)
