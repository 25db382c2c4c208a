"""Forms in Word as people really make them."""

from pathlib import Path

from questionbank.reading import read
from tests.questionbank.reading.builders import (
    W,
    box,
    cell,
    choice,
    control,
    h,
    numbering,
    p,
    row,
    save,
    table,
)
from tests.questionbank.reading.seen import (
    COLUMNS,
    FOUR,
    HOME,
    PARENTS,
    PLAN,
    REVIEW,
    asked,
    form_of,
    numbered,
    outline,
    reading_of,
    told,
)

ALL = {str(i): question for i, question in enumerate(FOUR, start=1)}


def test_columns_in_another_order(tmp_path: Path) -> None:
    rows = [["", "", question, f"Q{i}."] for i, question in ALL.items()]
    form = form_of(tmp_path, table(["Evidence", "Met / Partly met / Not met", "Standard", "Ref"], *rows))
    assert asked(form) == ALL
    assert form.columns == ("Evidence", "Met / Partly met / Not met", "Standard", "Ref")
    assert form.question_ratings == ("Met", "Partly met", "Not met")


def test_numbers_typed_in_every_fashion(tmp_path: Path) -> None:
    typed = ["Q12.", "12a", "12 (b)", "Question 13:", "14)", "A1", "1.1", "016"]
    form = form_of(
        tmp_path, table(COLUMNS, *[[n, f"Was step {i} done?", "", ""] for i, n in enumerate(typed)])
    )
    assert list(asked(form)) == ["12", "12a", "12b", "13", "14", "A1", "1.1", "16"]


def test_a_number_in_the_cell_of_the_question(tmp_path: Path) -> None:
    form = form_of(
        tmp_path, table(["Question", "Rating", "Comment"], [f"1. {HOME}", "", ""], [f"2. {PLAN}", "", ""])
    )
    assert asked(form) == {"1": HOME, "2": PLAN}


def test_automatic_numbers_in_cells_of_their_own(tmp_path: Path) -> None:
    rows = [[[p("", num=(1, 0))], question, "", ""] for question in FOUR]
    form = form_of(tmp_path, table(["", *COLUMNS[1:]], *rows), numbering=numbering(("decimal", "%1.")))
    assert asked(form) == ALL


def test_automatic_numbers_of_two_levels(tmp_path: Path) -> None:
    def part(title: str, *questions: str) -> list[str]:
        rows = [[[p(question, num=(1, 1))], "", ""] for question in questions]
        return [p(title, style="Heading1", num=(1, 0)), table(["Question", "Rating", "Comment"], *rows)]

    levels = numbering(("decimal", "%1"), ("decimal", "%1.%2"))
    form = form_of(tmp_path, *part("Home", HOME, PARENTS), *part("Plan", PLAN, REVIEW), numbering=levels)
    assert outline(form) == {"Home": {None: ["1.1", "1.2"]}, "Plan": {None: ["2.1", "2.2"]}}


def test_numbers_that_begin_anew_are_made_unique_and_it_is_told(tmp_path: Path) -> None:
    blocks = [
        h("Home"),
        table(COLUMNS, *numbered(HOME, PARENTS)),
        h("Plan"),
        table(COLUMNS, *numbered(PLAN, REVIEW)),
    ]
    reading = reading_of(tmp_path, *blocks)
    assert list(asked(reading.form)) == ["1.1", "1.2", "2.1", "2.2"]
    assert "begin anew" in told(reading)


def test_a_number_printed_twice_is_kept_twice(tmp_path: Path) -> None:
    rows = [*numbered(HOME, PARENTS), ["2", PLAN, "", ""], ["3", REVIEW, "", ""]]
    reading = reading_of(tmp_path, table(COLUMNS, *rows))
    assert list(asked(reading.form)) == ["1", "2", "2#2", "3"]
    assert "printed more than once" in told(reading)


def test_a_lost_number_is_inferred_where_the_count_leaves_one_out(tmp_path: Path) -> None:
    rows = [
        ["1", HOME, "", ""],
        ["", PARENTS, "", ""],
        ["3", PLAN, "", ""],
        ["", REVIEW, "", ""],
        ["4", "Who led?", "", ""],
    ]
    reading = reading_of(tmp_path, table(COLUMNS, *rows))
    assert list(asked(reading.form)) == ["1", "2", "3", "3a", "4"]
    assert told(reading).count("inferred") == 2


