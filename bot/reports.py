"""The month's summary and the board's report, as Word documents, for those who may see every audit."""

from collections import Counter
from collections.abc import Sequence

from audit.coach import Flaw
from audit.days import month_after, months_from
from audit.deadlines import uk_date
from audit.permissions import Actor, Do, require
from audit.programme import shelves
from audit.themes import coverage
from audit.themes.counting import handed_in
from audit.themes.models import Figures, Looked, figures
from audit.themes.reports import Setting, board_report, month_report
from audit.written import month
from bot.bootstrap import App
from bot.coaching import Coach
from docgen import reports

TREND = 3  # months of comments that the month's summary looks at
FLAWS: dict[Flaw, str] = {
    "one_liner": "One-liners",
    "no_evidence_for_grade": "No evidence",
    "no_impact_on_child": "Child not in it",
    "grade_contradicts_comment": "Tone against rating",
    "identifiable_data": "Names somebody",
}


def month_document(app: App, of: str, actor: Actor) -> bytes:
    """The summary of one programme month. Raises NotAllowed, TemplateError."""
    looked = _looked(app, actor)
    writing = writing_trend(app.coach, handed_in(looked), months_from(month_after(of, 1 - TREND), of))
    enquiry = [line.title for line in app.programme.month(of).lines]
    report = month_report(looked, of, _setting(app, looked, [of]), enquiry, writing)
    written = reports.write(report, app.settings.templates)
    app.care.took(actor, "report", of)
    return written


def board_document(app: App, first: str, last: str, actor: Actor) -> bytes:
    """The themes of the months from `first` to `last`. Raises NotAllowed, TemplateError."""
    looked = _looked(app, actor)
    teams = {person.name: person.team for person in app.service.people() if person.team}
    setting = _setting(app, looked, months_from(first, last))
    written = reports.write(board_report(looked, first, last, setting, teams), app.settings.templates)
    app.care.took(actor, "report", f"{first} to {last}")
    return written


def writing_trend(coach: Coach, looked: Sequence[Looked], months: Sequence[str]) -> Figures:
    """What the comment coach found in each month's comments. Nobody is named and nothing is quoted."""
    rows = []
    for name in months:
        found = [
            flaws
            for one in looked
            if one.record.data.month == name
            for flaws in coach.flaws(one.record, one.form)
        ]
        told = Counter(flaw for flaws in found for flaw in set(flaws))
        good = sum(1 for flaws in found if not flaws)
        rows.append((month(name), [len(found), good, *(told[flaw] for flaw in FLAWS)]))
    return figures(
        "How comments are written",
        "Month",
        ("Comments", "No remark", *FLAWS.values()),
        rows,
        "What the comment coach would say today of the comments of each month. It knows words, not cases.",
    )


def _looked(app: App, actor: Actor) -> list[Looked]:
    require(actor, Do.REPORTS)
    records = app.service.audits(actor, Do.TRACK)
    editions = {(record.document, record.edition) for record in records}
    forms = {edition: app.service.form_edition(*edition) for edition in editions}
    return [Looked(record, forms[record.document, record.edition]) for record in records]


def _setting(app: App, looked: Sequence[Looked], months: Sequence[str]) -> Setting:
    """What the service and its programme say of those months."""
    finished = [one for one in handed_in(looked) if one.record.data.month in months]
    with app.store.reading() as reading:
        draws = [draw for name in months if (draw := shelves.draw(reading, name))]
        lines = shelves.lines_of(reading)
    return Setting(
        organisation=app.settings.organisation,
        marking=app.settings.themes_marking,
        today=uk_date(app.settings.clock()),
        joint=coverage.joint(finished, months, app.settings.programme),
        yearly=coverage.yearly(finished, draws, lines),
    )
