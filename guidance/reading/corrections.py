"""A reading as a file that a person can correct and give back.

The file is JSON with every field of the reading by its name. It is taken back strictly: a field that is
unknown, missing or of another kind is an error that names its place, and so is an id that stands twice.
"""

import json

from pydantic import ValidationError

from guidance.editions import stamp
from guidance.errors import UnreadableDocument
from guidance.models import Entry, GuidanceReading

LARGEST = 20_000_000  # characters; the longest reading known has 0.6 million


def to_json(reading: GuidanceReading) -> str:
    """The reading as JSON with two blanks of indent, in UTF-8 letters, ending in a newline."""
    return json.dumps(reading.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def from_json(text: str) -> GuidanceReading:
    """The reading in a text that `to_json` wrote and a person may have changed, with its edition computed anew.

    Raises UnreadableDocument with one sentence that names the first place at fault.
    """
    if len(text) > LARGEST:
        raise UnreadableDocument(f"The reading is longer than {LARGEST // 1_000_000} million characters.")
    try:
        reading = GuidanceReading.model_validate(json.loads(text))
    except json.JSONDecodeError as problem:
        place = f"line {problem.lineno}, column {problem.colno}"
        raise UnreadableDocument(f"The reading is not JSON: {problem.msg.lower()} at {place}.") from problem
    except RecursionError as problem:
        raise UnreadableDocument(
            "The reading is not JSON of a reading: it is nested too deeply."
        ) from problem
    except ValidationError as problem:
        raise UnreadableDocument(_sentence(problem)) from problem
    _check(reading)
    return reading.model_copy(update={"guidance": stamp(reading.guidance)})


def _sentence(problem: ValidationError) -> str:
    """The first fault of a reading as one sentence: where, and what was expected."""
    first = problem.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or "the whole"
    more = problem.error_count() - 1
    others = f" ({more} more like it)" if more else ""
    return f"The reading does not fit at {place}: {first['msg'].lower()}{others}."


def _check(reading: GuidanceReading) -> None:
    """Raise UnreadableDocument for entries that could not be told apart or belong elsewhere."""
    guidance = reading.guidance
    rows: tuple[Entry, ...] = (*guidance.introductions, *guidance.entries)
    if not guidance.entries:
        raise UnreadableDocument("The reading holds no entries; a guidance document has at least one.")
    seen: set[str] = set()
    for entry in rows:
        if not entry.id or entry.id in seen:
            raise UnreadableDocument(f"The reading has more than one entry with the id {entry.id!r}.")
        if entry.document != guidance.document:
            raise UnreadableDocument(
                f"Entry {entry.id} belongs to {entry.document!r}, but the document is {guidance.document!r}."
            )
        seen.add(entry.id)
