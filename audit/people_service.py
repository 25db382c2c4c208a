"""The people of the service: who is known, who may act, and where each stands in a conversation."""

from collections.abc import Sequence

from audit.beside import keep_people
from audit.deadlines import uk_date
from audit.permissions import Actor, Do, actor_named, person_named, require
from audit.ports import Clock, Store
from audit.record import Act, Person
from audit.ruling import Ways


class PeopleService:
    """The part of the core that knows the people."""

    def __init__(self, store: Store, clock: Clock, ways: Ways) -> None:
        self._store = store
        self._clock = clock
        self._ways = ways

    @property
    def ways(self) -> Ways:
        """What the service chose about an audit's life."""
        return self._ways

    def actor(self, name: str) -> Actor:
        """The known person of that name, ready to act. Raises UnknownPerson."""
        with self._store.reading() as reading:
            return actor_named(name, reading.people(), uk_date(self._clock()), self._ways.decider)

    def people(self) -> list[Person]:
        """Everyone the service knows, by name."""
        with self._store.reading() as reading:
            return reading.people()

    def keep_people(self, people: Sequence[Person], actor: Actor) -> None:
        """Add people, or replace those of the same name; whoever was deactivated stays so.

        Raises NotAllowed.
        """
        require(actor, Do.PEOPLE)
        with self._store.transaction() as transaction:
            act = Act(actor=actor.name, name="keep people", at=self._clock())
            gone = {person.name.casefold() for person in transaction.people() if not person.active}
            stay = [person.active and person.name.casefold() not in gone for person in people]
            kept = zip(people, stay, strict=True)
            keep_people(transaction, [one.model_copy(update={"active": is_}) for one, is_ in kept], act)

    def deactivate(self, name: str, actor: Actor) -> None:
        """Take someone's access away; what they wrote stays theirs. Raises UnknownPerson, NotAllowed."""
        require(actor, Do.PEOPLE)
        with self._store.transaction() as transaction:
            person = person_named(name, transaction.people(), uk_date(self._clock()))
            act = Act(actor=actor.name, name="deactivate", at=self._clock())
            keep_people(transaction, [person.model_copy(update={"active": False})], act)

    def position(self, audit_id: str, actor: Actor) -> str | None:
        """Where that person last stood in the conversation about that audit."""
        with self._store.reading() as reading:
            return reading.position(audit_id, actor.name)

    def set_position(self, audit_id: str, actor: Actor, step: str) -> None:
        """Remember where that person stands, so that they go on there."""
        with self._store.transaction() as transaction:
            transaction.set_position(audit_id, actor.name, step)
