"""Other words for one thing meet in the mark of their group."""

import pytest

from guidance.errors import GuidanceError
from guidance.search.stages import Stages
from guidance.search.vocabulary import Group, Vocabulary, abbreviations_from, builtin_vocabulary
from guidance.words import terms
from tests.guidance.samples import entry

VOCABULARY = Vocabulary(
    [
        Group("@vlo", ["VLO", "victim liaison officer"]),
        Group("@ace", ["ACE", "adverse childhood experience"], frozenset({"ACE"})),
        Group("=1", ["knife", "offensive weapon"]),
        Group("=2", ["looked after", "in care"]),
    ]
)


def marks(text: str) -> set[str]:
    """The marks that a text to be found has."""
    return {term for term in VOCABULARY.marked(terms(text)) if not term.isalnum()}


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("ask the VLO", "@vlo"),
        ("liaison with the victim's liaison officer, or a victim liaison officer", "@vlo"),
        ("carrying knives", "=1"),
        ("had an offensive weapon", "=1"),
    ],
)
def test_a_phrase_has_the_mark_of_its_group_however_it_is_put(text: str, mark: str) -> None:
    assert marks(text) == {mark}


def test_part_of_a_phrase_has_no_mark() -> None:
    assert marks("a liaison officer, an offensive word") == set()


def test_a_word_that_is_an_abbreviation_in_capitals_only_marks_no_text() -> None:
    assert marks("an ace idea") == set()
    assert marks("an adverse childhood experience") == {"@ace"}


def test_a_phrase_that_stop_words_reduce_to_one_common_word_marks_nothing() -> None:
    assert marks("take care") == set()
    assert marks("a looked-after child") == {"=2"}


def test_the_words_of_an_abbreviation_are_known_one_by_one() -> None:
    assert VOCABULARY.parts["@vlo"] == ("liaison", "offic", "victim")


def test_a_service_adds_abbreviations_to_the_built_in_ones() -> None:
    vocabulary = builtin_vocabulary({"QXZ": ["quick exit zone"]})
    assert "@qxz" in vocabulary.marked(terms("the quick exit zone"))
    assert "@ete" in vocabulary.marked(terms("education, training and employment"))


def test_abbreviations_are_read_from_a_file_of_the_same_shape() -> None:
    text = '[abbreviations]\nQXZ = "quick exit zone"\nRO = ["referral order", "reparation order"]\n'
    assert abbreviations_from(text) == {
        "QXZ": "quick exit zone",
        "RO": ["referral order", "reparation order"],
    }


@pytest.mark.parametrize(
    ("text", "complaint"),
    [("[abbreviations", "not valid TOML"), ("[abbreviations]\nQXZ = 3\n", "'QXZ' must stand for a text")],
)
def test_abbreviations_that_do_not_fit_are_refused(text: str, complaint: str) -> None:
    with pytest.raises(GuidanceError, match=complaint):
        abbreviations_from(text)


STAGES = Stages(
    {
        "assessing": {"entry": ["assessing"], "query": ["assessed", "explored"]},
        "planning": {"entry": ["planning"], "query": ["plan"]},
    }
)


def test_an_entrys_section_tells_its_stage_before_its_question_does() -> None:
    assert STAGES.of_entry(entry("1", "Was planning good?", section="Assessing")) == "assessing"
    assert STAGES.of_entry(entry("1", "Was planning good?", section="Part 2")) == "planning"
    assert STAGES.of_entry(entry("1", "Assessing and planning")) is None
    assert STAGES.of_entry(entry("1", "Religion")) is None


def test_a_query_may_mean_one_stage_several_or_none() -> None:
    assert STAGES.meant(terms("was it explored")) == {"assessing"}
    assert STAGES.meant(terms("assessed and planned")) == {"assessing", "planning"}
    assert STAGES.meant(terms("religion")) == set()


def test_an_entry_of_another_stage_counts_less_and_one_of_no_stage_the_same() -> None:
    meant = STAGES.meant(terms("the plan"))
    assert (
        STAGES.factor("planning", meant) > STAGES.factor(None, meant) == 1 > STAGES.factor("assessing", meant)
    )
    assert STAGES.factor("planning", frozenset()) == 1
