"""A process that answers questions until it is killed; run by test_kill.

Usage: python -m tests.storage.writer URL KEY. For each line on standard input it forks a child, prints
`pid N`, and the child prints `kept N` after each answer that has been committed. What is slow (starting
Python, importing) happens once.
"""

import os
import sys

from audit.facts import changes
from audit.models import AuditData, Child, Judgement
from audit.record import Act, AuditRecord, Stamp
from storage.keys import read_keys
from storage.store import SqlStore
from tests.storage.samples import NOW

AUDIT = "2026-11-001"
QUESTIONS = 60
RATINGS = ("Good", "Requires Improvement")


def question_of(number: int) -> str:
    """Which question the answer of that number is for."""
    return str(number % QUESTIONS + 1)


def answer(number: int) -> Judgement:
    """The answer of that number; rating and comment tell the number, so that halves do not match."""
    return Judgement(rating=RATINGS[number // QUESTIONS % 2], comment=f"Answer {number}: " + "word " * 40)


def new_audit() -> AuditRecord:
    """The audit before its first answer."""
    data = AuditData(month="2026-11", child=Child(childview_id="CV 1001"), auditor="Wren Fictional")
    return AuditRecord(
        id=AUDIT, state="in progress", document="f", edition="e", version=1, data=data, created_at=NOW
    )


def keep_answer(store: SqlStore) -> int:
    """Record the next answer; the number of it once it is committed."""
    with store.transaction() as tx:
        held = tx.audit(AUDIT)
        number = held.version  # the first answer is number 1, and makes version 2
        question = question_of(number)
        stamp = Stamp(version=number + 1, by="Wren Fictional", at=NOW)
        data = held.data.model_copy(update={"answers": {**held.data.answers, question: answer(number)}})
        stamps = {**held.stamps, f"/answers/{question}": stamp}
        record = held.model_copy(update={"version": number + 1, "data": data, "stamps": stamps})
        tx.keep(record, changes(held, record), Act(actor="Wren Fictional", name=f"answer {number}", at=NOW))
    return number


def tell(line: str) -> None:
    """Print at once and in one piece, whatever happens next."""
    os.write(1, f"{line}\n".encode())


def answer_for_ever(url: str, key: str) -> None:
    """What a child does."""
    store = SqlStore(url, read_keys(key, "the test"))
    while True:
        tell(f"kept {keep_answer(store)}")


def main() -> None:
    """Fork a child for each line that comes in, and say when it has ended."""
    url, key = sys.argv[1:]
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            answer_for_ever(url, key)
        tell(f"pid {child}")
        os.waitpid(child, 0)
        tell("ended")


if __name__ == "__main__":
    main()
