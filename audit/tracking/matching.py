"""Which action each row of a sheet is: by its numbers, else by what it says. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from audit.merging import same
from audit.record import AuditRecord
from audit.text import folded
from audit.tracking.models import Problem, Sheet, SheetRow

PARTED = (
    "it is written as action {action} of audit {audit}, but its words are another action's; were some "
    "columns sorted without others? The row was not taken"
)
NO_AUDIT = (
    "it names no audit: write the audit's reference, or the child's, beside it; an action of the whole "
    "service is added with `checkback programme actions add`"
)


@dataclass(slots=True)
class Rows:
    """The rows that belong to one audit.

    `known` are rows with the id of their action, `found` those that were recognised by their words alone,
    `new` is what nobody has recorded yet, `lost` rows whose action has left the record meanwhile, `gone` the
    ids of actions that have no row any more.
    """

    known: list[tuple[SheetRow, str]] = field(default_factory=list)
    found: list[tuple[SheetRow, str]] = field(default_factory=list)
    new: list[SheetRow] = field(default_factory=list)
    lost: list[SheetRow] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Matched:
    """The rows of a sheet by audit, and the rows that belong nowhere."""

    audits: Mapping[str, Rows]
    problems: tuple[Problem, ...]


def matched(sheet: Sheet, records: Sequence[AuditRecord]) -> Matched:
    """Find the audit and the action of every row."""
    search = _Search(sheet, {record.id: record for record in records})
    search.by_number()
    search.by_words()
    search.unseen()
    search.gone()
    return Matched(search.audits, tuple(search.problems))


class _Search:
    """One search through a sheet; each action is claimed by one row at most."""

    def __init__(self, sheet: Sheet, records: Mapping[str, AuditRecord]) -> None:
        self._sheet = sheet
        self._records = records
        self._claimed: dict[tuple[str, str], SheetRow] = {}
        self._left: list[SheetRow] = []
        self._unseen = 0
        self._children: dict[str, list[AuditRecord]] = defaultdict(list)
        for record in records.values():
            self._children[folded(record.data.child.childview_id)].append(record)
        self.audits: dict[str, Rows] = defaultdict(Rows)
        self.problems: list[Problem] = []

    def by_number(self) -> None:
        """The rows that carry the numbers of audit and action."""
        numbers = {id_: {str(a.id) for a in record.data.actions} for id_, record in self._records.items()}
        for row in self._sheet.rows:
            if row.action and row.action in numbers.get(row.audit, ()):
                if self._has_words_of_another(row):
                    self._problem(row, PARTED.format(action=row.action, audit=row.audit))
                    self._claimed.setdefault((row.audit, row.action), row)
                else:
                    self._claim(row, row.audit, row.action)
            elif row.action and row.audit in numbers and self._was_there(row):
                self.audits[row.audit].lost.append(row)
            else:
                self._left.append(row)

    def by_words(self) -> None:
        """The other rows: an action that reads the same and that no row is yet, else a new one."""
        for row in self._left:
            record = self._audit_of(row)
            if record is None:
                continue
            said = row.fields.get("action", "")
            free = [str(a.id) for a in record.data.actions if (record.id, str(a.id)) not in self._claimed]
            texts = {str(action.id): action.action or "" for action in record.data.actions}
            alike = [id_ for id_ in free if said.strip() and same(texts[id_], said)]
            if alike and (len(alike) == 1 or self._sheet.numbered):
                self._claimed[record.id, alike[0]] = row
                self.audits[record.id].found.append((row, alike[0]))
            elif self._sheet.numbered:
                self.audits[record.id].new.append(row)
            else:
                self._problem(row, _unnumbered(record, alike))

    def unseen(self) -> None:
        """The rows of audits that this person may not see, in one line."""
        if self._unseen:
            rows = "1 row belongs" if self._unseen == 1 else f"{self._unseen} rows belong"
            what = f"{rows} to audits whose actions you may not update; nothing of that was taken"
            self.problems.append(Problem(where="Actions", what=what))

    def gone(self) -> None:
        """The actions of the sheet's audits that have no row."""
        for id_, record in self._records.items():
            numbers = (str(action.id) for action in record.data.actions)
            missing = [number for number in numbers if (id_, number) not in self._claimed]
            if missing and (id_ in self.audits or id_ in self._written):
                self.audits[id_].gone = missing

    @cached_property
    def _written(self) -> frozenset[str]:
        """The audits that the sheet was written with; few readings need to know."""
        return self._sheet.audits()

    def _has_words_of_another(self, row: SheetRow) -> bool:
        """Whether what is to be done is not what its action says, but what another one says."""
        said = row.fields.get("action", "").strip()
        actions = self._records[row.audit].data.actions
        own = next(action.action or "" for action in actions if str(action.id) == row.action)
        return bool(said) and not same(said, own) and said in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        """What all actions say."""
        actions = (action for record in self._records.values() for action in record.data.actions)
        return frozenset((action.action or "").strip() for action in actions)

    def _claim(self, row: SheetRow, audit: str, action: str) -> None:
        first = self._claimed.setdefault((audit, action), row)
        if first is row:
            self.audits[audit].known.append((row, action))
        elif any(not same(value, first.fields.get(name, "")) for name, value in row.fields.items()):
            what = (
                f"this is action {action} of audit {audit}, as is {first.place}; that one was read, not this"
            )
            self._problem(row, f"{what}. For a new action, leave its number empty")

    def _was_there(self, row: SheetRow) -> bool:
        """Whether that number was given to an action once; one that never was is a new row's."""
        return row.action.isdecimal() and int(row.action) <= self._records[row.audit].actions_made

    def _audit_of(self, row: SheetRow) -> AuditRecord | None:
        if row.audit:
            record = self._records.get(row.audit)
            if record is None and row.line is not None:
                self._unseen += 1  # written for somebody who may see that audit
            elif record is None:
                self._problem(row, f"there is no audit {row.audit} that you may see; check its reference")
            return record
        if not row.child:
            self._problem(row, NO_AUDIT)
            return None
        return self._audit_of_child(row)

    def _audit_of_child(self, row: SheetRow) -> AuditRecord | None:
        audits = self._children.get(folded(row.child), [])
        fitting = [one for one in audits if not row.month or one.data.month == row.month]
        if len(fitting) == 1:
            return fitting[0]
        known = ", ".join(one.id for one in fitting or audits)
        why = f"there are several audits of {row.child}: {known}" if known else f"no audit is of {row.child}"
        self._problem(row, f"{why}; write the audit's reference beside it")
        return None

    def _problem(self, row: SheetRow, what: str) -> None:
        self.problems.append(Problem(where=row.place, what=what))


def _unnumbered(record: AuditRecord, alike: Sequence[str]) -> str:
    if alike:
        known = ", ".join(alike)
        return f"it has no number, and actions {known} of audit {record.id} all read like it; not taken"
    return (
        f"the sheet has lost the numbers of its actions, and none of audit {record.id} reads like this one; "
        "nothing was taken. Write the tracker anew and make the change there"
    )
