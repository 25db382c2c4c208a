"""From what the rules found to what the person reads."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from audit.coach.models import Flaw, Remarks
from audit.coach.rules import RuleBook

Case = TypeVar("Case")
Fills = Mapping[str, str]  # the words that a rule's advice is filled with
Check = Callable[[Case], Fills | None]  # None: the rule has nothing to say
Group = Sequence[tuple[str, Check[Case]]]  # rules by name, the weightiest first


def judged(case: Case, groups: Iterable[Group[Case]], book: RuleBook) -> Remarks:
    """The remarks of all groups: the first rule of a group that speaks tells the flaw, the others note.

    One flaw for each group keeps the advice short and the trust high: a person mends one thing at a time.
    """
    flaws: list[tuple[Flaw, str, str]] = []
    notes: list[str] = []
    for group in groups:
        first_flaw = True
        for name, fills in _speaking(case, group, book):
            rule = book.rules[name]
            sentence = rule.advice.format_map(defaultdict(str, fills))
            if rule.code == "note" or not first_flaw:
                notes.append(sentence)
            else:
                flaws.append((rule.code, sentence, name))
                first_flaw = False
    return Remarks(
        flaws=tuple(flaw for flaw, _, _ in flaws),
        advice=tuple(sentence for _, sentence, _ in flaws),
        notes=tuple(dict.fromkeys(notes)),
        rules=tuple(name for _, _, name in flaws),
    )


def _speaking(case: Case, group: Group[Case], book: RuleBook) -> list[tuple[str, Fills]]:
    on = ((name, check) for name, check in group if book.rules[name].on)
    return [(name, fills) for name, check in on if (fills := check(case)) is not None]
