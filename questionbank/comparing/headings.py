"""Which section and group of one edition is which of another: by title, then by the questions they share."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Literal, NamedTuple, TypeVar

from questionbank.models import Form, Part

What = Literal["section", "group"]
P = TypeVar("P", bound=Hashable)  # a place: a section's position, or a group's spot


class Spot(NamedTuple):
    """Where a question stands: the positions of its section in the form and of its group in the section."""

    section: int
    group: int


class Headings(NamedTuple):
    """What became of the sections and groups: position or spot in the old form to that in the new one."""

    sections: dict[int, int]
    groups: dict[Spot, Spot]


class HeadingChange(Part):
    """A heading that is new (`old` null), gone (`new` null) or renamed."""

    what: What
    old: str | None
    new: str | None


def spots(form: Form) -> list[Spot]:
    """The spot of each question, in the order of the form."""
    return [
        Spot(s, g)
        for s, section in enumerate(form.sections)
        for g, group in enumerate(section.groups)
        for _ in group.questions
    ]


def trace(old: Form, new: Form, pairs: Sequence[tuple[int, int]]) -> Headings:
    """What became of each section and group; `pairs` are the positions of the questions that are the same."""
    old_spots, new_spots = spots(old), spots(new)
    shared = [(old_spots[i], new_spots[k]) for i, k in pairs]
    sections = _trace(
        list(range(len(old.sections))),
        list(range(len(new.sections))),
        lambda i, k: same_title(old.sections[i].title, new.sections[k].title),
        Counter((before.section, after.section) for before, after in shared),
    )
    groups = _trace(
        _group_spots(old),
        _group_spots(new),
        lambda i, k: (
            sections.get(i.section) == k.section and same_title(group_title(old, i), group_title(new, k))
        ),
        Counter((i, k) for i, k in shared if group_title(old, i) and group_title(new, k)),
    )
    return Headings(sections, groups)


def has_moved(old: Form, new: Form, spots: tuple[Spot, Spot], headings: Headings) -> bool:
    """Whether a question that stood at the first spot and stands at the second is under other headings."""
    before, after = spots
    if headings.sections.get(before.section) != after.section:
        return True
    titles_differ = not same_title(group_title(old, before), group_title(new, after))
    return headings.groups.get(before) != after and titles_differ


def heading_changes(old: Form, new: Form, headings: Headings) -> tuple[HeadingChange, ...]:
    """The sections, then the titled groups, that are new, gone or renamed, in the order of the forms."""
    old_sections, new_sections = _section_titles(old), _section_titles(new)
    old_groups = {spot: group_title(old, spot) for spot in _group_spots(old)}
    new_groups = {spot: group_title(new, spot) for spot in _group_spots(new)}
    return (
        *_changes("section", old_sections, new_sections, headings.sections),
        *_changes("group", old_groups, new_groups, headings.groups),
    )


def group_title(form: Form, spot: Spot) -> str | None:
    """The title of the group at that spot, or None for a group without one."""
    return form.sections[spot.section].groups[spot.group].title


def same_title(old: str | None, new: str | None) -> bool:
    """Whether two titles are one: case, spacing, and "&" for "and" do not count."""
    return _plain(old) == _plain(new)


def _plain(title: str | None) -> str:
    return " ".join((title or "").casefold().replace("&", " and ").split())


def _group_spots(form: Form) -> list[Spot]:
    return [Spot(s, g) for s, section in enumerate(form.sections) for g in range(len(section.groups))]


def _section_titles(form: Form) -> dict[int, str | None]:
    return {i: section.title for i, section in enumerate(form.sections)}


def _trace(
    old: Sequence[P], new: Sequence[P], same: Callable[[P, P], bool], votes: Counter[tuple[P, P]]
) -> dict[P, P]:
    """Each old place's new one: the one with the same title, else the one most of its questions went to."""
    found: dict[P, P] = {}
    for place in old:
        match = next((k for k in new if k not in found.values() and same(place, k)), None)
        if match is not None:
            found[place] = match
    all_from = Counter(place for place, _ in votes.elements())
    for (place, k), count in votes.most_common():
        if place not in found and k not in found.values() and 2 * count > all_from[place]:
            found[place] = k
    return found


def _changes(
    what: What,
    old: dict[P, str | None],
    new: dict[P, str | None],
    traced: dict[P, P],
) -> list[HeadingChange]:
    changes = []
    for place, title in old.items():
        now = new[traced[place]] if place in traced else None
        if not same_title(title, now):
            changes.append(HeadingChange(what=what, old=title or None, new=now or None))
    fresh = [title for place, title in new.items() if place not in traced.values()]
    return changes + [HeadingChange(what=what, old=None, new=title) for title in fresh if title]
