"""The rows of one audit merged with its record: what is taken, what conflicts, what cannot be. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from audit.life.follow_up import WORDS
from audit.merging import Past, judged, same
from audit.models import Action
from audit.record import AuditRecord, HistoryLine
from audit.rewinding import as_of, by_field, made
from audit.text import clean
from audit.tracking.matching import Rows
from audit.tracking.models import Changed, Conflict, Fields, Problem, SheetRow, Shown, Take
from audit.tracking.values import (
    CHECKED_BACK,
    FOLDED_INTO,
    cannot_hold,
    folded,
    lacking,
    typed_on,
    with_reason,
)
from questionbank.models import Form

READING = "read tracker"  # what the act is called in the history
LONGEST = 16_000  # characters of a text that every cell can hold whole
STANDING = ("evidence", "progress", "outcome")  # the fields that a status may stand on


@dataclass(frozen=True)
class Held:
    """One audit as the record holds it, with its whole history and what a sheet shows of it.

    `line` is the history line up to which the whole sheet was written.
    """

    record: AuditRecord
    form: Form
    lines: Sequence[HistoryLine]
    show: Shown
    line: int | None

    @cached_property
    def now(self) -> Mapping[str, Fields]:
        """What a sheet written now would show of each action."""
        return self.show(self.record, self.form)

    def then(self, line: int) -> Mapping[str, Fields]:
        """What a sheet written at that history line showed."""
        if line not in self._then:
            self._then[line] = self.show(as_of(self.record, self.lines, line), self.form)
        return self._then[line]

    def of_field(self, action: str, name: str) -> Sequence[HistoryLine]:
        """The history lines that changed one field of an action, oldest first."""
        return self._by_field.get((action, name), ())

    @cached_property
    def _by_field(self) -> Mapping[tuple[str, str], Sequence[HistoryLine]]:
        return by_field(self.lines)

    @cached_property
    def _then(self) -> dict[int, Mapping[str, Fields]]:
        return {}


@dataclass(slots=True)
class Merging:
    """What came of one audit: its actions afterwards, and what to tell."""

    actions: list[Action]
    made: int
    changes: list[Changed] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    settled: list[str] = field(default_factory=list)  # conflicts decided for the record, see `place_of`


@dataclass(frozen=True)
class Terms:
    """How conflicts are decided, those decided before, and whether this person may check back."""

    take: Take | None = None
    settled: frozenset[str] = frozenset()
    may_check_back: bool = True


def merge(held: Held, rows: Rows, terms: Terms) -> Merging:
    """Merge the rows of one audit."""
    merging = Merging(list(held.record.data.actions), held.record.actions_made)
    for row, action in rows.known:
        _merge_row(held, row, action, terms, merging)
    for row, action in rows.found:
        _merge_row(held, _dated(held, row, action), action, terms, merging)
    for row in rows.lost:
        _tell_lost(held, row, merging)
    for row in rows.new:
        _add(held, row, terms, merging)
    for action in rows.gone:
        _tell_gone(held, action, merging)
    return merging


def place_of(audit: str, action: str, name: str) -> str:
    """The name of one fact of one action, for remembering."""
    return f"{audit}/{action}/{name}"


def _merge_row(held: Held, row: SheetRow, action: str, terms: Terms, merging: Merging) -> None:
    now = held.now[action]
    _tell_faults(row, now, merging)
    base = _base(held, row, action)
    fields, faults = folded(row.fields, base, typed_on(held.record))
    merging.problems += [Problem(where=row.place, what=why) for why in faults.values()]
    edits = {}
    for name, value in fields.items():
        if same(value, now.get(name, "")):
            continue
        verdict = judged(value, now.get(name, ""), _past(held, row, action, name))
        if verdict == "conflict" and not _decided(held, row, action, name, value, terms, merging):
            continue
        if verdict in ("sheet", "conflict"):
            edits[name] = value
    old = next(one for one in merging.actions if str(one.id) == action)
    new = _edited(held, row, old, edits, terms, merging)
    merging.actions = [new if one is old else one for one in merging.actions]
    merging.changes += _changed(held.record.id, row, old, new)


def _base(held: Held, row: SheetRow, action: str) -> Fields:
    """What the row said when it was written; as far back as history goes where nobody can say."""
    line = row.line if row.line is not None else made(held.lines, action)
    return held.then(line).get(action) or held.then(made(held.lines, action)).get(action, {})


def _dated(held: Held, row: SheetRow, action: str) -> SheetRow:
    """A row recognised by its words: written with the sheet, or typed into it when its action was made.

    Nobody has cleared what is empty in it: a typed row leaves out what is yet to be said.
    """
    line = row.line if row.line is not None else held.line
    since = None if line is None else max(line, made(held.lines, action))
    typed = {name: value for name, value in row.fields.items() if value.strip()}
    return row._replace(line=since, fields=typed)


def _past(held: Held, row: SheetRow, action: str, name: str) -> Past:
    lines = held.of_field(action, name)
    if row.line is None:
        shown = [held.then(line.sequence).get(action, {}).get(name, "") for line in lines]
        values = [_base(held, row, action).get(name, ""), *shown]
        return Past(values, moved=any(not same(value, values[0]) for value in values))
    base = _base(held, row, action).get(name, "")
    taken = [
        str(line.change.after or "")
        for line in lines
        if line.sequence > row.line and line.act.name == READING
    ]
    return Past([base], moved=not same(base, held.now[action].get(name, "")), taken=taken)


def _decided(
    held: Held, row: SheetRow, action: str, name: str, value: str, terms: Terms, merging: Merging
) -> bool:
    """Whether a conflict is decided for the sheet; otherwise it is told, unless the record was chosen."""
    place = place_of(held.record.id, action, name)
    if terms.take == "record":
        merging.settled.append(place)
    elif terms.take is None and place not in terms.settled:
        changed = held.of_field(action, name)
        last = changed[-1].act if changed else None
        merging.conflicts.append(
            Conflict(
                where=row.place,
                audit=held.record.id,
                action=action,
                field=name,
                sheet=value,
                record=held.now[action].get(name, ""),
                by=last.actor if last else None,
                at=last.at if last else None,
            )
        )
    return terms.take == "sheet"


def _edited(
    held: Held, row: SheetRow, old: Action, edits: Mapping[str, str], terms: Terms, merging: Merging
) -> Action:
    """The action with the edits it can take; the others are told."""
    fitting = {}
    for name, value in edits.items():
        kept = clean(value)[0].strip()
        if why := _rewritten(held.record, old, name) or _refused(name, kept, held.form, terms):
            merging.problems.append(Problem(where=row.place, what=why))
        else:
            fitting[name] = kept or None
    return _standing(row, old, fitting, merging)


def _rewritten(record: AuditRecord, old: Action, name: str) -> str | None:
    """Why that field is not the sheet's to change; None where it is."""
    if len(getattr(old, name) or "") > LONGEST:
        return f"the {name} is too long for a cell, which shows only its beginning; change it in the audit"
    if record.submitted_at and name in WORDS:
        return f"the {name} of an action stays as the auditor handed it in; write a new action instead"
    return None


