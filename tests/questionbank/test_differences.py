"""What changed between two editions of a form."""

from hypothesis import given
from hypothesis import strategies as st

from questionbank.builtin import case_audit
from questionbank.comparing.sentences import SentenceChange, sentences
from questionbank.differences import FormDifferences, differences
from questionbank.editions import stamp
from questionbank.models import Form, Group, Label, Overall, Question, Section
from tests.questionbank.forms import form, question, section

VISIT = question("1", "Did someone visit the child at home?")
VIEWS = question("2", "Have the views of the child been sought?", "Do they shape the plan?")
PLAN = question("3", "Is the plan reviewed every three months?")


def between(old: Form, new: Form) -> FormDifferences:
    return differences(stamp(old), stamp(new))


def test_a_form_does_not_differ_from_itself() -> None:
    same = differences(case_audit(), case_audit())
    assert not same.any()
    assert same.old == same.new == case_audit().edition


def test_a_new_question_is_added_with_its_place() -> None:
    found = between(form(section("A", VISIT)), form(section("A", VISIT, VIEWS)))
    assert [(place.number, place.section) for place in found.added] == [("2", "A")]
    assert (found.removed, found.reworded, found.renumbered) == ((), (), ())


def test_a_question_that_is_gone_is_removed() -> None:
    found = between(form(section("A", VISIT, PLAN)), form(section("A", VISIT)))
    assert [place.number for place in found.removed] == ["3"]
    assert found.added == ()


def test_a_changed_sentence_is_shown_beside_the_old_one() -> None:
    new = question("2", "Have the views of the child been sought?", "Do they inform and shape the plan?")
    (reworded,) = between(form(section("A", VIEWS)), form(section("A", new))).reworded
    assert reworded.sentences == (
        SentenceChange(
            part="prompt", old="Do they shape the plan?", new="Do they inform and shape the plan?"
        ),
    )


def test_titles_prompts_and_notes_are_told_apart() -> None:
    old = question("1", "Did someone visit the home?", title="Home", notes=["One visit will do."])
    new = question("1", "Did someone visit the home?", title="Living at home", notes=["Two visits will do."])
    (reworded,) = between(form(section("A", old)), form(section("A", new))).reworded
    assert [change.part for change in reworded.sentences] == ["title", "note"]


def test_an_added_and_a_dropped_sentence_stand_alone() -> None:
    new = question("2", "Have the views of the child been sought?", "Who else was heard?")
    (reworded,) = between(form(section("A", VIEWS)), form(section("A", new))).reworded
    assert reworded.sentences == (
        SentenceChange(part="prompt", old="Do they shape the plan?", new=None),
        SentenceChange(part="prompt", old=None, new="Who else was heard?"),
    )


def test_the_shape_of_quotes_and_spaces_is_no_rewording() -> None:
    old = question("1", "Has the child's  view been 'heard' ?")
    new = question("1", "Has the child’s view been ‘heard’ ?")
    assert not between(form(section("A", old)), form(section("A", new))).any()


def test_a_renumbered_form_is_not_a_rewritten_one() -> None:
    old = form(section("A", VISIT, VIEWS, PLAN))
    first = question("1", "Are alerts and flags recorded?")
    new = form(section("A", first, *(renumber(q, int(q.number) + 1) for q in (VISIT, VIEWS, PLAN))))
    found = between(old, new)
    assert [(change.old, change.new) for change in found.renumbered] == [("1", "2"), ("2", "3"), ("3", "4")]
    assert [place.number for place in found.added] == ["1"]
    assert (found.removed, found.reworded) == ((), ())


def test_a_question_can_be_renumbered_and_reworded_at_once() -> None:
    new = question("9", "Did anyone visit the child and the family at home?")
    found = between(form(section("A", VISIT)), form(section("A", new)))
    assert [(change.old, change.new) for change in found.renumbered] == [("1", "9")]
    assert [(change.old, change.new) for change in found.reworded] == [("1", "9")]


def test_another_question_under_an_old_number_is_not_a_rewording() -> None:
    new = question("1", "Were outstanding charges recorded?")
    found = between(form(section("A", VISIT)), form(section("A", new)))
    assert (len(found.added), len(found.removed), found.reworded) == (1, 1, ())


def test_questions_of_the_same_words_keep_their_numbers() -> None:
    twins = section("A", question("1", "Is it recorded?"), question("2", "Is it recorded?"))
    assert not between(form(twins), form(twins)).any()


