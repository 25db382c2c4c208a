"""What people type about the programme, as values."""

import re
from collections.abc import Iterable, Mapping, Sequence

from audit.errors import BadAudit
from audit.models import Kind
from audit.programme.cycle import Cycle
from audit.programme.shapes import KINDS, LineOfEnquiry
from audit.programme.themes import theme_named

MONTH = re.compile(r"[12]\d{3}-(0[1-9]|1[0-2])")


def month_named(typed: str) -> str:
    """A programme month as typed. Raises BadAudit."""
    if not MONTH.fullmatch(typed.strip()):
        raise BadAudit(f"{typed!r} is no month; write it as 2026-11")
    return typed.strip()


def line_of(given: Mapping[str, str | int | None], kinds: Sequence[Kind], cycle: Cycle) -> LineOfEnquiry:
    """A line of enquiry from the options of a command; without numbers it has the month's usual places."""
    typed = {kind: given.get(kind.replace("-", "_")) for kind in KINDS}
    places = {kind: int(count) for kind, count in typed.items() if count is not None}
    if not places:
        places = {kind: cycle.places_for(kind) for kind in kinds}
    questions = str(given.get("questions") or "")
    theme = given.get("theme")
    return LineOfEnquiry(
        title=str(given["line"]).strip(),
        where=str(given.get("where") or "").strip(),
        places=places,
        theme=theme_named(str(theme)).key if theme else None,
        questions=tuple(number.strip() for number in questions.split(",") if number.strip()),
    )


def by_hand(pairs: Iterable[str], needs: str) -> dict[str, str]:
    """Who gets which child, from texts such as `CV-12=Robin Example`.

    Raises BadAudit that says what it `needs`; `{!r}` in that is the text that did not fit.
    """
    found = {}
    for one in pairs:
        child, mark, name = (part.strip() for part in one.partition("="))
        if not (mark and child and name):
            raise BadAudit(needs.format(one))
        found[child] = name
    return found