def test_a_form_without_numbers_is_counted(tmp_path: Path) -> None:
    reading = reading_of(
        tmp_path, table(["Question", "Yes", "No", "Comments"], *[[q, "", "", ""] for q in FOUR])
    )
    assert asked(reading.form) == ALL
    assert "No question has a number" in told(reading)


def test_rows_merged_under_one_number_are_one_question(tmp_path: Path) -> None:
    first = row(cell("1", merge="restart"), HOME, "", "")
    second = row(cell("", merge="continue"), PARENTS, "", "")
    form = form_of(tmp_path, table(COLUMNS, first, second, ["2", PLAN, "", ""]))
    assert [question.prompts for question in form.questions()] == [(HOME, PARENTS), (PLAN,)]


def test_header_rows_that_repeat_are_no_questions(tmp_path: Path) -> None:
    first, second = numbered(HOME, PARENTS)
    assert list(asked(form_of(tmp_path, table(COLUMNS, first, COLUMNS, second)))) == ["1", "2"]


def test_a_header_of_two_rows(tmp_path: Path) -> None:
    top = row(
        cell("No", merge="restart"),
        cell("Criterion", merge="restart"),
        cell("Rating", span=2),
        cell("Notes", merge="restart"),
    )
    below = row(
        cell("", merge="continue"), cell("", merge="continue"), "Met", "Not met", cell("", merge="continue")
    )
    form = form_of(tmp_path, table(top, below, *numbered(HOME, PLAN, answers=3)))
    assert asked(form) == {"1": HOME, "2": PLAN}
    assert form.columns == ("No", "Criterion", "Rating", "Met", "Not met", "Notes")
    assert form.question_ratings == ("Met", "Not met")


def test_a_table_within_a_table(tmp_path: Path) -> None:
    form = form_of(tmp_path, table([["Assessment", table(COLUMNS, *numbered(*FOUR))]]))
    assert outline(form) == {"Assessment": {None: list(ALL)}}


def test_title_and_organisation_in_text_boxes(tmp_path: Path) -> None:
    path = save(
        tmp_path,
        box("Case audit form"),
        box("Anyshire Youth Justice Service"),
        table(COLUMNS, *numbered(*FOUR)),
    )
    form = read(path).form
    assert (form.title, form.organisation) == ("Case audit form", "Anyshire Youth Justice Service")


def test_title_and_organisation_in_the_page_header(tmp_path: Path) -> None:
    header = f"<w:hdr {W}>{p('Anyshire Council')}{p('Case Audit Form')}</w:hdr>"
    form = read(save(tmp_path, h("Home"), table(COLUMNS, *numbered(*FOUR)), header=header)).form
    assert (form.title, form.organisation) == ("Case Audit Form", "Anyshire Council")
    assert list(outline(form)) == ["Home"]


def test_a_form_without_a_title_is_named_after_its_file(tmp_path: Path) -> None:
    reading = read(save(tmp_path, h("Home"), table(COLUMNS, *numbered(*FOUR)), name="home_visits.docx"))
    assert reading.form.title == "home visits"
    assert "prints no title" in told(reading)


def test_labels_in_controls_tables_and_lines(tmp_path: Path) -> None:
    facts = table(
        ["Child’s name", [control(p("Tap here"), blank=True)]],
        ["Gender", [choice("Female", "Male")], "Month: May", ""],
        ["Auditor", "Sam Sample"],
    )
    line = p("Team: ________ Date: ______")
    reading = reading_of(tmp_path, facts, line, h("Home"), table(COLUMNS, *numbered(*FOUR)))
    assert reading.form.header == ("Child’s name", "Gender", "Month", "Auditor", "Team", "Date")
    assert '"May" is filled in' in told(reading)
    assert '"Sam Sample" is filled in' in told(reading)


def test_merged_bands_are_sections_where_nothing_stands_above_them(tmp_path: Path) -> None:
    bands = [row(cell("HOME", span=4)), *numbered(HOME), row(cell("PLAN", span=4)), *numbered(PLAN, start=2)]
    assert outline(form_of(tmp_path, table(COLUMNS, *bands))) == {
        "Home": {None: ["1"]},
        "Plan": {None: ["2"]},
    }


