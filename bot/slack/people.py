"""Who is pressing: the person of this service behind a Slack user, or a stranger."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from audit.deadlines import uk_date
from audit.permissions import Actor, Role, actor_of
from audit.record import Person
from bot.bootstrap import App
from bot.slack.calls import Calls
from bot.slack.errors import Refused, SlackTrouble, Stranger

KNOWN = "slack.people"
FRESH = 2.0  # seconds that the list of people is taken for what it was
TRUSTED = 24 * 3600.0  # seconds that an email told by Slack is taken for that user's
ASKED_AGAIN = 3600.0  # seconds after which Slack is asked once more for an address that it did not know


@dataclass(frozen=True)
class People:
    """Finds the person behind a Slack user: by the id in people.csv, else by email where Slack tells it."""

    app: App
    calls: Calls
    now: Callable[[], float] = time.time
    _read: dict[str, tuple[float, list[Person]]] = field(default_factory=dict)
    _unknown: dict[str, float] = field(default_factory=dict)

    def who(self, user: str) -> Actor:
        """That user as somebody who may act. Raises Stranger, with whom to ask."""
        everyone = self._everyone()
        person = self._found(user, everyone)
        if person is None:
            raise Stranger(polite(everyone))
        return actor_of(person, self.app.service.ways.decider)

    def user_of(self, name: str) -> str | None:
        """The Slack user of a person: by the list, else by their email, if Slack knows it."""
        for person in self.app.service.people():
            if person.name.casefold() == name.casefold():
                email = (person.email or "").casefold()
                return person.slack_id or self._remembered_user(email) or self._user_with(email)
        return None

    def _everyone(self) -> list[Person]:
        """Everyone, read anew every few seconds: who leaves is out at once, and a crowd does not wait."""
        read_at, people = self._read.get("people", (0.0, []))
        if read_at < self.now() - FRESH:
            people = self.app.service.people()
            self._read["people"] = self.now(), people
        return people

    def _found(self, user: str, everyone: list[Person]) -> Person | None:
        today = uk_date(self.app.settings.clock())
        here = [p for p in everyone if p.active and (p.leaves_on is None or today <= p.leaves_on)]
        by_id = next((person for person in here if person.slack_id == user), None)
        if by_id or any(person.slack_id == user for person in everyone):
            return by_id
        email = self._email(user)
        if not email:
            return None
        return next((p for p in here if not p.slack_id and (p.email or "").casefold() == email), None)

    def _email(self, user: str) -> str | None:
        with self.app.store.reading() as reading:
            kept = reading.item(KNOWN, user)
        told = json.loads(kept) if kept else {}
        if told and told["at"] > self.now() - TRUSTED:
            return str(told["email"])
        try:
            profile = self.calls.ask("users.info", user=user).get("user", {}).get("profile", {})
        except SlackTrouble:
            return str(told["email"]) if told else None  # what Slack said last, until it answers again
        email = str(profile.get("email") or "").casefold()
        self._remember(user, email)
        return email

    def _remember(self, user: str, email: str) -> None:
        with self.app.store.transaction() as transaction:
            transaction.keep_item(KNOWN, user, json.dumps({"email": email, "at": self.now()}))

    def _remembered_user(self, email: str) -> str | None:
        with self.app.store.reading() as reading:
            known = [(user, json.loads(kept)["email"]) for user, kept in reading.items(KNOWN)]
        return next((user for user, told in known if email and told == email), None)

    def _user_with(self, email: str) -> str | None:
        """The user whom Slack knows by that address, so that people are told who never came here yet."""
        if not email or self.now() < self._unknown.get(email, 0.0) + ASKED_AGAIN:
            return None
        try:
            found = self.calls.ask("users.lookupByEmail", email=email).get("user", {})
        except Refused:  # nobody has it there, or the bot may not see addresses
            self._unknown[email] = self.now()
            return None
        except SlackTrouble:
            return None
        user = "" if found.get("deleted") else str(found.get("id") or "")
        if user:
            self._remember(user, email)
        return user or None


def polite(everyone: list[Person]) -> str:
    """What a stranger is told."""
    admins = [p.name for p in everyone if p.active and Role.ADMINISTRATOR.value in p.roles]
    whom = " or ".join(admins) if admins else "the service's administrator"
    return (
        "Hello! I do not know you yet, so I cannot show you anything here. "
        f"Please ask {whom} to add you, with your email address as Slack has it."
    )
