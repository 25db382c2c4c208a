"""The numbers of guidance entries, however a person types them.

A number is a few groups of digits (`2.1.03`), perhaps with a leading `V` (`V1.1`) or a closing letter (`7a`).
People type it with commas, spaces or nothing between the groups, without the nought, with words around it.
What was typed is matched against the numbers that exist: exactly first, then by the value of each group
(`2.1.3` is 2.1.03 where there is no 2.1.3), then by the digits alone (`2106` is 2.1.06).
"""

import re
import unicodedata
from collections.abc import Collection

_AROUND = (
    "a about and at bring can carag case code could does down entry fji for form get give go guidance "
    "hi hello i in is it item let lets look me my need no number of on one open para paragraph please "
    "pls plz prompt pull q qn qu question read row say says section see show something sqs standard "
    "tell text thanks thank that the this to under up view want what whats where which you "
)
# Words that may stand around a number without making the text more than a number.
AROUND = frozenset(_AROUND.split())
_GAP = r"(?:\s*[.,;:·_/\\–-]\s*|\s+)"
_MARK = r"\s*[.,;:·_/\\–-]+\s*"
_HEAD = r"(?<![\w.])(?P<v>v\.?\s*)?(?P<digits>\d{1,4}"
_TAIL = r")(?:\.?\s?(?P<letter>[a-h])(?![\w]))?(?![\d])"
_DOTTED = re.compile(_HEAD + rf"(?:{_MARK}\d{{1,3}}){{1,4}}" + _TAIL, re.IGNORECASE)
_SPACED = re.compile(_HEAD + rf"(?:{_GAP}\d{{1,3}}){{2,4}}" + _TAIL, re.IGNORECASE)
_ALONE = re.compile(_HEAD + rf"(?:{_GAP}\d{{1,3}}){{0,4}}" + _TAIL, re.IGNORECASE)


def normalise(text: str) -> str | None:
    """A text that is a number and nothing more, written as the library writes it; None for anything else.

    `q 2,1,03` gives `2.1.03`, `v1.1` gives `V1.1`, `7. a` gives `7a`, `2106` stays `2106`. Whether such an
    entry exists is not asked here: see `match`.
    """
    plain = _plain(text)
    found = _ALONE.search(plain)
    if found is None:
        return None
    around = re.findall(r"\w+", plain[: found.start()] + " " + plain[found.end() :])
    return _written(found) if all(word in AROUND for word in around) else None


def match(typed: str, known: Collection[str]) -> str | None:
    """The one of the `known` numbers that the normalised number `typed` means, or None."""
    return _by_groups(typed, known) or _by_digits(typed, known)


def mentioned(text: str, known: Collection[str]) -> tuple[str, ...]:
    """The known numbers that a text names among other words, in the order of mention, each once.

    Only numbers whose parts are separated count here, so that `within 10 days` names no entry.
    """
    alone = normalise(text)
    if alone is not None:
        whole = match(alone, known)
        return (whole,) if whole else ()
    plain = _plain(text)
    spans = [*_DOTTED.finditer(plain), *_SPACED.finditer(plain)]
    spans.sort(key=lambda found: found.start())
    matched = (_by_groups(_written(found), known) for found in spans)
    return tuple(dict.fromkeys(number for number in matched if number))


def order(number: str) -> tuple[int, ...]:
    """A key that sorts numbers as a document prints them; a leading letter comes after all digits."""
    lead = 1 if number[:1].isalpha() else 0
    return (lead, *(int(part) for part in re.findall(r"\d+", number)))


def _plain(text: str) -> str:
    """The text in lower case without accents of shape; an o among digits is the nought it stands for."""
    folded = unicodedata.normalize("NFKC", text[:400]).lower()
    folded = "".join(str(unicodedata.decimal(mark)) if mark.isdecimal() else mark for mark in folded)
    folded = re.sub(r"(?<=[\d.,])o(?=\d)", "0", folded)
    return re.sub(r"\b(q|qu|qn|question|carag|no|para)\.?(?=\d)", r"\1 ", folded)


def _written(found: re.Match[str]) -> str:
    """A found number with points between its groups."""
    groups = re.findall(r"\d+", found["digits"])
    return ("V" if found["v"] else "") + ".".join(groups) + (found["letter"] or "")


def _key(number: str) -> str:
    """What makes two spellings the same number: `10.b` and `10b`, `v1.1` and `V1.1`."""
    return re.sub(r"[.\s]+(?=[a-z]$)", "", number.strip().rstrip(".").lower())


def _value(number: str) -> tuple[str, tuple[int, ...], str]:
    """A number by the value of its groups: leading letter, whole numbers, closing letter."""
    key = _key(number)
    return (
        key[0] if key[:1].isalpha() else "",
        tuple(int(group) for group in re.findall(r"\d+", key.split("#")[0])),
        key[-1] if key[-1:].isalpha() else "",
    )


def _by_groups(typed: str, known: Collection[str]) -> str | None:
    """The known number with the same groups: letter for letter first, then by the value of each."""
    same = [number for number in known if _key(number) == _key(typed)]
    equal = same or [number for number in known if _value(number) == _value(typed)]
    return max(equal, key=len, default=None)


def _by_digits(typed: str, known: Collection[str]) -> str | None:
    """The known number with the same digits when all points are left out, with or without its noughts."""
    digits = _key(typed).replace(".", "")
    if len(digits) < 3:
        return None
    for number in known:
        if _key(number).replace(".", "") == digits:
            return number
    for number in known:
        groups = re.findall(r"\d+", number)
        if _key(number)[:1].isdigit() and "".join(group.lstrip("0") or "0" for group in groups) == digits:
            return number
    return None
