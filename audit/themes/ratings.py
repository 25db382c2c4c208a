"""Ratings by section, of the whole, and over the months."""

from collections import Counter
from collections.abc import Sequence

from audit.rules import section_key
from audit.themes.counting import labels, sections
from audit.themes.models import Figures, Looked, figures
from audit.themes.words import count
from audit.written import month


def by_section(looked: Sequence[Looked]) -> Figures:
    """How often each section was given each rating."""
    offered = labels(looked)
    given = Counter(
        (section_key(title), judgement.rating)
        for one in looked
        for title, judgement in one.record.data.sections.items()
        if judgement.rating
    )
    rows = [(title, [given[section_key(title), label] for label in offered]) for title in sections(looked)]
    rated = sum(given.values())
    told = f"{count(rated, 'section rating')} in {count(len(looked), 'audit')}."
    return figures("Ratings by section", "Section", offered, rows, told)


def overall(looked: Sequence[Looked]) -> Figures:
    """How often the whole audit was given each rating."""
    given = Counter(one.record.data.overall.rating for one in looked if one.record.data.overall.rating)
    rows = [(label, [given[label]]) for label in labels(looked)]
    told = f"{count(sum(given.values()), 'audit')} with an overall rating, of {len(looked)} handed in."
    return figures("Overall ratings", "Rating", ("Audits",), rows, told)


def by_month(looked: Sequence[Looked], months: Sequence[str]) -> Figures:
    """The ratings of sections, month by month; a month without audits has noughts."""
    offered = labels(looked)
    given = Counter(
        (one.record.data.month, judgement.rating)
        for one in looked
        for judgement in one.record.data.sections.values()
        if judgement.rating
    )
    rows = [(month(name), [given[name, label] for label in offered]) for name in months]
    return figures(
        "Section ratings by month", "Month", offered, rows, "All sections together, by programme month."
    )
