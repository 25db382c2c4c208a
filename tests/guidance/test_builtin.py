"""The built-in CARaG: whole, in the shape that snippets need, and strict about its files."""

import tomllib
from collections import Counter
from importlib import resources

import pytest

from guidance.builtin import SECTIONS, carag, carag_from
from guidance.editions import stamp
from guidance.models import Entry

INFORMATION = ["2.0.01", "2.0.05", "2.0.06", "2.0.07", "2.0.08", "2.0.09", "2.0.10", "2.0.14", "2.0.29"]
ASSESSING = [*(f"2.1.{n:02}" for n in range(1, 12)), *(f"2.1.{n}" for n in (*range(20, 27), 28, 29, 31, 37))]
PLANNING = [*(f"2.2.{n:02}" for n in range(1, 11)), *(f"2.2.{n}" for n in range(20, 29))]
SUMMARIES = ["2.1.11", "2.1.37", "2.2.10", "2.2.28", "2.3.10", "2.3.28", "3.1.14"]

ROW = """
[[introduction]]
number = "2.1"
kind = "standard"
label = "Assessing"
points = ["Assessing comes first."]
[[entry]]
number = "2.1.01"
kind = "prompt"
label = "Context"
standard = "2.1"
points = ["Look at the family.", "Look at the street."]
"""


def everything() -> list[Entry]:
    document = carag()
    return [*document.introductions, *document.entries]


def in_section(name: str) -> list[str]:
    return [entry.number for entry in carag().entries if entry.section == SECTIONS[name]]


def test_it_holds_all_88_entries() -> None:
    assert len(carag().entries) == 88


@pytest.mark.parametrize(
    ("section", "numbers"),
    [("information", INFORMATION), ("assessing", ASSESSING), ("planning", PLANNING)],
)
def test_a_part_holds_exactly_its_numbers_in_order(section: str, numbers: list[str]) -> None:
    assert in_section(section) == numbers


def test_the_parts_come_in_the_order_of_the_document() -> None:
    sections = list(dict.fromkeys(entry.section for entry in carag().entries))
    assert sections == list(SECTIONS.values())


def test_numbers_are_unique_but_for_the_one_that_is_printed_twice() -> None:
    counts = Counter(entry.number for entry in everything())
    assert [number for number, count in counts.items() if count > 1] == ["3.1.13"]
    twice = [(entry.id, entry.number_status) for entry in carag().entries if entry.number == "3.1.13"]
    assert twice == [("3.1.13", "printed"), ("3.1.13#2", "duplicate")]


def test_every_standard_and_key_question_is_introduced() -> None:
    numbers = [entry.number for entry in carag().introductions]
    assert numbers == [
        "2.1",
        "2.1.1",
        "2.1.2",
        "2.2",
        "2.2.1",
        "2.2.2",
        "2.3",
        "2.3.1",
        "2.3.2",
        "2.4",
        "V1.1",
    ]


def test_every_entry_but_the_background_facts_belongs_to_a_standard() -> None:
    alone = [entry.number for entry in carag().entries if entry.standard is None]
    assert alone == INFORMATION
    for entry in carag().entries:
        if entry.key_question is not None:
            assert entry.key_question.startswith(f"{entry.standard}.")


def test_the_summary_judgements_are_marked() -> None:
    assert [entry.number for entry in carag().entries if entry.kind == "summary"] == SUMMARIES


def test_every_label_is_short() -> None:
    assert [entry.question for entry in everything() if len(entry.question.split()) >= 10] == []


def test_every_entry_has_two_to_eight_points() -> None:
    assert [entry.id for entry in carag().entries if not 2 <= len(entry.paragraphs) <= 8] == []


def test_every_point_can_stand_alone_as_a_snippet() -> None:
    points = [(entry.id, point) for entry in everything() for point in entry.paragraphs]
    assert [pair for pair in points if len(pair[1]) > 350 or not pair[1].endswith(".")] == []
    assert [pair for pair in points if not pair[1][0].isupper()] == []


