"""A reading as a file that a person can correct and give back.

The file is JSON: {"kind": "guidance", "guidance": {...}, "problems": [{"where", "what"}]}, each entry as
`checkback guidance show --json` prints it. Edition and citations are worked out anew from the corrected
content; problems are kept as they stand, so that a person can strike out those that are settled.
"""

import json
from collections import Counter
from typing import Any

from pydantic import ValidationError

from guidance.editions import stamp
from guidance.errors import UnreadableDocument
from guidance.models import GuidanceDocument, GuidanceReading

KIND = "guidance"
FIELDS = {"kind", "guidance", "problems"}
LARGEST = 20_000_000  # characters; the longest reading known has 0.6 million
UNSAID = "unknown field; take it out or mend its name"
EXPECTED = {
    "missing": "is missing",
    "extra_forbidden": UNSAID,
    "string_type": "should be a text",
    "bool_type": "should be true or false",
    "tuple_type": "should be a list",
    "model_type": "should be an object with named fields",
}


def to_json(reading: GuidanceReading) -> str:
    """The reading as text for a file, in a shape that a person can edit."""
    content = reading.guidance.model_dump(mode="json")
    problems = [problem.model_dump() for problem in reading.problems]
    data = {"kind": KIND, "guidance": content, "problems": problems}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def from_json(text: str) -> GuidanceReading:
    """The reading in a corrected file, with its edition worked out anew.

    Raises UnreadableDocument, naming the field and what was expected there, for a file that does not fit.
    """
    data = _loaded(text)
    if not isinstance(data, dict) or data.get("kind") != KIND:
        raise _unfit('kind: should be "guidance", as in the file that import wrote')
    if unknown := sorted(set(data) - FIELDS):
        raise _unfit(f"{unknown[0]}: {UNSAID}")
    content = {"guidance": data.get("guidance"), "problems": data.get("problems", [])}
    try:
        reading = GuidanceReading.model_validate_json(json.dumps(content), strict=True)
    except (ValidationError, UnicodeEncodeError) as problem:
        raise _unfit(_first(problem)) from problem
    _check(reading.guidance)
    guidance = stamp(reading.guidance.model_copy(update={"source": "imported"}))
    before = reading.guidance.edition
    return reading.model_copy(
        update={"guidance": guidance, "corrects": before if before not in {"", guidance.edition} else None}
    )


def _loaded(text: str) -> Any:
    if len(text) > LARGEST:
        raise _unfit("its end: it is far too large")
    try:
        return json.loads(text)
    except json.JSONDecodeError as problem:
        place = f"line {problem.lineno}, column {problem.colno}"
        raise _unfit(f"{place}: it is not JSON ({problem.msg})") from problem
    except RecursionError as problem:
        raise _unfit("its middle: it is nested far too deeply") from problem


def _first(problem: ValidationError | UnicodeEncodeError) -> str:
    """The first thing that does not fit: the field, and what was expected there."""
    if isinstance(problem, UnicodeEncodeError):
        return "its text: it holds half a character"
    errors = problem.errors(include_url=False)
    unknown = (error for error in errors if error["type"] == "extra_forbidden")
    error = next(unknown, errors[0])  # a misspelt name says most
    field = ".".join(str(part) for part in error["loc"])
    return f"{field}: {EXPECTED.get(error['type'], error['msg'])}"


def _check(guidance: GuidanceDocument) -> None:
    """Refuse entries that could not be told apart, or that belong to another document."""
    rows = (*guidance.introductions, *guidance.entries)
    if not guidance.document.strip():
        raise _unfit("guidance.document: should not be empty")
    if not guidance.entries:
        raise _unfit("guidance.entries: should hold at least one entry")
    for identity, count in Counter(entry.id for entry in rows).items():
        if count > 1 or not identity:
            raise _unfit(f"guidance.entries: the id {identity!r} is used {count} times; each once")
    for entry in rows:
        if not entry.number:
            raise _unfit(f"entry {entry.id}: its number should not be empty")
        if entry.document != guidance.document:
            raise _unfit(f"entry {entry.id}: its document should be {guidance.document!r}")


def _unfit(what: str) -> UnreadableDocument:
    return UnreadableDocument(f"The corrected reading does not fit at {what}.")
