"""What the people of the simulated service do with one audit, each as themselves: permissions hold."""

import datetime as dt
import random
from dataclasses import dataclass

from audit import commands as c
from audit.completeness import joint_gaps
from audit.deadlines import uk_date
from audit.due import moderators
from audit.kinds import commands as kinds
from audit.life import commands as life
from audit.life.shapes import concerns, moderation
from audit.models import OVERALL
from audit.permissions import THE_OPERATOR, Actor
from audit.record import AuditRecord
from benchmarks.simulation.cast import ACADEMY, DECIDER, DEPUTY, HEAD
from benchmarks.simulation.world import Service
from questionbank.models import Form

GRADES = ("Good", "Good", "Requires Improvement", "Outstanding")


@dataclass
class Doings:
    """Everything that can be done, for the events of the year."""

    service: Service
    chance: random.Random

    def record(self, audit: str) -> tuple[AuditRecord, Form]:
        """The audit as it stands."""
        with self.service.store.reading() as reading:
            record = reading.audit(audit)
        return record, self.service.audits.form_edition(record.document, record.edition)

    def do(self, command: c.Command, name: str) -> None:
        """One act of one person."""
        self.service.act(lambda: self.service.audits.perform(command, self._actor(name)))

    def begin(self, audit: str) -> None:
        """The auditor takes the audit up."""
        record, _ = self.record(audit)
        if record.state == "allocated":
            self.do(life.Begin(audit=audit), record.data.auditor)

    def write(self, audit: str, overall: str | None = None) -> None:
        """The auditor answers everything and hands in."""
        record, form = self.record(audit)
        if record.state not in ("allocated", "in progress", "returned"):
            return
        who = record.data.auditor
        self._answers(record, form, who, overall)
        today = uk_date(self.service.clock())
        if record.data.kind != "dip-sample":
            facts = {"/conversations/case_manager": today.isoformat(), "/conversations_reason": "family away"}
            self.do(c.RecordParticulars(audit=audit, facts=facts), who)
        if not record.data.actions:
            due = today + dt.timedelta(days=self.chance.randint(20, 60))
            fields = {
                "action": "Visit the home",
                "responsibility": record.data.case_manager or "",
                "timescale": f"by {due:%d/%m/%Y}",
            }
            self.do(c.AddAction(audit=audit, fields=fields), who)
        if joint_gaps(self.record(audit)[0].data):
            self.do(c.RecordJoint(audit=audit, rating="Good", comment="Two plans, one aim."), who)
        self.do(life.Submit(audit=audit), who)

    def rate(self, audit: str, rater: str) -> None:
        """One of a group rates blind and hands in."""
        record, form = self.record(audit)
        if record.state not in ("allocated", "in progress") or rater not in record.raters:
            return
        for place in self._places(form):
            self.do(kinds.Rate(audit=audit, place=place, rating="Good"), rater)
        self.do(kinds.HandInRatings(audit=audit), rater)

    def agree(self, audit: str) -> None:
        """The group meets; the auditor writes down what it agreed and hands in."""
        record, form = self.record(audit)
        if record.state not in ("allocated", "in progress") or set(record.raters) - set(record.handed_in):
            return
        for place in self._places(form):
            self.do(kinds.AgreeRating(audit=audit, place=place, rating="Good"), record.data.auditor)
        self.write(audit)

    def moderate(self, audit: str, *, disagrees: bool = False) -> bool:
        """Whoever must moderates; False where the other half of a joint audit is not there yet."""
        record, form = self.record(audit)
        if record.state != "submitted":
            return True
        if record.pair and self.record(record.pair)[0].state in ("allocated", "in progress", "returned"):
            return False
        with self.service.store.reading() as reading:
            people = [one for one in reading.people() if one.active]
        who = self.chance.choice(moderators(record, people, DECIDER))
        titles = () if record.data.kind == "dip-sample" else tuple(s.title for s in form.graded_sections())
        whole = () if record.data.kind == "dip-sample" else ("Overall",)
        off = titles[:1] if disagrees else ()
        agreed = tuple(title for title in (*titles, *whole) if title not in off)
        command = life.Moderate(
            audit=audit,
            agree=agreed,
            disagree=dict.fromkeys(off, "The evidence says otherwise."),
            talk="held" if off else None,
            actions_meet_findings=True,
            panel=(who, record.data.auditor) if record.data.kind == "joint" else (),
            accept=True,
        )
        self.do(command, who)
        return True

    def send_back(self, audit: str) -> None:
        """A moderator gives the audit back after a talk."""
        record, _ = self.record(audit)
        if record.state != "submitted" or record.inadequate:
            return
        with self.service.store.reading() as reading:
            people = [one for one in reading.people() if one.active]
        who = self.chance.choice(moderators(record, people, DECIDER))
        self.do(life.SendBack(audit=audit, reason="Too thin in places.", talk="held"), who)

    def escalate(self, audit: str) -> None:
        """The auditor does not accept the outcome."""
        record, _ = self.record(audit)
        if record.state == "moderated" and not moderation(record.data).decision:
            self.do(
                life.Disagree(audit=audit, reason="It was better than that.", talk="held"),
                record.data.auditor,
            )

    def decide(self, audit: str) -> None:
        """The head of service decides, or whom the service names where the head moderated."""
        record, _ = self.record(audit)
        if record.state == "escalated":
            who = DECIDER if record.moderator == HEAD else HEAD
            self.do(life.Decide(audit=audit, stands="moderator", reason="The evidence carries it."), who)

    def arrange(self, audit: str, kind: str = "UoP") -> None:
        """A meeting is arranged for next week."""
        record, _ = self.record(audit)
        if record.state == "moderated":
            on = uk_date(self.service.clock()) + dt.timedelta(days=7)
            who = DEPUTY if kind == "follow-up" else record.data.team_manager or DEPUTY
            self.do(life.ArrangeMeeting(audit=audit, on=on.isoformat(), kind=kind), who)  # type: ignore[arg-type]

    def meet(self, audit: str, kind: str = "UoP") -> None:
        """A meeting is held and written down."""
        record, _ = self.record(audit)
        if record.state in ("moderated", "escalated"):
            came = tuple(filter(None, (record.data.auditor, record.data.case_manager)))
            today = uk_date(self.service.clock()).isoformat()
            who = DEPUTY if kind == "follow-up" else record.data.team_manager or DEPUTY
            command = life.RecordMeeting(audit=audit, on=today, came=came, kind=kind, agreed="As planned.")  # type: ignore[arg-type]
            self.do(command, who)

    def finish_action(self, audit: str, end: str) -> None:
        """An action is done and checked back, opened again first, or dropped."""
        record, _ = self.record(audit)
        if record.state not in ("moderated", "escalated", "closed"):
            return
        who = record.data.team_manager or DEPUTY
        for action in record.data.actions:
            number = str(action.id)
            if end == "dropped":
                fields = {"status": "Dropped", "outcome": "The family moved."}
                self.do(life.UpdateAction(audit=audit, action=number, fields=fields), who)
                continue
            self.do(life.UpdateAction(audit=audit, action=number, fields={"status": "Completed"}), who)
            if end == "opened again":
                missing = life.CheckBack(
                    audit=audit, action=number, is_done=False, reason="not seen in the record"
                )
                self.do(missing, who)
            self.do(
                life.CheckBack(audit=audit, action=number, is_done=True, evidence="contact of the visit"), who
            )

    def worry(self, audit: str) -> None:
        """The auditor raises a safeguarding concern."""
        record, _ = self.record(audit)
        self.do(life.RaiseConcern(audit=audit, text="The child may not be safe."), record.data.auditor)

    def acknowledge(self, audit: str) -> None:
        """The team manager has it in hand."""
        record, _ = self.record(audit)
        for concern in concerns(record.data):
            if concern.is_open:
                command = life.AcknowledgeConcern(audit=audit, concern=concern.id)
                self.do(command, record.data.team_manager or DEPUTY)

    def withdraw(self, audit: str) -> None:
        """The academy takes the child out; of a joint audit both halves."""
        record, _ = self.record(audit)
        if record.state in ("allocated", "in progress"):
            for half in filter(None, (audit, record.pair)):
                self.do(life.Withdraw(audit=half, reason="The child moved away."), ACADEMY)

    def _answers(self, record: AuditRecord, form: Form, who: str, overall: str | None) -> None:
        """Rate and comment everything; what a group rates was agreed on, and only the words are added."""
        audit, is_group = record.id, record.data.kind == "group"
        good = None if is_group else "Good"
        for question in form.questions():
            if not record.data.questions or question.number in record.data.questions:
                said = c.RecordAnswer(
                    audit=audit, question=question.number, rating=good, comment="Seen; it helped."
                )
                self.do(said, who)
        if record.data.kind == "dip-sample":
            return
        for section in form.graded_sections():
            grade = None if is_group else self.chance.choice(GRADES)
            judged = c.RecordJudgement(audit=audit, section=section.title, rating=grade, comment="Why.")
            self.do(judged, who)
        if is_group and overall:
            self.do(kinds.AgreeRating(audit=audit, place=OVERALL, rating=overall), who)
        grade = None if is_group else overall or self.chance.choice(GRADES)
        self.do(c.RecordJudgement(audit=audit, rating=grade, comment="Why."), who)

    def _places(self, form: Form) -> list[str]:
        return [*(q.number for q in form.questions()), *(s.title for s in form.graded_sections()), "Overall"]

    def _actor(self, name: str) -> Actor:
        return THE_OPERATOR if not name else self.service.audits.actor(name)
