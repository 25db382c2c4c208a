"""Ratings wherever a form prints them, under the names they go by here, with what they mean."""

from pathlib import Path

import pytest

from questionbank.models import Form
from questionbank.reading.ratings.options import OptionFinder
from questionbank.reading.ratings.scale import ScaleMaker
from questionbank.reading.ratings.vocabulary import Vocabulary
from tests.questionbank.reading.builders import cell, choice, h, p, row, table
from tests.questionbank.reading.seen import (
    COLUMNS,
    FOUR,
    HOME,
    PARENTS,
    PLAN,
    REVIEW,
    form_of,
    numbered,
    reading_of,
    told,
)


def meanings(form: Form) -> dict[str, str]:
    return {step.label: step.meaning for step in form.scale}


def scale(*lists: tuple[str, ...]) -> list[tuple[str, str]]:
    maker = ScaleMaker(Vocabulary())
    for labels in lists:
        maker.add(labels)
    assert [step.rank for step in maker.labels()] == list(range(1, len(maker.labels()) + 1))
    return [(step.label, step.meaning) for step in maker.labels()]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Met / Partly met / Not met", ("Met", "Partly met", "Not met")),
        ("y / n / na", ("y", "n", "na")),
        ("Y/N/N/A", ("Y", "N", "N/A")),
        ("Strong, Sound or Developing", ("Strong", "Sound", "Developing")),
        (
            "OUTSTANDING, GOOD, REQUIRES IMPROVEMENT OR INADEQAUTE",
            ("OUTSTANDING", "GOOD", "REQUIRES IMPROVEMENT", "INADEQAUTE"),
        ),
        ("Good or Requires Improvement to be Good", ("Good", "Requires Improvement to be Good")),
        ("☐ Yes ☐ No ☐ N/A", ("Yes", "No", "N/A")),
        ("Yes ☐  No ☐", ("Yes", "No")),
        ("[ ] Green [ ] Amber [ ] Red", ("Green", "Amber", "Red")),
        ("Yes No N/A", ("Yes", "No", "N/A")),
        ("Rating: Good / RI (delete as appropriate)", ("Good", "RI")),
        ("Please rate each question as Strong, Sound or Developing.", ("Strong", "Sound", "Developing")),
        ("Met | Not met", ("Met", "Not met")),
        ("Fully\nPartly\nNot at all", ("Fully", "Partly", "Not at all")),
        ("Home / School / Health", ()),
        ("Good practice and what to improve", ()),
        ("Was it good, or not?", ()),
        ("Yes", ()),
        ("yes, he said, and went home", ()),
    ],
)
def test_lists_of_ratings_are_known_in_running_text(text: str, labels: tuple[str, ...]) -> None:
    assert OptionFinder(Vocabulary()).whole(text) == labels


def test_usual_ratings_go_by_their_usual_names() -> None:
    labels = ScaleMaker(Vocabulary()).add(("OUTSTANDING", "good", "RI", "Inadequate", "n/a"))
    assert labels == ("Outstanding", "Good", "Requires Improvement", "Inadequate", "Not applicable")


def test_another_scale_keeps_its_own_labels() -> None:
    assert ScaleMaker(Vocabulary()).add(("Met", "Partly met", "NOT MET")) == ("Met", "Partly met", "NOT MET")


@pytest.mark.parametrize(
    ("labels", "means"),
    [
        (("Met", "Partly met", "Not met"), ["good", "needs-work", "inadequate"]),
        (("Strong", "Sound", "Developing"), ["good", "good", "needs-work"]),
        (("y", "n", "na"), ["good", "needs-work", "not-applicable"]),
        (("Yes", "Partly", "No"), ["good", "needs-work", "inadequate"]),
        (("Green", "Amber", "Red"), ["good", "needs-work", "inadequate"]),
        (("Exceeds", "Meets", "Falls a bit short"), ["good", "good", "needs-work"]),
        (("Gold", "Silver", "Bronze"), ["good", "needs-work", "inadequate"]),
        (("1", "2", "3", "4"), ["good", "good", "needs-work", "inadequate"]),
    ],
)
def test_what_labels_mean_is_worked_out(labels: tuple[str, ...], means: list[str]) -> None:
    found = dict(scale(labels))
    maker = ScaleMaker(Vocabulary())
    assert [found[name] for name in maker.add(labels)] == means


def test_a_scale_printed_from_worst_to_best_is_turned_round() -> None:
    assert [label for label, _ in scale(("Inadequate", "Shaky", "Good", "Outstanding"))] == [
        "Outstanding",
        "Good",
        "Shaky",
        "Inadequate",
    ]
    assert [label for label, _ in scale(("0", "1", "2", "3", "4", "5"))] == ["5", "4", "3", "2", "1", "0"]


