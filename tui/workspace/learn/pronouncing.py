"""How a passage is read aloud: names as names, words as the dictionary reads them, the rest as its sentence says."""

from collections.abc import Iterator, Sequence

from tui.language.analysis import Entity, EntityType
from tui.language.cedict.readings import of_person, ranked
from tui.language.cedict.tones import spelled
from tui.language.pinyin import heard
from tui.text.sentences import sentence_at
from tui.text.source import Span
from tui.workspace.learn.glossary import Glossary
from tui.workspace.reading.article import Reading


def word_pinyin(glossary: Glossary, reading: Reading, span: Span) -> str:
    """Return the pinyin of a passage as it is read there, `Dàlián`, `hángzhǎng`; empty without Han characters."""
    found = [syllables for _word, syllables in pronounced(glossary, reading, span)]
    return " ".join(spelled(" ".join(syllables)) for syllables in found if any(syllables)).strip()


def pronounced(glossary: Glossary, reading: Reading, span: Span) -> Iterator[tuple[Span, list[str]]]:
    """Yield the words that lie in a passage, those at its edges cut to it, each with its numbered syllables.

    One syllable a character; a character that is not Chinese has an empty one. Names are divided into the words that
    the dictionary knows.
    """
    start, said = _sentences(reading.text, span)
    for word in reading.words(*span):
        inner = Span(max(word.start, span.start), min(word.end, span.end))
        for part, syllables in _word(glossary, reading, word, said[word.start - start : word.end - start]):
            low, high = max(part.start, inner.start), min(part.end, inner.end)
            if low < high:
                yield Span(low, high), syllables[low - part.start : high - part.start]


def _sentences(text: str, span: Span) -> tuple[int, list[str]]:
    """Return where the sentences around a passage begin, and how each of their characters is read."""
    first, last = sentence_at(text, span.start), sentence_at(text, max(span.start, span.end - 1))
    # A word may reach over the edge of a sentence where a mark does.
    start = max(0, min(span.start, first.start if first else span.start) - 32)
    end = min(len(text), max(span.end, last.end if last else span.end) + 32)
    return start, heard(text[start:end])


def _word(glossary: Glossary, reading: Reading, word: Span, said: Sequence[str]) -> Iterator[tuple[Span, list[str]]]:
    text, kind = reading.text[word.start : word.end], kind_of(reading, word)
    if kind is EntityType.PER:
        yield word, of_person(text, glossary.entries, said)
        return
    at = word.start
    for part in glossary.parts(text) if kind or not glossary.entries(text) else [text]:
        here = list(said[at - word.start : at - word.start + len(part)])
        found = ranked(glossary.entries(part), " ".join(here), kind)
        syllables = found[0].pinyin.split() if found else here
        yield Span(at, at + len(part)), syllables if len(syllables) == len(part) else here
        at += len(part)


def kind_of(reading: Reading, span: Span) -> EntityType | None:
    """Return the type of the name that a passage is or lies in; None outside names."""
    around = (one for one in reading.entities.at(span.start) if isinstance(one, Entity) and one.end >= span.end)
    return next((one.type for one in around), None)
