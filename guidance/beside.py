"""The guidance that stands beside a form question without being asked for."""

from guidance.crosswalk import Asked, Crosswalk, Link, likeness
from guidance.library import Library
from guidance.models import Entry, Result
from guidance.search.searcher import Scored, Searcher, searcher_of

_WHOLE, _PROMPT = (
    0.6,
    0.4,
)  # what the question as a whole counts for, and the prompt that an entry serves best
_LENT = 0.45  # what an entry gains from a judged question like this one, times the square of how like it is
_MOST_LIKE, _LEAST_LIKE = 3, 0.3  # how many judged questions lend their entries, and how like they must be
_LEAST = 0.25  # a worked-out entry must score this much to be shown
_TITLE, _OTHER_PROMPT, _WHY = 0.5, 0.25, 1.2  # what these words count for beside those of the prompt served

Key = tuple[str, str]  # document and id: what tells an entry from all others


def guidance_for(library: Library, asked: Asked, crosswalk: Crosswalk, limit: int = 10) -> list[Result]:
    """The entries for one form question, best first, each with the passage that bears on it; [] for nothing.

    Where the question is one of the crosswalk's, its judgement holds; entries not in force are passed over.
    Otherwise the entries are worked out from the question's own words and from judged questions like it.
    """
    searcher = searcher_of(library)
    judged = crosswalk.judged(asked)
    if judged is None:
        return _worked_out(searcher, asked, crosswalk)[:limit]
    held = [(link, library.entry(link.document, link.entry)) for link in judged.links]
    found = [(link, entry) for link, entry in held if entry is not None]
    return [
        _judged_result(searcher, asked, link, entry, rank / len(found))
        for rank, (link, entry) in enumerate(found[:limit])
    ]


def _judged_result(searcher: Searcher, asked: Asked, link: Link, entry: Entry, behind: float) -> Result:
    """One judged entry as a result; scores fall with the rank, a grade apart."""
    prompt = link.prompt if link.prompt and link.prompt <= len(asked.prompts) else None
    return searcher.result(
        Scored(entry, link.grade - 0.9 * behind), _focus(searcher, asked, prompt, link.why), prompt
    )


def _worked_out(searcher: Searcher, asked: Asked, crosswalk: Crosswalk) -> list[Result]:
    """The entries for a question that nobody judged, each with the prompt it bears on most."""
    lent = _lent(asked, crosswalk)
    if not lent and not searcher.answers(asked.text()):
        return []
    prompts: dict[Key, int | None] = {}
    scored: list[Scored] = []
    served = [_scores(searcher, asked, text) for text in asked.prompts]
    for key, one in _scores(searcher, asked, asked.text()).items():
        by_prompt = [scores[key].score if key in scores else 0.0 for scores in served] or [0.0]
        prompts[key] = by_prompt.index(max(by_prompt)) + 1 if len(by_prompt) > 1 else None
        scored.append(Scored(one.entry, _WHOLE * one.score + _PROMPT * max(by_prompt) + lent.get(key, 0.0)))
    ranked = searcher.current_first(sorted(scored, key=lambda one: -one.score))
    return [
        searcher.result(one, _focus(searcher, asked, prompts[_key(one.entry)], ""), prompts[_key(one.entry)])
        for one in ranked
        if one.score >= _LEAST
    ]


def _scores(searcher: Searcher, asked: Asked, text: str) -> dict[Key, Scored]:
    """How well every entry answers a text of the question, at the stage that its place in the form tells."""
    places = (asked.group, asked.section)
    ranked = searcher.ranked(searcher.concepts(text), [place for place in places if place])
    return {_key(one.entry): one for one in ranked}


def _lent(asked: Asked, crosswalk: Crosswalk) -> dict[Key, float]:
    """What entries gain from the judged questions most like this one."""
    alike = sorted(
        ((likeness(judged, asked), judged) for judged in crosswalk.questions.values()),
        key=lambda pair: -pair[0],
    )
    lent: dict[Key, float] = {}
    for how_like, judged in alike[:_MOST_LIKE]:
        for link in judged.links if how_like >= _LEAST_LIKE else ():
            key = link.document, link.entry
            lent[key] = lent.get(key, 0.0) + _LENT * how_like * how_like * link.grade / 2
    return lent


def _key(entry: Entry) -> Key:
    """What tells an entry from all others."""
    return entry.document, entry.id


def _focus(searcher: Searcher, asked: Asked, prompt: int | None, why: str) -> dict[str, float]:
    """The terms a passage should have: of the prompt served first, then of title and other prompts."""
    weighted = [(asked.title or "", _TITLE), (why, _WHY)]
    for place, text in enumerate(asked.prompts, 1):
        weighted.append((text, 1.0 if prompt in {None, place} else _OTHER_PROMPT))
    focus: dict[str, float] = {}
    for text, weight in weighted:
        for term, worth in searcher.focus(searcher.concepts(text)).items():
            focus[term] = max(focus.get(term, 0.0), weight * worth)
    return focus
