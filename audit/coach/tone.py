"""Which way a grade points, which way the comment does, and whether the two contradict each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from audit.coach.lists import Lists, PhraseList
from audit.coach.writing import Sentence, Writing
from audit.ratings import recognise

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
    """How many sentences speak of what fell short and of what went well, and one of each."""

    poor: int
    good: int
    any_shortfall: bool
    worst: Sentence | None
    best: Sentence | None


def direction(grade: str, words: ToneWords) -> Direction | None:
    """Which way a grade points however it is written; None for no grade and for labels that are not known."""
    labels = {label: way for way in ("good", "poor", "none") for label in getattr(words.grades, way)}
    label = recognise(grade, tuple(labels))
    return labels[label] if label else None


def tone(writing: Writing, words: ToneWords) -> Tone:
    """How the comment speaks, sentence by sentence. What others are quoted as saying does not count."""
    scored = [(_balance(sentence, words.words), sentence) for sentence in writing.sentences]
    poor = [(score, sentence) for (score, _), sentence in scored if score < 0]
    good = [(score, sentence) for (score, _), sentence in scored if score > 0]
    return Tone(
        poor=len(poor),
        good=len(good),
        any_shortfall=any(shortfalls for (_, shortfalls), _ in scored),
        worst=min(poor, key=lambda pair: pair[0])[1] if poor else None,
        best=max(good, key=lambda pair: pair[0])[1] if good else None,
    )


def contradicts(way: Direction | None, spoken: Tone) -> Sentence | None:
    """The sentence that speaks most plainly against the grade, or None where the two agree.

    A good grade bears a shortfall or two beside what went well; a poor one bears praise beside a shortfall.
    """
    if way == "good" and spoken.poor >= 2 and spoken.poor >= 2 * spoken.good:
        return spoken.worst
    if way == "poor" and spoken.good >= 2 and not spoken.poor and not spoken.any_shortfall:
        return spoken.best
    return None


def _balance(sentence: Sentence, words: Signs) -> tuple[int, int]:
    """Good signs less bad ones, and how many bad ones there are."""
    text = _weighing(sentence.unquoted, words)
    well = [match.span() for match in words.denied_well.every(text)]
    bad = [match for match in words.bad.every(text) if not _inside(match.start(), well)]
    denied = [
        match
        for match in words.denial.every(text)
        if not _inside(match.start(), well) and not _is_well(text, match.end(), words)
    ]
    shortfalls = len(bad) + len(denied)
    if words.mended.find(text):
        shortfalls = max(0, shortfalls - 2)
    return words.good.count(text) + len(well) - 2 * shortfalls, shortfalls


def _weighing(text: str, words: Signs) -> str:
    """The part of the sentence that weighs: behind the comma where it begins with "After two missed sessions,"."""
    if words.turned.begins(text) and "," in text:
        return text.split(",", 1)[1]
    return text


def _is_well(text: str, end: int, words: Signs) -> bool:
    behind = words.bad_things.find(text[end : end + REACH])
    return behind is not None and len(text[end : end + behind.start()].split()) <= 1


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
