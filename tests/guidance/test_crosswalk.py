"""The crosswalk finds a judged question again, and takes corrections."""

import pytest

from guidance.beside import guidance_for
from guidance.crosswalk import Asked, Crosswalk, crosswalk_from
from guidance.errors import GuidanceError
from tests.guidance.samples import small_library

TEXT = """
[questions.12]
topic = "Parents' drinking and the family at home"
entries = [
  { entry = "2.2.01", grade = 1, why = "the planning twin" },
  { entry = "2.1.01", grade = 2, prompt = 2, why = "the parent's drinking" },
  { entry = "9.9.99", grade = 2, why = "not in force" },
]

[questions.59]
topic = "Cover while staff are absent"
nothing = true
why = "no entry speaks of staff absence"
"""
FAMILY = Asked(
    "12",
    "Family at home",
    ("Is the home described?", "Has the parents' drinking been looked at?"),
    "Assessment",
)
ABSENCE = Asked("59", None, ("Is there cover while staff are absent?",))


@pytest.fixture
def crosswalk() -> Crosswalk:
    return crosswalk_from(TEXT)


def test_the_judged_entries_come_best_first_with_the_prompt_they_serve(crosswalk: Crosswalk) -> None:
    results = guidance_for(small_library(), FAMILY, crosswalk)
    assert [(one.id, one.prompt) for one in results] == [("2.1.01", 2), ("2.2.01", None)]
    assert results[0].score > results[1].score


def test_the_passage_bears_on_the_prompt(crosswalk: Crosswalk) -> None:
    first = guidance_for(small_library(), FAMILY, crosswalk)[0]
    assert "drinking" in first.snippet


def test_truly_nothing_is_an_empty_list(crosswalk: Crosswalk) -> None:
    assert guidance_for(small_library(), ABSENCE, crosswalk) == []


def test_a_renumbered_question_keeps_its_judgement(crosswalk: Crosswalk) -> None:
    moved = Asked("14", FAMILY.title, FAMILY.prompts)
    judged = crosswalk.judged(moved)
    assert judged is not None
    assert judged.number == "12"


def test_another_question_under_the_same_number_is_worked_out_by_look_up(crosswalk: Crosswalk) -> None:
    other = Asked("12", "Breach", ("Was breach prompt after missed appointments?",))
    assert crosswalk.judged(other) is None
    assert guidance_for(small_library(), other, crosswalk)[0].id == "2.3.27"


def test_a_correction_overrides_by_number_and_leaves_the_old_crosswalk_alone(crosswalk: Crosswalk) -> None:
    corrected = crosswalk.corrected("12", ["2.1.03", "2.1.10", "2.1.03"])
    assert [one.id for one in guidance_for(small_library(), FAMILY, corrected)] == ["2.1.03", "2.1.10"]
    assert [one.id for one in guidance_for(small_library(), FAMILY, crosswalk)] == ["2.1.01", "2.2.01"]


def test_a_correction_can_say_nothing_and_can_serve_a_question_nobody_judged(crosswalk: Crosswalk) -> None:
    assert guidance_for(small_library(), FAMILY, crosswalk.corrected("12", [])) == []
    unknown = Asked("77", "Anything")
    assert [
        one.id for one in guidance_for(small_library(), unknown, crosswalk.corrected("77", ["V1.1"]))
    ] == ["V1.1"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("questions = ", "not valid TOML"),
        ('[questions.3]\ntopic = "x"\n', "Question 3 of the crosswalk"),
        ('[questions.3]\ntopic = "x"\nentries = [{number = "2.1"}]', "Question 3 of the crosswalk"),
    ],
)
def test_a_crosswalk_that_does_not_fit_says_where(text: str, complaint: str) -> None:
    with pytest.raises(GuidanceError, match=complaint):
        crosswalk_from(text)
