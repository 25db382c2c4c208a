"""A reading of guidance as a file that a person can correct and give back.

The file is JSON: {"kind": "guidance", "guidance": {...}, "problems": [{"where", "what"}]}, entries as
`guidance show --json` prints them. Edition and citations are worked out anew from the corrected content.
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
LARGEST = 20_000_000  # characters


def to_json(reading: GuidanceReading) -> str:
    """The reading as text for a file, in a shape that a person can edit."""
    data = {"kind": KIND, **reading.model_dump(mode="json")}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def from_json(text: str) -> GuidanceReading:
    """The reading in a corrected file, with its edition worked out anew.

    Raises UnreadableDocument, naming the field and what was expected there, for a file that does not fit.
    """
    data = _loaded(text)
    if not isinstance(data, dict) or data.get("kind") != KIND:
        raise _unfit('kind: should be "guidance", as in the file that import wrote')
    if unknown := sorted(set(data) - FIELDS):
        raise _unfit(f"{unknown[0]}: unknown field; take it out or mend its name")
    try:
        reading = GuidanceReading.model_validate(
            {name: data[name] for name in FIELDS - {"kind"} if name in data}
        )
    except ValidationError as problem:
        first = problem.errors(include_url=False)[0]
        raise _unfit(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None
    _check_ids(reading.guidance)
    return reading.model_copy(update={"guidance": stamp(_imported(reading.guidance))})


def _imported(document: GuidanceDocument) -> GuidanceDocument:
    """The document as an imported one, every entry too, whatever the file says."""
    own = {"document": document.document, "source": "imported"}
    return document.model_copy(
        update={
            "source": "imported",
            "introductions": tuple(entry.model_copy(update=own) for entry in document.introductions),
            "entries": tuple(entry.model_copy(update=own) for entry in document.entries),
        }
    )


def _loaded(text: str) -> Any:
    if len(text) > LARGEST:
        raise _unfit("its end: it is far too large")
    try:
        return json.loads(text)
    except json.JSONDecodeError as problem:
        raise _unfit(
            f"line {problem.lineno}, column {problem.colno}: it is not JSON ({problem.msg})"
        ) from None
    except RecursionError:
        raise _unfit("its middle: it is nested far too deeply") from None


def _check_ids(document: GuidanceDocument) -> None:
    """Two entries under one id could not be told apart; a number printed twice has ids of its own."""
    counts = Counter(entry.id for entry in (*document.introductions, *document.entries))
    for identity, count in counts.items():
        if count > 1:
            raise _unfit(f'guidance.entries: the id "{identity}" is used {count} times; each once')


def _unfit(what: str) -> UnreadableDocument:
    return UnreadableDocument(f"The corrected reading does not fit at {what}.")
