"""What a document is called, who publishes it, and the id it is kept under."""

import re
from collections.abc import Sequence

ABOUT = (
    re.compile(r"\bguid(?:ance|e)\b", re.IGNORECASE),
    re.compile(r"\b(?:framework|standards?|criteria|handbook|rules)\b", re.IGNORECASE),
)
INITIALS = re.compile(r"\(([A-Za-z]{3,12})\)\s*$")
OPEN_END = re.compile(r"\b(?:for|and|of|the|to|in|on|&)$", re.IGNORECASE)
LONGEST = 12  # words of a line of a title
KNOWN = (  # documents with an id of their own: words that their title holds, the id, whether superseded
    (("full joint inspection", "short quality screening"), "fji-sqs-2015", True),
)
PUBLISHERS = (
    re.compile(r"\bHM(?:I| Inspectorate of) Probation\b"),
    re.compile(r"\bYouth Justice Board\b"),
    re.compile(r"\bOfsted\b"),
)


def title_of(opening: Sequence[str]) -> str:
    """The title of a document: of the short lines at its top, those that speak of guidance."""
    lines: list[str] = []
    for line in opening:
        if len(line.split()) > LONGEST or line.endswith((".", ":", ";")):
            break
        lines.append(line)
    groups: list[str] = []
    for line in lines[:8]:
        joined = bool(groups) and (OPEN_END.search(groups[-1]) or OPEN_END.match(line))
        groups[-1:] = [f"{groups[-1]} {line}"] if joined else [*groups[-1:], line]
    said = (group for about in ABOUT for group in groups if about.search(group))
    return next(said, groups[0] if groups else "")


def identity(title: str, fallback: str) -> tuple[str, bool]:
    """The id of a document by its title, and whether it is known to be superseded."""
    for words, document, superseded in KNOWN:
        if all(word in title.lower() for word in words):
            return document, superseded
    initials = INITIALS.search(title)
    return slug(initials[1] if initials else title or fallback), False


def slug(text: str) -> str:
    """A text as an id: small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60].rstrip("-") or "guidance"


def publisher_of(text: str) -> str | None:
    """The publisher that the opening of a document names, or None."""
    if PUBLISHERS[0].search(text):
        return "HM Inspectorate of Probation"
    found = (pattern.search(text) for pattern in PUBLISHERS[1:])
    return next((one[0] for one in found if one), None)
