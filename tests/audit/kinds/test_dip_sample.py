"""Dip samples: chosen questions, and findings of their own."""

import pytest

from audit import commands as c
from audit.errors import BadAudit, UnknownQuestion, WrongState
from audit.kinds.dip_sample import findings, findings_text
from tests.audit.life.played import AUDITOR, Life
from tests.builders import small_form


def sampled(life: Life, rating: str, comment: str) -> str:
    audit = life.allocated(kind="dip-sample", questions=("2",))
    life.does(AUDITOR, c.RecordAnswer(audit=audit, question="2", rating=rating, comment=comment))
    life.does(AUDITOR, c.Submit(audit=audit))
    return audit


def test_it_asks_the_chosen_questions_alone_and_nobody_is_spoken_with(life: Life) -> None:
    audit = sampled(life, "Good", "Seen.")
    assert life.record(audit).state == "submitted"


def test_questions_are_chosen_in_the_forms_order(life: Life) -> None:
    audit = life.allocated(kind="dip-sample")
    record = life.does(AUDITOR, c.ChooseQuestions(audit=audit, questions=("3", " 1", "3")))
    assert record.data.questions == ("1", "3")


def test_a_choice_is_of_questions_there_are_in_a_dip_sample(life: Life) -> None:
    audit = life.allocated(kind="dip-sample")
    with pytest.raises(UnknownQuestion, match="no question 9"):
        life.does(AUDITOR, c.ChooseQuestions(audit=audit, questions=("1", "9")))
    with pytest.raises(BadAudit, match="at least one"):
        life.does(AUDITOR, c.ChooseQuestions(audit=audit, questions=()))
    with pytest.raises(WrongState, match="is no dip sample"):
        life.does(AUDITOR, c.ChooseQuestions(audit=life.allocated(), questions=("1",)))


def test_the_findings_count_ratings_and_keep_what_needs_work(life: Life) -> None:
    audits = [sampled(life, "Good", "Seen."), sampled(life, "RI", "No visit."), sampled(life, "RI", "None.")]
    records = [life.record(audit) for audit in audits]
    (finding,) = findings(records, small_form())
    assert (finding.number, finding.counts) == ("2", {"Good": 1, "Requires Improvement": 2})
    assert finding.comments == ("No visit.", "None.")
    text = findings_text(records, small_form(), "2026-11")
    assert text.startswith("Dip sample of 2026-11: 3 cases")
    assert "2. Home" in text


def test_no_samples_find_nothing() -> None:
    assert findings([], small_form()) == ()
