"""`checkback audits start|submit|return|disagree|decide|...`: the steps of an audit's life."""

from typing import Any

import click

from audit import commands as c
from audit.deadlines import uk_date
from audit.errors import BadAudit
from audit.life.concern import no_referral
from audit.life.shapes import concerns
from audit.record import AuditRecord
from audit.service import Outcome
from bot.cli.audits import audits
from bot.cli.common import acting, actor, app, as_json, looking, settle, show, show_json, tell

ID = click.argument("audit_id", metavar="ID")
REASON = click.option("--reason", metavar="TEXT", help="Why.")
WHY = click.option("--reason", metavar="TEXT", required=True, help="Why; kept in the history.")
TALK = click.option(
    "--talk", type=click.Choice(["offered", "held", "declined"]), help="How the talk with the auditor stands."
)
TALK_ON = click.option("--talk-on", metavar="DATE", help="The day of the talk; today without it.")


def register(_: click.Group) -> None:
    """Add what stands here to `checkback audits`."""
    for command in (start, submit, return_, disagree, decide, concern, reassign, exempt, withdraw, close):
        audits.add_command(command)


def performed(command: c.Command, person: str | None, json_: bool, said: str, **more: Any) -> None:
    """Carry a command out and tell what came of it: `said` may hold {id}, {state}, {auditor}, {moderator}."""
    told(app().service.perform(command, actor(person)), json_, said, **more)


def told(outcome: Outcome, json_: bool, said: str, **more: Any) -> None:
    """Tell what came of a command: as JSON, or `said` with its gaps filled in."""
    record = outcome.record
    if json_:
        answer = {"id": record.id, "state": record.state, "changed": bool(outcome.changes)}
        show_json({**answer, "warnings": list(outcome.notes), **more})
        return
    for note in outcome.notes:
        tell(f"warning: {note}")
    named = {"auditor": record.data.auditor, "moderator": record.moderator}
    show(said.format(id=record.id, state=record.state, **named))


@click.command("start")
@click.argument("audit_id", metavar="[ID]", required=False)
@click.option("--child", metavar="CHILDVIEW_ID", help="Begin a new audit of this child.")
@click.option("--auditor", metavar="PERSON", help="Whose audit it is; yours without it.")
@click.option("--month", metavar="MONTH", help="The programme month, such as 2026-11; this one without it.")
@click.option("--kind", type=click.Choice(["full", "dip-sample", "group", "joint"]), default="full")
@acting
@as_json
def start(audit_id: str | None, person: str | None, json_: bool, **new: str | None) -> None:
    """Take up an allocated audit, or begin a new one with --child."""
    if audit_id:
        performed(c.Begin(audit=audit_id), person, json_, "Audit {id}: {state}")
        return
    if not new["child"]:
        raise BadAudit("name an audit that was allocated, or a child with --child CHILDVIEW_ID")
    who = actor(person)
    auditor = new["auditor"] or ("" if who.is_operator else who.name)
    if not auditor:
        raise BadAudit("say whose audit it is: --auditor PERSON")
    month = new["month"] or f"{uk_date(app().settings.clock()):%Y-%m}"
    command = c.StartAudit(childview_id=new["child"], auditor=auditor, month=month, kind=new["kind"])  # type: ignore[arg-type]  # click checked it
    told(app().service.start(command, who), json_, "Audit {id}: {state}")


@click.command("submit")
@ID
@click.option("--reason", metavar="TEXT", help="Explains the gaps where some remain.")
@acting
@as_json
def submit(audit_id: str, reason: str | None, person: str | None, json_: bool) -> None:
    """Hand an audit in for moderation."""
    performed(c.Submit(audit=audit_id, reason=reason), person, json_, "Audit {id}: {state}")


@click.command("return")
@ID
@WHY
@TALK
@TALK_ON
@acting
@as_json
def return_(audit_id: str, person: str | None, json_: bool, **given: Any) -> None:
    """Send an audit back to its auditor, after a talk was held or declined."""
    performed(c.SendBack(audit=audit_id, **given), person, json_, "Audit {id}: {state}")


@click.command("disagree")
@ID
@WHY
@TALK
@TALK_ON
@acting
@as_json
def disagree(audit_id: str, person: str | None, json_: bool, **given: Any) -> None:
    """Object to the moderated outcome, after talking it over with the moderator."""
    performed(c.Disagree(audit=audit_id, **given), person, json_, "Audit {id}: {state}")


