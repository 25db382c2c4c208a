"""Forms as they were read, and a desk to take them in at. Everybody is fictional."""

from audit.forms import FormShelf
from audit.permissions import THE_OPERATOR, Actor
from audit.ports import Store
from audit.record import Value
from audit.taking.desk import FormDesk, Wanted
from audit.taking.models import Filled, FilledAction, Origin, Take, Taken
from tests.builders import NOW, small_form


def filled(
    facts: dict[str, Value],
    *actions: dict[str, str],
    origin: Origin | None = None,
    name: str = "form.docx",
    mark: str = "",
) -> Filled:
    """A form that says these facts; actions are numbered as they come unless they name their row."""
    rows = tuple(
        FilledAction(row.get("row", str(n)), {k: v for k, v in row.items() if k != "row"})
        for n, row in enumerate(actions, 1)
    )
    return Filled(name, mark or repr((facts, actions)), facts, rows, origin=origin)


def whole(**more: Value) -> dict[str, Value]:
    """What every audit must say, and more by pointer (`child_name` stands for `/child/name`)."""
    known: dict[str, Value] = {"/child/childview_id": "CV-9", "/auditor": "Alex Example", "/month": "2026-11"}
    return known | {f"/{name.replace('_', '/', 1)}": value for name, value in more.items()}


def desk_over(store: Store) -> FormDesk:
    """A desk over that store, with the small form built in."""
    return FormDesk(store, FormShelf({"case-audit": small_form}), lambda: NOW)


def merged(
    desk: FormDesk, audit: str, form: Filled, take: Take | None = None, actor: Actor = THE_OPERATOR,
    dry_run: bool = False,
) -> Taken:  # fmt: skip
    """What comes of taking one form into an audit."""
    return desk.take([form], Wanted(into=audit, take=take, dry_run=dry_run), actor)[0]
