"""What changed from one edition of a form to another, for `checkback form diff`.

A question is followed by its wording, so a renumbered form is shown as renumbered and not as rewritten.
"""

from collections.abc import Iterator

from questionbank.comparing.headings import HeadingChange, has_moved, heading_changes, spots, trace
from questionbank.comparing.matching import pair
from questionbank.comparing.scales import ScaleChange, scale_changes
from questionbank.comparing.sentences import SentenceChange, sentence_changes, title_change
from questionbank.comparing.surroundings import WordingChange, wording_changes
from questionbank.models import Form, Part, Question


class Placed(Part):
    """A question and where it stands."""

    number: str
    title: str | None
    prompts: tuple[str, ...]
    section: str
    group: str | None


class Renumbered(Part):
    """A question that has another number."""

    old: str
    new: str
    title: str | None


class Moved(Part):
    """A question that stands elsewhere: `old` and `new` show it in each edition."""

    old: Placed
    new: Placed


class Reworded(Part):
    """A question whose wording differs; `old` and `new` are its numbers in the two editions."""

    old: str
    new: str
    sentences: tuple[SentenceChange, ...]


class FormDifferences(Part):
    """Everything that differs between two editions; all lists are empty where nothing a reader sees does."""

    old: str
    new: str
    added: tuple[Placed, ...] = ()
    removed: tuple[Placed, ...] = ()
    reworded: tuple[Reworded, ...] = ()
    renumbered: tuple[Renumbered, ...] = ()
    moved: tuple[Moved, ...] = ()
    headings: tuple[HeadingChange, ...] = ()
    scales: tuple[ScaleChange, ...] = ()
    wording: tuple[WordingChange, ...] = ()

    def any(self) -> bool:
        """Whether anything differs."""
        return any(value for name, value in self if name not in {"old", "new"})


def differences(old: Form, new: Form) -> FormDifferences:
    """What changed from `old` to `new`: two editions, of one form or of two."""
    before, after = _placed(old), _placed(new)
    old_questions, new_questions = list(old.questions()), list(new.questions())
    matches = pair(old_questions, new_questions)
    headings = trace(old, new, matches)
    old_spots, new_spots = spots(old), spots(new)
    kept_old, kept_new = {i for i, _ in matches}, {k for _, k in matches}
    pairs = [(old_questions[i], new_questions[k]) for i, k in matches]
    return FormDifferences(
        old=old.edition,
        new=new.edition,
        added=tuple(place for k, place in enumerate(after) if k not in kept_new),
        removed=tuple(place for i, place in enumerate(before) if i not in kept_old),
        reworded=tuple(_reworded(pairs)),
        renumbered=tuple(
            Renumbered(old=a.number, new=b.number, title=b.title) for a, b in pairs if a.number != b.number
        ),
        moved=tuple(
            Moved(old=before[i], new=after[k])
            for i, k in matches
            if has_moved(old, new, (old_spots[i], new_spots[k]), headings)
        ),
        headings=heading_changes(old, new, headings),
        scales=scale_changes(old, new, pairs, headings),
        wording=wording_changes(old, new, headings),
    )


def _placed(form: Form) -> list[Placed]:
    return [
        Placed(
            number=question.number,
            title=question.title,
            prompts=question.prompts,
            section=section.title,
            group=group.title,
        )
        for section, group, question in form.places()
    ]


def _reworded(pairs: list[tuple[Question, Question]]) -> Iterator[Reworded]:
    for old, new in pairs:
        changes = (
            *title_change(old.title, new.title),
            *sentence_changes(old.prompts, new.prompts, "prompt"),
            *sentence_changes(old.notes, new.notes, "note"),
        )
        if changes:
            yield Reworded(old=old.number, new=new.number, sentences=changes)
