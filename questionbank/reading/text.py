"""Small helpers for text: spaces, comparing, sentences, and letters of one case."""

import re

SPACE = re.compile(r"\s+")
QUOTES = re.compile(r"[‘’“”'\"`´]")
BULLET = re.compile(r"^\s*(?:[·•●○▪■◦➢►‣⁃∙*–—\uf0b7\uf0a7\uf0d8\uf076-]|o(?=\s))\s+")
BLANKS = re.compile(r"_{2,}|\.{4,}|…{2,}|☐|□|☑|☒|⬜|◯|\[\s*\]")
ENDS = (".", "?", "!", ")", ":", ";")
SENTENCE_END = re.compile(r"(?<=[?!.])[\"”’)]*\s+(?=[\"“‘(]?[A-Z])")
SHORTENED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|eg|ie|cf|vs|no|nos|p|pp|dr|mr|mrs|ms|st|approx|incl|min|max|para|fig)|\b[A-Z])\.$",
    re.I,
)
SMALL = {
    "a",
    "an",
    "and",
    "as",
    "at",
    "but",
    "by",
    "for",
    "from",
    "in",
    "of",
    "on",
    "or",
    "the",
    "to",
    "with",
}
ACRONYMS = {
    "yot",
    "yos",
    "aim",
    "mappa",
    "marac",
    "rosh",
    "send",
    "eet",
    "iom",
    "ooc",
    "oocd",
    "qa",
    "ri",
    "yro",
    "dto",
}


def squeezed(text: str) -> str:
    """The text with every run of white space as one space."""
    return SPACE.sub(" ", text).strip()


def plain(text: str) -> str:
    """The text for comparing: lower case, no quotation marks, `&` as "and", single spaces."""
    return squeezed(QUOTES.sub("", text).replace("&", " and ")).casefold()


def words(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def without_bullet(text: str) -> tuple[str, bool]:
    """The text without a typed bullet, and whether it had one."""
    bare, found = BULLET.subn("", text, count=1)
    return bare.strip(), bool(found)


def without_blanks(text: str) -> str:
    """The text without the lines, dots and boxes that are there to be filled in."""
    return squeezed(BLANKS.sub(" ", text))


def capitals(text: str) -> bool:
    """Whether a text is printed in capitals throughout, with at least three letters."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 3 and all(c.isupper() for c in letters)


def titled(text: str) -> str:
    """A title as printed, but words in capitals throughout as a title: "CORE RECORD" is "Core Record"."""
    text = squeezed(text)
    return " ".join(_titled(word, i) for i, word in enumerate(text.split(" "))) if capitals(text) else text


def _titled(word: str, place: int) -> str:
    low = word.lower()
    if place and low in SMALL:
        return low
    if low.strip("().,:;/") in ACRONYMS or not re.search("[aeiouy]", low):
        return word
    return re.sub(r"(^[‘“'\"]?|[-/(&])(\w)", lambda m: m.group(1) + m.group(2).upper(), low)


def sentences(text: str) -> list[str]:
    """The sentences of one paragraph; a full stop after an abbreviation ends none."""
    found: list[str] = []
    start = 0
    for gap in SENTENCE_END.finditer(text):
        if SHORTENED.search(text[start : gap.start()]) or text.count("(", start, gap.start()) > text.count(
            ")", start, gap.end()
        ):
            continue
        found.append(text[start : gap.end()].strip())
        start = gap.end()
    return [*found, text[start:].strip()]


def runs_on(before: str, after: str) -> bool:
    """Whether the second of two lines goes on with the first one's sentence."""
    before = before.rstrip()
    if not before or not after or before.endswith(("?", "!", ":")):
        return False
    if before.endswith((".", ";")):
        return False
    begins = after.strip().lstrip('"“‘(')[:1]
    return begins.islower() or before.endswith((",", "-", "–", "/", "&", " and", " or", " of", " the"))


def joined(lines: list[str]) -> list[str]:
    """Lines with those joined that go on with a sentence."""
    whole: list[str] = []
    for line in lines:
        if whole and runs_on(whole[-1], line):
            whole[-1] = f"{whole[-1].rstrip()} {line.lstrip()}"
        else:
            whole.append(line)
    return whole
