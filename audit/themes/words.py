"""How counts and months are put into words."""

import datetime as dt


def count(number: int, thing: str, things: str | None = None) -> str:
    """`1 audit`, `2 audits`."""
    return f"{number} {thing if number == 1 else things or thing + 's'}"


def month(name: str) -> str:
    """`2026-11` as `November 2026`."""
    return f"{dt.date.fromisoformat(name + '-01'):%B %Y}"
