"""The yearly themes (source 003): seven areas, each to be audited once a year."""

import re
from dataclasses import dataclass

from audit.programme.errors import NotPossible

# What a filter excludes: `not custody`, `not (custody or knife)`, `custody = no`, `order_type != caution`.
LEFT_OUT = re.compile(
    r"\bnot\s*(?:\([^)]*\)|\w+)"
    r"|\b\w+\s*(?:==?|is)\s*(?:no|n|false|0)\b"
    r"|\b\w+\s*(?:!=|<>)\s*(?:'[^']*'|\"[^\"]*\"|\S+)"
)


@dataclass(frozen=True)
class Theme:
    """A theme: its short key, its name, and the words by which it is recognised in a line of enquiry."""

    key: str
    name: str
    words: tuple[str, ...]


THEMES: tuple[Theme, ...] = (
    Theme("custody", "Custody", ("custody", "custodial", "resettlement", "remand")),
    Theme("out-of-court", "Out of court work", ("out of court", "oocd", "diversion", "caution")),
    Theme("girls", "Girls", ("girl", "female", "young women")),
    Theme(
        "sentence-delivery",
        "Sentence delivery",
        ("sentence delivery", "delivery of sentence", "court orders"),
    ),
    Theme("victims", "Work with victims", ("victim", "restorative")),
    Theme(
        "anti-discriminatory", "Anti-discriminatory practice", ("discriminat", "disproportion", "diversity")
    ),
    Theme("knife", "Habitual knife carriers", ("knife", "weapon", "blade")),
)


def theme_named(typed: str) -> Theme:
    """The theme of that key or name. Raises NotPossible."""
    wanted = " ".join(typed.casefold().replace("_", " ").replace("-", " ").split())
    for theme in THEMES:
        if wanted in (theme.key.replace("-", " "), theme.name.casefold().replace("-", " ")):
            return theme
    raise NotPossible(
        f"there is no theme {typed!r}; the themes are: {', '.join(theme.key for theme in THEMES)}"
    )


def theme_of(title: str, where: str, named: str | None) -> Theme | None:
    """The theme that a line of enquiry covers: the one named, else that of its title, else of its filter.

    What the filter leaves out (`not custody`, `knife = no`) is not what the line is about.
    """
    if named:
        return next((theme for theme in THEMES if theme.key == named), None)
    said = (title.casefold(), LEFT_OUT.sub(" ", where.casefold()))
    return next(
        (theme for text in said for theme in THEMES if any(word in text for word in theme.words)), None
    )
