"""Moderated against original: where moderators agreed with auditors, and where not."""

from collections import Counter
from collections.abc import Sequence

from audit.models import OVERALL
from audit.rules import section_key
from audit.themes.counting import sections
from audit.themes.models import Figures, Looked, figures
from audit.themes.words import count


def agreement(looked: Sequence[Looked]) -> Figures:
    """How often the moderator agreed with the rating of each section and of the whole."""
    said = Counter(
        (section_key(title), agrees)
        for one in looked
        for title, agrees in one.record.data.verification.agrees.items()
    )
    titles = [*sections(looked), OVERALL]
    rows = [(title, [said[section_key(title), True], said[section_key(title), False]]) for title in titles]
    verified = sum(1 for one in looked if one.record.data.verification.agrees)
    told = f"{count(verified, 'audit')} moderated, of {len(looked)} handed in."
    return figures("Moderated against original", "Section", ("Agreed", "Disagreed"), rows, told)
