"""Putting the tracker together."""

import datetime as dt
from collections.abc import Sequence

from audit.deadlines import uk_date
from audit.timings import GUIDE, Timings
from docgen.ooxml.look import Look
from docgen.tracker.actions import write_actions
from docgen.tracker.audits import write_audits
from docgen.tracker.book import Book, Tell
from docgen.tracker.dashboard import write_dashboard
from docgen.tracker.due import dated
from docgen.tracker.lists import lists, write_lists
from docgen.tracker.ratings import write_ratings
from docgen.tracker.tracked import Tracked


def write(
    tracked: Sequence[Tracked],
    look: Look,
    now: dt.datetime,
    tell: Tell = lambda _sentence: None,
    line: int | None = None,
    timings: Timings = GUIDE,
) -> bytes:
    """The tracker of these audits as an .xlsx, as it stands at `now` (aware).

    `tell` is called with a sentence for each thing that did not fit: a text longer than a cell can be, more
    audits than a sheet has columns. The child appears by ChildView ID alone. `line` is the last line of the
    record's history at `now`; with it the workbook can be read back and merged. `timings` are the service's.
    """
    book = Book(look, now, tell, line)
    today = uk_date(now)
    plan = dated(tracked)
    write_actions(book, plan, lists(tracked), today, line)
    write_audits(book, tracked, today, timings)
    write_ratings(book, tracked, tell)
    write_dashboard(book, tracked, plan, now)
    write_lists(book, tracked, now, line)
    return book.close()
