"""The library holds the guidance in force and shows entries by number."""

import pytest

from guidance.errors import UnknownEntry
from tests.guidance.samples import small_library


def test_both_entries_of_a_number_printed_twice_are_shown() -> None:
    assert [entry.id for entry in small_library().show("3,1,13")] == ["3.1.13", "3.1.13#2"]


def test_one_of_two_is_shown_by_its_id() -> None:
    assert [entry.id for entry in small_library().show("3.1.13#2")] == ["3.1.13#2"]


def test_introductions_are_shown_but_not_listed() -> None:
    library = small_library()
    assert [entry.kind for entry in library.show("v1.1")] == ["standard"]
    assert "V1.1" not in {entry.number for entry in library.entries()}


def test_an_unknown_number_names_the_nearest_ones() -> None:
    with pytest.raises(
        UnknownEntry, match=r"No guidance entry is numbered '2\.1\.04'. The nearest are"
    ) as caught:
        small_library().show("2.1.04")
    assert "2.1.03" in caught.value.nearest


def test_an_unknown_document_is_named_with_those_in_force() -> None:
    with pytest.raises(UnknownEntry, match="In force: carag, fji-sqs-2015"):
        small_library().show("2.1.03", "another")


def test_a_library_without_documents_says_so() -> None:
    from guidance.library import Library

    with pytest.raises(UnknownEntry, match="no guidance is in force"):
        Library([], frozenset()).show("2.1")


def test_a_number_that_only_an_unsearched_document_has_is_still_shown() -> None:
    assert [entry.document for entry in small_library().show("7. a")] == ["fji-sqs-2015"]


def test_the_searched_document_is_shown_before_an_unsearched_one() -> None:
    assert [(e.document, e.number) for e in small_library().show("2.1.3")] == [("carag", "2.1.03")]


def test_current_entries_come_before_superseded_ones() -> None:
    shown = small_library(older=True).show("2.1.3")
    assert [(entry.document, entry.number) for entry in shown] == [
        ("carag", "2.1.03"),
        ("fji-sqs-2015", "2.1.3"),
    ]


def test_the_entries_of_one_document_can_be_listed() -> None:
    assert [entry.number for entry in small_library().entries("fji-sqs-2015")] == ["7a", "2.1.3"]
