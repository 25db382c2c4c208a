"""What the kinds of audit have of their own, as text and as JSON values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from shlex import quote
from typing import Any

from audit.kinds.agreement import Agreement, Spread
from audit.kinds.dip_sample import Finding
from audit.kinds.joint import PROMPTS, TITLE
from audit.models import Joint
from audit.record import AuditRecord

NOT_DEFINED = "not defined"


def agreement_text(found: Agreement) -> str:
    """How far the raters agree, place by place."""
    return "\n".join(_agreement(found))


def agreement_json(found: Agreement) -> dict[str, Any]:
    """The same as a JSON value; a kappa that is not defined is null."""
    return {
        "questions": [asdict(spread) for spread in found.questions],
        "sections": [asdict(spread) for spread in found.sections],
        "unanimous": found.unanimous,
        "compared": found.compared,
        "kappa": found.kappa,
    }


def rating_text(audit: str, given: Mapping[str, str], left: Sequence[str], *, handed_in: bool) -> str:
    """What one rater of a group audit gave so far, and what comes next."""
    lines = [f"{place}: {rating}" for place, rating in given.items()]
    if handed_in:
        return "\n".join([*lines, "Handed in; nothing changes any more."])
    if left:
        lines += [
            f"Left: {', '.join(left)}",
            f"`checkback audits rate {audit} {quote(left[0])} Good` rates one",
        ]
    else:
        lines.append(f"All is rated; `checkback audits rate {audit} --hand-in` hands it in")
    return "\n".join(lines)


def joint_text(record: AuditRecord) -> str:
    """The shared section of a joint audit with what to consider in it."""
    held = record.data.joint or Joint()
    spoken = held.conversation
    lines = [
        TITLE,
        *(f"  - {prompt}" for prompt in PROMPTS),
        f"other half: {record.pair or 'not paired yet'}",
        f"auditor of the other service: {held.with_ or 'not recorded'}",
        f"social worker: {held.social_worker or 'not recorded'}",
        f"spoken with them: {spoken.date if spoken else 'not recorded'}",
        f"rating: {held.section.rating or 'Not answered'}",
        held.section.comment or "Not answered",
    ]
    return "\n".join(lines)


def joint_json(record: AuditRecord) -> dict[str, Any]:
    """The same as a JSON value."""
    held = (record.data.joint or Joint()).model_dump(mode="json", by_alias=True)
    return {"id": record.id, "pair": record.pair, "title": TITLE, "prompts": list(PROMPTS), "joint": held}


def findings_json(found: Sequence[Finding]) -> list[dict[str, Any]]:
    """The findings of dip samples as JSON values."""
    return [{**asdict(one), "comments": list(one.comments)} for one in found]


def _agreement(found: Agreement) -> Iterator[str]:
    yield from (_spread("question ", spread) for spread in found.questions)
    yield from (_spread("", spread) for spread in found.sections)
    yield f"All alike: {found.unanimous} of {found.compared}"
    kappa = NOT_DEFINED if found.kappa is None else f"{found.kappa:.2f}"
    yield f"Mean weighted kappa of the pairs over the sections: {kappa}"


def _spread(what: str, spread: Spread) -> str:
    counts = ", ".join(f"{label} {count}" for label, count in spread.counts.items())
    agreed = f"; agreed: {spread.agreed}" if spread.agreed else ""
    return f"{what}{spread.place}: {counts or 'not rated'}{agreed}"
