"""The end of a form: what people said, the actions, the moderator's verification, read by their rows."""

import re
from collections.abc import Iterator

from docgen.form import places
from docgen.form.labels import VERIFICATION, placed, printed
from docgen.form_reading.answers import said_in
from docgen.form_reading.columns import Headings
from docgen.form_reading.gathering import Gathered
from docgen.form_reading.known import Spot, agreement_spot, fact_spot, feedback_spot
from docgen.form_reading.lines import Line
from docgen.form_reading.printed import Printed, key
from docgen.form_reading.values import NO, NOTHING, YES
from questionbank.comparing.matching import likeness
from questionbank.models import Form, Question
from questionbank.reading.numbers import alone

SURE, AHEAD = 50.0, 5.0  # likeness of a row to a feedback question of its own table, and to the next one
LEAD = re.compile(r"^\s*(?:\(?\d{1,2}[.):]|[•·*–-])\s*")
FIELDS = frozenset(
    {"action", "responsibility", "timescale", "question", "finding", "measure", "check_back", "status",
     "progress", "evidence", "outcome"}
)  # fmt: skip


def read_feedback(line: Line, whose: str, form: Form, found: Gathered, done: set[int]) -> set[int]:
    """Take what was said to one question of a feedback table; gives the cells accounted for."""
    table = next((t for t in form.feedback if t.key == whose), None)
    start = 1 if line.cells and alone(line.cells[0].number) and len(line.cells) > 1 else 0
    if table is None or start >= len(line.cells) or line.table == 0:
        return set()
    said = Question(number=alone(line.cells[0].number) or "-", prompts=(line.cells[start].text.strip(),))
    asked = [Question(number=q.number, prompts=(q.text,)) for q in table.questions]
    scored = sorted(((likeness(said, q), q.number) for q in asked), reverse=True)
    second = scored[1][0] if len(scored) > 1 else 0.0
    if not said.prompts[0] or not scored or scored[0][0] < SURE or scored[0][0] - second < AHEAD:
        return set()
    rest = [cell for place, cell in enumerate(line.cells) if place > start and place not in done]
    said_there = "\n".join(text for cell in rest if (text := said_in(cell)).strip())
    if rest:
        found.put(feedback_spot(whose, scored[0][1]), said_there, "row")
    return set(range(len(line.cells)))


def read_action(
    line: Line, headings: Headings | None, count: int, form: Form, found: Gathered, done: set[int]
) -> set[int]:
    """Take one row of the table of actions; gives the cells accounted for."""
    if line.table == 0 or len(line.cells) < 2:
        return set()
    columns = _columns(line, headings, form)
    said = {
        name: said_in(line.cells[place])
        for place, name in columns.items()
        if place not in done and name != "number"
    }
    if not any(text.strip() for text in said.values()):
        return set(range(len(line.cells)))
    if all(not text.strip() or text.strip(" .").casefold() in NOTHING for text in said.values()):
        return set(range(len(line.cells)))
    number = alone(line.cells[0].number) if columns.get(0) in (None, "number") else None
    key_ = number or str(count)
    taken = {place for place, name in columns.items() if name in FIELDS}
    for place, name in columns.items():
        if place not in done and name in FIELDS:
            found.put_action(key_, name, said[name], "row")
    return taken | {place for place, name in columns.items() if name == "number"}


def read_verification(
    line: Line, form: Form, printed_by: Printed, found: Gathered, done: set[int]
) -> set[int]:
    """Take one row of the verification; gives the cells accounted for."""
    start = 1 if line.cells and alone(line.cells[0].number) and len(line.cells) > 1 else 0
    if start >= len(line.cells):
        return set()
    label = line.cells[start].text.strip()
    spot = _verification_spot(label, form)
    if spot is None:
        return set()
    rest = [place for place in range(start + 1, len(line.cells)) if place not in done]
    text = "\n".join(said for place in rest if (said := said_in(line.cells[place])).strip())
    if spot.kind == "agreement":
        written = [] if done else printed_by.written("\n".join(label.split("\n")[1:])).split("\n")
        told = [*(one for one in written if not _only_asks(one, form)), *text.split("\n")]
        _agreements([one for one in told if one.strip()], form, found)
        return set(range(len(line.cells)))
    if not text and ":" in label and line.table == 0:
        text = label.partition(":")[2].strip()
    if rest or line.table == 0:
        found.put(spot, text, "row")
    return set(range(len(line.cells)))


