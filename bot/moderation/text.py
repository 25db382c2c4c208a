"""The moderator's view and queue as text for a terminal."""

from collections.abc import Iterator, Sequence

from audit.life.checks import Check
from audit.models import Action
from bot.moderation.queue import Waiting
from bot.moderation.view import RULE, Side, View

NOT_RATED = "not rated"
FEW = 5  # of one kind, each is shown with what is said of it
# How each step is taken at the command line.
HOW = {
    "judge": "--agree SECTION, --disagree SECTION=REASON",
    "talk": "--talk offered|held|declined",
    "actions": "--actions-meet, or --actions-miss REASON",
    "end": "`checkback audits moderate {id} --accept`, `checkback audits return {id} --reason ...`",
}
LABELS = {
    "one_liner": "a line and no more",
    "no_evidence_for_grade": "no evidence for the rating",
    "no_impact_on_child": "nothing on what it meant for the child",
    "grade_contradicts_comment": "the comment does not fit the rating",
    "identifiable_data": "somebody is named or can be known",
}


def view_text(seen: View) -> str:
    """One audit for its moderator, from the checks down to what is still to do."""
    return "\n".join(_lines(seen))


def queue_text(waiting: Sequence[Waiting]) -> str:
    """The queue, one line an audit."""
    if not waiting:
        return "Nothing waits for moderation."
    return "\n".join(_waiting(one) for one in waiting)


def side_text(side: Side) -> str:
    """One judgement: the auditor's, and the moderator's beside it."""
    return "\n".join(_side(side))


def _lines(seen: View) -> Iterator[str]:
    due = f", to be moderated by {seen.due:%d %B %Y}" if seen.due else ""
    yield f"{seen.audit}  {seen.state}  {seen.kind}  auditor {seen.auditor}{due}"
    if seen.submit_reason:
        yield f"handed in with gaps: {seen.submit_reason}"
    for concern in seen.concerns:
        known = (
            f"acknowledged by {concern.acknowledged_by}" if not concern.is_open else "NOT ACKNOWLEDGED YET"
        )
        yield f"SAFEGUARDING CONCERN {concern.id} ({known}): {concern.text}"
    yield ""
    yield "CHECKS" if seen.checks else "CHECKS: nothing to point out"
    yield from _checks(seen.checks)
    yield ""
    yield "JUDGEMENTS: the auditor's, and yours beside it"
    for side in seen.sides:
        yield from _side(side)
    yield "ACTIONS" if seen.actions else "ACTIONS: none"
    yield from (f"  {_action(action)}" for action in seen.actions)
    yield from _so_far(seen)
    if seen.steps:
        yield ""
        yield f"TO DO ({RULE})"
        yield from (
            f"  {number}. {step.what}: {HOW[step.kind].format(id=seen.audit)}"
            for number, step in enumerate(seen.steps, 1)
        )


def _checks(checks: Sequence[Check]) -> Iterator[str]:
    """The gaps one by one; what the coaches point out by kind, for there may be sixty of one kind."""
    yield from (f"  {check.what}" for check in checks if check.code == "gap")
    found: dict[str, list[Check]] = {}
    for check in checks:
        if check.code != "gap":
            found.setdefault(check.code, []).append(check)
    for code, same in found.items():
        yield f"  {LABELS.get(code, code.replace('_', ' '))}: {_places(same)}"
        if len(same) <= FEW:
            yield from (f"    {_place(one)}: {one.what.partition(', for example')[0]}" for one in same)


def _places(checks: Sequence[Check]) -> str:
    """Where something was found: the questions together, then sections and actions."""
    numbers = [check.place.partition(":")[2] for check in checks if check.place.startswith("question:")]
    others = [_place(check) for check in checks if not check.place.startswith("question:")]
    questions = [f"question{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}"] if numbers else []
    return "; ".join([*questions, *others])


def _place(check: Check) -> str:
    kind, _, name = check.place.partition(":")
    return {"action": f"action {name}", "question": f"question {name}"}.get(kind, name)


def _side(side: Side) -> Iterator[str]:
    yield f"  {side.title}: {side.rating or NOT_RATED}"
    if side.comment:
        yield f"    {side.comment}"
    opinion = side.opinion
    if opinion.agrees is True:
        yield "    moderator: agrees"
    elif opinion.agrees is False:
        rating = f", would say {opinion.rating}" if opinion.rating else ""
        yield f"    moderator: disagrees{rating}: {opinion.reason or 'no reason given'}"


def _action(action: Action) -> str:
    owner, when = action.responsibility or "no owner", action.timescale or "no timescale"
    return f"{action.id}. {action.action} ({owner}; {when})"


def _so_far(seen: View) -> Iterator[str]:
    held = seen.moderation
    if held.actions_meet_findings is not None:
        yield (
            "The actions meet the findings."
            if held.actions_meet_findings
            else (f"The actions do not meet the findings: {held.actions_reason or ''}")
        )
    if held.talk:
        day = f" on {held.talk.date:%d %B %Y}" if held.talk.date else ""
        yield f"Talk with the auditor: {held.talk.outcome}{day}."
    if held.notes:
        yield f"Notes: {held.notes}"
    for sent in held.returns:
        yield f"Sent back by {sent.by}: {sent.reason}"
    if held.objection:
        yield f"Disagreement of {held.objection.by}: {held.objection.reason}"
    if held.decision:
        yield f"Decided by {held.decision.by}, {held.decision.stands}: {held.decision.reason}"


def _waiting(one: Waiting) -> str:
    due = f"by {one.due:%d %b %Y}" if one.due else "no date"
    whose = "  yours" if one.is_theirs else f"  with {one.moderator}" if one.moderator else ""
    return f"{one.audit}  {due}  {one.auditor}  {one.overall or NOT_RATED}{whose}"
