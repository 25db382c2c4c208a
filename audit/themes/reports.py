"""The two reports, put together from the figures."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from audit.days import month_after, months_from
from audit.themes import findings
from audit.themes.actions import standing
from audit.themes.children import NOT_RECORDED, age, by_characteristic, care, gender
from audit.themes.counting import handed_in
from audit.themes.models import BoardReport, Figures, Looked, MonthReport
from audit.themes.moderation import agreement
from audit.themes.ratings import by_month, by_section, overall
from audit.themes.spans import spans
from audit.themes.states import by_state
from audit.themes.suppression import SMALL
from audit.themes.voices import voices
from audit.themes.words import count
from audit.written import day, month

BEFORE = 5  # months before the month of a summary that its trend shows
HANDED_IN = "Ratings, findings, actions and voices are those of audits that were handed in."
UNMODERATED = "Ratings are the auditors' own; where a moderator disagreed, both judgements are counted apart."


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report says of the service, and what the programme adds to the audits' own figures."""

    organisation: str
    marking: str
    today: dt.date
    joint: Figures
    yearly: Figures


def month_report(
    looked: Sequence[Looked], of: str, setting: Setting, enquiry: Sequence[str], writing: Figures
) -> MonthReport:
    """The summary of one programme month. `looked` are all audits of the service."""
    own = [one for one in looked if one.record.data.month == of]
    shown = months_from(month_after(of, -BEFORE), of)
    return MonthReport(
        title="Monthly summary of case audits",
        period=month(of),
        enquiry=tuple(enquiry),
        writing=writing,
        notes=(HANDED_IN, UNMODERATED),
        **_common(own, looked, shown, setting),
    )


def board_report(
    looked: Sequence[Looked], first: str, last: str, setting: Setting, teams: Mapping[str, str]
) -> BoardReport:
    """The themes of the months from `first` to `last`. `teams` gives each manager's team by name."""
    shown = months_from(first, last)
    own = [one for one in looked if one.record.data.month in shown]
    finished = handed_in(own)
    known = {name.casefold(): team for name, team in teams.items()}
    return BoardReport(
        title="Themes from case audits",
        period=month(first) if first == last else f"{month(first)} to {month(last)}",
        children=tuple(
            by_characteristic(finished, of, kind)
            for of, kind in (("Gender", gender), ("Age", age), ("Social care", care))
        ),
        teams=by_characteristic(
            finished, "Team", lambda data: known.get((data.team_manager or "").casefold(), NOT_RECORDED)
        ),
        notes=(
            HANDED_IN,
            UNMODERATED,
            f"Counts of children and teams under {SMALL} are hidden, and so are those that would give them"
            " away. Nothing here names a child or quotes a comment.",
        ),
        **_common(own, looked, shown, setting),
    )


def _common(
    own: Sequence[Looked], every: Sequence[Looked], shown: Sequence[str], setting: Setting
) -> dict[str, Any]:
    finished = handed_in(own)
    return {
        "organisation": setting.organisation,
        "marking": setting.marking,
        "made_on": day(setting.today),
        "counted": _counted(own, finished),
        "audits": by_state(own),
        "sections": by_section(finished),
        "overall": overall(finished),
        "trend": by_month(handed_in(every), shown),
        "develop": findings.standing_out(finished, findings.TO_DEVELOP),
        "strengths": findings.standing_out(finished, findings.STRONG),
        "moderation": agreement(finished),
        "spans": spans(finished),
        "actions": standing(finished, setting.today),
        "voices": voices(finished),
        "joint": setting.joint,
        "yearly": setting.yearly,
    }


def _counted(own: Sequence[Looked], finished: Sequence[Looked]) -> str:
    if not own:
        return "There are no audits in this period yet."
    given = f"{count(len(own), 'audit')} in this period, {len(finished)} of them handed in."
    return given if finished else f"{given} There are no findings to tell of yet."
