"""Small records for the tests of the store, and strategies that make awkward ones. Everybody is fictional."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from audit.facts import changes
from audit.models import OVERALL, Action, AuditData, Child, Conversation, Conversations, Judgement
from audit.ports import Transaction
from audit.record import Act, AuditRecord, Edition, Stamp, Tick

NOW = dt.datetime(2026, 11, 20, 10, 30, 15, 250, tzinfo=dt.UTC)


def act(name: str = "record answer", actor: str = "Wren Fictional", reason: str | None = None) -> Act:
    """Who did what."""
    return Act(actor=actor, name=name, at=NOW, reason=reason)


def audit(audit_id: str = "A-1", **fields: Any) -> AuditRecord:
    """A new audit with little in it; `auditor`, `month`, `childview_id` go into its data."""
    data = AuditData(
        month=fields.pop("month", "2026-11"),
        child=Child(childview_id=fields.pop("childview_id", "CV 1001"), name="Robin Invented"),
        auditor=fields.pop("auditor", "Wren Fictional"),
    )
    known: dict[str, Any] = {
        "id": audit_id,
        "state": "allocated",
        "document": "case-audit",
        "edition": "e1",
        "version": 1,
        "data": data,
        "created_at": NOW,
    }
    return AuditRecord(**(known | fields))


def answered(
    record: AuditRecord, question: str, rating: str | None, comment: str | None = None
) -> AuditRecord:
    """The same audit with one more answer, one version later."""
    answers = {**record.data.answers, question: Judgement(rating=rating, comment=comment)}
    stamp = Stamp(version=record.version + 1, by="Wren Fictional", at=NOW)
    return record.model_copy(
        update={
            "version": record.version + 1,
            "data": record.data.model_copy(update={"answers": answers}),
            "stamps": {**record.stamps, f"/answers/{question}": stamp},
        }
    )


def keep(transaction: Transaction, record: AuditRecord, by: Act | None = None) -> None:
    """Keep a record with the changes that lead to it from what is held."""
    held = transaction.audit(record.id) if record.version > 1 else None
    transaction.keep(record, changes(held, record), by or act())


def edition(name: str, **fields: Any) -> Edition:
    """An edition of a form."""
    known: dict[str, Any] = {
        "kind": "form",
        "document": "case-audit",
        "edition": name,
        "title": "Case audit",
        "source": "imported",
        "content": "{}",
        "kept_at": NOW,
        "kept_by": "Wren Fictional",
    }
    return Edition(**(known | fields))


AWKWARD = (
    "",
    " ",
    "Ŵyn a'i chwaer, Siân",
    "طفل في المدرسة",
    "👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    'said "no" & <left>',
    "one\ttwo\nthree\n\n",
    "=1+1",
    "~0/~1/é",
    "é",
    "x" * 4000,
    "'; DROP TABLE audits; --",
    "null",
    "100%(name)s {braces} :bind ?",
)
# Any text but halves of characters and the null character, which `audit.text.clean` never lets through.
anything = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
texts = st.sampled_from(AWKWARD) | st.text(anything, max_size=40)
maybe = st.none() | texts
times = st.datetimes(timezones=st.just(dt.UTC))
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | texts,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=4,
)
loose = st.dictionaries(texts, json_values, max_size=2)
judgements = st.builds(Judgement, rating=maybe, comment=maybe)
conversations = st.none() | st.builds(
    Conversation,
    date=st.dates(),
    mode=st.none() | st.sampled_from(["face to face", "virtual"]),
    with_=maybe,
)
actions = st.builds(
    Action,
    id=maybe,
    action=maybe,
    responsibility=maybe,
    timescale=maybe,
    question=maybe,
    finding=maybe,
    status=st.sampled_from(["Not started", "In progress", "Checked back"]),
    evidence=maybe,
)
children = st.builds(
    Child,
    name=maybe,
    age=st.none() | st.integers(0, 30) | texts,
    childview_id=texts.filter(str.strip),
    mosaic_id=maybe,
)
named = st.dictionaries(texts, maybe, max_size=3)
datas = st.builds(
    AuditData,
    kind=st.sampled_from(["full", "dip-sample", "group", "joint"]),
    month=st.sampled_from(["2026-11", "1999-01"]),
    date=st.none() | st.dates(),
    child=children,
    auditor=texts.filter(str.strip),
    case_manager=maybe,
    conversations=st.builds(
        Conversations, case_manager=conversations, child=conversations, parents=conversations
    ),
    questions=st.lists(texts, max_size=3).map(tuple),
    answers=st.dictionaries(texts, judgements, max_size=4),
    sections=st.dictionaries(texts | st.just(OVERALL), judgements, max_size=3),
    feedback=st.dictionaries(texts, named, max_size=3),
    overall=judgements,
    actions=st.lists(actions, max_size=3).map(tuple),
    ratings_by=st.dictionaries(texts, named, max_size=2),
    concerns=st.lists(loose, max_size=2).map(tuple),
    moderation=loose,
)
stamps = st.builds(Stamp, version=st.integers(0, 9), by=texts, at=times)


@st.composite
def records(draw: st.DrawFn, audit_id: str = "A-1", version: int = 1) -> AuditRecord:
    """Any audit: stamps for some of its answers, and for things it does not hold."""
    data = draw(datas)
    facts = [f"/answers/{name.replace('~', '~0').replace('/', '~1')}" for name in data.answers]
    facts += [f"/sections/{name.replace('~', '~0').replace('/', '~1')}" for name in data.sections]
    stamped = st.sampled_from([*facts, "/overall", "/answers/gone"])
    return AuditRecord(
        id=audit_id,
        state=draw(st.sampled_from(["allocated", "in progress", "closed"])),
        document=draw(texts),
        edition=draw(texts),
        version=version,
        data=data,
        stamps=draw(st.dictionaries(stamped, stamps, max_size=4)),
        contacts=draw(st.dictionaries(texts, st.builds(Tick, by=texts, at=times), max_size=2)),
        actions_made=draw(st.integers(0, 99)),
        created_at=draw(times),
        started_at=draw(st.none() | times),
        submitted_at=draw(st.none() | times),
        submit_reason=draw(maybe),
    )
