"""Small questions about words and sentences that several steps ask."""

import re

OPENERS = (
    "Does|Do|Did|Is|Are|Was|Were|Has|Have|Had|Can|Could|Should|Will|Would|How|What|Which|Who|Whose|Why|"
    "In which|In what|In your opinion|In the opinion|To what|At what|For what|On what|Overall|Specifically"
)
OPENS = re.compile(rf"^(?:{OPENERS})\b,?")
ENDS = re.compile(r"[.?!:;…][\"'”’)\]]*$")
MARKS = "\"'.,;:!?()[]{}<>“”‘’…–—-•·*/&#%+=_|\\"
STOPS = re.compile(r"[.?!][\"'”’)\]]*$")


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set, for lists of words that read better as a line."""
    return frozenset(text.split())


LEADING = word_set(  # words after which a sentence cannot stop
    "a about all also an and any are as at be been both but by can could each expect for from had has have "
    "how if in into is it its may might must of on or other should such than that the their them these they "
    "this those to was were when where whether which while who will with would"
)


def opens_question(text: str) -> bool:
    """Whether a text begins as questions do."""
    return bool(OPENS.match(text))


def ends_question(text: str) -> bool:
    """Whether a text ends with a question mark."""
    return bool(re.search(r"\?[\"'”’)\]]*$", text.rstrip()))


def is_question(text: str) -> bool:
    """Whether a text is one question sentence and nothing more."""
    body = text.rstrip("\"'”’)] ")
    return opens_question(text) and body.endswith("?") and not re.search(r"[.?!]\s+[A-Z]", body)


def closed(text: str) -> bool:
    """Whether a text ends where a sentence, a clause or a lead-in to a list may end."""
    return bool(ENDS.search(text.rstrip()))


def stopped(text: str) -> bool:
    """Whether a text ends with the end of a sentence."""
    return bool(STOPS.search(text.rstrip()))


def bare(word: str) -> str:
    """A word in lower case without the marks around it."""
    return word.lower().strip(MARKS)


def begins_lower(text: str) -> bool:
    """Whether the first letter or figure of a text is a small letter."""
    found = re.search(r"[^\W_]", text)
    return bool(found and found[0].islower())


def leaves_open(text: str) -> bool:
    """Whether a text ends with a word after which a sentence has to go on."""
    words = text.split()
    return bool(words) and (words[-1].endswith(",") or words[-1].lower() in LEADING)


def has_words(text: str) -> bool:
    """Whether a text holds a letter or a digit."""
    return any(character.isalnum() for character in text)
