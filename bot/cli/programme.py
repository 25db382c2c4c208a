"""`checkback programme`: months, lines of enquiry, the draw, who audits whom, exemptions."""

import datetime as dt
import re
from pathlib import Path

import click

from audit.days import months_from
from audit.deadlines import uk_date
from audit.errors import BadAudit
from audit.programme.drawing import filled
from audit.programme.exempting import Request
from audit.programme.service import Choice
from bot.cli.common import DONE, FALLS_SHORT, acting, actor, app, as_json, show, show_json, tell
from bot.programme import showing
from bot.programme.asked import by_hand, line_of, month_named

NEEDS = "--give needs CHILD=AUDITOR, such as CV-12='Robin Example', not {!r}"
AUDIT_ID = re.compile(r"\d{4}-\d{2}-\d{3,}")


def register(root: click.Group) -> None:
    """Add the commands of this module."""
    root.add_command(programme)


@click.group()
def programme() -> None:
    """The audit programme: plan a month, select children, allocate them, exempt an auditor."""


@programme.command("plan")
@click.argument("month", required=False)
@click.option("--line", metavar="TITLE", help="A line of enquiry to add or change.")
@click.option("--where", default="", metavar="FILTER", help="Its children, such as `knife and age<=15`.")
@click.option("--full", type=click.IntRange(0, 500), help="How many full audits.")
@click.option("--dip-sample", type=click.IntRange(0, 500), help="How many dip samples.")
@click.option("--group", type=click.IntRange(0, 500), help="How many group audits.")
@click.option("--joint", type=click.IntRange(0, 500), help="How many joint pairs.")
@click.option("--theme", help="The yearly theme it covers.")
@click.option("--questions", metavar="N,N", help="The questions a dip sample answers.")
@click.option("--remove", metavar="TITLE", help="Take a line of enquiry out.")
@acting
@as_json
def plan(
    month: str | None, remove: str | None, person: str | None, json_: bool, **given: str | int | None
) -> None:
    """Show the year's months, or one month; with --line, set what a month looks into."""
    who = actor(person)
    desk = app().programme
    if month is None:
        if given["line"] or remove:
            raise BadAudit("a line of enquiry belongs to a month: give it, such as 2026-11")
        return _year(json_)
    name = month_named(month)
    if remove:
        desk.drop_line(name, remove, who)
    if given["line"]:
        line = line_of(given, desk.cycle.kinds(name), desk.cycle)
        desk.plan_line(name, line, who)
        if others := showing.other_kinds(line, desk.cycle.kinds(name)):
            tell(f"note: {' and '.join(others)} audits are none of this month's kinds; planned all the same")
    planned, kinds = desk.month(name), desk.cycle.kinds(name)
    _printed(json_, showing.month_json(planned, kinds), showing.month_text(planned, kinds))
    return None


@programme.command("select")
@click.argument("month")
@click.option(
    "--caseload", type=click.Path(path_type=Path), required=True, help="The extract, .csv or .xlsx."
)
@click.option("--seed", help="The seed of the draw; the month's name without it.")
@click.option("--where", multiple=True, metavar="FILTER", help="Narrow every line further.")
@click.option("--include-recent", is_flag=True, help="Children audited lately too.")
@click.option("--explain", is_flag=True, help="Each child's number, and why others were left out.")
@click.option("--dry-run", is_flag=True, help="Show the draw without keeping it.")
@acting
@as_json
def select(
    month: str,
    caseload: Path,
    seed: str | None,
    where: tuple[str, ...],
    include_recent: bool,
    explain: bool,
    dry_run: bool,
    person: str | None,
    json_: bool,
) -> int:
    """Draw a month's children from a caseload extract: the same input gives the same draw."""
    from bot.programme.caseload import read

    who = actor(person)
    found = read(caseload)
    both = " and ".join(f"({one})" for one in where)
    choice = Choice(seed=seed, where=both, include_recent=include_recent, keep=not dry_run)
    drawn = app().programme.select(month_named(month), found.cases, who, choice)
    for problem in found.problems:
        tell(f"line {problem.line} left out: {problem.what}")
    _printed(
        json_,
        showing.draw_json(drawn, found.problems, explain=explain),
        showing.draw_text(drawn, explain=explain),
    )
    return (
        DONE if all(len(filled(one)) >= sum(one.line.places.values()) for one in drawn.lines) else FALLS_SHORT
    )


