"""The kinds of list a rule file can hold, checked strictly as it is read."""

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from audit.coach.phrases import Phrases


def _phrases(value: object) -> object:
    return Phrases(value) if isinstance(value, list) and all(isinstance(v, str) for v in value) else value


def _words(value: object) -> object:
    """Words in one text, parted by spaces or lines, or a list of them."""
    if isinstance(value, str):
        return frozenset(value.split())
    return frozenset(value) if isinstance(value, list) else value


def _choices(value: object) -> object:
    """A table from phrase to what belongs to it."""
    return Choices(value) if isinstance(value, dict) else value


def _expression(value: object) -> object:
    try:
        return re.compile(value) if isinstance(value, str) else value
    except re.error as error:
        raise ValueError(f"this is no regular expression: {error}") from error


class Choices:
    """Phrases that each stand for something: what the text begins with decides."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._each = [(Phrases([phrase]), meaning) for phrase, meaning in _longest_first(table)]

    def of(self, text: str) -> tuple[str, str] | None:
        """The longest phrase that the text begins with, as it stands there, and its meaning."""
        for phrase, meaning in self._each:
            if match := phrase.begins(text):
                return match.group(), meaning
        return None


def _longest_first(table: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(table.items(), key=lambda pair: -len(pair[0]))


PhraseList = Annotated[Phrases, BeforeValidator(_phrases)]
WordSet = Annotated[frozenset[str], BeforeValidator(_words)]
ChoiceTable = Annotated[Choices, BeforeValidator(_choices)]
Expression = Annotated[re.Pattern[str], BeforeValidator(_expression)]


class Lists(BaseModel):
    """A file of lists: never changed, and strict about what it holds."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
