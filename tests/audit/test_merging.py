"""Three-way merging of one fact."""

import pytest

from audit.merging import Past, Verdict, judged, same


@pytest.mark.parametrize(
    ("sheet", "record", "base", "verdict"),
    [
        ("a", "a", "a", "same"),
        ("b", "a", "a", "sheet"),
        ("a", "b", "a", "record"),
        ("b", "b", "a", "same"),
        ("b", "c", "a", "conflict"),
        ("", "a", "a", "sheet"),
        ("", "b", "a", "conflict"),
    ],
)
def test_whichever_side_moved_alone_holds(sheet: str, record: str, base: str, verdict: Verdict) -> None:
    assert judged(sheet, record, Past([base], moved=record != base)) == verdict


def test_an_edit_that_was_taken_before_is_not_taken_again() -> None:
    assert judged("b", "c", Past(["a"], moved=True, taken=["b"])) == "record"


def test_without_a_moment_any_value_there_ever_was_is_untouched() -> None:
    past = Past(["a", "b", "c"], moved=True)
    assert [judged(value, "c", past) for value in "abcd"] == ["record", "record", "same", "conflict"]


@pytest.mark.parametrize(("one", "other"), [("a\r\nb", "a\nb"), (" a ", "a"), ("a\tb", "ab"), ("", "\n")])
def test_spaces_at_the_ends_and_kinds_of_line_ends_are_nobodys_edit(one: str, other: str) -> None:
    assert same(one, other)


def test_another_word_is_an_edit() -> None:
    assert not same("a b", "ab")
