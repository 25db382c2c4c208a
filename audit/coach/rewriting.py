"""Offering another wording of an action, with the person's own words kept."""

from collections.abc import Callable, Mapping

from audit.coach.actions import ActionCase, judge
from audit.coach.acts import Act
from audit.coach.writing import Writing


def rewritten(case: ActionCase) -> str | None:
    """Another wording of the action, or None where it needs none or the coach knows none that mends it."""
    for rule in judge(case.item, case.rules).rules:
        if rule in REMEDIES:
            text = REMEDIES[rule](case)
            return text if _mends(case, rule, text) else None
    return None


def _mends(case: ActionCase, rule: str, text: str) -> bool:
    """Whether no line of the text has the flaw any more."""
    code = case.rules.rules.rules[rule].code
    items = (case.item.model_copy(update={"action": line}) for line in text.split("\n"))
    return all(code not in judge(item, case.rules).flaws for item in items)


def _apart(case: ActionCase) -> str:
    """Each act in a line of its own, with what finishes it."""
    lines: list[list[Act]] = []
    for act in case.acts:
        if act.follows and lines:
            lines[-1].append(act)
        else:
            lines.append([act])
    texts = [_trimmed(case.writing.excerpt(line[0].start, line[-1].end)) for line in lines]
    return "\n".join(_sentence(text) for text in texts)


def _with_strong_verb(case: ActionCase) -> str:
    first, words = case.acts[0], case.rules.rewriting
    begun = words.verbs.of(first.text)
    if begun is None:
        return _with_tail(case, words.templates.otherwise.format(action=_own(case)))
    rest = case.writing.excerpt(first.start + len(begun[0]), len(case.item.action))
    return _with_tail(case, begun[1].format(rest=_trimmed(rest)))


def _with_tail(case: ActionCase, text: str) -> str:
    """The text, and what will be on the file where it does not say so yet."""
    if Writing(text).unquoted in case.rules.verbs.checkable:
        return _sentence(text)
    tail = case.rules.rewriting.tails.get(text.split(maxsplit=1)[0], "and record what was done")
    return _sentence(f"{text} {tail}")


def _measured(case: ActionCase) -> str:
    return _sentence(case.rules.rewriting.templates.measured.format(action=_own(case)))


def _aimed(case: ActionCase) -> str:
    return _sentence(case.rules.rewriting.templates.aimed.format(action=_own(case)))


def _begun(case: ActionCase) -> str:
    return _sentence(case.rules.rewriting.templates.begun.format(action=_own(case)))


def _own(case: ActionCase) -> str:
    """The person's words as they stand inside a sentence; shortenings keep their capitals."""
    text = _trimmed(case.item.action.replace("“", "'").replace("”", "'").replace('"', "'"))
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _trimmed(text: str) -> str:
    return " ".join(text.split()).strip(" .;,:-")


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


# Which rule has which remedy.
REMEDIES: Mapping[str, Callable[[ActionCase], str]] = {
    "many-acts": _apart,
    "weak-verb": _with_strong_verb,
    "no-measure": _measured,
    "no-deed": _measured,
    "guarantee": _aimed,
    "beyond-power": _aimed,
    "too-soon": _begun,
}
