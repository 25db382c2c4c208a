"""The guidance that stands beside a form question without being asked for."""

from guidance.crosswalk import Asked, Crosswalk, Link
from guidance.library import Library
from guidance.models import Entry, Result
from guidance.search.searcher import Scored, Searcher, searcher_of

_LEAST = 0.25  # a worked-out entry must score this much to be shown
_TITLE, _OTHER_PROMPT, _WHY = 0.6, 0.25, 0.3  # what these words count for beside those of the prompt served


def guidance_for(library: Library, asked: Asked, crosswalk: Crosswalk, limit: int = 10) -> list[Result]:
    """The entries for one form question, best first, each with the passage that bears on it; [] for nothing.

    Where the question is one of the crosswalk's, its judgement holds; otherwise the entries are worked out by
    a look-up with the question's own words. Entries not in force are passed over.
    """
    searcher = searcher_of(library)
    judged = crosswalk.judged(asked)
    if judged is None:
        return _worked_out(searcher, asked, limit)
    held = [(link, library.entry(link.document, link.entry)) for link in judged.links]
    found = [(link, entry) for link, entry in held if entry is not None]
    return [
        _judged_result(searcher, asked, link, entry, rank / len(found))
        for rank, (link, entry) in enumerate(found[:limit])
    ]


def _judged_result(searcher: Searcher, asked: Asked, link: Link, entry: Entry, behind: float) -> Result:
    """One judged entry as a result; scores fall with the rank, a grade apart."""
    prompt = link.prompt if link.prompt and link.prompt <= len(asked.prompts) else None
    focus = _focus(searcher, asked, prompt, link.why)
    return searcher.result(Scored(entry, link.grade - 0.9 * behind), focus, prompt)


def _worked_out(searcher: Searcher, asked: Asked, limit: int) -> list[Result]:
    """The entries that a look-up finds for a question, each with the prompt it bears on most.

    The question as a whole counts most; an entry that answers one prompt well is not lost among the others.
    """
    whole = searcher.ranked(searcher.concepts(asked.text()))
    by_prompt = [
        {_key(one.entry): one.score for one in searcher.ranked(searcher.concepts(text))}
        for text in asked.prompts
    ]
    found: list[tuple[Scored, int | None]] = []
    for one in whole:
        served = [scores.get(_key(one.entry), 0.0) for scores in by_prompt] or [0.0]
        prompt = served.index(max(served)) + 1 if len(served) > 1 else None
        found.append((Scored(one.entry, 0.6 * one.score + 0.4 * max(served)), prompt))
    prompts = {_key(one.entry): prompt for one, prompt in found}
    ranked = searcher.current_first(sorted((one for one, _ in found), key=lambda one: -one.score))
    return [
        searcher.result(one, _focus(searcher, asked, prompts[_key(one.entry)], ""), prompts[_key(one.entry)])
        for one in ranked[:limit]
        if one.score >= _LEAST
    ]


def _key(entry: Entry) -> tuple[str, str]:
    """What tells an entry from all others."""
    return entry.document, entry.id


def _focus(searcher: Searcher, asked: Asked, prompt: int | None, why: str) -> dict[str, float]:
    """The stems a passage should have: of the prompt served first, then of title and other prompts."""
    weighted = [(asked.title or "", _TITLE), (why, _WHY)]
    for place, text in enumerate(asked.prompts, 1):
        weighted.append((text, 1.0 if prompt in {None, place} else _OTHER_PROMPT))
    focus: dict[str, float] = {}
    for text, weight in weighted:
        for one, worth in searcher.focus(searcher.concepts(text)).items():
            focus[one] = max(focus.get(one, 0.0), weight * worth)
    return focus