def test_bands_below_headings_are_groups_with_their_purpose(tmp_path: Path) -> None:
    band = row(cell(["Home life", "This part looks at where the child lives."], span=4))
    blocks = [
        h("Assessment"),
        p("How well is the child known?"),
        table(COLUMNS, band, *numbered(HOME, PARENTS)),
    ]
    form = form_of(tmp_path, *blocks, h("Planning"), table(COLUMNS, *numbered(PLAN, start=3)))
    assert outline(form) == {"Assessment": {"Home life": ["1", "2"]}, "Planning": {None: ["3"]}}
    assert form.sections[0].groups[0].purpose == "This part looks at where the child lives."
    assert form.sections[0].introduction == "How well is the child known?"


def test_bands_of_two_levels(tmp_path: Path) -> None:
    rows = [
        row(cell("SECTION A: HOME", span=4)),
        row(cell("Visits", span=4)),
        *numbered(HOME),
        row(cell("SECTION B: PLAN", span=4)),
        row(cell("Sharing", span=4)),
        *numbered(PLAN, start=2),
    ]
    found = outline(form_of(tmp_path, table(COLUMNS, *rows)))
    assert found == {"Section A: Home": {"Visits": ["1"]}, "Section B: Plan": {"Sharing": ["2"]}}


def test_numbered_bands(tmp_path: Path) -> None:
    rows = [["1", "HOME", "", ""], ["1.1", HOME, "", ""], ["2", "Plan", "", ""], ["2.1", PLAN, "", ""]]
    assert outline(form_of(tmp_path, table(COLUMNS, *rows))) == {
        "Home": {None: ["1.1"]},
        "Plan": {None: ["2.1"]},
    }


def test_three_levels_of_headings_lose_no_title(tmp_path: Path) -> None:
    blocks = [h("Part A: Work", 1), h("Assessment", 2), h("Home", 3), table(COLUMNS, *numbered(HOME))]
    blocks += [h("School", 3), table(COLUMNS, *numbered(PARENTS, start=2))]
    blocks += [h("Part B: Oversight", 1), table(COLUMNS, *numbered(PLAN, start=3))]
    found = outline(form_of(tmp_path, *blocks))
    assert found == {
        "Part A: Work": {"Assessment: Home": ["1"], "Assessment: School": ["2"]},
        "Part B: Oversight": {None: ["3"]},
    }


def test_a_column_for_the_area_heads_the_questions_beside_it(tmp_path: Path) -> None:
    rows = [
        row(cell("Home", merge="restart"), HOME, "", ""),
        row(cell("", merge="continue"), PARENTS, "", ""),
        row(cell("Plan", merge="restart"), PLAN, "", ""),
    ]
    form = form_of(tmp_path, table(["Area", "Question", "Rating", "Comment"], *rows))
    assert outline(form) == {"Home": {None: ["1", "2"]}, "Plan": {None: ["3"]}}


def test_an_area_of_a_single_question_is_its_title(tmp_path: Path) -> None:
    form = form_of(
        tmp_path, table(["No", "Theme", "Question", "Rating", "Comment"], ["1", "Home", HOME, "", ""])
    )
    assert [(q.title, q.prompts) for q in form.questions()] == [("Home", (HOME,))]


def test_a_column_of_guidance_gives_notes(tmp_path: Path) -> None:
    form = form_of(
        tmp_path,
        table(
            ["No", "Question", "What to look for", "Rating", "Comment"],
            ["1", HOME, "Visits in the record.", "", ""],
        ),
    )
    assert [(q.prompts, q.notes) for q in form.questions()] == [((HOME,), ("Visits in the record.",))]


def test_questions_that_are_statements(tmp_path: Path) -> None:
    rows = numbered("Details are complete", "Ethnicity is recorded")
    assert list(asked(form_of(tmp_path, table(COLUMNS, *rows))).values()) == [
        "Details are complete",
        "Ethnicity is recorded",
    ]


