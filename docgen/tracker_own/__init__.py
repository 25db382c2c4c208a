"""A service's own tracker kept up to date: its workbook is edited in place, and stays its own.

losses.py    what the library that edits workbooks would lose of this one
cells.py     one cell, filled without touching its look
editing.py   its rows brought up to date, new ones added
"""

from docgen.tracker_own.editing import Edited, edit

__all__ = ["Edited", "edit"]