def _verification_spot(label: str, form: Form) -> Spot | None:
    first = key(label.split("\n", maxsplit=1)[0].partition(":")[0])
    own = {key(printed(text)): places_ for text, places_ in places.verification(form)}
    facts = {
        key(printed(text)): fact for text, fact in placed(form.verification, VERIFICATION, "verification")
    }
    if first not in own:
        ((_, fact),) = placed(
            [label.split("\n", maxsplit=1)[0].partition(":")[0]], VERIFICATION, "verification"
        )
        if len(first.split()) > 8:
            return None
    else:
        fact = facts[first]
    if fact.tag == "verification.agrees":
        return Spot("", "agreement", "agreement")
    spot = fact_spot(fact.tag, fact.title)
    return spot if spot.fact or first in own else None


def _agreements(lines: list[str], form: Form, found: Gathered) -> None:
    """Take agreement judgement by judgement: by name, in the form's order, or one word for all."""
    judged = places.judged(form)
    named = [_named(line, judged) for line in lines]
    plain = [line for line, pair in zip(lines, named, strict=True) if pair is None]
    for pair in named:
        if pair is not None:
            found.put(agreement_spot(pair[0]), pair[1], "row")
    bare = [LEAD.sub("", line).strip() for line in plain]
    words = [_word(text) for text in bare]
    if len(plain) == len(judged) == len(lines) and all(words):
        for name, word in zip(judged, words, strict=True):
            found.put(agreement_spot(name), word, "row")
    elif len(plain) == 1 and words[0] and (words[0] in YES):
        for name in judged:
            if all(pair is None or pair[0] != name for pair in named):
                found.put(agreement_spot(name), words[0], "row")
    else:
        for line in plain:
            found.tell(line, "agreement with which judgement?", "verification")


def _named(line: str, judged: tuple[str, ...]) -> tuple[str, str] | None:
    """`2. Implementation & Delivery: Agree` as (name, answer); None where no judgement is named."""
    bare = LEAD.sub("", line)
    head, mark, tail = bare.rpartition(":")
    if not mark:
        head, mark, tail = bare.rpartition(" – ") if " – " in bare else bare.rpartition(" - ")
    wanted = {key(name): name for name in judged}
    return (wanted[key(head)], tail.strip()) if mark and key(head) in wanted else None


def _only_asks(line: str, form: Form) -> bool:
    """Whether a line only names a judgement, as forms print it: `2. Implementation & Delivery:`."""
    named = _named(line, places.judged(form))
    return named is not None and not named[1]


def _word(text: str) -> str:
    said = " ".join(text.casefold().strip(" .,!").split())
    said = re.sub(
        r"^(agree|agreed|yes)( with)?( them)?( all)( judge?ments| ratings| of them)?$", "agree", said
    )
    return said if said in YES or said in NO else ""


def _columns(line: Line, headings: Headings | None, form: Form) -> dict[int, str]:
    """What each cell of a row for an action is for."""
    if headings is not None:
        found: dict[int, str] = {}
        for place, cell in enumerate(line.cells):
            over = headings.over(cell, place, len(line.cells), line.table)
            if over is not None and over.role and over.role not in found.values():
                found[place] = over.role
        return found
    return dict(_by_order(line, form))


def _by_order(line: Line, form: Form) -> Iterator[tuple[int, str]]:
    """The form's own columns in their order, where a row has exactly as many cells."""
    own = [places_field(fact.tag) for _, fact in places.action_columns(form)]
    numbered = alone(line.cells[0].number) is not None
    if len(line.cells) - (1 if numbered else 0) == len(own):
        yield from enumerate(own, 1 if numbered else 0)


def places_field(tag: str) -> str:
    """The field of an action that a column's fact is."""
    return "responsibility" if tag == "owner" else tag