def test_one_table_for_every_question(tmp_path: Path) -> None:
    tables = [
        table(row(f"Q{i}", q), row("Rating", [choice("Good", "RI")]), row("Comments", ""))
        for i, q in ALL.items()
    ]
    form = form_of(tmp_path, h("Home"), *tables)
    assert asked(form) == ALL
    assert form.question_ratings == ("Good", "Requires Improvement")


def test_rows_for_rating_and_comment_below_each_question(tmp_path: Path) -> None:
    rows = [r for n, q in ALL.items() for r in (row(n, cell(q, span=3)), row("Rating:", "", "Comment:", ""))]
    assert asked(form_of(tmp_path, h("Home"), table(*rows))) == ALL


def test_questions_in_paragraphs_with_boxes_to_tick(tmp_path: Path) -> None:
    blocks = [
        b
        for n, q in ALL.items()
        for b in (p(f"{n}. {q}"), p("☐ Met  ☐ Partly met  ☐ Not met"), p("Evidence: ____"))
    ]
    form = form_of(tmp_path, h("Home"), *blocks)
    assert asked(form) == ALL
    assert form.header == ()
    assert form.question_ratings == ("Met", "Partly met", "Not met")


def test_questions_in_headings_with_a_place_for_the_answer(tmp_path: Path) -> None:
    blocks = [b for q in FOUR for b in (h(q, 2), p("Rating: Met / Not met"), p("Evidence:"))]
    form = form_of(tmp_path, h("Home"), *blocks)
    assert outline(form) == {"Home": {None: list(ALL)}}
    assert form.question_ratings == ("Met", "Not met")


def test_contents_are_left_out_and_it_is_told(tmp_path: Path) -> None:
    contents = [p("Contents"), p("1. Home\t2", "TOC1"), p("2. Plan ........ 5")]
    reading = reading_of(tmp_path, *contents, h("Home"), table(COLUMNS, *numbered(HOME, PLAN)))
    assert outline(reading.form) == {"Home": {None: ["1", "2"]}}
    assert "contents was left out" in told(reading)


def test_what_is_filled_in_is_told_and_not_kept(tmp_path: Path) -> None:
    reading = reading_of(
        tmp_path, table(COLUMNS, ["1", HOME, "Good", "The visit is on record."], *numbered(PLAN, start=2))
    )
    assert list(asked(reading.form)) == ["1", "2"]
    assert '"The visit is on record." stands in a cell for the answer' in told(reading)


def test_instructions_in_a_numbered_list_are_no_questions(tmp_path: Path) -> None:
    steps = [p("1. Read the record."), p("2. Meet the case manager.")]
    reading = reading_of(
        tmp_path, h("How to use this form"), *steps, h("Home"), table(COLUMNS, *numbered(*FOUR))
    )
    assert asked(reading.form) == ALL
    assert (
        reading.form.introduction
        == "How to use this form\n\n1. Read the record.\n\n2. Meet the case manager."
    )


def test_the_id_comes_from_the_title_or_is_given(tmp_path: Path) -> None:
    questions = table(COLUMNS, *numbered(*FOUR))
    assert form_of(tmp_path, questions).document == "case-audit"
    other = save(tmp_path, h("Home visit checklist", 0), questions)
    assert read(other).form.document == "home-visit-checklist"
    assert read(other, "visits").form.document == "visits"


def test_the_same_form_has_the_same_edition(tmp_path: Path) -> None:
    first, second = (form_of(tmp_path, table(COLUMNS, *numbered(*FOUR))) for _ in range(2))
    assert first.edition == second.edition != ""


def test_the_title_of_a_section_in_the_header_row_of_its_table(tmp_path: Path) -> None:
    first = table(["1. Home", "Met / Not met", "Evidence"], *[[q, "", ""] for q in (HOME, PARENTS)])
    second = table(["2. Plan", "Met / Not met", "Evidence"], [PLAN, "", ""])
    form = form_of(tmp_path, first, p(), second)
    assert outline(form) == {"Home": {None: ["1", "2"]}, "Plan": {None: ["3"]}}
    assert form.columns == ("Question", "Met / Not met", "Evidence")


