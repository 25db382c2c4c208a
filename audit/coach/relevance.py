"""Whether an action is a matter of this child's audit, and whether it answers one of its findings."""

import re
from collections.abc import Mapping, Sequence

from audit.coach.lists import Lists, PhraseList, WordSet
from audit.coach.writing import Place

WORD = re.compile(r"[a-z']{2,}")
FEWEST_WORDS = 4  # "Chase them all." may be about anything


class WeakSubjects(Lists):
    """Subjects that prove nothing when they are shared."""

    names: WordSet
    shared: WordSet


class RelevanceWords(Lists):
    """Subjects of an audit and of an office, from data/relevance.toml."""

    workplace: PhraseList
    case: PhraseList
    about_a_case: PhraseList
    subjects: Mapping[str, PhraseList]
    weak_subjects: WeakSubjects


def workplace_matter(text: str, words: RelevanceWords) -> Place | None:
    """What the action says of the running of an office, where it says nothing of a child's case."""
    match = words.workplace.find(text)
    return Place(*match.span()) if match and text not in words.case else None


def no_case_matter(text: str, words: RelevanceWords) -> bool:
    """Whether nothing in the action is about a case at all. Short orders and other scripts are let be."""
    latin = WORD.findall(text)
    return len(latin) >= FEWEST_WORDS and text not in words.about_a_case


def answers_none(text: str, findings: Sequence[str], words: RelevanceWords) -> bool:
    """Whether the action shares no subject and no telling word with any finding.

    Where no finding or the action is about no known subject, nothing is said against it.
    """
    told = [finding.lower() for finding in findings if finding.strip()]
    mine = subjects(text, words)
    if not told or not mine:
        return False
    theirs = [subjects(finding, words) for finding in told]
    if not all(theirs):
        return False
    return not any(_meet(mine, found, words.weak_subjects.names) for found in theirs)


def _meet(mine: set[str], found: set[str], weak: frozenset[str]) -> bool:
    """Whether two texts share a subject; a weak one counts only where one of them is about nothing else."""
    shared = mine & found
    return bool(shared - weak) or bool(shared and (mine <= weak or found <= weak))


def subjects(text: str, words: RelevanceWords) -> set[str]:
    """The names of the subjects that a text in small letters is about."""
    return {name for name, phrases in words.subjects.items() if text in phrases}
