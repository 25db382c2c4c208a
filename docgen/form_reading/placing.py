"""Going through the lines of a document once, each answer to its place."""

import datetime as dt
import re
from collections.abc import Sequence

from audit.record import Value
from audit.taking.places import KIND, QUESTIONS
from docgen.form.values import NOT_IN_SAMPLE
from docgen.form_reading.answers import answer_in, said_in
from docgen.form_reading.below import begins_answer, parted, read_below, read_within
from docgen.form_reading.blocks import Cell
from docgen.form_reading.closing import FIELDS, read_action, read_feedback, read_verification
from docgen.form_reading.context import Below, Context
from docgen.form_reading.front import Labels, read_front
from docgen.form_reading.further import read_further
from docgen.form_reading.gathering import NO_PLACE, Gathered
from docgen.form_reading.judging import begins_judgement, read_judgement, read_label
from docgen.form_reading.known import Known, Spot, comment_spot, rating_spot
from docgen.form_reading.lines import Line
from docgen.form_reading.naming import Named, beside, naming, said
from docgen.form_reading.printed import Printed
from docgen.form_reading.questions import Row, by_wording, contradicts, matched, row_of
from docgen.form_reading.rating_marks import TICKED, chosen
from docgen.form_reading.values import Understanding
from questionbank.comparing.matching import likeness
from questionbank.models import Form, Question

ANSWER = re.compile(r"/answers/(?P<number>.+)/(?P<field>rating|comment)")
STRANGER = 40.0  # likeness below which a row's words are not those of the question it is tagged for

SEVERAL = "several ratings are ticked"

Asked = tuple[Row, Question, bool]  # a row, the question it is, whether its words are the form's own