@programme.command("allocate")
@click.argument("month")
@click.option("--give", multiple=True, metavar="CHILD=AUDITOR", help="Give one child to one auditor by hand.")
@click.option("--dry-run", is_flag=True, help="Show who would get whom without making audits.")
@acting
@as_json
def allocate(month: str, give: tuple[str, ...], dry_run: bool, person: str | None, json_: bool) -> int:
    """Give a month's children to its auditors, each a fair share of the year, and say why."""
    who = actor(person)
    made = app().programme.allocate(month_named(month), who, by_hand(give, NEEDS), keep=not dry_run).made
    settled = [] if dry_run else app().programme.settle()
    kept = [one for one in made if one.given.auditor]
    left = [one for one in made if not one.given.auditor]
    value = {
        "month": month,
        "allocated": [showing.made_json(one) for one in kept],
        "unallocated": [showing.made_json(one) for one in left],
        "settled": settled,
    }
    for one in made:
        if one.alone:
            tell(f"note: {one.given.place.case.childview_id}: {one.alone}")
    nothing = "Everything that was drawn has its auditor."
    _printed(json_, value, "\n".join([*map(showing.made_text, made), *settled]) or nothing)
    return FALLS_SHORT if left else DONE


@programme.command("exempt")
@click.argument("who", metavar="AUDIT|PERSON")
@click.option("--reason", required=True, help="Why.")
@click.option(
    "--from", "first", type=click.DateTime(["%Y-%m-%d"]), help="A person's first day without audits."
)
@click.option("--until", "last", type=click.DateTime(["%Y-%m-%d"]), help="And the last.")
@click.option("--approved-by", metavar="PERSON", help="The line manager who agreed.")
@acting
@as_json
def exempt(
    who: str,
    reason: str,
    first: dt.datetime | None,
    last: dt.datetime | None,
    approved_by: str | None,
    person: str | None,
    json_: bool,
) -> None:
    """Exempt an auditor from one audit, or for a time. Their line manager agrees; others ask."""
    acting_ = actor(person)
    desk = app().programme
    is_audit = AUDIT_ID.fullmatch(who.strip()) is not None
    days = {"first": first.date() if first else None, "last": last.date() if last else None}
    about = {"audit": who.strip()} if is_audit else {"person": who}
    asked = desk.exempt(Request(reason=reason, approved_by=approved_by, **about, **days), acting_)  # type: ignore[arg-type]
    settled = desk.settle()
    agreed = f"agreed by {asked.approved_by}" if asked.approved_by else "asked for; the line manager is told"
    value = {**asked.model_dump(mode="json"), "settled": settled}
    _printed(json_, value, "\n".join([f"{asked.person}: {agreed}", *settled]))


@programme.command("show")
@click.argument("month", required=False)
@acting
@as_json
def show_(month: str | None, person: str | None, json_: bool) -> None:
    """Show how a month, or the year, stands: plan, draw, audits, shares."""
    from bot.programme import standing

    name = month_named(month) if month else None
    told = standing.month(app(), actor(person), name or f"{uk_date(app().settings.clock()):%Y-%m}")
    _printed(json_, told, standing.text(told))


def _year(json_: bool) -> None:
    """The twelve months from now."""
    desk = app().programme
    year = desk.cycle.year_of(f"{uk_date(app().settings.clock()):%Y-%m}")
    months = [(desk.month(name), desk.cycle.kinds(name)) for name in months_from(year[0], year[-1])]
    text = "\n".join(showing.month_text(*one) for one in months)
    _printed(json_, [showing.month_json(*one) for one in months], text)


def _printed(json_: bool, value: object, text: str) -> None:
    if json_:
        show_json(value)
    else:
        show(text)