@click.command("decide")
@ID
@click.option("--stands", type=click.Choice(["auditor", "moderator", "neither"]), required=True)
@click.option("--rating", help="The rating of the whole that stands, where neither's does.")
@WHY
@acting
@as_json
def decide(audit_id: str, person: str | None, json_: bool, **given: Any) -> None:
    """Settle a disagreement for good."""
    performed(c.Decide(audit=audit_id, **given), person, json_, "Audit {id}: {state}; decided")


@click.command("concern")
@ID
@click.option("--text", metavar="TEXT", help="What the concern is.")
@click.option("--question", metavar="N", help="The question in which it came up.")
@click.option(
    "--acknowledge", metavar="NUMBER", help="Say that you know of this concern and have it in hand."
)
@click.option("--note", metavar="TEXT", help="What was done about it.")
@click.option("--reason", metavar="TEXT", help="Why you look, where the audit is not yours.")
@acting
@as_json
def concern(audit_id: str, person: str | None, json_: bool, reason: str | None, **given: str | None) -> None:
    """Raise a safeguarding concern, acknowledge one, or list them."""
    who = actor(person)
    if given["text"]:
        command: c.Command = c.RaiseConcern(audit=audit_id, text=given["text"], question=given["question"])
        outcome = app().service.perform(command, who)
        rule = no_referral(app().service.ways, outcome.record)
        held = [one.as_data() for one in concerns(outcome.record.data)]
        told(outcome, json_, f"Concern raised on audit {{id}}. {rule}", concerns=held, note=rule)
    elif given["acknowledge"]:
        command = c.AcknowledgeConcern(audit=audit_id, concern=given["acknowledge"], note=given["note"])
        performed(command, person, json_, "Concern acknowledged on audit {id}")
    else:
        _list_concerns(app().service.show(audit_id, who, looking(who, reason))[0], json_)


def _list_concerns(record: AuditRecord, json_: bool) -> None:
    held = concerns(record.data)
    if json_:
        show_json([one.as_data() for one in held])
        return
    lines = [f"{one.id}  {one.acknowledged_by or 'NOT ACKNOWLEDGED'}  {one.text}" for one in held]
    show("\n".join(lines) or "No concern has been raised on this audit.")


@click.command("reassign")
@ID
@click.option("--to", metavar="PERSON", help="The new auditor.")
@click.option("--moderator", metavar="PERSON", help="Who is to moderate it.")
@REASON
@acting
@as_json
def reassign(
    audit_id: str, to: str | None, moderator: str | None, reason: str | None, person: str | None, json_: bool
) -> None:
    """Give an audit to another auditor, or name its moderator."""
    if bool(to) == bool(moderator):
        raise BadAudit("name the new auditor with --to, or the moderator with --moderator, one at a time")
    if moderator:
        command: c.Command = c.GiveToModerator(audit=audit_id, to=moderator)
        performed(command, person, json_, "Audit {id} is for {moderator} to moderate")
        return
    command = c.Reassign(audit=audit_id, to=to or "", reason=reason or "")
    performed(command, person, json_, "Audit {id} is now with {auditor}")


@click.command("exempt")
@ID
@WHY
@click.option("--approved-by", metavar="PERSON", help="The line manager who agreed; you without it.")
@acting
@as_json
def exempt(audit_id: str, person: str | None, json_: bool, **given: Any) -> None:
    """Let the auditor off an audit, with their line manager's approval."""
    performed(c.Exempt(audit=audit_id, **given), person, json_, "Audit {id}: {state}")
    settle()


@click.command("withdraw")
@ID
@WHY
@acting
@as_json
def withdraw(audit_id: str, reason: str, person: str | None, json_: bool) -> None:
    """Take the child out of the programme: moved away, a complaint, proceedings."""
    performed(c.Withdraw(audit=audit_id, reason=reason), person, json_, "Audit {id}: {state}")
    settle()


@click.command("close")
@ID
@click.option("--reason", metavar="TEXT", help="Why, where something is still open.")
@acting
@as_json
def close(audit_id: str, reason: str | None, person: str | None, json_: bool) -> None:
    """Close an audit: the meeting was held and its actions have owners and dates."""
    performed(c.Close(audit=audit_id, reason=reason), person, json_, "Audit {id}: {state}")
