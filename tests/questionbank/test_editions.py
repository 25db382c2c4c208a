"""Editions: named by content, never by when or where it was read."""

from hypothesis import given
from hypothesis import strategies as st

from questionbank.editions import stamp
from questionbank.models import Form
from tests.questionbank.forms import form, question, section


def test_the_edition_is_the_document_and_eight_digits() -> None:
    edition = stamp(form()).edition
    document, _, digits = edition.rpartition("-")
    assert document == "tiny"
    assert len(digits) == 8
    assert int(digits, 16) >= 0


def test_the_same_content_has_the_same_edition() -> None:
    assert stamp(form()) == stamp(form())
    assert stamp(stamp(form())) == stamp(form())


def test_one_changed_letter_makes_another_edition() -> None:
    changed = form(section("Assessment", question("1", "Did someone visit this home?")))
    assert stamp(changed).edition != stamp(form()).edition


def test_an_edition_survives_a_journey_through_json() -> None:
    stamped = stamp(form(header=["Auditor"], feedback=[{"key": "child", "from": "Child"}]))
    assert stamp(Form.model_validate_json(stamped.model_dump_json(by_alias=True))) == stamped


@given(st.text(max_size=30), st.text(max_size=30))
def test_two_forms_share_an_edition_only_when_they_are_equal(first: str, second: str) -> None:
    one, two = (form(section("Assessment", question("1", text))) for text in (first, second))
    assert (stamp(one).edition == stamp(two).edition) == (one == two)


def test_half_a_character_does_not_break_the_edition() -> None:
    assert stamp(form(title="Form \ud83d")).edition.startswith("tiny-")
