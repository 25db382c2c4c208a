"""A snippet is the passage that bears on what was asked, in whole sentences."""

from hypothesis import given
from hypothesis import strategies as st

from guidance.snippets import LONGEST, marked, sentences, snippet
from tests.guidance.samples import entry

LONG = " ".join(
    f"Sentence number {n} speaks of nothing in particular and goes on for a while." for n in range(30)
)


def test_the_passage_that_bears_on_the_question_is_chosen_not_the_first() -> None:
    held = entry("1", "Q", LONG, "Siblings may be afraid. Ask about them.")
    assert snippet(held, {"sibl": 2.0, "afraid": 1.0}).startswith("Siblings may be afraid.")


def test_a_snippet_ends_with_a_sentence_and_fits() -> None:
    text = snippet(entry("1", "Q", LONG), {"particular": 1.0})
    assert len(text) <= LONGEST
    assert text.endswith(".")


def test_abbreviations_do_not_end_a_sentence() -> None:
    held = sentences(entry("1", "Q", "Ask others, e.g. Social care. Then write."))
    assert [one.text for one in held] == ["Ask others, e.g. Social care.", "Then write."]


def test_list_items_stand_alone() -> None:
    held = sentences(entry("1", "Q", "It includes: • poverty • bullying at school\n- debt"))
    assert [one.text for one in held] == ["It includes:", "• poverty", "• bullying at school", "- debt"]


def test_a_sentence_too_long_is_cut_round_what_was_asked() -> None:
    endless = ", ".join([f"a matter of sort {n}" for n in range(60)]) + ", the fear of dogs, and more."
    text = snippet(entry("1", "Q", endless), {"dog": 1.0})
    assert len(text) <= LONGEST
    assert "dogs" in text
    assert text.startswith("… ")


def test_an_entry_without_text_answers_with_its_question() -> None:
    assert snippet(entry("1", "Preferred language"), {}) == "Preferred language"


def test_the_words_asked_for_are_marked_however_they_are_inflected() -> None:
    assert marked("Knives are weapons.", "carrying a weapon") == [
        ("Knives are ", False),
        ("weapons", True),
        (".", False),
    ]


@given(st.text(max_size=200), st.text(max_size=50))
def test_marked_pieces_make_the_text_again(text: str, query: str) -> None:
    assert "".join(piece for piece, _ in marked(text, query)) == text


@given(st.lists(st.text(max_size=600), max_size=4), st.dictionaries(st.text(max_size=5), st.floats(0, 5)))
def test_any_entry_gives_a_snippet_that_fits(paragraphs: list[str], focus: dict[str, float]) -> None:
    assert len(snippet(entry("1", "Q", *paragraphs), focus)) <= LONGEST
