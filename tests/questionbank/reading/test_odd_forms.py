"""Whole forms as services make them, each odd in several ways at once."""

from pathlib import Path

import pytest

from questionbank.models import Form
from tests.questionbank.reading.builders import cell, choice, control, h, numbering, p, row, table
from tests.questionbank.reading.seen import (
    FOUR,
    HOME,
    PARENTS,
    PLAN,
    REVIEW,
    asked,
    form_of,
    outline,
    text_form,
)

SCALE = ("Strong", "Sound", "Developing")


def prompts(form: Form) -> list[tuple[str, ...]]:
    return [question.prompts for question in form.questions()]


def test_two_questions_side_by_side(tmp_path: Path) -> None:
    form = form_of(tmp_path, table([HOME, "Y / N", PARENTS, "Y / N"], [PLAN, "Y / N", REVIEW, "Y / N"]))
    assert prompts(form) == [(HOME,), (PARENTS,), (PLAN,), (REVIEW,)]
    assert form.question_ratings == ("Y", "N")


def test_columns_that_only_count_the_cases_looked_at(tmp_path: Path) -> None:
    form = form_of(
        tmp_path, table(["Question", "Case 1", "Case 2", "Case 3"], *[[q, "", "", ""] for q in FOUR])
    )
    assert list(asked(form).values()) == list(FOUR)


def test_a_blank_heading_over_the_questions(tmp_path: Path) -> None:
    rows = [["", "Yes", "Partly", "No", "Evidence"], *[[q, "", "", "", ""] for q in FOUR]]
    form = form_of(tmp_path, h("Attendance"), p("This part looks at school."), table(*rows))
    assert list(asked(form).values()) == list(FOUR)
    assert form.question_ratings == ("Yes", "Partly", "No")


def test_areas_that_are_rated_by_name_alone(tmp_path: Path) -> None:
    areas = ("Referral", "Assessment and analysis", "Direct work", "Recording")
    header = ["Area", "Grade (Good, Requires Improvement, Inadequate)", "What did you find?"]
    form = form_of(tmp_path, table(header, *[[area, "", ""] for area in areas]))
    assert list(asked(form).values()) == list(areas)


def test_a_bold_name_over_prompts_in_one_cell(tmp_path: Path) -> None:
    named = [p("The offence", bold=True), p(HOME), p(PARENTS)]
    form = form_of(tmp_path, table(["Section of report", "Met / Not met", "Feedback"], [named, "", ""]))
    (question,) = form.questions()
    assert (question.title, question.prompts) == ("The offence", (HOME, PARENTS))


def test_cells_merged_down_beside_a_second_sentence(tmp_path: Path) -> None:
    merged = [cell("", merge="continue")]
    form = form_of(
        tmp_path,
        table(
            ("No", "Question", "Rating", "Comment"),
            row(cell("1", merge="restart"), HOME, cell("", merge="restart"), cell("", merge="restart")),
            row(*merged, PARENTS, *merged, *merged),
            ["2", PLAN, "", ""],
        ),
        p("Ratings used: Good, Requires Improvement, Inadequate"),
    )
    assert prompts(form) == [(HOME, PARENTS), (PLAN,)]
    assert form.question_ratings == ("Good", "Requires Improvement", "Inadequate")


def test_the_beginning_of_a_sentence_over_its_parts_is_no_question(tmp_path: Path) -> None:
    rows = [["1", "Does the plan cover:", "", ""], ["a)", "health?", "", ""], ["b)", "school?", "", ""]]
    form = form_of(tmp_path, table(["", "Question", "Y/N", "Comment"], *rows, ["2", PLAN, "", ""]))
    assert list(asked(form)) == ["1a", "1b", "2"]
    assert {question.title for question in form.questions()} == {"Does the plan cover", None}


