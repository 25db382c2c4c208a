"""The scale of a form: its labels in order of merit, what each means, and what had to be worked out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from questionbank.models import Label, Meaning
from questionbank.reading.ratings.vocabulary import Known, Vocabulary
from questionbank.reading.text import squeezed

BEST, WORST_OF_TWO, WORST = 20, 65, 85  # strengths for labels nobody knows
EXPLAINED = re.compile(r"\b(\d{1,2}|[A-F])\s*[=:–-]\s*([A-Za-z][A-Za-z ]{1,40}?)(?=[,;.)/|\n]|\s+\d|$)")
FOUR_GRADES = ("1", "2", "3", "4")  # school-report marks: 1 is the best
PASSING, FAILING, NEVER = 50, 80, 101  # below the first good, from the second inadequate, never a rating
APART: Meaning = "not-applicable"


@dataclass(slots=True)
class Step:
    """One label while the scale is worked out. `inferred` says why its meaning is a guess, if it is one."""

    label: str
    strength: int
    meaning: Meaning
    printed: str | None = None
    misspelt: bool = False
    inferred: bool = False


@dataclass(slots=True)
class ScaleMaker:
    """Gathers the lists of ratings a form prints and makes one scale of them."""

    vocabulary: Vocabulary
    steps: dict[str, Step] = field(default_factory=dict)
    explained: dict[str, Known] = field(default_factory=dict)  # marks that the form explains: 1 = Outstanding

    def explain(self, text: str) -> None:
        """Take in a sentence that says what the marks of a scale stand for: `1 = Outstanding, 2 = Good`."""
        found = {
            mark: known for mark, said in EXPLAINED.findall(text) if (known := self.vocabulary.look_up(said))
        }
        if len(found) > 1:
            self.explained.update(found)

    def add(self, printed: Iterable[str]) -> tuple[str, ...]:
        """Take a list of labels in; gives the names they go by here."""
        labels = tuple(printed)
        strengths = self._strengths(labels)
        return tuple(self._take(label, s) for label, s in zip(labels, strengths, strict=True))

    def labels(self) -> tuple[Label, ...]:
        """The scale, best label first."""
        ordered = sorted(self.steps.values(), key=lambda step: step.strength)
        return tuple(
            Label(label=step.label, rank=rank, meaning=step.meaning, printed=step.printed)
            for rank, step in enumerate(ordered, start=1)
        )

    def remarks(self) -> list[str]:
        """What had to be worked out, a sentence each."""
        found: list[str] = []
        for step in self.steps.values():
            if step.misspelt:
                found.append(f'"{step.printed}" is taken for a slip and read as "{step.label}".')
            elif step.printed:
                found.append(f'"{step.printed}" is recorded as "{step.label}".')
        if self.steps:
            told = ", ".join(f'"{label.label}" as {label.meaning}' for label in self.labels())
            found.append(f"The form does not say how its ratings compare; best first they are taken: {told}.")
        guesses = [f'"{step.label}"' for step in self.steps.values() if step.inferred]
        if guesses:
            found.append(
                f"What {', '.join(guesses)} means was guessed from its place in the list; please check."
            )
        return found

    def _take(self, printed: str, strength: tuple[int, Meaning, bool]) -> str:
        known = self.vocabulary.look_up(printed)
        name = known.word.name if known and known.word.name else squeezed(printed)
        name = next((have for have in self.steps if have.casefold() == name.casefold()), name)
        worth, meaning, inferred = strength
        step = self.steps.setdefault(name, Step(name, worth, meaning, inferred=inferred))
        if worth > step.strength:
            step.strength, step.meaning = worth, meaning
        if squeezed(printed).casefold() != name.casefold():
            misspelt = bool(known and known.misspelt)
            if step.printed is None or (step.misspelt and not misspelt):
                step.printed, step.misspelt = squeezed(printed), misspelt
        return name

    def _strengths(self, labels: tuple[str, ...]) -> list[tuple[int, Meaning, bool]]:
        """How good each label of one list is, what it means, and whether that is a guess."""
        known = [self.explained.get(label) or self.vocabulary.look_up(label) for label in labels]
        levels = sum(1 for word in known if word is None or word.word.meaning != APART)
        guessed = _guesses(labels, [word.word.strength if word else None for word in known])
        found: list[tuple[int, Meaning, bool]] = []
        for word, guess in zip(known, guessed, strict=True):
            if word is None:
                found.append((guess, _meaning(guess), True))
            elif word.word.bottom and levels < 3:
                found.append((WORST_OF_TWO, "needs-work", False))
            else:
                found.append((word.word.strength, word.word.meaning, False))
        return found


def _meaning(strength: int) -> Meaning:
    if strength < PASSING:
        return "good"
    return "needs-work" if strength < FAILING else "inadequate"


def _guesses(labels: tuple[str, ...], strengths: list[int | None]) -> list[int]:
    """A strength for every label from its place: between its neighbours, or on from the last known one."""
    places = [i for i, s in enumerate(strengths) if s is None or s <= 100]
    if not _best_first(labels, [s for s in strengths if s is not None and s <= 100]):
        places.reverse()
    ladder = _filled([strengths[i] for i in places])
    found = [NEVER] * len(labels)
    for place, strength in zip(places, ladder, strict=True):
        found[place] = strength
    return found


def _filled(ladder: list[int | None]) -> list[int]:
    """Strengths from best to worst, the unknown ones spread evenly between the known."""
    known = [i for i, s in enumerate(ladder) if s is not None]
    if not known:
        worst = WORST if len(ladder) > 2 else WORST_OF_TWO
        return _spread(BEST, worst, len(ladder))
    found = [s or 0 for s in ladder]
    first, last = known[0], known[-1]
    if first:
        best = ladder[first] or 0
        found[:first] = _spread(min(BEST, best // 2), best, first + 1)[:-1]
    below = len(ladder) - 1 - last
    if below:
        base = ladder[last] or 0
        low = WORST_OF_TWO if below == 1 and base < PASSING else max(WORST, min(base + 5, 99))
        found[last + 1 :] = _spread(base, low, below + 1)[1:]
    for left, right in pairwise(known):
        found[left : right + 1] = _spread(ladder[left] or 0, ladder[right] or 0, right - left + 1)
    return found


def _spread(best: int, worst: int, count: int) -> list[int]:
    """Evenly spaced strengths from one to another."""
    return [round(best + (worst - best) * i / max(count - 1, 1)) for i in range(count)]


def _best_first(labels: tuple[str, ...], known: list[int]) -> bool:
    """Whether a list runs from its best label to its worst."""
    if len(known) >= 2:
        return known[0] <= known[-1]
    if labels and all(label.isdigit() for label in labels):
        return labels == FOUR_GRADES or labels[0] > labels[-1]
    return True
