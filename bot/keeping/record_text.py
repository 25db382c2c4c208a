"""What happened to the record itself, in words: people, editions, copies, keys, holds, deletions."""

from collections.abc import Sequence
from itertools import groupby

from audit.beside import EDITIONS, GUIDANCE, PEOPLE
from audit.deadlines import UK
from audit.facts import parts
from audit.record import Change, HistoryLine, Value

MADE = {
    "backup": "made a copy of the record",
    "restore": "put a copy back as the record",
    "key rotate": "sealed the record with a new key",
    "key retire": "put an old key away",
    "child export": "gave out all that is held of a child",
    "child erase": "deleted all that is held of a child",
    "purge": "deleted what had been kept long enough",
    "tracker": "took the tracker",
    "report": "took a report",
}


def record_text(lines: Sequence[HistoryLine]) -> str:
    """Each act in a line, the oldest first."""
    acts = [list(group) for _, group in groupby(lines, key=lambda line: (line.audit, line.act))]
    return "\n".join(sentence(done) for done in acts) or "Nothing has happened yet."


def sentence(done: Sequence[HistoryLine]) -> str:
    """One act as a sentence, from its lines."""
    first = done[0]
    when = first.act.at.astimezone(UK)
    why = f", because: {first.act.reason}" if first.act.reason else ""
    said = "; ".join(dict.fromkeys(_did(line) for line in done))
    return f"{when.day} {when:%B %Y at %H:%M}: {first.act.actor or 'somebody'} {said}{why}"


def _did(line: HistoryLine) -> str:
    subject, change, path = line.audit, line.change, parts(line.change.fact)
    if not path:
        return f"did something whose words were deleted ({line.act.name})"
    if subject == PEOPLE:
        return _person(path[0], change)
    if subject == EDITIONS:
        return _edition(path)
    if subject == GUIDANCE:
        return _guidance(path, change)
    if subject.startswith("hold/"):
        held = "held" if change.after else "no longer held"
        return f"{held} audit {subject.removeprefix('hold/')} back from deletion"
    return _care(line, path)


def _person(name: str, change: Change) -> str:
    before, after = change.before, change.after
    if not isinstance(after, dict):
        return f"wrote {name} otherwise"
    if not isinstance(before, dict):
        return f"added {name}: {_facts(after)}"
    new = {field: after.get(field) for field in {**before, **after} if before.get(field) != after.get(field)}
    return f"changed {name}: {_facts(new)}"


def _facts(facts: dict[str, Value]) -> str:
    told = [f"{name.replace('_', ' ')} {_plain(value)}" for name, value in sorted(facts.items())]
    return ", ".join(told) or "no role"


def _plain(value: Value) -> str:
    if isinstance(value, list):
        return " and ".join(map(str, value)) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)


def _edition(path: Sequence[str]) -> str:
    kind, document, *edition = path
    return (
        f"kept the {kind} {edition[0]}"
        if edition
        else f"put another edition of the {kind} {document} in force"
    )


def _guidance(path: Sequence[str], change: Change) -> str:
    if path[0] == "searched":
        return f"let look-ups {'use' if change.after else 'leave out'} {path[1]}"
    entries = ", ".join(map(str, change.after)) if isinstance(change.after, list) else ""
    return f"set the guidance for question {path[-1]} of {path[1]} to {entries or 'none'}"


def _care(line: HistoryLine, path: Sequence[str]) -> str:
    made = MADE.get(line.act.name, line.act.name)
    if path[0] in ("audits", "draws"):
        return f"{made} ({path[0].removesuffix('s')} {path[1]})"
    after = line.change.after
    if line.act.name in ("tracker", "report"):
        what = f"{len(after)} audits" if isinstance(after, list) else str(after)
        return f"{made} ({what})"
    return f"{made} ({after})" if isinstance(after, str) and line.act.name.startswith("key") else made
