"""Reading guidance from text files: one small invented document for each behaviour."""

from pathlib import Path

import pytest

from guidance.errors import NotGuidance, UnreadableDocument
from guidance.reading import read
from tests.guidance.reading.documents import HEAD, ROWS, entries_of, problems_of, read_text


def test_a_table_of_guidance_is_read_row_by_row(tmp_path: Path) -> None:
    reading = read_text(tmp_path, HEAD + ROWS)
    entries = entries_of(reading)
    assert list(entries) == ["1.1", "1.1.01", "1.1.02", "1.1.03"]
    assert entries["1.1.02"].question == "Does the keeper keep enough oil for the lamp in winter?"
    assert entries["1.1.02"].paragraphs[1].startswith("In winter the boat")
    assert len(entries["1.1.01"].paragraphs) == 2
    assert (entries["1.1"].kind, entries["1.1.01"].standard) == ("standard", "1.1")
    assert entries["1.1.03"].section == "Lamps"
    assert reading.problems == ()


def test_the_title_names_the_document_and_the_rest_is_its_preface(tmp_path: Path) -> None:
    guidance = read_text(tmp_path, HEAD + ROWS).guidance
    assert (guidance.document, guidance.title) == ("gvl", "Guidance for visits to lighthouses (GVL)")
    assert guidance.preface[-1] == "Everything below binds the visitor."
    assert guidance.edition.startswith("gvl-")
    assert "1.1.01" in guidance.entries[0].cite


