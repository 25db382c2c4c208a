"""Who works in the simulated service, and the children it knows. All of it made up, all of it by a seed."""

import datetime as dt
import random

from audit.programme.shapes import Case
from audit.record import Person

AUDITORS = tuple(f"Auditor {letter} Example" for letter in "ABCDEFG")
LEAVER, GONE, NEWCOMER = AUDITORS[5], AUDITORS[6], "Auditor H Example"
GUEST = "Guest Example"
BUDDIES = tuple(f"Social Care Auditor {letter} Example" for letter in "KLM")
MANAGERS = ("Manager North Example", "Manager South Example", "Manager East Example")
TEAMS = ("North", "South", "East")
WORKERS = tuple(f"Worker {letter} Example" for letter in "PQRSTUVWX")
MODERATORS = ("Moderator Y Example", "Moderator Z Example")
HEAD, DEPUTY, ACADEMY, DECIDER = "Head Example", "Deputy Example", "Academy Example", "Decider Example"
ORDERS = (
    "Referral Order",
    "Youth Rehabilitation Order",
    "Youth Conditional Caution",
    "Detention and Training Order",
)


def people() -> list[Person]:
    """Everybody on the first day."""
    auditors = [
        Person(name=name, roles=("auditor",), team=TEAMS[n % 3], line_manager=MANAGERS[n % 3])
        for n, name in enumerate(AUDITORS)
    ]
    workers = [
        Person(name=name, roles=("case manager",), team=TEAMS[n % 3]) for n, name in enumerate(WORKERS)
    ]
    managers = [
        Person(name=name, roles=("team manager",), team=team)
        for name, team in zip(MANAGERS, TEAMS, strict=True)
    ]
    others = [
        Person(name=GUEST, roles=("guest auditor",)),
        *(Person(name=name, roles=("social care auditor",)) for name in BUDDIES),
        *(Person(name=name, roles=("moderator",)) for name in MODERATORS),
        Person(name=HEAD, roles=("head of service",)),
        Person(name=DEPUTY, roles=("deputy head",)),
        Person(name=ACADEMY, roles=("learning academy",)),
        Person(name=DECIDER, roles=("service manager",)),
    ]
    # The case managers audit as well, as managers do in small services: so own cases do come up.
    doubles = [auditors[n].model_copy(update={"roles": ("auditor", "case manager")}) for n in range(3)]
    return [*doubles, *auditors[3:], *workers, *managers, *others]


def newcomer() -> Person:
    """Who comes in November."""
    return Person(name=NEWCOMER, roles=("auditor",), team=TEAMS[1], line_manager=MANAGERS[1])


def leaving(person: Person, on: dt.date) -> Person:
    """Somebody with a last day."""
    return person.model_copy(update={"leaves_on": on})


def caseload(chance: random.Random, count: int = 320) -> list[Case]:
    """The children of the service."""
    found = []
    for number in range(count):
        team = chance.randrange(3)
        holders = [*(name for n, name in enumerate(WORKERS) if n % 3 == team), AUDITORS[team]]
        found.append(
            Case(
                childview_id=f"CV-{number:04d}",
                case_manager=chance.choice(holders),
                team_manager=MANAGERS[team],
                team=TEAMS[team],
                gender=chance.choice(["boy", "boy", "boy", "girl"]),
                age=chance.randint(12, 17),
                order_type="Triage" if chance.random() < 0.1 else chance.choice(ORDERS),
                custody=chance.random() < 0.1,
                knife=chance.random() < 0.4,
                victim=chance.random() < 0.6,
                joint=chance.random() < 0.4,
            )
        )
    return found
