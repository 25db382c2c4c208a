"""Which fact of an audit belongs beside a label of the form.

Forms word their labels as they like ("Child Name", "Name of young person"); a table of patterns recognises
them, the first that fits wins, and each fact is placed once. A label that is not recognised keeps a place of
its own, which a person can fill in Word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.ooxml.controls import Kind

NUMBER = re.compile(r"^\s*(n[or]\.?|num(ber)?|#|ref\.?)?\s*$", re.IGNORECASE)
VALUE_BEHIND = re.compile(r"\s*:[^:?]*\d[^:?]*$|\s*:\s*$")  # "Audit month: January 2023", "Comments:"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact beside a label: its tag, what its control is called, what kind of control it is."""

    tag: str
    title: str
    kind: Kind = "text"


Patterns = Sequence[tuple[str, Fact]]

HEADER: Patterns = (
    (r"child\s*view", Fact("child.childview_id", "ChildView ID")),
    (r"mosaic", Fact("child.mosaic_id", "Mosaic ID")),
    (r"\ballocated\b", Fact("child.social_care.allocated", "Allocated in social care", "choice")),
    (r"social care|\bstatus\b", Fact("child.social_care.status", "Status in social care")),
    (r"(conversation|discuss|meeting|spoke|met with).*manager", Fact("conversations.case_manager",
     "Conversation with the case manager")),
    (r"(conversation|discuss|meeting|spoke|met with).*(parent|carer)", Fact("conversations.parents",
     "Conversation with parents or carers")),
    (r"(conversation|discuss|meeting|spoke|met with).*(child|young person)", Fact("conversations.child",
     "Conversation with the child")),
    (r"\bage\b", Fact("child.age", "Child's age")),
    (r"\b(gender|sex)\b", Fact("child.gender", "Child's gender")),
    (r"\bmonth\b", Fact("month", "Audit month")),
    (r"\bdate\b.*\baudit|\baudit\b.*\bdate\b|^date$", Fact("date", "Audit date", "date")),
    (r"\bauditor\b", Fact("auditor", "Auditor")),
    (r"team manager", Fact("team_manager", "Team manager")),
    (r"case manager|officer|practitioner|worker", Fact("case_manager", "Case manager")),
    (r"\bname\b", Fact("child.name", "Child's name")),
)  # fmt: skip

VERIFICATION: Patterns = (
    (r"\bagree", Fact("verification.agrees", "Verification: agreement", "choice")),
    (r"\bdate\b", Fact("verification.date", "Verification: date", "date")),
    (r"comment|note", Fact("verification.comments", "Verification: comments")),
    (r"\bby\b|\bname\b|moderator", Fact("verification.by", "Verification: by")),
)

ACTIONS: Patterns = (
    (r"check(ed|ing)?[\s-]*back|\breview", Fact("check_back", "check-back")),
    (r"\bmeasure|\bhow\b", Fact("measure", "how it will be checked")),
    (r"respons|owner|\blead|\bwhom?\b", Fact("owner", "owner")),
    (r"timescale|\bwhen\b|deadline|\bdue\b|\bdate\b", Fact("timescale", "timescale")),
    (r"\bstatus\b", Fact("status", "status", "choice")),
    (r"progress", Fact("progress", "progress")),
    (r"evidence", Fact("evidence", "evidence")),
    (r"outcome|impact", Fact("outcome", "outcome")),
    (r"question", Fact("question", "question")),
    (r"finding|\barea\b|\bissue", Fact("finding", "finding")),
    (r"action|recommend|\bwhat\b", Fact("action", "action")),
)


def placed(labels: Sequence[str], patterns: Patterns, own: str) -> Iterator[tuple[str, Fact]]:
    """Each label with its fact, in order; an unknown label's fact is tagged `<own>.<label>`."""
    taken: set[str] = set()
    for label in labels:
        fact = next((f for pattern, f in patterns if f.tag not in taken and _fits(pattern, label)), None)
        if fact is None:
            fact = Fact(_free(f"{own}.{slug(label)}", taken), printed(label))
        taken.add(fact.tag)
        yield label, fact


def printed(label: str) -> str:
    """A label as it is printed: its first line, without a value that stood behind it in the form."""
    lines = label.strip().splitlines()
    first = lines[0] if lines else ""
    return VALUE_BEHIND.sub("", first) or first


def slug(text: str) -> str:
    """A text as part of a tag: lower case, words joined by hyphens, at most 40 characters."""
    words = re.sub(r"[\W_]+", "-", text.casefold().replace("&", " and ")).strip("-")
    return words[:40].rstrip("-") or "unnamed"


def _fits(pattern: str, label: str) -> bool:
    return re.search(pattern, label, re.IGNORECASE) is not None


def _free(tag: str, taken: set[str]) -> str:
    number = 2
    found = tag
    while found in taken:
        found = f"{tag}-{number}"
        number += 1
    return found
