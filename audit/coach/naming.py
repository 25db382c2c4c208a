"""What looks like somebody's name: by a title, a given name, or an unknown capital in a person's place."""

import re
from collections.abc import Iterator, Sequence

from audit.coach.known_names import Named
from audit.coach.naming_words import NamingWords
from audit.coach.tokens import Token, tokens
from audit.coach.writing import Writing

NAME_INNER = re.compile(r"^(?:Mc|Mac|O'|D'|De|La|Le|Fitz|Al-|El-|Abu|Ab|Van|Ben-)")  # capitals inside a name
AFTER_KIN = (" ", ", ", " - ", ": ", " (", " '")
DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?(?:\s+of)?\s+$")  # "22 April says": a month
INITIAL = re.compile(r"(?:^|[\s(])[A-Z]\.\s?$")
IRISH = re.compile(r"(?:O'|Mc|Mac)[A-Z]")
CALLED = ("called", "named", "known as", "name", "name is", "name was", "nicknamed", "alias", "aka")
LEAST_LETTERS = 4  # shorter given names are known in small letters only beside other signs
MOST_WORDS = 3  # a name has seldom more words behind the first
SOMEBODY = "the child, the mother or the worker"


def likely_names(writing: Writing, words: NamingWords) -> Iterator[Named]:
    """Each likely name, surname included, with the role that the text itself gives this person."""
    known = tuple(tokens(writing))
    taken = -1
    for index, token in enumerate(known):
        if token.start < taken or not _is_name(known, index, words):
            continue
        last = _last_of_name(known, index, words)
        taken = known[last].end
        titled = _title(known, index, words)
        start = titled.start if titled else token.start
        yield Named(start, known[last].bare_end, _instead(token, titled, words))


def _is_name(known: Sequence[Token], index: int, words: NamingWords) -> bool:
    token = known[index]
    if token.is_capital and _is_titled(known, index, words):
        return True
    if _is_in_body(known, index, words) or _is_saint(known, index) or words.kin.is_all_of(token.bare):
        return False
    if _is_given_name(token, words):
        return token.is_capital or len(token.bare) >= LEAST_LETTERS
    if not token.is_capital or token.text.is_capitalised:
        return False
    if token.bare in words.unsure_names:
        return _unsure_name_counts(known, index, words)
    return _is_unknown(token, words) and _unknown_counts(known, index, words)


def _is_given_name(token: Token, words: NamingWords) -> bool:
    """`Jaydon`, `Alfie-James`, `O'Connor`."""
    if token.typed.isupper() and len(token.typed) < LEAST_LETTERS and not token.text.is_capitalised:
        return False  # "RUI" is a shortening and no Rui
    if token.bare in words.sure_names or (IRISH.match(token.typed) and token.bare not in words.known_words):
        return True
    parts = token.bare.split("-")
    return len(parts) > 1 and token.is_capital and any(part in words.sure_names for part in parts)


def _is_saint(known: Sequence[Token], index: int) -> bool:
    """`St John Ambulance` names no John."""
    return index > 0 and known[index - 1].bare in ("st", "saint") and known[index - 1].is_capital


def _unsure_name_counts(known: Sequence[Token], index: int, words: NamingWords) -> bool:
    """`Grace said`, `told Mark`, `his sister Hope`; not `Grace period`, `in May`."""
    token = known[index]
    if DAY_BEFORE.search(token.before):
        return False
    if words.speech_verbs.begins(token.behind) or _is_beside_kin(token, words):
        return True
    if token.bare in words.known_words:
        return False
    if token.is_first:
        return _owns_as_person(token, words)
    beside_person = _ends_with(words.person_before.every(token.before), token.before)
    return beside_person or _owns_as_person(token, words) or _has_surname(known, index, words)


def _unknown_counts(known: Sequence[Token], index: int, words: NamingWords) -> bool:
    """An unknown capital is a name where a person's name would stand, and none where a place's would."""
    token = known[index]
    if _is_beside_kin(token, words) or _has_initial(token):
        return True
    if _ends_with(words.person_surely.every(token.before), token.before):
        return True
    if token.is_first or _ends_with(words.place_before.every(token.before), token.before):
        return words.speech_verbs.begins(token.behind) is not None or _has_relatives(token, words)
    if words.person_verbs.begins(token.behind) or _owns_as_person(token, words):
        return True
    return _has_surname(known, index, words) or _ends_with(
        words.person_before.every(token.before), token.before
    )


