"""`checkback programme requests|refuse`: what waits for a line manager, and a request not agreed to."""

import click

from audit.errors import BadAudit
from audit.permissions import is_same
from audit.programme import requests
from audit.programme.shapes import Exemption
from bot.cli.common import acting, actor, app, as_json, show, show_json
from bot.cli.programme import programme


def register(root: click.Group) -> None:
    """Nothing to add to the root: these commands stand under `programme`."""
    del root


@programme.command("requests")
@acting
@as_json
def requests_(person: str | None, json_: bool) -> None:
    """Requests to be exempt that wait for your answer, and yours that were refused, with the reason."""
    name = actor(person).name
    with app().store.reading() as reading:
        waiting = requests.waiting_for(reading, name)
        refused = requests.refusals_of(reading, name)
    if json_:
        show_json(
            {
                "waiting": [one.model_dump(mode="json") for one in waiting],
                "refused": [one.model_dump(mode="json") for one in refused],
            }
        )
        return
    lines = [f"{one.person} asks to be exempt from {_what(one)}: {one.reason}" for one in waiting]
    lines += [
        f"{one.refused_by} refused you {_what(one.asked)} on {one.refused_at:%d %B %Y}: {one.reason}"
        for one in refused
    ]
    show("\n".join(lines) or "No request waits for your answer, and none of yours was refused.")


@programme.command("refuse")
@click.argument("who", metavar="AUDIT|PERSON")
@click.option("--reason", required=True, help="Why not; whoever asked can read it.")
@acting
@as_json
def refuse(who: str, reason: str, person: str | None, json_: bool) -> None:
    """Refuse a request to be exempt, as the line manager of whoever asked (`exempt` agrees)."""
    acting_, now = actor(person), app().settings.clock()
    with app().store.transaction() as transaction:
        waiting = requests.waiting_for(transaction, acting_.name)
        asked = next((one for one in waiting if is_same(one.audit or one.person, who.strip())), None)
        made = requests.refuse(transaction, asked.id, reason, acting_, now) if asked else None
    if made is None:
        raise BadAudit(
            f"no request about {who} waits for {acting_.name}: checkback programme requests shows what does"
        )
    said = f"{made.asked.person}: refused; whoever asked is told"
    show_json(made.model_dump(mode="json")) if json_ else show(said)


def _what(asked: Exemption) -> str:
    if asked.audit:
        return f"audit {asked.audit}"
    days = [f"{day:%d %B %Y}" for day in (asked.first, asked.last) if day]
    return f"audits, {' to '.join(days)}" if days else "audits"
