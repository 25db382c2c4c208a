"""The official form comes out in Word point by point, in its own words."""

from pathlib import Path

import pytest

from docgen.form import Look, template
from docgen.ooxml.gaps import Gapped
from questionbank.models import Form
from questionbank.reading import read
from tests.docgen.office import faults, headings, text

pytestmark = pytest.mark.sources


@pytest.fixture(scope="module")
def form(official: Path) -> Form:
    return read(official / "000_46b181c171e3c404.txt").form


@pytest.fixture(scope="module")
def blank(form: Form) -> bytes:
    return template(form, Look())


def test_the_file_is_sound(blank: bytes) -> None:
    assert faults(blank) == []


def test_every_label_and_sentence_of_the_form_is_printed(form: Form, blank: bytes) -> None:
    said = text(blank)
    sections = [point for section in form.sections for point in (section.title, *section.standards)]
    groups = [
        word for s in form.sections for group in s.groups for word in (group.title, group.purpose) if word
    ]
    asked = [word for q in form.questions() for word in (q.number, q.title, *q.prompts, *q.notes) if word]
    feedback = [question.text for table in form.feedback for question in table.questions]
    wanted = [*sections, *groups, *asked, *feedback, *form.columns, *form.header]
    assert [words for words in wanted if words not in said] == []


def test_there_is_a_place_for_each_of_its_answers(form: Form, blank: bytes) -> None:
    gaps = Gapped(blank)
    assert sum(tag.startswith("q") and tag.endswith(".rating") for tag in gaps.tags) == 60
    assert sum(tag.startswith("section.") and tag.endswith(".rating") for tag in gaps.tags) == 5
    assert sum(tag.startswith("feedback.") for tag in gaps.tags) == 11
    assert sum(tag.startswith("verification.agrees.") for tag in gaps.tags) == 6
    assert gaps.rows == 4
    assert not [tag for tag in gaps.tags if tag.startswith(("header.", "verification.a1"))]


def test_its_seven_groups_are_headings(blank: bytes) -> None:
    assert sum(level == 3 for level, _ in headings(blank)) == 7
