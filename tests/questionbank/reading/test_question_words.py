"""What a question says: title, prompts, notes, and the ratings printed with it."""

from pathlib import Path

from questionbank.models import Question
from tests.questionbank.reading.builders import cell as made
from tests.questionbank.reading.builders import p, row, table
from tests.questionbank.reading.seen import COLUMNS, HOME, PARENTS, PLAN, asked, form_of, numbered


def question(folder: Path, *paragraphs: str) -> Question:
    form = form_of(folder, table(COLUMNS, ["1", list(paragraphs), "", ""], ["2", PLAN, "", ""]))
    return next(form.questions())


def test_a_label_above_the_question_is_its_title(tmp_path: Path) -> None:
    found = question(tmp_path, "Home visits", HOME, "Was it within ten days?")
    assert found.title == "Home visits"
    assert found.prompts == (HOME, "Was it within ten days?")


def test_a_question_alone_has_no_title(tmp_path: Path) -> None:
    found = question(tmp_path, "Timeliness of the assessment")
    assert (found.title, found.prompts) == (None, ("Timeliness of the assessment",))


def test_sentences_on_one_line_are_prompts_of_their_own(tmp_path: Path) -> None:
    found = question(
        tmp_path, "Was the child seen (e.g. at home, by St. Example's team)? Was it soon enough?"
    )
    assert found.prompts == (
        "Was the child seen (e.g. at home, by St. Example's team)?",
        "Was it soon enough?",
    )


def test_a_sentence_broken_over_paragraphs_is_whole(tmp_path: Path) -> None:
    found = question(tmp_path, "Was the plan kept up during planned", "and unplanned absences?")
    assert found.prompts == ("Was the plan kept up during planned and unplanned absences?",)


def test_hints_and_routing_are_notes(tmp_path: Path) -> None:
    found = question(
        tmp_path,
        HOME,
        "Hint: look at the first contacts.",
        "If no, go to question 3.",
        "(Think of a hearing loss.)",
    )
    assert found.prompts == (HOME,)
    assert found.notes == (
        "Hint: look at the first contacts.",
        "If no, go to question 3.",
        "(Think of a hearing loss.)",
    )


def test_routing_behind_the_question_is_a_note(tmp_path: Path) -> None:
    found = question(tmp_path, "Is there a plan? If no, explain why and go to question 5.")
    assert (found.prompts, found.notes) == (
        ("Is there a plan?",),
        ("If no, explain why and go to question 5.",),
    )


def test_a_row_of_routing_between_questions_is_a_note_of_the_one_before(tmp_path: Path) -> None:
    first, second = numbered(HOME, PARENTS)
    form = form_of(tmp_path, table(COLUMNS, first, row(made("If no, go to question 3", span=4)), second))
    assert [q.notes for q in form.questions()] == [("If no, go to question 3",), ()]


def test_points_of_a_list_stay_with_their_sentence(tmp_path: Path) -> None:
    found = question(tmp_path, "Does the plan cover:", "• school", "• health")
    assert found.prompts == ("Does the plan cover:\n• school\n• health",)


def test_points_that_ask_are_prompts(tmp_path: Path) -> None:
    found = question(tmp_path, "Home visits", "• Was there one?", "• Was it soon?")
    assert found.prompts == ("Was there one?", "Was it soon?")


def test_ratings_behind_a_question_are_taken_out_of_its_words(tmp_path: Path) -> None:
    form = form_of(tmp_path, table(COLUMNS, ["1", f"{HOME} (Yes / No / Not known)", "", ""]))
    assert asked(form) == {"1": HOME}
    assert form.question_ratings == ("Yes", "No", "Not known")


def test_ratings_below_a_question_are_taken_out_of_its_words(tmp_path: Path) -> None:
    form = form_of(tmp_path, table(COLUMNS, ["1", [HOME, "☐ Strong ☐ Sound ☐ Developing"], "", ""]))
    assert asked(form) == {"1": HOME}
    assert form.question_ratings == ("Strong", "Sound", "Developing")


def test_lines_to_write_on_are_no_words(tmp_path: Path) -> None:
    assert question(tmp_path, f"{HOME} ________", "").prompts == (HOME,)


def test_a_question_in_a_paragraph_has_the_paragraphs_below_it(tmp_path: Path) -> None:
    blocks = [
        p("1. Home visits"),
        p(HOME),
        p("Note: two are usual."),
        p("Yes / No"),
        p(f"2. {PLAN}"),
        p("Yes / No"),
    ]
    first, second = form_of(tmp_path, *blocks).questions()
    assert (first.title, first.prompts, first.notes) == ("Home visits", (HOME,), ("Note: two are usual.",))
    assert second.prompts == (PLAN,)
