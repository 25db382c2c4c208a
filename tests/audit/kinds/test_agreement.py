"""How far raters agree: properties that hold for any ratings, and figures worked out by hand."""

import math

from hypothesis import given
from hypothesis import strategies as st

from audit.kinds.agreement import agreement, mean_kappa, weighted_kappa
from tests.builders import GRADES, small_form

GRADE = st.integers(1, 4)
PAIRS = st.lists(st.tuples(GRADE, GRADE), min_size=1, max_size=30)
RATERS = st.lists(st.dictionaries(st.sampled_from("abcde"), GRADE, max_size=5), min_size=0, max_size=5)


@given(PAIRS)
def test_kappa_lies_between_minus_one_and_one_and_does_not_mind_the_order_of_raters(
    pairs: list[tuple[int, int]],
) -> None:
    kappa = weighted_kappa(pairs, 4)
    turned = weighted_kappa([(b, a) for a, b in pairs], 4)
    assert (kappa is None) == (turned is None)
    if kappa is not None:
        assert turned is not None
        assert math.isclose(kappa, turned)
        assert -1 - 1e-9 <= kappa <= 1


@given(PAIRS)
def test_kappa_is_one_exactly_where_two_raters_agree_throughout(pairs: list[tuple[int, int]]) -> None:
    kappa = weighted_kappa(pairs, 4)
    if kappa is not None:
        assert (kappa == 1) == all(a == b for a, b in pairs)


@given(PAIRS)
def test_the_scale_can_be_turned_round(pairs: list[tuple[int, int]]) -> None:
    kappa, turned = weighted_kappa(pairs, 4), weighted_kappa([(5 - a, 5 - b) for a, b in pairs], 4)
    assert (kappa is None and turned is None) or math.isclose(kappa or 0, turned or 0, abs_tol=1e-9)


@given(st.lists(GRADE, min_size=1), st.integers(1, 4))
def test_kappa_is_not_defined_where_each_gives_one_and_the_same_grade(rated: list[int], grade: int) -> None:
    assert weighted_kappa([(grade, grade) for _ in rated], 4) is None


def test_kappa_is_as_worked_out_by_hand() -> None:
    # distances 0, 1, 0, 2 are 3/4 on average; (1, 1, 2, 4) against (1, 2, 2, 2) by chance 16/16
    assert weighted_kappa([(1, 1), (1, 2), (2, 2), (4, 2)], 4) == 0.25


@given(RATERS)
def test_the_mean_is_not_defined_where_nobody_differs(raters: list[dict[str, int]]) -> None:
    differs = any(
        one[place] != other[place]
        for one in raters
        for other in raters
        for place in one.keys() & other.keys()
    )
    if not differs:
        assert mean_kappa(raters, 4) is None


@given(RATERS)
def test_the_mean_does_not_mind_the_order_of_raters(raters: list[dict[str, int]]) -> None:
    kappa, turned = mean_kappa(raters, 4), mean_kappa(raters[::-1], 4)
    assert (kappa is None and turned is None) or math.isclose(kappa or 0, turned or 0, abs_tol=1e-9)


@given(
    st.dictionaries(
        st.sampled_from(["A", "B", "C"]),
        st.dictionaries(st.sampled_from(["1", "2", "Assessment", "Overall"]), st.sampled_from(GRADES)),
    )
)
def test_every_rating_is_counted_once(ratings: dict[str, dict[str, str | None]]) -> None:
    found = agreement(ratings, {}, small_form())
    counted = sum(spread.raters for spread in (*found.questions, *found.sections))
    assert counted == sum(len(given) for given in ratings.values())
    assert found.unanimous <= found.compared


def test_spread_and_agreed_rating_stand_place_by_place() -> None:
    ratings = {
        "A": {"1": "Good", "Assessment": "Good", "Overall": "Good"},
        "B": {"1": "Requires Improvement", "Assessment": "Inadequate", "Overall": "Good"},
    }
    found = agreement(ratings, {"1": "Good"}, small_form())
    (question,) = found.questions
    assert (question.counts, question.agreed) == ({"Good": 1, "Requires Improvement": 1}, "Good")
    assert [spread.place for spread in found.sections] == ["Assessment", "Overall"]
    assert (found.unanimous, found.compared) == (1, 3)
    assert found.kappa is not None
    assert math.isclose(found.kappa, 0, abs_tol=1e-9)
