"""Where small things speak of a child, and the same without it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.care.mentions import is_about, speaks_of, tells_of, without

CHILD = "CV 1001"
DRAW = {
    "month": "2026-11",
    "lines": [
        {
            "line": {"title": "Home visits"},
            "order": [
                {"child": {"childview_id": "cv1001", "age": 15}, "number": "77"},
                {"child": {"childview_id": "CV 2", "age": 14}, "number": "78"},
            ],
            "left_out": [{"childview_id": "CV-3", "why": "audited lately"}],
        }
    ],
    "given": {"cv1001": ["2026-11-001"], "cv2": ["2026-11-002"]},
}


def blank(value: Any) -> Any:
    return json.loads(without(json.dumps(value), [CHILD]))


def test_a_draw_loses_the_child_and_keeps_the_others() -> None:
    left = blank(DRAW)
    assert left["lines"][0]["order"] == [DRAW["lines"][0]["order"][1]]  # type: ignore[index]
    assert left["lines"][0]["left_out"] == DRAW["lines"][0]["left_out"]  # type: ignore[index]
    assert left["given"] == {"cv2": ["2026-11-002"]}


def test_what_stands_beside_a_child_goes_and_the_shape_stays() -> None:
    one = {
        "child": "CV 1001",
        "told": "he moved",
        "age": 15,
        "known": True,
        "more": {"a": "b"},
        "list": ["c"],
    }
    assert blank(one) == {
        "child": "[deleted]",
        "told": "[deleted]",
        "age": None,
        "known": False,
        "more": {"a": "[deleted]"},
        "list": [],
    }


def test_what_says_nothing_of_the_child_stays() -> None:
    assert blank({"a": ["CV 10011", {"b": "CV 1001 came"}]}) == {"a": ["CV 10011", {"b": "CV 1001 came"}]}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["CV 1001", "cv1001", "other"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["CV1001", "a", "b"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(json_values)
def test_whatever_the_shape_no_mention_is_left(value: Any) -> None:
    content = json.dumps(value)
    assert not speaks_of("key", without(content, [CHILD]), [CHILD])


@pytest.mark.parametrize(
    ("key", "content", "about"),
    [
        ("submitted/2026-11-001/Wren Fictional", "{}", True),
        ("2026-11-001 U1", "{}", True),
        ("x", '{"audit": "2026-11-001"}', True),
        ("x", '{"notice": {"audit": "2026-11-001"}}', True),
        ("mark", "2026-11-001", True),
        ("2026-11", '{"given": {"cv1": ["2026-11-001"]}}', False),
        ("2026-11-0011", "{}", False),
        ("x", "no JSON {", False),
    ],
)
def test_an_item_is_an_audits_own_by_its_key_or_by_what_it_says(key: str, content: str, about: bool) -> None:
    assert is_about(key, content, ["2026-11-001"]) is about


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("cv1001", True),
        ("for CV 1001, moved", True),
        ("CV 10011", False),
        ("XCV 1001", False),
        ("CV 1001-2", False),
        ("", False),
    ],
)
def test_an_id_in_a_text_is_found_alone_only(text: str, tells: bool) -> None:
    assert tells_of(text, CHILD) is tells
