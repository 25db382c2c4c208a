"""The words by which names are told from other capitals."""

from collections.abc import Mapping
from functools import cached_property

from audit.coach.lists import Lists, PhraseList, WordSet


class NamingWords(Lists):
    """Names, what stands beside them, and the capitals that name nobody, from data/naming.toml."""

    first_names: WordSet
    word_names: WordSet
    titles: Mapping[str, str]
    sure_titles: WordSet
    titled_nobody: WordSet
    kin: PhraseList
    person_verbs: PhraseList
    speech_verbs: PhraseList
    person_before: PhraseList
    person_surely: PhraseList
    place_before: PhraseList
    belongings: PhraseList
    relatives: PhraseList
    ordinary_endings: WordSet
    institutions: WordSet
    names_nobody: WordSet
    ordinary: WordSet
    streets: WordSet
    sure_streets: WordSet
    schools: WordSet
    kinds_first: WordSet
    any_place: WordSet

    @cached_property
    def sure_names(self) -> frozenset[str]:
        """Given names that are nothing else."""
        return self.first_names - self.word_names - self.known_words

    @cached_property
    def unsure_names(self) -> frozenset[str]:
        """Given names that are words, months or places too."""
        return (self.first_names | self.word_names) - self.sure_names - self.ordinary

    @cached_property
    def known_words(self) -> frozenset[str]:
        """Words that may have a capital and name nobody."""
        return self.names_nobody | self.ordinary | self.institutions

    @cached_property
    def last_words_of_schools(self) -> frozenset[str]:
        """The words that the kinds of school end with: `centre` of `health centre`."""
        return frozenset(kind.split()[-1] for kind in self.schools)

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """Endings that names seldom have."""
        return tuple(self.ordinary_endings)
