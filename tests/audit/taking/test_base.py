"""Which line of history an audit's version ends at: counted, never guessed."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from audit import commands as c
from audit.forms import FormShelf
from audit.permissions import THE_OPERATOR
from audit.record import AuditRecord, HistoryLine
from audit.service import AuditService
from audit.taking.base import line_at
from tests.builders import NOW, begun, small_form
from tests.storage.fake import MemoryStore

acts = st.lists(
    st.tuples(st.sampled_from("1234"), st.sampled_from(["rating", "comment", "both"]), st.integers(0, 3)),
    min_size=1, max_size=12,
)  # fmt: skip


Played = tuple[AuditRecord, list[HistoryLine], dict[int, int]]


def played(made: list[tuple[str, str, int]], *, still: bool) -> Played:
    """An audit after some answers, its history, and which line each version really ended at."""
    store = MemoryStore()
    moments = iter(range(1000))
    shelf = FormShelf({"case-audit": small_form})
    service = AuditService(store, shelf, lambda: NOW if still else NOW + dt.timedelta(seconds=next(moments)))
    audit = begun(service).id
    ends = {1: service.history(audit, THE_OPERATOR)[-1].sequence}
    for number, what, n in made:
        rating = "Good" if n % 2 else "Requires Improvement"
        service.perform(
            c.RecordAnswer(
                audit=audit, question=number,
                rating=rating if what != "comment" else None,
                comment=f"Text {n}." if what != "rating" else None,
            ),
            THE_OPERATOR,
        )  # fmt: skip
        record, _ = service.show(audit, THE_OPERATOR)
        ends[record.version] = service.history(audit, THE_OPERATOR)[-1].sequence
    record, _ = service.show(audit, THE_OPERATOR)
    return record, service.history(audit, THE_OPERATOR), ends


@given(acts)
def test_with_a_running_clock_every_version_is_found(made: list[tuple[str, str, int]]) -> None:
    record, lines, ends = played(made, still=False)
    assert {version: line_at(record, lines, version) for version in ends} == ends


def test_acts_of_one_instant_are_told_apart_by_the_stamps() -> None:
    record, lines, ends = played([("1", "both", 1), ("2", "both", 1), ("3", "both", 1)], still=True)
    assert {version: line_at(record, lines, version) for version in ends} == ends


def test_a_version_that_never_was_has_no_line() -> None:
    record, lines, _ = played([("1", "both", 1)], still=False)
    assert line_at(record, lines, 0) is None
    assert line_at(record, lines, record.version + 1) is None
    assert line_at(record, [], 1) is None


def test_looking_at_an_audit_and_taking_its_documents_away_make_no_version() -> None:
    store = MemoryStore()
    service = AuditService(store, FormShelf({"case-audit": small_form}), lambda: NOW)
    audit = begun(service).id
    ends = {1: service.history(audit, THE_OPERATOR)[-1].sequence}
    service.export(audit, THE_OPERATOR)
    service.perform(c.RecordAnswer(audit=audit, question="1", comment="Seen."), THE_OPERATOR)
    ends[2] = service.history(audit, THE_OPERATOR)[-1].sequence
    service.show(audit, THE_OPERATOR, reason="a complaint")
    service.export(audit, THE_OPERATOR)
    record, lines = service.show(audit, THE_OPERATOR)[0], service.history(audit, THE_OPERATOR)
    assert {version: line_at(record, lines, version) for version in ends} == ends
