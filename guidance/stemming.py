"""English words cut down to their stems, by the rules of Porter's second ("Snowball English") stemmer.

`assessing`, `assessed` and `assessment` meet in one stem, so that a word is found however it is inflected.
The rules are those described at snowballstem.org; the exceptions are the words of this field that they miss.
"""

import re
from functools import lru_cache

_VOWELS = frozenset("aeiouy")
_DOUBLED = ("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt")
_SHORT_END = re.compile(r"(^[aeiouy][^aeiouy]$)|([^aeiouy][aeiouy][^aeiouywxY]$)")
_SYLLABLE = re.compile(r"[aeiouy][^aeiouy]")
_CONSONANT_Y = re.compile(r"^y|(?<=[aeiouy])y")
_PAST = re.compile(r"(eedly|eed|ingly|edly|ing|ed)$")
_UNCOMMON_BEGINNING = re.compile(r"gener|commun|arsen")
_LI_BEFORE = "cdeghkmnrt"

# Words that the rules would part although they are one to an auditor, or join although they are not.
_FAMILIES = {
    "advic": "advise advised advises advising",
    "analys": "analyse analysed analyses analysing analysis analytical",
    "assess": "reassess reassessed reassessing reassessment",
    "child": "children childrens",
    "classif": "classification classifications classified classify classifying",
    "deliv": "deliver delivered delivering delivers delivery deliveries",
    "depress": "depressed depression",
    "drink": "drank drunk",
    "exclud": "exclusion exclusions exclusionary",
    "fight": "fought",
    "follow": "followup",
    "go": "went gone",
    "knife": "knives",
    "offend": "offence offences offense offenses",
    "religion": "religious religions",
    "safe": "safe safely safer safety",
    "sequenc": "sequence sequenced sequences sequencing",
    "stabl": "stabilise stabilised stabilising stability stabilisation",
    "steal": "stole stolen",
    "supervis": "supervise supervised supervises supervising supervision supervisor supervisory",
    "teach": "taught",
    "universal": "universal",
    "universit": "university universities",
    "violen": "violence violent violently",
    "write": "wrote written writing",
}
_IRREGULAR = {word: root for root, words in _FAMILIES.items() for word in words.split()}
_BRITISH = re.compile(r"(?<=[a-z]{3})is(?=(e|ed|es|ing|ation|ations|er|ers)$)")

_STEP_2 = (
    ("ization", "ize"),
    ("ational", "ate"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("iveness", "ive"),
    ("tional", "tion"),
    ("biliti", "ble"),
    ("lessli", "less"),
    ("entli", "ent"),
    ("ation", "ate"),
    ("alism", "al"),
    ("aliti", "al"),
    ("ousli", "ous"),
    ("iviti", "ive"),
    ("fulli", "ful"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("abli", "able"),
    ("izer", "ize"),
    ("ator", "ate"),
    ("alli", "al"),
    ("bli", "ble"),
)
_STEP_3 = (
    ("ational", "ate"),
    ("tional", "tion"),
    ("alize", "al"),
    ("icate", "ic"),
    ("iciti", "ic"),
    ("ical", "ic"),
    ("ful", ""),
    ("ness", ""),
)
_STEP_4 = tuple(
    (ending, "")
    for ending in (
        *("ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive"),
        *("ize", "al", "er", "ic"),
    )
)
_STEP_2_ENDINGS, _STEP_3_ENDINGS, _STEP_4_ENDINGS = (
    tuple(ending for ending, _ in step) for step in (_STEP_2, _STEP_3, _STEP_4)
)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one lower-case word; words of one or two letters, and with digits, stay as they are."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 3 or not word.isascii() or not word.isalpha():
        return word
    marked = _BRITISH.sub("iz", word) if "is" in word else word  # -ise and -ize are one ending
    if "y" in marked:
        marked = _CONSONANT_Y.sub("Y", marked)
    first, second = _regions(marked)
    marked = _step_1b(_step_1a(marked), first)
    if marked[-1] in "yY" and len(marked) > 2 and marked[-2] not in _VOWELS:
        marked = marked[:-1] + "i"
    marked = _step_2(marked, first)
    marked = _step_3(marked, first, second)
    marked = _step_4(marked, second)
    return _step_5(marked, first, second).lower()


def _regions(word: str) -> tuple[int, int]:
    """Where the two regions begin in which suffixes may be taken off."""
    prefix = _UNCOMMON_BEGINNING.match(word)
    first = prefix.end() if prefix else _after_syllable(word, 0)
    return first, _after_syllable(word, first)


def _after_syllable(word: str, start: int) -> int:
    """The place after the first consonant that follows a vowel, counted from `start`."""
    found = _SYLLABLE.search(word, start)
    return found.end() if found else len(word)


def _step_1a(word: str) -> str:
    """Take off the endings of plurals."""
    if not word.endswith(("s", "ied")):
        return word
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith(("ied", "ies")):
        return word[:-2] if len(word) > 4 else word[:-1]
    plural = not word.endswith(("us", "ss")) and not _VOWELS.isdisjoint(word[:-2])
    return word[:-1] if plural else word


def _step_1b(word: str, first: int) -> str:
    """Take off -ed, -ing and their adverbs, and mend what is left."""
    found = _PAST.search(word)
    if found is None:
        return word
    root = word[: found.start()]
    if found[1].startswith("eed"):
        return root + "ee" if found.start() >= first else word
    if _VOWELS.isdisjoint(root):
        return word
    if root.endswith(("at", "bl", "iz")):
        return root + "e"
    if root.endswith(_DOUBLED):
        return root[:-1]
    return root + "e" if first >= len(root) and _SHORT_END.search(root) else root


def _step_2(word: str, first: int) -> str:
    """Shorten the long endings of nouns and adverbs."""
    if word.endswith(_STEP_2_ENDINGS):
        return _first_replaced(word, _STEP_2, first)
    if word.endswith("logi"):
        return _replaced(word, "ogi", "og", first)
    if word.endswith("li") and word[-3:-2] in _LI_BEFORE:
        return _replaced(word, "li", "", first)
    return word


def _step_3(word: str, first: int, second: int) -> str:
    """Shorten the endings of adjectives."""
    if word.endswith(_STEP_3_ENDINGS):
        return _first_replaced(word, _STEP_3, first)
    return _replaced(word, "ative", "", second) if word.endswith("ative") else word


def _step_4(word: str, second: int) -> str:
    """Take off what is left of a suffix."""
    if word.endswith(_STEP_4_ENDINGS):
        return _first_replaced(word, _STEP_4, second)
    return _replaced(word, "ion", "", second) if word.endswith(("sion", "tion")) else word


def _step_5(word: str, first: int, second: int) -> str:
    """Take off a last e or a doubled l."""
    if word.endswith("e"):
        kept = len(word) - 1
        if kept >= second or (kept >= first and not _SHORT_END.search(word[:-1])):
            return word[:-1]
    return word[:-1] if word.endswith("ll") and len(word) - 1 >= second else word


def _first_replaced(word: str, endings: tuple[tuple[str, str], ...], region: int) -> str:
    """The word with the first of the endings that it has replaced, where that stands within the region."""
    ending, instead = next(pair for pair in endings if word.endswith(pair[0]))
    return _replaced(word, ending, instead, region)


def _replaced(word: str, ending: str, instead: str, region: int) -> str:
    """The word with another ending where the ending stands within the region."""
    start = len(word) - len(ending)
    return word[:start] + instead if start >= region else word