def test_no_point_stands_twice_in_one_entry() -> None:
    assert [entry.id for entry in everything() if len(set(entry.paragraphs)) < len(entry.paragraphs)] == []


def test_questions_for_some_cases_only_say_so() -> None:
    applies = {entry.number: entry.applies for entry in carag().entries if entry.applies}
    assert "bail or remand" in applies["2.0.14"]
    assert "out-of-court" in applies["2.0.29"]
    assert "Not in bail or remand" in applies["2.1.23"]
    assert "2.1.01" not in applies


def test_every_citation_names_number_and_edition_and_says_that_it_is_a_summary() -> None:
    document = carag()
    cited = {entry.number: entry.cite for entry in everything()}
    assert cited["2.1.01"] == f"CARaG 2.1.01 (built-in summary, edition {document.edition})"
    assert {entry.edition for entry in everything()} == {document.edition}


def test_stamping_again_changes_nothing_and_other_content_is_another_edition() -> None:
    document = carag()
    assert stamp(document) == document
    first, *rest = document.entries
    changed = document.model_copy(update={"entries": (first.model_copy(update={"question": "Care"}), *rest)})
    assert stamp(changed).edition != document.edition


def test_an_imported_or_superseded_edition_is_cited_as_such() -> None:
    imported = stamp(carag().model_copy(update={"source": "imported"}))
    assert imported.entries[0].cite == f"CARaG 2.0.01 (edition {imported.edition})"
    old = stamp(imported.model_copy(update={"superseded": True}))
    assert old.entries[0].cite == f"CARaG 2.0.01 (superseded, edition {old.edition})"
    other = stamp(imported.model_copy(update={"document": "local", "title": "Local guide"}))
    assert other.entries[0].cite.startswith("Local guide 2.0.01 (edition local-")


def test_a_file_that_fits_is_read() -> None:
    document = carag_from({"assessing": ROW})
    assert [entry.question for entry in document.entries] == ["Context"]
    assert document.entries[0].section == "Assessing"


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (ROW + 'colour = "grey"\n', r"assessing\.toml, entry 2\.1\.01, colour"),
        (ROW.replace('label = "Context"\n', ""), r"assessing\.toml, entry 2\.1\.01, label"),
        (ROW.replace('"prompt"', '"hint"'), r"assessing\.toml, entry 2\.1\.01, kind"),
        (ROW.replace('points = ["Assessing comes first."]', "points = []"), r"introduction 2\.1, points"),
        (ROW.replace('number = "2.1.01"\n', ""), r"assessing\.toml, entry no\. 1, number"),
        (ROW + "[[entri]]\n", r"assessing\.toml, entri"),
        (ROW.replace('standard = "2.1"', 'standard = "2.9"'), r"2\.1\.01 belongs to 2\.9"),
        (ROW + ROW, r"2\.1 stands twice"),
        ("entry = 3", r"assessing\.toml, entry"),
        ("[[entry", r"assessing\.toml is not valid TOML"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_its_place(broken: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        carag_from({"assessing": broken})


def ways_by_entry() -> dict[str, list[str]]:
    folder = resources.files("guidance") / "content" / "ways"
    files = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]
    found: dict[str, list[str]] = {}
    for table in tables:
        for number, row in table.items():
            found.setdefault(number, []).extend(row["ways"])
    return found


def test_every_entry_and_standard_has_ways_in_which_people_ask_for_it() -> None:
    ways = ways_by_entry()
    asked_for = {entry.id for entry in everything() if entry.kind != "key question"}
    assert asked_for - set(ways) == set()
    assert [number for number in sorted(asked_for) if len(ways[number]) < 20] == []


def test_every_way_of_asking_belongs_to_an_entry_that_exists() -> None:
    assert set(ways_by_entry()) - {entry.id for entry in everything()} == set()


def test_no_way_of_asking_stands_for_more_than_three_entries_or_twice_for_one() -> None:
    counts = Counter(way.casefold() for ways in ways_by_entry().values() for way in ways)
    assert [way for way, count in counts.items() if count > 3] == []
    assert [number for number, ways in ways_by_entry().items() if len(set(ways)) < len(ways)] == []