def test_a_line_of_enquiry_heads_its_questions(tmp_path: Path) -> None:
    blocks = [p("Key line of enquiry 1: Are girls seen early?"), table(COLUMNS, ["1a", HOME, "", ""])]
    blocks += [p("Key line of enquiry 2: Are plans shared?"), table(COLUMNS, ["2a", PLAN, "", ""])]
    found = outline(form_of(tmp_path, *blocks))
    assert found == {
        "Key line of enquiry 1: Are girls seen early?": {None: ["1a"]},
        "Key line of enquiry 2: Are plans shared?": {None: ["2a"]},
    }


def test_parts_of_a_question_with_letters_of_their_own(tmp_path: Path) -> None:
    rows = [["1", "Home visits", "", ""], ["a", HOME, "", ""], ["b)", PARENTS, "", ""], ["2", PLAN, "", ""]]
    assert list(asked(form_of(tmp_path, table(COLUMNS, *rows)))) == ["1", "1a", "1b", "2"]


def test_parts_of_a_question_in_a_table_within_its_cell(tmp_path: Path) -> None:
    parts = table(["a", HOME, "Y/N"], ["b", PARENTS, "Y/N"])
    form = form_of(
        tmp_path, table(COLUMNS, ["1", ["Home visits", parts], "Good / RI", ""], ["2", PLAN, "Good / RI", ""])
    )
    assert [(q.number, q.prompts[0]) for q in form.questions()] == [
        ("1", "Home visits"),
        ("1a", HOME),
        ("1b", PARENTS),
        ("2", PLAN),
    ]


def test_several_questions_in_one_cell(tmp_path: Path) -> None:
    form = form_of(tmp_path, table(["Assessment", [f"{n}. {q}" for n, q in ALL.items()], ""]))
    assert outline(form) == {"Assessment": {None: list(ALL)}}


def test_the_area_beside_a_cell_with_number_and_question(tmp_path: Path) -> None:
    rows = [["Home", f"1. {HOME}", "Good / RI", ""], ["Plan", f"2. {PLAN}", "Good / RI", ""]]
    form = form_of(tmp_path, h("Case"), table(*rows))
    assert [(q.number, q.title, q.prompts) for q in form.questions()] == [
        ("1", "Home", (HOME,)),
        ("2", "Plan", (PLAN,)),
    ]


def test_lines_with_facts_already_written_in(tmp_path: Path) -> None:
    reading = reading_of(
        tmp_path,
        p("Auditor: Sam Sample"),
        p("Date of audit: 1 May"),
        h("Home"),
        table(COLUMNS, *numbered(*FOUR)),
    )
    assert reading.form.header == ("Auditor", "Date of audit")
    assert '"Sam Sample" is filled in beside "Auditor"' in told(reading)


def test_words_that_only_ask_to_fill_in_a_cell_are_not_answers(tmp_path: Path) -> None:
    rows = [[n, q, "Choose an item.", "Evidence:"] for n, q, *_ in numbered(*FOUR)]
    assert "cell for the answer" not in told(reading_of(tmp_path, table(COLUMNS, *rows)))


def test_signatures_below_the_questions_ask_nothing(tmp_path: Path) -> None:
    questions = table(["Question", "Rating", "Comment"], *[[q, "", ""] for q in FOUR])
    signed = table(["Auditor signature", "", "Date"], ["Manager signature", "", "Date"])
    form = form_of(tmp_path, h("Home"), questions, signed)
    assert asked(form) == ALL
    assert form.verification == ("Auditor signature", "Date", "Manager signature", "Manager signature: Date")


def test_two_sections_of_the_same_title_are_told_apart(tmp_path: Path) -> None:
    blocks = [h("Home"), table(COLUMNS, *numbered(HOME)), h("Home"), table(COLUMNS, *numbered(PLAN, start=2))]
    reading = reading_of(tmp_path, *blocks)
    assert list(outline(reading.form)) == ["Home", "Home (2)"]
    assert "Another section has this title" in told(reading)


def test_points_of_a_list_alone_are_statements_of_their_own(tmp_path: Path) -> None:
    form = form_of(
        tmp_path, table(COLUMNS, ["1", ["• Details are complete", "• Ethnicity is recorded"], "", ""])
    )
    assert next(form.questions()).prompts == ("Details are complete", "Ethnicity is recorded")
