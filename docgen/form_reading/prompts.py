"""Words that ask for an answer and are none: what our places show while nobody has answered."""

from docgen.form import places, values
from docgen.ooxml.names import Node, W
from docgen.ooxml.text import text_of
from questionbank.reading.files.controls import is_prompting
from questionbank.reading.files.styles import value

LOOK = "PlaceholderText"  # the look that Word itself gives to a prompt
# What the places of an empty form show; in a form written out for an audit they say that nothing is there.
ASKING = frozenset(
    {places.CHOOSE_RATING, places.WRITE_COMMENT, "Type what was said", *places.PROMPTS.values()}
)
OURS = ASKING | frozenset(
    {
        values.NOT_ANSWERED, values.NOT_RECORDED, values.NO_COMMENT, values.NO_REASON, values.NOT_IN_SAMPLE,
        values.NOT_RATED, values.NO_ACTION, values.UNUSED, values.NOTHING,
    }
)  # fmt: skip


def shows_prompt(sdt: Node) -> bool:
    """Whether what stands in a control is a prompt: by its words, or by its look.

    Some programs leave the mark that a control is unanswered although somebody typed in it; then the words
    are an answer.
    """
    content = sdt.find(f"{W}sdtContent")
    if content is None:
        return True
    said = text_of(content).strip()
    if not said or said in OURS or is_prompting(said):
        return True
    spoken = [run for run in content.iter(f"{W}r") if any((t.text or "").strip() for t in run.iter(f"{W}t"))]
    return all(value(run.find(f"{W}rPr/{W}rStyle")) == LOOK for run in spoken)
