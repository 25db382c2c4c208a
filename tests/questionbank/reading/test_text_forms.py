"""Forms in text files, however their tables were laid out."""

from pathlib import Path

from questionbank.reading import read
from tests.questionbank.reading.builders import save_text
from tests.questionbank.reading.seen import FOUR, HOME, PARENTS, PLAN, REVIEW, asked, outline, text_form

ALL = {str(i): question for i, question in enumerate(FOUR, start=1)}
TWO_SECTIONS = {"Home": {None: ["1", "2"]}, "Plan": {None: ["3", "4"]}}


def test_cells_on_lines_that_begin_with_a_tab(tmp_path: Path) -> None:
    head = "\tNo\n\tArea\n\tMet or Not met\n\tComment\n\n"
    rows = "".join(f"\t{n}\n\tLabel {n}\n\n{q}\n\n\t\n\t\n\n" for n, q in ALL.items())
    form = text_form(
        tmp_path, f"\tAnyshire Council\n\nCase audit tool\n\n\tChild\n\t\n\tAge\n\t\n\n\tHOME\n\n{head}{rows}"
    )
    assert asked(form) == ALL
    assert [q.title for q in form.questions()] == [f"Label {n}" for n in ALL]
    assert (form.title, form.organisation, form.header) == (
        "Case audit tool",
        "Anyshire Council",
        ("Child", "Age"),
    )
    assert form.question_ratings == ("Met", "Not met")


def test_rows_with_tabs_between_their_cells(tmp_path: Path) -> None:
    head = "No\tQuestion\tRating (Strong / Sound / Developing)\tComment\n"
    form = text_form(
        tmp_path,
        f"Case audit tool\n\n{head}Home\n1\t{HOME}\t\t\n2\t{PARENTS}\t\t\n"
        f"Plan\n3\t{PLAN}\t\t\n4\t{REVIEW}\t\t\n",
    )
    assert asked(form) == ALL
    assert outline(form) == TWO_SECTIONS
    assert form.question_ratings == ("Strong", "Sound", "Developing")


def test_rows_between_strokes_with_marked_headings(tmp_path: Path) -> None:
    head = "| No | Question | y / n / na | Comment |\n|---|:--|---|---|\n"
    form = text_form(
        tmp_path,
        f"# Case audit tool\n\n## Home\n\n{head}| 1 | {HOME} | | |\n| 2 | {PARENTS} | | |\n\n"
        f"## Plan\n\n{head}| 3 | {PLAN} | | |\n| 4 | **{REVIEW}** | | |\n",
    )
    assert asked(form) == ALL
    assert outline(form) == TWO_SECTIONS
    assert form.question_ratings == ("y", "n", "Not applicable")


def test_columns_made_with_spaces(tmp_path: Path) -> None:
    rows = [f"{n:<8}{q:<50}Met/Not met" for n, q in ALL.items()]
    form = text_form(
        tmp_path, "\n".join(["CASE AUDIT", "", f"{'No':<8}{'Question':<50}Rating", "HOME", *rows])
    )
    assert asked(form) == ALL
    assert list(outline(form)) == ["Home"]


def test_every_cell_on_a_line_of_its_own(tmp_path: Path) -> None:
    head = "No\n\nQuestion\n\nMet / Partly met / Not met\n\nComments\n\n"
    parts = [("Home", {"1": HOME, "2": PARENTS}), ("Plan", {"3": PLAN, "4": REVIEW})]
    body = "".join(
        f"{title}\n\n{head}" + "".join(f"{n}\n\n{q}\n\n\n\n" for n, q in qs.items()) for title, qs in parts
    )
    form = text_form(
        tmp_path,
        f"Case audit form\n\nAnyshire Council\n\nChild name\n\n\nAuditor\n\n\nDate of audit\n\n\n{body}",
    )
    assert asked(form) == ALL
    assert outline(form) == TWO_SECTIONS
    assert form.header == ("Child name", "Auditor", "Date of audit")
    assert form.question_ratings == ("Met", "Partly met", "Not met")


def test_numbered_paragraphs_with_places_for_the_answers(tmp_path: Path) -> None:
    def part(questions: dict[str, str]) -> str:
        return "".join(
            f"{n}. {q}\n   Rating: Good / RI / N/A\n   Comments:\n\n" for n, q in questions.items()
        )

    first, second = {"1": HOME, "2": PARENTS}, {"3": PLAN, "4": REVIEW}
    form = text_form(
        tmp_path, f"CASE AUDIT\n\nName of child:\nAuditor:\n\nHOME\n\n{part(first)}PLAN\n\n{part(second)}"
    )
    assert asked(form) == ALL
    assert outline(form) == TWO_SECTIONS
    assert form.header == ("Name of child", "Auditor")
    assert form.question_ratings == ("Good", "Requires Improvement", "Not applicable")


def test_lines_wrapped_at_the_edge_of_the_page_are_joined(tmp_path: Path) -> None:
    text = (
        "CASE AUDIT TOOL\n\nHOME\n\n"
        "1.  Was the child seen at home before the plan for the next months was\n"
        "    written, and did the worker see where the child sleeps?\n"
        "    Yes / No\n"
        "2.  Were the parents heard in the way that the local Guide for\n"
        "    Case Managers asks for?\n"
        "    Yes / No\n"
    )
    found = asked(text_form(tmp_path, text))
    assert found["1"].endswith("was written, and did the worker see where the child sleeps?")
    assert found["2"] == "Were the parents heard in the way that the local Guide for Case Managers asks for?"