def test_a_given_id_wins_over_the_title(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(HEAD + ROWS)
    assert read(path, document="Harbour Rules").guidance.document == "harbour-rules"


def test_a_lost_number_between_two_is_inferred_and_told(tmp_path: Path) -> None:
    reading = read_text(tmp_path, HEAD + ROWS.replace("1.1.02\t", "\t"))
    assert entries_of(reading)["1.1.02"].number_status == "inferred"
    assert "inferred" in problems_of(reading, "1.1.02")[0]


def test_a_stump_in_the_number_column_is_told_and_left_out(tmp_path: Path) -> None:
    reading = read_text(tmp_path, HEAD + ROWS.replace("1.1.02\t", "enou\t"))
    entry = entries_of(reading)["1.1.02"]
    assert "enou " not in f"{entry.question} "
    assert any("'enou'" in what for what in problems_of(reading, "1.1.02"))


def test_one_number_on_two_questions_keeps_both(tmp_path: Path) -> None:
    reading = read_text(tmp_path, HEAD + ROWS.replace("1.1.03\t", "1.1.02\t"))
    entries = entries_of(reading)
    assert entries["1.1.02#2"].number == "1.1.02"
    assert entries["1.1.02#2"].number_status == "duplicate"
    assert "trained" in entries["1.1.02#2"].question


def test_a_row_repeated_after_a_page_is_one_entry(tmp_path: Path) -> None:
    again = "1.1.03\tIs the keeper of the lamp trained?\tThe training should be renewed.\n"
    reading = read_text(tmp_path, HEAD + ROWS + "\n" + again)
    assert len(reading.guidance.entries) == 3
    assert entries_of(reading)["1.1.03"].paragraphs[-1] == "The training should be renewed."


def test_a_paragraph_cut_by_a_page_is_whole_again(tmp_path: Path) -> None:
    cut = ROWS.replace("and to write it down. The glass", "and to write\n\n\t\tit down. The glass")
    entries = entries_of(read_text(tmp_path, HEAD + cut))
    assert (
        entries["1.1.01"]
        .paragraphs[0]
        .startswith("We expect the keeper to clean the lamp each day and to write it")
    )


def test_column_headers_and_page_numbers_stay_out(tmp_path: Path) -> None:
    furnished = ROWS.replace("1.1.02\t", "\nPage 3 of 9\n\tInspection question\tGuidance\t\n1.1.02\t")
    reading = read_text(tmp_path, HEAD + furnished)
    assert "Page 3" not in str(reading.guidance)
    assert "Inspection question" not in str(reading.guidance)
    assert reading.guidance.entries == read_text(tmp_path, HEAD + ROWS).guidance.entries


def test_flowing_pages_are_read_too(tmp_path: Path) -> None:
    flowing = (
        "\n\n1.1.04 Does the keeper log each storm?\n\nStorms matter.\n\n- wind\n- rain\n\nAll are logged.\n"
    )
    entry = entries_of(read_text(tmp_path, HEAD + ROWS + flowing))["1.1.04"]
    assert entry.question == "Does the keeper log each storm?"
    assert entry.paragraphs == ("Storms matter.", "wind", "rain", "All are logged.")


def test_a_question_scattered_before_its_number_is_put_together(tmp_path: Path) -> None:
    scattered = "\n\nlook after the boat and\n\nDoes the keeper\n\nits oars?\n\n1.1.04\n\nBoats need care.\n"
    reading = read_text(tmp_path, HEAD + ROWS + scattered)
    entry = entries_of(reading)["1.1.04"]
    assert entry.question == "Does the keeper look after the boat and its oars?"
    assert entry.paragraphs == ("Boats need care.",)
    assert problems_of(reading, "1.1.04")


def test_columns_run_together_are_parted_by_their_wording(tmp_path: Path) -> None:
    tangled = (
        "\n\nThe keeper should rest. 1.1.04 Does the keeper We expect the keeper to write down when the "
        "boat may not come and when the lamp fails. clean the glass? The keeper should know the glass "
        "around the lamp.\n"
    )
    reading = read_text(tmp_path, HEAD + ROWS + tangled)
    entry = entries_of(reading)["1.1.04"]
    assert entry.question == "Does the keeper clean the glass?"
    assert entry.paragraphs[0].startswith("We expect the keeper to write down when the boat")
    assert entries_of(reading)["1.1.03"].paragraphs[-1] == "The keeper should rest."
    assert any("run together" in what for what in problems_of(reading, "1.1.04"))


def test_a_cross_reference_is_no_entry(tmp_path: Path) -> None:
    reading = read_text(tmp_path, HEAD + ROWS + "\t\tSee question 1.1.02, and 1.1.01 for the glass.\n")
    assert len(reading.guidance.entries) == 3


def test_a_heading_within_an_entry_stays_in_it(tmp_path: Path) -> None:
    within = (
        "\n\nKey example\n\nA keeper once slept.\n\n1.1.04 Does the keeper sleep by day?\n\nRest matters.\n"
    )
    entries = entries_of(read_text(tmp_path, HEAD + ROWS + within))
    assert entries["1.1.03"].paragraphs[-2:] == ("Key example", "A keeper once slept.")
    assert entries["1.1.04"].section == "Lamps"


def test_an_appendix_is_told_apart(tmp_path: Path) -> None:
    guidance = read_text(tmp_path, HEAD + ROWS + "\n\nAppendix A\n\nOils in use.\n").guidance
    assert guidance.appendices == ("Appendix A", "Oils in use.")


def test_what_breaks_off_is_told_and_not_mended(tmp_path: Path) -> None:
    broken = ROWS.replace("and what to do when the lamp fails.", "and what to do when")
    reading = read_text(tmp_path, HEAD + broken)
    assert entries_of(reading)["1.1.03"].paragraphs[0].endswith("and what to do when")
    assert any("breaks off" in what for what in problems_of(reading, "1.1.03"))


@pytest.mark.parametrize(
    ("number", "question"),
    [("12.", "Is the tower dry?"), ("Q12", "Is the tower dry?"), ("A2.3", "Is the tower dry?")],
)
def test_other_ways_to_number_are_known(tmp_path: Path, number: str, question: str) -> None:
    text = f"Guidance on towers\n\n{number} {question}\n\nTowers should be dry, and we expect proof of it.\n"
    assert read_text(tmp_path, text).guidance.entries[0].number == number.strip("Q.")


def test_a_text_without_numbers_is_no_guidance(tmp_path: Path) -> None:
    with pytest.raises(NotGuidance, match="No numbered guidance"):
        read_text(tmp_path, "Dear keeper,\n\nthank you for the oil. It burns well.\n\nYours\n")


def test_a_contents_page_is_no_guidance(tmp_path: Path) -> None:
    text = (
        "Contents\n\n1.1.01 Does the keeper clean the lamp? ..... 3\n1.1.02 Is there enough oil? ...... 4\n"
    )
    with pytest.raises(NotGuidance, match="contents"):
        read_text(tmp_path, text)


def test_numbers_with_questions_and_no_text_look_like_contents(tmp_path: Path) -> None:
    rows = "".join(f"1.1.0{n}\tDoes the keeper do thing {n}?\n" for n in range(1, 8))
    with pytest.raises(NotGuidance, match="contents"):
        read_text(tmp_path, "Guidance\n\n" + rows)


def test_a_missing_file_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="is not there"):
        read(tmp_path / "none.txt")


