"""The programme's front door: plan a month, draw its children, give them out, and keep it all going.

Every act is one transaction with its history; what follows from it (an audit made, a place filled again) is
part of the same one. An act that changes nothing succeeds and writes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from audit.beginning import chosen
from audit.days import month_after
from audit.headlines import Headline
from audit.permissions import Actor, Do, require
from audit.ports import Clock, Store, Transaction
from audit.programme import exempting, shelves
from audit.programme.allocation import Place
from audit.programme.cycle import Cycle
from audit.programme.drawing import Rules, digest, draw, filled
from audit.programme.errors import NoSuchMonth, NotPossible
from audit.programme.exempting import Request
from audit.programme.filters import check
from audit.programme.giving import Giving, Made
from audit.programme.settling import settle
from audit.programme.shapes import Case, Draw, Exemption, LineOfEnquiry, Month
from audit.record import ENDED, Act
from audit.service import AuditService
from audit.text import folded
from audit.themes.words import count
from audit.timings import GUIDE, Timings


@dataclass(frozen=True)
class Allocated:
    """What came of giving a month out. `made` holds each place; `is_plan` where nothing was kept."""

    made: tuple[Made, ...]
    is_plan: bool = False


@dataclass(frozen=True, kw_only=True)
class Choice:
    """How a draw is made. Without `seed` the month's name is it; `where` narrows every line further."""

    seed: str | None = None
    where: str = ""
    include_recent: bool = False
    keep: bool = True


