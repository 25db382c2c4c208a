"""Which headings are sections and which are groups within them."""

from collections import Counter
from typing import Literal

from questionbank.reading.events import BODY_RANK, Ask, Columns, Event, Heading, Overall, Standards
from questionbank.reading.text import plain
from questionbank.reading.words import SECTION_WORD

Level = Literal["section", "group", "over", "none"]


def outline(events: list[Event]) -> dict[int, Level]:
    """The level of each heading, by its place among the events."""
    places = [place for place, event in enumerate(events) if isinstance(event, Heading)]
    heads = {place: event for place in places if isinstance(event := events[place], Heading)}
    marked = _marked(events, heads)
    if marked:
        levels = _by_marks(events, heads, marked)
    elif (top := _nesting_rank(events, heads)) is not None:
        levels = {
            p: "section" if _rank(h) <= top or not _inside(heads, p, top) else "group"
            for p, h in heads.items()
        }
    else:
        levels = dict.fromkeys(heads, "section")
    return _without_empty(events, levels)


def _rank(head: Heading) -> int:
    """The rank of a heading; all that stands out only by its looks outside tables counts alike."""
    return BODY_RANK if BODY_RANK - 1 <= head.rank < 20 else head.rank


def _marked(events: list[Event], heads: dict[int, Heading]) -> set[int]:
    """The headings that something marks as sections: an overall rating of their name, or the word itself."""
    labels = [event.plain for event in events if isinstance(event, Overall)]
    named = {p for p, h in heads.items() if any(names(label, h.text) for label in labels)}
    if named:
        return named | {p for p in heads if _after_overall(events, p) and _same_rank(heads, p, named)}
    worded = {p for p, h in heads.items() if SECTION_WORD.match(h.plain)}
    if worded:
        return worded
    standing = {p for p in heads if _next_is(events, p, Standards)}
    closing = {p for p in heads if _after_overall(events, p)}
    if closing:
        return closing | {min(heads)}
    if 0 < len(standing) < len(heads):
        return standing
    tabled = {p for p in heads if _next_is(events, p, Columns)}
    if len({_rank(head) for head in heads.values()}) == 1 and 1 < len(tabled) < len(heads):
        return tabled
    return _leading(events, heads)


def _leading(events: list[Event], heads: dict[int, Heading]) -> set[int]:
    """Headings of one kind that are followed by another at once, where the others have their questions."""
    if len({_rank(head) for head in heads.values()}) > 1:
        return set()
    empty = {p for p in heads if not _asks_directly(events, p) and _heading_follows(events, p)}
    return empty if len(empty) < len(heads) and min(heads, default=-1) in empty else set()


def _heading_follows(events: list[Event], place: int) -> bool:
    return any(isinstance(event, Heading) for event in events[place + 1 :])


def names(label: str, title: str) -> bool:
    """Whether the label of an overall rating (plain text) repeats the title of a section."""
    said = plain(title)
    bare = SECTION_WORD.sub("", said).strip(" :.–-")
    return any(f" {words} " in f" {label} " for words in (said, bare) if words)


def _same_rank(heads: dict[int, Heading], place: int, others: set[int]) -> bool:
    return _rank(heads[place]) in {_rank(heads[other]) for other in others}


def _after_overall(events: list[Event], place: int) -> bool:
    """Whether an overall rating stands between a heading and the question before it."""
    for event in reversed(events[:place]):
        if isinstance(event, Overall):
            return True
        if isinstance(event, Ask | Heading):
            return False
    return False


def _next_is(events: list[Event], place: int, kind: type[Event]) -> bool:
    """Whether an event of a kind comes before the next heading or question."""
    for event in events[place + 1 :]:
        if isinstance(event, kind):
            return True
        if isinstance(event, Heading | Ask):
            return False
    return False


def _by_marks(events: list[Event], heads: dict[int, Heading], marked: set[int]) -> dict[int, Level]:
    """Levels where some headings are known to be sections: the others stand within them."""
    usual = Counter(_rank(heads[place]) for place in marked).most_common(1)[0][0]
    levels: dict[int, Level] = {}
    for place, head in heads.items():
        if place in marked:
            levels[place] = "section"
        elif _rank(head) < usual:
            levels[place] = "section" if _asks_directly(events, place) else "none"
        else:
            levels[place] = "group" if any(p < place for p in marked) else "section"
    return levels


def _asks_directly(events: list[Event], place: int) -> bool:
    """Whether questions stand below a heading before the next heading."""
    return _next_is(events, place, Ask)


def _nesting_rank(events: list[Event], heads: dict[int, Heading]) -> int | None:
    """The rank of the headings that hold others, where there are several ranks and some do."""
    ranks = sorted({_rank(head) for place, head in heads.items() if _holds(events, heads, place)})
    for rank in ranks[:-1]:
        inside = [
            p
            for p, h in heads.items()
            if _rank(h) > rank and _inside(heads, p, rank) and _asks_directly(events, p)
        ]
        tops = [p for p, h in heads.items() if _rank(h) == rank]
        if inside and (len(tops) > 1 or len(inside) > 1):
            return rank
    empty = [p for p in heads if not _asks_directly(events, p) and _holds(events, heads, p)]
    return (
        _rank(heads[empty[0]])
        if empty and len({_rank(heads[p]) for p in empty}) == 1 and len(ranks) > 1
        else None
    )


def _holds(events: list[Event], heads: dict[int, Heading], place: int) -> bool:
    """Whether any question stands below a heading before the next one of its rank or above."""
    for other, event in enumerate(events[place + 1 :], start=place + 1):
        if isinstance(event, Ask):
            return True
        if isinstance(event, Heading) and _rank(heads[other]) <= _rank(heads[place]):
            return False
    return False


def _inside(heads: dict[int, Heading], place: int, rank: int) -> bool:
    return any(other < place and _rank(head) == rank for other, head in heads.items())


def _over(head: Event, below: Event, level: Level) -> bool:
    """Whether a heading without questions of its own stands over groups of a lower rank."""
    return (
        isinstance(head, Heading)
        and isinstance(below, Heading)
        and level == "group"
        and head.rank < below.rank
    )


def _without_empty(events: list[Event], levels: dict[int, Level]) -> dict[int, Level]:
    """The levels, with headings that turn out to head no question taken out."""
    settled = dict(levels)
    for place, level in levels.items():
        if level == "none":
            continue
        stops = {"section"} if level == "section" else {"section", "group"}
        for other, event in enumerate(events[place + 1 :], start=place + 1):
            if isinstance(event, Ask) or (level == "section" and isinstance(event, Overall)):
                break
            if levels.get(other) in stops:
                settled[place] = "over" if _over(events[place], event, levels[other]) else "none"
                break
        else:
            settled[place] = "none"
    return settled
