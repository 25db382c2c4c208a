"""Names of people in a comment: those known from the audit's header, and those that look like names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from audit.coach.naming_words import NamingWords
from audit.coach.writing import Sentence, Writing

TOKEN = re.compile(r"[^\W\d_][\w'-]*")
ORDINARY_END = re.compile(
    r"(?:tions?|ments?|ness|ity|ities|ances?|ences?|ships?|isms?|ology|graphy|ings?|ive|ous|able|ible|ical|ful|less|ally|edly|ised|ated"
    r"|ishly|ards|ments|ency|ancy|ology|ors|ers|ents|ants|ists|isms|ies)$"
)
NAME_INNER = re.compile(r"^(?:Mc|Mac|O'|D'|De|La|Le|Fitz|Al-|El-|Abu|Ab|Van|Ben-)")
PARTICLES = {"de", "van", "bin", "ibn", "al", "el", "ap", "da", "di", "du", "la", "le", "von", "ul", "ur"}
LEAST_LETTERS = 4  # shorter given names are known in small letters only beside other signs
KIN_REACH = 2
MOVED_TO = re.compile(
    r"\b(?:in|at|near|into|outside|through|towards|across|around|moved to|move to|went to|travel\w* to|placed in|bus to|from|to)\s+(?:the\s+)?$"
)
OF_A_PERSON = re.compile(
    r"^'s?\s+(?:mother|father|mum|dad|parents?|family|brother|sister|school|home|views?|voice|plan|case|file|behaviour|offen\w+|progress|engagement"
    r"|attendance|needs|house|friends?|words?|room|worker|notes?|record\w*|report|assessment|supervision|work|leave|absence|visit|email|advice|help)\b"
)


@dataclass(frozen=True)
class Named:
    """A name: its bounds in the text and what could stand in its place."""

    start: int
    end: int
    instead: str


@dataclass(frozen=True)
class Token:
    """A word: its bounds in the text, as typed and bare (small letters, without a possessive ending)."""

    start: int
    end: int
    typed: str
    heads_sentence: bool

    @cached_property
    def bare(self) -> str:
        """In small letters, without an `'s`."""
        return re.sub(r"'s?$", "", self.typed.lower())

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.typed[0].isupper()


def header_names(writing: Writing, names: Mapping[str, str], words: NamingWords) -> Iterator[Named]:
    """Where a name known from the header stands, whole or in part, with who it is."""
    for name, who in names.items():
        whole = " ".join(re.findall(r"[\w'-]+", name.lower().replace("’", "'")))
        parts = [part for part in whole.split() if len(part) > 2 and part not in words.titles | PARTICLES]
        for token in _tokens(writing):
            if token.bare in parts and (
                token.is_capital or token.bare not in words.unsure_names | words.known_words
            ):
                if not (
                    token.heads_sentence and token.bare in words.unsure_names | words.known_words
                ) or _acts(writing, token, words):
                    yield Named(token.start, token.end, who)


def likely_names(writing: Writing, words: NamingWords) -> Iterator[Named]:
    """What looks like somebody's name: by a title, a given name, or an unknown capital in a person's place."""
    tokens = tuple(_tokens(writing))
    taken = -1
    for index, token in enumerate(tokens):
        if token.start < taken or not _is_name(writing, tokens, index, words):
            continue
        last = _last_of_name(writing, tokens, index, words)
        taken = tokens[last].end
        start = tokens[index - 1].start if _is_title(tokens, index - 1, words) else token.start
        yield Named(start, _without_possessive(tokens[last]), _instead(writing, tokens, index, words))


def _tokens(writing: Writing) -> Iterator[Token]:
    for sentence in writing.sentences:
        head = True
        for match in TOKEN.finditer(sentence.raw):
            start = sentence.start + match.start()
            yield Token(
                start,
                start + len(match.group()),
                match.group(),
                head or _is_behind_mark(writing.plain, start),
            )
            head = False


def _is_behind_mark(text: str, start: int) -> bool:
    """Whether a word begins a quotation or stands behind a colon, dash or bullet, where capitals tell less."""
    return bool(re.search(r"(?:[:;•]\s*|\s-\s*|(?<!\w)['\"(]\s*)$", text[max(0, start - 4) : start]))


def _is_name(writing: Writing, tokens: tuple[Token, ...], index: int, words: NamingWords) -> bool:
    token = tokens[index]
    if _is_title(tokens, index - 1, words) and token.is_capital and token.bare not in words.known_words:
        return True
    if token.bare in words.sure_names:
        return _sure_name_counts(writing, tokens, index, words)
    if not token.is_capital or writing.is_capitalised:
        return False
    if token.bare in words.unsure_names:
        return _unsure_name_counts(writing, tokens, index, words)
    return _is_unknown(token, words) and _unknown_counts(writing, tokens, index, words)


def _sure_name_counts(writing: Writing, tokens: tuple[Token, ...], index: int, words: NamingWords) -> bool:
    token = tokens[index]
    if _is_in_body(tokens, index, words):
        return False
    return token.is_capital or len(token.bare) >= LEAST_LETTERS or _has_kin_before(writing, token, words)


def _unsure_name_counts(writing: Writing, tokens: tuple[Token, ...], index: int, words: NamingWords) -> bool:
    """`Grace said`, `told Mark`, `his sister Hope`; not `Grace period`, `in May`."""
    token = tokens[index]
    if _is_in_body(tokens, index, words):
        return False
    if _speaks(writing, token, words) or _has_kin_before(writing, token, words):
        return True
    if token.heads_sentence or token.bare in words.known_words:
        return False
    surname = (
        index + 1 < len(tokens)
        and _joined(writing, token, tokens[index + 1])
        and _is_unknown(tokens[index + 1], words)
    )
    told = re.search(
        r"\b(?:told|asked|met|visited|rang|with|saw|phoned)\s+$",
        writing.lower[max(0, token.start - 40) : token.start],
    )
    return bool(surname or told or OF_A_PERSON.match(writing.lower[token.end - 2 : token.end + 40]))


def _unknown_counts(writing: Writing, tokens: tuple[Token, ...], index: int, words: NamingWords) -> bool:
    token = tokens[index]
    if _is_in_body(tokens, index, words):
        return False
    if _has_kin_before(writing, token, words):
        return True
    if token.heads_sentence:
        return _speaks(writing, token, words)
    before, after = (
        writing.lower[max(0, token.start - 40) : token.start],
        writing.lower[token.end : token.end + 40],
    )
    if MOVED_TO.search(before):
        return _speaks(writing, token, words)
    if words.person_verbs.begins(after.lstrip()) or _is_possessive_of_person(token, after):
        return True
    follows_unknown = (
        index + 1 < len(tokens)
        and _joined(writing, token, tokens[index + 1])
        and _is_unknown(tokens[index + 1], words)
    )
    return follows_unknown or _ends_with(words, before)


def _ends_with(words: NamingWords, before: str) -> bool:
    """Whether the words before end with one that a person's name follows."""
    last = before.rstrip()
    return any(match.end() == len(last) for match in words.person_before.every(last))


