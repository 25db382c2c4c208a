"""Reading guidance laid out as number, criterion, quality indicators and extended guidance."""

from pathlib import Path

from guidance.reading.indicators.codes import code_of, inside, rising
from guidance.reading.indicators.formula import Formula
from guidance.reading.indicators.repeats import without_echo
from tests.guidance.reading.documents import entries_of, problems_of, read_text

HEAD = "Guide to lighthouse visits\n\nRead it before you go.\n\nView 1 – Lamps\n\n"
COLUMNS = "Question\tCriterion\tQuality Indicators\tExtended Guidance\n"
REASON = "When the reason is another please write it in box {}"


def row(number: str, criterion: str, indicators: str, extended: str) -> str:
    return f"{number}\t{criterion}\t{indicators}\t{extended}\n"


def reasons(number: str, criterion: str = "4.1") -> str:
    said = REASON.format("1.9")
    return row(number, criterion, said, said)


LAMP = row(
    "1.1.1",
    "4.1",
    "This question is about the lamp.",
    "Was the lamp lit each night? The visitor should judge it.",
)
OIL = row(
    "1.2.1",
    "4.2",
    "This question is about the oil.",
    "Was there oil enough? The visitor should judge that too.",
)
PLAIN = HEAD + COLUMNS + LAMP + reasons("1.1.2") + OIL + reasons("1.2.2")
LONG = PLAIN + "".join(
    row(f"1.{n}.1", "4.3", f"This question is about thing {n}.", f"Was thing {n} kept dry? See the log.")
    + reasons(f"1.{n}.2")
    for n in range(3, 8)
)


def test_the_four_columns_are_kept_apart(tmp_path: Path) -> None:
    entry = entries_of(read_text(tmp_path, PLAIN))["1.1.1"]
    assert (entry.criterion, entry.section) == ("4.1", "View 1 – Lamps")
    assert entry.indicators == ("This question is about the lamp.",)
    assert entry.paragraphs == (
        *entry.indicators,
        "Was the lamp lit each night? The visitor should judge it.",
    )
    assert entry.question == "Was the lamp lit each night?"


def test_a_criterion_where_a_number_stood_begins_a_question(tmp_path: Path) -> None:
    reading = read_text(tmp_path, LONG.replace(OIL, OIL.replace("1.2.1\t4.2", "4.2")))
    entries = entries_of(reading)
    assert entries["1.2.1"].criterion == "4.2"
    assert entries["1.2.1"].number_status == "inferred"
    assert "oil" in entries["1.2.1"].question
    assert problems_of(reading, "1.2.1")


def test_a_row_that_only_gives_reasons_is_a_question_of_its_own(tmp_path: Path) -> None:
    entries = entries_of(
        read_text(tmp_path, LONG.replace(reasons("1.2.2"), reasons("1.2.2")[5:].lstrip("\t")))
    )
    assert entries["1.2.2"].kind == "explanation"
    assert entries["1.2.2"].number_status == "inferred"


def test_the_tail_of_a_question_goes_back_to_it(tmp_path: Path) -> None:
    said = REASON.format("1.9")
    cut = OIL.replace("The visitor should judge that too.", "The visitor should judge")
    late = row("1.2.2", "4.2", said, f"that too, by looking into every single barrel on the island. {said}")
    entries = entries_of(read_text(tmp_path, LONG.replace(OIL + reasons("1.2.2"), cut + late)))
    assert (
        entries["1.2.1"]
        .paragraphs[-1]
        .endswith("should judge that too, by looking into every single barrel on the island.")
    )
    assert entries["1.2.2"].paragraphs == (said, said)


def test_footers_are_left_out_however_they_are_spelt(tmp_path: Path) -> None:
    footers = (
        "GLV GUIDE\tv3 110915\tdoc Page 3 of 77\t",
        "\tv3 110915\tdoc Dage 4 of 77\t",
        "CLV GUIDE\tv3 110915\tdoc Page 5 of 77\t",
    )
    text = LONG
    for number, footer in zip(("1.3.1", "1.4.1", "1.5.1"), footers, strict=True):
        text = text.replace(f"\n{number}\t", f"\n{footer}\n\n{number}\t")
    reading = read_text(tmp_path, text)
    assert len(reading.guidance.entries) == 14
    assert not any(scrap in str(reading.guidance.entries) for scrap in ("of 77", "110915", "LV GUIDE"))


def test_a_page_of_flowing_text_is_given_to_its_columns(tmp_path: Path) -> None:
    cut = LAMP.replace("about the lamp.", "about the lamp and the").replace(
        "should judge it.", "should judge how it was"
    )
    flow = "\nglass around it.\n\nQuality indicators:\n\n- the lamp is bright\n\nlit by the keeper."
    flow += "\n\nThe log may help.\n\n"
    entry = entries_of(read_text(tmp_path, PLAIN.replace(LAMP, cut + flow)))["1.1.1"]
    assert entry.indicators == (
        "This question is about the lamp and the glass around it.",
        "Quality indicators:",
        "the lamp is bright",
    )
    assert entry.paragraphs[3].endswith("should judge how it was lit by the keeper.")
    assert entry.paragraphs[4] == "The log may help."


def test_numbers_rise_and_codes_of_criteria_do_not() -> None:
    codes = ["1.1.1", "1.2.1", "1.1.2", "1.1.3", "4.2", "1.2.1", "7a", "1.2.2"]
    chosen = rising([code_of(code).key for code in codes])
    assert [codes[place] for place in sorted(chosen)] == ["1.1.1", "1.1.2", "1.1.3", "1.2.1", "1.2.2"]


def test_a_number_is_normalised() -> None:
    assert [code_of(text).text for text in ("7. a", "9b.", "10.c", "2 .1")] == ["7a", "9b", "10c", "2.1"]


def test_a_code_that_is_only_mentioned_begins_nothing() -> None:
    assert inside("as question 1.2.3 says, and Standards 2013 4.5 too") == []
    assert inside("The end is near. 1.2.3 This is about the lamp")[0].code.text == "1.2.3"


def test_the_sentence_of_the_reasons_is_found_wherever_it_was_cut() -> None:
    formula = Formula([REASON.format(f"1.{n}") for n in range(9)])
    whole = REASON.format("2.20")
    assert formula.is_all(whole)
    assert formula.find(f"Tail of another. {whole}") == (17, 17 + len(whole))
    opened = "When the reason is another please write"
    assert formula.opens(f"Something. {opened}") == 11
    assert formula.closes("it in box 2.20 This question is new", opened) == len("it in box 2.20")


def test_words_said_over_and_over_are_said_once() -> None:
    echo = "the lamp burns on the rock by night "
    assert without_echo(f"See how {echo * 5}and day") == f"See how {echo}and day"
