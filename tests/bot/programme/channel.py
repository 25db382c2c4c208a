"""A channel for tests: it keeps what reached people, and can fail as real ones do."""

from collections.abc import Callable
from dataclasses import dataclass, field

from audit.notices.shapes import ChannelName
from audit.record import Person
from bot.programme.channels import Letter


@dataclass
class KeptChannel:
    """Keeps each letter that arrives. `before` and `after` are called on the two sides of arriving."""

    name: ChannelName = "slack"
    arrived: list[Letter] = field(default_factory=list)
    before: Callable[[Letter], None] = lambda _letter: None
    after: Callable[[Letter], None] = lambda _letter: None
    knows: bool = True  # whether it can say afterwards what arrived
    nobody: tuple[str, ...] = ()

    def reaches(self, person: Person) -> bool:
        return person.name not in self.nobody

    def send(self, letter: Letter) -> str:
        self.before(letter)
        self.arrived.append(letter)
        self.after(letter)
        return f"{self.name}-{len(self.arrived)}"

    def delivered(self, letter: Letter) -> bool | None:
        keys = {one.notice.key for one in self.arrived}
        return letter.notice.key in keys if self.knows else None
