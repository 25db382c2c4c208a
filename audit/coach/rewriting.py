"""Offering another wording of an action, with the person's own words kept."""

from audit.coach.actions import ActionCase
from audit.coach.acts import Act
from audit.coach.rewriting_words import RewritingWords
from audit.coach.rules import Rules


def rewritten(case: ActionCase, found: frozenset[str]) -> str | None:
    """Another wording of an action whose flaws are known, or None where there is nothing to put otherwise."""
    words = case.rules.rewriting
    own = _trimmed(case.item.action)
    if "several_actions" in found:
        return _apart(case)
    if "not_achievable" in found:
        return _sentence(words.templates.aimed.format(action=_small(own)))
    if "vague_verb" in found and case.acts:
        return _sentence(_with_strong_verb(case, words))
    if "not_measurable" in found:
        return _sentence(words.templates.measured.format(action=_small(own)))
    return None


def _apart(case: ActionCase) -> str:
    """Each act in a line of its own, with what finishes it."""
    lines: list[list[Act]] = []
    for act in case.acts:
        if act.follows and lines:
            lines[-1].append(act)
        else:
            lines.append([act])
    texts = [_trimmed(case.writing.excerpt(line[0].start, line[-1].end)) for line in lines]
    return "\n".join(f"{number}. {_sentence(text)}" for number, text in enumerate(texts, 1))


def _with_strong_verb(case: ActionCase, words: RewritingWords) -> str:
    first = case.acts[0]
    own = _trimmed(case.writing.excerpt(first.start, len(case.item.action)))
    begun = words.verbs.of(first.text)
    if begun is None:
        text = words.templates.otherwise.format(action=_small(own))
    else:
        text = begun[1].format(
            rest=_trimmed(case.writing.excerpt(first.start + len(begun[0]), len(case.item.action)))
        )
    return text if _says_outcome(text, case.rules) else text + words.templates.recorded


def _says_outcome(text: str, rules: Rules) -> bool:
    lower = text.lower()
    return lower in rules.verbs.outcome or (
        " and " in lower and lower.rsplit(" and ", 1)[1] in rules.verbs.checkable
    )


def _trimmed(text: str) -> str:
    return " ".join(text.split()).strip(" .;,:-")


def _small(text: str) -> str:
    """With a small first letter, as it stands inside a sentence; shortenings keep their capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