def test_a_guess_is_told_as_a_guess() -> None:
    maker = ScaleMaker(Vocabulary())
    maker.add(("Gold", "Silver", "N/A"))
    told_ = " ".join(maker.remarks())
    assert '"Gold", "Silver"' in told_
    assert '"N/A" is recorded as "Not applicable"' in told_


def test_a_slip_of_the_pen_is_mended_and_told() -> None:
    maker = ScaleMaker(Vocabulary())
    assert maker.add(("Good", "INADEQAUTE")) == ("Good", "Inadequate")
    assert maker.labels()[1].printed == "INADEQAUTE"
    assert "slip" in " ".join(maker.remarks())


def test_marks_mean_what_the_form_says_they_mean() -> None:
    maker = ScaleMaker(Vocabulary())
    maker.explain("1 = Inadequate, 2 = Requires improvement, 3 = Good, 4 = Outstanding")
    maker.add(("1", "2", "3", "4"))
    assert [(s.label, s.meaning) for s in maker.labels()] == [
        ("4", "good"),
        ("3", "good"),
        ("2", "needs-work"),
        ("1", "inadequate"),
    ]


def test_ratings_as_columns_of_the_table(tmp_path: Path) -> None:
    head = ["No", "Question", "Yes", "Partly", "No", "N/A", "Evidence"]
    form = form_of(tmp_path, table(head, *numbered(*FOUR, answers=5)))
    assert form.question_ratings == ("Yes", "Partly", "No", "Not applicable")
    assert meanings(form)["No"] == "inadequate"


def test_ratings_in_the_heading_of_a_column(tmp_path: Path) -> None:
    form = form_of(tmp_path, table(["No", "Question", "Rating (Good/RI)", "Comment"], *numbered(*FOUR)))
    assert form.question_ratings == ("Good", "Requires Improvement")


def test_ratings_in_the_line_of_a_section(tmp_path: Path) -> None:
    first = [h("Section 1: Home (Met / Not met)"), table(*numbered(HOME, PARENTS, answers=1))]
    second = [h("Section 2: Plan (Strong / Sound / Developing)"), table(*numbered(PLAN, start=3, answers=1))]
    form = form_of(tmp_path, *first, *second)
    assert [section.title for section in form.sections] == ["Section 1: Home", "Section 2: Plan"]
    assert form.question_ratings == ("Met", "Not met")
    assert [q.ratings for q in form.questions()] == [None, None, ("Strong", "Sound", "Developing")]


def test_ratings_in_drop_downs(tmp_path: Path) -> None:
    rows = [[n, q, [choice("Exceeds", "Meets", "Falls short")], ""] for n, q, *_ in numbered(*FOUR)]
    assert form_of(tmp_path, table(COLUMNS, *rows)).question_ratings == ("Exceeds", "Meets", "Falls short")


def test_ratings_in_a_table_within_the_cell(tmp_path: Path) -> None:
    rows = [[n, q, [table(["Met", "☐"], ["Not met", "☐"])], ""] for n, q, *_ in numbered(*FOUR)]
    form = form_of(tmp_path, table(COLUMNS, *rows))
    assert form.question_ratings == ("Met", "Not met")
    assert len(list(form.questions())) == 4


def test_ratings_on_lines_of_their_own(tmp_path: Path) -> None:
    blocks = [
        b
        for n, q, *_ in numbered(HOME, PLAN)
        for b in (p(f"{n}. {q}"), p("☐ Met"), p("☐ Half way"), p("☐ Not met"))
    ]
    form = form_of(tmp_path, *blocks)
    assert form.question_ratings == ("Met", "Half way", "Not met")
    assert len(list(form.questions())) == 2


def test_ratings_that_differ_between_questions(tmp_path: Path) -> None:
    lists = ["Yes / No", "Met / Partly met / Not met", "Yes / No", "Yes / No"]
    rows = [[n, q, offered, ""] for (n, q, *_), offered in zip(numbered(*FOUR), lists, strict=True)]
    form = form_of(tmp_path, table(COLUMNS, *rows))
    assert form.question_ratings == ("Yes", "No")
    assert [q.ratings for q in form.questions()] == [None, ("Met", "Partly met", "Not met"), None, None]
    assert set(meanings(form)) == {"Yes", "No", "Met", "Partly met", "Not met"}


def test_ratings_said_once_for_the_whole_form(tmp_path: Path) -> None:
    blocks = [
        p("Rate each question as Strong, Sound or Developing."),
        h("Home"),
        table(COLUMNS, *numbered(*FOUR)),
    ]
    form = form_of(tmp_path, *blocks)
    assert form.question_ratings == ("Strong", "Sound", "Developing")
    assert form.introduction == "Rate each question as Strong, Sound or Developing."


def test_ratings_explained_in_a_key_serve_where_none_are_printed(tmp_path: Path) -> None:
    key = table(["Strong", "Nothing to mend here."], ["Sound", "Little to mend."], ["Weak", "Much to mend."])
    reading = reading_of(tmp_path, h("Rating definitions"), key, h("Home"), table(COLUMNS, *numbered(*FOUR)))
    assert reading.form.question_ratings == ("Strong", "Sound", "Weak")
    assert "Nothing to mend here." in told(reading)


