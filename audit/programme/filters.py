"""The small expressions that say which children a line of enquiry is about.

`knife and age <= 15 and not custody`, `order_type contains referral or gender = girl`,
`care_status is empty`, `age in (14, 15)`. A bare column is a flag. Texts ignore case; a text of several words
stands in quotes. `not` binds more tightly than `and`, `and` than `or`; brackets group.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from audit.programme.errors import BadFilter
from audit.programme.shapes import COLUMNS, FLAGS, Case

Test = Callable[[Case], bool]
TOKEN = re.compile(
    r"\s*(?:(?P<quoted>'[^']*'|\"[^\"]*\")|(?P<mark><=|>=|!=|<>|==|[=<>(),])|(?P<word>[^\s()<>=!,'\"]+))"
)
GENDERS = {"f": "girl", "female": "girl", "g": "girl", "m": "boy", "male": "boy", "b": "boy"}
TRUE, FALSE = ("yes", "y", "true", "1", "x", "✓"), ("no", "n", "false", "0", "-", "")
JOINED = ("and", "or", ")", None)


@dataclass(frozen=True)
class Token:
    """A piece of an expression; `is_text` where it was quoted."""

    text: str
    is_text: bool = False

    @property
    def key(self) -> str:
        """As it is compared with the language's own words; a quoted text is none of them."""
        return "" if self.is_text else self.text.casefold()


def read(expression: str, further: Collection[str] = ()) -> Test:
    """The test of an expression; an empty one lets every child through. Raises BadFilter.

    `further` are the folded names of columns beside our own that the caseload has.
    """
    tokens = _tokens(expression)
    if not tokens:
        return lambda _case: True
    reader = Reader(expression, tokens, {*COLUMNS, *further})
    test = reader.either()
    reader.end()
    return test


def check(expression: str) -> None:
    """Refuse an expression that cannot be read; unknown columns show once the caseload is there.

    Raises BadFilter.
    """
    tokens = _tokens(expression)
    read(expression, {column_key(token.text) for token in tokens if not token.is_text})


def column_key(name: str) -> str:
    """The name of a column as it is compared: `Order Type` and `order-type` are `order_type`."""
    return re.sub(r"[\s_\-/]+", "_", name.strip().casefold()).strip("_")


def truth(text: str) -> bool | None:
    """What a cell of a flag says; None where it is neither yes nor no."""
    said = text.strip().casefold()
    return True if said in TRUE else False if said in FALSE else None


def gender_key(text: str) -> str:
    """Girl or boy, however it is written; anything else as it is."""
    said = text.strip().casefold()
    return GENDERS.get(said, said)


