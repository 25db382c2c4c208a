"""Three-way merging of one fact: what a sheet said when written, what it says now, what the record says.

Pure: nothing here knows where the sheet came from.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "sheet", "record", "conflict"]


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of a fact's past.

    `written` are the values that count as untouched: the one the sheet was written with, or, where nobody
    can say when that was, every value the fact has had. `moved` is whether the record has changed it since.
    `taken` are the values that reading a sheet has brought since: an edit taken once is not taken again,
    though somebody may have changed the record knowingly after it.
    """

    written: Collection[str]
    moved: bool
    taken: Collection[str] = ()


def judged(sheet: str, record: str, past: Past) -> Verdict:
    """Whose value holds: both say the same, only one side moved, or both did, to different values."""
    if same(sheet, record):
        return "same"
    if any(same(sheet, value) for value in past.written):
        return "record"
    if not past.moved:
        return "sheet"
    return "record" if any(same(sheet, value) for value in past.taken) else "conflict"


def same(one: str, other: str) -> bool:
    """Whether two texts say the same: tabs, kinds of line ends and spaces at the ends are nobody's edit."""
    return one == other or _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "").strip()
