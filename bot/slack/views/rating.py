"""A group audit: one rater's own ratings, place by place, and the meeting of all who rated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.kinds_text import NOT_DEFINED
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Element,
    Message,
    actions,
    button,
    context,
    escaped,
    grouped_select,
    message,
    modal,
    option,
    section,
    sections,
    text_input,
)
from bot.slack.ids import At
from bot.slack.limits import shorten
from bot.slack.views.parts import bar, bullets

ASKED = 2_500  # characters of the prompts of a place
LISTED = 45  # characters of a place's title in the menu
MISSING = 30  # places named in the window that asks why they are left out


@dataclass(frozen=True)
class Place:
    """A question (its number), a section (its title) or `Overall`, and what can be said of it."""

    place: str
    title: str
    prompts: Sequence[str] = ()
    options: Sequence[str] = ()
    is_question: bool = False


@dataclass(frozen=True)
class Sheet:
    """One rater's own ratings. `here` is the place asked now; `still` how many others have yet to rate."""

    audit: str
    places: Sequence[Place]
    mine: dict[str, str]
    here: int
    handed_in: bool
    still: int
    may_agree: bool


@dataclass(frozen=True)
class Meeting:
    """What the raters said of each place, and what they agree on; empty ratings until all are done."""

    audit: str
    places: Sequence[Place]
    ratings_by: dict[str, dict[str, str]]
    agreed: dict[str, str]
    here: int
    waiting: Sequence[str]
    raters: Sequence[str]
    alike: int
    compared: int
    kappa: float | None
    may_agree: bool
    may_name: bool


def sheet(shown: Sheet) -> Message:
    """The place asked now, with a button for each rating; one message that goes from place to place."""
    heading = f"*Group audit {escaped(shown.audit)}: your own ratings*"
    if shown.handed_in:
        return _handed_in(shown, heading)
    here = shown.places[shown.here]
    rated = sum(place.place in shown.mine for place in shown.places)
    blocks: list[Block] = [section(heading), context(bar(rated, len(shown.places))), *_asked(here)]
    mine = shown.mine.get(here.place)
    blocks.append(section(f"*You said:* {escaped(mine)}" if mine else "*How do you rate it?*"))
    rows = [_value(shown.audit, here, str(n)) for n in range(len(here.options))]
    blocks.append(actions([button(o, f"sheet_rate_{n}", rows[n]) for n, o in enumerate(here.options)]))
    blocks.append(actions(_moving(shown.audit, here, "sheet")))
    states = [(place, shown.mine.get(place.place, "open")) for place in shown.places]
    blocks.append(actions([_menu(ids.SHEET_MENU, shown.audit, states), _hand_in(shown, rated)]))
    blocks.append(context("Nobody sees your ratings before all have handed theirs in."))
    return message(f"Your own ratings of audit {shown.audit}: {rated} of {len(shown.places)} given.", blocks)


def handing_in(at: At, missing: Sequence[str]) -> dict[str, Any]:
    """The window that asks why some places are left out."""
    more = f" and {len(missing) - MISSING} more" if len(missing) > MISSING else ""
    blocks = [
        section(f"*Not rated:* {escaped(', '.join(missing[:MISSING]))}{more}"),
        text_input("reason", "Why are they left out?", lines=True, optional=False),
        context("Once handed in, your ratings stay as they are."),
    ]
    return modal(ids.HAND_IN_VIEW, "Hand in my ratings", blocks, str(at), submit="Hand in")


def meeting(shown: Meeting) -> Message:
    """Spread and agreement, and the place that is talked over now."""
    blocks: list[Block] = [section(f"*Group audit {escaped(shown.audit)}: the meeting*")]
    blocks.append(context(f"Raters: {escaped(', '.join(shown.raters)) or 'nobody yet'}"))
    value = str(At(shown.audit))
    naming = [button("Name the raters…", ids.RATERS, value)] if shown.may_name else []
    if shown.waiting or not shown.raters:
        told = f"waiting for {', '.join(shown.waiting)}" if shown.waiting else "nobody is named to rate it"
        blocks.append(section(f"The group meets when all have rated; {escaped(told)}."))
        blocks.append(actions([button("Look again", "group", value), *naming]))
        return message(f"Group audit {shown.audit}: the group meets when all have rated.", blocks)
    blocks += [section(_agreement(shown)), *_place(shown), actions(_further(shown, value))]
    blocks.append(context("What you agree on stands beside what each of you said; theirs stays as it was."))
    return message(f"The meeting about group audit {shown.audit}.", blocks)


