"""The look-up on the built-in guidance stays as good as it was measured to be (benchmarks/guidance).

The floors lie a little under the measured figures, so that they hold what was reached without nailing it.
"""

from collections.abc import Sequence

import pytest

from benchmarks.guidance import sets
from benchmarks.guidance.baselines import bm25, char_tfidf, token_set
from benchmarks.guidance.measures import mean, ndcg, recall, reciprocal_rank
from guidance.beside import guidance_for
from guidance.builtin import carag
from guidance.crosswalk import Asked, Crosswalk, builtin_crosswalk
from guidance.library import Library
from guidance.search.answers import look_up
from guidance.search.searcher import Searcher, searcher_of
from guidance.snippets import LONGEST

LIBRARY = Library([carag()], frozenset({"carag"}))
ENTRIES = [*carag().introductions, *carag().entries]
NOTHING_JUDGED = Crosswalk({})


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    return searcher_of(LIBRARY)


@pytest.fixture(scope="module")
def found(searcher: Searcher) -> list[tuple[sets.Judged, list[str]]]:
    """The half of our queries that no weight was fitted on, each with the ids found."""
    return [(one, [result.id for result in searcher.search(one.text)]) for one in sets.ours("b")]


def test_the_best_entries_come_first(found: Sequence[tuple[sets.Judged, list[str]]]) -> None:
    answered = [(ids, one.grades) for one, ids in found if one.grades]
    assert mean([ndcg(ids, grades) for ids, grades in answered]) > 0.76
    assert mean([recall(ids, grades) for ids, grades in answered]) > 0.8
    assert mean([reciprocal_rank(ids, grades) for ids, grades in answered]) > 0.85


def test_what_nothing_answers_gets_nothing_and_the_rest_does_not(
    found: Sequence[tuple[sets.Judged, list[str]]],
) -> None:
    assert mean([not ids for one, ids in found if not one.grades]) >= 0.9
    assert mean([not ids for one, ids in found if one.grades]) <= 0.03


def test_the_lookup_is_ahead_of_plain_search(found: Sequence[tuple[sets.Judged, list[str]]]) -> None:
    answered = [(one, ids) for one, ids in found if one.grades]
    ours = mean([ndcg(ids, one.grades) for one, ids in answered])
    for ranker in (token_set(ENTRIES), bm25(ENTRIES), char_tfidf(ENTRIES)):
        assert ours > mean([ndcg(ranker(one.text), one.grades) for one, _ in answered]) + 0.15


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.id for entry in ENTRIES])
def test_every_number_is_found_however_it_is_typed(entry: object) -> None:
    number = entry.number  # type: ignore[attr-defined]
    for typed in (
        number,
        f"q {number.replace('.', ',')}",
        f"{number.replace('.', ' ')} please",
        f"carag {number}.",
    ):
        answer = look_up(typed, LIBRARY, (), NOTHING_JUDGED)
        assert answer.kind == "number"
        assert answer.results[0].number == number


def test_every_judged_entry_is_there_and_every_passage_fits() -> None:
    crosswalk = builtin_crosswalk()
    for judged in crosswalk.questions.values():
        asked = Asked(judged.number, judged.topic, (judged.topic,) * 3)
        results = guidance_for(LIBRARY, asked, crosswalk, limit=20)
        assert [one.id for one in results] == [link.entry for link in judged.links]
        assert all(0 < len(one.snippet) <= LONGEST for one in results)


def test_what_the_crosswalk_leaves_out_is_worked_out_with_its_help() -> None:
    crosswalk = builtin_crosswalk()
    without = Crosswalk({number: one for number, one in crosswalk.questions.items() if number != "35"})
    asked = Asked(
        "35", None, ("Were the MAPPA and risk panel actions carried out?",), "Implementation & Delivery"
    )
    assert guidance_for(LIBRARY, asked, without, limit=3)
