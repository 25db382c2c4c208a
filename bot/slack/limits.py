"""What Slack accepts, and cutting texts to fit. Numbers are Slack's own unless a comment says otherwise."""

import re

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_CHARACTERS = 12_500  # of all blocks together; refused near 13,200, which Slack does not document
FALLBACK = 3_000  # of a message's plain text; Slack refuses an update over 4,000
SECTION = 3_000
HEADER = 150
CONTEXT_ELEMENTS = 10
ACTION_ELEMENTS = 25
BUTTON = 75
VALUE = 2_000
OPTION = 75
OPTIONS = 100
OPTION_GROUPS = 100
OPTIONS_IN_ALL = 1_000  # of one menu in groups: a view is refused over 250 kB
INPUT = 3_000
LABEL = 2_000
PLACEHOLDER = 150
TITLE = 24  # of a modal, and its buttons
METADATA = 3_000
ID = 255
CONFIRM_TITLE, CONFIRM_TEXT, CONFIRM_BUTTON = 100, 300, 30

CUT = "…"
BROKEN_ENTITY = re.compile(r"&[a-z]{0,4}$")


def shorten(text: str, limit: int) -> str:
    """The text, cut at a word with an ellipsis where it is longer than that many characters.

    An escaped character (`&amp;`) is never cut in two.
    """
    if len(text) <= limit:
        return text
    cut = text[: limit - len(CUT)]
    at_word = cut.rfind(" ")
    cut = cut[:at_word] if at_word > limit * 0.7 else cut
    return BROKEN_ENTITY.sub("", cut).rstrip() + CUT


def pieces(text: str, limit: int = SECTION) -> list[str]:
    """The text in pieces of at most that many characters, cut at line ends, else at words."""
    found = []
    rest = text
    while len(rest) > limit:
        at = rest.rfind("\n", limit // 2, limit)
        at = at if at > 0 else rest.rfind(" ", limit // 2, limit)
        at = at if at > 0 else limit - len(_tail(rest[:limit]))
        found.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return [*found, rest] if rest else found


def _tail(text: str) -> str:
    """The part of an escaped character at the end of a text that was cut anywhere."""
    found = BROKEN_ENTITY.search(text)
    return found[0] if found else ""