def test_a_question_in_another_section_has_moved() -> None:
    old = form(section("A", VISIT, VIEWS), section("B", PLAN))
    new = form(section("A", VISIT), section("B", VIEWS, PLAN))
    (moved,) = between(old, new).moved
    assert (moved.new.number, moved.old.section, moved.new.section) == ("2", "A", "B")


def test_a_question_in_another_group_has_moved() -> None:
    old = form(grouped("A", ("Home", [VISIT, VIEWS]), ("Plan", [PLAN])))
    new = form(grouped("A", ("Home", [VISIT]), ("Plan", [VIEWS, PLAN])))
    (moved,) = between(old, new).moved
    assert (moved.old.group, moved.new.group) == ("Home", "Plan")


def test_a_renamed_section_does_not_move_its_questions() -> None:
    found = between(form(section("Delivery", VISIT, VIEWS)), form(section("Implementation", VISIT, VIEWS)))
    assert [(change.what, change.old, change.new) for change in found.headings] == [
        ("section", "Delivery", "Implementation")
    ]
    assert found.moved == ()


def test_and_for_an_ampersand_renames_nothing() -> None:
    found = between(form(section("Home & Family", VISIT)), form(section("HOME AND FAMILY", VISIT)))
    assert (found.headings, found.moved) == ((), ())


def test_sections_and_groups_that_are_new_or_gone_are_listed() -> None:
    old = form(section("A", VISIT), section("B", PLAN))
    new = form(section("A", VISIT), section("C", VIEWS, group="Voice"))
    assert [(change.what, change.old, change.new) for change in between(old, new).headings] == [
        ("section", "B", None),
        ("section", None, "C"),
        ("group", None, "Voice"),
    ]


def test_other_ratings_to_choose_from_are_shown() -> None:
    changes = between(form(), form(question_ratings=("Met", "Not met"))).scales
    assert [(change.what, change.new) for change in changes] == [("question ratings", ("Met", "Not met"))]


def test_another_meaning_of_a_rating_is_shown() -> None:
    worse = (
        Label(label="Good", rank=1, meaning="good"),
        Label(label="Requires Improvement", rank=2, meaning="inadequate"),
    )
    assert [change.what for change in between(form(), form(scale=worse)).scales] == ["scale"]


def test_the_ratings_of_one_section_or_question_are_shown() -> None:
    own = VISIT.model_copy(update={"ratings": ("Yes", "No")})
    plain = section("A", VISIT)
    changed = section("A", own).model_copy(update={"overall": Overall(label="A", options=("Yes", "No"))})
    changes = between(form(plain), form(changed)).scales
    assert [change.what for change in changes] == ["section A: options", "question 1: ratings"]


def test_texts_round_the_questions_are_compared_too() -> None:
    old = form(introduction="Read this first. Then begin.", header=["Age"])
    new = form(introduction="Read this first. Then start.", header=["Age", "Gender"])
    assert [(change.where, len(change.sentences)) for change in between(old, new).wording] == [
        ("introduction", 1),
        ("header", 1),
    ]


def test_what_good_looks_like_is_compared_point_by_point() -> None:
    old = Section(title="A", standards=("The child is heard.",), groups=(Group(questions=(VISIT,)),))
    new = old.model_copy(update={"standards": ("The child is heard.", "The plan is shared.")})
    (change,) = between(form(old), form(new)).wording
    assert change.where == "section A: what good looks like"
    assert change.sentences == (SentenceChange(old=None, new="The plan is shared."),)


def test_abbreviations_end_no_sentence() -> None:
    assert sentences(["Is a panel used (e.g. MAPPA)? Who sits on it?"]) == [
        "Is a panel used (e.g. MAPPA)?",
        "Who sits on it?",
    ]


@given(st.permutations(list(case_audit().questions())[:20]))
def test_no_order_or_numbering_hides_what_a_question_is(shuffled: list[Question]) -> None:
    old = form(section("A", *list(case_audit().questions())[:20]))
    new = form(section("A", *(renumber(q, n) for n, q in enumerate(shuffled, start=101))))
    found = between(old, new)
    assert (found.added, found.removed, found.reworded, found.moved) == ((), (), (), ())
    assert {change.old: change.new for change in found.renumbered} == {
        q.number: str(n) for n, q in enumerate(shuffled, start=101)
    }


def renumber(asked: Question, number: int) -> Question:
    return asked.model_copy(update={"number": str(number)})


def grouped(title: str, *groups: tuple[str, list[Question]]) -> Section:
    return Section(
        title=title, groups=tuple(Group(title=name, questions=tuple(asked)) for name, asked in groups)
    )
