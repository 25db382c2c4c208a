"""The seeded draw."""

from hypothesis import given
from hypothesis import strategies as st

from audit.programme.cycle import Cycle
from audit.programme.drawing import Rules, draw, filled, next_child
from audit.programme.shapes import Case, DrawnLine, LineOfEnquiry

CASES = [Case(childview_id=f"CV-{n}", knife=n % 2 == 0, joint=n % 3 == 0) for n in range(30)]
LINE = LineOfEnquiry(title="Knife work", where="knife", places={"full": 3, "dip-sample": 2})


def rules(seed: str = "s", recent: dict[str, str] | None = None, include_recent: bool = False) -> Rules:
    return Rules(
        month="2026-11", seed=seed, cycle=Cycle(), recent=recent or {}, include_recent=include_recent
    )


def ids(drawn: DrawnLine) -> list[str]:
    return [child.childview_id for child, _ in filled(drawn)]


@given(st.permutations(CASES))
def test_the_same_children_are_drawn_whatever_the_order_of_the_rows(cases: list[Case]) -> None:
    assert ids(draw(cases, [LINE], rules())[0]) == ids(draw(CASES, [LINE], rules())[0])


def test_another_seed_draws_others() -> None:
    assert ids(draw(CASES, [LINE], rules("a"))[0]) != ids(draw(CASES, [LINE], rules("b"))[0])


def test_a_child_less_moves_nobody_else() -> None:
    (drawn,) = draw(CASES, [LINE], rules())
    order = [one.child.childview_id for one in drawn.order]
    (fewer,) = draw([case for case in CASES if case.childview_id != order[0]], [LINE], rules())
    assert [one.child.childview_id for one in fewer.order] == order[1:]


def test_places_are_filled_kind_by_kind_and_the_rest_wait() -> None:
    (drawn,) = draw(CASES, [LINE], rules())
    assert [kind for _, kind in filled(drawn)] == ["full"] * 3 + ["dip-sample"] * 2
    used = {one.casefold() for one in ids(drawn)}
    waiting = next_child(drawn, "full", used)
    assert waiting is not None
    assert waiting == drawn.order[5].child


def test_joint_places_take_children_known_to_social_care_alone() -> None:
    line = LineOfEnquiry(title="Both", places={"joint": 4, "full": 2})
    (drawn,) = draw(CASES, [line], rules())
    assert all(child.joint for child, kind in filled(drawn) if kind == "joint")


def test_a_child_is_drawn_for_one_line_of_a_month() -> None:
    every = LineOfEnquiry(title="All", places={"full": 10})
    first, second = draw(CASES, [LINE, every], rules())
    assert not set(ids(first)) & set(ids(second))


def test_children_audited_lately_are_left_out_and_said_to_be_unless_asked_for() -> None:
    recent = {"cv-2": "2026-09"}
    (drawn,) = draw(CASES, [LINE], rules(recent=recent))
    assert [(one.childview_id, one.why) for one in drawn.left_out] == [
        ("CV-2", "audited in 2026-09, less than 6 months ago")
    ]
    (asked,) = draw(CASES, [LINE], rules(recent=recent, include_recent=True))
    assert not asked.left_out


def test_triage_diversion_cases_are_left_out() -> None:
    cases = [
        Case(childview_id="1", order_type="Triage (diversion)"),
        Case(childview_id="2", other={"triage": "yes"}),
        Case(childview_id="3", order_type="Youth Conditional Caution"),
    ]
    (drawn,) = draw(cases, [LineOfEnquiry(title="All", places={"full": 3})], rules())
    assert ids(drawn) == ["3"]
