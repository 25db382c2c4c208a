"""The history of an audit in words: who changed what, from what to what, when and why."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from audit.deadlines import UK
from audit.facts import parts
from audit.record import HistoryLine, Value

LONG = 80  # characters of a text that are shown
BEGINNINGS = {
    "start": "began the audit",
    "allocate": "allocated the audit",
    "import": "recorded the audit from data",
    "read": "recorded the audit from a filled form",
}
# Steps of an audit's life, told in a line with what was written below it.
STEPS = {
    "begin": "took up the audit",
    "submit": "handed the audit in",
    "moderate": "moderated the audit",
    "send back": "sent the audit back",
    "disagree": "disagreed with the moderation",
    "decide": "decided the disagreement",
    "raise concern": "raised a safeguarding concern",
    "acknowledge concern": "acknowledged a safeguarding concern",
    "arrange meeting": "arranged a meeting",
    "record meeting": "wrote down a meeting",
    "add practitioner comment": "commented as the practitioner",
    "put forward": "put a strength forward",
    "close": "closed the audit",
    "exempt": "exempted the audit",
    "withdraw": "withdrew the audit",
    "reassign": "gave the audit to somebody else",
    "give to moderator": "named the moderator",
    "agree action": "added an action",
    "update action": "updated an action",
    "check back": "checked back on an action",
}
# What such a line says already: who, when.
PLAIN = {
    "at",
    "by",
    "raised_by",
    "recorded_by",
    "arranged_by",
    "acknowledged_by",
    "acknowledged_at",
    "comments",
    "reopened",
    "submit_reason",
}
LOOKS = {"/read": "opened the audit", "/export": "took documents of the audit"}
PERSONS = {"case_manager": "the case manager", "child": "the child", "parents": "parents or carers"}
FIELDS = {
    "agrees": "agreement",
    "by": "name",
    "childview_id": "ChildView ID",
    "mosaic_id": "Mosaic ID",
    "came": "list of those who came",
    "check_back": "check-back date",
    "because": "reason",
    "handed_in": "list of those who handed in their ratings",
    "pair": "other half of the joint audit",
    "raters": "list of those who rate",
    "questions": "choice of questions",
    "mode": "way",
    "with": "person",
}
PARTS = {"actions": "action", "concerns": "concern", "meetings": "meeting"}


def history_text(lines: Sequence[HistoryLine]) -> str:
    """The whole history, the oldest first: each act in a line, what it wrote below it."""
    return "\n".join(_all(lines)) or "Nothing has happened yet."


def in_full(lines: Sequence[HistoryLine]) -> str:
    """Every change of a history as a sentence of its own, no text cut short, with who made it and when."""
    return "\n".join(
        f"{_when(line).removeprefix('on ')}: {line.act.actor} {_said(line, whole=True)}{_why(line)}"
        for line in lines
    )


def sentence(line: HistoryLine) -> str:
    """One change as a sentence, such as `A changed the rating of question 12 from Good to ... on ...`."""
    return f"{line.act.actor} {_said(line)} {_when(line)}{_why(line)}"


def _said(line: HistoryLine, *, whole: bool = False) -> str:
    change = line.change
    return LOOKS.get(change.fact) or _did(change.fact, change.before, change.after, whole=whole)


def _all(lines: Sequence[HistoryLine]) -> Iterator[str]:
    for _, group in groupby(lines, key=_act):
        done = list(group)
        first = done[0]
        if lead := BEGINNINGS.get(first.act.name) if len(done) > 1 else None:
            yield f"{first.act.actor} {lead} {_when(first)}{_why(first)}"
        elif lead := STEPS.get(first.act.name):
            yield f"{first.act.actor} {lead} {_when(first)}{_why(first)}"
            yield from (f"    {_detail(line)}" for line in done if _is_telling(line))
        else:
            yield from (sentence(line) for line in done)


def _act(line: HistoryLine) -> tuple[object, ...]:
    return line.act.actor, line.act.name, line.act.at, line.act.reason


def _is_telling(line: HistoryLine) -> bool:
    """Whether a change of a step says more than that the step was taken, by whom and when."""
    path = parts(line.change.fact)
    says_more = path[-1] not in PLAIN and path[0] != "verification"  # that repeats the moderator's view
    return says_more and line.change.after != line.act.reason


def _detail(line: HistoryLine) -> str:
    before, after = line.change.before, line.change.after
    what = _named(parts(line.change.fact)).removeprefix("the ")
    return f"{what}: {_shown(after)}" if before is None else f"{what}: {_shown(before)} -> {_shown(after)}"


def _did(fact: str, before: Value, after: Value, *, whole: bool = False) -> str:
    path = parts(fact)
    old, new = (_shown(value, whole=whole) for value in (before, after))
    if path == ["state"]:
        return f"made the audit {after}" if before is None else f"moved the audit from {before} to {after}"
    what = _named(path)
    if before is None:
        return f"set {what} to {new}"
    if after is None:
        return f"took away {what}, which was {old}"
    return f"changed {what} from {old} to {new}"


def _named(path: Sequence[str]) -> str:
    """What a fact is called, such as `the rating of question 12`."""
    head, *rest = path
    namer = NAMES.get(head)
    return namer(head, rest) if namer and rest else f"the {' '.join(_field(one) for one in path)}"


def _judged(head: str, rest: Sequence[str]) -> str:
    if head == "overall":
        return f"the overall {_field(rest[-1])}"
    what = "question" if head == "answers" else "section"
    return f"the {_field(rest[-1])} of {what} {rest[0]}"


def _told(head: str, rest: Sequence[str]) -> str:
    if head == "conversations":
        return f"the conversation with {PERSONS.get(rest[0], rest[0])}"
    return f"the answer of {PERSONS.get(rest[0], rest[0])} to feedback question {rest[-1]}"


def _numbered(head: str, rest: Sequence[str]) -> str:
    what = _field(rest[-1]) if len(rest) > 1 else "words"
    return f"the {what} of {PARTS[head]} {rest[0]}"


def _moderated(head: str, rest: Sequence[str]) -> str:
    if len(rest) > 1 and rest[0] in ("sections", "agrees"):
        field = "agreement" if head == "verification" else _field(rest[-1])
        return f"the moderator's {field} on {rest[1]}"
    if head == "verification":
        return f"the {_field(rest[-1])} of the verification"
    return f"the moderator's {' '.join(_field(one) for one in rest)}"


def _shared(_: str, rest: Sequence[str]) -> str:
    """What is said of joint working, in the section that both halves of a joint audit share."""
    if rest[0] == "conversation":
        return f"the {_field(rest[-1])} of the conversation with the social worker"
    if rest[0] == "with":
        return "the auditor of the other service"
    return f"the {_field(rest[-1])}" if len(rest) == 1 else f"the {_field(rest[-1])} of the shared section"


def _group(head: str, rest: Sequence[str]) -> str:
    where = f"question {rest[-1]}" if rest[-1].isdecimal() else rest[-1]
    return f"the agreed rating of {where}" if head == "agreed" else f"{rest[0]}'s rating of {where}"


NAMES: dict[str, Callable[[str, Sequence[str]], str]] = {
    "answers": _judged,
    "sections": _judged,
    "overall": _judged,
    "conversations": _told,
    "feedback": _told,
    "child": lambda _, rest: f"the child's {_field(rest[-1])}",
    "contacts": lambda _, rest: f"the tick of the contact text {rest[0]}",
    "actions": _numbered,
    "concerns": _numbered,
    "meetings": _numbered,
    "joint": _shared,
    "practitioner": lambda *_: "the practitioner's comment",
    "put_forward": lambda *_: "a strength put forward",
    "moderation": _moderated,
    "verification": _moderated,
    "ratings_by": _group,
    "agreed": _group,
}


def _field(name: str) -> str:
    return FIELDS.get(name, name.replace("_", " "))


def _shown(value: Value, *, whole: bool = False) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(_shown(item, whole=whole) for item in value) or "nothing"
    if isinstance(value, dict):
        return ", ".join(
            f"{_field(str(k))}: {_shown(v, whole=whole)}" for k, v in value.items() if v is not None
        )
    text = " ".join(str(value).split())
    return text if whole or len(text) <= LONG else text[: LONG - 3] + "..."


def _when(line: HistoryLine) -> str:
    when = line.act.at.astimezone(UK)
    return f"on {when.day} {when:%B %Y at %H:%M}"


def _why(line: HistoryLine) -> str:
    return f", because: {line.act.reason}" if line.act.reason else ""
