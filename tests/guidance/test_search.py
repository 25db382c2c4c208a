"""A look-up in words finds the entry that answers, or nothing."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidance.crosswalk import Asked, Crosswalk
from guidance.library import Library
from guidance.search.answers import look_up
from guidance.search.knowledge import builtin_knowledge
from guidance.search.searcher import Searcher
from tests.guidance.samples import small_library

NOTHING_JUDGED = Crosswalk({})
LIBRARY = small_library()
FORM = [Asked("12", "Breach", ("Was breach prompt after missed appointments?",))]
WAYS = {"carag": {"2.2.26": ("fourteen goals in a month", "plan is too ambitious")}}


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    return Searcher(small_library(), replace(builtin_knowledge(), ways=WAYS))


def first(searcher: Searcher, query: str) -> str | None:
    """The id of the best answer, or None for nothing."""
    results = searcher.search(query)
    return results[0].id if results else None


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("child who lives in a village", "2.1.01"),
        ("overloaded with targets", "2.2.26"),
        ("ambitious plan", "2.2.26"),
        ("VLO", "3.1.13#2"),
        ("nuerodiversity", "2.1.10"),
        ("substnce misuse", "2.1.10"),
    ],
)
def test_words_find_their_entry(searcher: Searcher, query: str, best: str) -> None:
    assert first(searcher, query) == best


@pytest.mark.parametrize("query", ["lunar eclipse timetable", "printer toner", "qwxzv"])
def test_what_nothing_answers_gets_nothing(searcher: Searcher, query: str) -> None:
    assert searcher.search(query) == []


def test_an_answer_cites_its_entry_and_gives_the_passage(searcher: Searcher) -> None:
    best = searcher.search("village buses")[0]
    assert best.cite == "carag 2.1.01"
    assert "bus times" in best.snippet


def test_a_superseded_entry_is_never_among_the_first_three() -> None:
    searcher = Searcher(small_library(older=True))
    documents = [one.document for one in searcher.search("parent's drinking")]
    assert "fji-sqs-2015" in documents
    assert "fji-sqs-2015" not in documents[:2]


def test_the_limit_is_kept(searcher: Searcher) -> None:
    assert len(searcher.search("family in planning", limit=2)) == 2


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "?!.,;",
        "\x00\x07\x1b",
        "<!channel> <@U123> *bold*",
        "家庭の飲酒",
        "كحول الوالدين",
        "a" * 10_000,
        "drinking " * 2_000,
        "\ud800",
    ],
)
def test_bad_input_gets_an_answer_or_nothing_never_an_error(query: str) -> None:
    answer = look_up(query, LIBRARY, FORM, NOTHING_JUDGED)
    assert answer.kind in {"words", "none"}
    assert bool(answer.results) == (answer.kind == "words")


@settings(max_examples=50)
@given(st.text(max_size=80))
def test_any_text_at_all_is_looked_up_without_an_error(text: str) -> None:
    look_up(text, LIBRARY, FORM, NOTHING_JUDGED)


@pytest.mark.parametrize(
    ("query", "kind", "ids"),
    [
        ("2,1,03", "number", ["2.1.03"]),
        ("carag 3.1.13", "number", ["3.1.13", "3.1.13#2"]),
        ("3.1.13 the VLO one", "number", ["3.1.13#2", "3.1.13"]),
        ("q12", "form", ["2.3.27"]),
        ("2.1.99", "none", []),
    ],
)
def test_whatever_is_typed_gets_its_kind_of_answer(query: str, kind: str, ids: list[str]) -> None:
    answer = look_up(query, LIBRARY, FORM, NOTHING_JUDGED)
    assert answer.kind == kind
    assert [one.id for one in answer.results][: len(ids)] == ids


def test_a_form_question_names_its_number() -> None:
    assert look_up("question twelve", LIBRARY, FORM, NOTHING_JUDGED).form_question == "12"


def test_an_abbreviation_that_a_service_added_is_understood() -> None:
    document = small_library().document("carag")
    assert document is not None
    own = Library([document], frozenset({"carag"}), {"BTV": "bus times"})
    assert look_up("BTV", own, FORM, NOTHING_JUDGED).results[0].id == "2.1.01"


def test_an_abbreviation_that_is_a_word_too_must_be_typed_in_capitals(searcher: Searcher) -> None:
    meant = {term for concept in searcher.concepts("AIM") for term in concept}
    plain = {term for concept in searcher.concepts("aim") for term in concept}
    assert "@aim" in meant
    assert "@aim" not in plain
