"""`checkback audits moderate`: the queue, one audit for its moderator, and the moderator's decision."""

from pathlib import Path
from typing import Any

import click

from audit import commands as c
from audit.errors import BadAudit
from bot.cli.audits import audits
from bot.cli.common import acting, actor, app, as_json, looking, show, show_json
from bot.cli.steps import TALK, TALK_ON, performed

GIVEN = ("agree", "disagree", "rating", "notes", "talk", "actions_miss", "panel")


def register(_: click.Group) -> None:
    """Add what stands here to `checkback audits`."""
    audits.add_command(moderate)


@click.command("moderate")
@click.argument("audit_id", metavar="[ID]", required=False)
@click.option("--agree", multiple=True, metavar="SECTION", help="A section you agree on, or Overall, or all.")
@click.option("--disagree", multiple=True, metavar="SECTION=REASON", help="A section you do not agree on.")
@click.option("--rating", multiple=True, metavar="SECTION=RATING", help="Your own rating of that section.")
@click.option("--notes", metavar="TEXT", help="Anything else about the practice.")
@TALK
@TALK_ON
@click.option("--actions-meet", is_flag=True, help="The actions meet the findings.")
@click.option("--actions-miss", metavar="REASON", help="They do not, and in which way.")
@click.option("--panel", multiple=True, metavar="PERSON", help="Who sat in the panel over a joint audit.")
@click.option("--accept", is_flag=True, help="End the moderation.")
@click.option("--reason", metavar="TEXT", help="Why you look, where the audit is not yours to moderate.")
@acting
@as_json
def moderate(audit_id: str | None, person: str | None, json_: bool, **given: Any) -> None:
    """Show what waits for moderation, one audit with its checks, or write down what you think."""
    if audit_id is None:
        _queue(person, json_)
    elif given["accept"] or given["actions_meet"] or any(given[name] for name in GIVEN):
        said = "Audit {id}: {state}" + ("" if given["accept"] else "; written down")
        performed(_command(audit_id, given), person, json_, said)
    else:
        _view(audit_id, person, given["reason"], json_)


def _queue(person: str | None, json_: bool) -> None:
    from bot.moderation import data, queue, text

    waiting = queue.queue(app().service, actor(person))
    show_json([data.waiting_json(one) for one in waiting]) if json_ else show(text.queue_text(waiting))


def _view(audit_id: str, person: str | None, reason: str | None, json_: bool) -> None:
    from bot.moderation import data, text, view

    folder: Path | None = app().settings.coach
    who = actor(person)
    record, form = app().service.show(audit_id, who, looking(who, reason))
    seen = view.view(record, form, folder, app().settings.timings)
    show_json(data.view_json(seen)) if json_ else show(text.view_text(seen))


def _command(audit_id: str, given: dict[str, Any]) -> c.Moderate:
    if given["actions_meet"] and given["actions_miss"]:
        raise BadAudit("the actions meet the findings or they do not: give one of the two options")
    meet = True if given["actions_meet"] else False if given["actions_miss"] else None
    return c.Moderate(
        audit=audit_id,
        agree=given["agree"],
        disagree=_pairs(given["disagree"], "--disagree"),
        ratings=_pairs(given["rating"], "--rating"),
        notes=given["notes"],
        talk=given["talk"],
        talk_on=given["talk_on"],
        actions_meet_findings=meet,
        actions_reason=given["actions_miss"],
        panel=given["panel"],
        accept=given["accept"],
    )


def _pairs(given: tuple[str, ...], option: str) -> dict[str, str]:
    """SECTION=TEXT options as a table."""
    found: dict[str, str] = {}
    for one in given:
        section, equals, text = one.partition("=")
        if not equals:
            raise BadAudit(f"{option} {one!r}: write it as SECTION=TEXT, such as {option} Assessment='...'")
        found[section.strip()] = text.strip()
    return found
