"""Which way a grade points, which way the comment does, and whether the two contradict each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from audit.coach.lists import Lists, PhraseList
from audit.coach.phrases import NUMBER, number
from audit.coach.writing import Sentence, Writing
from audit.ratings import recognise

TURN = re.compile(r"[,;)]\s*(?:but|yet|however|nevertheless|even so)\b")
SHARE = re.compile(rf"\b(?P<part>{NUMBER}) (?:out )?of (?:the |its |his |her |their )?(?P<whole>{NUMBER})\b")
Direction = Literal["good", "poor", "none"]

REACH = 60  # characters behind a denial within which the thing denied stands


class Grades(Lists):
    """Labels by the way they point."""

    good: Sequence[str]
    poor: Sequence[str]
    none: Sequence[str]


class Signs(Lists):
    """Words by which a sentence is read."""

    bad_things: PhraseList
    bad: PhraseList
    denial: PhraseList
    denied_well: PhraseList
    good: PhraseList
    turned: PhraseList
    mended: PhraseList


class ToneWords(Lists):
    """Grades and signs, from data/tone.toml."""

    grades: Grades
    words: Signs


@dataclass(frozen=True)
class Tone:
    """How many sentences speak of what fell short and of what went well, how plainly, and one of each."""

    poor: int
    good: int
    shortfalls: int
    praise: int
    worst: Sentence | None
    best: Sentence | None


def direction(grade: str, words: ToneWords) -> Direction | None:
    """Which way a grade points however it is written; None for no grade and for labels that are not known."""
    labels: dict[str, Direction] = {
        **dict.fromkeys(words.grades.good, "good"),
        **dict.fromkeys(words.grades.poor, "poor"),
        **dict.fromkeys(words.grades.none, "none"),
    }
    label = recognise(grade, tuple(labels))
    return labels[label] if label else None


def tone(writing: Writing, words: ToneWords) -> Tone:
    """How the comment speaks, sentence by sentence. Questions and quotations do not count."""
    sentences = [sentence for sentence in writing.sentences if not sentence.raw.endswith("?")]
    scored = [(_signs(sentence, words.words), sentence) for sentence in sentences]
    poor = [(good - 2 * bad, sentence) for (good, bad), sentence in scored if good < 2 * bad]
    good = [(good - 2 * bad, sentence) for (good, bad), sentence in scored if good > 2 * bad]
    return Tone(
        poor=len(poor),
        good=len(good),
        shortfalls=sum(bad for (_, bad), _ in scored),
        praise=sum(good for (good, _), _ in scored),
        worst=min(poor, key=lambda pair: pair[0])[1] if poor else None,
        best=max(scored, key=lambda pair: pair[0][0] - pair[0][1])[1] if scored else None,
    )


def contradicts(way: Direction | None, spoken: Tone, under_good: float, under_poor: float) -> Sentence | None:
    """The sentence that speaks most plainly against the grade, or None where the two agree.

    A good grade bears a shortfall or two beside what went well; a poor one needs one shortfall at the least.
    """
    if way == "good" and spoken.shortfalls >= under_good and spoken.poor >= max(2, 2 * spoken.good):
        return spoken.worst
    if way == "poor" and not spoken.shortfalls and spoken.praise >= under_poor:
        return spoken.best
    return None


def _signs(sentence: Sentence, words: Signs) -> tuple[int, int]:
    """How many good signs a sentence has, and how many shortfalls."""
    text = _weighing(sentence.unquoted, words)
    well = [match.span() for match in words.denied_well.every(text)]
    bad = {match.start() for match in words.bad.every(text)}
    denied = {match.start() for match in words.denial.every(text) if not _is_well(text, match.end(), words)}
    few, most = _shares(text)
    shortfalls = sum(not _inside(place, well) for place in bad | denied) + few
    if words.mended.find(text):
        shortfalls = max(0, shortfalls - 2)
    return words.good.count(text) + len(well) + most, shortfalls


def _shares(text: str) -> tuple[int, int]:
    """How many shares are half or less ("four of ten sessions"), and how many three quarters or more."""
    shares = [number(match["part"]) / max(number(match["whole"]), 1) for match in SHARE.finditer(text)]
    return sum(share <= 0.5 for share in shares), sum(0.75 <= share <= 1 for share in shares)


def _weighing(text: str, words: Signs) -> str:
    """The part that weighs: what follows "but", or the comma in "After two missed sessions, ..."."""
    for turn in TURN.finditer(text):
        if text[turn.end() :].strip():
            text = " " * turn.end() + text[turn.end() :]
    if words.turned.begins(text) and "," in text:
        return text.split(",", 1)[1]
    return text


def _is_well(text: str, end: int, words: Signs) -> bool:
    """Whether what is denied is a bad thing, within a word or two."""
    behind = words.bad_things.find(text[end : end + REACH])
    return behind is not None and len(text[end : end + behind.start()].split()) <= 1


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
