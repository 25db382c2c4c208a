"""What may stand in a text: everything a person can type, but for what no document can hold."""

import re
import unicodedata
from typing import Any

# XML 1.0 forbids these, so no Word or Excel file can carry them; lone surrogates are halves of characters.
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LINE_ENDS = re.compile(r"\r\n?")


def clean(text: str) -> tuple[str, int]:
    """The text as it can be kept, and how many characters had to go. Line ends become plain `\\n`."""
    return FORBIDDEN.subn("", LINE_ENDS.sub("\n", text))


def folded(text: str) -> str:
    """A name or id as it is compared: case, spaces and the ways of writing a letter do not count."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def clean_tree(value: Any, where: str = "") -> tuple[Any, list[str]]:
    """A JSON value with every text cleaned, and a sentence for each text that could not stay as it was."""
    if isinstance(value, str):
        kept, removed = clean(value)
        return kept, told(where, value, removed)
    if isinstance(value, list):
        pairs = [clean_tree(item, f"{where}[{i}]") for i, item in enumerate(value)]
        return [kept for kept, _ in pairs], [line for _, lines in pairs for line in lines]
    if isinstance(value, dict):
        return _clean_mapping(value, where)
    return value, []


def told(where: str, given: str, removed: int) -> list[str]:
    """The sentences that say what was changed in a text and where; none where nothing was."""
    lines = []
    if removed:
        characters = "1 character" if removed == 1 else f"{removed} characters"
        lines.append(f"{where or 'text'}: removed {characters} that no Word or Excel file can hold")
    if "\r" in given:
        lines.append(f"{where or 'text'}: line ends were made plain line feeds")
    return lines


def _clean_mapping(value: dict[Any, Any], where: str) -> tuple[dict[str, Any], list[str]]:
    kept: dict[str, Any] = {}
    lines: list[str] = []
    for key, item in value.items():
        name, removed = clean(str(key))
        while name in kept:
            name += "_"  # two names that differ only in what had to go: both values stay
        inner, found = clean_tree(item, f"{where}.{name}" if where else name)
        kept[name] = inner
        lines += told(f"the name {name!r}", str(key), removed) + found
    return kept, lines
