"""What an audit can be judged by: forms of any edition, and the guidance beside them."""

from collections.abc import Callable, Mapping

from audit.ports import Transaction
from audit.record import Act, Edition
from questionbank.errors import UnknownForm
from questionbank.models import Form

Beside = Callable[[Transaction, Act], Mapping[str, str]]


class FormShelf:
    """Finds the form in force and every edition an audit was begun under.

    `built_in` maps a document id to the function that gives its built-in form. `beside` gives the editions of
    the guidance in force, by document, once they are sure to be kept. Parsed editions are kept: they never
    change.
    """

    def __init__(
        self, built_in: Mapping[str, Callable[[], Form]], beside: Beside = lambda _transaction, _act: {}
    ) -> None:
        self._built_in = built_in
        self._beside = beside
        self._parsed: dict[tuple[str, str], Form] = {}

    def in_force(self, transaction: Transaction, document: str) -> Form:
        """The edition that new audits are begun under. Raises UnknownForm."""
        if kept := transaction.edition("form", document):
            return self._parse(kept)
        if document in self._built_in:
            return self._built_in[document]()
        known = ", ".join(sorted({*self._built_in, *(e.document for e in transaction.editions("form"))}))
        raise UnknownForm(f"there is no form called {document!r}; there are: {known}")

    def edition(self, transaction: Transaction, document: str, edition: str) -> Form:
        """One edition of a form. Raises UnknownForm."""
        if form := self._parsed.get((document, edition)):
            return form
        if kept := transaction.edition("form", document, edition):
            return self._parse(kept)
        if document in self._built_in and self._built_in[document]().edition == edition:
            return self._built_in[document]()
        raise UnknownForm(
            f"the form {document!r} has no edition {edition!r}; `checkback form list` shows them"
        )

    def guidance(self, transaction: Transaction, act: Act) -> dict[str, str]:
        """The editions of the guidance that stand beside an audit begun now, by document."""
        return dict(self._beside(transaction, act))

    def _parse(self, kept: Edition) -> Form:
        key = (kept.document, kept.edition)
        if key not in self._parsed:
            self._parsed[key] = Form.model_validate_json(kept.content)
        return self._parsed[key]
