"""From rows to drafts: which row belongs to which numbered question, and to its question or its text."""

from collections import Counter
from collections.abc import Sequence

from guidance.reading.drafts import Draft, Part, Piece
from guidance.reading.headings import is_appendix, is_band, is_example, is_heading
from guidance.reading.joining import Joiner
from guidance.reading.lines import Item
from guidance.reading.questions import fragments, leading_question, leading_sentence
from guidance.reading.rows import Row
from guidance.reading.words import begins_lower, closed, ends_question, has_words, is_question, opens_question

NARROW = 12  # characters: what stands in a number's column is no longer
FEW = 3  # questions under which a label recurs at least
SHORTEST = 4  # letters of a word of a label
TAIL = 25  # words: the last line of a question is no longer


def assemble(rows: Sequence[Row], joiner: Joiner) -> list[Draft]:
    """The drafts of a document in order, the first being its preface."""
    assembler = Assembler(joiner, _labels(rows))
    for row, following in zip(rows, [*rows[1:], None], strict=False):
        assembler.add(row, following)
    return assembler.drafts


def _labels(rows: Sequence[Row]) -> frozenset[str]:
    """What stands by itself again and again, under every second question or more: no heading of a section."""
    numbered = sum(row.numeral is not None for row in rows)
    alone = Counter(row.cells[0] for row in rows if row.alone and row.numeral is None)
    return frozenset(text for text, count in alone.items() if count >= max(FEW, numbered / 2))


class Assembler:
    """Adds row after row to the draft it belongs to, or begins a new one."""

    def __init__(self, joiner: Joiner, labels: frozenset[str] = frozenset()) -> None:
        self.drafts = [Draft("preface", 1)]
        self._joiner, self._labels = joiner, labels

    def add(self, row: Row, following: Row | None) -> None:
        """Add one row; `following` is the row after it."""
        draft = self.drafts[-1]
        if row.numeral:
            self._numbered(row)
        elif row.alone:
            self._flow(row, following)
        elif is_band(row) and (not draft.counts or not _asking(draft)):
            draft.bands.append((row.line, next(filter(None, row.cells))))
        elif draft.counts and draft.role == "entry":
            self._under_entry(draft, row)
        else:
            self._under_introduction(draft, row)

    def _begin(self, row: Row, part: Part) -> Draft:
        self.drafts.append(Draft(part, row.line, row.numeral, row.role, level=row.heading))
        return self.drafts[-1]

    def _numbered(self, row: Row) -> None:
        """Begin the draft of a numbered row with what stands beside the number."""
        before, draft = self.drafts[-1], self._begin(row, "numbered")
        if row.role != "entry":
            _introduce(draft, row)
        elif row.cells:
            _ask(draft, row)
        else:
            scattered = fragments(before.pieces)
            if scattered:
                del before.pieces[-scattered[0] :]
                draft.asked = [scattered[1]]
                draft.note("the lines of its question stood apart and out of order before the number")

    def _flow(self, row: Row, following: Row | None) -> None:
        """Add a row of flowing text."""
        draft, text = self.drafts[-1], row.cells[0]
        part_of = _heads_part_of(draft, row) or (draft.counts and text in self._labels)
        if is_heading(row, following) and not part_of:
            section = self._begin(row, "appendix" if is_appendix(text) else "section")
            section.section = text
        elif draft.counts and _continues(draft, row):
            _go_on(draft, row)
        elif draft.counts and row.gap and not row.items[0] and is_question(text):
            self._begin(row, "unnumbered").asked = [text]
        else:
            draft.pieces.append(_piece(row, text, row.items[0]))

    def _under_entry(self, draft: Draft, row: Row) -> None:
        """Add a table row without a number to the entry above it, or begin an entry that lost its number."""
        first, second, *_ = (*row.cells, "")
        if not first:
            self._under_number(draft, row)
        elif _names_columns(row):
            _add(draft, row, 0)
        elif len(first) <= NARROW and opens_question(second):
            self._unnumbered(row, 1, f"'{first}' stands where its number was")
        elif len(first) <= NARROW:
            draft.note(f"'{first}' stands in the number's column of line {row.line} and was left out")
            self._under_number(draft, row)
        elif _asking(draft) and begins_lower(first):
            draft.asked.append(first)
            _add(draft, row, 1)
        else:
            self._unnumbered(row, 0)

    def _under_number(self, draft: Draft, row: Row) -> None:
        """Add a table row whose number column is empty: more of the question, more of the text, or both."""
        second, third = (*row.cells, "", "")[1:3]
        if second and third and not _asking(draft) and opens_question(second):
            self._unnumbered(row, 1)
        elif second and _asking(draft) and (third or begins_lower(second) or _half_asked(draft, second)):
            draft.asked.append(second)
            _add(draft, row, 2)
        else:
            _add(draft, row, 1)

    def _unnumbered(self, row: Row, column: int, note: str = "") -> None:
        """Begin an entry that lost its number; its question stands in `column`."""
        draft = self._begin(row, "unnumbered")
        draft.asked = [row.cells[column]]
        _add(draft, row, column + 1)
        if note:
            draft.note(note)

    def _under_introduction(self, draft: Draft, row: Row) -> None:
        """Add a table row to an introduction; a whole question beside a text begins an entry instead."""
        first, second, third = (*row.cells, "", "")[:3]
        if draft.counts and opens_question(second) and third and not begins_lower(third):
            self._unnumbered(row, 1, f"'{first}' stands where its number was" if first else "")
        elif draft.counts and is_question(first) and second and not begins_lower(second):
            self._unnumbered(row, 0)
        else:
            cells = [cell for cell in row.cells if has_words(cell)]
            text = self._joiner.join(cells) if draft.counts else " | ".join(cells)
            if text:
                draft.pieces.append(_piece(row, text, row.items[0]))


