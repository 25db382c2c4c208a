"""Any text gets a calm answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.coach import ActionItem, CommentItem, check_action, check_comment, draft_action, rewrite_action

TEXTS = st.one_of(
    st.text(max_size=300),
    st.text(alphabet="abc .,;:'\"()-\n/0129ABC“”’", max_size=300),
    st.lists(
        st.sampled_from(
            [
                "the",
                "child",
                "not",
                "no",
                "never",
                "he",
                "3",
                "May",
                "Mr",
                "A.",
                "ensure",
                "and",
                "but",
                ",",
                ".",
                "'",
                "record",
                "(",
            ]
        ),
        max_size=60,
    ).map(" ".join),
)
LONG = [
    "a " * 5000,
    "he and he but " * 700,
    "Mr Ab. " * 1400,
    "'" * 10_000,
    "ensure that the child " * 450,
    "1) " * 3300,
    "x" * 10_000,
]
STRANGE = [
    "",
    " \n",
    "👍👍",
    "شکریہ بہت",
    "все хорошо, ребёнок доволен",
    "孩子很好。",
    "\ud800",
    "İİİ ẞ",
    "\x00\x07",
    "NULL",
    "{words} {0} %s",
]


@settings(max_examples=60, deadline=None)
@given(
    comment=TEXTS,
    grade=st.one_of(st.sampled_from(["Good", "RI", "", "n/a"]), st.text(max_size=20)),
    name=st.text(max_size=20),
)
def test_any_comment_gets_remarks_that_go_together(comment: str, grade: str, name: str) -> None:
    said = check_comment(
        CommentItem.model_validate({"comment": comment, "grade": grade, "names": [name], "question": 8})
    )
    assert len(said.flaws) == len(said.advice) == len(said.rules)
    assert len(set(said.flaws)) == len(said.flaws)


@settings(max_examples=60, deadline=None)
@given(action=TEXTS, owner=st.text(max_size=40), timescale=st.text(max_size=40), finding=TEXTS)
def test_any_action_gets_remarks_that_go_together(
    action: str, owner: str, timescale: str, finding: str
) -> None:
    given_ = {
        "action": action,
        "responsibility": owner,
        "timescale": timescale,
        "audit_date": "2025-05-09",
        "findings": [finding],
    }
    item = ActionItem.model_validate(given_)
    said = check_action(item)
    assert len(said.flaws) == len(said.advice) == len(said.rules)
    assert rewrite_action(item) is None or rewrite_action(item)
    assert draft_action(owner, finding).action


@pytest.mark.parametrize("text", [*STRANGE, *LONG], ids=[repr(text[:8]) for text in (*STRANGE, *LONG)])
def test_strange_and_long_texts_are_answered(text: str) -> None:
    check_comment(CommentItem(comment=text, grade=text, question=text, section=text, question_text=text))
    check_action(ActionItem(action=text, responsibility=text, timescale=text, findings=(text,)))
    draft_action(text, text)


def test_what_is_missing_counts_as_blank() -> None:
    assert check_action(ActionItem.model_validate({"action": None})).flaws == (
        "no_owner",
        "no_date",
        "vague_verb",
    )
    assert check_comment(
        CommentItem.model_validate({"grade": "Good", "comment": None, "question": None})
    ).flaws == ("one_liner",)


def test_fields_that_are_not_known_are_passed_over() -> None:
    assert check_comment(
        CommentItem.model_validate({"id": "C1", "comment": "Fine.", "grade": "Good"})
    ).flaws == ("one_liner",)
