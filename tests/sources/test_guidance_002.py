"""The reading of the guidance for full joint inspections of 2015, whose extraction is the worst we know."""

import re
from collections import Counter
from pathlib import Path

import pytest

from guidance.models import Entry, GuidanceReading
from guidance.reading import likeness, read

pytestmark = pytest.mark.sources

NAME = "002_d91dc17162bbe7ce.txt"
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# The numbers of each view: a group, and the questions within it.
VIEWS = {
    "": "1 2 3a 3b 4 5 6 7a 7b 8 9a 9b 9c 9d 9e 10a 10b 10c 11 12a 12b 12c 13a 13b 13c 14",
    "1.": "1:1,2.1,3,4 2:1,2 3:1,2 4:1,2 5:1,2,3 6:1,2,3,4 7:1,2 8:1,2 9:1,2,3,4 10:1,2 13:1,1.2,2,3 14:1 "
    "15:1,2 16:1,2 17:1,2 18:1,2 20a 20b",
    "2.": "0:1,2 1:0,1,2,3 2:1,2 3:1,2 4:1,2 8:1,2 9:1,2 10:1,2 12:1,2,3 13:1,2 15:1,2 16:1,2 17a 17:2 20",
    "3.": "1:1,2 2:1,2 3:1,2 4:1,2,3 5:1,2 6:1,1.1,2,3 7:1,2 8:1,1.1,2,3 10:1,2,3 12:1,2,3 14:1,2 16:1,2,3,3 "
    "18:1,2 20a 20b",
    "4.": "1 2:1,2 3:1,2 4:1,2 6 7:1,2 8:1,2 10:1,2 12 13:1,2,3 14:1 16:1,2 17:1,2 18:0,1,2,3 19:1,2,3 20",
    "5.": "1:1,2,3,4,5 2 3 4:1,2 5 7:1,2 8 9 10 15:1,2",
}
INFERRED = {"1.1.1", "1.9.4", "1.10.1", "2.4.2", "2.8.1", "3.7.1", "3.8.1"}


@pytest.fixture(scope="module")
def reading(official: Path) -> GuidanceReading:
    return read(official / NAME)


@pytest.fixture(scope="module")
def entries(reading: GuidanceReading) -> dict[str, Entry]:
    return {entry.id: entry for entry in reading.guidance.entries}


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(text))


def numbers() -> list[str]:
    """Every number of the document in its order, written out."""
    found = []
    for view, groups in VIEWS.items():
        for group in groups.split():
            head, _, tails = group.partition(":")
            found.extend(f"{view}{head}.{tail}" if tail else f"{view}{head}" for tail in tails.split(","))
    return found


def extended(entry: Entry) -> str:
    return " ".join(entry.paragraphs[len(entry.indicators or ()) :])


def test_it_is_the_superseded_guidance_of_2015(reading: GuidanceReading) -> None:
    guidance = reading.guidance
    assert (guidance.document, guidance.superseded) == ("fji-sqs-2015", True)
    assert guidance.publisher == "HM Inspectorate of Probation"
    assert guidance.title.startswith("Case Assessment Guidance for Full Joint Inspection")
    assert guidance.title.endswith("Short Quality Screening (SQS)")


def test_every_question_has_its_number_in_order(reading: GuidanceReading) -> None:
    assert [entry.number for entry in reading.guidance.entries] == numbers()
    assert len(reading.guidance.entries) == 183


def test_lost_and_repeated_numbers_are_marked_and_told(reading: GuidanceReading) -> None:
    entries = reading.guidance.entries
    assert {entry.number for entry in entries if entry.number_status == "inferred"} == INFERRED
    assert [entry.id for entry in entries if entry.number_status == "duplicate"] == ["3.16.3#2"]
    told = {problem.where.split(",")[0] for problem in reading.problems}
    assert {*INFERRED, "3.16.3#2", "3.6.1.1", "4.18.0"} <= told


def test_no_word_is_invented_and_hardly_one_lost(official: Path, reading: GuidanceReading) -> None:
    guidance = reading.guidance
    source = words(re.sub(r"</?\w+>|\*", "", (official / NAME).read_text()))
    entries = (
        " ".join((entry.number, entry.criterion or "", *entry.paragraphs)) for entry in guidance.entries
    )
    read_words = words(" ".join((*guidance.preface, *guidance.appendices, *entries)))
    invented = {word for word in read_words - source if not re.match(r"\d+[a-e]?$", word)}
    assert not invented  # but for the groups of inferred numbers and of those with a letter
    lost = sum((source - read_words).values())
    assert lost < 0.015 * sum(source.values())  # footers, headers, scraps, and what stands there twice


