"""The words with which the coach offers another wording."""

from collections.abc import Mapping

from audit.coach.lists import ChoiceTable, Lists


class Templates(Lists):
    """Sentences that a person's own words are put into."""

    otherwise: str
    measured: str
    aimed: str
    begun: str
    drafted: str


class RewritingWords(Lists):
    """Weak beginnings with what could stand in their place, templates and tails, from data/rewriting.toml."""

    verbs: ChoiceTable
    templates: Templates
    tails: Mapping[str, str]
