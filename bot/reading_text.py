"""What came of a filled form, in plain lines."""

import textwrap
from collections.abc import Collection, Iterator, Sequence

from audit.deadlines import UK
from audit.taking.models import Conflict, Difference, Taken
from audit.taking.places import name, shown
from bot.form_reading import Brought, Remark

WIDTH = 100
MOST = 76  # characters of a text in a list of what was read
INDENT = "    "


def whole(brought: Brought, *, dry_run: bool) -> str:
    """Everything, document by document."""
    common = _common(brought)
    blocks = [
        "\n".join(_one(taken, said, common, dry_run))
        for taken, said in zip(brought.taken, brought.remarks, strict=True)
    ]
    if brought.passed_over:
        count = len(brought.passed_over)
        blocks.append(f"Passed over, for {'it holds' if count == 1 else 'they hold'} no filled form: "
                      f"{', '.join(brought.passed_over)}.")  # fmt: skip
    blocks += [f"For all of them: {note}" for note in common]
    if len(brought.taken) > 1:
        blocks.append(_total(brought, dry_run))
    return "\n\n".join(blocks)


def _common(brought: Brought) -> list[str]:
    """What is to be said of every document; said once."""
    first, *others = brought.taken
    return [note for note in first.notes if others and all(note in one.notes for one in others)]


def _one(taken: Taken, remarks: Sequence[Remark], common: Collection[str], dry_run: bool) -> Iterator[str]:
    yield f"{taken.name}: {_head(taken, dry_run)}"
    yield from (f"  note: {note}" for note in taken.notes if note not in common)
    if taken.differences:
        yield f"  Read{' (would be recorded)' if dry_run else ''}:"
        yield from (_difference(one) for one in taken.differences)
    if taken.conflicts:
        yield "  Not recorded, for form and record differ (--take form or --take record settles it):"
        yield from (line for one in taken.conflicts for line in _conflict(one))
    if taken.settled:
        yield "  Settled as you asked:"
        yield from (line for one in taken.settled for line in _conflict(one))
    if taken.left:
        yield "  Left as the record has it:"
        yield from (
            f"{INDENT}{name(one.place)}: the form says {_short(shown(one.form))} - {one.why}"
            for one in taken.left
        )
    if taken.unplaced:
        yield "  No place was found for:"
        yield from (_unplaced(one.where, one.text, one.why) for one in taken.unplaced)
    if remarks:
        yield "  Worth another look:"
        yield from (_wrapped(f"{one.about}: {advice}") for one in remarks for advice in one.advice)


def _head(taken: Taken, dry_run: bool) -> str:
    if taken.audit is None:
        return f"would be a new audit ({taken.record.state}); nothing was changed"
    if taken.created:
        return f"new audit {taken.audit} ({taken.record.state})"
    if not taken.differences:
        return f"nothing new for audit {taken.audit}"
    count = "1 change" if len(taken.differences) == 1 else f"{len(taken.differences)} changes"
    return f"{count} {'would go' if dry_run else 'went'} into audit {taken.audit}"


def _difference(one: Difference) -> str:
    before, after = _short(shown(one.before)), _short(shown(one.after))
    return f"{INDENT}{name(one.place)}: {f'{before} -> {after}' if before else after}"


def _conflict(one: Conflict) -> Iterator[str]:
    when = f" on {one.at.astimezone(UK):%d %B %Y at %H:%M}" if one.at else ""
    yield f"{INDENT}{name(one.place)}"
    yield _wrapped(f"the form says: {shown(one.form)}", INDENT * 2)
    yield _wrapped(
        f"the record says: {shown(one.record)}{f' ({one.by}{when})' if one.by else ''}", INDENT * 2
    )


def _unplaced(where: str, text: str, why: str) -> str:
    return _wrapped(f"{where}: {' / '.join(text.split(chr(10)))}{f' ({why})' if why else ''}")


def _total(brought: Brought, dry_run: bool) -> str:
    made = sum(taken.created or (dry_run and taken.audit is None) for taken in brought.taken)
    conflicts = sum(len(taken.conflicts) for taken in brought.taken)
    unplaced = sum(len(taken.unplaced) for taken in brought.taken)
    audits = "1 new audit" if made == 1 else f"{made} new audits"
    return f"{len(brought.taken)} forms: {audits}, {conflicts} conflicts, {unplaced} texts without a place."


def _short(text: str) -> str:
    one_line = " / ".join(part.strip() for part in text.split("\n") if part.strip())
    return one_line if len(one_line) <= MOST else one_line[: MOST - 1] + "…"


def _wrapped(text: str, indent: str = INDENT) -> str:
    return textwrap.fill(text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")
