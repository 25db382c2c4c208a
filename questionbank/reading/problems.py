"""What a reading could not place or had to infer, gathered while a form is put together."""

from questionbank.models import Problem

LONGEST_QUOTE = 300  # characters of the document quoted in one problem


class Problems:
    """Gathers problems in the order in which they are found, each once."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], None] = {}

    def add(self, where: str, what: str) -> None:
        """Note one problem: where in the document, and what about it."""
        self._found.setdefault((where, what))

    def unplaced(self, where: str, text: str, why: str = "is no part of a form that is known here") -> None:
        """Note words that have no place in the form."""
        self.add(where, f"{quoted(text)} {why}; it is not kept.")

    def found(self) -> tuple[Problem, ...]:
        """Everything noted."""
        return tuple(Problem(where=where, what=what) for where, what in self._found)


def quoted(text: str) -> str:
    """Words of the document in quotation marks, a very long text cut."""
    return f'"{text}"' if len(text) <= LONGEST_QUOTE else f'"{text[:LONGEST_QUOTE].rsplit(" ", 1)[0]} …"'
