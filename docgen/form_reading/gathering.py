"""What is gathered while a document is read: what each place says, and what has no place."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from audit.record import Value
from audit.taking.models import FilledAction, Unplaced, Way
from audit.text import clean
from docgen.form_reading.known import Spot
from docgen.form_reading.values import Unclear, in_action

TWICE = "the form says something else there too; the first is taken"
NOT_NEEDED = re.compile(
    r"no (?:further )?actions? (?:is |are )?(?:needed|required)\W+because\s+(?P<why>.+)", re.I | re.S
)
NO_PLACE = "the record has no place for it"

Understand = Callable[[Spot, str], Value]


@dataclass(slots=True)
class Gathered:
    """The facts found so far. The first that says something holds; a second that differs is told."""

    understand: Understand
    facts: dict[str, Value] = field(default_factory=dict)
    ways: dict[str, Way] = field(default_factory=dict)
    actions: dict[str, dict[str, str]] = field(default_factory=dict)
    unplaced: list[Unplaced] = field(default_factory=list)
    last: str = ""

    def put(self, spot: Spot, text: str, way: Way) -> None:
        """Take what stands in a place."""
        self.last = spot.name
        if spot.fact:
            self.ways.setdefault(spot.fact, way)
        if not text.strip():
            return
        if not spot.fact:
            self.tell(text, NO_PLACE, spot.name)
            return
        try:
            value = self.understand(spot, text)
        except Unclear as unclear:
            self.tell(unclear.text or text, str(unclear), spot.name)
            value = unclear.value
        if value is not None:
            self._hold(spot, value, text)

    def go_on(self, spot: Spot, text: str) -> None:
        """Take a further paragraph of what stands in a place."""
        held = self.facts.get(spot.fact)
        if isinstance(held, str):
            self.facts[spot.fact] = f"{held}\n{clean(text)[0]}"
        else:
            self.put(spot, text, "row")

    def put_action(self, key: str, name: str, text: str, way: Way) -> None:
        """Take what stands in one column of a row for an action."""
        self.last = f"action {key}"
        if name == "action" and (none := NOT_NEEDED.match(text.strip())):
            self.facts.setdefault("/no_action_because", clean(none["why"])[0])
            return
        self.ways.setdefault(f"/actions/{key}/{name}", way)
        said = in_action(name, clean(text)[0])
        if said is None:
            self.tell(text, "the record has no such " + name, f"action {key}: {name}")
        elif said.strip():
            row = self.actions.setdefault(key, {})
            if row.setdefault(name, said) != said:
                self.tell(text, TWICE, f"action {key}: {name}")

    def tell(self, text: str, why: str = "", where: str = "") -> None:
        """Put down a text that no place takes."""
        place = where or (f"after {self.last}" if self.last else "at the beginning")
        told = Unplaced(place, text.strip(), why)
        if told.text and told not in self.unplaced:
            self.unplaced.append(told)

    def rows(self) -> tuple[FilledAction, ...]:
        """The actions found, in the order of their rows."""
        return tuple(FilledAction(key, fields) for key, fields in self.actions.items())

    def _hold(self, spot: Spot, value: Value, text: str) -> None:
        held = self.facts.setdefault(spot.fact, value)
        if held != value:
            self.tell(text, TWICE, spot.name)
