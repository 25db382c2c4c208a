"""Numbers for the rows that lost theirs, inferred from their neighbours; numbers printed twice told apart.

A row between 2.1.05 and 2.1.08 with one other such row must be 2.1.06. A question that stands alone before
the first entry of a group is that group's key question, where other groups have one. A row for which the
neighbours leave no number, and which does not read like a question of its own, is text of the row before.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby, pairwise

from rapidfuzz import fuzz

from guidance.reading.drafts import Draft, next_numbered
from guidance.reading.joining import Joiner
from guidance.reading.numerals import Numeral
from guidance.reading.words import begins_lower, closed, ends_question, opens_question

SAME = 92  # per cent: two questions under one number that are this alike are one question


def number(drafts: Sequence[Draft], joiner: Joiner) -> list[Draft]:
    """The drafts with a number each, those that turn out to be no rows added to the row before them."""
    _key_questions(drafts, joiner)
    kept = _infer(drafts)
    return _told_apart(kept)


def _key_questions(drafts: Sequence[Draft], joiner: Joiner) -> None:
    """Number the key questions that lost their number."""
    starts = _starts(drafts)
    have = {draft.numeral.text for draft in drafts if draft.numeral and draft.role == "key question"}
    for draft, following in pairwise(drafts):
        if draft.part != "unnumbered" or not following.numeral or following.role != "entry":
            continue
        prefix, parent = following.numeral.parent
        for last, firsts in starts.items():
            text = prefix + ".".join(map(str, (*parent, last)))
            if following.numeral.parts[-1] in firsts and text not in have:
                have.add(text)
                draft.numeral = Numeral(text, prefix, (*parent, last), len(str(last)))
                draft.role, draft.status = "key question", "inferred"
                _spread(draft, joiner)


def _starts(drafts: Sequence[Draft]) -> dict[int, set[int]]:
    """The last groups of key questions, and with which entries they go on elsewhere in the document."""
    starts: dict[int, set[int]] = defaultdict(set)
    key: Numeral | None = None
    for draft in drafts:
        if draft.role == "key question" and draft.numeral:
            key = draft.numeral
        elif key and draft.numeral and draft.role == "entry":
            starts[key.parts[-1]].add(draft.numeral.parts[-1])
            key = None
    return starts


def _spread(draft: Draft, joiner: Joiner) -> None:
    """Put together the question of a key question that ran over the columns of the table."""
    first = draft.pieces[0] if draft.pieces else None
    if first and first.line == draft.line and begins_lower(first.text) and not closed(first.text):
        draft.asked = [joiner.weave(joiner.join(draft.asked), first.text)]
        del draft.pieces[0]


def _infer(drafts: Sequence[Draft]) -> list[Draft]:
    """Number the entries that lost their number from those around them."""
    kept: list[Draft] = []
    taken = {draft.numeral.text for draft in drafts if draft.numeral}
    later = next_numbered(drafts)
    before: Draft | None = None
    for lost, group in groupby(
        enumerate(drafts), key=lambda pair: pair[1].part == "unnumbered" and not pair[1].numeral
    ):
        members = list(group)
        if not lost:
            kept.extend(draft for _, draft in members)
            before = next((draft for _, draft in reversed(members) if draft.numeral), before)
            continue
        following = later[members[-1][0]]
        run = [draft for _, draft in members]
        for draft, numeral in zip(run, _between(before, following, len(run), taken), strict=True):
            _settle(draft, numeral, kept)
            before = draft if numeral else before
    return kept


def _between(
    before: Draft | None, following: Draft | None, count: int, taken: set[str]
) -> list[Numeral | None]:
    """The numbers of so many rows between two others, None for those that there is no number for."""
    low = before.numeral if before and before.role == "entry" else None
    high = following.numeral if following and following.role == "entry" else None
    distance = high.follows(low) if low and high else None
    if low and distance is not None and distance > 0:
        found = [low.at(low.parts[-1] + step) for step in range(1, count + 1) if step < distance]
    elif high and (low is None or distance is None):
        first = high.parts[-1] - count
        found = [high.at(last) for last in range(first, high.parts[-1]) if last > 0]
    elif low and high is None:
        found = [low.at(low.parts[-1] + step) for step in range(1, count + 1)]
    else:
        found = []
    free = [numeral for numeral in found if numeral.text not in taken]
    return [*free, *([None] * (count - len(free)))]


def _settle(draft: Draft, numeral: Numeral | None, kept: list[Draft]) -> None:
    """Give an entry its inferred number, or add what is no entry to the text before it."""
    draft.status = "inferred"
    if numeral is not None:
        draft.numeral = numeral
        kept.append(draft)
    elif _stands(draft) and kept:
        before = kept[-1].number or _printed(kept[-1])
        draft.number = before if before.startswith("after ") else f"after {before}"
        draft.note("no number between its neighbours is free for it")
        kept.append(draft)
    elif kept:
        for text in draft.asked:
            kept[-1].add(text, draft.line)
        kept[-1].pieces.extend(draft.pieces)


def _printed(draft: Draft) -> str:
    return draft.numeral.text if draft.numeral else "the start"


def _stands(draft: Draft) -> bool:
    """Whether an unnumbered row reads like an entry of its own: a whole question with a text beside it."""
    question = " ".join(draft.asked)
    return opens_question(question) and ends_question(question) and bool(draft.pieces)


def _told_apart(drafts: Sequence[Draft]) -> list[Draft]:
    """Rows with one number: a repeated question joined to the first, another question marked a duplicate."""
    first: dict[str, Draft] = {}
    kept: list[Draft] = []
    for draft in drafts:
        draft.number = draft.number or (draft.numeral.text if draft.numeral else "")
        earlier = first.get(draft.number) if draft.counts and draft.numeral else None
        if earlier is None:
            first[draft.number] = draft
        elif fuzz.ratio(" ".join(earlier.asked), " ".join(draft.asked)) >= SAME:
            earlier.pieces.extend(draft.pieces)
            earlier.note(
                f"its number and question stand again on line {draft.line}; the text there was added"
            )
            continue
        else:
            draft.status = "duplicate"
        kept.append(draft)
    return kept
