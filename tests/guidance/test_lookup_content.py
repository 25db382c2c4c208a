"""The data behind the look-up is sound: every way of asking belongs to an entry, and nothing stands twice."""

from collections import Counter

from guidance.builtin import carag
from guidance.search.knowledge import Knowledge, builtin_knowledge
from guidance.words import terms

KNOWLEDGE: Knowledge = builtin_knowledge()


def test_every_entry_has_ways_of_asking_and_every_way_an_entry() -> None:
    ids = {entry.id for entry in (*carag().introductions, *carag().entries)}
    assert set(KNOWLEDGE.ways["carag"]) == ids


def test_no_way_of_asking_stands_twice_under_one_entry() -> None:
    for entry, ways in KNOWLEDGE.ways["carag"].items():
        repeated = [way for way, count in Counter(way.lower() for way in ways).items() if count > 1]
        assert not repeated, entry


def test_nothing_is_both_casework_and_elsewhere() -> None:
    assert not {way.lower() for way in KNOWLEDGE.casework} & {
        phrase.lower() for phrase in KNOWLEDGE.elsewhere
    }


def test_every_phrase_says_something() -> None:
    speechless = [text for text in (*KNOWLEDGE.casework, *KNOWLEDGE.vocabulary.texts) if not terms(text)]
    assert speechless == []