def test_a_form_that_prints_no_ratings_says_so(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, table(COLUMNS, *numbered(*FOUR)))
    assert reading.form.question_ratings == ()
    assert "No ratings are printed" in told(reading)


GRADES = "Outstanding / Good / Requires improvement / Inadequate"


def test_overall_ratings_close_the_sections_they_name(tmp_path: Path) -> None:
    blocks = [h("Home"), table(COLUMNS, *numbered(HOME)), h("Plan"), table(COLUMNS, *numbered(PLAN, start=2))]
    lines = [
        p(f"Home overall rating: {GRADES}"),
        p(f"Overall judgement for Plan: {GRADES}"),
        p(f"Overall rating: {GRADES}"),
    ]
    form = form_of(tmp_path, *blocks, *lines)
    assert [s.overall.label for s in form.sections if s.overall] == [
        "Home overall rating",
        "Overall judgement for Plan",
    ]
    assert form.overall is not None
    assert form.overall.label == "Overall rating"
    assert form.overall_ratings == ("Outstanding", "Good", "Requires Improvement", "Inadequate")


def test_overall_ratings_without_a_name_close_the_section_they_stand_in(tmp_path: Path) -> None:
    line = p(f"Section rating: {GRADES}")
    blocks = [
        h("Home"),
        table(COLUMNS, *numbered(HOME)),
        line,
        h("Plan"),
        table(COLUMNS, *numbered(PLAN, start=2)),
        line,
    ]
    form = form_of(tmp_path, *blocks, p(f"Overall audit rating: {GRADES}"))
    assert len(form.graded_sections()) == 2
    assert form.overall is not None
    assert form.overall.label == "Overall audit rating"


def test_one_overall_rating_at_the_end_is_the_forms(tmp_path: Path) -> None:
    blocks = [h("Home"), table(COLUMNS, *numbered(HOME)), h("Plan"), table(COLUMNS, *numbered(PLAN, start=2))]
    form = form_of(tmp_path, *blocks, p(f"Overall rating: {GRADES}"))
    assert form.graded_sections() == ()
    assert form.overall is not None


def test_an_overall_rating_in_a_row_of_the_table(tmp_path: Path) -> None:
    overall = ["", "Overall rating for this section", [choice("Good", "Inadequate")], ""]
    band, other = row(cell("HOME", span=4)), row(cell("PLAN", span=4))
    form = form_of(
        tmp_path,
        table(COLUMNS, band, *numbered(HOME), overall, other, *numbered(PLAN, REVIEW, start=2), overall),
    )
    assert [s.overall.options for s in form.sections if s.overall] == [("Good", "Inadequate")] * 2
    assert len(list(form.questions())) == 3


def test_a_summary_of_ratings_asks_nothing_new(tmp_path: Path) -> None:
    blocks = [h("Home"), table(COLUMNS, *numbered(HOME)), h("Plan"), table(COLUMNS, *numbered(PLAN, start=2))]
    summary = table(["Section", "Rating"], ["Home", ""], ["Plan", ""], ["Overall", ""])
    form = form_of(tmp_path, *blocks, h("Summary of ratings"), summary)
    assert len(list(form.questions())) == 2
    assert [s.overall.label for s in form.sections if s.overall] == ["Home", "Plan"]
    assert form.overall is not None


def test_labels_nobody_knows_count_in_a_column_for_ratings(tmp_path: Path) -> None:
    headed = form_of(
        tmp_path, table(["No", "Question", "Rating (Gold / Silver / Bronze)", "Comment"], *numbered(*FOUR))
    )
    rows = [[n, q, "Gold / Silver / Bronze", ""] for n, q, *_ in numbered(*FOUR)]
    assert headed.question_ratings == ("Gold", "Silver", "Bronze")
    assert form_of(tmp_path, table(COLUMNS, *rows)).question_ratings == ("Gold", "Silver", "Bronze")


def test_marks_in_the_heading_of_a_column(tmp_path: Path) -> None:
    form = form_of(tmp_path, table(["No", "Question", "Score 0-3", "Comment"], *numbered(*FOUR)))
    assert form.question_ratings == ("0", "1", "2", "3")
    assert [step.label for step in form.scale] == ["3", "2", "1", "0"]


def test_ratings_as_a_row_of_boxes_below_the_question(tmp_path: Path) -> None:
    blocks = [
        b for n, q, *_ in numbered(HOME, PLAN) for b in (p(f"{n}. {q}"), table(["Met", "Not met"], ["", ""]))
    ]
    form = form_of(tmp_path, h("Home"), *blocks)
    assert form.question_ratings == ("Met", "Not met")
    assert len(list(form.questions())) == 2
