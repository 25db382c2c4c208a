"""Look-ups on the official guidance, as it comes through import."""

import re
from pathlib import Path

import pytest

from benchmarks.guidance import sets
from benchmarks.guidance.measures import mean, ndcg
from guidance.beside import guidance_for
from guidance.crosswalk import Asked, builtin_crosswalk
from guidance.library import Library
from guidance.models import GuidanceDocument
from guidance.reading import read
from guidance.search.answers import look_up
from guidance.search.searcher import searcher_of
from guidance.snippets import LONGEST
from questionbank.builtin import case_audit
from questionbank.reading import read as read_form

pytestmark = pytest.mark.sources


@pytest.fixture(scope="module")
def current(official: Path) -> GuidanceDocument:
    return read(official / "004_0d20161064ef24fb.txt", "carag").guidance


@pytest.fixture(scope="module")
def older(official: Path) -> GuidanceDocument:
    return read(official / "002_d91dc17162bbe7ce.txt").guidance


@pytest.fixture(scope="module")
def library(current: GuidanceDocument) -> Library:
    return Library([current], frozenset({"carag"}))


@pytest.fixture(scope="module")
def both(current: GuidanceDocument, older: GuidanceDocument) -> Library:
    return Library([older, current], frozenset({"carag", older.document}))


def questions(official: Path) -> list[Asked]:
    """The questions of the built-in form and of the imported one."""
    forms = (case_audit(), read_form(official / "000_46b181c171e3c404.txt").form)
    return [
        Asked(question.number, question.title, question.prompts, section.title, group.title)
        for form in forms
        for section, group, question in form.places()
    ]


def test_every_number_of_the_official_guidance_is_found(library: Library, current: GuidanceDocument) -> None:
    for entry in current.entries:
        answer = look_up(f"q {entry.number.replace('.', ',')}", library, (), builtin_crosswalk())
        assert answer.results[0].number == entry.number


def test_the_judged_entries_stand_beside_every_question_of_both_forms(
    library: Library, official: Path
) -> None:
    crosswalk = builtin_crosswalk()
    for asked in questions(official):
        judged = crosswalk.questions[asked.number]
        results = guidance_for(library, asked, crosswalk, limit=20)
        assert [one.id for one in results] == [link.entry for link in judged.links], asked.number


def test_every_passage_is_the_guidances_own_words_in_whole_sentences(
    library: Library, current: GuidanceDocument, official: Path
) -> None:
    texts = {entry.id: " ".join(" ".join(entry.paragraphs).split()) for entry in current.entries}
    texts |= {entry.id: " ".join(" ".join(entry.paragraphs).split()) for entry in current.introductions}
    for asked in questions(official):
        for result in guidance_for(library, asked, builtin_crosswalk()):
            assert len(result.snippet) <= LONGEST
            assert re.sub(r"^… | …$", "", result.snippet) in (texts[result.id] or result.question)


def test_words_find_the_official_entries_as_well_as_the_built_in_ones(library: Library) -> None:
    searcher = searcher_of(library)
    values = [
        ndcg([result.id for result in searcher.search(one.text)], one.grades)
        for one in sets.ours("b")
        if one.grades
    ]
    assert mean(values) > 0.75


def test_the_2015_guidance_changes_nothing_for_the_first_three_places(
    library: Library, both: Library
) -> None:
    alone, beside = searcher_of(library), searcher_of(both)
    for one in sets.ours("b"):
        first = [result.id for result in alone.search(one.text, 3)]
        if first:
            assert [result.id for result in beside.search(one.text, 3)] == first, one.text


def test_an_entry_of_the_2015_guidance_is_shown_and_found_once_it_is_searched(both: Library) -> None:
    assert look_up("7. a", both, (), builtin_crosswalk()).results[0].document != "carag"