def test_numbers_without_a_mark_behind_them(tmp_path: Path) -> None:
    body = "".join(f"{n} {q}\nYes / No\n\n" for n, q in ALL.items())
    assert asked(text_form(tmp_path, f"Case audit\n\nHome\n\n{body}")) == ALL


def test_numbered_headings_above_numbered_questions(tmp_path: Path) -> None:
    first = f"1. Home\n1.1 {HOME}  Yes / No\n1.2 {PARENTS}  Yes / No\n"
    text = f"Case audit\n\n{first}2. Plan\n2.1 {PLAN}  Yes / No\n"
    assert outline(text_form(tmp_path, text)) == {"Home": {None: ["1.1", "1.2"]}, "Plan": {None: ["2.1"]}}


def test_what_a_page_prints_at_its_edge_is_left_out(tmp_path: Path) -> None:
    first = f"CASE AUDIT\nPage 1 of 2\n\nHOME\n\n1. {HOME}\nYes / No\n\n"
    text = f"{first}CASE AUDIT\nPage 2 of 2\n\n2. {PLAN}\nYes / No\n"
    assert outline(text_form(tmp_path, text)) == {"Home": {None: ["1", "2"]}}


def test_boxes_of_plain_text(tmp_path: Path) -> None:
    boxes = "\n\n- [ ] Yes\n- [ ] No\n\nComments:\n\n"
    text = f"# Case audit\n\n## 1. Home\n\n**1.1** {HOME}{boxes}**1.2** {PLAN}{boxes}"
    form = text_form(tmp_path, text)
    assert asked(form) == {"1.1": HOME, "1.2": PLAN}
    assert form.question_ratings == ("Yes", "No")


def test_the_same_words_in_another_encoding_are_the_same_form(tmp_path: Path) -> None:
    text = f"Case audit\n\nHOME\n\n1. {HOME}\nYes / No\n"
    path = tmp_path / "form.txt"
    path.write_bytes(text.encode("utf-16"))
    assert read(path).form == text_form(tmp_path, text)
    assert read(save_text(tmp_path, text.replace("\n", "\r\n"))).form == read(path).form


def test_cells_wrapped_in_columns_made_with_spaces(tmp_path: Path) -> None:
    text = (
        "CASE AUDIT\n\nChild's name:            Date of birth:\n\nHOME\n\n"
        "No    Question                                   Rating\n"
        "1     Was the child seen at home by the worker\n"
        "      who leads on the case?                     Good/RI\n"
        "2     Were the parents heard?                    Good/RI\n"
    )
    form = text_form(tmp_path, text)
    assert asked(form) == {
        "1": "Was the child seen at home by the worker who leads on the case?",
        "2": "Were the parents heard?",
    }
    assert form.header == ("Child's name", "Date of birth")


def test_rows_with_strokes_only_between_their_cells(tmp_path: Path) -> None:
    rows = "".join(f"{n} | {q} | Good / RI |\n" for n, q in ALL.items())
    form = text_form(tmp_path, f"Case audit\n\nNo | Question | Rating | Comment\n{rows}")
    assert asked(form) == ALL
    assert len(form.columns) == 4


def test_a_word_form_saved_as_text_with_a_line_for_each_cell(tmp_path: Path) -> None:
    head = "No.\nQuestion\nRating\nComments\n"
    text = (
        "Case audit form\nAnyshire Council\nName of child\n\nAuditor\n\nDate of audit\n\n"
        f"Home\n{head}1.\n{HOME}\n\n\n2.\n{PARENTS}\n\n\n"
        "Overall rating for Home: Good / Inadequate\n"
        f"Plan\n{head}3.\n{PLAN}\n\n\n4.\nPlans are kept\n\n\n"
        "Feedback from young person\nWhat went well for you?\n\n"
        "Action plan\nAction\nBy whom\nBy when\n1\n\n\n\n\n2\n\n\n\n\n"
        "Verification\n1\nVerified by\n\n2\nDate\n\n"
    )
    form = text_form(tmp_path, text)
    assert asked(form) == {"1": HOME, "2": PARENTS, "3": PLAN, "4": "Plans are kept"}
    assert outline(form) == TWO_SECTIONS
    assert form.header == ("Name of child", "Auditor", "Date of audit")
    assert [f.questions[0].text for f in form.feedback] == ["What went well for you?"]
    assert form.actions is not None
    assert (form.actions.columns, form.actions.rows) == (("Action", "By whom", "By when"), 2)
    assert form.verification == ("Verified by", "Date")


def test_a_table_without_numbers_with_a_line_for_each_cell(tmp_path: Path) -> None:
    rows = "".join(f"{q}\n\n\n" for q in FOUR)
    form = text_form(tmp_path, f"Home visit checklist\nQuestion\nMet / Not met\nComments\n{rows}")
    assert asked(form) == ALL
    assert form.question_ratings == ("Met", "Not met")


def test_tables_drawn_with_signs(tmp_path: Path) -> None:
    rule = "+----+-----------------------------+---------+\n"
    text = (
        f"# Case audit\n\n{rule}| No | Question                    | Rating  |\n{rule}"
        "| 1  | Was the child seen at home  | Good/RI |\n|    | by the worker?              |         |\n"
        f"{rule}| 2  | Were the parents heard?     | Good/RI |\n{rule}"
    )
    found = asked(text_form(tmp_path, text))
    assert found == {"1": "Was the child seen at home by the worker?", "2": "Were the parents heard?"}
