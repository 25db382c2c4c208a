"""The reading of the inspectorate's case assessment rules and guidance, checked word by word."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from guidance.models import Entry, GuidanceReading
from guidance.reading import likeness, read

pytestmark = pytest.mark.sources

NAME = "004_0d20161064ef24fb.txt"
WORD = re.compile(r"\w+(?:['’]\w+)?")
# Column headers, the heading that stands across a table, and what stands in a damaged number column.
FURNITURE = [
    *("Inspection question CARaG",) * 2,
    "Inspection CARaG question",
    "Case information",
    "_",
    "suffic",
    "S",
    "D 2",
]
# Two words that the columns of a spread heading cut in two: as they stand, and as they are read.
CUT = ("pro portionate suffic iently", "proportionate sufficiently")
INFERRED = ("2.2", "2.3.1", "2.3.2", "2.1.06", "2.1.07", "2.1.09", "2.1.20")


@pytest.fixture(scope="module")
def reading(official: Path) -> GuidanceReading:
    return read(official / NAME)


@pytest.fixture(scope="module")
def entries(reading: GuidanceReading) -> dict[str, Entry]:
    return {entry.id: entry for entry in (*reading.guidance.introductions, *reading.guidance.entries)}


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(text))


def told(entry: Entry) -> str:
    printed = "" if entry.number_status == "inferred" else entry.number
    return " ".join((printed, entry.question, *entry.paragraphs))


def test_every_word_of_the_source_stands_in_the_reading_once(
    official: Path, reading: GuidanceReading
) -> None:
    guidance = reading.guidance
    rows = (*guidance.introductions, *guidance.entries)
    sections = dict.fromkeys(entry.section for entry in rows if entry.section)
    text = " ".join((*guidance.preface, *sections, *map(told, rows)))
    source = words((official / NAME).read_text()) - words(" ".join(FURNITURE)) - words(CUT[0])
    assert source + words(CUT[1]) == words(text)


def test_every_word_stands_in_the_row_it_belongs_to(official: Path, entries: dict[str, Entry]) -> None:
    found = dict(segments((official / NAME).read_text(), entries))
    order = sorted(entries, key=lambda key: (key[0] == "V", key))
    assert len(found) > 70
    for number, text in found.items():
        extra = [entries[key] for key in order if key in INFERRED and follows(key, number, found, order)]
        read_words = words(" ".join(map(told, (entries[number], *extra))))
        assert read_words == words(text), number


def segments(source: str, entries: dict[str, Entry]) -> Iterator[tuple[str, str]]:
    """The text from each number at the start of a line to the next one, without furniture and headings.

    Numbers that stand within a line or after their question begin no segment, and the segment before them
    is left out, for its end is not marked.
    """
    headings = {entry.section for entry in entries.values()}
    kept = [line for line in source.splitlines() if line.strip() not in headings]
    marks = [
        (index, found[1])
        for index, line in enumerate(kept)
        if (found := re.match(r"(V?\d\.\d(?:\.\d{1,2})?)(?=[\t ])", line)) and "\tIs access" not in line
    ]
    unclear = re.compile(
        r"[a-z.'] \d\.\d\.\d\d [A-Z]|^\d\.\d\.\d\d$|^D 2|^S\t|\tCARaG|^question$|\t_\t", re.MULTILINE
    )
    seen: set[str] = set()
    for (start, number), (stop, _) in zip(marks, [*marks[1:], (len(kept), "")], strict=True):
        text = "\n".join(kept[start:stop])
        key = f"{number}#2" if number in seen else number
        seen.add(number)
        if not unclear.search(text) and not re.search(r"suffic\t", text):
            yield key, text.replace("**", "")


def follows(key: str, number: str, found: dict[str, str], order: list[str]) -> bool:
    """Whether an inferred row stands in the segment of the printed number before it."""
    if key == "2.2":
        return number == "2.1.37"
    if key == "2.3.1":
        return number == "2.3"
    place = order.index(key)
    before = next(other for other in reversed(order[:place]) if other not in INFERRED and "." in other[3:])
    return before == number


def test_it_is_the_carag_with_88_entries_and_11_introductions(reading: GuidanceReading) -> None:
    guidance = reading.guidance
    assert (guidance.document, guidance.publisher) == ("carag", "HM Inspectorate of Probation")
    assert guidance.title == "Case assessment rules and guidance (CARaG)"
    assert not guidance.superseded
    assert len(guidance.entries) == 88
    introductions = " ".join(entry.number for entry in guidance.introductions)
    assert introductions == "2.1 2.1.1 2.1.2 2.2 2.2.1 2.2.2 2.3 2.3.1 2.3.2 2.4 V1.1"
    assert guidance.edition.startswith("carag-")
    assert guidance.entries[0].cite.startswith("CARaG 2.0.01")


def test_lost_numbers_are_inferred_and_told(reading: GuidanceReading, entries: dict[str, Entry]) -> None:
    inferred = tuple(key for key, entry in entries.items() if entry.number_status == "inferred")
    assert set(inferred) == set(INFERRED)
    for number in inferred:
        assert any(problem.where.startswith(f"{number},") for problem in reading.problems), number


def test_a_number_printed_twice_keeps_both_questions(entries: dict[str, Entry]) -> None:
    first, second = entries["3.1.13"], entries["3.1.13#2"]
    assert (first.number_status, second.number_status) == ("printed", "duplicate")
    assert first.number == second.number == "3.1.13"
    assert "meet the needs" in first.question
    assert "liaison officer" in second.question


def test_numbers_that_look_alike_are_three_things(entries: dict[str, Entry]) -> None:
    assert entries["2.1.1"].kind == "key question"
    assert entries["2.1.01"].kind == "prompt"
    assert entries["2.1.10"].kind == "information"
    assert entries["2.1.01"].key_question == "2.1.1"
    assert entries["2.1.1"].standard == "2.1"


@pytest.mark.parametrize(
    ("number", "start", "end"),
    [
        ("2.1.21", "Does assessing clearly identify", "sufficiently considering risks?"),
        ("2.1.22", "Does assessing sufficiently identify", "victimisation and exploitation?"),
        ("2.1.24", "Does assessing sufficiently analyse whether", "child and community safe?"),
        ("2.1.26", "What is the classification", "according to the case manager?"),
        ("2.1.31", "Is the case manager's classification", "and the community reasonable?"),
        ("2.2.03", "Does planning take sufficient account", "in order to build resilience?"),
        ("2.2.22", "Does planning sufficiently address issues", "victimisation and exploitation?"),
        ("2.3.08", "Is the quality of the work", "the child reviewed where necessary?"),
        ("2.3.2", "Does the implementation and delivery", "of the child and community?"),
        ("2.1.09", "change, including to ensure continued", "achieve positive change?"),
    ],
)
def test_a_scattered_or_tangled_question_is_whole_again(
    entries: dict[str, Entry], number: str, start: str, end: str
) -> None:
    question = entries[number].question
    assert question.startswith(start)
    assert question.endswith(end)
    assert question.count("?") == 1


@pytest.mark.parametrize("number", ["2.1.24", "2.1.31", "2.2.03", "2.2.22", "2.3.08"])
def test_the_text_beside_a_tangled_question_is_fluent(entries: dict[str, Entry], number: str) -> None:
    text = " ".join(entries[number].paragraphs)
    assert text[0].isupper()
    assert not re.search(r"[a-z,] (?:Does|Is|Planning|Reviewing|In making)\b", text)
    assert not re.search(r"\. [a-z]", text)


def test_what_limits_a_question_is_told_apart(entries: dict[str, Entry]) -> None:
    assert (entries["2.0.14"].applies or "").startswith("This question is only asked")
    assert (entries["2.1.23"].applies or "").endswith("in bail or remand cases.")
    assert (entries["2.3.24"].applies or "").endswith("actual or potential victims.")
    assert entries["2.1.01"].applies is None
    assert entries["2.1.23"].paragraphs[0] == entries["2.1.23"].applies


def test_the_sections_and_standards_are_filled(entries: dict[str, Entry]) -> None:
    places = {key: (entry.section, entry.standard, entry.key_question) for key, entry in entries.items()}
    assert places["2.0.05"] == ("Information about the child", None, None)
    assert places["2.2.28"] == ("Planning", "2.2", "2.2.2")
    assert places["2.4.06"] == ("Case manager interview", "2.4", None)
    assert places["3.2.05"] == ("Victim worker interview", "V1.1", None)


def test_a_list_is_items_and_a_paragraph_cut_by_a_page_is_one(entries: dict[str, Entry]) -> None:
    areas = entries["2.1.10"].paragraphs
    assert areas[1] == "substance misuse"
    assert len(areas) == 10
    assert [text.split(":")[0] for text in entries["2.1.26"].paragraphs[2:6]] == [
        "Low",
        "Medium",
        "High",
        "Very high",
    ]
    assert len(entries["2.1.01"].paragraphs) == 4


def test_damage_is_told_and_nothing_invented(reading: GuidanceReading, entries: dict[str, Entry]) -> None:
    told_of = {problem.where.split(",")[0] for problem in reading.problems}
    assert {"2.1", "2.1.37", "2.2.25", "2.3.10", "2.3.2"} <= told_of
    assert entries["2.1"].question.startswith("ormed and personalised")
    assert not entries["2.2.25"].question.endswith("?")


def test_it_is_like_guidance_and_the_audit_form_is_not(official: Path) -> None:
    assert likeness(official / NAME) > 0.8
    assert likeness(official / "000_46b181c171e3c404.txt") < 0.2