def naming(at: At, raters: Sequence[str]) -> dict[str, Any]:
    """The window that names who rates."""
    field = text_input(
        "raters",
        "Who rates it?",
        value=", ".join(raters),
        hint="Names as in the list of people, with commas between. Whoever has rated already stays.",
        optional=False,
    )
    return modal(ids.RATERS_VIEW, "Raters", [field], str(at), submit="Save")


def _handed_in(shown: Sheet, heading: str) -> Message:
    told = "Your ratings are handed in and stay as they are."
    still = f" {shown.still} of the others still rate." if shown.still else " All have rated."
    row = [button("To the meeting", "group", str(At(shown.audit)))] if not shown.still else []
    blocks = [section(f"{heading}\n{told}{still}"), *([actions(row)] if row else [])]
    return message(f"Your ratings of audit {shown.audit} are handed in.", blocks)


def _asked(here: Place) -> list[Block]:
    name = f"{here.place}  {here.title}" if here.is_question and here.title else here.title or here.place
    return sections(shorten(f"*{escaped(name)}*\n{bullets(here.prompts)}", ASKED))


def _moving(audit: str, here: Place, screen: str) -> list[Element]:
    value = _value(audit, here)
    row = [button("Back", f"{screen}_go_back", value), button("Skip", f"{screen}_go_on", value)]
    if here.is_question:
        at = str(At(audit, 0, f"question:{here.place}"))
        row += [button("Guidance", ids.GUIDANCE, at), button("Raise a concern", ids.CONCERN, at)]
    return row


def _menu(action: str, audit: str, states: Sequence[tuple[Place, str]]) -> Element:
    """Every place with how it stands, those that are open first."""
    groups: dict[str, list[Element]] = {"Open": [], "Done": []}
    for number, (place, state) in enumerate(states):
        name = f"{place.place}  {place.title}" if place.is_question else place.title
        label = option(f"{shorten(name, LISTED)} ({state})", f"{audit}|{number}")
        groups["Open" if state == "open" else "Done"].append(label)
    return grouped_select(action, "Go to…", [(name, listed) for name, listed in groups.items() if listed])


def _hand_in(shown: Sheet, rated: int) -> Element:
    is_whole = rated == len(shown.places)
    sure = "Your ratings stay as they are from then on." if is_whole else None
    style = "primary" if is_whole else None
    return button("Hand in", ids.HAND_IN_RATINGS, str(At(shown.audit)), style=style, ask=sure)


def _agreement(shown: Meeting) -> str:
    kappa = NOT_DEFINED if shown.kappa is None else f"{shown.kappa:.2f}"
    agreed = sum(place.place in shown.agreed for place in shown.places)
    return (
        f"*All alike:* {shown.alike} of {shown.compared} places  ·  "
        f"*mean weighted kappa over the sections:* {kappa}\n"
        f"*Agreed ratings written down:* {agreed} of {len(shown.places)}"
    )


def _place(shown: Meeting) -> Iterator[Block]:
    here = shown.places[shown.here]
    yield from _asked(here)
    said = [f"{who}: {given.get(here.place) or 'not rated'}" for who, given in shown.ratings_by.items()]
    agreed = shown.agreed.get(here.place)
    told = f"*Agreed:* {escaped(agreed)}" if agreed else "*Nothing is agreed yet.*"
    yield section(shorten(f"{_counts(shown, here)}\n{bullets(said)}\n{told}", 2_900))
    if shown.may_agree:
        values = [_value(shown.audit, here, str(n)) for n in range(len(here.options))]
        yield actions(
            [button(f"Agreed: {o}", f"group_agree_{n}", values[n]) for n, o in enumerate(here.options)]
        )
    yield actions(_moving(shown.audit, here, "group"))


def _counts(shown: Meeting, here: Place) -> str:
    """How often each rating was given to a place, in the order of the scale."""
    given = [label for one in shown.ratings_by.values() if (label := one.get(here.place))]
    counts = ", ".join(f"{escaped(o)} {given.count(o)}" for o in here.options if o in given)
    alike = " (all alike)" if len(given) > 1 and len(set(given)) == 1 else ""
    return f"*Spread:* {counts or 'nobody rated it'}{alike}"


def _further(shown: Meeting, value: str) -> list[Element]:
    states = [(place, shown.agreed.get(place.place, "open")) for place in shown.places]
    row = [_menu(ids.GROUP_MENU, shown.audit, states), button("The whole picture", ids.GROUP_WHOLE, value)]
    if shown.may_agree:
        sure = "Where all said the same and nothing is agreed yet, that is written down as agreed."
        row.append(button("Agree where all are alike", ids.GROUP_ALIKE, value, ask=sure))
        row.append(button("Go on with the audit", ids.RESUME, value))
    return row


def _value(audit: str, here: Place, more: str = "") -> str:
    return str(At(audit, 0, here.place, more))
