"""An example for the question at hand, so that advice shows what better wording looks like there."""

from collections.abc import Sequence
from functools import cached_property

from pydantic import field_validator

from audit.coach.lists import Lists, PhraseList

ELSE = "else"  # the example that serves where no other is nearer


class Example(Lists):
    """How a comment and an action can read for one question; data/examples.toml explains the fields."""

    number: str
    seen: str
    meant: str
    gap: str
    cost: str
    act: str
    shown: str
    owner: str = "Case Manager"
    words: PhraseList | None = None


class Examples(Lists):
    """The examples, from data/examples.toml."""

    example: Sequence[Example]

    @field_validator("example")
    @classmethod
    def _has_one_for_the_rest(cls, given: Sequence[Example]) -> Sequence[Example]:
        if not any(_key(example.number) == ELSE for example in given):
            raise ValueError(f"one example with the number {ELSE!r} is needed, for what no other is about")
        return given

    def of_question(self, question: str, section: str, question_text: str = "") -> Example:
        """The example for a question: that of its number, unless its wording is about something else.

        A form with other numbers is met by wording; what no example is about, by its section's example.
        """
        numbered = self._by_number(question)
        if numbered and (not question_text.strip() or _covered(numbered, _lower(question_text))):
            return numbered
        return self._nearest(question_text) or numbered or self._of_section(section)

    def has(self, question: str) -> bool:
        """Whether there is an example for that number or section."""
        return _key(question) in self._known

    def about(self, text: str) -> Example:
        """The example that shares most subjects with a text, such as an action or a finding."""
        return self._nearest(text) or self._known[ELSE]

    @cached_property
    def _known(self) -> dict[str, Example]:
        return {_key(example.number): example for example in self.example}

    def _by_number(self, question: str) -> Example | None:
        return self._known.get(_key(question))

    def _of_section(self, *names: str) -> Example:
        found = (self._known.get(_key(name)) for name in names)
        return next((example for example in found if example), self._known[ELSE])

    def _nearest(self, text: str) -> Example | None:
        """The example whose words cover most letters of the text; the earlier one where two cover as much."""
        lower = _lower(text)
        scores = [(_covered(example, lower), example) for example in self.example]
        best, example = max(scores, key=lambda score: score[0])
        return example if best else None


def _covered(example: Example, text: str) -> int:
    if example.words is None:
        return 0
    return sum(len(found) for found in {match.group() for match in example.words.every(text)})


def _lower(text: str) -> str:
    return text.lower().replace("’", "'")


def _key(name: str) -> str:
    return " ".join(name.casefold().replace("&", "and").split())
