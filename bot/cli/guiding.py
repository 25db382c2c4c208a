"""`checkback guidance`: every entry, one entry, search, and the guidance for a form question."""

import click

from bot import diff_text, guidance_shelf
from bot.cli.common import acting, actor, app, as_json, show, show_json
from bot.conversation.screens import Info
from bot.guidance_desk import question_number
from bot.terminal import render
from guidance.models import Entry

NOTHING = "Nothing in the guidance in force answers this."


def register(root: click.Group) -> None:
    """Add the commands of this module."""
    root.add_command(guidance)


@click.group()
def guidance() -> None:
    """The inspection guidance in force: list, show, search, and what matters for a question."""


@guidance.command("list")
@click.option("--document", help="Only that document, such as carag.")
@acting
@as_json
def list_(document: str | None, person: str | None, json_: bool) -> None:
    """List every numbered entry in force."""
    actor(person)
    entries = app().guidance.library.entries(document)
    if json_:
        show_json([entry.model_dump(mode="json") for entry in entries])
    else:
        show("\n".join(f"{entry.number:<10} {entry.question}" for entry in entries))


@guidance.command("show")
@click.argument("number")
@click.option("--document", help="Only that document, such as carag.")
@click.option("--edition", help="That edition, such as the one an old audit was judged by.")
@acting
@as_json
def show_(number: str, document: str | None, edition: str | None, person: str | None, json_: bool) -> None:
    """Show one entry whole, however its number is typed."""
    actor(person)
    entries = _shown(number, document, edition)
    if json_:
        show_json([entry.model_dump(mode="json") for entry in entries])
    else:
        show(render.info(Info(f"Guidance {number}", entries=tuple(entries))))


def _shown(number: str, document: str | None, edition: str | None) -> list[Entry]:
    """The entries of that number: in force, or of one edition."""
    if edition is None:
        return app().guidance.show(number, document)
    held = guidance_shelf.edition(app().store, edition)
    return app().guidance.of({held.document: edition}).show(number, held.document)


@guidance.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True)
@click.option("--document", default="case-audit", help="The form that question numbers refer to.")
@acting
@as_json
def search(words: tuple[str, ...], limit: int, document: str, person: str | None, json_: bool) -> None:
    """Look up guidance by number, by question of the form, or in words."""
    actor(person)
    form = app().service.form_in_force(document)
    found = app().guidance.search(" ".join(words), form, limit)
    if json_:
        results = [result.model_dump(mode="json", exclude={"prompt"}) for result in found.results]
        show_json(
            {
                "query": found.query,
                "kind": found.kind,
                "form_question": found.form_question,
                "results": results,
            }
        )
    else:
        lines = () if found.results else (NOTHING,)
        show(render.info(Info(f"Guidance on {found.query!r}", lines, found.results, query=found.query)))


@guidance.command("for")
@click.argument("question")
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True)
@click.option("--document", default="case-audit", help="The form the question stands on.")
@acting
@as_json
def for_(question: str, limit: int, document: str, person: str | None, json_: bool) -> None:
    """The guidance for one form question, best first."""
    actor(person)
    form = app().service.form_in_force(document)
    number = question_number(form, question)
    results = app().guidance.for_question(form, number, limit)
    if json_:
        show_json({"question": number, "results": [result.model_dump(mode="json") for result in results]})
    else:
        lines = () if results else (NOTHING,)
        show(render.info(Info(f"Guidance for question {number}", lines, results=tuple(results))))


@guidance.command("use")
@click.argument("document", metavar="ID")
@click.argument("searched", metavar="on|off", type=click.Choice(["on", "off"]))
@acting
def use(document: str, searched: str, person: str | None) -> None:
    """Let look-ups draw on a further document beside the CARaG, or no longer."""
    guidance_shelf.switch(app().store, document, searched == "on", actor(person), app().settings.clock())
    show(f"{document}: {'searched' if searched == 'on' else 'no longer searched'}")


@guidance.command("correct")
@click.argument("question")
@click.argument("entries", nargs=-1)
@click.option("--document", default="case-audit", help="The form the question stands on.")
@acting
@as_json
def correct(question: str, entries: tuple[str, ...], document: str, person: str | None, json_: bool) -> None:
    """Set the entries that stand beside a form question, best first; none say that nothing answers it."""
    service = app()
    form = service.service.form_in_force(document)
    number = question_number(form, question)
    made = service.correct(form, number, entries, actor(person))
    if json_:
        show_json({"question": number, "entries": list(made)})
    else:
        show(f"question {number}: {', '.join(made) or 'nothing in the guidance answers it'}")


@guidance.command("diff")
@click.argument("old")
@click.argument("new")
@acting
@as_json
def diff(old: str, new: str, person: str | None, json_: bool) -> None:
    """Say what differs between two editions of a guidance document."""
    actor(person)
    from guidance.differences import differences

    store = app().store
    found = differences(guidance_shelf.edition(store, old), guidance_shelf.edition(store, new))
    if json_:
        show_json(found.model_dump(mode="json"))
    else:
        show(diff_text.told(found))
