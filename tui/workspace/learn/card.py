"""What a learner is told of one passage: its words with pinyin as read there, meanings, writings, level, parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tui.language.cedict.entry import DictionaryEntry
from tui.language.cedict.glosses import readable
from tui.language.cedict.readings import ranked
from tui.language.cedict.tones import spelled
from tui.text.source import Span
from tui.workspace.learn.glossary import Glossary
from tui.workspace.learn.pronouncing import kind_of, pronounced, word_pinyin
from tui.workspace.learn.writing import traditional
from tui.workspace.reading.article import Reading

LONGEST: Final = 24
"""Characters of a passage that is looked up as a whole; of a longer one the word under the cursor is."""
PARTS: Final = 12
"""Parts that are told."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One entry as it is shown."""

    pinyin: str
    glosses: tuple[str, ...]
    traditional: str = ""
    """Its traditional writing where that differs."""
    own: bool = False
    """Whether it comes from the reader's own file."""


@dataclass(frozen=True, slots=True)
class WordPart:
    """A shorter word inside, or a longer one around."""

    word: str
    pinyin: str
    gloss: str


@dataclass(frozen=True, slots=True)
class WordCard:
    """All that is told of a passage."""

    word: str
    pinyin: str
    """As it is read there."""
    simplified: str
    traditional: str
    meanings: tuple[Meaning, ...]
    """The one that is meant first; empty where the dictionary has no such word."""
    longer: WordPart | None
    """The longest word of the dictionary that begins here and reaches further."""
    parts: tuple[WordPart, ...]
    level: int | None
    """HSK level, 7 for 7 to 9; None outside the list."""
    credit: str


def has_han(text: str) -> bool:
    """Tell whether a text holds a Chinese character."""
    return any("\u3400" <= character <= "\u9fff" or character >= "\U00020000" for character in text)


def looked_up(reading: Reading, target: Span, cursor: int) -> Span:
    """Return what is looked up when a passage is talked about: it, or of a long one the word under the cursor."""
    fits = target.end - target.start <= LONGEST and "\n" not in reading.text[target.start : target.end]
    return target if fits else reading.word_at(cursor)


def word_card(glossary: Glossary, reading: Reading, span: Span) -> WordCard:
    """Return what is told of a passage."""
    word, kind = reading.text[span.start : span.end], kind_of(reading, span)
    said = list(pronounced(glossary, reading, span))
    heard = " ".join(syllable for _part, syllables in said for syllable in syllables)
    entries = ranked(glossary.entries(word), heard, kind)
    first = entries[0] if entries else None
    return WordCard(
        word,
        spelled(first.pinyin) if first else word_pinyin(glossary, reading, span),
        first.simplified if first else word,
        first.traditional if first else traditional(glossary, word),
        tuple(_meaning(entry) for entry in entries),
        _longer(glossary, reading, span),
        tuple(_inside(glossary, first) if first else _divided(glossary, reading, said)),
        glossary.level(first.simplified if first else word),
        glossary.credit,
    )


def brief(card: WordCard) -> str:
    """Return pinyin and first meanings on one line, for the note on a word that is kept."""
    glosses = card.meanings[0].glosses[:3] if card.meanings else tuple(part.word for part in card.parts)
    return "  ".join(part for part in (card.pinyin, "; ".join(glosses)) if part)


def _meaning(entry: DictionaryEntry) -> Meaning:
    other = entry.traditional if entry.traditional != entry.simplified else ""
    return Meaning(spelled(entry.pinyin), tuple(map(readable, entry.glosses)), other, entry.own)


def _longer(glossary: Glossary, reading: Reading, span: Span) -> WordPart | None:
    found = glossary.longest(reading.text, span.start)
    if len(found) <= span.end - span.start:
        return None
    end = Span(span.start, span.start + len(found))
    entry = ranked(glossary.entries(found), "", kind_of(reading, end))[0]
    return WordPart(found, spelled(entry.pinyin), _glosses([entry]))


def _divided(glossary: Glossary, reading: Reading, said: list[tuple[Span, list[str]]]) -> Iterator[WordPart]:
    """Yield the words that a passage was divided into, as they are read there."""
    for part, syllables in said[:PARTS]:
        word = reading.text[part.start : part.end]
        entries = ranked(glossary.entries(word), " ".join(syllables), kind_of(reading, part))
        if any(syllables):
            yield WordPart(word, spelled(" ".join(syllables)), _glosses(entries))


def _inside(glossary: Glossary, entry: DictionaryEntry) -> Iterator[WordPart]:
    """Yield the longest words of the dictionary inside a word, from left to right, as that word writes them."""
    word, syllables, at = entry.simplified, entry.pinyin.split(), 0
    while at < len(word) > 1:
        piece = glossary.longest(word[at:] if at else word[:-1]) or word[at]
        end = at + len(piece)
        heard = " ".join(syllables[at:end]) if len(syllables) == len(word) else ""
        entries = ranked(glossary.entries(piece), heard, None, entry.traditional[at:end])
        if entries:
            yield WordPart(piece, spelled(entries[0].pinyin), _glosses(entries))
        at = end


def _glosses(entries: Sequence[DictionaryEntry]) -> str:
    return "; ".join(map(readable, entries[0].glosses)) if entries else ""
