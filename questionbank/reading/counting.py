"""The questions' numbers: as printed where they are unique, worked out where they are lost or repeat."""

from collections import Counter
from dataclasses import dataclass

from questionbank.reading import numbers
from questionbank.reading.problems import Problems
from questionbank.reading.sections import Asked, SectionDraft


@dataclass(frozen=True, slots=True)
class Place:
    """A question with its section and group counted from 1."""

    asked: Asked
    section: int
    group: int


def numbered(sections: list[SectionDraft], problems: Problems) -> dict[int, str]:
    """A number for every question, unique in the form, by the id of its `Asked`."""
    places = [
        Place(asked, s, g)
        for s, section in enumerate(sections, start=1)
        for g, group in enumerate(section.groups, start=1)
        for asked in group.asked
    ]
    printed = _filled_in([place.asked for place in places], problems)
    if len(set(printed)) < len(printed):
        printed = _told_apart(places, sections, printed, problems)
    return {id(place.asked): number for place, number in zip(places, printed, strict=True)}


def _filled_in(asked: list[Asked], problems: Problems) -> list[str]:
    """The printed numbers, with those worked out that are missing."""
    if asked and not any(one.ask.number for one in asked):
        problems.add("questions", "No question has a number; they are counted in the order of the form.")
        return [str(count) for count in range(1, len(asked) + 1)]
    found: list[str] = []
    for place, one in enumerate(asked):
        number = one.ask.number
        if number is None:
            following = next((other.ask.number for other in asked[place + 1 :] if other.ask.number), None)
            number = _between(found[-1] if found else "", following, found)
            problems.add(one.ask.where, f"The number of this question is not printed; {number} is inferred.")
        found.append(number)
    return found


def _between(before: str, after: str | None, taken: list[str]) -> str:
    """A number for a question without one: what the count leaves out, or the one before with a letter."""
    before = before or "0"
    head, dot, last = before.rpartition(".")
    if last.isdigit():
        following = f"{head}{dot}{int(last) + 1}"
        skipped = after is None or numbers.key(after) > numbers.key(following)
        if skipped and following not in taken:
            return following
    stem = before.rstrip("abcdefghijklmnopqrstuvwxyz")
    letters = "abcdefghijklmnopqrstuvwxyz"
    return next((stem + letter for letter in letters if stem + letter not in taken), f"{before}#2")


def _told_apart(
    places: list[Place], sections: list[SectionDraft], printed: list[str], problems: Problems
) -> list[str]:  # fmt: skip
    """Numbers made unique: by section or group where they begin anew there, else by a count of repeats."""
    for prefix, what in ((_section_number, "section"), (_group_number, "group")):
        stretches = [prefix(place, sections) for place in places]
        tried = [f"{stretch}.{number}" for stretch, number in zip(stretches, printed, strict=True)]
        if len(set(tried)) == len(tried) and _begin_anew(stretches, printed):
            problems.add(
                "questions",
                f"The numbers begin anew in every {what}; the number of the {what} is put before them: "
                f"the last question, printed {printed[-1]}, is {tried[-1]}.",
            )
            return tried
    return _counted(places, printed, problems)


def _begin_anew(stretches: list[str], printed: list[str]) -> bool:
    """Whether at least half of the stretches after the first begin with the same number as the first."""
    firsts = list(dict(zip(reversed(stretches), reversed(printed), strict=True)).items())[::-1]
    begin = [number for _, number in firsts]
    return len(begin) > 1 and sum(number == begin[0] for number in begin[1:]) * 2 >= len(begin) - 1


def _counted(places: list[Place], printed: list[str], problems: Problems) -> list[str]:
    """Numbers with a count behind those that are printed again."""
    seen: Counter[str] = Counter()
    found: list[str] = []
    for place, number in zip(places, printed, strict=True):
        seen[number] += 1
        found.append(number if seen[number] == 1 else f"{number}#{seen[number]}")
        if seen[number] > 1:
            problems.add(
                place.asked.ask.where, f"The number {number} is printed more than once; this is {found[-1]}."
            )
    return found


def _section_number(place: Place, sections: list[SectionDraft]) -> str:
    """The number a section bears where all bear one, else its place."""
    bears = [section.number for section in sections]
    return bears[place.section - 1] if all(bears) and len(set(bears)) == len(bears) else str(place.section)


def _group_number(place: Place, sections: list[SectionDraft]) -> str:
    return f"{_section_number(place, sections)}.{place.group}"