def test_steps_of_a_list_are_no_entries(tmp_path: Path) -> None:
    steps = (
        "\n\n1.1.04 Does the keeper know the way?\n\nAsk:\n\n1. Is the path dry?\n2. Is the gate open?\n\n"
    )
    steps += "1.1.05 Is it kept?\n\nYes.\n"
    entries = entries_of(read_text(tmp_path, HEAD + ROWS + steps))
    assert list(entries)[-2:] == ["1.1.04", "1.1.05"]
    assert entries["1.1.04"].paragraphs == ("Ask:", "1. Is the path dry?", "2. Is the gate open?")


def test_lines_wrapped_by_hand_are_joined(tmp_path: Path) -> None:
    text = "Tower guidance\n\n" + "".join(
        f"1.{n} Is floor {n} of the tower dry?\n\nThe keeper looks at the walls of each floor and at the\n"
        f"Ladder between them. Floor {n} should be dry\nand warm.\n\n"
        for n in range(1, 9)
    )
    entry = read_text(tmp_path, text).guidance.entries[2]
    assert entry.paragraphs == (
        "The keeper looks at the walls of each floor and at the Ladder between them. "
        "Floor 3 should be dry and warm.",
    )


def test_a_standard_without_its_number_takes_that_of_its_entries(tmp_path: Path) -> None:
    more = (
        "\n\nTowers\n\nTowers stand firm in every storm. We look at the whole tower.\n\n"
        "1.2.01 Is the tower dry?\n\nIt should be dry.\n"
    )
    reading = read_text(tmp_path, HEAD + ROWS + more)
    entries = entries_of(reading)
    assert (entries["1.2"].kind, entries["1.2"].number_status) == ("standard", "inferred")
    assert entries["1.2"].question == "Towers stand firm in every storm."
    assert entries["1.2"].paragraphs == ("We look at the whole tower.",)
    assert (entries["1.2.01"].section, entries["1.2.01"].standard) == ("Towers", "1.2")
    assert problems_of(reading, "1.2")


def test_a_key_question_over_both_columns_is_put_together(tmp_path: Path) -> None:
    first = ROWS.replace("1.1.01\t", "1.1.1\tDoes the keeper tend the lamp?\n1.1.01\t")
    tower = "1.2\tTowers stand firm.\n1.2.1\tDoes the keeper tend the lamp\tand the tower as one?\n"
    tower += "1.2.01\tIs it dry?\tYes.\n"
    entries = entries_of(read_text(tmp_path, HEAD + first + tower))
    assert entries["1.2.1"].question == "Does the keeper tend the lamp and the tower as one?"
    assert (entries["1.2.1"].kind, entries["1.2.01"].key_question) == ("key question", "1.2.1")
    assert entries["1.1.1"].number != entries["1.1.01"].number


def test_a_question_that_repeats_its_key_question_sums_up(tmp_path: Path) -> None:
    rows = ROWS.replace("1.1.01\t", "1.1.1\tIs the keeper of the lamp trained?\n1.1.01\t")
    entries = entries_of(read_text(tmp_path, HEAD + rows))
    assert entries["1.1.03"].kind == "summary"
    assert entries["1.1.02"].kind == "prompt"


def test_the_limits_of_a_question_stand_apart_and_in_its_text(tmp_path: Path) -> None:
    limited = ROWS.replace(
        "We expect enough oil", "This question is only asked in winter. We expect enough oil"
    )
    entry = entries_of(read_text(tmp_path, HEAD + limited))["1.1.02"]
    assert entry.applies == "This question is only asked in winter."
    assert entry.paragraphs[0].startswith(entry.applies)


def test_markup_of_an_extraction_is_left_out(tmp_path: Path) -> None:
    marked = ROWS.replace("should be clear", "should be **clear** and <u>dry</u>")
    entry = entries_of(read_text(tmp_path, HEAD + marked))["1.1.01"]
    assert entry.paragraphs[0].endswith("should be clear and dry.")


def test_a_text_far_longer_than_guidance_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="far longer"):
        read_text(tmp_path, "1.1.01\tIs it lit?\tYes.\n" * 25_000)


def test_running_heads_beside_page_numbers_stay_out_and_repeated_text_stays(tmp_path: Path) -> None:
    pages = "".join(
        f"1.{n} Is floor {n} dry?\n\nInspectors look for\n\nDry walls on floor {n}.\n\n"
        f"Tower guidance 2031\n{n}\n\n"
        for n in range(1, 7)
    )
    entries = read_text(tmp_path, "Tower guidance\n\n" + pages).guidance.entries
    assert len(entries) == 6
    assert all("2031" not in " ".join(entry.paragraphs) for entry in entries)
    assert all("Inspectors look for" in " ".join(entry.paragraphs) for entry in entries)
