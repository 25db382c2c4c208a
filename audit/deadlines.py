"""When things are due, computed from the record. Sections are those of the operational guide (source 001)."""

import datetime as dt
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from audit.dates import find_dates
from audit.days import month_after, month_of, on_or_after, on_or_before
from audit.headlines import Headline, headline_of
from audit.models import Action
from audit.record import AuditRecord
from audit.timings import GUIDE, Timings

UK = ZoneInfo("Europe/London")


def deadlines(record: AuditRecord | Headline, timings: Timings = GUIDE) -> dict[str, dt.date | None]:
    """Each deadline by name, as a UK date; None while what starts it has not happened.

    `complete`, `resubmit` (a returned audit), `moderate`, `decide` (an escalated one), `summary` (the
    month's, section 5), `quality meeting` (the one the audit is for) and its `papers`, `uop meeting`,
    `follow-up` (of an Inadequate audit).
    """
    line = record if isinstance(record, Headline) else headline_of(record)
    submitted = _day(line.submitted_at)
    meeting = meeting_for(submitted, timings) if submitted else None
    moderate = _moderate(submitted, timings) if submitted else None
    return {
        "complete": _limit(_begins(line) + relativedelta(months=timings.complete_months), timings),
        "resubmit": _resubmit(line, timings),
        "moderate": moderate,
        "decide": _decide(line, timings),
        "summary": moderate,
        "quality meeting": meeting,
        "papers": _limit(meeting - dt.timedelta(days=timings.papers_days), timings) if meeting else None,
        "uop meeting": _uop(line, timings),
        "follow-up": _follow_up(line, timings),
    }


def check_backs(record: AuditRecord) -> dict[str, dt.date | None]:
    """When each action is checked back, by its id: the date in `check_back`, else that in `timescale`.

    None where neither holds a date. A day without a year is counted from the day the audit was handed in.
    """
    typed = record.data.date or _day(record.submitted_at) or uk_date(record.created_at)
    return {str(action.id): check_back(action, typed) for action in record.data.actions}


def check_back(action: Action, typed: dt.date) -> dt.date | None:
    """When one action is checked back; of several dates in a text the last."""
    for text in (action.check_back, action.timescale):
        if text and (dates := find_dates(text, typed)):
            return dates[-1]
    return None


def meeting_for(submitted: dt.date, timings: Timings = GUIDE) -> dt.date:
    """The quality and performance meeting an audit is for: the first one so long after its submission."""
    earliest = submitted + dt.timedelta(days=timings.meeting_notice_days)
    return meeting_from(earliest, timings)


def meeting_from(day: dt.date, timings: Timings = GUIDE) -> dt.date:
    """The first quality and performance meeting on or after a day."""
    month = month_after(month_of(day), -1 if timings.meetings else 0)  # one may be moved into the next month
    while (meeting := timings.meeting_of(month)) < day:
        month = month_after(month)
    return meeting


def given_on(record: AuditRecord | Headline) -> dt.date:
    """The day on which the present auditor got the audit."""
    return uk_date(record.allocated_at or record.created_at)


def _begins(line: Headline) -> dt.date:
    """The day from which an audit is counted: a month given out early does not begin before its first day."""
    return max(given_on(line), dt.date.fromisoformat(f"{line.month}-01"))


def uk_date(moment: dt.datetime) -> dt.date:
    """The date that moment has in the United Kingdom."""
    return moment.astimezone(UK).date()


def _moderate(submitted: dt.date, timings: Timings) -> dt.date:
    """Within three weeks (section 5) and a week before the meeting (section 7): the earlier of the two."""
    weeks = submitted + dt.timedelta(weeks=timings.moderate_weeks)
    ahead = dt.timedelta(days=timings.moderate_days_before_meeting)
    meeting = meeting_for(submitted, timings) - ahead
    chosen = {"earlier": min(weeks, meeting), "weeks": weeks, "meeting": meeting}[timings.moderation]
    return max(_limit(chosen, timings), submitted)


def _resubmit(line: Headline, timings: Timings) -> dt.date | None:
    returned = _day(line.returned_at) if line.state == "returned" else None
    return _limit(returned + dt.timedelta(days=timings.resubmit_days), timings) if returned else None


def _decide(line: Headline, timings: Timings) -> dt.date | None:
    escalated = _day(line.escalated_at) if line.state == "escalated" else None
    return _limit(escalated + dt.timedelta(days=timings.decide_days), timings) if escalated else None


def _uop(line: Headline, timings: Timings) -> dt.date | None:
    moderated = _moderated(line)
    if moderated is None or line.kind not in timings.uop_kinds:
        return None
    return _limit(moderated + dt.timedelta(weeks=timings.uop_weeks), timings)


def _follow_up(line: Headline, timings: Timings) -> dt.date | None:
    """After four weeks, so never before them: counted from moderation, when the judgement stands."""
    moderated = _moderated(line)
    if moderated is None or not line.rated_inadequate:
        return None
    return on_or_after(moderated + dt.timedelta(weeks=timings.follow_up_weeks), timings.closed)


def moderated_on(record: AuditRecord) -> dt.date | None:
    """When the audit was moderated: as it happened here, else as a verification given with it says."""
    return _day(record.moderated_at) or record.data.verification.date


def _moderated(line: Headline) -> dt.date | None:
    return _day(line.moderated_at) or line.verified_on


def _limit(day: dt.date, timings: Timings) -> dt.date:
    """A limit as a day on which somebody can still meet it."""
    if timings.not_working == "as it is":
        return day
    move = on_or_before if timings.not_working == "before" else on_or_after
    return move(day, timings.closed)


def _day(moment: dt.datetime | None) -> dt.date | None:
    return uk_date(moment) if moment else None