class Reader:
    """Reads an expression from left to right."""

    def __init__(self, expression: str, tokens: list[Token], columns: Collection[str]) -> None:
        self._expression = expression
        self._tokens = tokens
        self._columns = columns
        self._place = 0

    def either(self) -> Test:
        """Tests joined by `or`."""
        tests = [self._both()]
        while self._take("or"):
            tests.append(self._both())
        return lambda case: any(test(case) for test in tests)

    def end(self) -> None:
        """Refuse whatever is left over."""
        if self._place < len(self._tokens):
            raise self._wrong(
                f"{self._tokens[self._place].text!r} was not expected; join tests by `and`, `or`"
            )

    def _both(self) -> Test:
        tests = [self._not()]
        while self._take("and"):
            tests.append(self._not())
        return lambda case: all(test(case) for test in tests)

    def _not(self) -> Test:
        if self._take("not"):
            inner = self._not()
            return lambda case: not inner(case)
        if self._take("("):
            inner = self.either()
            if not self._take(")"):
                raise self._wrong("a bracket is not closed")
            return inner
        return self._compared(self._column())

    def _column(self) -> str:
        token = self._next("a column")
        name = column_key(token.text)
        if token.is_text or name not in self._columns:
            known = ", ".join(sorted(self._columns))
            raise self._wrong(f"the caseload has no column {token.text!r}; it has: {known}")
        return name

    def _compared(self, column: str) -> Test:
        if self._key() in JOINED:
            return lambda case: is_yes(case, column)
        sign = self._next("a comparison").key
        if sign == "is" and self._take("empty"):
            return lambda case: not value(case, column)
        if sign == "is" and self._take("not"):
            sign = "!="
            if self._take("empty"):
                return lambda case: bool(value(case, column))
        if sign == "in":
            wanted = self._several()
            return lambda case: any(_equal(case, column, one) for one in wanted)
        if sign not in SIGNS:
            raise self._wrong(f"{sign!r} is no comparison; there are: {', '.join([*SIGNS, 'in'])}")
        typed = self._next("a value").text
        if sign in ORDER and not _number(typed):
            raise self._wrong(f"{column} {sign} needs a number, not {typed!r}")
        compare = SIGNS[sign]
        return lambda case: compare(case, column, typed)

    def _several(self) -> list[str]:
        if not self._take("("):
            raise self._wrong("after `in` a list in brackets was expected, such as (14, 15)")
        found = [self._next("a value").text]
        while self._take(","):
            found.append(self._next("a value").text)
        if not self._take(")"):
            raise self._wrong("a bracket is not closed")
        return found

    def _key(self) -> str | None:
        return self._tokens[self._place].key if self._place < len(self._tokens) else None

    def _take(self, key: str) -> bool:
        found = self._key() == key
        self._place += found
        return found

    def _next(self, wanted: str) -> Token:
        if self._place >= len(self._tokens):
            raise self._wrong(f"it ends where {wanted} was expected")
        self._place += 1
        return self._tokens[self._place - 1]

    def _wrong(self, why: str) -> BadFilter:
        return BadFilter(f"the filter {self._expression!r} cannot be read: {why}")


def value(case: Case, column: str) -> str:
    """What a case says in a column, as text; empty where it says nothing."""
    if column in FLAGS:
        return "yes" if getattr(case, column) else "no"
    if column in COLUMNS:
        held = getattr(case, column)
        return "" if held is None else str(held)
    return case.other.get(column, "")


def is_yes(case: Case, column: str) -> bool:
    """Whether a column says yes; of a column of texts, whether it says anything but no."""
    said = truth(value(case, column))
    return bool(value(case, column)) if said is None else said


def _equal(case: Case, column: str, typed: str) -> bool:
    held = value(case, column)
    if column == "gender":
        return gender_key(held) == gender_key(typed)
    if column in FLAGS:
        return truth(held) == truth(typed)
    if _number(held) and _number(typed):
        return float(held) == float(typed)
    return " ".join(held.casefold().split()) == " ".join(typed.casefold().split())


def _ordering(sign: str) -> Callable[[Case, str, str], bool]:
    def ordered(case: Case, column: str, typed: str) -> bool:
        held = value(case, column)
        return _number(held) and ORDER[sign](float(held), float(typed))

    return ordered


def _contains(case: Case, column: str, typed: str) -> bool:
    return typed.casefold() in value(case, column).casefold()


def _number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", text.strip()) is not None


ORDER: dict[str, Callable[[float, float], bool]] = {
    "<": lambda held, typed: held < typed,
    "<=": lambda held, typed: held <= typed,
    ">": lambda held, typed: held > typed,
    ">=": lambda held, typed: held >= typed,
}
SIGNS: dict[str, Callable[[Case, str, str], bool]] = {
    "=": _equal,
    "==": _equal,
    "is": _equal,
    "!=": lambda case, column, typed: not _equal(case, column, typed),
    "<>": lambda case, column, typed: not _equal(case, column, typed),
    "contains": _contains,
    **{sign: _ordering(sign) for sign in ORDER},
}


def _tokens(expression: str) -> list[Token]:
    found, place = [], 0
    text = expression.strip()
    while place < len(text):
        hit = TOKEN.match(text, place)
        if hit is None:
            raise BadFilter(f"the filter {expression!r} cannot be read at {text[place : place + 10]!r}")
        quoted = hit["quoted"]
        found.append(Token(quoted[1:-1], is_text=True) if quoted else Token(hit["mark"] or hit["word"]))
        place = hit.end()
    return found
