"""A month's children given out to its auditors, each with its reason. Pure: the same input, the same result.

In this order: never one's own case nor the same child again; no more in a month than twice the average;
never one's own team's while anybody else has room; then every auditor as near to their fair share of the
year as can be, weighted by the time they are there.
"""

import hashlib
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from audit.models import Kind
from audit.permissions import Role
from audit.programme.eligible import WHO_AUDITS, Auditor, is_own_team, why_not
from audit.programme.flow import assign
from audit.programme.shapes import Case
from audit.programme.share import Standing, fair
from audit.record import Person
from audit.text import folded

BEYOND, OWN_TEAM, UNIT, TIE = 10**14, 10**11, 10**6, 100


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
    """Who got a child, why, and why the others did not. `auditor` is None where nobody could."""

    place: Place
    auditor: str | None
    why: str
    others: Mapping[str, str] = field(default_factory=dict)
    is_own_team: bool = False


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
    told = {name: _standing(standings[name], standings.values(), len(places)) for name in able}
    return [
        _given(place, name, auditors, own[n], told)
        for n, (place, name) in enumerate(zip(places, taken, strict=True))
    ]


def refusal(place: Place, auditor: Auditor) -> str | None:
    """Why an auditor may not have a place, hand or no hand."""
    return why_not(auditor, place.case, place.who)


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
        by_hand = place.to is None or folded(place.to) == folded(auditor.name)
        if by_hand and refusal(place, auditor) is None:
            cost = OWN_TEAM if auditor.name in own_team else 0
            found[auditor.name] = cost + _tie(seed, place, auditor)
    return found


def _tie(seed: str, place: Place, auditor: Auditor) -> int:
    """A small cost that decides between equals by the seed, so that no name comes first for ever."""
    said = "\n".join((seed, folded(place.case.childview_id), folded(auditor.name)))
    return hashlib.sha256(said.encode()).digest()[0] * TIE // 256


def _given(
    place: Place,
    name: str | None,
    auditors: Sequence[Auditor],
    own_team: Collection[str],
    told: Mapping[str, str],
) -> Given:
    others = {a.name: why for a in auditors if a.name != name and (why := _not_them(place, a, own_team))}
    if name is None:
        reasons = "; ".join(f"{who}: {why}" for who, why in others.items()) or "no auditor is here this month"
        return Given(place, None, f"nobody can take it: {reasons}", others)
    why = "chosen by hand" if place.to else told[name]
    if name in own_team:
        why += "; of your own team, as nobody else had room"
    return Given(place, name, why, others, name in own_team)


def _not_them(place: Place, auditor: Auditor, own_team: Collection[str]) -> str | None:
    return refusal(place, auditor) or ("it is their own team's" if auditor.name in own_team else None)


def _standing(standing: Standing, everybody: Collection[Standing], places: int) -> str:
    share = fair(standing, everybody, places)
    had = "1 audit" if standing.had == 1 else f"{standing.had} audits"
    return f"your turn: {had} so far this year, a fair share would be {share:.1f}"
