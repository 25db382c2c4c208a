"""The form's verification table, filled from the moderation: agreements and the moderator's words."""

import datetime as dt
from collections.abc import Iterator

from audit.life.shapes import Moderation
from audit.models import Verification

MEETS = {True: "The actions meet the findings.", False: "The actions do not meet the findings:"}


def verification(view: Moderation, by: str, date: dt.date) -> Verification:
    """The table as the form prints it. The auditor's own ratings stay where they are in the form."""
    agrees = {title: opinion.agrees for title, opinion in view.sections.items() if opinion.agrees is not None}
    return Verification(by=by, date=date, agrees=agrees, comments="\n".join(_comments(view)) or None)


def _comments(view: Moderation) -> Iterator[str]:
    for title, opinion in view.sections.items():
        if opinion.agrees is False:
            rating = f" the moderator would say {opinion.rating}:" if opinion.rating else ""
            yield f"{title}:{rating} {opinion.reason or 'no reason given'}"
    if view.actions_meet_findings is not None:
        yield " ".join(part for part in (MEETS[view.actions_meet_findings], view.actions_reason) if part)
    if view.notes:
        yield view.notes
    if view.talk:
        day = f" on {view.talk.date:%d %B %Y}" if view.talk.date else ""
        yield f"Talk with the auditor: {view.talk.outcome}{day}."
    if view.decision:
        decided = view.decision
        day = f" on {decided.at:%d %B %Y}" if decided.at else ""
        rating = f" ({decided.rating})" if decided.rating else ""
        yield f"Decided by {decided.by}{day}: {STANDS[decided.stands]}{rating}. {decided.reason}"


STANDS = {
    "auditor": "the auditor's judgement stands",
    "moderator": "the moderator's judgement stands",
    "neither": "neither judgement stands",
}
