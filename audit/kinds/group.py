"""Group audits (operational guide, section 7): several rate one case blind, then meet and agree."""

from collections.abc import Iterator

from audit.completeness import asked, judged_places
from audit.errors import BadAudit, Incomplete, NotAllowed, UnknownQuestion, WrongState
from audit.form_words import judged_title, judgement_options, known_rating, no_such_question
from audit.kinds import commands as c
from audit.models import OVERALL, AuditData, Judgement
from audit.permissions import Do, is_same
from audit.ratings import question_options
from audit.record import Act, AuditRecord
from audit.ruling import Around, Ruled
from audit.updating import updated, with_data
from questionbank.models import Form

MOST = 5  # places named before the rest are counted


def name_raters(record: AuditRecord, _form: Form, command: c.NameRaters, _act: Act) -> AuditRecord:
    """Set who rates; whoever has rated already stays."""
    named = tuple(dict.fromkeys(name.strip() for name in command.raters if name.strip()))
    if missing := [who for who in record.data.ratings_by if not any(is_same(who, name) for name in named)]:
        raise BadAudit(f"{missing[0]} has rated already and stays among the raters")
    return record.model_copy(update={"raters": named})


def rate(record: AuditRecord, form: Form, command: c.Rate, act: Act) -> AuditRecord:
    """Keep one rater's rating of one place; blank takes it back."""
    rater = rater_of(record, command.rater or act.actor)
    if rater in record.handed_in:
        raise WrongState(f"{rater} has handed the ratings in; they stay as they were rated blind")
    place, rating = known_place(form, command.place, command.rating)
    given = {**record.data.ratings_by.get(rater, {}), place: rating or None}
    ratings = {**record.data.ratings_by, rater: given}
    return with_data(record, updated(record.data, ratings_by=ratings))


def hand_in(record: AuditRecord, form: Form, command: c.HandInRatings, act: Act) -> AuditRecord:
    """A rater is done: with every place rated, or a reason why not."""
    rater = rater_of(record, command.rater or act.actor)
    given = record.data.ratings_by.get(rater, {})
    lacking = [place for place in places(record, form) if not given.get(place)]
    if lacking and not (command.reason and command.reason.strip()):
        told = ", ".join(lacking[:MOST]) + (f" and {len(lacking) - MOST} more" if len(lacking) > MOST else "")
        raise Incomplete(
            f"{rater} has not rated: {told}. Rate them, or say why not (--reason)", tuple(lacking)
        )
    if rater in record.handed_in:
        return record
    return record.model_copy(update={"handed_in": (*record.handed_in, rater)})


def agree(record: AuditRecord, form: Form, command: c.AgreeRating, _act: Act) -> AuditRecord:
    """Keep what the raters agreed on, beside what each of them gave; it is the audit's own rating."""
    if waiting := record.still_to_rate:
        raise WrongState(f"the group meets when all have rated; waiting for {', '.join(waiting)}")
    place, rating = known_place(form, command.place, command.rating)
    data = updated(record.data, agreed={**record.data.agreed, place: rating or None})
    if place == OVERALL:
        judged = {"overall": _rated(data.overall, rating)}
    elif form.question(place):
        judged = {"answers": {**data.answers, place: _rated(data.answers.get(place), rating)}}  # type: ignore[dict-item]  # one of three shapes
    else:
        judged = {"sections": {**data.sections, place: _rated(data.sections.get(place), rating)}}  # type: ignore[dict-item]  # the same
    return with_data(record, updated(data, **judged))


def is_group(record: AuditRecord, _form: Form, _command: object, _around: Around) -> None:
    """Refuse for any other kind of audit."""
    if record.data.kind != "group":
        raise WrongState(f"audit {record.id} is no group audit")


def may_rate(record: AuditRecord, form: Form, command: c.Rate | c.HandInRatings, around: Around) -> None:
    """Refuse to rate for somebody else, but for the operator who types in what was said."""
    is_group(record, form, command, around)
    actor = around.actor
    if command.rater and not (actor.is_operator or is_same(command.rater, actor.name)):
        raise NotAllowed(f"{actor.name} rates for nobody else: each rater rates alone")


def require_blind(before: AuditRecord, after: AuditRecord) -> None:
    """Refuse an answer to a group audit that others could see before they rated, or that nobody agreed on.

    Raises WrongState.
    """
    if before.data.kind != "group":
        return
    old, new = _judged(before.data), _judged(after.data)
    changed = [place for place in new if new[place] != old.get(place, Judgement())]
    if changed and (waiting := before.still_to_rate):
        raise WrongState(
            f"audit {before.id} is rated blind: answers are written once all have rated, and"
            f" {', '.join(waiting)} {'has' if len(waiting) == 1 else 'have'} not handed in"
        )
    for place in changed:
        agreed = before.data.agreed.get(place)
        if new[place].rating not in (agreed, old.get(place, Judgement()).rating):
            raise WrongState(
                f"the group's rating of {place} is what was agreed, {agreed or 'nothing yet'}: agree on"
                " another (checkback audits agree), or write the comment without a rating"
            )


def _judged(data: AuditData) -> dict[str, Judgement]:
    return {**data.answers, **data.sections, OVERALL: data.overall}


def known_place(form: Form, place: str, rating: str) -> tuple[str, str]:
    """The place as the form names it, and the rating as it can be given there.

    Raises UnknownQuestion, UnknownRating.
    """
    wanted = place.strip()
    question = form.question(wanted)
    if question:
        options = question_options(form, question)
        return question.number, known_rating(rating, options, f"question {question.number}") or ""
    if wanted.isdecimal():
        raise UnknownQuestion(no_such_question(form, wanted))
    title = judged_title(form, wanted)
    return title, known_rating(rating, judgement_options(form, title), title) or ""


def rater_of(record: AuditRecord, name: str) -> str:
    """The rater of that name, as written among the raters. Raises BadAudit."""
    found = next((rater for rater in record.raters if is_same(rater, name)), None)
    if found is None:
        raise BadAudit(
            f"{name} is not among the raters of audit {record.id}: {', '.join(record.raters) or 'nobody'}"
        )
    return found


def places(record: AuditRecord, form: Form) -> Iterator[str]:
    """Everything a rater rates: the questions asked, the sections, the whole."""
    yield from (question.number for question in asked(record.data, form))
    yield from judged_places(record.data, form)


def _rated(old: Judgement | None, rating: str) -> Judgement:
    return (old or Judgement()).model_copy(update={"rating": rating or None})


RULES: dict[type, Ruled] = {
    c.NameRaters: Ruled("name raters", Do.REASSIGN, name_raters, is_group),
    c.Rate: Ruled("rate", Do.RATE, rate, may_rate),
    c.HandInRatings: Ruled("hand in ratings", Do.RATE, hand_in, may_rate),
    c.AgreeRating: Ruled("agree rating", Do.ANSWER, agree, is_group),
}
