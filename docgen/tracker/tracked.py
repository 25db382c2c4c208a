"""What the tracker is made from, and the facts of it that several sheets need."""

from collections.abc import Sequence

from audit.themes.counting import forms
from audit.themes.models import Looked as Tracked
from questionbank.models import NOT_APPLICABLE

__all__ = ["Tracked", "question_labels"]


def question_labels(tracked: Sequence[Tracked]) -> list[str]:
    """Every rating that a question can have or has, best first, the one for not applicable last."""
    ranks = {NOT_APPLICABLE: 1000} | {s.label: s.rank for one in reversed(forms(tracked)) for s in one.scale}
    offered = dict.fromkeys(label for one in forms(tracked) for label in one.question_ratings)
    given = dict.fromkeys(
        answer.rating for one in tracked for answer in one.record.data.answers.values() if answer.rating
    )
    return sorted(offered | given, key=lambda label: ranks.get(label, 999))
