"""Content controls: the places for answers. Each has a tag for programs and a title for people.

They stand within a paragraph and never round one: LibreOffice 7.4 moves the line breaks of a control round a
paragraph, doubles its text where the writing changes direction, and lets drop-downs slip into the next cell.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from docgen.ooxml.markup import composed
from docgen.ooxml.text import attribute, runs

Kind = Literal["text", "choice", "date", "box"]
Choice = tuple[str, str]  # what is shown, what it stands for
LONGEST = 64  # characters Word allows in a tag and in a title
TICKED, UNTICKED = "☒", "☐"
W14_NS = "http://schemas.microsoft.com/office/word/2010/wordml"
NOT_CHECKED, CHECKED = '<w14:checked w14:val="0"/>', '<w14:checked w14:val="1"/>'
PROMPT_LOOK = '<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>'
KINDS = {
    "text": "<w:richText/>",
    "date": '<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="en-GB"/>'
    '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>',
    "box": f'<w14:checkbox xmlns:w14="{W14_NS}">{NOT_CHECKED}'
    '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>',
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place for one answer. `prompt` stands in it until somebody answers."""

    tag: str
    title: str
    prompt: str
    kind: Kind = "text"
    choices: tuple[Choice, ...] = ()


class Controls:
    """Makes the controls of one document. No two share an id or a title, whatever the form repeats."""

    def __init__(self, ids: Iterator[int], titles: Iterable[str] = ()) -> None:
        """`ids` are those that nothing else in the document has, `titles` those that something has."""
        self._ids = ids
        self._titles = set(titles)

    def paragraph(self, place: Place, style: str) -> str:
        """A control that is all there is in its paragraph."""
        return composed(self.inline(place), style)

    def inline(
        self, place: Place, look: str = "", prompt_look: str = PROMPT_LOOK, answer: str | None = None
    ) -> str:
        """A control within a paragraph, showing its prompt or an answer.

        `look` is what its answer will look like (a `w:rPr`), where that is not as the paragraph looks.
        """
        title = self._free(place.title)
        asking = answer is None and place.kind != "box"
        content = runs(place.prompt, prompt_look) if asking else runs(answer or place.prompt, look)
        return (
            f'<w:sdt><w:sdtPr>{look}<w:alias w:val="{attribute(title)}"/>'
            f'<w:tag w:val="{attribute(place.tag)}"/><w:id w:val="{next(self._ids)}"/>'
            '<w:lock w:val="sdtLocked"/>'
            f"{'<w:showingPlcHdr/>' if asking else ''}{_kind(place)}"
            f"</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )

    def _free(self, title: str) -> str:
        found = next(name for name in _names(title) if name not in self._titles)
        self._titles.add(found)
        return found


def _kind(place: Place) -> str:
    if place.kind != "choice":
        return KINDS[place.kind]
    items = "".join(
        f'<w:listItem w:displayText="{attribute(shown)}" w:value="{attribute(meant)}"/>'
        for shown, meant in place.choices
    )
    return f"<w:dropDownList>{items}</w:dropDownList>"


def _names(title: str) -> Iterator[str]:
    """The title as long as Word allows it, then with a number behind it."""
    yield shortened(title)
    number = 2
    while True:
        ending = f" ({number})"
        yield shortened(title, LONGEST - len(ending)) + ending
        number += 1


def shortened(title: str, most: int = LONGEST) -> str:
    """A title of at most `most` characters; what says which answer it is stands last and is kept."""
    if len(title) <= most:
        return title
    head, colon, tail = title.rpartition(": ")
    ending = f"…{colon}{tail}"
    return head[: most - len(ending)] + ending if colon and len(ending) < most else title[: most - 1] + "…"