def _is_possessive_of_person(token: Token, after: str) -> bool:
    return token.typed.endswith(("'s", "s'")) and bool(OF_A_PERSON.match("'s" + after))


def _is_unknown(token: Token, words: NamingWords) -> bool:
    """A capitalised word that is no known word, shortening, product or ordinary noun."""
    typed, bare = token.typed, token.bare
    if (
        not token.is_capital
        or bare in words.known_words
        or len(bare) < 3
        or any(char.isdigit() for char in typed)
    ):
        return False
    if "-" in bare and all(part in words.known_words for part in bare.split("-")):
        return False
    inner = any(char.isupper() for char in re.sub(r"-\w", "-", typed)[1:])
    return not (inner and not NAME_INNER.match(typed)) and not ORDINARY_END.search(bare)


def _is_in_body(tokens: tuple[Token, ...], index: int, words: NamingWords) -> bool:
    """Whether the word belongs to the name of a body or a paper: `Kestrel project`, `Marcus Rashford Foundation`."""
    for other in tokens[index + 1 : index + 4]:
        if other.bare in words.institutions and not tokens[index].typed.endswith("'s"):
            return other.is_capital or other is tokens[index + 1]
        if not other.is_capital:
            return False
    return False


def _is_title(tokens: tuple[Token, ...], index: int, words: NamingWords) -> bool:
    if index < 0 or tokens[index].typed.lower().rstrip(".") not in words.titles:
        return False
    return (
        tokens[index].is_capital
        and index + 1 < len(tokens)
        and tokens[index + 1].start - tokens[index].end <= 2
    )


def _has_kin_before(writing: Writing, token: Token, words: NamingWords) -> bool:
    """`his sister Nadia`, `social worker Karen`, `(cousin, Ismail)`."""
    before = writing.lower[max(0, token.start - 40) : token.start]
    match = None
    for match in words.kin.every(before):  # the last one counts
        pass
    return (
        match is not None
        and before[match.end() :] in (" ", ", ", " - ", ": ", " (", " '")
        and token.is_capital
    )


def _speaks(writing: Writing, token: Token, words: NamingWords) -> bool:
    return words.speech_verbs.begins(writing.lower[token.end : token.end + 40].lstrip()) is not None


def _acts(writing: Writing, token: Token, words: NamingWords) -> bool:
    return words.person_verbs.begins(writing.lower[token.end : token.end + 40].lstrip()) is not None


def _joined(writing: Writing, first: Token, second: Token) -> bool:
    return writing.plain[first.end : second.start] in (" ", "-", ". ") and second.is_capital


def _last_of_name(writing: Writing, tokens: tuple[Token, ...], index: int, words: NamingWords) -> int:
    """The last word of a name that begins at `index`: its surname, where one follows."""
    last = index
    while last + 1 < len(tokens) and last - index < 3 and not tokens[last].typed.endswith("'s"):
        following = tokens[last + 1]
        if (
            not _joined(writing, tokens[last], following)
            or following.bare in words.known_words - words.first_names
        ):
            break
        last += 1
    return last


def _without_possessive(token: Token) -> int:
    return token.end - 2 if token.typed.endswith("'s") else token.end


TITLE_ROLES = {
    **dict.fromkeys(("pc", "dc", "ds", "di", "dci", "ps", "sgt", "sergeant", "pcso", "insp", "inspector", "constable", "wpc"), "a police officer"),
    **dict.fromkeys(("dr", "doctor", "prof", "professor"), "the doctor"),
    **dict.fromkeys(("judge", "justice", "hhj"), "the judge"),
}  # fmt: skip


def _instead(writing: Writing, tokens: tuple[Token, ...], index: int, words: NamingWords) -> str:
    """The role that the text itself gives this person, or a general one."""
    if _is_title(tokens, index - 1, words):
        return TITLE_ROLES.get(tokens[index - 1].bare.rstrip("."), "the parent, the teacher or the victim")
    before = writing.lower[max(0, tokens[index].start - 40) : tokens[index].start]
    kin = [match.group() for match in words.kin.every(before)]
    if (
        kin
        and _has_kin_before(writing, tokens[index], words)
        and kin[-1] not in ("called", "named", "known as", "name")
    ):
        return f"the {kin[-1]}"
    return "the child, the mother or the worker"