def _refused(name: str, value: str, form: Form, terms: Terms) -> str | None:
    if name == "status" and value == CHECKED_BACK and not terms.may_check_back:
        return "you may not set an action to Checked back; ask whoever checks back on it"
    return cannot_hold(name, value, form)


def _standing(row: SheetRow, old: Action, fitting: Mapping[str, str | None], merging: Merging) -> Action:
    """The action with those edits, but for a status that lacks what it stands on."""
    new = with_reason(old.model_copy(update=dict(fitting)))
    why = lacking(new)
    if why is None or lacking(old):
        return new
    merging.problems.append(Problem(where=row.place, what=f"{why}. The status stays “{old.status}”"))
    rest = {name: value for name, value in fitting.items() if name != "status"}
    new = old.model_copy(update=rest)
    if lacking(new):  # what the old status stood on was taken away
        new = old.model_copy(update={name: v for name, v in rest.items() if name not in STANDING})
    return new


def _changed(audit: str, row: SheetRow, old: Action, new: Action) -> list[Changed]:
    into = {fact: day for day, fact in FOLDED_INTO.items()}
    return [
        Changed(
            where=row.place,
            audit=audit,
            action=str(new.id),
            field=name,
            before=getattr(old, name),
            after=getattr(new, name),
            note=row.notes.get(name) or row.notes.get(into.get(name, "")),
        )
        for name in Action.model_fields
        if name != "id" and getattr(old, name) != getattr(new, name)
    ]


def _add(held: Held, row: SheetRow, terms: Terms, merging: Merging) -> None:
    """One more action, unless something in its row cannot be."""
    fields, faults = folded(row.fields, {}, typed_on(held.record))
    fields["status"] = fields.get("status") or "Not started"
    fields.setdefault("action", "")
    kept = {name: clean(value)[0].strip() for name, value in fields.items()}
    refused = (_refused(name, value, held.form, terms) for name, value in kept.items())
    whys = [why for why in (*row.faults.values(), *faults.values(), *refused) if why]
    blank = Action(id=str(merging.made + 1))
    new = with_reason(blank.model_copy(update={name: value or None for name, value in kept.items()}))
    if not whys and (why := lacking(new)):
        whys.append(why)
    if whys:
        told = f"a new action was not taken: {'; '.join(whys)}"
        merging.problems.append(Problem(where=row.place, what=told))
        return
    merging.made += 1
    merging.actions.append(new)
    merging.changes += _changed(held.record.id, row, blank.model_copy(update={"status": None}), new)


def _tell_faults(row: SheetRow, now: Fields, merging: Merging) -> None:
    """Cells that cannot be read leave the record as it is; one that is empty there too is nobody's loss."""
    merging.problems += [
        Problem(where=row.place, what=why) for name, why in row.faults.items() if name in now
    ]


def _tell_lost(held: Held, row: SheetRow, merging: Merging) -> None:
    """A row that somebody edited, of an action that has left the record meanwhile."""
    line = row.line if row.line is not None else held.line
    base = held.then(line).get(row.action) if line is not None else None
    if base is None or any(not same(value, base.get(name, "")) for name, value in row.fields.items()):
        what = f"action {row.action} of audit {held.record.id} was taken out of the record meanwhile"
        merging.problems.append(Problem(where=row.place, what=f"{what}; what the row says was not taken"))


def _tell_gone(held: Held, action: str, merging: Merging) -> None:
    """An action that was in the sheet when it was written and has no row any more."""
    was_there = held.line is not None and action in held.then(held.line)
    if was_there and held.now[action].get("status") != "Dropped":
        what = f"action {action} of audit {held.record.id} has no row any more; it stays in the record"
        why = "To end it, set its status to Dropped and say why in the progress note"
        merging.problems.append(Problem(where="Actions", what=f"{what}. {why}"))
