"""Voices: with whom auditors spoke, and whose feedback was written down. Counted, never quoted."""

from collections.abc import Sequence

from audit.themes.models import Figures, Looked, figures

WHO = (("child", "Child"), ("parents", "Parents or carers"), ("case_manager", "Case manager"))


def voices(looked: Sequence[Looked]) -> Figures:
    """In how many audits each was spoken with, and in how many their feedback is recorded."""
    full = [one for one in looked if one.record.data.kind != "dip-sample"]
    rows = []
    for key, name in WHO:
        spoken = sum(1 for one in full if getattr(one.record.data.conversations, key) is not None)
        heard = sum(1 for one in full if _said(one, key))
        rows.append((name, [spoken, heard, len(full)]))
    told = "Records-only dip samples are left out: they hold no conversations."
    return figures(
        "Voices of children and families", "Who", ("Spoken with", "Feedback recorded", "Audits"), rows, told
    )


def _said(one: Looked, key: str) -> bool:
    return any((text or "").strip() for text in one.record.data.feedback.get(key, {}).values())
