"""What people write in a place, as a value: ratings, dates, months, conversations, yes or no."""

import datetime as dt
import re
from collections.abc import Callable
from typing import get_args

from audit.dates import found_dates, only_date
from audit.models import ActionStatus
from audit.ratings import recognise, split_answer
from audit.record import Value
from audit.text import clean
from docgen.form_reading.known import Kind, Spot
from questionbank.reading.numbers import alone as numbered

LONGEST_NAME = 5  # words that may say with whom a conversation was; more say something else
YEAR_ON = dt.timedelta(days=366)
YES = {"yes", "y", "agree", "agreed", "agrees", "true", "✓", "✔", "☒", "☑", "i agree", "fully agree"}
NO = {"no", "n", "disagree", "disagreed", "disagrees", "do not agree", "don't agree", "not agreed", "false",
      "not agree", "i disagree", "i do not agree"}  # fmt: skip
MODES = (("virtual", r"virtual\w*|on ?line|video|teams|zoom|phone|telephone|remote\w*"),
         ("face to face", r"face[ -]to[ -]face|f2f|in[ -]person|home visit"))  # fmt: skip
WRITTEN = re.compile(r"(?P<day>[^,]+?)(, (?P<mode>face to face|virtual))?(, with (?P<with>.*))?", re.DOTALL)
MONTH = re.compile(r"(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])|(?P<m>0?[1-9]|1[0-2])[/.-](?P<y>[12]\d{3})")
# What stands round a name in a sentence such as "Call with Sam on 12/11/2026".
ROUND = re.compile(
    r"^(?:[\W_]|(?:call|meeting|conversation|visit|with|by|via|spoke|spoken|to|on|held|met|at)\b)+"
    r"|(?:[\W_]|\b(?:on|at|by|via))+$",
    re.IGNORECASE,
)
DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{2}|\d{4})")
NUMBERED = re.compile(r"^\s*(question|q)\b\.?\s*", re.IGNORECASE)
NOTHING = {"-", "–", "—", "n/a", "na", "none", "nil", "tbc", "?"}


class Unclear(ValueError):
    """A text that its place cannot take, whole or in part. `value` is what it takes; `text` is the rest."""

    def __init__(self, why: str, value: Value = None, text: str = "") -> None:
        super().__init__(why)
        self.value = value
        self.text = text


class Understanding:
    """Turns texts into values. `today` is only the anchor of two-figure years."""

    def __init__(self, today: dt.date) -> None:
        self._today = today
        self._ways: dict[Kind, Callable[[Spot, str], Value]] = {
            "rating": _rating,
            "date": self._date,
            "conversation": self._conversation,
            "month": self._month,
            "yes-no": _yes_no,
            "agreement": _yes_no,
            "age": _age,
            "text": _text,
        }

    def __call__(self, spot: Spot, text: str) -> Value:
        """The value of a text in a place. Raises Unclear."""
        return self._ways[spot.kind](spot, clean(text)[0])

    def day(self, text: str) -> dt.date | None:
        """The date that the text is and nothing else; a day without a year is none, for it may be any."""
        text = DOTTED.sub(r"\1/\2/\3", text)  # elsewhere 3.1.13 is a number of the guidance; here it is a day
        first, again = only_date(text, self._today), only_date(text, self._today + YEAR_ON)
        return first if first == again else None

    def _date(self, _spot: Spot, text: str) -> Value:
        if _says_nothing(text):
            return None
        if found := self.day(text):
            return found.isoformat()
        raise Unclear("no date with day, month and year")

    def _month(self, _spot: Spot, text: str) -> Value:
        if _says_nothing(text):
            return None
        if found := MONTH.fullmatch(text.strip()):
            return f"{found['year'] or found['y']}-{int(found['month'] or found['m']):02d}"
        if day := self.day(text):
            return f"{day:%Y-%m}"
        raise Unclear("no month with its year, such as November 2026")

    def _conversation(self, _spot: Spot, text: str) -> Value:
        if _says_nothing(text):
            return None
        written = WRITTEN.fullmatch(text)
        if written and (day := self.day(written["day"])):
            return _held(day, written["mode"], written["with"])
        return self._loose_conversation(text)

    def _loose_conversation(self, text: str) -> Value:
        """A conversation told freely: its one date, how it was held, and with whom."""
        dates = [found for found in found_dates(text, self._today) if self.day(text[found.start : found.end])]
        if len(dates) != 1:
            raise Unclear("no date of a conversation")
        rest = f"{text[: dates[0].start]} {text[dates[0].end :]}"
        modes = [mode for mode, words in MODES if re.search(rf"\b({words})\b", rest, re.IGNORECASE)]
        for _, words in MODES:
            rest = re.sub(rf"\b({words})\b", "", rest, flags=re.IGNORECASE)
        mode = modes[0] if len(modes) == 1 else None
        whom = ROUND.sub("", " ".join(rest.split()))
        if len(whom.split()) > LONGEST_NAME:
            raise Unclear("stands beside the date", _held(dates[0].date, mode, None), whom)
        return _held(dates[0].date, mode, whom or None)


def in_action(field: str, text: str) -> str | None:
    """What a column of the table of actions says, as the record puts it; None for what it cannot take."""
    if not text.strip():
        return ""
    if field == "status":
        return recognise(text, get_args(ActionStatus))
    return (numbered(text) or NUMBERED.sub("", text).strip()) if field == "question" else text


def ratings_in(text: str, options: tuple[str, ...]) -> tuple[str | None, str]:
    """The rating a text gives and what else it says; None where it gives none, or only lists them all."""
    if found := recognise(text, options):
        return found, ""
    return split_answer(text, options)


def _rating(spot: Spot, text: str) -> Value:
    if _says_nothing(text) and recognise(text, spot.options) is None:
        return None
    found, rest = ratings_in(text, spot.options)
    if found is None:
        raise Unclear(f"no rating of this form; it has: {', '.join(spot.options)}")
    if rest:
        raise Unclear("stands beside the rating", found, rest)
    return found


def _yes_no(_spot: Spot, text: str) -> Value:
    said = " ".join(text.casefold().strip(" .,!:;\n\t").split())
    if said in YES or said in NO:
        return said in YES
    if _says_nothing(text):
        return None
    raise Unclear("neither yes nor no")


def _age(_spot: Spot, text: str) -> Value:
    bare = text.strip()
    return (
        int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= 3 and str(int(bare)) == bare else text
    )


def _text(_spot: Spot, text: str) -> Value:
    return text


def _held(day: dt.date, mode: str | None, whom: str | None) -> Value:
    if mode is None and not whom:
        return day.isoformat()
    return {"date": day.isoformat(), "mode": mode, "with": whom or None}


def _says_nothing(text: str) -> bool:
    return text.casefold().strip(" .") in NOTHING