@pytest.mark.parametrize(
    "spelling", ["of 122", "220216", "220214", "IVOW", "IYOW", "CAG v", "Quanty", "boguii", "VICUITS"]
)
def test_page_furniture_is_out_however_it_is_spelt(reading: GuidanceReading, spelling: str) -> None:
    assert not any(spelling in text for entry in reading.guidance.entries for text in entry.paragraphs)


@pytest.mark.parametrize(
    ("number", "criterion"),
    [
        ("1.1.1", "1.2.1"),
        ("1.10.1", "2.2.1"),
        ("1.13.1", "3.2.1"),
        ("1.15.2", "1.2"),
        ("4.4.1", "2.5"),
        ("5.3", "1.5.1, 2.5.1, 3.5.1, 4.4.2"),
        ("1.2.1", None),
        ("7a", None),
    ],
)
def test_criteria_are_apart_from_numbers(
    entries: dict[str, Entry], number: str, criterion: str | None
) -> None:
    assert entries[number].criterion == criterion


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("6", "information"),
        ("9e", "judgement"),
        ("1.1.1", "judgement"),
        ("1.1.3", "explanation"),
        ("1.9.4", "explanation"),
        ("1.20a", "narrative"),
        ("2.20", "narrative"),
        ("3.10.1", "judgement"),
        ("4.19.1", "information"),
        ("5.10", "narrative"),
        ("5.15.1", "information"),
    ],
)
def test_the_four_kinds_of_question_are_told_apart(entries: dict[str, Entry], number: str, kind: str) -> None:
    assert entries[number].kind == kind


@pytest.mark.parametrize(
    ("number", "start", "end"),
    [
        ("1.6.1", "This could include", "verbal updates."),
        ("2.1.0", "The inspector is asked", "likelihood of reoffending."),
        ("2.10.1", "This question is about", "contributed to MAPPA meetings"),
        ("2.12.1", "This question relates to planning", None),
        ("3.10.1", "This question is about whether", "in the community is sufficient"),
        ("3.12.1", "This question is asking", "risk of harm"),
        ("4.18.1", "This question is asking", "in a timely fashion"),
    ],
)
def test_indicators_hold_their_own_column(
    entries: dict[str, Entry], number: str, start: str, end: str | None
) -> None:
    indicators = entries[number].indicators or ()
    assert indicators == entries[number].paragraphs[: len(indicators)]
    assert indicators[0].startswith(start)
    assert end is None or indicators[-1].endswith(end)


@pytest.mark.parametrize(
    ("number", "mark"),
    [
        ("2.10.1", "Category 3 (Other Dangerous Offenders)"),
        ("2.15.1", "as a consequence of the review."),
        ("1.15.1", "match the child or young person's learning styles"),
        ("4.3.1", "referral to other support mechanisms."),
        ("3.12.1", "subject to repeat moves."),
        ("5.7.1", "involve the delivery of interventions."),
    ],
)
def test_the_tail_of_a_question_in_the_next_row_is_put_back(
    entries: dict[str, Entry], number: str, mark: str
) -> None:
    assert mark in extended(entries[number])
    assert sum(mark in extended(entry) for entry in entries.values()) <= 2


def test_explanations_say_one_sentence_in_each_column(entries: dict[str, Entry]) -> None:
    for number in ("1.10.2", "1.18.2", "2.10.2", "2.15.2", "4.3.2"):
        assert entries[number].indicators is not None
        assert extended(entries[number]).count("When 'other' is used") == 1
        assert len(extended(entries[number]).split()) < 16, number


def test_questions_are_whole_sentences_where_they_were_parted(entries: dict[str, Entry]) -> None:
    assert entries["1.6.1"].question == "Was a pre-sentence report requested for this sentence?"
    assert entries["1.13.1"].question.startswith("Was sufficient effort made")
    assert entries["1.13.1"].question.endswith("needs that applied in this case?")
    assert entries["4.18.2"].question.endswith("was the response of the YOT sufficient?")
    assert sum(not entry.question for entry in entries.values()) == 2


def test_views_appendices_and_preface_stand(reading: GuidanceReading, entries: dict[str, Entry]) -> None:
    guidance = reading.guidance
    assert entries["1.5.1"].section == "View 1 – Assessment"
    assert entries["2.4.1"].section == "View 2 – Planning"
    assert (entries["3.1.1"].section or "").startswith("View 3")
    assert entries["5.2"].section == "View 5 – Management and Leadership"
    assert [text for text in guidance.appendices if text.startswith("Appendix")] == [
        "Appendix A",
        "Appendix B",
    ]
    assert any(text.startswith("Change Control") for text in guidance.preface)


def test_it_is_like_guidance(official: Path) -> None:
    assert likeness(official / NAME) > 0.8
