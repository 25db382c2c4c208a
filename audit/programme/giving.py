"""A month's children made into audits: who gets whom, and why, within one unit of work."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from audit import commands as c
from audit.deadlines import uk_date
from audit.due import is_here
from audit.notices.pending import remember
from audit.notices.queue import put
from audit.notices.wording import notice
from audit.permissions import Actor
from audit.ports import Transaction
from audit.programme import shelves
from audit.programme.allocation import Given, Place, allocate, refusal
from audit.programme.cycle import Cycle
from audit.programme.eligible import (
    BUDDIES,
    OWN_CASE,
    Auditor,
    auditors,
    case_of,
    is_own_case,
    is_own_team,
    who_had,
)
from audit.programme.errors import NotPossible
from audit.programme.shapes import Case, LineOfEnquiry
from audit.programme.share import standings
from audit.record import Act, AuditRecord, Person
from audit.service import AuditService
from audit.text import folded
from questionbank.errors import UnknownForm

BECAUSE = "given-because"
# The pilot of the joint proposal: the shared section can be written without the other half.
NOTE = "its section on joint working can still be written as a case note: `audits joint ID --case-note`"
NO_FORM = "no half for social care, as its form is not there yet: `checkback import FILE --document {form}`; "
ENOUGH = 2  # raters who are not of the case's own team, for these to do without those who are


@dataclass(frozen=True)
class Made:
    """A place and what came of it: the audit (None where nobody could take it), and its partner.

    `alone` says why a joint audit has no partner.
    """

    given: Given
    audit: str | None = None
    pair: str | None = None
    alone: str | None = None


class Giving:
    """Gives out the places of one month within one unit of work."""

    def __init__(
        self,
        transaction: Transaction,
        service: AuditService,
        cycle: Cycle,
        month: str,
        actor: Actor,
        now: dt.datetime,
    ) -> None:
        self._transaction = transaction
        self._service = service
        self._cycle = cycle
        self._month = month
        self._actor = actor
        self._now = now
        self.people: Sequence[Person] = transaction.people()
        self.records: Sequence[AuditRecord] = transaction.audits()
        self._known = shelves.since(transaction)
        # Somebody new counts from this month; at the programme's very start, from that of the year.
        self._first_month = month if self._known else cycle.year_of(month)[0]

    def plan(self, places: Sequence[Place], without: Sequence[tuple[str, str]] = ()) -> list[Given]:
        """Who would get each place. `without` are pairs of auditor and child that may not come together."""
        able = self._auditors(without, {folded(place.to) for place in places if place.to})
        for place in places:
            self._check_hand(place, able)
        exempt, since = shelves.exemptions(self._transaction), self._since(able)
        stand = standings(able, self.records, exempt, since, self._month, self._cycle)
        return allocate(places, able, stand, self.people, self._month)

    def make(self, planned: Sequence[Given], lines: Mapping[str, LineOfEnquiry]) -> list[Made]:
        """Make the audits; a joint one gets its partner where somebody and a form are there for it."""
        for auditor in self._auditors():
            shelves.keep_since(self._transaction, auditor.name, self._first_month)
        buddies = self._buddies(planned)
        made = []
        for number, given in enumerate(planned):
            line = lines.get(given.place.line, LineOfEnquiry(title=given.place.line))
            made.append(self._made(given, line, buddies.get(number)))
        return made

    def _made(self, given: Given, line: LineOfEnquiry, buddy: Given | None) -> Made:
        if given.auditor is None:
            return Made(given)
        audit = self._audit(given, line, given.auditor)
        self._tell_case_manager(audit, given.place)
        if buddy is None:
            return Made(given, audit)
        if buddy.auditor is None:
            return Made(given, audit, alone=f"no auditor of social care: {buddy.why}; {NOTE}")
        try:
            pair = self._audit(buddy, line, buddy.auditor, document=self._cycle.joint_form)
        except UnknownForm:
            return Made(given, audit, alone=NO_FORM.format(form=self._cycle.joint_form) + NOTE)
        self._pair(audit, pair)
        return Made(given, audit, pair)

    def make_half(self, given: Given, line: LineOfEnquiry, document: str, partner: str) -> Made:
        """Make the half of a joint audit whose auditor was let off, beside the partner that goes on."""
        if given.auditor is None:
            return Made(given)
        audit = self._audit(given, line, given.auditor, document=document)
        self._pair(audit, partner)
        return Made(given, audit, partner)

    def _pair(self, audit: str, partner: str) -> None:
        by_the_rules = self._actor.model_copy(update={"is_operator": True})
        command = c.PairAudits(audit=audit, other=partner)
        self._service.perform_within(self._transaction, command, by_the_rules)

    def _audit(self, given: Given, line: LineOfEnquiry, auditor: str, **more: Any) -> str:
        place = given.place
        raters = self._raters(place, auditor) if place.kind == "group" else ()
        questions = line.questions if place.kind == "dip-sample" else ()
        command = c.AllocateAudit(
            childview_id=place.case.childview_id,
            auditor=auditor,
            month=self._month,
            kind=place.kind,
            facts=_facts(place.case),
            questions=questions,
            raters=raters,
        )
        record = self._service.allocate_within(
            self._transaction, replace(command, **more), self._actor
        ).record
        act = Act(actor=self._actor.name, name="allocate", at=self._now)
        remember(self._transaction, None, record, act)
        self.remember_why(record.id, given)
        shelves.keep_line_of(self._transaction, record.id, line.title)
        return record.id

    def remember_why(self, audit: str, given: Given) -> None:
        """Keep why somebody got an audit, for the notice that tells them."""
        self._transaction.keep_item(BECAUSE, f"{audit}/{given.auditor}", _sentence(given.why))

    def _tell_case_manager(self, audit: str, place: Place) -> None:
        """Section 5: the service hears too; a dip sample looks at records alone and asks nobody."""
        known = {folded(person.name): person.name for person in self.people if person.active}
        name = known.get(folded(place.case.case_manager or ""))
        if name and place.kind != "dip-sample":
            told = notice("chosen", f"{audit}/chosen/{name}", name, audit=audit, month=self._month)
            put(self._transaction, told, self._now)

    def _raters(self, place: Place, lead: str) -> tuple[str, ...]:
        """Those who rate a group audit: all who may, its own team only where too few others are."""
        may = [auditor for auditor in self._auditors() if refusal(place, auditor) is None]
        others = [auditor for auditor in may if not is_own_team(auditor, place.case, self.people)]
        chosen = others if len(others) >= ENOUGH else may
        return tuple(dict.fromkeys((lead, *(auditor.name for auditor in chosen))))

    def _buddies(self, planned: Sequence[Given]) -> dict[int, Given]:
        """Who of social care gets each joint place, by the place's number."""
        joint = [n for n, given in enumerate(planned) if given.place.kind == "joint" and given.auditor]
        places = [replace(planned[n].place, roles=BUDDIES, to=None) for n in joint]
        firsts = [(str(planned[n].auditor), planned[n].place.case.childview_id) for n in joint]
        return dict(zip(joint, self.plan(places, firsts), strict=True)) if places else {}

    def _auditors(
        self, without: Sequence[tuple[str, str]] = (), by_hand: Collection[str] = ()
    ) -> list[Auditor]:
        history = [
            (name, record.data.child.childview_id) for record in self.records for name in who_had(record)
        ]
        history += without
        exempt = shelves.exemptions(self._transaction)
        return auditors(self.people, exempt, self._month, uk_date(self._now), history, by_hand)

    def _since(self, able: Sequence[Auditor]) -> dict[str, str]:
        return {folded(a.name): self._known.get(folded(a.name), self._first_month) for a in able}

    def _check_hand(self, place: Place, able: Sequence[Auditor]) -> None:
        """Refuse a hand that nothing can justify: one's own case, or nobody who works here."""
        if place.to is None:
            return
        found = next((auditor for auditor in able if folded(auditor.name) == folded(place.to)), None)
        child = place.case.childview_id
        if found is None:
            raise NotPossible(f"child {child} cannot go to {place.to}: nobody of that name works here")
        if is_own_case(found, place.case):
            raise NotPossible(f"child {child} cannot go to {place.to}: {OWN_CASE.said}")


def place_of(record: AuditRecord, joint_form: str) -> Place:
    """The place of an audit that is given out again; social care's half of a pair stays social care's."""
    roles = BUDDIES if record.document == joint_form else ()
    return Place(case_of(record.data), record.data.kind, roles=roles)


def has_left(name: str, people: Sequence[Person], today: dt.date) -> bool:
    """Whether somebody of that name is known to the service and no longer works for it."""
    found = next((person for person in people if folded(person.name) == folded(name)), None)
    return found is not None and not is_here(found, today)


def _facts(case: Case) -> dict[str, str | int | bool | None]:
    facts: dict[str, str | int | bool | None] = {
        "/child/name": case.name,
        "/child/age": case.age,
        "/child/gender": case.gender,
        "/child/social_care/allocated": True if case.joint else None,
        "/child/social_care/status": case.care_status if case.joint else None,
        "/case_manager": case.case_manager,
        "/team_manager": case.team_manager,
    }
    return {fact: value for fact, value in facts.items() if value is not None}


def _sentence(why: str) -> str:
    return f"{why[0].upper()}{why[1:]}."
