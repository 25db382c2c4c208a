"""A Word template compiled once into strings with gaps; filling it is joining strings.

Every content control with a tag is a gap. A gap nobody gives a value for stays as the template has it, and
so does everything between the gaps. Table rows whose controls are tagged `action.1.…` are patterns: they are
filled in order, and the last one is repeated when there are more actions than rows.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

from docgen.ooxml.fragments import Gap, Shown
from docgen.ooxml.package import add, pack, unpack
from docgen.ooxml.patterns import NumberMark, Piece, Row, Tail, Token, compiled, free_ids, used_ids
from docgen.ooxml.subject import NO_SUBJECT, Subject
from docgen.ooxml.text import escape

Values = Mapping[str, Shown]
TailMaker = Callable[[Iterator[int]], str]


class Gapped:
    """A template with gaps. Immutable once made, so any number of audits can be filled from it."""

    def __init__(self, template: bytes, only: Container[str] | None = None) -> None:
        """Compile a .docx. Raises TemplateError where its XML is not what Word writes.

        `only` are the ids of the controls that are gaps, where others may have tags of their own.
        """
        parts = unpack(template, "the template")
        self._gapped = {
            name: tokens for name, data in parts.items() if (tokens := compiled(name, data, only))
        }
        self._subject = Subject(parts)
        moving = {*self._gapped, *self._subject.parts}
        self._still = pack({name: data for name, data in parts.items() if name not in moving})
        self._used = used_ids(parts)

    @property
    def tags(self) -> frozenset[str]:
        """The tags of all gaps, those of rows as the template has them."""
        return frozenset(gap.tag for tokens in self._gapped.values() for gap in _gaps(tokens))

    @property
    def rows(self) -> int:
        """How many rows for actions the template has."""
        return sum(isinstance(token, Row) for tokens in self._gapped.values() for token in tokens)

    def fill(
        self,
        values: Values,
        rows: Sequence[str] = (),
        subject: str = NO_SUBJECT,
        tail: TailMaker | None = None,
    ) -> bytes:
        """The document. `rows` are the keys of the rows for actions, `action.<key>.…` their values' tags.

        `tail` makes what is added at the end of the body, with ids that nothing else has.
        """
        ids = free_ids(self._used)
        parts = {
            name: filled(tokens, values, rows, ids, tail).encode() for name, tokens in self._gapped.items()
        }
        return add(self._still, parts | self._subject.said(subject))


def filled(
    tokens: Sequence[Token],
    values: Values,
    rows: Sequence[str] = (),
    ids: Iterator[int] | None = None,
    tail: TailMaker | None = None,
) -> str:
    """One part as a string, its gaps filled; `ids` are free for the controls of repeated rows."""
    return "".join(_spelt(tokens, values, rows, ids or free_ids(frozenset()), tail))


def _spelt(
    tokens: Sequence[Token], values: Values, keys: Sequence[str], ids: Iterator[int], tail: TailMaker | None
) -> Iterator[str]:
    """The strings of one part."""
    patterns = [token for token in tokens if isinstance(token, Row)]
    given = iter(keys)
    for token in tokens:
        if isinstance(token, str):
            yield token
        elif isinstance(token, Gap):
            yield _gap(token, token.tag, values)
        elif isinstance(token, Tail):
            yield tail(ids) if tail else ""
        elif isinstance(token, Row):
            yield from _row(token, next(given, token.number), values)
            if token is patterns[-1]:
                for key in given:
                    yield from _row(token.repeated(ids), key, values)


def _row(row: Row, key: str, values: Values) -> Iterator[str]:
    for token in row.pieces:
        if isinstance(token, str):
            yield token
        elif isinstance(token, NumberMark):
            yield escape(key)
        else:
            yield _gap(row.renamed(token, key), row.tag(token, key), values)


def _gap(gap: Gap, tag: str, values: Values) -> str:
    shown = values.get(tag)
    return gap.original if shown is None else gap.filled(shown)


def _gaps(tokens: Iterable[Token | Piece]) -> Iterator[Gap]:
    for token in tokens:
        if isinstance(token, Gap):
            yield token
        elif isinstance(token, Row):
            yield from _gaps(token.pieces)
