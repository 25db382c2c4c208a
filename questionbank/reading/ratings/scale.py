"""The scale of a form: its labels in order of merit, what each means, and what had to be worked out for it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from questionbank.models import Label, Meaning
from questionbank.reading.ratings.vocabulary import Vocabulary
from questionbank.reading.text import squeezed

BEST, WORST_OF_TWO, WORST = 20, 65, 85  # strengths for labels nobody knows
FOUR_GRADES = ("1", "2", "3", "4")  # school-report marks: 1 is the best
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
        known = [self.vocabulary.look_up(label) for label in labels]
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
    if strength < 50:
        return "good"
    return "needs-work" if strength < 80 else "inadequate"


def _guesses(labels: tuple[str, ...], strengths: list[int | None]) -> list[int]:
    """A strength for every label from its place: between its neighbours, or from best to worst."""
    rising = _best_first(labels, [s for s in strengths if s is not None and s <= 100])
    places = [i for i, s in enumerate(strengths) if s is None or s <= 100]
    last = max(len(places) - 1, 1)
    worst = WORST if len(places) > 2 else WORST_OF_TWO
    found = [101] * len(labels)
    for order, i in enumerate(places):
        share = order / last if rising else 1 - order / last
        found[i] = round(BEST + (worst - BEST) * share)
        below, above = _neighbours(strengths, i, rising)
        if below is not None or above is not None:
            found[i] = _between(below, above)
    return found


def _neighbours(strengths: list[int | None], place: int, rising: bool) -> tuple[int | None, int | None]:
    """The nearest known strengths on the better and the worse side of a place."""
    left = [s for s in strengths[:place] if s is not None and s <= 100]
    right = [s for s in strengths[place + 1 :] if s is not None and s <= 100]
    before, after = (left[-1] if left else None), (right[0] if right else None)
    return (before, after) if rising else (after, before)


def _between(better: int | None, worse: int | None) -> int:
    if better is not None and worse is not None:
        return (better + worse) // 2
    if better is not None:
        return min(better + 25, 99)
    assert worse is not None
    return max(worse - 25, 0)


def _best_first(labels: tuple[str, ...], known: list[int]) -> bool:
    """Whether a list runs from its best label to its worst."""
    if len(known) >= 2:
        return known[0] <= known[-1]
    if all(label.isdigit() for label in labels):
        return labels == FOUR_GRADES or labels[0] > labels[-1]
    return True
