"""The words that auditors rate with, best first, and what each means. A new word goes into these tables.

The strength orders labels of one scale among each other: 0 is the best, 100 the worst.
"""

import re
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from questionbank.models import NOT_APPLICABLE, Meaning
from questionbank.reading.text import plain

OUTSTANDING, GOOD, IMPROVE, INADEQUATE = "Outstanding", "Good", "Requires Improvement", "Inadequate"
LONG_WORD = 9  # letters from which a slip of the pen is still recognised


@dataclass(frozen=True, slots=True)
class RatingWord:
    """One word of a scale. `name` is ours where the form's spelling gives way to it, empty otherwise."""

    strength: int
    meaning: Meaning
    name: str = ""
    bottom: bool = False  # the plain "no" of a scale: how bad it is depends on what stands above it


@dataclass(frozen=True, slots=True)
class Known:
    """A label recognised; `misspelt` when only after mending a slip."""

    word: RatingWord
    misspelt: bool = False


NAMED: dict[str, tuple[int, Meaning, str]] = {
    OUTSTANDING: (
        0,
        "good",
        "outstanding",
    ),
    GOOD: (
        20,
        "good",
        "good",
    ),
    IMPROVE: (
        60,
        "needs-work",
        "requires improvement; requires improvement to be good; ri; require improvement; requiring "
        "improvement; required improvement; requires improvements",
    ),
    INADEQUATE: (
        90,
        "inadequate",
        "inadequate",
    ),
    NOT_APPLICABLE: (
        101,
        "not-applicable",
        "not applicable; n/a; na; n.a.; n.a; n / a; not appl; not app; n/applicable; not applicable (n/a); "
        "n/a (not applicable); not applicable n/a",
    ),
}
WORDS: tuple[tuple[int, Meaning, str], ...] = (
    (
        5,
        "good",
        "excellent; exceptional; exemplary; exceeds expectations; exceeds; exceeded; exceeding; highly "
        "effective; strongly agree; very strong; advanced",
    ),
    (
        10,
        "good",
        "very good; fully met; fully; fully achieved; fully compliant; always; above expectations; above "
        "expected; substantial; mastered",
    ),
    (
        20,
        "good",
        "strong; strength; strengths; effective; embedded; secure; met; yes; y; true; agree; achieved; "
        "compliant; complete; completed; in place; evident; evidenced; present; above; green; pass; passed; "
        "established; meets; meets standard; standard met; meets expectations; met expectations; expected; "
        "at expected; clear; high; positive",
    ),
    (
        30,
        "good",
        "sound; sufficient; mostly; mostly met; largely met; largely; usually; mainly; mostly effective; "
        "substantially met; good enough; competent; well enough; quite well; very well; well",
    ),
    (
        40,
        "good",
        "satisfactory; adequate; acceptable; reasonable; fair",
    ),
    (
        55,
        "needs-work",
        "partly met; partially met; partly; partially; partial; in part; part met; part; some; to some "
        "extent; partly achieved; partially achieved; partially compliant; partially effective; partly "
        "effective; sometimes; mixed; inconsistent; amber; amber/green; moderate; medium; neutral; yes but; "
        "somewhat; in progress; partially evidenced; partly evidenced; variable",
    ),
    (
        60,
        "needs-work",
        "needs improvement; improvement needed; improvement required; needs improving; needs work; needs "
        "development; requires development; area for improvement; area for development; development needed; "
        "could be better; working towards; below expectations; below expected; below; requires attention; "
        "needs attention; room for improvement; to improve",
    ),
    (
        65,
        "needs-work",
        "developing; emerging; limited; early stages; started; basic; minimal; rarely; amber/red",
    ),
    (
        75,
        "needs-work",
        "weak; weakness; disagree; low; not yet; not yet met; ineffective; not well enough",
    ),
    (
        88,
        "inadequate",
        "poor; very poor; unsatisfactory; insufficient; unacceptable; failing; fail; failed; strongly "
        "disagree; significant concerns; serious concerns; cause for concern; concern; red; well below "
        "expectations; very weak; critical; non-compliant; not compliant; non compliant",
    ),
    (
        101,
        "not-applicable",
        "not relevant; not assessed; not known; unknown; dont know; unable to assess; not inspected; unable "
        "to judge; cannot judge; no evidence available; not required; not seen; unclear; unsure; not rated; "
        "not audited; no opportunity to observe; not sure; cannot say",
    ),
)
BOTTOM = (
    "no; n; not met; unmet; not achieved; false; not evident; not evidenced; no evidence; absent; never; "
    "not in place; not present; not at all; none; missing; not complete; not completed; incomplete; does "
    "not meet; not started; standard not met; not effective; not good enough; negative; not sufficient; not "
    "adequate"
)


def table() -> dict[str, RatingWord]:
    """Every known spelling (plain text) with what it says."""
    found: dict[str, RatingWord] = {}
    for name, (strength, meaning, spellings) in NAMED.items():
        found.update(dict.fromkeys(spellings.split("; "), RatingWord(strength, meaning, name)))
    for strength, meaning, spellings in WORDS:
        found.update(dict.fromkeys(spellings.split("; "), RatingWord(strength, meaning)))
    found.update(dict.fromkeys(BOTTOM.split("; "), RatingWord(95, "inadequate", bottom=True)))
    return found


class Vocabulary:
    """Looks labels up, with slips mended in long words."""

    def __init__(self) -> None:
        self._words = table()
        self._long = [word for word in self._words if len(word) >= LONG_WORD and word[0].isalpha()]
        self._asked: dict[str, Known | None] = {}  # what was looked up before
        self.longest = max(len(word.split()) for word in self._words)

    def exact(self, label: str) -> RatingWord | None:
        """What a label says, spelt as in the table."""
        return self._words.get(bare(label))

    def look_up(self, label: str) -> Known | None:
        """What a label says; "INADEQAUTE" is found too. None for a word nobody is known to rate with."""
        text = bare(label)
        if text not in self._asked:
            self._asked[text] = self._find(text)
        return self._asked[text]

    def _find(self, text: str) -> Known | None:
        if (word := self._words.get(text)) is not None:
            return Known(word)
        if len(text) < LONG_WORD or len(text) > 40:
            return None
        near = [w for w in self._long if abs(len(w) - len(text)) <= 2 and w[0] == text[0]]
        best = min(near, key=lambda w: DamerauLevenshtein.distance(w, text), default=None)
        if best is None or DamerauLevenshtein.distance(best, text) > 2:
            return None
        return Known(self._words[best], misspelt=True)


def bare(label: str) -> str:
    """A label for looking up: plain, without marks round it."""
    return re.sub(r"^[\s☐□☑☒○•·*\[\]().:-]+|[\s☐□☑☒○•·*\[\].:?_-]+$", "", plain(label)).strip()
