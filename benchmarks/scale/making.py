"""Fictional services and their audits of five years, alike in shape to real ones, made quickly.

A service has 7 auditors, 20 case managers, 3 team managers and 3 moderators, and 20 audits a month. An audit
holds 60 answers of about 25 words, four judgements and three actions. Older months are closed; the last two
are in all states of work.
"""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from audit.models import Action, AuditData, Child, Judgement
from audit.record import AuditRecord, Person, Stamp, State
from audit.roles import Role
from questionbank.models import Form

LAST = dt.date(2026, 11, 1)  # the latest month
NOW = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
MONTHLY = 20  # audits of one service in a month
AUDITORS, CASE_MANAGERS, TEAM_MANAGERS, MODERATORS = 7, 20, 3, 3
GRADES = ("Outstanding", "Good", "Requires Improvement", "Inadequate")
RATINGS = ("Good", "Good", "Requires Improvement")
AT_WORK: tuple[State, ...] = ("in progress", "in progress", "submitted", "returned", "moderated")
MEETINGS = (
    {"id": "1", "kind": "UoP", "date": "2026-01-15"},
    {"id": "2", "kind": "follow-up", "date": "2026-02-15"},
)
PASSAGE = """the worker visited at home and heard what mattered there to her mother and her school they
agreed a plan with dates it was reviewed after six weeks and changed when things moved on he said that it
had helped"""
WORDS = PASSAGE.split()


@dataclass(frozen=True)
class Size:
    """How many services, over how many months."""

    services: int
    months: int

    @property
    def audits(self) -> int:
        """How many audits that comes to."""
        return self.services * self.months * MONTHLY


def months(size: Size) -> list[str]:
    """The programme months, oldest first."""
    return [f"{LAST - relativedelta(months=back):%Y-%m}" for back in reversed(range(size.months))]


def audits(size: Size, month: str, form: Form) -> Iterator[AuditRecord]:
    """Every audit of one month, the same each time it is asked for."""
    chance = random.Random(month)
    comments = [
        " ".join(chance.choices(WORDS, k=chance.randint(12, 38))).capitalize() + "." for _ in range(400)
    ]
    pool = [Judgement(rating=chance.choice(RATINGS), comment=comment) for comment in comments]
    for number in range(size.services * MONTHLY):
        yield _audit(form, month, number, pool, chance)


def people(size: Size) -> Iterator[Person]:
    """Everybody who works for the services."""
    for service in range(size.services):
        for role, count in (
            (Role.AUDITOR, AUDITORS),
            (Role.CASE_MANAGER, CASE_MANAGERS),
            (Role.TEAM_MANAGER, TEAM_MANAGERS),
            (Role.MODERATOR, MODERATORS),
        ):
            for number in range(count):
                yield Person(name=person(role.value.capitalize(), service, number), roles=(role,))


def person(what: str, service: int, number: int) -> str:
    """The name of somebody of a service."""
    return f"{what} {number} of Service {service}"


def _audit(form: Form, month: str, number: int, pool: list[Judgement], chance: random.Random) -> AuditRecord:
    service, place = divmod(number, MONTHLY)
    auditor = person("Auditor", service, place % AUDITORS)
    worker = person("Case manager", service, chance.randrange(CASE_MANAGERS))
    begun = dt.datetime.fromisoformat(f"{month}-02T09:00:00+00:00") + dt.timedelta(minutes=number)
    state = _state(month, place)
    answers = {question.number: chance.choice(pool) for question in form.questions()}
    sections = {section.title: chance.choice(pool) for section in form.graded_sections()}
    stamp = Stamp(version=2, by=auditor, at=begun + dt.timedelta(days=9))
    data = AuditData.model_construct(
        month=month,
        child=Child.model_construct(
            childview_id=f"{chance.randrange(10**11):011}", name="Robin Invented", age=15
        ),
        auditor=auditor,
        case_manager=worker,
        team_manager=person("Team manager", service, place % TEAM_MANAGERS),
        answers=answers,
        sections=sections,
        overall=Judgement(rating=chance.choice(GRADES), comment=pool[0].comment),
        meetings=MEETINGS if state == "closed" else (),
        actions=tuple(
            _action(n, "Checked back" if state == "closed" else "In progress", worker, chance)
            for n in (1, 2, 3)
        ),
    )
    return AuditRecord.model_construct(
        id=f"{month}-{number + 1:05d}",
        state=state,
        document=form.document,
        edition=form.edition,
        version=3,
        data=data,
        stamps={f"/answers/{name}": stamp for name in answers},
        actions_made=3,
        created_at=begun,
        started_at=begun,
        submitted_at=None if state in ("in progress", "returned") else begun + dt.timedelta(days=20),
        moderator=person("Moderator", service, place % MODERATORS) if state != "in progress" else None,
    )


def _state(month: str, place: int) -> State:
    """In the last two months every moderator has audits in every state of work."""
    recent = f"{LAST - relativedelta(months=1):%Y-%m}"
    return AT_WORK[place // MODERATORS % len(AT_WORK)] if month >= recent else "closed"


def _action(number: int, status: str, owner: str, chance: random.Random) -> Action:
    return Action.model_construct(
        id=str(number),
        action=" ".join(chance.choices(WORDS, k=12)),
        responsibility=owner,
        timescale="2026-12-01",
        status=status,
    )