def _has_initial(token: Token) -> bool:
    """`M. Grantham`."""
    return INITIAL.search(token.text.plain[max(0, token.start - 4) : token.start]) is not None


def _ends_with(matches: Iterator[re.Match[str]], before: str) -> bool:
    """Whether the words before end with one of the matches."""
    length = len(before.rstrip())
    return any(match.end() == length for match in matches)


def _owns_as_person(token: Token, words: NamingWords) -> bool:
    """`Jaydon's mother`, `Ms Achterberg's report`."""
    return token.typed.endswith(("'s", "s'")) and words.belongings.begins(token.behind) is not None


def _has_relatives(token: Token, words: NamingWords) -> bool:
    """`Semhar's mum was seen`: only a person has one, wherever the sentence begins."""
    return token.typed.endswith(("'s", "s'")) and words.relatives.begins(token.behind) is not None


def _has_surname(known: Sequence[Token], index: int, words: NamingWords) -> bool:
    following = known[index + 1] if index + 1 < len(known) else None
    return following is not None and known[index].runs_into(following) and _is_unknown(following, words)


def _is_unknown(token: Token, words: NamingWords) -> bool:
    """A capitalised word that is no known word, shortening, product or ordinary noun."""
    typed, bare = token.typed, token.bare
    if not token.is_capital or len(bare) < 3 or bare in words.known_words or any(c.isdigit() for c in typed):
        return False
    if "-" in bare and all(part in words.known_words for part in bare.split("-")):
        return False
    has_inner = any(char.isupper() for char in re.sub(r"-\w", "-", typed)[1:])
    return not (has_inner and not NAME_INNER.match(typed)) and not bare.endswith(words.endings)


def _is_in_body(known: Sequence[Token], index: int, words: NamingWords) -> bool:
    """Whether the word belongs to the name of a body or a paper: `Kestrel project`, `Lark Foundation`."""
    if known[index].is_possessive:
        return False
    for place, other in enumerate(known[index + 1 : index + 4]):
        if other.bare in words.institutions:
            return other.is_capital or place == 0
        if not other.is_capital:
            return False
    return False


def _title(known: Sequence[Token], index: int, words: NamingWords) -> Token | None:
    """The title right before a word, or None."""
    if not index:
        return None
    before = known[index - 1]
    is_near = known[index].start - before.end <= 2
    return before if is_near and before.is_capital and before.bare in words.titles else None


def _is_titled(known: Sequence[Token], index: int, words: NamingWords) -> bool:
    """`Dr Achterberg`; behind a sure title an ordinary word is a name too: `Mr Green`, `Mrs Church`."""
    title, bare = _title(known, index, words), known[index].bare
    if title is None or bare in words.titled_nobody:
        return False
    return title.bare in words.sure_titles or bare not in words.known_words


def _is_beside_kin(token: Token, words: NamingWords) -> bool:
    """`his sister Nadia`, `social worker Karen`, `(cousin, Ismail)`."""
    return token.is_capital and _kin(token, words) is not None


def _kin(token: Token, words: NamingWords) -> str | None:
    """The word for a relation or role right before a word, or None."""
    last = None
    for match in words.kin.every(token.before):
        last = match
    rest = re.sub(r"(?:[a-z]\.\s?){1,2}$", "", token.before[last.end() :]) if last else ""
    return last.group() if last and rest in AFTER_KIN else None


def _last_of_name(known: Sequence[Token], index: int, words: NamingWords) -> int:
    """The last word of a name that begins at `index`: its surname, where one follows."""
    last = index
    while last + 1 < len(known) and last - index < MOST_WORDS and not known[last].is_possessive:
        following = known[last + 1]
        if not known[last].runs_into(following) or following.bare in words.known_words - words.first_names:
            break
        last += 1
    return last


def _instead(token: Token, titled: Token | None, words: NamingWords) -> str:
    """The role that the text itself gives this person, or a general one."""
    if titled:
        return words.titles[titled.bare]
    kin = _kin(token, words)
    return f"the {kin}" if kin and kin not in CALLED else SOMEBODY
