"""Which of several entries is meant where a word stands: by the name it is part of, and by how its sentence is read."""

from collections.abc import Callable, Sequence
from typing import Final

from tui.language.analysis import EntityType
from tui.language.cedict.entry import DictionaryEntry
from tui.language.cedict.tones import plain

NAMED: Final = frozenset({EntityType.PER, EntityType.LOC, EntityType.ORG})

Entries = Callable[[str], Sequence[DictionaryEntry]]
"""Entries of exactly a word."""


def ranked(
    entries: Sequence[DictionaryEntry], heard: str = "", kind: EntityType | None = None, traditional: str = ""
) -> list[DictionaryEntry]:
    """Return the entries of a word, the one that is meant first.

    `heard` is how the word is read in its sentence, in numbered syllables; empty where nobody knows. `kind` is the type
    of the name that the word stands in, None outside names. `traditional` is how the word is written in traditional
    characters there, empty where that is not known: 发 in 头发 is 髮.

    The reader's own entries go before all others, those that only lead to another behind; names before common words
    within names only.
    """

    def rank(entry: DictionaryEntry) -> tuple[bool, bool, bool, bool, bool, bool]:
        return (
            not entry.own,
            entry.variant,
            entry.surname and kind is not EntityType.PER,
            entry.proper is not (kind in NAMED),
            bool(traditional) and entry.traditional != traditional,
            plain(entry.pinyin) != plain(heard),
        )

    return sorted(entries, key=rank)


def of_person(name: str, entries: Entries, heard: Sequence[str]) -> list[str]:
    """Return the numbered syllables of a person's name, family and given name capitalised.

    The family name is read as the dictionary reads it as such: 仇 Qiú, 区 Ōu, 单 Shàn; `heard` has one syllable a
    character, as the sentence is read.
    """
    size = next((n for n in (2, 1) if len(name) > n and any(one.surname for one in entries(name[:n]))), 0)
    if not size:
        return list(heard)
    family = next(one.pinyin.split() for one in entries(name[:size]) if one.surname)
    given = [syllable.lower() for syllable in heard[size:]]
    return [*family, *(one.capitalize() if at == 0 else one for at, one in enumerate(given))]
