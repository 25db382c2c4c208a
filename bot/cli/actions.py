"""`checkback actions`: the actions of all audits, how they go, and checking back on them."""

from typing import Any

import click

from audit import commands as c
from audit.errors import BadAudit
from bot import action_list
from bot.cli.common import acting, actor, app, as_json, show, show_json
from bot.cli.steps import performed

STATUS = click.Choice(["Not started", "In progress", "Completed", "Checked back", "Dropped"], False)
FIELDS = ("status", "responsibility", "timescale", "check_back", "measure", "progress", "evidence", "outcome")
ACTION = click.argument("action", metavar="ACTION")
AUDIT = click.argument("audit_id", metavar="AUDIT")


def register(root: click.Group) -> None:
    """Add the commands of this module."""
    root.add_command(actions)


@click.group()
def actions() -> None:
    """The actions of the audits: list, add, update, check back."""


@actions.command("list")
@click.option("--audit", metavar="ID", help="Of this audit alone.")
@click.option("--status", type=STATUS, help="Those that stand so.")
@click.option("--owner", metavar="PERSON", help="Those that this person answers for.")
@click.option("--open", "is_open", is_flag=True, help="Those that are not over: checked back or dropped.")
@acting
@as_json
def list_(person: str | None, json_: bool, **wanted: Any) -> None:
    """List the actions of the audits you may see, the first to check back at the top."""
    found = action_list.listed(app().service, actor(person), **wanted)
    if json_:
        show_json([action_list.as_json(one) for one in found])
    else:
        show("\n".join(action_list.line(one, app().settings.clock()) for one in found) or "No such action.")


@actions.command("add")
@AUDIT
@click.option("--action", "text", metavar="TEXT", required=True, help="What is to be done.")
@click.option("--responsibility", "--owner", metavar="PERSON", help="Who answers for it.")
@click.option("--timescale", metavar="DATE", help="By when.")
@click.option("--question", metavar="N", help="The question whose finding it answers.")
@click.option("--measure", metavar="TEXT", help="How someone else can tell that it was done.")
@click.option("--check-back", metavar="DATE", help="When it is checked back.")
@acting
@as_json
def add(audit_id: str, text: str, person: str | None, json_: bool, **given: str | None) -> None:
    """Add an action that was agreed after the audit was handed in."""
    fields = {"action": text, **{name: value for name, value in given.items() if value}}
    performed(
        c.AgreeAction(audit=audit_id, fields=fields), person, json_, "Audit {id}: {state}; action added"
    )


@actions.command("update")
@AUDIT
@ACTION
@click.option("--status", type=STATUS, help="How it stands now.")
@click.option("--responsibility", "--owner", metavar="PERSON", help="Who answers for it.")
@click.option("--timescale", metavar="DATE", help="By when.")
@click.option("--check-back", metavar="DATE", help="When it is checked back.")
@click.option("--measure", metavar="TEXT", help="How someone else can tell that it was done.")
@click.option("--progress", metavar="TEXT", help="What has happened.")
@click.option("--evidence", metavar="TEXT", help="Where it can be seen.")
@click.option("--outcome", metavar="TEXT", help="What it came to; of a dropped action, why.")
@click.option("--reason", metavar="TEXT", help="Why a dropped action is dropped; the same as --outcome.")
@acting
@as_json
def update(
    audit_id: str, action: str, person: str | None, json_: bool, reason: str | None, **given: str | None
) -> None:
    """Say how an action goes."""
    given["outcome"] = given["outcome"] or reason
    fields = {name: given[name] or "" for name in FIELDS if given.get(name) is not None}
    if not fields:
        raise BadAudit("say what has changed, such as --status 'In progress' or --progress TEXT")
    command = c.UpdateAction(audit=audit_id, action=action, fields=fields)
    performed(command, person, json_, f"Audit {{id}}: action {action} updated")


@actions.command("check-back")
@AUDIT
@ACTION
@click.option("--done/--not-done", "is_done", default=None, help="It was done, or it is open again.")
@click.option("--evidence", metavar="TEXT", help="Where it can be seen that it was done.")
@click.option("--reason", metavar="TEXT", help="What is still missing.")
@acting
@as_json
def check_back(
    audit_id: str, action: str, is_done: bool | None, person: str | None, json_: bool, **given: str | None
) -> None:
    """Look again at an action: closed by evidence, or opened again."""
    done = given["reason"] is None if is_done is None else is_done
    command = c.CheckBack(audit=audit_id, action=action, is_done=done, **given)
    said = "checked back" if done else "opened again"
    performed(command, person, json_, f"Audit {{id}}: action {action} {said}")
