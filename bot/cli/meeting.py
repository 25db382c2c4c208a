"""`checkback audits meeting`: meetings arranged and recorded, and what comes out of them."""

from typing import Any

import click

from audit import commands as c
from audit.errors import BadAudit
from audit.life.shapes import Meeting, meetings
from audit.record import AuditRecord
from bot.cli.audits import audits
from bot.cli.common import acting, actor, app, as_json, looking, show, show_json
from bot.cli.steps import ID, performed


def register(_: click.Group) -> None:
    """Add what stands here to `checkback audits`."""
    audits.add_command(meeting)


@click.command("meeting")
@ID
@click.option(
    "--kind", type=click.Choice(["UoP", "follow-up", "reflection", "panel"]), default="UoP", show_default=True
)
@click.option("--on", metavar="DATE", help="Arrange it for this day.")
@click.option("--held", metavar="DATE", help="Write down that it was held on this day.")
@click.option("--came", multiple=True, metavar="PERSON", help="Who came; once for each.")
@click.option("--strengths", metavar="TEXT", help="What works well.")
@click.option("--agreed", metavar="TEXT", help="What was agreed.")
@click.option("--comment", metavar="TEXT", help="What the practitioner has to say.")
@click.option("--put-forward", metavar="TEXT", help="A strength for the service meeting to hear of.")
@click.option("--reason", metavar="TEXT", help="Why you look, where the audit is not yours.")
@acting
@as_json
def meeting(audit_id: str, person: str | None, json_: bool, reason: str | None, **given: Any) -> None:
    """Arrange or record a meeting about an audit, or show what there is."""
    commands = list(_commands(audit_id, given))
    if not commands:
        who = actor(person)
        _show(app().service.show(audit_id, who, looking(who, reason))[0], json_)
        return
    if len(commands) > 1:
        raise BadAudit("one thing at a time: --on, --held, --comment or --put-forward")
    performed(commands[0], person, json_, "Audit {id}: {state}; written down")


def _commands(audit_id: str, given: dict[str, Any]) -> list[c.Command]:
    found: list[c.Command] = []
    kind = given["kind"]
    if given["on"]:
        found.append(c.ArrangeMeeting(audit=audit_id, kind=kind, on=given["on"]))
    if given["held"]:
        told = {name: given[name] for name in ("came", "strengths", "agreed")}
        found.append(c.RecordMeeting(audit=audit_id, kind=kind, on=given["held"], **told))
    if given["comment"]:
        found.append(c.AddPractitionerComment(audit=audit_id, text=given["comment"]))
    if given["put_forward"]:
        found.append(c.PutForward(audit=audit_id, text=given["put_forward"]))
    if not found and any(given[name] for name in ("came", "strengths", "agreed")):
        raise BadAudit("say when the meeting was held: --held DATE")
    return found


def _show(record: AuditRecord, json_: bool) -> None:
    held = meetings(record.data)
    if json_:
        show_json([one.as_data() for one in held])
    else:
        show("\n".join(_line(one) for one in held) or "No meeting has been arranged yet.")


def _line(one: Meeting) -> str:
    when = f"held on {one.date:%d %B %Y}" if one.date else f"arranged for {one.arranged_for:%d %B %Y}"
    parts = (", ".join(one.came), one.strengths, one.agreed)
    return ": ".join((f"{one.kind} {when}", *(part for part in parts if part)))
