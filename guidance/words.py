"""Text cut into words, and sentences, for finding and for showing what was found."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from guidance.stemming import stem

LONGEST_TEXT = 1000  # characters of a query that are read; what people ask is far shorter

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_JOINED = frozenset({"anti", "co", "inter", "multi", "non", "pre", "pro"})
_JOINED_BY_HYPHEN = _JOINED | {"post", "re", "under"}

_STOP_LIST = (
    "a about after again all also am an and any are aren't arent as at be because been before being both but "
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


class Word(NamedTuple):
    """One word of a text: its lower-case form, and where it stands."""

    text: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """Every word of a text in order, in lower case without accents; `co-production` is one word.

    Marks, control characters and punctuation are passed over; a possessive 's is left off.
    """
    held: Word | None = None
    for found in _WORD.finditer(text):
        word = Word(_folded(found[0]), found.start(), found.end())
        if held is not None:
            between = text[held.end : word.start]
            if _belong_together(held.text, between):
                word, held = Word(held.text + word.text, held.start, word.end), None
            else:
                yield held
        held = word
    if held is not None:
        yield held


def terms(text: str) -> list[str]:
    """The stems of a text's words in order, without those that carry no meaning of their own."""
    return [stem(word.text) for word in words(text) if word.text not in _STOP_WORDS]


def is_stop_word(word: str) -> bool:
    """Whether a lower-case word is one of those that `terms` leaves out."""
    return word in _STOP_WORDS


def _belong_together(prefix: str, between: str) -> bool:
    """Whether a prefix and the word after it are one word."""
    if between in {"-", "‑", "–"}:
        return prefix in _JOINED_BY_HYPHEN
    return between == " " and prefix in _JOINED


def _folded(word: str) -> str:
    """The word in lower case, without accents and without a possessive ending."""
    plain = word.lower().replace("’", "'").removesuffix("'s")
    if plain.isascii():
        return plain
    apart = unicodedata.normalize("NFKD", plain)
    return "".join(mark for mark in apart if not unicodedata.combining(mark))
