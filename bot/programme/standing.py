"""How a month of the programme stands: its plan, its draw, its audits, and everybody's share of the year."""

from collections import Counter
from typing import Any

from audit.deadlines import uk_date
from audit.permissions import Actor, Do, require
from audit.programme import shelves
from audit.programme.drawing import filled
from audit.programme.eligible import WHO_AUDITS, Auditor, auditors
from audit.programme.shapes import Draw
from audit.programme.share import fair, standings
from audit.text import folded
from bot.bootstrap import App
from bot.programme import showing


def month(app: App, actor: Actor, name: str) -> dict[str, Any]:
    """Everything about a month, as plain values. Raises NotAllowed."""
    require(actor, Do.PROGRAMME)
    desk = app.programme
    planned, drawn = desk.month(name), desk.drawn(name, actor)
    lines = app.service.headlines(actor, month=name)
    return {
        **showing.month_json(planned, desk.cycle.kinds(name)),
        "meeting": app.settings.timings.meeting_of(name).isoformat(),
        "drawn": None if drawn is None else showing.draw_json(drawn),
        "waiting": [] if drawn is None else _waiting(drawn),
        "states": dict(Counter(line.state for line in lines)),
        "audits": [
            {
                "id": line.id,
                "kind": line.kind,
                "state": line.state,
                "auditor": line.auditor,
                "childview_id": line.childview_id,
            }
            for line in lines
        ],
        "shares": _shares(app, name),
        "exemptions": [one.model_dump(mode="json") for one in desk.exemptions(actor)],
    }


def text(told: dict[str, Any]) -> str:
    """The same for a person."""
    lines = [
        f"{told['month']}: {', '.join(told['kinds'])}; quality and performance meeting on {told['meeting']}"
    ]
    for line in told["lines"]:
        places = ", ".join(f"{count} {kind}" for kind, count in line["places"].items() if count)
        lines.append(f"  {line['title']}: {places or 'no places'}")
    lines.append(
        "Not drawn yet." if told["drawn"] is None else f"Drawn with the seed {told['drawn']['seed']!r}."
    )
    if told["waiting"]:
        lines.append(f"Not given out yet: {', '.join(told['waiting'])}")
    lines += [
        f"  {one['id']}  {one['state']:<12} {one['kind']:<10} {one['auditor']}" for one in told["audits"]
    ]
    lines += [f"{one['auditor']}: {one['had']} this year, fair share {one['fair']}" for one in told["shares"]]
    return "\n".join(lines)


def _waiting(drawn: Draw) -> list[str]:
    chosen = [child.childview_id for line in drawn.lines for child, _ in filled(line)]
    return [child for child in chosen if folded(child) not in drawn.given]


def _shares(app: App, name: str) -> list[dict[str, Any]]:
    """What each auditor had this year, and what a fair share would be."""
    now = app.settings.clock()
    with app.store.reading() as reading:
        exempt, since, people = shelves.exemptions(reading), shelves.since(reading), reading.people()
        able = auditors(people, exempt, name, uk_date(now), ())
        records = reading.audits()
    stand = standings(able, records, exempt, since, name, app.programme.cycle)
    found = []
    for of_social_care in (False, True):  # who share the work with each other, and who with others
        group = {one.name: stand[one.name] for one in able if _is_of_social_care(one) == of_social_care}
        found += [
            {"auditor": who, "had": one.had, "fair": round(fair(one, group.values(), 0), 1)}
            for who, one in group.items()
        ]
    return found


def _is_of_social_care(auditor: Auditor) -> bool:
    return not any(role in auditor.person.roles for role in WHO_AUDITS["group"])
