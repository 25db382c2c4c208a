"""Moderation: agree or disagree section by section, accept, or send back (operational guide, section 7).

The moderator never touches the auditor's words or ratings: the moderator's own stand beside them.
"""

from collections.abc import Iterator
from dataclasses import replace

from audit.completeness import judged_places
from audit.deadlines import uk_date
from audit.errors import BadAudit, Incomplete, NotAllowed, WrongState
from audit.form_words import judged_title, judgement_options, known_rating
from audit.life import commands as c
from audit.life.heads import head_is_one_of
from audit.life.shapes import Meeting, Moderation, Opinion, Return, meetings, moderation
from audit.life.standing import judges
from audit.life.verification import verification
from audit.life.writing import a_talk, said, with_meetings, with_moderation
from audit.permissions import Do, Role
from audit.record import Act, AuditRecord
from audit.ruling import Around, Ruled
from audit.updating import updated, with_data
from questionbank.models import Form

ALL = "all"
TALKED = ("held", "declined")


def moderate(record: AuditRecord, form: Form, command: c.Moderate, act: Act) -> AuditRecord:
    """Write down what the moderator thinks; with `accept`, end the moderation."""
    command = replace(command, agree=_agreed(record, form, command))
    view = _told(moderation(record.data), form, command, act)
    record = with_moderation(_with_panel(record, command, act), view)
    if not command.accept:
        return record.model_copy(update={"moderator": act.actor})
    if lacking := tuple(_lacking(record, form, view)):
        raise Incomplete(f"the moderation is not complete: {'; '.join(lacking)}", lacking)
    data = updated(record.data, verification=verification(view, act.actor, uk_date(act.at)))
    given = {"state": "moderated", "moderator": act.actor, "moderated_at": act.at}
    return with_data(record, data).model_copy(update={**given, "inadequate": judges(data, form)})


def send_back(record: AuditRecord, _form: Form, command: c.SendBack, act: Act) -> AuditRecord:
    """Give the audit back with a reason, once the talk that comes before writing was held or declined."""
    reason = said(command.reason, "the reason for sending the audit back")
    view = moderation(record.data)
    talk = a_talk(command.talk, command.talk_on, act, view.talk)
    if talk is None or talk.outcome not in TALKED:
        raise Incomplete(
            "first offer the auditor a talk; then say whether it was held or declined (--talk held|declined)"
        )
    returns = (*view.returns, Return(by=act.actor, at=act.at, reason=reason))
    view = view.model_copy(update={"by": act.actor, "talk": talk, "returns": returns})
    given = {"state": "returned", "returned_at": act.at, "moderator": act.actor}
    return with_moderation(record, view).model_copy(update=given)


def may_judge(record: AuditRecord, form: Form, _command: object, around: Around) -> None:
    """Refuse whoever may not moderate this very audit: Inadequate is the head of service's (section 5)."""
    actor = around.actor
    if actor.is_operator or Role.HEAD_OF_SERVICE in actor.roles:
        return
    if form.meaning(record.data.overall.rating or "") != "inadequate":
        if Role.MODERATOR not in actor.roles:
            raise NotAllowed(f"{actor.name} judges only where the head of service may not")
        return
    if not (actor.stands_in and head_is_one_of(record.made_by, around)):
        raise NotAllowed(
            f"audit {record.id} is rated Inadequate: the head of service moderates it, not {actor.name}"
        )


def may_accept(record: AuditRecord, form: Form, command: c.Moderate, around: Around) -> None:
    """Refuse, beside `may_judge`, to end one half of a joint audit before the other half is handed in."""
    may_judge(record, form, command, around)
    if not (command.accept and record.pair):
        return
    other = around.other(record.pair)
    if other.state in ("allocated", "in progress", "returned"):
        raise WrongState(
            f"the panel looks at both halves of a joint audit together: {other.id} has not been handed in"
        )


def _told(view: Moderation, form: Form, command: c.Moderate, act: Act) -> Moderation:
    sections = dict(view.sections)
    for title, opinion in _opinions(form, command):
        sections[title] = opinion
    for title, rating in command.ratings.items():
        name = judged_title(form, title)
        if sections.get(name, Opinion()).agrees is not False:
            raise BadAudit(f"a rating of the moderator's own for {name} needs a disagreement with a reason")
        given = known_rating(rating, judgement_options(form, name), name)
        sections[name] = sections[name].model_copy(update={"rating": given or None})
    told = {
        "notes": command.notes,
        "actions_meet_findings": command.actions_meet_findings,
        "actions_reason": command.actions_reason,
        "talk": a_talk(command.talk, command.talk_on, act, view.talk),
    }
    changed = {name: value for name, value in told.items() if value is not None}
    return view.model_copy(update={"by": act.actor, "sections": sections, **changed})


def _agreed(record: AuditRecord, form: Form, command: c.Moderate) -> tuple[str, ...]:
    """The places agreed on; `all` are those that are not disagreed on in the same breath."""
    if not any(title.casefold() == ALL for title in command.agree):
        return tuple(command.agree)
    disputed = {judged_title(form, title) for title in command.disagree}
    return tuple(title for title in judged_places(record.data, form) if title not in disputed)


def _opinions(form: Form, command: c.Moderate) -> Iterator[tuple[str, Opinion]]:
    for title in command.agree:
        yield judged_title(form, title), Opinion(agrees=True)
    for title, reason in command.disagree.items():
        name = judged_title(form, title)
        yield name, Opinion(agrees=False, reason=said(reason, f"the reason for disagreeing on {name}"))


def _lacking(record: AuditRecord, form: Form, view: Moderation) -> Iterator[str]:
    data = record.data
    for title in judged_places(data, form):
        if view.sections.get(title, Opinion()).agrees is None:
            yield f"say whether you agree on {title}"
    if view.actions_meet_findings is None:
        yield "say whether the actions meet the findings"
    elif not view.actions_meet_findings and not (view.actions_reason or "").strip():
        yield "say in which way the actions do not meet the findings"
    if view.talk is None and any(opinion.agrees is False for opinion in view.sections.values()):
        yield "you disagree, so offer the auditor a talk first"
    if data.kind == "joint" and not any(m.kind == "panel" and m.is_held for m in meetings(data)):
        yield "a joint audit is moderated by a panel: say who sat in it"


def _with_panel(record: AuditRecord, command: c.Moderate, act: Act) -> AuditRecord:
    if not command.panel:
        return record
    held = meetings(record.data)
    panel = Meeting(
        id=str(len(held) + 1),
        kind="panel",
        date=uk_date(act.at),
        came=command.panel,
        recorded_by=act.actor,
    )
    same = any(one.kind == "panel" and (one.date, one.came) == (panel.date, panel.came) for one in held)
    return record if same else with_meetings(record, (*held, panel))


def _was_sent_back(record: AuditRecord, command: c.SendBack) -> bool:
    returns = moderation(record.data).returns
    return record.state == "returned" and bool(returns) and returns[-1].reason == command.reason.strip()


def _was_accepted(record: AuditRecord, command: c.Moderate) -> bool:
    return record.state == "moderated" and command.accept


RULES: dict[type, Ruled] = {
    c.Moderate: Ruled("moderate", Do.MODERATE, moderate, may_accept, _was_accepted),
    c.SendBack: Ruled("send back", Do.RETURN, send_back, may_judge, _was_sent_back),
}
