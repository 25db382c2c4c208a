"""The empty form with guidance: a Word comment on each question, in any layout, and a sound file."""

from pathlib import Path

import pytest
from lxml import etree

from docgen.form import Look, template
from docgen.form.blank import LONGEST, trimmed, with_guidance
from docgen.form.own.form import OwnForm
from docgen.ooxml.comments import Said
from tests.docgen.examples import form
from tests.docgen.form.own.audits import form_of
from tests.docgen.form.own.forms import answer_below, in_paragraphs, question, tick_boxes
from tests.docgen.form.own.outside import differences
from tests.docgen.office import W, body, faults, order_faults, package_faults, parts

SAID = {
    "1": [Said("CARaG 2.1.03 (built-in summary)", "The child is <met> & heard.")],
    "3": [Said("X 1", "Look.")],
}


def commented(docx: bytes) -> dict[str, str]:
    """The commented paragraphs' text, by the comment's first line."""
    comments = etree.fromstring(parts(docx)["word/comments.xml"])
    first = {c.get(f"{W}id"): "".join(c[0].itertext()) for c in comments}
    found = {}
    for start in body(docx).iter(f"{W}commentRangeStart"):
        paragraph = start.getparent()
        ids = [node.get(f"{W}id") for node in paragraph.iter(f"{W}commentRangeEnd", f"{W}commentReference")]
        assert ids == [start.get(f"{W}id")] * 2
        found[first[start.get(f"{W}id")]] = "".join(t.text or "" for t in paragraph.iter(f"{W}t"))
    return found


def test_each_question_carries_its_passages_and_the_file_is_sound() -> None:
    made = with_guidance(template(form(), Look()), form(), SAID)
    assert faults(made) == []
    assert commented(made) == {
        "CARaG 2.1.03 (built-in summary)": "Are they complete?",
        "X 1": "Is custody planned for?",
    }
    comments = parts(made)["word/comments.xml"].decode()
    assert 'w:author="Checkback" w:initials="CH"' in comments
    assert "The child is &lt;met&gt; &amp; heard." in comments


@pytest.mark.parametrize("make", [tick_boxes, answer_below, in_paragraphs])
def test_comments_stand_on_the_wording_in_any_layout(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    original = make()
    own = form_of(tmp_path, original)
    beside = {q.number: [Said(f"on {q.number}", "Look.")] for q in own.questions()}
    made = with_guidance(OwnForm(own, original).blank(), own, beside)
    assert [*package_faults(made), *order_faults(made)] == []
    held = commented(made)
    assert all(question(n) in held[f"on {n}"] for n in range(1, 61))


def test_comments_that_the_form_has_already_stay(tmp_path: Path) -> None:
    once = with_guidance(template(form(), Look()), form(), {"1": SAID["1"]})
    twice = with_guidance(once, form(), {"2": [Said("Later", "More.")]})
    assert package_faults(twice) == []
    assert sorted(commented(twice)) == ["CARaG 2.1.03 (built-in summary)", "Later"]


def test_without_guidance_the_form_is_left_as_it_is() -> None:
    blank = template(form(), Look())
    assert with_guidance(blank, form(), {}) == blank


def test_at_most_three_passages_and_none_too_long() -> None:
    many = {"1": [Said(f"Entry {n}", "Long. " * 300) for n in range(5)]}
    made = with_guidance(template(form(), Look()), form(), many)
    (comment,) = etree.fromstring(parts(made)["word/comments.xml"])
    said = ["".join(p.itertext()) for p in comment]
    assert said[::2] == ["Entry 0", "Entry 1", "Entry 2"]
    assert max(map(len, said)) <= LONGEST + 2


def test_a_long_passage_ends_with_a_sentence_or_a_word() -> None:
    assert trimmed("Short.") == "Short."
    assert trimmed("One two three. Four five six seven.", 25) == "One two three. …"
    assert trimmed("one two three four five six seven", 20) == "one two three four…"


def test_a_blank_form_differs_in_its_comments_alone(tmp_path: Path) -> None:
    original = tick_boxes()
    own = form_of(tmp_path, original)
    assert differences(original, OwnForm(own, original).blank()) == []
