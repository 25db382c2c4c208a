"""An action cut into its acts: what is ordered, and what only finishes the act before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audit.coach.lists import Lists, PhraseList, WordSet
from audit.coach.writing import Writing, has_words

BULLET = r"(?:[-*•]\s*|\(?\d{1,2}[.)]\s*|\(?[a-z][.)]\s+)"
# Where another act may begin: a new line, sentence, number or bullet, a semicolon, a comma, "and", "then".
BREAK = re.compile(
    rf"\s*(?:\n+\s*{BULLET}?|[.;!?]\s+|(?<=\s)(?:\(?\d{{1,2}}[.)]|\([a-z]\))\s+(?=[a-z])"
    r"|,?\s+(?:as well as|and then|and also|and|then|also|plus|&)\s+|,\s+)"
)
OWNER_FIRST = re.compile(
    r"(?P<first>[\w'-]+)(?:\s+(?!to\b)[\w/&'-]+){0,4}\s+(?:to|should|must|will)\s+(?:then\s+|also\s+)?(?P<verb>[\w'-]+)"
)
BARE = re.compile(r"[\w'-]+(?:\s+(?:on|with|up|out|in|off|over|for|to|at))?\s*$")
START = re.compile(rf"^\s*{BULLET}?")


class VerbWords(Lists):
    """The words for acts, from data/verbs.toml."""

    lead: PhraseList
    vague: PhraseList
    weak: PhraseList
    outcome: PhraseList
    done: PhraseList
    quality: PhraseList
    degree: PhraseList
    checkable: PhraseList
    wishes: PhraseList
    act_nouns: PhraseList
    acts: WordSet
    following: PhraseList
    pointing: PhraseList
    passive: PhraseList
    weak_passive: PhraseList


@dataclass(frozen=True)
class Act:
    """One thing to do: where it stands, its words in small letters, whether it finishes the act before."""

    start: int
    text: str
    follows: bool

    @property
    def end(self) -> int:
        """Where the act ends in the text."""
        return self.start + len(self.text)


def acts(writing: Writing, words: VerbWords) -> tuple[Act, ...]:
    """The acts in their order. What begins no act belongs to the act before it."""
    found: list[Act] = []
    for start, text, gap in _pieces(writing.unquoted):
        lead = _lead(text, words)
        begun, rest = start + lead, text[lead:]
        if not found:
            found.append(Act(begun, rest.rstrip(), follows=BARE.match(rest) is not None))
        elif _begins_act(rest, gap, words):
            found.append(Act(begun, rest.rstrip(), follows=_follows(rest, words)))
        else:
            last = found[-1]
            joined = writing.unquoted[last.start : start + len(text)].rstrip()
            found[-1] = Act(last.start, joined, last.follows)
    return tuple(found)


def act_nouns(act: Act, words: VerbWords) -> int:
    """How many acts stand as nouns in a row: "a home visit, a referral to early help, an update"."""
    items = re.split(r",\s*(?:and\s+)?|\s+and\s+", act.text)
    found = [words.act_nouns.find(" ".join(item.split()[:4])) for item in items]
    return len({match.group().rstrip("s") for match in found if match})


def _pieces(text: str) -> Iterator[tuple[int, str, str]]:
    """Each piece between breaks: where it starts, its text, and the break before it."""
    start = START.match(text)
    begin, gap = (start.end() if start else 0), "\n"
    for match in BREAK.finditer(text, begin):
        if has_words(piece := text[begin : match.start()]):
            yield begin, piece, gap
            gap = match.group()
        begin = match.end()
    if has_words(text[begin:]):
        yield begin, text[begin:], gap


def _lead(text: str, words: VerbWords) -> int:
    """How many characters stand before the act itself: "The case manager should", "SaLT to"."""
    length = len(text) - len(text.lstrip())
    named = OWNER_FIRST.match(text, length)
    if named and named["verb"] in words.acts and named["first"] not in words.acts:
        return named.start("verb")
    while match := words.lead.begins(text[length:]):
        rest = text[length + match.end() :]
        skipped = len(rest) - len(rest.lstrip(" ,:-"))
        if not rest[skipped:]:
            break
        length += match.end() + skipped
    return length


def _begins_act(text: str, gap: str, words: VerbWords) -> bool:
    first = re.match(r"[\w'-]+", text)
    if first is None:
        return False
    if first.group() in words.acts:
        return not text[first.end() :].startswith(" of ")  # "an update of the plan" is a thing
    if "as well as" in gap or "also" in gap or "plus" in gap:
        return first.group().endswith("ing") and len(first.group()) > 5
    if words.vague.begins(text) or words.weak.begins(text) or words.quality.begins(text):
        return True
    return words.passive.find(text[:90]) is not None


def _follows(text: str, words: VerbWords) -> bool:
    """Whether an act finishes the one before; a bare verb ("draft, sign and send it") shares its object."""
    if BARE.match(text) or words.following.begins(text):
        return True
    verb = re.match(r"[\w'-]+\s+(?:up\s+|out\s+|on\s+|back\s+)?", text)
    return bool(verb and words.pointing.begins(text[verb.end() :]))
