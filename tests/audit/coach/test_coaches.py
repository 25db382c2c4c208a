"""What the coaches say, an example for each behaviour."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.coach import (
    ActionItem,
    BadRules,
    CommentItem,
    check_action,
    check_comment,
    draft_action,
    load_rules,
    rewrite_action,
)

SOUND = (
    "Supervision was held each month from March to July and every record opens with the last one's actions. "
    "In May the manager asked why education had stalled; a meeting at the school followed within the week, "
    "and the child started lessons again in June. The child says that somebody finally listened."
)


def comment(text: str, grade: str = "Good", **more: object) -> tuple[str, ...]:
    item = {
        "question": 53,
        "section": "Case Supervision & Management Oversight",
        "grade": grade,
        "comment": text,
    }
    return check_comment(CommentItem.model_validate({**item, **more})).flaws


def action(
    act: str = "Refer the child to the speech and language therapist and file the reply in the documents.",
    owner: str = "Case Manager",
    when: str = "14 March 2025",
    **more: object,
) -> tuple[str, ...]:
    item = {"action": act, "responsibility": owner, "timescale": when, "audit_date": "2025-02-17"}
    return check_action(ActionItem.model_validate({**item, **more})).flaws


def test_a_sound_comment_is_left_alone() -> None:
    assert comment(SOUND) == ()


@pytest.mark.parametrize("text", ["Done.", "Yes, all good", "No concerns.", "Completed to a high standard"])
def test_a_line_is_not_enough(text: str) -> None:
    assert comment(text) == ("one_liner",)


def test_a_name_from_the_header_is_found_however_it_is_spelt() -> None:
    assert comment(SOUND.replace("The child says", "TAYLOR says"), names={"Taylor": "the child"}) == (
        "identifiable_data",
    )


@pytest.mark.parametrize(
    "told",
    [
        "Her number is 07700 900123.",
        "She lives at 14 Invented Street, E1 9ZZ.",
        "She was born on 3 May 2010.",
    ],
)
def test_what_identifies_someone_is_found(told: str) -> None:
    assert comment(f"{SOUND} {told}") == ("identifiable_data",)


@pytest.mark.parametrize("product", ["AssetPlus", "ChildView", "CAMHS", "YJS", "May", "MAPPA"])
def test_what_is_no_person_is_left_alone(product: str) -> None:
    assert comment(f"{SOUND} It is recorded in {product}.") == ()


def test_a_sound_action_is_left_alone() -> None:
    assert action() == ()


@pytest.mark.parametrize("owner", ["", "-", "TBC", "n/a", "?"])
def test_an_action_needs_an_owner(owner: str) -> None:
    assert action(owner=owner) == ("no_owner",)


@pytest.mark.parametrize("owner", ["All professionals", "The service", "Everyone involved"])
def test_an_owner_is_one_person_or_role(owner: str) -> None:
    assert action(owner=owner) == ("vague_owner",)


def test_two_named_roles_are_owners() -> None:
    assert action(owner="Case Manager and allocated Social Worker") == ()


@pytest.mark.parametrize(
    ("when", "flaw"),
    [
        ("", "no_date"),
        ("TBC", "no_date"),
        ("ASAP", "vague_date"),
        ("ongoing", "vague_date"),
        ("3 January 2025", "date_in_past"),
        ("03/01/2025", "date_in_past"),
    ],
)
def test_a_timescale_is_a_day_to_come(when: str, flaw: str) -> None:
    assert action(when=when) == (flaw,)


@pytest.mark.parametrize(
    "when",
    [
        "by end of March",
        "within 10 working days of the audit (03/03/2025)",
        "next supervision, 3 March",
        "2025-03-14",
    ],
)
def test_dates_are_understood_as_people_write_them(when: str) -> None:
    assert action(when=when) == ()


def test_every_flaw_has_its_advice_and_its_rule() -> None:
    remarks = check_action(ActionItem(action="Look into it", responsibility="", timescale="ASAP"))
    assert len(remarks.flaws) == len(remarks.advice) == len(remarks.rules) >= 2


def test_advice_quotes_the_words_it_is_about() -> None:
    remarks = check_action(
        ActionItem(action="Visit the child and record it.", responsibility="TBC", timescale="ASAP")
    )
    assert "TBC" in remarks.advice[0]
    assert "ASAP" in remarks.advice[1]


def test_a_rewrite_keeps_the_persons_own_words() -> None:
    item = ActionItem(
        action="Look into the housing referral of 1 August.",
        responsibility="Team Manager",
        timescale="12 September 2025",
        audit_date="2025-08-27",  # type: ignore[arg-type]
    )
    better = rewrite_action(item)
    assert better is not None
    assert "housing referral of 1 August" in better


def test_an_action_is_drafted_from_a_finding() -> None:
    draft = draft_action("Living arrangements", "No home visit was recorded since March.")
    assert draft.action
    assert draft.finding


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gets_a_calm_answer(text: str) -> None:
    check_comment(CommentItem(question="1", section="Assessment", grade="Good", comment=text))
    check_action(ActionItem(action=text, responsibility=text, timescale=text))


@pytest.mark.parametrize("text", ["", "x" * 10_000, "ܫܠܡܐ ܫܠܡܐ", "🙂🙂🙂", "\n\n\t"])
def test_odd_text_gets_a_calm_answer(text: str) -> None:
    assert isinstance(comment(text), tuple)


def test_a_service_changes_a_threshold_in_a_folder_of_its_own(tmp_path: Path) -> None:
    text = "Held monthly; actions dated; child back in school in June."
    (tmp_path / "rules.toml").write_text("[thresholds.one_liner_words]\nvalue = 1\n", encoding="utf-8")
    assert load_rules(tmp_path) != load_rules()
    assert isinstance(check_comment(CommentItem(grade="Good", comment=text), tmp_path).flaws, tuple)


def test_a_rule_that_is_not_known_is_refused_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text("[thresholds.shoe_size]\nvalue = 7\n", encoding="utf-8")
    with pytest.raises(BadRules, match="shoe_size"):
        load_rules(tmp_path)
