"""Guidance in text files laid out in other ways than the inspectorate's."""

from pathlib import Path

from tests.guidance.reading.documents import entries_of, read_text

LIGHT = "We expect a light each night, and a book in which it is written down."


def test_a_numbered_heading_over_numbered_questions_is_a_section(tmp_path: Path) -> None:
    text = "Guidance on lamps\n\n1 Lamps\n\n1.1 Is the lamp lit?\n\nWe expect a light:\n\n• each night\n\n"
    text += f"2 Towers\n\n2.1 Is the tower dry?\n\n{LIGHT}\n\n2.2 Is the stair safe?\n\n{LIGHT}\n"
    entries = entries_of(read_text(tmp_path, text))
    assert list(entries) == ["1.1", "2.1", "2.2"]
    assert entries["1.1"].paragraphs == ("We expect a light:", "each night")
    assert entries["2.2"].section == "2 Towers"


def test_a_number_with_a_letter_may_stand_by_itself(tmp_path: Path) -> None:
    text = "".join(f"A{number}\n\nIs lamp {number} lit?\n\n{LIGHT}\n\n" for number in range(1, 5))
    entries = entries_of(read_text(tmp_path, f"Guidance on lamps\n\n{text}"))
    assert list(entries) == ["A1", "A2", "A3", "A4"]
    assert {entry.paragraphs for entry in entries.values()} == {(LIGHT,)}


def test_a_label_under_every_question_heads_no_section(tmp_path: Path) -> None:
    text = "".join(
        f"{part}.{number} Is lamp {number} lit?\n\nWhat we look for\n\n{LIGHT}\n\n"
        "Evidence\n\nThe keeper's book.\n\n"
        for part in (1, 2)
        for number in range(1, 4)
    )
    entries = entries_of(read_text(tmp_path, f"Guidance on lamps\n\nLamps\n\n{text}"))
    told = ("What we look for", LIGHT, "Evidence", "The keeper's book.")
    assert {entry.paragraphs for entry in entries.values()} == {told}
    assert "Evidence" not in {entry.section for entry in entries.values()}


def test_labels_over_columns_stay_with_the_question_above_them(tmp_path: Path) -> None:
    rows = "".join(
        f"1.{number}\tIs lamp {number} lit?\nSufficient\tInsufficient\n\t{LIGHT}\tIt is dark.\n"
        for number in range(1, 4)
    )
    entries = entries_of(read_text(tmp_path, f"Guidance on lamps\n\n{rows}"))
    assert list(entries) == ["1.1", "1.2", "1.3"]
    assert {entry.paragraphs[:2] for entry in entries.values()} == {("Sufficient", "Insufficient")}


def test_questions_for_which_no_number_is_free_are_named_after_the_last_numbered_one(tmp_path: Path) -> None:
    lost = "".join(
        f"\tIs tower {word} dry?\tWe expect it to be {word}.\n" for word in ("one", "two", "three")
    )
    entries = entries_of(
        read_text(tmp_path, f"Guidance\n\n1.1\tIs it lit?\t{LIGHT}\n{lost}1.2\tIs it?\t{LIGHT}\n")
    )
    assert list(entries) == ["1.1", "after 1.1", "after 1.1#2", "after 1.1#3", "1.2"]


def test_codes_of_criteria_may_be_parted_by_commas(tmp_path: Path) -> None:
    head = "Question number\tCriterion\tQuality Indicators\tExtended Guidance\n"
    rows = "".join(
        f"1.1.{n}\t2.1, 2.2\tThis is about oil.\tWas there oil in lamp {n}?\n" for n in range(1, 6)
    )
    entries = entries_of(read_text(tmp_path, f"Guidance on oil\n\n{head}{rows}"))
    assert {entry.question for entry in entries.values()} == {
        f"Was there oil in lamp {n}?" for n in range(1, 6)
    }
