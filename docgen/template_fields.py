"""The fields that a template asks for, and those that there are: read from both, before either is used."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

from jinja2 import nodes
from pydantic import BaseModel

EACH = "[]"  # an item of a list: `sections.rows[].name`
Scope = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class TemplateCheck:
    """What a template asks for that does not exist, and what exists that it does not ask for."""

    template: str
    missing: tuple[str, ...]
    unused: tuple[str, ...]


def compared(template: str, wanted: set[str], model: type) -> TemplateCheck:
    """The fields that a template asks for against those that a model has, both ways."""
    known = offered(model)
    touched = {path for field in wanted for path in _upwards(field)}
    unused = [field for field in sorted(known) if field not in touched and not _has_parts(field, known)]
    return TemplateCheck(template, tuple(sorted(wanted - known)), tuple(unused))


def offered(model: type) -> set[str]:
    """Every field of a model or dataclass by its path; `title`, `sections.rows[].name`."""
    return set(_offered(model, ""))


def _offered(model: type, before: str) -> Iterator[str]:
    for name, kind in _kinds(model).items():
        yield from _of_kind(kind, before + name)


def _kinds(model: type) -> dict[str, Any]:
    if not issubclass(model, BaseModel):
        return get_type_hints(model)
    kinds = {name: field.annotation for name, field in model.model_fields.items() if not field.exclude}
    return kinds | {name: field.return_type for name, field in model.model_computed_fields.items()}


def _of_kind(kind: Any, path: str) -> Iterator[str]:
    yield path
    if get_origin(kind) in (tuple, list):
        yield from _of_kind(get_args(kind)[0], path + EACH)
    elif isinstance(kind, type) and (issubclass(kind, BaseModel) or is_dataclass(kind)):
        yield from _offered(kind, path + ".")


def _upwards(field: str) -> Iterator[str]:
    """A field and what it is part of: who prints each cell has used the list of cells."""
    yield field
    while EACH in field or "." in field:
        field = field.removesuffix(EACH) if field.endswith(EACH) else field.rpartition(".")[0]
        yield field


def _has_parts(field: str, known: set[str]) -> bool:
    return any(other.startswith((field + ".", field + EACH)) for other in known)


def asked(template: nodes.Template) -> set[str]:
    """Every field a parsed template asks for, by its path; not the names that it gives itself."""
    return set(_walk(template, {}))


def _walk(node: nodes.Node, scope: Scope) -> Iterator[str]:
    if isinstance(node, nodes.For):
        yield from _walk(node.iter, scope)
        inside = {**scope, "loop": None, **_named(node.target, _path(node.iter, scope), EACH)}
        for child in (*node.body, *node.else_, *([node.test] if node.test else [])):
            yield from _walk(child, inside)
    elif isinstance(node, nodes.Getattr | nodes.Getitem | nodes.Name):
        path = _path(node, scope)
        if path:
            yield path
        elif not isinstance(node, nodes.Name):
            yield from _walk(node.node, scope)
    else:
        yield from _walk_children(node, scope)


def _walk_children(node: nodes.Node, scope: Scope) -> Iterator[str]:
    """What is beneath a node; a `set` names something for those that come after it."""
    known = dict(scope)
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Assign):
            yield from _walk(child.node, known)
            known |= _named(child.target, _path(child.node, known), "")
        else:
            yield from _walk(child, known)


def _named(target: nodes.Node, path: str | None, ending: str) -> dict[str, str | None]:
    """The names that a loop or an assignment gives, with the path of what each stands for."""
    if isinstance(target, nodes.Name):
        return {target.name: path + ending if path else None}
    return {name.name: path + ending + EACH if path else None for name in target.find_all(nodes.Name)}


def _path(node: nodes.Node, scope: Scope) -> str | None:
    """The path of an expression; None for one that is no field (a number, what a filter gives)."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        before = _path(node.node, scope)
        return f"{before}.{node.attr}" if before else None
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        before = _path(node.node, scope)
        if not before:
            return None
        return f"{before}.{node.arg.value}" if isinstance(node.arg.value, str) else before + EACH
    return None
