"""The rules of the coaches, read from data that a service can change.

Each file of the folder `data` can be changed by a file of the same name in a folder of the service's own: a
key given there replaces the built-in one; tables are merged key by key; `[add]` and `[remove]` change a list
word by word.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError, field_validator

from audit.coach.achievable import AchievableWords
from audit.coach.acts import VerbWords
from audit.coach.errors import BadRules
from audit.coach.evidence import EvidenceWords
from audit.coach.examples import Examples
from audit.coach.impact import ImpactWords
from audit.coach.lists import Lists, fillable
from audit.coach.models import Flaw
from audit.coach.naming_words import NamingWords
from audit.coach.owners import OwnerWords
from audit.coach.relevance import RelevanceWords
from audit.coach.rewriting_words import RewritingWords
from audit.coach.timescales import TimescaleWords
from audit.coach.tone import ToneWords
from audit.coach.wording import WordingWords
from audit.faults import expected

FILES = (
    "rules",
    "evidence",
    "impact",
    "tone",
    "naming",
    "owners",
    "timescales",
    "verbs",
    "achievable",
    "relevance",
    "examples",
    "rewriting",
    "wording",
)


# What advice can be filled with.
GAPS = ("words", "example", "instead", "grade", "count", "day", "audit_date")


class Rule(Lists):
    """One rule: the flaw it finds (or a note), why it matters, and what the person reads."""

    code: Flaw | Literal["note"]
    reason: str
    advice: str
    on: bool = True

    @field_validator("advice")
    @classmethod
    def _has_known_gaps(cls, advice: str) -> str:
        return fillable(advice, GAPS)


class Threshold(Lists):
    """A number that a rule compares with, and why it is that number."""

    value: float
    reason: str


class RuleBook(Lists):
    """The rules and thresholds by name, from data/rules.toml."""

    rules: Mapping[str, Rule]
    thresholds: Mapping[str, Threshold]


class Rules(Lists):
    """Everything the coaches go by. One field for each file."""

    rules: RuleBook
    evidence: EvidenceWords
    impact: ImpactWords
    tone: ToneWords
    naming: NamingWords
    owners: OwnerWords
    timescales: TimescaleWords
    verbs: VerbWords
    achievable: AchievableWords
    relevance: RelevanceWords
    examples: Examples
    rewriting: RewritingWords
    wording: WordingWords

    def threshold(self, name: str) -> float:
        """The number of that name."""
        return self.rules.thresholds[name].value


@cache
def load_rules(folder: Path | None = None) -> Rules:
    """The built-in rules, changed by the files of `folder` where one is given.

    Everything is checked here, so that nothing fails later under somebody who is writing. Raises BadRules
    that names file and place for a file that cannot be read, a key that is not known, or a value that does
    not fit.
    """
    if folder and not folder.is_dir():
        raise BadRules(f"{folder} is no folder of rules for the coaches; see `coach` in checkback.toml")
    given = {path.stem: path for path in sorted(folder.glob("*.toml"))} if folder else {}
    if unknown := given.keys() - set(FILES):
        names = ", ".join(f"{name}.toml" for name in FILES)
        raise BadRules(f"{given[min(unknown)]} is no file of rules: the files are {names}")
    held = {name: _changed(_built_in(name), given.get(name)) for name in FILES}
    try:
        return Rules.model_validate(held)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name, *place = (str(step) for step in first["loc"])
        where = given.get(name, f"{name}.toml")
        raise BadRules(f"{where}: {'.'.join(place) or 'the whole'}: {expected(first)}") from error


def _built_in(name: str) -> dict[str, Any]:
    return _parsed(
        (files("audit.coach") / "data" / f"{name}.toml").read_text(encoding="utf-8"), f"{name}.toml"
    )


def _changed(built_in: dict[str, Any], path: Path | None) -> dict[str, Any]:
    if path is None:
        return built_in
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadRules(f"{path} cannot be read: {error}") from error
    change = _parsed(text, str(path))
    added, removed = _table(change, "add", path), _table(change, "remove", path)
    merged = _merged(built_in, change)
    for key in [*added, *removed]:
        merged[key] = _edited(merged.get(key), added.get(key, []), removed.get(key, []), f"{path}: {key}")
    return merged


def _table(change: dict[str, Any], name: str, path: Path) -> dict[str, Any]:
    given = change.pop(name, {})
    if not isinstance(given, dict):
        raise BadRules(f"{path}: [{name}] was expected to be a table, with a list of words for each key")
    return given


def _merged(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """The old table with what the new one gives; tables inside are merged too, anything else is replaced."""
    both = {key: _merged(old[key], value) for key, value in new.items() if _are_tables(old.get(key), value)}
    return {**old, **new, **both}


def _are_tables(old: object, new: object) -> bool:
    return isinstance(old, dict) and isinstance(new, dict)


def _edited(old: object, added: object, removed: object, where: str) -> list[str]:
    """A list of words with some added and some taken away. A text of words counts as a list."""
    words = old.split() if isinstance(old, str) else old
    if not (isinstance(words, list) and isinstance(added, list) and isinstance(removed, list)):
        raise BadRules(f"{where}: only a list of words can be added to or removed from, and by a list")
    if strange := [word for word in removed if word not in words]:
        raise BadRules(f"{where}: {strange[0]!r} is not in the list, so it cannot be removed")
    return [word for word in words if word not in removed] + added


def _parsed(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadRules(f"{where} is damaged: {error}") from error
