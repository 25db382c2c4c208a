"""Where the small things of the programme speak of a child or an audit, and the same without it. Pure.

The contents of shelves belong to many parts of the programme; all of them are JSON. A string that is an id
counts as a mention of it; words within a longer text do not.
"""

import json
import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import Any

from audit.text import folded

GONE = "[deleted]"


def speaks_of(key: str, content: str, ids: Collection[str]) -> bool:
    """Whether an item's key or content names one of the ids."""
    wanted = {folded(one) for one in ids}
    return bool(_words(key) & wanted) or _found(_read(content), wanted)


def is_about(key: str, content: str, ids: Collection[str]) -> bool:
    """Whether an item is that of one of those audits: by its key, or by what it says it is about."""
    wanted = {folded(one) for one in ids}
    return bool(_words(key) & wanted) or _is_own(_read(content), wanted)


def tells_of(text: str, wanted: str) -> bool:
    """Whether an id stands in a text, alone and not as part of a longer one."""
    letters = r"\s*".join(re.escape(letter) for letter in folded(wanted))
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.search(rf"(?<![\w-]){letters}(?![\w-])", plain) is not None


def texts(value: Any) -> Iterator[str]:
    """Every text in a JSON value, the keys as well."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def without(content: str, ids: Collection[str]) -> str:
    """The content without what it says of the ids.

    An entry of a list goes whole; otherwise what stands beside an id is blanked, in the same shape.
    """
    said = _read(content)
    wanted = {folded(one) for one in ids}
    return json.dumps(_without(said, wanted), ensure_ascii=False)


def _words(key: str) -> set[str]:
    """What a key is made of, and the whole of it."""
    return {folded(word) for word in re.split(r"[/|:,;\s]+", key)} | {folded(key)}


def _is_own(value: Any, wanted: Collection[str]) -> bool:
    if isinstance(value, dict):
        return _is(value.get("audit"), wanted) or any(
            _is_own(inner, wanted) for inner in value.values() if isinstance(inner, dict)
        )
    return isinstance(value, str) and bool(_words(value) & set(wanted))


def _read(content: str) -> Any:
    try:
        return json.loads(content)
    except ValueError:
        return content


def _is(value: object, wanted: Collection[str]) -> bool:
    return isinstance(value, str) and folded(value) in wanted


def _found(value: Any, wanted: Collection[str]) -> bool:
    if isinstance(value, dict):
        return any(_is(key, wanted) or _found(inner, wanted) for key, inner in value.items())
    if isinstance(value, list):
        return any(_found(inner, wanted) for inner in value)
    return _is(value, wanted)


def _directly(value: Any, wanted: Collection[str]) -> bool:
    """Whether a value names one of the ids otherwise than in a list within it."""
    if isinstance(value, dict):
        return any(_is(key, wanted) or _directly(inner, wanted) for key, inner in value.items())
    return _is(value, wanted)


def _without(value: Any, wanted: Collection[str]) -> Any:
    if isinstance(value, dict):
        kept = {key: inner for key, inner in value.items() if not _is(key, wanted)}
        blanked = any(_is(inner, wanted) for inner in kept.values())
        rest = {key: _without(inner, wanted) for key, inner in kept.items()}
        return {key: _blank(inner) for key, inner in rest.items()} if blanked else rest
    if isinstance(value, list):
        return [_without(inner, wanted) for inner in value if not _directly(inner, wanted)]
    return GONE if _is(value, wanted) else value


def _blank(value: Any) -> Any:
    """A value that stands beside an id, without what it says, in the same shape."""
    if isinstance(value, dict):
        return {key: _blank(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return []
    if isinstance(value, bool):
        return False
    return GONE if isinstance(value, str) else None
