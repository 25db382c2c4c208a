"""Accounting for what stands beside audits: who is known with which roles, which editions are in force.

Each change has its line of history, by which `verify` holds what is kept, as it does for audits.
"""

import hashlib
from collections.abc import Sequence

from audit.facts import pointer
from audit.history import canonical
from audit.ports import Transaction
from audit.record import Act, Change, Edition, Person, Value
from audit.text import folded

PEOPLE = "people/all"  # facts: /NAME, what is known of that person
EDITIONS = "editions/all"  # facts: /KIND/DOCUMENT/EDITION, a digest; /KIND/DOCUMENT, which is in force
GUIDANCE = "guidance/all"  # facts: what is searched besides, and what an administrator set for a question


def keep_people(transaction: Transaction, people: Sequence[Person], act: Act) -> None:
    """Add people, or replace those of the same name, with a line of history for each that changed."""
    known = {folded(one.name): one for one in transaction.people()}
    changed = []
    for person in people:
        held = known.get(folded(person.name))
        if held != person:
            transaction.keep_person(person)
            known[folded(person.name)] = person
            if held and held.name != person.name:
                changed.append(Change(fact=pointer(held.name), before=told_of_person(held)))
                held = None
            before = told_of_person(held) if held else None
            changed.append(Change(fact=pointer(person.name), before=before, after=told_of_person(person)))
    transaction.note(PEOPLE, changed, act)


def keep_edition(transaction: Transaction, edition: Edition) -> bool:
    """Keep an edition, told of in the history as its `kept_by` and `kept_at`; False where it was known."""
    last = transaction.edition(edition.kind, edition.document)
    is_new = transaction.keep_edition(edition)
    found = []
    if is_new:
        fact = pointer(edition.kind, edition.document, edition.edition)
        found.append(Change(fact=fact, after=digest_of(edition.title, edition.source, edition.content)))
    if edition.in_force and (last is None or last.edition != edition.edition):
        before = last.edition if last else None
        fact = pointer(edition.kind, edition.document)
        found.append(Change(fact=fact, before=before, after=edition.edition))
    act = Act(actor=edition.kept_by, name="keep edition", at=edition.kept_at)
    transaction.note(EDITIONS, found, act)
    return is_new


def told_of_person(person: Person) -> Value:
    """What is known of a person, but for the name."""
    return person.model_dump(mode="json", exclude={"name"}, exclude_defaults=True)


def digest_of(title: str, source: str, content: str) -> str:
    """By which an edition is known again."""
    whole = canonical([title, source, content])
    return hashlib.sha256(whole.encode("ascii")).hexdigest()
