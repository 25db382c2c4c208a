"""The tracker: a workbook of all audits and their actions that managers work in.

tracked.py    what goes in: audits, each with the edition of its form
workbook.py   putting the sheets together
actions.py    sheet Actions: one row for each action
audits.py     sheet Audits: one row for each audit, with its deadlines
ratings.py    sheet Ratings: questions down, audits across
dashboard.py  sheet Dashboard: figures that recalculate, and charts on them
lists.py      sheet Lists: what the drop-downs offer
due.py        dates and deadlines, in days and in words
table.py      a table of typed columns
charts.py     bar charts on a table's figures
book.py       the Excel file: formats, text, page set-up
excel.py      the Excel library, with what it cannot be asked to do
"""

from docgen.tracker.tracked import Tracked
from docgen.tracker.workbook import write

__all__ = ["Tracked", "write"]