def _heads_part_of(draft: Draft, row: Row) -> bool:
    """Whether a heading stands within an entry: before its question, deeper than it, or over an example."""
    if not draft.counts or draft.role != "entry":
        return False
    deeper = draft.level is not None and row.heading is not None and row.heading > draft.level
    return not draft.asked or deeper or is_example(row.cells[0])


def _names_columns(row: Row) -> bool:
    """Whether a table row without a number holds one word or two in each of several columns, as labels do."""
    filled = [cell for cell in row.cells if cell]
    words = [word for cell in filled for word in cell.split()]
    whole = all(len(word) >= SHORTEST and word.isalpha() for word in words)
    return (
        len(filled) > 1 and len(words) <= 2 * len(filled) and whole and all(c[:1].isupper() for c in filled)
    )


def _introduce(draft: Draft, row: Row) -> None:
    """The statement of a standard or key question, which may run over the columns, and its text."""
    for cell in filter(has_words, row.cells):
        if draft.asked and closed(draft.asked[-1]):
            draft.pieces.append(_piece(row, cell))
        else:
            draft.asked.append(cell)
    if len(draft.asked) == 1:
        sentence, rest = leading_sentence(draft.asked[0])
        draft.asked = [sentence]
        if rest:
            draft.pieces.insert(0, _piece(row, rest))


def _ask(draft: Draft, row: Row) -> None:
    """The question of an entry, and the text beside it."""
    question = row.cells[0]
    sentence, rest = leading_sentence(question)
    if len(row.cells) == 1 and rest and not row.tangled:
        draft.asked = [sentence]
        draft.pieces.append(_piece(row, rest))
    else:
        draft.asked = [question] if question else []
        _add(draft, row, 1)
    if row.tangled:
        parted = "were parted by their wording" if len(row.cells) > 1 else "could not be parted"
        draft.note(f"its question and its text were run together on line {row.line} and {parted}")
    if row.carried:
        draft.note("its text begins with a line that stood before its number")


def _add(draft: Draft, row: Row, start: int) -> None:
    """Add the cells of a row from the column `start` on to the text of a draft."""
    for cell, item in zip(row.cells[start:], row.items[start:], strict=True):
        if has_words(cell):
            draft.pieces.append(_piece(row, cell, item, flowing=False))


def _piece(row: Row, text: str, item: Item = "", flowing: bool | None = None) -> Piece:
    return Piece(text, row.line, item, row.gap, row.alone if flowing is None else flowing)


def _asking(draft: Draft) -> bool:
    """Whether the question of a draft is still open."""
    return not draft.asked or not ends_question(draft.asked[-1])


def _half_asked(draft: Draft, text: str) -> bool:
    """Whether a question has begun as questions do and a text may be the rest of it."""
    return bool(draft.asked) and opens_question(draft.asked[0]) and len(text.split()) <= TAIL


def _continues(draft: Draft, row: Row) -> bool:
    """Whether flowing text goes on with the question of a draft."""
    text = row.cells[0]
    if not draft.asked:
        return True
    if closed(draft.asked[-1]) or row.items[0]:
        return False
    if begins_lower(text):
        return not draft.pieces or (ends_question(text) and len(text.split()) <= TAIL)
    return not draft.pieces and not row.gap


def _go_on(draft: Draft, row: Row) -> None:
    """Add flowing text to a question, and what stands behind its question mark to the text."""
    text = row.cells[0]
    whole = leading_question(" ".join((*draft.asked, text)))
    if whole and whole[1]:
        draft.asked = [whole[0]]
        draft.pieces.append(_piece(row, whole[1]))
    else:
        draft.asked.append(text)
