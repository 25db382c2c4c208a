"""Which contacts an audit gives rise to, and their texts. The types are those of ChildView's own list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from audit.record import AuditRecord
from audit.rules import CONTACT_KINDS
from audit.written import day
from docgen.contacts import said
from docgen.contacts.fields import audit_fields
from docgen.contacts.findings import finding_fields
from docgen.contacts.offered import OFFERED
from docgen.contacts.templates import Templates
from docgen.template_fields import TemplateCheck, compared
from questionbank.models import Form

WITHOUT_RESULT = ("exempt", "withdrawn")  # states of an audit that will say nothing about the work


@dataclass(frozen=True, slots=True)
class ContactText:
    """One contact: its kind, what ChildView calls that, and the text with how to enter it above."""

    kind: str
    contact_type: str
    text: str


@dataclass(frozen=True, slots=True)
class _Contact:
    contact_type: str
    arises: Callable[[AuditRecord], bool]
    fields: Callable[[AuditRecord, Form], dict[str, object]]


def texts(
    record: AuditRecord, form: Form, templates: Path | None = None, marking: str = ""
) -> list[ContactText]:
    """The contacts that this audit gives rise to, in the order of CONTACT_KINDS.

    `templates` is a folder with the service's own copies of some templates; `marking`, where given, is the
    first line of each text. Raises TemplateError.
    """
    shelf = Templates(templates)
    arising = [(kind, CONTACTS[kind]) for kind in CONTACT_KINDS if CONTACTS[kind].arises(record)]
    common = {"marking": marking, **audit_fields(record, form)}
    return [
        ContactText(kind, contact.contact_type, shelf.fill(f"contact-{kind}.txt.j2", {
            **common, "contact_type": contact.contact_type, **contact.fields(record, form)
        }))
        for kind, contact in arising
    ]  # fmt: skip


def check_templates(own: Path | None = None) -> Iterator[TemplateCheck]:
    """Each contact's template against the fields there are, both ways. Raises TemplateError."""
    shelf = Templates(own)
    for kind, model in OFFERED.items():
        name = f"contact-{kind}.txt.j2"
        yield compared(name, shelf.fields(name), model)


def _is_audited(record: AuditRecord) -> bool:
    data = record.data
    judgements = (*data.answers.values(), *data.sections.values(), data.overall)
    has_findings = any(judgement.rating or judgement.comment for judgement in judgements)
    return record.state not in WITHOUT_RESULT and (has_findings or bool(data.actions))


def _has_met(record: AuditRecord) -> bool:
    data = record.data
    return bool(
        data.conversations.case_manager or said.has_feedback(data, "case_manager") or said.meetings(data)
    )


def _oversight(record: AuditRecord, form: Form) -> dict[str, object]:
    date = record.data.date
    return {"contact_date": day(date) if date else "", **finding_fields(record.data, form)}


def _meeting(record: AuditRecord, form: Form) -> dict[str, object]:
    data = record.data
    return {**_conversation(record, form, "case_manager"), "meetings": said.meetings(data)}


def _conversation(record: AuditRecord, form: Form, key: str) -> dict[str, object]:
    held = said.conversation_fields(getattr(record.data.conversations, key))
    return {**held, "contact_date": held["conversation_date"], **said.feedback_fields(record.data, form, key)}


CONTACTS: dict[str, _Contact] = {
    "management-oversight": _Contact("Management Oversight", _is_audited, _oversight),
    "other-case-meeting": _Contact("Other Case Meeting", _has_met, _meeting),
    "young-person-feedback": _Contact(
        "Young Person Feedback",
        lambda record: said.has_feedback(record.data, "child"),
        lambda record, form: _conversation(record, form, "child"),
    ),
    "parent-feedback": _Contact(
        "Parent Feedback",
        lambda record: said.has_feedback(record.data, "parents"),
        lambda record, form: _conversation(record, form, "parents"),
    ),
}
