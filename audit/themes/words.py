"""How counts are put into words."""


def count(number: int, thing: str, things: str | None = None) -> str:
    """`1 audit`, `2 audits`."""
    return f"{number} {thing if number == 1 else things or thing + 's'}"
