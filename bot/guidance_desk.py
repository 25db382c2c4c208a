"""Guidance for whoever asks: for a form question, by number, or in words."""

from dataclasses import dataclass

from audit.errors import UnknownQuestion
from audit.rules import no_such_question
from guidance.crosswalk import Asked, Crosswalk, guidance_for
from guidance.library import Library
from guidance.models import Entry, Result
from guidance.search import Searcher, parse_form_question
from questionbank.models import Form

ENOUGH = 5  # as many passages as a person reads


@dataclass(frozen=True)
class Found:
    """What a look-up came to. The fields are those of `checkback guidance search --json`."""

    query: str
    kind: str
    form_question: str | None
    results: tuple[Result, ...]


class GuidanceDesk:
    """Answers from the guidance in force. Cheap to make; the search index is built at the first search."""

    def __init__(self, library: Library, crosswalk: Crosswalk) -> None:
        self.library = library
        self._crosswalk = crosswalk
        self._searcher = Searcher(library)

    def for_question(self, form: Form, number: str, limit: int = ENOUGH) -> list[Result]:
        """The guidance that matters for one question of the form, best first; empty where there is none."""
        for section, group, question in form.places():
            if question.number == number:
                asked = Asked(number, question.title, question.prompts, section.title, group.title)
                return guidance_for(self.library, asked, self._crosswalk, limit)
        return []

    def show(self, typed: str, document: str | None = None) -> list[Entry]:
        """The entries of that number, however it is typed. Raises guidance's UnknownEntry."""
        return self.library.show(typed, document)

    def search(self, query: str, form: Form, limit: int = 10) -> Found:
        """Guidance by number, by question of the form, or in words."""
        if (number := parse_form_question(query)) and form.question(number):
            return Found(query, "form", number, tuple(self.for_question(form, number, limit)))
        if entries := self.library.numbered(query):
            results = tuple(self._searcher.of_entry(entry) for entry in entries[:limit])
            return Found(query, "number", None, results)
        results = tuple(self._searcher.search(query, limit))
        return Found(query, "words" if results else "none", None, results)


def question_number(form: Form, typed: str) -> str:
    """The form question that is meant by `39`, `q39` or `question thirty nine`. Raises UnknownQuestion."""
    number = parse_form_question(typed) or typed.strip()
    if form.question(number) is None:
        raise UnknownQuestion(no_such_question(form, number))
    return number
