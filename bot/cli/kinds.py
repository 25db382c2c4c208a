"""`checkback audits rate|agree|agreement|joint|choose|findings`: what each kind of audit has of its own."""

from typing import Any

import click

from audit import commands as c
from audit.errors import BadAudit
from audit.kinds import dip_sample, group, joint
from audit.kinds.agreement import agreement
from audit.permissions import Do, require
from bot import kinds_text
from bot.cli.audits import WHY_LOOK, audits
from bot.cli.common import acting, actor, app, as_json, looking, show, show_json
from bot.cli.steps import ID, performed
from bot.programme.asked import month_named


def register(_: click.Group) -> None:
    """Add what stands here to `checkback audits`."""
    for command in (raters, rate, agree, agreement_, joint_, choose, findings):
        audits.add_command(command)


@click.command("raters")
@ID
@click.argument("names", nargs=-1, required=True, metavar="PERSON...")
@acting
@as_json
def raters(audit_id: str, names: tuple[str, ...], person: str | None, json_: bool) -> None:
    """Say who rates a group audit."""
    performed(c.NameRaters(audit=audit_id, raters=names), person, json_, "Audit {id}: raters named")


@click.command("rate")
@ID
@click.argument("place", required=False)
@click.argument("rating", required=False)
@click.option("--rater", metavar="PERSON", help="Whose rating it is, where it is typed in for them.")
@click.option("--hand-in", is_flag=True, help="All is rated; nothing changes any more.")
@click.option("--reason", metavar="TEXT", help="Why something was left out.")
@acting
@as_json
def rate(audit_id: str, person: str | None, json_: bool, **given: Any) -> None:
    """Rate a question, section or Overall in a group audit, blind to the others; or show what is left."""
    rater = given["rater"]
    if given["hand_in"]:
        command: c.Command = c.HandInRatings(audit=audit_id, rater=rater, reason=given["reason"])
        performed(command, person, json_, "Audit {id}: ratings handed in")
    elif given["place"] and given["rating"]:
        command = c.Rate(audit=audit_id, place=given["place"], rating=given["rating"], rater=rater)
        performed(command, person, json_, "Audit {id}: rated")
    elif given["place"]:
        how = f"`rate {audit_id} {given['place']} Good`"
        raise BadAudit(f"say how you rate it, such as {how}, or --hand-in when you are done")
    else:
        _show_left(audit_id, person, rater, json_)


def _show_left(audit_id: str, person: str | None, rater: str | None, json_: bool) -> None:
    """What a rater gave so far, and what is left."""
    who = actor(person)
    record, form = app().service.show(audit_id, who, looking(who, None))
    name = group.rater_of(record, rater or who.name)
    given = {place: rating for place, rating in record.data.ratings_by.get(name, {}).items() if rating}
    left = [place for place in group.places(record, form) if not given.get(place)]
    handed_in = name in record.handed_in
    if json_:
        show_json({"id": audit_id, "rater": name, "given": given, "left": left, "handed_in": handed_in})
    else:
        show(kinds_text.rating_text(audit_id, given, left, handed_in=handed_in))


@click.command("agree")
@ID
@click.argument("place")
@click.argument("rating")
@acting
@as_json
def agree(audit_id: str, place: str, rating: str, person: str | None, json_: bool) -> None:
    """Write down what the raters of a group audit agreed on."""
    performed(c.AgreeRating(audit=audit_id, place=place, rating=rating), person, json_, "Audit {id}: agreed")


@click.command("agreement")
@ID
@WHY_LOOK
@acting
@as_json
def agreement_(audit_id: str, reason: str | None, person: str | None, json_: bool) -> None:
    """Show how far the raters of a group audit agree."""
    who = actor(person)
    record, form = app().service.show(audit_id, who, looking(who, reason))
    found = agreement(record.data.ratings_by, record.data.agreed, form)
    show_json(kinds_text.agreement_json(found)) if json_ else show(kinds_text.agreement_text(found))


@click.command("joint")
@ID
@click.option("--pair", metavar="ID", help="The other half of the joint audit.")
@click.option("--with", "with_", metavar="PERSON", help="The auditor of the other service.")
@click.option("--social-worker", metavar="PERSON")
@click.option("--spoke-on", metavar="DATE", help="When you spoke with the social worker.")
@click.option("--mode", type=click.Choice(["face to face", "virtual"]))
@click.option("--rating", help="The rating of the shared section.")
@click.option("--comment", metavar="TEXT", help="What you say of the joint working.")
@click.option("--case-note", is_flag=True, help="The shared section alone, as a text for the case notes.")
@WHY_LOOK
@acting
@as_json
def joint_(audit_id: str, person: str | None, json_: bool, reason: str | None, **given: Any) -> None:
    """Write the section that both halves of a joint audit share, or show it with its prompts."""
    other, case_note = given.pop("pair"), given.pop("case_note")
    if other:
        performed(
            c.PairAudits(audit=audit_id, other=other), person, json_, f"Audit {{id}} is paired with {other}"
        )
    elif any(value is not None for value in given.values()):
        performed(c.RecordJoint(audit=audit_id, **given), person, json_, "Audit {id}: written down")
    elif case_note:
        text = joint.case_note(app().service.export(audit_id, actor(person), reason)[0])
        show_json({"id": audit_id, "text": text}) if json_ else show(text)
    else:
        who = actor(person)
        record, _ = app().service.show(audit_id, who, looking(who, reason))
        show_json(kinds_text.joint_json(record)) if json_ else show(kinds_text.joint_text(record))


@click.command("choose")
@ID
@click.argument("questions", nargs=-1, required=True, metavar="QUESTION...")
@acting
@as_json
def choose(audit_id: str, questions: tuple[str, ...], person: str | None, json_: bool) -> None:
    """Choose the questions that a dip sample asks."""
    command = c.ChooseQuestions(audit=audit_id, questions=questions)
    performed(command, person, json_, "Audit {id}: questions chosen")


@click.command("findings")
@click.argument("month")
@acting
@as_json
def findings(month: str, person: str | None, json_: bool) -> None:
    """The findings of a month's dip samples, question by question."""
    who = actor(person)
    require(who, Do.REPORTS)
    month = month_named(month)
    service = app().service
    done = ("submitted", "moderated", "escalated", "closed")
    records = [
        r
        for r in service.audits(who)
        if r.data.kind == "dip-sample" and r.data.month == month and r.state in done
    ]
    form = service.form_in_force()
    if json_:
        show_json(kinds_text.findings_json(dip_sample.findings(records, form)))
    else:
        show(dip_sample.findings_text(records, form, month))
