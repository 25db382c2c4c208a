"""What people write in a place, as a value of the record; what is not sure is no value."""

import datetime as dt

import pytest

from audit.record import Value
from docgen.form_reading.known import Kind, Spot
from docgen.form_reading.values import Unclear, Understanding, in_action
from tests.docgen import examples
from tests.docgen.form_reading import treatments as t
from tests.docgen.form_reading.written import back, full_data, written

understand = Understanding(dt.date(2026, 11, 20))


def value(kind: Kind, text: str, options: tuple[str, ...] = ()) -> Value:
    return understand(Spot("/x", "x", kind, options), text)


@pytest.mark.parametrize(
    "text", ["2026-03-03", "03/03/2026", "3.3.26", "3rd March 2026", "3 Mar 26", " 3 March, 2026. "]
)
def test_a_date_however_it_is_typed(text: str) -> None:
    assert value("date", text) == "2026-03-03"


@pytest.mark.parametrize("text", ["3 March", "16/5", "soon", "31/02/2026", "between 3 and 5 March 2026"])
def test_a_day_that_may_be_another_is_no_date(text: str) -> None:
    with pytest.raises(Unclear):
        value("date", text)


@pytest.mark.parametrize("text", ["November 2026", "2026-11", "11/2026", "Nov 2026", "20/11/2026", "nov '26"])
def test_a_month_however_it_is_typed(text: str) -> None:
    assert value("month", text) == "2026-11"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("12 November 2026", "2026-11-12"),
        ("12 November 2026, virtual", {"date": "2026-11-12", "mode": "virtual", "with": None}),
        (
            "12 November 2026, with mother, father",
            {"date": "2026-11-12", "mode": None, "with": "mother, father"},
        ),
        ("Teams call with Sam on 12/11/2026", {"date": "2026-11-12", "mode": "virtual", "with": "Sam"}),
        ("12/11/26 (face-to-face)", {"date": "2026-11-12", "mode": "face to face", "with": None}),
        ("-", None),
    ],
)
def test_a_conversation_however_it_is_told(text: str, held: Value) -> None:
    assert value("conversation", text) == held


@pytest.mark.parametrize("text", ["declined", "12 November 2026 and again 3 December 2026", "in spring"])
def test_a_conversation_without_one_sure_date_is_told(text: str) -> None:
    with pytest.raises(Unclear):
        value("conversation", text)


def test_words_about_a_conversation_are_told_and_its_date_is_taken() -> None:
    with pytest.raises(Unclear) as unclear:
        value("conversation", "12/11/2026 in person; he was upset about school all morning")
    assert unclear.value.value == {"date": "2026-11-12", "mode": "face to face", "with": None}
    assert unclear.value.text == "he was upset about school all morning"


def test_yes_and_no() -> None:
    assert [value("agreement", text) for text in ("Agree", "yes.", "☒", "Do not agree", "N", "n/a")] == [
        True, True, True, False, False, None,
    ]  # fmt: skip
    with pytest.raises(Unclear):
        value("agreement", "Agree, but the plan was late")


def test_what_stands_beside_a_rating_is_kept_for_telling() -> None:
    with pytest.raises(Unclear) as unclear:
        value("rating", "RI - late", ("Good", "Requires Improvement"))
    assert (unclear.value.value, unclear.value.text) == ("Requires Improvement", "late")


def test_an_age_is_a_number_where_it_is_one() -> None:
    assert [value("age", text) for text in ("15", "15 and a half", "007")] == [15, "15 and a half", "007"]


def test_columns_of_actions_that_hold_more_than_text() -> None:
    assert in_action("status", "in progress") == "In progress"
    assert in_action("status", "nearly") is None
    assert in_action("question", "Q 12.") == "12"
    assert in_action("action", "Visit ") == "Visit "


def test_a_place_of_the_form_that_the_record_does_not_have_is_told() -> None:
    form = examples.form()
    docx = written(full_data(form).model_copy(update={"actions": ()}), form)
    found = back(t.with_text(docx, "header.shoe-size", [t.paragraph("42")]), form)
    assert [(one.where, one.text, one.why) for one in found.unplaced] == [
        ("Shoe size", "42", "the record has no place for it")
    ]
