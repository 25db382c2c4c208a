"""A tracker read back: the rows of its sheet Actions, after whatever people and programs did to the file.

opening.py  the file, refused where it is damaged, locked, hostile or far too large
grid.py     the cells of the sheet with the actions, and where its table begins
headers.py  which column holds what, though headers were renamed, moved or hidden
cells.py    what a cell holds, as text
rows.py     the rows, each with its identity
written.py  what the workbook remembers of its writing
reading.py  all of it
"""

from docgen.tracker_reading.opening import Workbook, open_workbook
from docgen.tracker_reading.reading import Known, Layout, read

__all__ = ["Known", "Layout", "Workbook", "open_workbook", "read"]
