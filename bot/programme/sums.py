"""The sums of the programme's year as plain values and as text."""

from dataclasses import asdict
from typing import Any

from audit.deadlines import uk_date
from audit.permissions import Actor, Do, require
from audit.programme import shelves, sums
from audit.themes.words import count
from bot.bootstrap import App


def year(app: App, actor: Actor, month: str) -> dict[str, Any]:
    """The sums of the programme's year in which a month lies, up to that month. Raises NotAllowed."""
    require(actor, Do.PROGRAMME)
    cycle = app.programme.cycle
    months = [one for one in cycle.year_of(month) if one <= month]
    with app.store.reading() as reading:
        records = reading.audits()
        planned = {one.month: one for one in shelves.months(reading)}
        lines = shelves.lines_of(reading)
    here = [record for record in records if record.data.month in months]
    form = app.service.form_in_force()
    ranks = {label.label: label.rank for label in form.scale if label.rank is not None}
    return {
        "months": months,
        "plan": [asdict(one) for one in sums.against_plan(here, planned, cycle, months)],
        "joint": asdict(sums.joint(here, cycle, months)),
        "themes": [asdict(one) for one in sums.coverage(here, planned.values(), lines, months)],
        "drift": asdict(sums.drift(here, ranks)),
        "days_to_moderation": asdict(sums.days_to_moderation(here)),
        "days_to_meeting": asdict(sums.days_to_meeting(here)),
        "actions": asdict(sums.actions_on_time(here, uk_date(app.settings.clock()))),
    }


def text(told: dict[str, Any]) -> str:
    """The same for a person."""
    lines = [f"From {told['months'][0]} to {told['months'][-1]}"]
    for one in told["plan"]:
        lines.append(
            f"  {one['kind']}: {one['planned']} planned, {one['made']} made, {one['handed_in']} handed in"
        )
    joint = told["joint"]
    share = f"{joint['share']:.0%}" if joint["share"] is not None else "not known"
    lines.append(
        f"Joint: {count(joint['pairs'], 'pair')}; the calendar asks for {joint['planned_pairs']} by now, "
        f"{joint['planned_in_year']} in the year; {share} of {joint['known']} children known to both services"
    )
    lines += [f"  theme {one['theme']}: {_audits(one)}" for one in told["themes"]]
    drift = told["drift"]
    lines.append(
        f"Moderators agreed in {drift['agreed']} of {drift['judged']} judgements; "
        f"lower in {drift['lower']}, higher in {drift['higher']}"
    )
    for name, what in (("days_to_moderation", "moderation"), ("days_to_meeting", "the UoP meeting")):
        wait = told[name]
        days = f"{wait['median']:g} days, {wait['longest']} at most" if wait["count"] else "none yet"
        lines.append(f"From handing in to {what}: {days} ({count(wait['count'], 'audit')})")
    done = told["actions"]
    lines.append(
        f"Actions: {done['on_time']} on time, {done['late']} late, {done['open']} overdue, "
        f"{done['dropped']} dropped, {done['undated']} without a day"
    )
    return "\n".join(lines)


def _audits(one: dict[str, Any]) -> str:
    months = ", ".join(one["months"]) or "no month yet"
    return f"{count(one['audits'], 'audit')} handed in ({months})"