@dataclass(frozen=True)
class ProgrammeService:
    """Runs the programme. `cycle` and `timings` are the service's own choices."""

    store: Store
    audits: AuditService
    clock: Clock
    cycle: Cycle = field(default_factory=Cycle)
    timings: Timings = GUIDE

    def month(self, name: str) -> Month:
        """A month as planned; as the cycle has it where nobody planned it."""
        with self.store.reading() as reading:
            return self._planned(reading, name)

    def drawn(self, name: str, actor: Actor) -> Draw | None:
        """The draw of a month; None where there was none. Raises NotAllowed."""
        require(actor, Do.PROGRAMME)
        with self.store.reading() as reading:
            return shelves.draw(reading, name)

    def plan_line(self, name: str, line: LineOfEnquiry, actor: Actor) -> Month:
        """Add a line of enquiry, or replace the one of that title.

        Raises BadFilter, UnknownQuestion, NotAllowed.
        """
        require(actor, Do.PROGRAMME)
        check(line.where)
        asked = chosen(line.questions, self.audits.form_in_force())
        line = line.model_copy(update={"questions": asked})
        with self.store.transaction() as transaction:
            held = shelves.month(transaction, name) or Month(month=name)
            others = {folded(one.title): one for one in held.lines}
            lines = tuple({**others, folded(line.title): line}.values())
            return self._keep_month(transaction, held.model_copy(update={"lines": lines}), actor)

    def drop_line(self, name: str, title: str, actor: Actor) -> Month:
        """Take a line of enquiry out of a month; without any, it is as nobody planned it.

        Raises NoSuchMonth, NotAllowed.
        """
        require(actor, Do.PROGRAMME)
        with self.store.transaction() as transaction:
            held = shelves.month(transaction, name)
            left = [one for one in held.lines if folded(one.title) != folded(title)] if held else []
            if held is None or len(left) == len(held.lines):
                known = ", ".join(one.title for one in held.lines) if held else "none"
                raise NoSuchMonth(f"{name} has no line of enquiry {title!r}; it has: {known}")
            self._keep_month(transaction, held.model_copy(update={"lines": tuple(left)}), actor)
            return self._planned(transaction, name)

    def select(self, name: str, cases: Sequence[Case], actor: Actor, choice: Choice) -> Draw:
        """Draw a month's children; the same again changes nothing.

        Raises BadFilter, NotPossible, NotAllowed.
        """
        require(actor, Do.PROGRAMME)
        now = self.clock()
        with self.store.transaction() as transaction:
            planned = self._planned(transaction, name)
            lines = [_narrowed(line, choice.where) for line in planned.lines]
            rules = Rules(
                month=name,
                seed=choice.seed or name,
                cycle=self.cycle,
                recent=self._recent(transaction, name),
                include_recent=choice.include_recent,
            )
            made = Draw(
                month=name,
                seed=rules.seed,
                caseload=digest(cases),
                cases=len(cases),
                months_apart=0 if choice.include_recent else self.cycle.months_apart,
                lines=draw(cases, lines, rules),
                made_by=actor.name,
                made_at=now,
            )
            return self._kept(transaction, made, actor) if choice.keep else made

    def allocate(
        self, name: str, actor: Actor, by_hand: Mapping[str, str] | None = None, *, keep: bool = True
    ) -> Allocated:
        """Give a month's children out; those given already stay with whoever has them.

        `by_hand` names the auditor of single children. Raises NoSuchMonth, NotPossible, NotAllowed.
        """
        require(actor, Do.PROGRAMME)
        hand = {folded(child): to for child, to in (by_hand or {}).items()}
        with self.store.transaction() as transaction:
            drawn = shelves.draw(transaction, name)
            if drawn is None:
                raise NoSuchMonth(
                    f"no children were drawn for {name} yet; "
                    f"`checkback programme select {name} --caseload FILE` draws them"
                )
            places = _places(drawn, hand)
            giving = Giving(transaction, self.audits, self.cycle, name, actor, self.clock())
            planned = giving.plan(places)
            if not keep:
                return Allocated(tuple(Made(given) for given in planned), is_plan=True)
            made = giving.make(planned, {one.line.title: one.line for one in drawn.lines})
            self._remember(transaction, drawn, made, actor)
        return Allocated(tuple(made))

    def exempt(self, request: Request, actor: Actor) -> Exemption:
        """Ask for an exemption, or agree to one: see `audit.programme.exempting`.

        Raises UnknownAudit, UnknownPerson, NotAllowed.
        """
        with self.store.transaction() as transaction:
            return exempting.exempt(transaction, self.audits, request, actor, self.clock())

    def exemptions(self, actor: Actor) -> list[Exemption]:
        """Every exemption asked for or agreed. Raises NotAllowed."""
        require(actor, Do.PROGRAMME)
        with self.store.reading() as reading:
            return shelves.exemptions(reading)

    def settle(self, known: Sequence[Headline] | None = None) -> list[str]:
        """Fill again what was withdrawn or exempted, give on what leavers held; says what it did.

        Called from time to time and after acts; where there is nothing to do it writes nothing. `known` are
        the current audits, where they are at hand.
        """
        return settle(self.store, self.audits, self.cycle, self.clock(), known)

    def _planned(self, reading: Transaction, name: str) -> Month:
        return self.cycle.plan_of(shelves.month(reading, name), name)

    def _keep_month(self, transaction: Transaction, planned: Month, actor: Actor) -> Month:
        shelves.keep_month(transaction, planned, Act(actor=actor.name, name="plan month", at=self.clock()))
        return planned

    def _recent(self, reading: Transaction, name: str) -> dict[str, str]:
        """The last month in which each child was audited, where that is too lately for a draw."""
        first = month_after(name, -self.cycle.months_apart)
        held = shelves.draw(reading, name)
        own = {audit for audits in held.given.values() for audit in audits} if held else set()
        lines = [one for one in reading.headlines() if one.state not in ENDED and one.id not in own]
        recent = [line for line in lines if first <= line.month <= name]
        return {folded(line.childview_id): line.month for line in sorted(recent, key=lambda one: one.month)}

    def _kept(self, transaction: Transaction, made: Draw, actor: Actor) -> Draw:
        held = shelves.draw(transaction, made.month)
        if held and held.given:
            if (held.seed, held.caseload) == (made.seed, made.caseload):
                return held  # the same again: what was given out since does not change it
            raise NotPossible(
                f"{count(len(held.given), 'child', 'children')} of {made.month} went to auditors already, so "
                "its draw stands; withdraw an audit, and the draw gives the next child"
            )
        shelves.keep_draw(transaction, made, Act(actor=actor.name, name="select", at=made.made_at))
        return made

    def _remember(self, transaction: Transaction, drawn: Draw, made: Sequence[Made], actor: Actor) -> None:
        new = {
            folded(one.given.place.case.childview_id): tuple(filter(None, (one.audit, one.pair)))
            for one in made
            if one.audit
        }
        if new:
            kept = drawn.model_copy(update={"given": {**drawn.given, **new}})
            shelves.keep_draw(transaction, kept, Act(actor=actor.name, name="allocate", at=self.clock()))


def _places(drawn: Draw, by_hand: Mapping[str, str]) -> list[Place]:
    """The places of a draw that nobody has yet. Raises NotPossible where a hand names another child."""
    found = []
    for line in drawn.lines:
        for child, kind in filled(line):
            if folded(child.childview_id) not in drawn.given:
                to = by_hand.get(folded(child.childview_id))
                found.append(Place(child, kind, line.line.title, to=to))
    free = {folded(place.case.childview_id) for place in found}
    if unknown := [child for child in by_hand if child not in free]:
        given = "was given out already" if unknown[0] in drawn.given else "was not drawn"
        raise NotPossible(f"child {unknown[0]} of {drawn.month} {given}; `programme show` lists the children")
    return found


def _narrowed(line: LineOfEnquiry, where: str) -> LineOfEnquiry:
    """The line with a further expression that its children must meet."""
    both = f"({line.where}) and ({where})" if line.where.strip() and where.strip() else line.where or where
    return line.model_copy(update={"where": both})
