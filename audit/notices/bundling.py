"""Several notices to one person as one message: one that says it all rather than five that nag."""

import hashlib
from collections.abc import Sequence

from audit.notices.shapes import Notice, Waiting
from audit.notices.wording import day


def bundles(waiting: Sequence[Waiting]) -> list[list[Waiting]]:
    """Which notices go out together: those to one person that can wait and need no message of their own.

    What was bundled once stays so: a message that may have gone out already is repeated as it was, or not.
    """
    found: dict[str, list[Waiting]] = {}
    for one in waiting:
        notice = one.notice
        alone = notice.urgent or notice.meeting or notice.topic
        group = one.bundle or (notice.key if alone else f"to {notice.to} {one.tries} {' '.join(one.refused)}")
        found.setdefault(group, []).append(one)
    return list(found.values())


def bundled(notices: Sequence[Notice]) -> Notice:
    """One notice that says what several say; a single one stays as it is."""
    if len(notices) == 1:
        return notices[0]
    ordered = sorted(notices, key=lambda one: (one.by is None, one.by or "", one.audit or "", one.key))
    dates = [one.by for one in ordered if one.by]
    return Notice(
        key=f"bundle/{hashlib.sha256(chr(10).join(sorted(one.key for one in notices)).encode()).hexdigest()}",
        to=notices[0].to,
        kind="several",
        what="several",
        says=f"There are {len(notices)} things for you.",
        by=min(dates, default=None),
        act="home",
        button="Show what waits for me",
        lines=tuple(_line(one) for one in ordered),
    )


def _line(notice: Notice) -> str:
    by = f" By {day(notice.by)}." if notice.by else ""
    why = f" {notice.why}" if notice.why else ""
    return f"{notice.says}{by}{why}"
