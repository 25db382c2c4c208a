"""A group audit as a person may see it: their own ratings, or what all said once all are done."""

from collections.abc import Mapping, Sequence

from audit.completeness import asked, judged_places
from audit.errors import WrongState
from audit.form_words import graded_section, judgement_options
from audit.headlines import Headline
from audit.kinds.agreement import agreement
from audit.kinds.group import rater_of
from audit.models import OVERALL
from audit.permissions import Actor, Do, allowed, is_same
from audit.ratings import question_options
from audit.record import AuditRecord
from bot.conversation.engine import OPEN
from bot.slack.views.rating import Meeting, Place, Sheet
from questionbank.models import Form, Question


def places(record: AuditRecord, form: Form) -> list[Place]:
    """What is rated, in the order of the form."""
    return [
        *(_of_question(form, question) for question in asked(record.data, form)),
        *(_of_section(form, title) for title in judged_places(record.data, form)),
    ]


def sheet(record: AuditRecord, form: Form, actor: Actor, here: int | None = None) -> Sheet:
    """One rater's own ratings, standing at a place or at the first that is open. Raises BadAudit."""
    rater = rater_of(record, actor.name)
    listed = places(record, form)
    mine = _given(record.data.ratings_by.get(rater, {}))
    still = [one for one in record.still_to_rate if one != rater]
    return Sheet(
        audit=record.id,
        places=listed,
        mine=mine,
        here=first_open(listed, mine) if here is None else here % len(listed),
        handed_in=rater in record.handed_in,
        still=len(still),
        may_agree=allowed(actor, Do.ANSWER, record),
    )


def meeting(record: AuditRecord, form: Form, actor: Actor, here: int | None = None) -> Meeting:
    """What all said, once all are done. Raises WrongState for any other kind of audit."""
    if record.data.kind != "group":
        raise WrongState(f"audit {record.id} is no group audit")
    waiting = list(record.still_to_rate)
    given = {} if waiting else {who: _given(said) for who, said in record.data.ratings_by.items()}
    found = agreement(given, record.data.agreed, form)
    listed, agreed = places(record, form), _given(record.data.agreed)
    is_open = record.state in OPEN
    return Meeting(
        audit=record.id,
        places=listed,
        ratings_by=given,
        agreed=agreed,
        here=first_open(listed, agreed) if here is None else here % len(listed),
        waiting=waiting,
        raters=record.raters,
        alike=found.unanimous,
        compared=found.compared,
        kappa=found.kappa,
        may_agree=is_open and allowed(actor, Do.ANSWER, record),
        may_name=is_open and allowed(actor, Do.REASSIGN, record),
    )


def first_open(listed: Sequence[Place], done: Mapping[str, str], after: int = -1) -> int:
    """The first place after that one, going round, of which nothing is said; the next one where none is."""
    order = [(after + 1 + step) % len(listed) for step in range(len(listed))]
    return next((n for n in order if listed[n].place not in done), order[0])


def number_of(listed: Sequence[Place], place: str) -> int:
    """Where a place stands in the list; the first where it is not there any more."""
    return next((n for n, one in enumerate(listed) if one.place == place), 0)


def alike(shown: Meeting) -> dict[str, str]:
    """The places that at least two rated, all alike, on which nothing is agreed yet."""
    found = {}
    for place in shown.places:
        said = [label for given in shown.ratings_by.values() if (label := given.get(place.place))]
        if len(said) > 1 and len(set(said)) == 1 and place.place not in shown.agreed:
            found[place.place] = said[0]
    return found


def is_asked(record: AuditRecord | Headline, actor: Actor) -> bool:
    """Whether that person is still to give ratings of their own."""
    mine = [one for one in record.raters if is_same(one, actor.name)]
    return record.state in OPEN and any(one not in record.handed_in for one in mine)


def _of_question(form: Form, question: Question) -> Place:
    return Place(
        question.number, question.title or "", question.prompts, question_options(form, question), True
    )


def _of_section(form: Form, title: str) -> Place:
    if title == OVERALL:
        label = form.overall.label if form.overall else OVERALL
        return Place(OVERALL, label, (), judgement_options(form, OVERALL))
    held = graded_section(form, title)
    return Place(title, title, held.standards, judgement_options(form, title))


def _given(said: Mapping[str, str | None]) -> dict[str, str]:
    return {place: label for place, label in said.items() if label}
