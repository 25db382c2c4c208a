"""docs/permissions.md and docs/states.md, made from the tables themselves: `python -m audit.pages docs`.

A test holds the pages to the tables, so that nobody reads a rule that is not in force.
"""

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from audit.permission_table import NEVER_OWN, ONLY_KINDS, RATERS_MAY, STAND_IN_MAY, TABLE
from audit.record import State
from audit.roles import Do, Role
from audit.states import ALWAYS, CLOSING, MOVES, POSSIBLE

STATES: tuple[State, ...] = get_args(State)
WIDTH = 120  # columns of a page

PERMISSIONS_HEAD = """# Who may see and do what

This page is made from the table in force (`audit/permission_table.py`) by `python -m audit.pages docs`.
*own*: audits they make as auditor; *rating*: group audits they rate in; *case*: audits of children they work
with; *team*: audits in which they are the team manager; *all*: every audit, or an act that is about none.
A person may hold several roles. Whoever acts at the command line without `--as` is the operator, may do
everything, and is recorded so.
"""

RULES = """## What narrows the table
- Nobody judges an audit that they made or rated themselves, or had before it was given on, whatever other
  roles they hold: {never_own}.
- {guests}
- Whoever rates in a group audit, whatever their role, may {raters}. They rate blind: until every rater
  has handed in, each sees only their own ratings, in the audit and in its history.
- An audit that its auditor rated Inadequate is moderated by the head of service alone.
- Only the auditor and the moderator of an audit can disagree with its outcome, and nobody decides on a
  disagreement about their own moderation. Where the head of service moderated the audit or made it, whom
  the setting `decider` names decides, and moderates an Inadequate audit that the head made. That person
  may {stand_in}, but judges nothing else.
- An exemption needs the approval of the auditor's line manager, as the list of people names them.
- Whoever raised a safeguarding concern cannot acknowledge it.
- Nobody is given the audit of a child they work with.

## Looking is recorded too
An audit is yours to open if you are its auditor, one of its raters, the child's case manager or team
manager, or its moderator; and, while it waits to be judged and nobody has taken it, if you may judge it.
Everyone else who may see it says why (`--reason`), and who, when and why go into its history; no answer
does. Making documents of an audit is recorded for everyone. The operator is asked for no reason: what is
shown at the command line is recorded as that. Lists show one line an audit and are not recorded.
"""

STATES_HEAD = """# The states of an audit

This page is made from the tables in force (`audit/states.py`) by `python -m audit.pages docs`. Sections are
those of the operational guide of the audit programme; *ours* marks what the guide leaves open.

```mermaid
stateDiagram-v2
"""

CLOSING_PAGE = """
## When an audit closes
By itself, as soon as a moderated audit has had its Understanding-our-Practice meeting, each action has an
owner and a timescale or was dropped, every safeguarding concern is acknowledged, and, where it was
Inadequate, the follow-up meeting was held too (section 8: the meeting's output is the action plan, and an
Inadequate audit is looked at again after four weeks). Whichever act settles the last of these closes it:
{closing}.
With a reason it can be closed before. Actions are updated and checked back after it closed as before it.

An audit that was allocated is begun by its first answer too, given here or in a filled form.
"""


def permissions_page() -> str:
    """The page about permissions."""
    return "\n".join(_in_width("\n".join([PERMISSIONS_HEAD, *_matrix(), "", _rules()])))


def states_page() -> str:
    """The page about states, with its diagram."""
    lines = [STATES_HEAD.rstrip("\n"), *_diagram(), "```", "", *_moves(), "", *_possible(), _closing()]
    return "\n".join(_in_width("\n".join(lines)))


def _matrix() -> Iterator[str]:
    yield "| may | " + " | ".join(role.value for role in Role) + " |"
    yield "| --- " * (len(Role) + 1) + "|"
    for act in Do:
        cells = (TABLE[role][act].value if act in TABLE[role] else "" for role in Role)
        yield f"| {act.value} | " + " | ".join(cells) + " |"


def _in_width(page: str) -> Iterator[str]:
    """The lines of a page, a long one of a text or list over several; tables stay as they are."""
    for line in page.split("\n"):
        indent = "  " if line.startswith(("- ", "  ")) else ""
        fits = line.startswith("|") or len(line) <= WIDTH
        yield line if fits else textwrap.fill(line, WIDTH, subsequent_indent=indent, break_on_hyphens=False)


def _rules() -> str:
    guests = "; ".join(
        f"a {role.value} takes part in {' and '.join(sorted(kinds))} audits alone"
        for role, kinds in ONLY_KINDS.items()
    )
    return RULES.format(
        never_own=_acts(NEVER_OWN),
        guests=guests[0].upper() + guests[1:] + ".",
        raters=_acts(RATERS_MAY),
        stand_in=_acts(STAND_IN_MAY),
    )


def _closing() -> str:
    return CLOSING_PAGE.format(closing=", ".join(f"*{act}*" for act in CLOSING))


def _acts(acts: frozenset[Do]) -> str:
    return ", ".join(act.value for act in Do if act in acts)


def _diagram() -> Iterator[str]:
    named = {state: state.replace(" ", "_") for state in STATES}
    yield from (f'    state "{state}" as {name}' for state, name in named.items() if state != name)
    yield f"    [*] --> {named['allocated']}: allocate"
    yield f"    [*] --> {named['in progress']}: start"
    ways: dict[tuple[State, State], list[str]] = {}
    for move in MOVES:
        ways.setdefault((move.before, move.after), []).append(move.by)
    for (before, after), by in ways.items():
        yield f"    {named[before]} --> {named[after]}: {', '.join(by)}"
    yield from (f"    {named[state]} --> [*]" for state in ("closed", "exempt", "withdrawn"))


def _moves() -> Iterator[str]:
    yield "## From one to the next"
    yield "| from | to | by | guide, section |"
    yield "| --- | --- | --- | --- |"
    yield from (f"| {m.before} | {m.after} | {m.by} | {m.section} |" for m in MOVES)


def _possible() -> Iterator[str]:
    yield "## What may be done in each"
    yield f"In every state: {_acts(ALWAYS)}; and reading, to those who may. Beside that:"
    yield ""
    yield "| state | what |"
    yield "| --- | --- |"
    for state in STATES:
        yield f"| {state} | {_acts(POSSIBLE[state] - ALWAYS) or 'nothing'} |"


def main(folder: Path) -> None:
    """Write both pages into a folder."""
    (folder / "permissions.md").write_text(permissions_page(), encoding="utf-8")
    (folder / "states.md").write_text(states_page(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
