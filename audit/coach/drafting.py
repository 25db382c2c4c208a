"""Drafting an action from a finding that was marked as needing improvement."""

from audit.coach import relevance
from audit.coach.examples import Example
from audit.coach.models import ActionDraft
from audit.coach.rules import Rules
from audit.coach.tone import tone
from audit.coach.writing import Writing


def drafted(question_label: str, comment: str, rules: Rules) -> ActionDraft:
    """An action that answers the comment's shortfall; the finding is the sentence that tells of it.

    Where the examples hold nothing on the subject, the action quotes the finding itself.
    """
    finding = _finding(comment, rules)
    example = _example(question_label, finding, rules)
    action = example.act
    if finding and relevance.answers_none(action.lower(), [finding], rules.relevance):
        action = rules.rewriting.templates.drafted.format(finding=finding.rstrip("."))
    return ActionDraft(action=action, responsibility=example.owner, finding=finding, measure=example.shown)


def _finding(comment: str, rules: Rules) -> str:
    writing = Writing(comment)
    worst = tone(writing, rules.tone).worst
    sentence = worst or (writing.sentences[0] if writing.sentences else None)
    return writing.excerpt(sentence.start, sentence.end) if sentence else ""


def _example(question_label: str, finding: str, rules: Rules) -> Example:
    number = question_label.lower().removeprefix("question").strip(" .:")
    if rules.examples.has(number):
        return rules.examples.of_question(number, "")
    return rules.examples.about(f"{question_label} {finding}")
