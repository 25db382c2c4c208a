"""Lists of ratings in running text: `Met / Partly met / Not met`, `☐ Yes ☐ No`, `GOOD, POOR OR N/A`."""

import re
from dataclasses import dataclass

from questionbank.reading.ratings.vocabulary import Vocabulary, bare
from questionbank.reading.text import squeezed, words

BOX = r"(?:☐|□|☑|☒|○|◯|⬜|\[\s?\]|\(\s\)|_{2,})"
NA = re.compile(r"\bn\s?/\s?a(?=\b|$)", re.IGNORECASE)
KEPT = "\x00"  # stands for the stroke in n/a while a list is cut at strokes
STRICT = (BOX, r"[\n\t]", r"\||;", r"\s*/\s*")  # marks that part nothing but the points of a list
SEPARATORS = (
    *STRICT,
    r",\s*(?:or\s+)?|\s+or\s+",
    r"\s{2,}",
    r"\s[–—-]\s",
    rf"{BOX}|[/|;,\n\t]|\s+or\s+",
)
LEAD = re.compile(
    r"^((overall|audit|your|please|section|question)\s+)*(ratings?|rate|rated|grades?|graded|score|scored"
    r"|judge?ment|outcome|response|responses|answer|options?|choose|select|tick|circle|delete|mark|scale"
    r"|rating scale|key|rag|rag rating)"
    r"(\s+(options?|scale|is|are|used|available|this( question| section)?))*"
    r"((\s+each( (question|line|row|area|item|point|statement|standard|criterion|indicator))?)?"
    r"(\s+(as|from|one of|either|with)\b\s*:?|\s*[:=–(\[-])"
    r"|\s+each (question|line|row|area|item|point|statement|standard|criterion|indicator)\b)\s*",
    re.IGNORECASE,
)
ADVICE = re.compile(
    r"\(?\s*(please\s+)?(\*\s*)?(delete|circle|tick|select|choose|highlight|mark)\b[^()]*?"
    r"(appropriate|applicable|applies|necessary|one|required)\s*\)?", re.IGNORECASE)  # fmt: skip
BRACKETED = re.compile(r"[(\[]([^()\[\]]{3,160}(?:\([^()]*\)[^()\[\]]*)?)[)\]]\s*[.:]?$")
MARK = re.compile(r"[:–—?.-](?=\s)|\s{2,}|\t")
REACH = 240  # characters from the end of a text in which a list of ratings is looked for
WITHIN = re.compile(r"\b(\d)\s*(?:-|–|to)\s*(\d{1,2})\b")
NUMBERS = re.compile(r"^\d{1,2}$")
ODD = re.compile(r"[:?!]|\([^)]*$|^[^(]*\)|\d\.\s")  # what no label has in it
MOST = 9  # labels of one scale
LONGEST = 6  # words of one label


@dataclass(frozen=True, slots=True)
class Options:
    """A list of labels as printed, and the text it was taken from without it."""

    labels: tuple[str, ...]
    rest: str = ""


class OptionFinder:
    """Finds lists of ratings. `extra` are labels the form itself has shown to be ratings of its own."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._extra: set[str] = set()

    def learn(self, labels: tuple[str, ...]) -> None:
        """Remember the labels of a drop-down or a rating column, so that they are known elsewhere."""
        self._extra.update(bare(label) for label in labels)

    def knows(self, label: str) -> bool:
        """Whether a text is one label of a scale."""
        return bare(label) in self._extra or self._vocabulary.look_up(label) is not None

    def whole(self, text: str, trusted: bool = False) -> tuple[str, ...]:
        """The labels, where a text is a list of ratings and nothing else; `trusted`: its place says it is."""
        if len(text) > REACH:
            return ()
        text = ADVICE.sub(" ", text).strip()
        for candidate in dict.fromkeys((LEAD.sub("", text), text)):
            for separator in SEPARATORS:
                labels = _cut(candidate, separator)
                if self._plausible(labels, trusted and separator in STRICT):
                    return labels
            if labels := self._spaced(candidate):
                return labels
        return ()

    def trailing(self, text: str, trusted: bool = False) -> Options | None:
        """The list of ratings a text ends with, in brackets or after a mark, and the text before it."""
        text = ADVICE.sub(" ", text).strip()
        start = max(0, len(text) - REACH)
        found = BRACKETED.search(text, start)
        if found and found.start() and (labels := self.whole(found.group(1), trusted)):
            return Options(labels, text[: found.start()].strip())
        for mark in reversed(list(MARK.finditer(text, start))):
            if mark.start() and (labels := self.whole(text[mark.end() :])):
                kept = mark.group() if mark.group() in {"?", "."} else ""
                return Options(labels, text[: mark.start()].strip() + kept)
        return None

    def _plausible(self, labels: tuple[str, ...], trusted: bool) -> bool:
        if not 2 <= len(labels) <= MOST or len({bare(label) for label in labels}) < len(labels):
            return False
        if any(words(label) > LONGEST or ODD.search(label) for label in labels):
            return False
        if all(NUMBERS.match(label) for label in labels):
            return trusted and len(labels) > 2
        known = sum(self.knows(label) for label in labels)
        return trusted or known == len(labels) or (known >= 2 and known >= len(labels) - 1)

    def _spaced(self, text: str) -> tuple[str, ...]:
        """Known labels that follow each other with nothing but spaces between: `Yes No N/A`."""
        tokens = text.split()
        if not 2 <= len(tokens) <= 14:
            return ()
        labels: list[str] = []
        start = 0
        while start < len(tokens):
            size = next((n for n in range(min(self._vocabulary.longest, len(tokens) - start), 0, -1)
                         if self.knows(" ".join(tokens[start : start + n]))), 0)  # fmt: skip
            if not size:
                return ()
            labels.append(" ".join(tokens[start : start + size]))
            start += size
        return tuple(labels) if self._plausible(tuple(labels), trusted=False) else ()


def _cut(text: str, separator: str) -> tuple[str, ...]:
    """The pieces of a list, without boxes and closing marks."""
    shielded = NA.sub(lambda m: m.group(0).replace("/", KEPT), text)
    pieces = re.split(separator, shielded, flags=re.IGNORECASE)
    return tuple(label for piece in pieces if (label := _tidy(piece.replace(KEPT, "/"))))


def _tidy(piece: str) -> str:
    """One label without its box, a leading "or", and marks round it."""
    label = re.sub(r"^\s*(?:or|and)\s+", "", re.sub(BOX, " ", piece), flags=re.IGNORECASE)
    label = squeezed(label).strip(" .,;:*•·–—-[]")
    if label.count("(") != label.count(")"):
        label = label.strip("()").strip()
    return label


def marks_in(text: str) -> tuple[str, ...]:
    """The labels of a range of marks: `Score 1-4`, `0 to 5`."""
    found = WITHIN.search(text)
    if not found or not 1 <= int(found.group(2)) - int(found.group(1)) < MOST:
        return ()
    return tuple(str(mark) for mark in range(int(found.group(1)), int(found.group(2)) + 1))
