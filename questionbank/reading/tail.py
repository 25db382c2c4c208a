"""The parts that are not about the case's questions: feedback, the table of actions, verification."""

from questionbank.models import ActionTable, Feedback, FeedbackQuestion
from questionbank.reading.events import Answer, Ask, Blank, Columns, Event, Fields, Text
from questionbank.reading.problems import Problems
from questionbank.reading.text import joined, plain, titled, words
from questionbank.reading.words import FEEDBACK
from questionbank.reading.zones import Zone

LABEL = 8  # words of a label
HEADINGS = (
    "question",
    "questions",
    "response",
    "answer",
    "item",
    "details",
)  # of columns, on lines of their own
FROM = (
    "feedback from the ",
    "feedback from ",
    "feedback of the ",
    "feedback of ",
    "views of the ",
    "views of ",
)


def feedback_of(zone: Zone, problems: Problems) -> Feedback:
    """The feedback table of one person."""
    questions: list[FeedbackQuestion] = []
    for event in zone.events:
        if isinstance(event, Ask):
            number = event.number or str(len(questions) + 1)
            questions.append(
                FeedbackQuestion(number=number, text=" ".join(joined([p.text for p in event.pieces])))
            )
        elif isinstance(event, Fields):
            questions.extend(
                _asked(label, len(questions) + i) for i, label in enumerate(event.labels, start=1)
            )
        elif isinstance(event, Text) and event.text.endswith("?"):
            questions.append(_asked(event.text, len(questions) + 1))
        elif isinstance(event, Text):
            problems.unplaced(event.where, event.printed, "stands in a feedback table and asks nothing")
        elif isinstance(event, Columns):
            _structural(event, problems)
    heading = zone.heading.text if zone.heading else zone.who
    return Feedback(key=zone.who, from_=giver(heading), questions=tuple(questions))


def giver(heading: str) -> str:
    """Whose feedback it is, in the heading's own words: "FEEDBACK FROM CHILD" is "Child"."""
    said = plain(heading)
    lead = next((lead for lead in FROM if said.startswith(lead)), "")
    text = titled(" ".join(heading.split()[len(lead.split()) :])).strip(" :–-") if lead else titled(heading)
    if lead or not FEEDBACK.search(said):
        return text[:1].upper() + text[1:]
    rest = " ".join(
        word for word in text.split() if plain(word) not in {"feedback", "views", "voice", "comments"}
    )
    return rest.removesuffix("’s").removesuffix("'s").strip(" :–-") or text


def actions_of(zone: Zone, problems: Problems) -> ActionTable:
    """The table of actions: its columns and how many rows are printed."""
    heading = [titled(zone.heading.text)] if zone.heading else []
    columns: tuple[str, ...] = ()
    rows = 0
    for event in zone.events:
        if isinstance(event, Text) and not columns:
            heading.append(event.printed)
        elif isinstance(event, Columns):
            columns = columns or _action_columns(event)
        elif isinstance(event, Blank | Ask):
            rows += 1
            _filled(event, problems)
        elif isinstance(event, Fields) and not columns:
            columns = event.labels
        elif isinstance(event, Fields | Text):
            text = ", ".join(event.labels) if isinstance(event, Fields) else event.printed
            rows += isinstance(event, Fields)
            problems.unplaced(event.where, text, "stands in the table of actions")
    return ActionTable(heading=" ".join(heading) or "Actions", columns=columns, rows=rows)


def _action_columns(columns: Columns) -> tuple[str, ...]:
    """The column headings without that of the numbers."""
    pairs = zip(columns.labels, columns.starts, strict=True)
    return tuple(label for label, start in pairs if columns.roles.get(start) != "number")


def _filled(event: Event, problems: Problems) -> None:
    if isinstance(event, Ask):
        problems.unplaced(event.where, event.text, "is written in a row of the table of actions")


def verification_of(zone: Zone, problems: Problems) -> list[str]:
    """The labels of the verification part."""
    labels: list[str] = []
    for event in zone.events:
        if isinstance(event, Text | Answer) and plain(event.text) in HEADINGS:
            problems.unplaced(event.where, event.text, "heads a column of this table")
        elif isinstance(event, Ask):
            labels.append("\n".join(piece.text for piece in event.pieces))
        elif isinstance(event, Fields):
            labels.extend(event.labels)
        elif isinstance(event, Answer) or (
            isinstance(event, Text)
            and (event.short or (event.text.endswith(":") and words(event.text) <= LABEL))
        ):
            labels.append(event.text.rstrip(" :"))
        elif isinstance(event, Text):
            problems.unplaced(event.where, event.printed, "stands in the verification part and is no label")
        elif isinstance(event, Columns):
            _structural(event, problems)
    return labels


def _structural(columns: Columns, problems: Problems) -> None:
    """Tell of column headings that have no place of their own in a form."""
    problems.unplaced(columns.where, " | ".join(columns.labels), "are the column headings of this table")


def _asked(label: str, count: int) -> FeedbackQuestion:
    return FeedbackQuestion(number=str(count), text=label)
