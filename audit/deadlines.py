"""When things are due, computed from the record. Sections are those of the operational guide (source 001)."""

import datetime as dt
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from audit.record import AuditRecord

UK = ZoneInfo("Europe/London")
TO_COMPLETE = relativedelta(months=1)  # section 5: one calendar month
TO_MODERATE = relativedelta(weeks=3)  # section 5: within three weeks of submission


def deadlines(record: AuditRecord) -> dict[str, dt.date | None]:
    """Each deadline by name, as a UK date; None while what starts it has not happened."""
    return {
        "complete": uk_date(record.created_at) + TO_COMPLETE,
        "moderate": uk_date(record.submitted_at) + TO_MODERATE if record.submitted_at else None,
    }


def uk_date(moment: dt.datetime) -> dt.date:
    """The date that moment has in the United Kingdom."""
    return moment.astimezone(UK).date()
