"""The data of a new audit, made from the command that begins or allocates it."""

from typing import Any

from audit import commands as c
from audit.answering import with_facts
from audit.errors import BadAudit, NotAllowed, UnknownQuestion
from audit.form_words import no_such_question, validated
from audit.models import AuditData
from audit.permissions import is_same
from audit.text import clean_tree
from questionbank.models import Form


def started(command: c.StartAudit) -> tuple[AuditData, list[str]]:
    """The data of an audit that somebody begins, and what had to be removed from it. Raises BadAudit."""
    return _bare(command)


def allocated(command: c.AllocateAudit, form: Form) -> tuple[AuditData, list[str]]:
    """The data of an audit that is allocated, and what had to be removed. Raises BadAudit, NotAllowed."""
    data, notes = _bare(command)
    facts, more = clean_tree(dict(command.facts))
    data = with_facts(data, facts)
    if is_same(data.auditor, data.case_manager):
        raise NotAllowed(f"{data.auditor} works with this child and cannot audit the case")
    return data.model_copy(update={"questions": chosen(command.questions, form)}), notes + more


def chosen(numbers: tuple[str, ...], form: Form) -> tuple[str, ...]:
    """The questions a dip sample asks, numbered and ordered as in the form. Raises UnknownQuestion."""
    wanted = {number.strip() for number in numbers}
    found = tuple(q.number for q in form.questions() if q.number in wanted)
    if missing := wanted - set(found):
        raise UnknownQuestion(no_such_question(form, min(missing)))
    return found


def known_raters(names: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """Who rates a group audit, each once. Raises BadAudit where the audit is no group's."""
    if names and kind != "group":
        raise BadAudit("only a group audit has raters")
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


def _bare(command: c.StartAudit | c.AllocateAudit) -> tuple[AuditData, list[str]]:
    given: dict[str, Any]
    given, notes = clean_tree({"childview_id": command.childview_id, "auditor": command.auditor})
    data = {
        "kind": command.kind,
        "month": command.month,
        "auditor": given["auditor"].strip(),
        "child": {"childview_id": given["childview_id"].strip()},
    }
    return validated(data), notes
