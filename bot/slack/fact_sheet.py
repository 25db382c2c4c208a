"""The facts of child and case as Slack's card and modal show them, and taking the modal's answers in."""

from collections.abc import Mapping, Sequence

from audit import commands as c
from audit.deadlines import uk_date
from audit.permissions import Actor
from bot.bootstrap import App
from bot.conversation import facts as asking
from bot.conversation.context import Misread
from bot.slack import child
from bot.slack.views.facts import Fact
from bot.slack.wording import spoken


def facts_of(app: App, actor: Actor, audit: str) -> list[Fact]:
    """The facts that Slack asks for, with what the record holds. Raises UnknownAudit, NotAllowed."""
    record, _ = app.service.show(audit, actor)
    left_out = child.left_out(app.settings)
    listed = [one for one in asking.fact_steps(record.data) if f"fact:{one}" not in left_out]
    return [
        Fact(one, asking.FACTS[one].label, spoken(asking.FACTS[one].hint), asking.held(record.data, one))
        for one in listed
    ]


def take(
    app: App, actor: Actor, audit: str, shown: Sequence[Fact], typed: Mapping[str, str]
) -> dict[str, str]:
    """Record the fields of the modal that were changed; gives a sentence for each that cannot be read.

    Nothing is recorded where one cannot. Raises UnknownAudit, NotAllowed, WrongState, BadAudit.
    """
    today = uk_date(app.settings.clock())
    values, wrong = {}, {}
    held = {fact.pointer: fact.current or "" for fact in shown}
    for pointer, text in typed.items():
        if text.strip() == held.get(pointer, "").strip() or pointer not in asking.FACTS:
            continue
        try:
            values[pointer] = asking.FACTS[pointer].read(text, today) if text.strip() else None
        except Misread as misread:
            wrong[pointer] = spoken(str(misread)).replace("`", "")
    if values and not wrong:
        app.service.perform(c.RecordParticulars(audit=audit, facts=values), actor)
    return wrong
