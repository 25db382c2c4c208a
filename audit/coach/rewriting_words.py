"""The words with which the coach offers another wording."""

from collections.abc import Mapping

from pydantic import field_validator

from audit.coach.lists import Choices, ChoiceTable, Lists, fillable


class Templates(Lists):
    """Sentences that a person's own words are put into."""

    otherwise: str
    measured: str
    aimed: str
    begun: str
    drafted: str

    @field_validator("otherwise", "measured", "aimed", "begun")
    @classmethod
    def _holds_the_action(cls, text: str) -> str:
        return fillable(text, ("action",))

    @field_validator("drafted")
    @classmethod
    def _holds_the_finding(cls, text: str) -> str:
        return fillable(text, ("finding",))


class RewritingWords(Lists):
    """Weak beginnings with what could stand in their place, templates and tails, from data/rewriting.toml."""

    verbs: ChoiceTable
    templates: Templates
    tails: Mapping[str, str]

    @field_validator("verbs")
    @classmethod
    def _hold_the_rest(cls, verbs: Choices) -> Choices:
        for meaning in verbs.meanings:
            fillable(meaning, ("rest",))
        return verbs
