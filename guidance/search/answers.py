"""One look-up from typed text to answer, whatever was typed: a number, a form question, or words."""

from collections.abc import Sequence

from guidance.beside import guidance_for
from guidance.crosswalk import Asked, Crosswalk
from guidance.library import Library
from guidance.models import Part, Result
from guidance.numbers import normalise
from guidance.search.kinds import SearchKind, kind_of
from guidance.search.searcher import Scored, Searcher, searcher_of


class Answer(Part):
    """What a look-up found, in the shape of `checkback guidance search --json`."""

    query: str
    kind: SearchKind
    form_question: str | None = None
    results: tuple[Result, ...] = ()


def look_up(
    query: str, library: Library, questions: Sequence[Asked], crosswalk: Crosswalk, limit: int = 10
) -> Answer:
    """Answer whatever was typed; `questions` are those of the form in force. Never an error.

    Kind `none` says that nothing in the guidance answers it. A form question without guidance stays `form`.
    """
    kind, form_question = kind_of(query, library, questions)
    searcher = searcher_of(library)
    found: list[Result] = []
    if kind == "form":
        asked = next(one for one in questions if one.number == form_question)
        found = guidance_for(library, asked, crosswalk, limit)
    elif kind == "number":
        found = _by_number(searcher, query)[:limit]
        kind = "number" if found else "none"
    elif kind == "words":
        found = searcher.search(query, limit)
        kind = "words" if found else "none"
    return Answer(query=query, kind=kind, form_question=form_question, results=tuple(found))


def _by_number(searcher: Searcher, query: str) -> list[Result]:
    """The entries whose numbers the query names, in its order; then the key questions of a named standard.

    Of two entries with one number, the one that the query's other words fit comes first.
    """
    concepts = searcher.concepts(query)
    named = searcher.library.named(query)
    if normalise(query) is None:
        fit = {(one.entry.document, one.entry.id): one.score for one in searcher.ranked(concepts)}
        mention = {(one.document, one.number): place for place, one in reversed(list(enumerate(named)))}
        named.sort(key=lambda one: (mention[one.document, one.number], -fit.get((one.document, one.id), 0.0)))
    named += [part for one in named if one.kind == "standard" for part in searcher.library.parts(one)]
    focus = searcher.focus(concepts)
    return [searcher.result(Scored(entry, 1.0), focus) for entry in named]