def test_sections_in_figures_and_questions_in_letters_that_word_counts(tmp_path: Path) -> None:
    lists = numbering(("upperRoman", "%1."), ("lowerLetter", "%2)"))
    rows = [row([p(q, num=(1, 1))], "Yes / No / Unclear", "") for q in FOUR]
    blocks = (p("Attendance", num=(1, 0), bold=True), table(*rows[:2]))
    form = form_of(tmp_path, *blocks, p("Progress", num=(1, 0), bold=True), table(*rows[2:]), numbering=lists)
    assert prompts(form) == [(q,) for q in FOUR]
    assert len({question.number for question in form.questions()}) == 4


def test_rows_within_controls_with_drop_downs(tmp_path: Path) -> None:
    rows = [
        control(row(str(i), q, [choice("Fully met", "Partly met", "Not met")], ""))
        for i, q in enumerate(FOUR, 1)
    ]
    form = form_of(tmp_path, table(row("No", "Question", "Rating", "Comments", header=True), *rows))
    assert list(asked(form).values()) == list(FOUR)
    assert form.question_ratings == ("Fully met", "Partly met", "Not met")


@pytest.mark.parametrize("said", ["Rate each line {}.", "RAG: {}", "Ratings available: {}"])
def test_ratings_announced_in_other_words(tmp_path: Path, said: str) -> None:
    rows = [["Question", "Rating", "Evidence"], *[[q, "", ""] for q in FOUR]]
    form = form_of(tmp_path, table(*rows), p(said.format("Red, Amber, Green")))
    assert form.question_ratings == ("Red", "Amber", "Green")


# The same tables as programs write them into text files

TABBED = (
    "Domain\tStandard\tMet / Not met\tComments\nAssessing\t{}\t\t\n\t{}\t\t\nPlanning\t{}\t\t\n\t{}\t\t\n"
)
ALONE = "Expectation\nMet?\nHow do you know?\n{}\nHint: see the notes.\n\n\n{}\n\n\n{}\n\n\n{}\n\n\n"


def test_rows_with_tabs_whose_first_cell_is_blank(tmp_path: Path) -> None:
    form = text_form(tmp_path, "Practice audit\n\n" + TABBED.format(*FOUR))
    assert list(asked(form).values()) == list(FOUR)
    assert list(outline(form)) == ["Assessing", "Planning"] or len(list(form.questions())) == 4


def test_every_cell_on_a_line_with_blank_lines_for_blank_cells(tmp_path: Path) -> None:
    form = text_form(tmp_path, "Practice audit\n\n" + ALONE.format(*FOUR))
    assert list(asked(form).values()) == list(FOUR)
    assert next(form.questions()).notes == ("Hint: see the notes.",)


def test_points_of_a_scale_on_lines_of_their_own_head_columns(tmp_path: Path) -> None:
    rows = "".join(f"{q}\n\n\n\n\n" for q in FOUR)
    form = text_form(tmp_path, f"Scored audit\n\nCriteria\n0\n1\n2\n3\n{rows}")
    assert list(asked(form).values()) == list(FOUR)
    assert len(form.question_ratings) == 4


def test_blank_cells_after_a_list_in_a_cell_belong_to_its_row(tmp_path: Path) -> None:
    text = "\tArea\n\tPrompts\n\tRating\n\tComments\n\n"
    text += "".join(f"\t{name}\n\t• {one}\n\n• {two}\n\n\t\n\t\n\n" for name, one, two in (
        ("Home", HOME, PARENTS), ("Plan", PLAN, REVIEW)))  # fmt: skip
    form = text_form(tmp_path, f"Audit tool\n\n{text}\nRating: Good / Requires Improvement / Inadequate\n")
    assert list(asked(form).values()) == ["Home", "Plan"]
    assert PARENTS in " ".join(next(form.questions()).notes)


def test_moderation_with_a_question_of_its_own_is_not_rated(tmp_path: Path) -> None:
    text = f"Audit tool\n\n1\n{HOME}\nGood / Inadequate\n\n2\n{PLAN}\nGood / Inadequate\n\n"
    form = text_form(tmp_path, text + "Moderation\n\nModerated by\n\nDate\n\nAgree with grades?\nYes / No\n")
    assert list(asked(form).values()) == [HOME, PLAN]
