"""Which audits a person's lists show: asked of the record by what that person is to them, never all of it."""

from collections import Counter
from collections.abc import Sequence

from audit.headlines import Headline
from audit.permissions import Actor, Do, Scope, allowed, is_same, scopes
from audit.ports import Transaction
from audit.record import Person, State
from audit.roles import Role

AS_WHAT = {
    Scope.OWN: "auditor",
    Scope.CASE: "case_manager",
    Scope.TEAM: "team_manager",
    Scope.RATING: "rater",
}


NAMED = ("auditor", "moderator", "team_manager", "rater", "owner")


def may_wait_for(
    reading: Transaction, actor: Actor, here: Sequence[Person], decider: str | None = None
) -> list[str]:
    """The ids of the audits about which anything may be due from that person; asked for by index alone.

    Who does what stands in `audit.due`, and nothing about another audit is ever due from that person.
    `here` are those who work for the service; `decider` judges where the head of service may not.
    """
    lines = [line for what in NAMED for line in _lines(reading, what, actor.name, unsettled=True)]
    names = {person.name.casefold() for person in here}
    if Role.MODERATOR in actor.roles:
        waiting = reading.headlines(states=["submitted"])
        lines += [line for line in waiting if (line.moderator or "").casefold() not in names]
    if Role.HEAD_OF_SERVICE in actor.roles or is_same(decider, actor.name):
        waiting = reading.headlines(states=["submitted", "escalated"])
        lines += [line for line in waiting if line.rated_inadequate or line.state == "escalated"]
    if Role.DEPUTY_HEAD in actor.roles or Role.HEAD_OF_SERVICE in actor.roles:
        waiting = reading.headlines(unsettled=True)
        lines += [
            line
            for line in waiting
            if line.rated_inadequate or (line.team_manager or "").casefold() not in names
        ]
    return sorted({line.id for line in lines})


def headlines_for(
    reading: Transaction, actor: Actor, act: Do, states: Sequence[State] = (), month: str | None = None
) -> list[Headline]:
    """The audits in one line each to which that actor may do that, oldest first."""
    held = scopes(actor, act)
    if Scope.ALL in held:
        lines = reading.headlines(states=states, month=month)
        return [line for line in lines if allowed(actor, act, line)]
    found: dict[str, Headline] = {}
    for scope in held:
        lines = _lines(reading, AS_WHAT[scope], actor.name, states, month)
        found |= {line.id: line for line in lines if allowed(actor, act, line)}
    return sorted(found.values(), key=lambda line: (line.created_at, line.id))


def states_for(reading: Transaction, actor: Actor, act: Do, month: str) -> dict[State, int]:
    """How many audits of a month are in each state, of those to which that actor may do that."""
    if Scope.ALL in scopes(actor, act):
        return reading.states(month)
    return dict(Counter(line.state for line in headlines_for(reading, actor, act, month=month)))


def _lines(
    reading: Transaction,
    what: str,
    name: str,
    states: Sequence[State] = (),
    month: str | None = None,
    *,
    unsettled: bool = False,
) -> list[Headline]:
    """The audits to which that person is `what`."""
    people = {what: name}
    return reading.headlines(
        people.get("auditor"),
        states,
        month,
        people.get("moderator"),
        case_manager=people.get("case_manager"),
        team_manager=people.get("team_manager"),
        rater=people.get("rater"),
        owner=people.get("owner"),
        unsettled=unsettled,
    )
