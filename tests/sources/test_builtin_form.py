"""The built-in form is the official one in other words: same bones, prompt for prompt, and known again."""

from pathlib import Path

import pytest

from guidance.crosswalk import Asked, builtin_crosswalk
from questionbank.builtin import case_audit
from questionbank.differences import differences
from questionbank.models import Form
from questionbank.reading import read

pytestmark = pytest.mark.sources


@pytest.fixture(scope="module")
def form(official: Path) -> Form:
    return read(official / "000_46b181c171e3c404.txt").form


def test_titles_prompts_and_notes_are_as_many_and_as_printed(form: Form) -> None:
    bones = [
        [
            (q.number, (q.title or "").replace("’", "'"), len(q.prompts), len(q.notes))
            for q in each.questions()
        ]
        for each in (case_audit(), form)
    ]
    assert bones[0] == bones[1]


def test_no_question_changes_place_number_or_scale_on_import(form: Form) -> None:
    found = differences(case_audit(), form)
    assert (found.added, found.removed, found.renumbered, found.moved) == ((), (), (), ())
    assert (found.headings, found.scales) == ((), ())
    assert len(found.reworded) == 60


def test_every_standard_has_its_counterpart(form: Form) -> None:
    assert [len(s.standards) for s in case_audit().sections] == [len(s.standards) for s in form.sections]


def test_the_crosswalk_knows_every_official_question_again_under_any_number(form: Form) -> None:
    crosswalk = builtin_crosswalk()
    for question in form.questions():
        for number in (question.number, "999"):
            found = crosswalk.judged(Asked(number, question.title, question.prompts))
            assert found is not None, question.number
            assert found.number == question.number
