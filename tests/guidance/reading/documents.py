"""Small invented guidance documents for the tests of reading."""

from pathlib import Path

from guidance.models import Entry, GuidanceReading
from guidance.reading import read

HEAD = "Harbours\n\nGuidance for visits to lighthouses (GVL)\n\nEverything below binds the visitor.\n\n"

# Enough plain rows for a document to have a language of its own.
ROWS = (
    "Lamps\n\n"
    "1.1\tThe lamp is bright and steady, and ships can rely on it.\t\n"
    "\t\tWe look at the lamp in the round and do not ask for one kind of oil.\n"
    "1.1.01\tDoes the keeper clean the lamp and the glass around it?\tWe expect the keeper to clean the lamp "
    "each day and to write it down. The glass around the lamp should be clear.\n"
    "\t\tWhere the lamp is old, the keeper should say so and ask for another.\n"
    "1.1.02\tDoes the keeper keep enough oil for\tWe expect enough oil for the lamp to burn for ten nights.\n"
    "\tthe lamp in winter?\tIn winter the boat may not come, and the keeper should think of that in time.\n"
    "1.1.03\tIs the keeper of the lamp trained?\tThe keeper should know the lamp and the oil, "
    "and what to do when the lamp fails.\n"
)


def read_text(folder: Path, text: str, name: str = "guidance.txt") -> GuidanceReading:
    """The reading of a text, through a file as a person would give it."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(path)


def entries_of(reading: GuidanceReading) -> dict[str, Entry]:
    """Introductions and entries of a reading by their id."""
    return {entry.id: entry for entry in (*reading.guidance.introductions, *reading.guidance.entries)}


def problems_of(reading: GuidanceReading, identity: str) -> list[str]:
    """What the reading tells about one entry."""
    return [problem.what for problem in reading.problems if problem.where.split(",")[0] == identity]
