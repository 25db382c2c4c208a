"""Lines of one column joined into the text they were before the page cut them."""

from collections.abc import Iterable

from guidance.reading.language import Language, keyed
from guidance.reading.words import bare, begins_lower

LATE = 1.5  # what each word left behind the part put in costs, in the unit of the language


class Joiner:
    """Joins the end of one line to the start of the next, as the document's own words demand."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def join(self, parts: Iterable[str]) -> str:
        """The parts as one text: a space between them, nothing where a word was cut in two."""
        text = ""
        for part in parts:
            if part:
                text += ("" if not text or self._cut(text, part) else " ") + part
        return text

    def _cut(self, before: str, after: str) -> bool:
        """Whether a word runs from the end of one part into the start of the other."""
        last, first = before.rsplit(maxsplit=1)[-1], after.split(maxsplit=1)[0]
        if last.endswith("-") and len(last) > 1 and begins_lower(first):
            return True
        if not (last[-1:].isalpha() and first[:1].islower()):
            return False
        knows = self._language.knows
        whole = knows(bare(last) + bare(first))
        # A stump that this very cut left occurs once.
        return whole and not (self._language.knows_well(last) and self._language.knows_well(first))

    def weave(self, question: str, middle: str) -> str:
        """A question with a part of it put in where it reads best, better late than early.

        The first line of the question ran on into the next column and fills its own; what is left of the
        question after it is short.
        """
        words, added = question.split(), middle.split()
        cost, into, out = self._language.cost, keyed(added)[0], keyed(added)[-1]
        keys = keyed(words)

        def price(place: int) -> float:
            beyond = cost(out, keys[place]) - cost(keys[place - 1], keys[place])
            return cost(keys[place - 1], into) + beyond + LATE * (len(words) - place)

        place = min(range(1, len(words)), key=price)
        return " ".join((*words[:place], *added, *words[place:]))
