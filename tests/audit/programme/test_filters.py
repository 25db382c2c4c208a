"""The small expressions that say which children a line of enquiry is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.programme.errors import BadFilter
from audit.programme.filters import check, read
from audit.programme.shapes import Case

ANN = Case(
    childview_id="1", age=15, gender="girl", knife=True, order_type="Referral Order", other={"ward": "Bow"}
)
BEN = Case(childview_id="2", age=17, gender="boy", custody=True, care_status="child looked after")


@pytest.mark.parametrize(
    ("expression", "ann", "ben"),
    [
        ("", True, True),
        ("knife and age<=15 and not custody", True, False),
        ("custody or knife", True, True),
        ("not (custody or knife)", False, False),
        ("not custody or knife and age > 16", True, False),
        ("gender = Female", True, False),
        ("gender != f", False, True),
        ("order_type contains referral", True, False),
        ("Order-Type is 'referral order'", True, False),
        ("care_status is empty", True, False),
        ("care_status is not empty", False, True),
        ("age in (14, 15)", True, False),
        ("knife = yes", True, False),
        ("age >= 15 AND NOT knife", False, True),
        ("team is empty", True, True),
    ],
)
def test_an_expression_lets_through_whom_it_names(expression: str, ann: bool, ben: bool) -> None:
    assert (read(expression)(ANN), read(expression)(BEN)) == (ann, ben)


def test_further_columns_of_the_file_can_be_asked_for() -> None:
    assert read("ward = bow", {"ward"})(ANN)
    assert not read("ward = bow", {"ward"})(BEN)


@pytest.mark.parametrize(
    ("expression", "says"),
    [
        ("colour = red", "no column 'colour'; it has: age, care_status"),
        ("age <= fifteen", "needs a number, not 'fifteen'"),
        ("knife and", "ends where a column was expected"),
        ("(knife", "bracket is not closed"),
        ("knife custody", "'custody' is no comparison"),
        ("knife) or", "')' was not expected"),
        ("age in 14", "a list in brackets"),
        ("gender = 'girl", "cannot be read at"),
    ],
)
def test_a_wrong_expression_is_one_line_that_says_what_is_wrong(expression: str, says: str) -> None:
    with pytest.raises(BadFilter) as refused:
        read(expression)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused(expression: str) -> None:
    try:
        check(expression)
        read(expression)(ANN)
    except BadFilter:
        pass


@given(st.booleans(), st.booleans(), st.integers(10, 18))
def test_not_and_or_mean_what_they_say(knife: bool, custody: bool, age: int) -> None:
    case = Case(childview_id="1", age=age, knife=knife, custody=custody)
    assert read("not knife and custody or age < 14")(case) == ((not knife and custody) or age < 14)
