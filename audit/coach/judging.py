"""From what the rules found to what the person reads."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from audit.coach.models import Flaw, Remarks
from audit.coach.rules import RuleBook

Case = TypeVar("Case")


@dataclass(frozen=True)
class Spoken:
    """A rule that speaks: its name and the words that its advice is filled with."""

    rule: str
    fills: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Group(Generic[Case]):
    """Rules of which the first that speaks tells the flaw; what the others find becomes a note."""

    rules: Sequence[tuple[str, Callable[[Case], Mapping[str, str] | None]]]

    def spoken(self, case: Case, book: RuleBook) -> list[Spoken]:
        """The rules that are on and speak, in their order."""
        on = [(name, check) for name, check in self.rules if book.rules[name].on]
        return [Spoken(name, fills) for name, check in on if (fills := check(case)) is not None]


def judged(case: Case, groups: Iterable[Group[Case]], book: RuleBook) -> Remarks:
    """The remarks of all groups: one flaw from each at most, and notes."""
    flaws: dict[Flaw, tuple[str, str]] = {}
    notes: list[str] = []
    for group in groups:
        for spoken in group.spoken(case, book):
            rule = book.rules[spoken.rule]
            sentence = rule.advice.format_map(spoken.fills)
            if rule.code == "note" or any(rule.code != code for code in _found_by(group, flaws, book)):
                notes.append(sentence)
            elif rule.code not in flaws:
                flaws[rule.code] = (sentence, spoken.rule)
    return Remarks(
        flaws=tuple(flaws),
        advice=tuple(sentence for sentence, _ in flaws.values()),
        notes=tuple(dict.fromkeys(notes)),
        rules=tuple(name for _, name in flaws.values()),
    )


def _found_by(group: Group[Case], flaws: Mapping[Flaw, object], book: RuleBook) -> list[Flaw]:
    codes = {book.rules[name].code for name, _ in group.rules}
    return [flaw for flaw in flaws if flaw in codes]
