"""What the grades mean: built in, or from a service's own file."""

from pathlib import Path

import pytest

from questionbank.builtin import case_audit
from questionbank.definitions import definitions
from questionbank.errors import UnreadableDocument


def test_every_overall_grade_of_the_built_in_form_has_a_definition() -> None:
    assert tuple(definitions()) == case_audit().overall_ratings


def test_a_service_can_give_its_own(tmp_path: Path) -> None:
    own = tmp_path / "grades.toml"
    own.write_text('\ufeff"Strong" = "All of it works."\nSound = "Most of it works. "\n', encoding="utf-8")
    assert definitions(own) == {"Strong": "All of it works.", "Sound": "Most of it works."}


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"none\.toml cannot be opened"):
        definitions(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"Good means well done", "cannot be read.*line 1"),
        (b"", "hold no grade"),
        (b'Good = ""', 'no text for "Good"'),
        (b"Good = 3", 'no text for "Good"'),
        (b'[Good]\ntext = "x"', 'no text for "Good"'),
        (b'Good = "caf\xe9"', "not UTF-8"),
    ],
)
def test_a_damaged_file_says_what_is_wrong(tmp_path: Path, content: bytes, complaint: str) -> None:
    own = tmp_path / "grades.toml"
    own.write_bytes(content)
    with pytest.raises(UnreadableDocument, match=complaint):
        definitions(own)
