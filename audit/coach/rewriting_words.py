"""The words with which the coach offers another wording."""

from audit.coach.lists import ChoiceTable, Lists


class Templates(Lists):
    """Sentences that a person's own words are put into."""

    otherwise: str
    recorded: str
    measured: str
    aimed: str
    drafted: str


class RewritingWords(Lists):
    """Weak beginnings with what could stand in their place, and templates, from data/rewriting.toml."""

    verbs: ChoiceTable
    templates: Templates
