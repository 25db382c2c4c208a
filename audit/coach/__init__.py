"""The two coaches: what helps a comment and an action while they are written. They advise and never block.

Everything here is pure: text in, remarks out, by rules that stand in `data/` and that a service can change.
"""

from pathlib import Path

from audit.coach import actions, comments
from audit.coach.drafting import drafted
from audit.coach.errors import BadRules
from audit.coach.models import ActionDraft, ActionItem, CommentItem, Flaw, Remarks
from audit.coach.naming import likely_names
from audit.coach.rewriting import rewritten
from audit.coach.rules import Rules, load_rules
from audit.coach.writing import Writing

__all__ = [
    "ActionDraft",
    "ActionItem",
    "BadRules",
    "CommentItem",
    "Flaw",
    "Remarks",
    "Rules",
    "check_action",
    "check_comment",
    "draft_action",
    "load_rules",
    "names_in",
    "plan_note",
    "rewrite_action",
]


def check_action(item: ActionItem, folder: Path | None = None) -> Remarks:
    """What the action coach says of one action. `folder` holds a service's own rules (else BadRules)."""
    return actions.judge(item, load_rules(folder))


def check_comment(item: CommentItem, folder: Path | None = None) -> Remarks:
    """What the comment coach says of one comment. `folder` as in `check_action`."""
    return comments.judge(item, load_rules(folder))


def names_in(text: str, folder: Path | None = None) -> tuple[str, ...]:
    """The words of a text that are likely somebody's name, as typed. `folder` as in `check_action`."""
    writing = Writing(text)
    found = likely_names(writing, load_rules(folder).naming)
    return tuple(text[named.start : named.end] for named in found)


def plan_note(number: int, folder: Path | None = None) -> str | None:
    """What the coach says when action `number` (from 1) joins a plan; None while the plan bears it."""
    rules = load_rules(folder)
    rule = rules.rules.rules["full-plan"]
    is_full = rule.on and number > rules.threshold("plan_bears")
    return rule.advice.format(count=number) if is_full else None


def rewrite_action(item: ActionItem, folder: Path | None = None) -> str | None:
    """Another wording with the person's own words kept, or None where it needs none. `folder` as above."""
    return rewritten(actions.ActionCase(item, load_rules(folder)))


def draft_action(question_label: str, comment: str, folder: Path | None = None) -> ActionDraft:
    """An action drafted from a finding. `question_label` is its number or title. `folder` as above."""
    return drafted(question_label, comment, load_rules(folder))
