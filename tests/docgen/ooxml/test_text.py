"""Any text a person can type goes into Word runs and comes back the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from audit.text import clean
from docgen.ooxml.names import W_NS
from docgen.ooxml.text import attribute, is_right_to_left, runs, text_of

AWKWARD = [
    "Fish & chips <b> \"quoted\" 'single' ]]> &amp;",
    "tab\there,\ttwo\t\tthere",
    "line\nbreak\n\nand a blank line\n",
    "  two  spaces   kept ",
    "=SUM(A1:A9)",
    "Ŵyn ŷ â – Llŷn",
    "emoji 😀👩‍👩‍👧 flag 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "She said مرحبا (hello), then שלום; 12.",
    "كل النص بالعربية، (مثال) 12",
    "x" * 4000,
]
any_text = st.text(st.characters(exclude_categories=[]), max_size=60)


def document(content: str) -> etree._Element:
    return etree.fromstring(f'<w:p xmlns:w="{W_NS}">{content}</w:p>')


@pytest.mark.parametrize("said", AWKWARD)
def test_awkward_text_comes_back_the_same(said: str) -> None:
    assert text_of(document(runs(said))) == said


@settings(max_examples=300)
@given(any_text)
def test_every_text_comes_back_as_it_was_cleaned(said: str) -> None:
    assert text_of(document(runs(said))) == clean(said)[0]


@given(any_text)
def test_every_text_can_stand_in_an_attribute(said: str) -> None:
    assert etree.fromstring(f'<a b="{attribute(said)}"/>').get("b") == clean(said)[0]


def test_a_character_that_xml_forbids_is_left_out() -> None:
    assert text_of(document(runs("a\x00b\ud83dc\x0bd"))) == "abcd"


def test_a_stretch_from_right_to_left_is_marked_and_the_rest_is_not() -> None:
    root = document(runs("He said مرحبا يا صديقي, and left", "<w:rPr><w:b/></w:rPr>"))
    marked = {text_of(r): r.find(f"{{{W_NS}}}rPr/{{{W_NS}}}rtl") is not None for r in root}
    assert marked == {"He said ": False, "مرحبا يا صديقي": True, ", and left": False}


@pytest.mark.parametrize(("said", "rtl"), [("12 مرحبا", True), ("abc مرحبا", False), ("123", False)])
def test_the_first_letter_decides_the_direction_of_a_paragraph(said: str, rtl: bool) -> None:
    assert is_right_to_left(said) is rtl


def test_tracked_insertions_are_read_and_deletions_are_not() -> None:
    kept = "<w:r><w:t>kept </w:t></w:r>"
    root = document(
        f"{kept}<w:ins><w:r><w:t>added</w:t></w:r></w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>!</w:t></w:r></w:sdtContent></w:sdt>"
    )
    assert text_of(root) == "kept added!"


def test_word_is_told_to_keep_spaces() -> None:
    space = "{http://www.w3.org/XML/1998/namespace}space"
    texts = list(document(runs("  a\t b ")).iter(f"{{{W_NS}}}t"))
    assert [t.get(space) for t in texts] == ["preserve", "preserve"]
