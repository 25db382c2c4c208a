"""Text cut into words, and sentences, for finding and for showing what was found."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from guidance.stemming import stem

LONGEST_TEXT = 1000  # characters of a query that are read; what people ask is far shorter

_JOINED = "anti|co|inter|multi|non|pre|pro"  # prefixes that make one word with the next,
_JOINED_BY_HYPHEN = "post|re|under"  # and those that do so only where a hyphen stands between
_BEFORE_WORD = rf"\b(?:(?:{_JOINED})[ ‐‑–-]|(?:{_JOINED_BY_HYPHEN})[‐‑–-])(?=[^\W_])"
_WORD = re.compile(rf"(?:{_BEFORE_WORD})?[^\W_]+(?:['’][^\W_]+)*", re.IGNORECASE)
_BARE_WORD = re.compile(r"\w+(?:'\w+)*")
_PREFIX = re.compile(rf"\b(?:({_JOINED})[ -]|({_JOINED_BY_HYPHEN})-)(?=[^\W_])")
_JOINT = re.compile(r"[ -]")
_PLAIN_MARKS = (("’", "'"), ("‐", "-"), ("‑", "-"), ("–", "-"))
_ACCENT = re.compile("[\u0300-\u036f]")

_STOP_LIST = (
    "a about again all also am an and any are aren't arent as at be because been before being both but "
    "by can can't cant come could couldn't couldnt did didn't didnt do does doesn't doesnt doing don't dont "
    "during each either else even ever every few for from further get gets getting give go going got had "
    "hadn't hadnt has hasn't hasnt have haven't havent having he he'd he'll he's hello her here hers hes hi "
    "him his how i i'd i'll i'm i've id if im in into is isn't isnt it it's its itself ive just let like "
    "lot make makes many may me might more most much must my no not now of off ok on once one "
    "only or other our out over own per please pls put really said same say says shall she she'd she's shes "
    "should shouldn't shouldnt show so some something still such sure take tell than thanks that that's "
    "thats the their them then there there's theres these they they're theyre they've thing things think "
    "this those though through to too under until up upon us use used using very want wants was wasn't "
    "wasnt we we're well went were weren't werent what what's whats when where whether which while who "
    "who's whom whos whose why will with within without won't wont would wouldn't wouldnt yet you your "
    "you're youre"
)
_STOP_WORDS = frozenset(_STOP_LIST.split())

_FIGURE_LIST = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty hundred"
)
_FIGURES = frozenset(_FIGURE_LIST.split())


class Word(NamedTuple):
    """One word of a text: its lower-case form, and where it stands."""

    text: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """Every word of a text in order, in lower case without accents; `co-production` is one word.

    Marks, control characters and punctuation are passed over; a possessive 's is left off.
    """
    for found in _WORD.finditer(text):
        yield Word(_folded(found[0]), found.start(), found.end())


def plain_words(text: str) -> list[str]:
    """The words of a text without their places, as `words` gives them."""
    plain = _marks_made_plain(text.lower())
    if _PREFIX.search(plain):
        plain = _PREFIX.sub(r"\1\2", plain)
    found = _BARE_WORD.findall(plain.replace("_", " "))
    if plain.isascii():
        return [word.removesuffix("'s") for word in found] if "'" in plain else found
    return [_folded(word) for word in found]


def terms(text: str) -> list[str]:
    """The stems of a text's words in order; stop words are left out unless there are no others."""
    return stems(plain_words(text))


def stems(found: Sequence[str]) -> list[str]:
    """The stems of words in order, stop words left out unless there is nothing else."""
    return [stem(word) for word in found if word not in _STOP_WORDS] or [stem(word) for word in found]


def is_stop_word(word: str) -> bool:
    """Whether a lower-case word is one of those that `terms` leaves out."""
    return word in _STOP_WORDS


def is_figure(word: str) -> bool:
    """Whether a lower-case word is a number in digits or letters."""
    return word[:1].isdigit() or word in _FIGURES


def _folded(word: str) -> str:
    """One word in lower case, without accents, joints and a possessive ending."""
    plain = _JOINT.sub("", _marks_made_plain(word.lower()))
    if not plain.isascii():
        plain = _ACCENT.sub("", unicodedata.normalize("NFKD", plain))
    return plain.removesuffix("'s")


def _marks_made_plain(text: str) -> str:
    """The text with the apostrophes and hyphens of a keyboard."""
    for mark, plain in _PLAIN_MARKS:
        text = text.replace(mark, plain)
    return text
