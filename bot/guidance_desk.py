"""Guidance for whoever asks: for a form question, by number, or in words."""

from collections.abc import Callable, Mapping

from audit.errors import UnknownQuestion
from audit.rules import no_such_question
from guidance.beside import guidance_for
from guidance.crosswalk import Asked, Crosswalk
from guidance.library import Library
from guidance.models import Entry, Result
from guidance.search.answers import Answer, look_up
from guidance.search.kinds import parse_form_question
from questionbank.models import Form

ENOUGH = 5  # as many passages as a person reads


class GuidanceDesk:
    """Answers from the guidance in force. Cheap to make; the search index is built at the first search.

    `crosswalk_of` gives the crosswalk for an edition of a form, corrections included; asked once for each.
    `pinned` gives the desk for an audit that was begun under other editions, by document.
    """

    def __init__(
        self,
        library: Library,
        crosswalk_of: Callable[[Form], Crosswalk],
        pinned: "Callable[[Mapping[str, str]], GuidanceDesk] | None" = None,
    ) -> None:
        self.library = library
        self._crosswalk_of = crosswalk_of
        self._pinned = pinned
        self._crosswalks: dict[str, Crosswalk] = {}
        self._beside: dict[
            tuple[str, str, int], list[Result]
        ] = {}  # what stands beside a question never changes

    def of(self, editions: Mapping[str, str]) -> "GuidanceDesk":
        """The desk that answers from these editions, by document; this one where none are named."""
        return self._pinned(editions) if self._pinned and editions else self

    def for_question(self, form: Form, number: str, limit: int = ENOUGH) -> list[Result]:
        """The guidance that matters for one question of the form, best first; empty where there is none."""
        key = form.edition, number, limit
        if key not in self._beside:
            asked = next((asked for asked in questions(form) if asked.number == number), None)
            self._beside[key] = (
                guidance_for(self.library, asked, self._crosswalk(form), limit) if asked else []
            )
        return list(self._beside[key])

    def show(self, typed: str, document: str | None = None) -> list[Entry]:
        """The entries of that number, however it is typed. Raises guidance's UnknownEntry."""
        return self.library.show(typed, document)

    def search(self, query: str, form: Form, limit: int = ENOUGH) -> Answer:
        """Guidance by number, by question of the form, or in words."""
        return look_up(query, self.library, questions(form), self._crosswalk(form), limit)

    def refresh(self) -> None:
        """Ask for the crosswalk anew, after it was corrected."""
        self._crosswalks.clear()
        self._beside.clear()

    def _crosswalk(self, form: Form) -> Crosswalk:
        if form.edition not in self._crosswalks:
            self._crosswalks[form.edition] = self._crosswalk_of(form)
        return self._crosswalks[form.edition]


def questions(form: Form) -> list[Asked]:
    """The form's questions as guidance knows them."""
    return [
        Asked(question.number, question.title, question.prompts, section.title, group.title)
        for section, group, question in form.places()
    ]


def question_number(form: Form, typed: str) -> str:
    """The form question that is meant by `39`, `q39` or `question thirty nine`. Raises UnknownQuestion."""
    number = parse_form_question(typed) or typed.strip()
    if form.question(number) is None:
        raise UnknownQuestion(no_such_question(form, number))
    return number
