"""The rules are data: read strictly, and changed by a service in a folder of its own."""

import datetime as dt
from pathlib import Path

import pytest

import audit.coach
from audit.coach import ActionItem, BadRules, CommentItem, check_action, check_comment, load_rules
from audit.coach.actions import GROUPS as ACTION_RULES
from audit.coach.comments import GROUPS as COMMENT_RULES
from audit.coach.phrases import Phrases
from tests.audit.coach.saying import FULL

VAGUE = ActionItem(action="Ponder the plan.", responsibility="CM", timescale="6 June 2025")


def folder_with(path: Path, name: str, text: str) -> Path:
    (path / name).write_text(text, encoding="utf-8")
    return path


def test_every_rule_has_its_function_and_every_function_its_rule() -> None:
    spoken = {name for groups in (ACTION_RULES, COMMENT_RULES) for group in groups for name, _ in group}
    assert spoken | {"full-plan"} == set(load_rules().rules.rules)


def test_every_rule_and_threshold_gives_its_reason() -> None:
    book = load_rules().rules
    assert all(rule.reason and rule.advice for rule in book.rules.values())
    assert all(threshold.reason for threshold in book.thresholds.values())


def test_every_threshold_is_used() -> None:
    folder = Path(audit.coach.__file__).parent
    code = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    assert not [name for name in load_rules().rules.thresholds if f'"{name}"' not in code]


def test_a_service_can_change_a_threshold(tmp_path: Path) -> None:
    folder = folder_with(
        tmp_path,
        "rules.toml",
        "[thresholds.one_liner_words]\nvalue = 90\n[thresholds.short_comment_facts]\nvalue = 9",
    )
    item = CommentItem(comment=FULL, grade="Good")
    assert check_comment(item).flaws == ()
    assert check_comment(item, folder).flaws == ("one_liner",)


def test_a_service_can_switch_a_rule_off_and_word_its_advice_otherwise(tmp_path: Path) -> None:
    text = '[rules.weak-verb]\nadvice = "Not {words}, please."\n[rules.owner-missing]\non = false'
    folder = folder_with(tmp_path, "rules.toml", text)
    said = check_action(ActionItem(action="Ponder the plan.", timescale="6 June 2025"), folder)
    assert said.advice == ("Not Ponder, please.",)


def test_a_service_can_add_words_to_a_list_and_take_some_away(tmp_path: Path) -> None:
    text = '[add]\nnames_nobody = ["zorbium"]\n'
    folder = folder_with(tmp_path, "naming.toml", text)
    item = CommentItem(comment=f"{FULL} It was raised with Zorbium.", grade="Good")
    assert check_comment(item).flaws == ("identifiable_data",)
    assert check_comment(item, folder).flaws == ()
    changed = folder_with(tmp_path, "verbs.toml", '[remove]\nvague = ["ponder"]')
    assert check_action(VAGUE).flaws[-1:] == ("vague_verb",)
    load_rules.cache_clear()
    assert "vague_verb" not in check_action(VAGUE, changed).flaws


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("rules.toml", "[thresholds.facts]\nvalue = 'much'", "thresholds.facts.value"),
        ("rules.toml", "[rules.weak-verb]\nadvice = '{owner}'", "{owner}"),
        ("rules.toml", "[rules.weak-verb]\nadvise = 'x'", "advise"),
        ("verbs.toml", "vague = ['look (into']", "brackets"),
        ("verbs.toml", "vage = ['look']", "vage"),
        ("verbs.toml", "vague = 'look'", "vague"),
        ("verbs.toml", "[remove]\nvague = ['never there']", "never there"),
        ("verbs.toml", "[add]\nthresholds = ['x']", "thresholds"),
        ("verbs.toml", "vague = [", "damaged"),
        ("verb.toml", "", "no file of rules"),
        ("verbs.toml", "vague = ['']", "empty"),
        ("verbs.toml", "add = 1", "[add]"),
        ("rules.toml", "[rules.weak-verb]\nadvice = '{words:d}'", "{words:d}"),
        ("rules.toml", "[rules.weak-verb]\nadvice = '{words!r}'", "{words!r}"),
        ("wording.toml", "[words]\n'of(fender' = 'the child'", "brackets"),
        ("wording.toml", "[words]\noffender = 3", "words"),
        ("achievable.toml", "[takes]\n'find (a home' = 3", "brackets"),
        ("rewriting.toml", "[verbs]\nponder = 'Decide on {rests}'", "{rests}"),
        ("rewriting.toml", "[templates]\naimed = 'Agree {0}'", "{0}"),
        ("rewriting.toml", "[templates]\ndrafted = 'Do {action}'", "{action}"),
        ("examples.toml", "example = []", "'else'"),
        ("timescales.toml", "[feasts]\neaster = 'April'", "easter"),
        ("timescales.toml", "[feasts]\n'leap day' = '02-29'", "leap day"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_by_name_and_place(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    with pytest.raises(BadRules) as refused:
        load_rules(folder_with(tmp_path, name, text))
    assert name in str(refused.value)
    assert told in str(refused.value)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadRules, match="nowhere is no folder of rules"):
        load_rules(tmp_path / "nowhere")


def test_words_of_a_service_may_have_endings_and_choices(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "wording.toml", "[words]\n'(yob/lout)*' = 'the child'")
    said = check_comment(CommentItem(comment=f"{FULL} The louts came too.", grade="Good"), folder)
    assert any("louts" in note and "the child" in note for note in said.notes)


def test_a_feast_with_any_sign_in_it_is_looked_for_as_it_stands(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "timescales.toml", "[feasts]\n'end of term (summer' = '07-21'")
    item = VAGUE.model_copy(update={"timescale": "End of term (summer", "audit_date": dt.date(2025, 5, 16)})
    assert "no_date" not in check_action(item, folder).flaws


def test_the_rules_are_read_once() -> None:
    assert load_rules() is load_rules()


def test_a_phrase_has_endings_gaps_choices_and_numbers() -> None:
    phrases = Phrases(["record*", "from .. to", "(mother/step (dad/mum))", "# days"])
    assert "recorded" in phrases
    assert "from three of seven to" in phrases
    assert "step mum" in phrases
    assert "seven days" in phrases
    assert "14 days" in phrases
    assert "from here and then on and on and to" not in phrases
    assert "unrecorded" not in phrases
