"""Whether an action says what is to be done: the verb, and what must stand behind a weak one."""

import re

from audit.coach.acts import Act, VerbWords
from audit.coach.writing import Place

# A determiner behind it shows an unknown word to be a verb: "Reunite the family".
AS_VERB = re.compile(r"[a-z'-]+\s+(?:the|a|an|this|these|all|both|each|his|her|their|him|them|it|dad|mum)\b")
REACH = 110  # characters behind "ensure" within which the thing that is to be done stands


def vague_verb(found: tuple[Act, ...], words: VerbWords) -> Place | None:
    """The vague verb that the action begins with, or None where it says what is done."""
    first = found[0]
    if words.quality.begins(first.text) and unmeasurable(found, words):
        return None
    if vague := words.vague.begins(first.text):
        return Place(first.start, first.start + vague.end())
    weak = words.weak.begins(first.text) or words.weak_passive.find(first.text)
    if weak is None or _comes_to_something(first, weak.end(), found, words):
        return None
    return Place(first.start + weak.start(), first.start + weak.end())


def unmeasurable(found: tuple[Act, ...], words: VerbWords) -> Place | None:
    """The quality that is to grow, or the degree without a measure; None where somebody else could tell."""
    first, whole = found[0], found[0].text + " " + " ".join(act.text for act in found[1:])
    wanted = words.quality.begins(first.text) or words.wishes.find(first.text)
    # the verb itself is no proof: "Record more detail", "Write contacts up in a more timely way"
    behind = whole[wanted.end() :] if wanted else whole.partition(" ")[2]
    if behind in words.checkable:
        return None
    told = wanted or words.degree.find(first.text)
    return Place(first.start + told.start(), first.start + told.end()) if told else None


def no_deed(found: tuple[Act, ...], words: VerbWords) -> Place | None:
    """Where the action names no deed ("Good partnership work"): no verb of doing, nothing to look up."""
    text = found[0].text
    first = re.match(r"[a-z'-]+", text)
    if first is None or first.group() in words.acts or AS_VERB.match(text):
        return None
    if text in words.checkable or text in words.passive:
        return None
    is_named = words.act_nouns.find(" ".join(text.split()[:4])) is not None
    is_latin = len(re.findall(r"[a-z]{2,}", text)) > 1
    return Place(found[0].start, found[0].end) if is_latin and not is_named else None


def _comes_to_something(first: Act, verb_end: int, found: tuple[Act, ...], words: VerbWords) -> bool:
    """Whether a weak verb ends in a decision, an agreement or a thing that somebody can see was done."""
    behind = first.text[verb_end:] + " " + " ".join(f"and {act.text}" for act in found[1:])
    return behind in words.outcome or behind[:REACH] in words.done
