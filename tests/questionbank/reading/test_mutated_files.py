"""Whatever is done to a file, reading it gives a form or one clear line, never a traceback."""

import io
import zipfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from questionbank.errors import FormError
from questionbank.models import FormReading
from questionbank.reading import likeness, read
from tests.questionbank.reading.builders import (
    box,
    cell,
    choice,
    document,
    h,
    numbering,
    p,
    packed,
    row,
    table,
)
from tests.questionbank.reading.seen import COLUMNS, FOUR, numbered

MAIN = document(
    h("Case audit form", 0),
    box("Anyshire Council"),
    table(["Child", ""], ["Auditor", [choice("One", "Two")]]),
    h("Home"),
    p("What does good look like?"),
    p("Children are seen.", num=(1, 0)),
    table(COLUMNS, row(cell("BAND", span=4)), *numbered(*FOUR), ["", "5. Nested", [table(["Met", "☐"])], ""]),
    p("Home overall rating: Good / Inadequate"),
    h("Feedback from child"),
    table(["1", "What helped you?", ""]),
    table(["Action", "Owner", "Date"], ["", "", ""]),
)
LISTS = numbering(("decimal", "%1."))
WHOLE = packed(MAIN, numbering=LISTS)
TAGS = [MAIN[i : MAIN.index(">", i) + 1] for i in range(len(MAIN)) if MAIN[i] == "<"]
FRAGMENTS = [
    *(
        "Case audit form",
        "1. Was it done?",
        "2",
        "12a",
        "Q3: Why?",
        "HOME",
        "Section 1: Home (Met / Not met)",
    ),
    *(
        "Yes / No",
        "☐ Met",
        "☐ Not met",
        "Comments:",
        "Overall rating: Good / RI",
        "What does good look like?",
    ),
    *("• A point.", "- ", "No\tQuestion\tRating\tComment", "\tNo", "\t", "\t1", "| 1 | Was it? | |", "|---|"),
    *("Action\tOwner\tWhen", "", "Feedback from child", "Name: ______", "Contents", "1. Home ...... 3"),
    *("Verification", "If no, go to 3", "(", "/ / /", "Note: this.", "¶\u202e", "x" * 300, "1.1.1.1.1.1"),
    *(
        "0 1 2 3",
        "Good",
        "a / b / c / d / e / f",
        "**bold**",
        "# Heading",
        "a | b | c",
        "1   Was it?   Good/RI",
    ),
]
QUICK = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def reads_or_says_why(path: Path) -> None:
    for what in (read, likeness):
        try:
            found = what(path)
        except FormError as problem:
            refusal = str(problem)
        else:
            refusal = "none"
            if isinstance(found, FormReading):
                sound(found)
        assert refusal
        assert "\n" not in refusal


def sound(reading: FormReading) -> None:
    questions = list(reading.form.questions())
    assert questions
    assert len({question.number for question in questions}) == len(questions)
    assert len({section.title for section in reading.form.sections}) == len(reading.form.sections)
    assert len({table.key for table in reading.form.feedback}) == len(reading.form.feedback)
    assert all(question.prompts for question in questions)
    on_scale = {step.label for step in reading.form.scale}
    assert on_scale.issuperset(reading.form.question_ratings)
    assert all(on_scale.issuperset(question.ratings or ()) for question in questions)


@QUICK
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_bytes_changed_anywhere_in_a_word_file(tmp_path: Path, changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for place, value in changes:
        data[place] = value
    path = tmp_path / "form.docx"
    path.write_bytes(bytes(data))
    reads_or_says_why(path)


@QUICK
@given(st.data())
def test_elements_cut_doubled_and_moved_in_a_word_file(tmp_path: Path, data: st.DataObject) -> None:
    main = MAIN
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(main)))
        end = data.draw(st.integers(start, min(len(main), start + 400)))
        put = data.draw(
            st.sampled_from([*TAGS[:40], "", main[start:end] * 2, "&", "<w:tc/>", "<w:tr/>", "<w:tbl/>"])
        )
        main = main[:start] + put + main[end:]
    path = tmp_path / "form.docx"
    path.write_bytes(packed(main, numbering=LISTS))
    reads_or_says_why(path)


@QUICK
@given(st.data())
def test_whole_elements_in_any_order_in_a_word_file(tmp_path: Path, data: st.DataObject) -> None:
    atoms = st.sampled_from(FRAGMENTS).map(lambda text: p(text, bold=len(text) % 2 == 0))
    rows = st.lists(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=5), min_size=1, max_size=6)
    blocks = data.draw(st.lists(atoms | rows.map(lambda found: table(*found)), max_size=12))
    path = tmp_path / "form.docx"
    path.write_bytes(packed(document(*blocks)))
    reads_or_says_why(path)


@QUICK
@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=40), max_size=30))
def test_lines_in_any_order_in_a_text_file(tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / "form.txt"
    path.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
    reads_or_says_why(path)


@QUICK
@given(st.binary(max_size=200))
def test_bytes_of_no_kind(tmp_path: Path, data: bytes) -> None:
    for name in ("form.txt", "form.docx"):
        path = tmp_path / name
        path.write_bytes(data)
        reads_or_says_why(path)


@settings(QUICK, max_examples=40)
@given(st.sampled_from(zipfile.ZipFile(io.BytesIO(WHOLE)).namelist()), st.binary(max_size=60))
def test_any_part_of_a_word_file_replaced(tmp_path: Path, name: str, content: bytes) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as whole, zipfile.ZipFile(out, "w") as package:
        for part in whole.namelist():
            package.writestr(part, content if part == name else whole.read(part))
    path = tmp_path / "form.docx"
    path.write_bytes(out.getvalue())
    reads_or_says_why(path)
