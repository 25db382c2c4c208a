"""A month's children given out to its auditors, each with its reason. Pure: the same input, the same result.

In this order: never one's own case nor the same child again; no more in a month than twice the average;
never one's own team's while anybody else has room; then every auditor as near to their fair share of the
year as can be, weighted by the time they are there.
"""

import hashlib
import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from audit.models import Kind
from audit.permissions import Role
from audit.programme.eligible import (
    OWN_TEAM,
    WHO_AUDITS,
    Auditor,
    Rule,
    goes_against,
    is_own_case,
    is_own_team,
    why_not,
)
from audit.programme.flow import assign
from audit.programme.shapes import Case
from audit.programme.share import Standing, fair
from audit.record import Person
from audit.text import folded

BEYOND, TEAM, UNIT, TIE = 10**14, 10**11, 10**6, 100


@dataclass(frozen=True)
class Place:
    """One child to be audited. `roles` are those who may; `to` is who was named by hand."""

    case: Case
    kind: Kind
    line: str = ""
    roles: tuple[Role, ...] = ()
    to: str | None = None

    @property
    def who(self) -> tuple[Role, ...]:
        """The roles that may audit here."""
        return self.roles or WHO_AUDITS[self.kind]


@dataclass(frozen=True)
class Given:
    """Who got a child, why, and why the others did not. `auditor` is None where nobody could.

    `against` are the rules that a choice by hand goes against.
    """

    place: Place
    auditor: str | None
    why: str
    others: Mapping[str, str] = field(default_factory=dict)
    is_own_team: bool = False
    against: tuple[Rule, ...] = ()


def allocate(
    places: Sequence[Place],
    auditors: Sequence[Auditor],
    standings: Mapping[str, Standing],
    people: Sequence[Person],
    seed: str,
) -> list[Given]:
    """Give each place to an auditor. `standings` say where each stands in the year, by name."""
    own = [{a.name for a in auditors if is_own_team(a, place.case, people)} for place in places]
    tasks = [_edges(place, auditors, own[n], seed) for n, place in enumerate(places)]
    able = {name for edges in tasks for name in edges}
    most = 2 * math.ceil(len(places) / len(able)) if able else 0

    def load_cost(name: str, number: int) -> int:
        standing = standings[name]
        spread = round(UNIT * (2 * (standing.had + number) - 1) / standing.months)
        return spread + (BEYOND if number > most else 0)

    taken = _apart(places, assign(tasks, load_cost))
    turns = _turns(taken, standings, tasks, own)
    by_name = {auditor.name: auditor for auditor in auditors}
    return [
        _by_hand(place, by_name[name], auditors, own[n], people)
        if place.to and name
        else _given(place, name, auditors, own[n], turns[n])
        for n, (place, name) in enumerate(zip(places, taken, strict=True))
    ]


def refusal(place: Place, auditor: Auditor) -> str | None:
    """Why an auditor is not given a place, as said to others; None where they may be."""
    rule = why_not(auditor, place.case, place.who)
    return rule.said if rule else None


def _apart(places: Sequence[Place], taken: Sequence[str | None]) -> list[str | None]:
    """One auditor does not get one child twice in a month, though it stand on two lists."""
    seen: set[tuple[str, str]] = set()
    found: list[str | None] = []
    for place, name in zip(places, taken, strict=True):
        key = (folded(place.case.childview_id), name or "")
        found.append(None if name and key in seen else name)
        seen.add(key)
    return found


def _edges(place: Place, auditors: Sequence[Auditor], own_team: Collection[str], seed: str) -> dict[str, int]:
    """Who may have a place, and what it costs beside the load."""
    found = {}
    for auditor in auditors:
        if _may_have(place, auditor):
            cost = TEAM if auditor.name in own_team else 0
            found[auditor.name] = cost + _tie(seed, place, auditor)
    return found


def _may_have(place: Place, auditor: Auditor) -> bool:
    """Whether a place can go to somebody: by the rules, or to whoever was named by hand."""
    if place.to is None:
        return why_not(auditor, place.case, place.who) is None
    return folded(place.to) == folded(auditor.name) and not is_own_case(auditor, place.case)


def _tie(seed: str, place: Place, auditor: Auditor) -> int:
    """A small cost that decides between equals by the seed, so that no name comes first for ever."""
    said = "\n".join((seed, folded(place.case.childview_id), folded(auditor.name)))
    return hashlib.sha256(said.encode()).digest()[0] * TIE // 256


def _given(
    place: Place, name: str | None, auditors: Sequence[Auditor], own_team: Collection[str], turn: str
) -> Given:
    others = _others(place, name, auditors, own_team)
    if name is None:
        reasons = "; ".join(f"{who}: {why}" for who, why in others.items()) or "no auditor is here this month"
        return Given(place, None, f"nobody can take it: {reasons}", others)
    is_own = name in own_team
    why = f"{turn}; of your own team, as nobody else had room" if is_own else turn
    return Given(place, name, why, others, is_own)


def _by_hand(
    place: Place,
    auditor: Auditor,
    auditors: Sequence[Auditor],
    own_team: Collection[str],
    people: Sequence[Person],
) -> Given:
    against = goes_against(auditor, place.case, place.who, people)
    why = "chosen by hand"
    if against:
        why += ", though " + " and ".join(rule.to_them for rule in against)
    others = _others(place, auditor.name, auditors, own_team)
    return Given(place, auditor.name, why, others, auditor.name in own_team, against)


def _others(
    place: Place, name: str | None, auditors: Sequence[Auditor], own_team: Collection[str]
) -> dict[str, str]:
    """Why the others did not get a place, where a rule says so."""
    return {a.name: why for a in auditors if a.name != name and (why := _not_them(place, a, own_team))}


def _not_them(place: Place, auditor: Auditor, own_team: Collection[str]) -> str | None:
    return refusal(place, auditor) or (OWN_TEAM.said if auditor.name in own_team else None)


def _turns(
    taken: Sequence[str | None],
    standings: Mapping[str, Standing],
    tasks: Sequence[Mapping[str, int]],
    own: Sequence[Collection[str]],
) -> list[str]:
    """Why it was each one's turn, with the audits counted that they were given just before."""
    able = {name: standings[name] for edges in tasks for name in edges}
    final = Counter(name for name in taken if name)
    loads = {name: (one.had + final[name]) / one.months for name, one in able.items()}
    now: Counter[str] = Counter()
    turns = []
    for name, edges, own_team in zip(taken, tasks, own, strict=True):
        if name is None:
            turns.append("")
            continue
        share = fair(able[name], able.values(), len(tasks))
        rather = {one for one in loads if loads[one] < loads[name]}
        is_theirs = bool(rather) and not any(one in edges and one not in own_team for one in rather)
        turns.append(_turn(able[name].had, now[name], share, is_theirs=is_theirs))
        now[name] += 1
    return turns


def _turn(had: int, now: int, share: float, *, is_theirs: bool) -> str:
    told = "1 audit" if had + now == 1 else f"{had + now} audits"
    just = f", {now} of them just now" if now else ""
    why = "; whoever has less may not have this child, or it is their own team's" if is_theirs else ""
    return f"your turn: {told} so far this year{just}, a fair share would be {share:.1f}{why}"
