"""One audit as its moderator sees it: the checks first, both ratings side by side, what is still to do."""

from collections import Counter
from collections.abc import Iterator, Sequence

from audit.life.checks import Check
from audit.roles import Do
from bot.moderation.text import LABELS, NOT_RATED
from bot.moderation.view import RULE, Side, View
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Element,
    Message,
    actions,
    button,
    context,
    escaped,
    message,
    option,
    section,
    select,
)
from bot.slack.ids import At
from bot.slack.limits import shorten
from bot.slack.views import saying
from bot.slack.views.parts import bullets

COMMENT = 500  # characters of a comment; the documents have it whole
MOST_GAPS, MOST_ACTIONS, MOST_SIDES = 10, 8, 12
TALKS = ("offered", "held", "declined")
EVERYTHING = frozenset(Do)
ROW = (
    (Do.DISAGREE, "I do not agree…", ids.OBJECT),
    (Do.DECIDE, "Decide…", ids.DECIDE),
    (Do.MEET, "The meeting…", ids.MEETING),
    (Do.CONCERN, "Raise a concern", ids.CONCERN),
)


def board(seen: View, version: int, may: frozenset[Do] = EVERYTHING, pair: str | None = None) -> Message:
    """The moderator's view, with what the reader may do to it now. `pair`: a joint audit's other half."""
    mine = seen.state == "submitted" and Do.MODERATE in may
    blocks = [*_head(seen), *_checks(seen.checks)]
    for place, side in enumerate(seen.sides[:MOST_SIDES]):
        blocks += _side(seen, side, place, version, mine)
    blocks += _plan(seen)
    blocks += _so_far(seen)
    blocks += _closing(seen, version) if mine else []
    blocks.append(_row(seen, version, may, pair))
    return message(f"Audit {seen.audit}, {seen.state}: the moderator's view.", blocks)


def _head(seen: View) -> Iterator[Block]:
    due = f", to be moderated by {seen.due.day} {seen.due:%B %Y}" if seen.due else ""
    yield section(
        f"*Audit {seen.audit}*, {escaped(seen.kind)}, {escaped(seen.state)}\n{escaped(seen.auditor)}{due}"
    )
    if seen.submit_reason:
        yield section(f"*Handed in with gaps:* {shorten(escaped(seen.submit_reason), COMMENT)}")
    for concern in seen.concerns:
        known = (
            f"acknowledged by {concern.acknowledged_by}" if not concern.is_open else "not acknowledged yet"
        )
        text = shorten(escaped(concern.text), COMMENT)
        yield section(f"*Safeguarding concern {concern.id}* ({escaped(known)}): {text}")


def _checks(checks: Sequence[Check]) -> Iterator[Block]:
    if not checks:
        yield context("The checks point nothing out.")
        return
    gaps = [check.what for check in checks if check.code == "gap"]
    found = Counter(LABELS.get(c.code, c.code.replace("_", " ")) for c in checks if c.code != "gap")
    lines = [*gaps[:MOST_GAPS], *(f"{count} x {label}" for label, count in found.items())]
    more = f"\n…and {len(gaps) - MOST_GAPS} more gaps" if len(gaps) > MOST_GAPS else ""
    yield section(shorten(f"*What the checks point out*\n{bullets(lines)}{more}", 2900))


def _side(seen: View, side: Side, place: int, version: int, mine: bool) -> Iterator[Block]:
    comment = shorten(escaped(side.comment or "no comment"), COMMENT)
    yield section(f"*{escaped(side.title)}*: {escaped(side.rating or NOT_RATED)}\n{comment}{_opinion(side)}")
    if mine:
        value = str(At(seen.audit, version, side.title))
        yield actions(
            [button("Agree", f"agree_{place}", value), button("Disagree…", f"disagree_{place}", value)]
        )


def _opinion(side: Side) -> str:
    said = side.opinion
    if said.agrees is None:
        return ""
    if said.agrees:
        return "\n*Moderator:* agrees"
    rating = f", would say {escaped(said.rating)}" if said.rating else ""
    return f"\n*Moderator:* disagrees{rating}: {shorten(escaped(said.reason or 'no reason'), COMMENT)}"


def _plan(seen: View) -> Iterator[Block]:
    lines = [
        f"{one.id}. {one.action or 'no words'} "
        f"({one.responsibility or 'no owner'}; {one.timescale or 'no timescale'})"
        for one in seen.actions[:MOST_ACTIONS]
    ]
    more = f"\n…and {len(seen.actions) - MOST_ACTIONS} more" if len(seen.actions) > MOST_ACTIONS else ""
    yield section(shorten(f"*Actions*\n{bullets(lines) or 'none'}{more}", 2900))


def _so_far(seen: View) -> Iterator[Block]:
    held = seen.moderation
    lines = []
    if held.actions_meet_findings is not None:
        meet = held.actions_meet_findings
        lines.append(
            "The actions meet the findings." if meet else f"The actions do not: {held.actions_reason}"
        )
    lines += [f"Talk with the auditor: {held.talk.outcome}."] if held.talk else []
    lines += [f"Notes: {held.notes}"] if held.notes else []
    lines += [f"Sent back by {one.by}: {one.reason}" for one in held.returns]
    lines += [f"Disagreement of {held.objection.by}: {held.objection.reason}"] if held.objection else []
    if held.decision:
        lines.append(f"Decided by {held.decision.by}, {held.decision.stands}: {held.decision.reason}")
    if lines:
        yield section(shorten(f"*So far*\n{bullets(lines)}", 2900))


def _closing(seen: View, version: int) -> Iterator[Block]:
    value = str(At(seen.audit, version))
    talks = [option(f"Talk with the auditor: {one}", f"{seen.audit}|{one}") for one in TALKS]
    yield actions(
        [
            button("The actions meet the findings", ids.ACTIONS_MEET, value),
            button("They do not…", ids.ACTIONS_MISS, value),
            select(ids.TALK, "Talk with the auditor…", talks),
            button("Notes…", ids.NOTES, value),
        ]
    )
    sure = "The moderation ends, and the auditor is told."
    yield actions(
        [
            button("Accept", ids.ACCEPT, value, style="primary", ask=sure),
            button("Send back…", ids.SEND_BACK, value),
        ]
    )
    yield context(escaped(RULE))


def _row(seen: View, version: int, may: frozenset[Do], pair: str | None) -> Block:
    """What can be done beside moderating: only what the reader may, and what the state bears."""
    value, state = str(At(seen.audit, version)), seen.state
    can = may & saying.possible(state)
    row: list[Element] = [button(verb, action, value) for act, verb, action in ROW if act in can]
    row += [button("Joint working", "joint", value)] if seen.kind == "joint" else []
    row += [button("The other half", "act_open_1", str(At(pair)))] if pair else []
    row += saying.buttons(seen.audit, state, seen.kind, may)
    return actions([*row, button("Documents", ids.DOCUMENTS, value)])