class Placing:
    """Reads the lines of one document under one form; `found` is what it gathers."""

    def __init__(self, form: Form, printed: Printed, today: dt.date) -> None:
        self._form = form
        self._printed = printed
        self._known = Known(form)
        self._labels = Labels(form)
        self._context = Context(form)
        self._questions: dict[Line, Asked] = {}
        self._named: dict[Line, tuple[Named, ...]] = {}
        self._strangers: set[Line] = set()  # rows tagged for a question that ask what no question asks
        self._left_out: set[str] = set()
        self._rows = 0
        self.found = Gathered(Understanding(today))
        self.audit_id = ""

    def read(self, lines: Sequence[Line]) -> None:
        """Take everything the lines say."""
        self._named = naming(lines, self._known)
        self._questions = self._asked(lines)
        for line in lines:
            if line.text or self._named[line]:
                self._line(line)

    def sample(self) -> dict[str, Value]:
        """That the audit is a dip sample, and of which questions, where the form says so of the others."""
        if not self._left_out:
            return {}
        chosen_ones = [q.number for q in self._form.questions() if q.number not in self._left_out]
        return {KIND: "dip-sample", QUESTIONS: list(chosen_ones)}

    def _asked(self, lines: Sequence[Line]) -> dict[Line, Asked]:
        """The rows that are questions: by tags unless the words are another's, else by words."""
        exact = by_wording(self._form)
        found: dict[Line, Asked] = {}
        open_rows: list[Row] = []
        for line in lines:
            row = row_of(line, [named.place for named in self._named[line]])
            tagged = self._tagged(line)
            if row is None or len(line.cells) < 2:
                continue
            if tagged is None:
                open_rows.append(row)
            elif (other := contradicts(row.said, tagged, exact)) is not None:
                found[line] = (row, other, True)
            elif not row.said.prompts or likeness(row.said, tagged) >= STRANGER:
                found[line] = (row, tagged, True)
            else:
                open_rows.append(row)
                self._strangers |= set() if self._is_label(row) else {line}
        for held in (open_rows, [row for line in lines if len(line.cells) == 1 and (row := row_of(line))]):
            known = {question.number for _, question, _ in found.values()}
            for line, (row, question) in matched(held, self._form, known).items():
                found[line] = (row, question, self._printed.prints("".join(row.said.prompts[:1])))
        return found

    def _tagged(self, line: Line) -> Question | None:
        """The question whose places a line names."""
        for named in self._named[line]:
            held = ANSWER.fullmatch(named.spot.fact) if named.spot else None
            if held:
                return self._form.question(held["number"])
        return None

    def _is_label(self, row: Row) -> bool:
        """Whether a row's words only name the place beside them."""
        words = "\n".join(row.said.prompts)
        return self._printed.prints(words) or self._known.titled(row.line.cells[0].text.strip()) is not None

    def _line(self, line: Line) -> None:
        context = self._context
        asked = self._questions.get(line)
        done = self._take_named(line, asked[1] if asked else None)
        if asked:
            context.part = "questions"
            self._take_question(line, asked, done)
            return
        if not done and not begins_answer(line, context) and not self._is_judged(line) and self._heads(line):
            self._rows, context.below = 0, None
            return
        self._tell_rest(line, done | self._take_row(line, done))

    def _is_judged(self, line: Line) -> bool:
        return self._context.part != "further" and self._context.is_judged(line)

    def _heads(self, line: Line) -> bool:
        """Whether a line is a heading: of columns, of a part, or of a band of questions."""
        context = self._context
        return context.heads_columns(line) or context.heads_part(line) or self._is_band(line)

    def _is_band(self, line: Line) -> bool:
        """Whether a line is a row across a table of questions that begins with a printed heading."""
        first, _, rest = line.only.partition("\n")
        across = self._context.part == "questions" and line.table and first and len(line.cells) == 1
        return bool(across and rest and self._printed.prints(first))

    def _take_named(self, line: Line, question: Question | None) -> set[int]:
        """Take what stands in named places; gives the cells they stand in."""
        done: set[int] = set()
        for named in self._named[line]:
            if question is None and line in self._strangers and _is_answer(named):
                continue  # its row asks something else: it is read by its row alone
            done.add(named.place)
            if not named.option:
                self._take_one(line.cells[named.place], named, question)
        self._take_boxes(line, [n for n in self._named[line] if n.option and n.place in done], question)
        for place in done:
            if len([named for named in self._named[line] if named.place == place]) > 1:
                self.found.tell(beside(line.cells[place], self._printed), NO_PLACE)
        return done

    def _take_one(self, cell: Cell, named: Named, question: Question | None) -> None:
        text = said(cell, named, self._printed)
        if named.action:
            self._take_action(named, text)
        elif named.spot is None:
            self.audit_id = named.control.text.strip()
        else:
            spot = self._own(named.spot, question)
            if spot.kind == "rating" and not named.control.blank and text == said_in(cell):
                text = chosen(cell.pieces, spot.options)
            self.found.put(spot, text, named.way)

    def _take_boxes(self, line: Line, boxes: Sequence[Named], question: Question | None) -> None:
        """Take the boxes of a line that are ticked; two ticks for one rating are none."""
        ticks: dict[Spot, list[str]] = {}
        for named in boxes:
            assert named.spot is not None  # a box is for a place
            held = ticks.setdefault(self._own(named.spot, question), [])
            if TICKED.search(said(line.cells[named.place], named, self._printed)):
                held.append(named.option)
        for spot, options in ticks.items():
            self.found.put(spot, options[0] if len(options) == 1 else "", boxes[0].way)
            if len(options) > 1:
                self.found.tell(" / ".join(options), SEVERAL, spot.name)

    def _own(self, spot: Spot, question: Question | None) -> Spot:
        """The place itself, or that of the question which its row turned out to be."""
        held = ANSWER.fullmatch(spot.fact)
        if not held or question is None:
            return spot
        return rating_spot(self._form, question) if held["field"] == "rating" else comment_spot(question)

    def _take_action(self, named: Named, text: str) -> None:
        assert named.action is not None  # only a place for an action gets here
        key, field = named.action
        if field in FIELDS:
            self.found.put_action(key, field, text, named.way)
        elif text.strip():
            self.found.tell(text, NO_PLACE, named.control.title or f"action {key}")

    def _take_question(self, line: Line, asked: Asked, done: set[int]) -> None:
        """Take the answer cells of a question's row that no name has taken."""
        row, question, is_own = asked
        if any(one.prompt == NOT_IN_SAMPLE for cell in line.cells for one in cell.controls):
            self._left_out.add(question.number)
        rating, comment = rating_spot(self._form, question), comment_spot(question)
        named = {n.spot.fact for n in self._named[line] if n.spot and n.place in done}
        named = {f"/answers/{question.number}/{fact.rpartition('/')[2]}" for fact in named}
        headings = self._context.headings
        cells = [
            (cell, headings.over(cell, place, len(line.cells), line.table) if headings else None)
            for place, cell in enumerate(line.cells)
            if place >= row.asking and place not in done
        ]
        wants = frozenset(name for name in ("rating", "comment") if not any(f.endswith(name) for f in named))
        answer = answer_in(cells, rating.options, wants)
        if cells or done:
            said_of_it = self._printed.without_label(answer.comment)
            for name, spot, text in (("rating", rating, answer.rating), ("comment", comment, said_of_it)):
                if text or name in wants:
                    self.found.put(spot, text, "row")
        if answer.several:
            self.found.tell(" / ".join(answer.several), SEVERAL, rating.name)
        self.found.last = f"question {question.number}"
        self._context.below = Below(question, line.table, bare=not cells and not done)
        for cell in line.cells[: row.asking] if not done else ():
            read_within(cell, self._context, self.found)
        self._tell_in_label(line, row, is_own)

    def _tell_in_label(self, line: Line, row: Row, is_own: bool) -> None:
        """Tell what is written in the cells that ask, where these are the form's own words."""
        for cell in line.cells[: row.asking]:
            written = self._printed.written(parted(cell.text)[0])
            if is_own or len(written.split()) < len(cell.text.split()) / 2:
                self.found.tell(written)

    def _take_row(self, line: Line, done: set[int]) -> set[int]:
        """Take a row that is no question, by the part of the form it stands in."""
        context, found = self._context, self.found
        if context.part == "further":
            return read_further(line, self._known, found, done)
        if not done and not begins_answer(line, context) and begins_judgement(line, context):
            return read_label(line, context, found, done)
        match context.part:
            case "questions" if context.below and (
                below := read_below(line, context, self._printed, found, done)
            ):
                seen = below
            case "feedback":
                seen = read_feedback(line, context.name, self._form, found, done)
            case "actions":
                seen = self._take_action_row(line, done)
            case "verification":
                seen = read_verification(line, self._form, self._printed, found, done)
            case "judgement":
                seen = read_judgement(line, context, self._printed, found, done)
            case _:
                seen = read_front(line, self._labels, found, done, loosely=context.part == "front")
        return seen

    def _take_action_row(self, line: Line, done: set[int]) -> set[int]:
        self._rows += 1
        if any(named.action for named in self._named[line]):
            return set()
        return read_action(line, self._context.actions, self._rows, self._form, self.found, done)

    def _tell_rest(self, line: Line, done: set[int]) -> None:
        """Tell what stands in the cells that no place has taken."""
        for place, cell in enumerate(line.cells):
            if place not in done:
                self.found.tell(self._foreign(cell.text.strip()))

    def _foreign(self, text: str) -> str:
        """What of a text the form does not print, in its own or in other words."""
        lines = self._printed.written(text).split("\n")
        return "\n".join(line for line in lines if not self._printed.resembles(line))


def _is_answer(named: Named) -> bool:
    return named.spot is not None and ANSWER.fullmatch(named.spot.fact) is not None
