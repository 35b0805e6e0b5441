"""Pinyin over the line: the words of a passage, each with how it is read where it stands."""

from collections.abc import Iterator
from enum import StrEnum

from tui.language.cedict.tones import spelled
from tui.text import objects
from tui.text.sentences import sentence_at
from tui.text.source import Span
from tui.workspace.learn.glossary import Glossary
from tui.workspace.learn.pronouncing import pronounced
from tui.workspace.reading.article import Reading


class Extent(StrEnum):
    """How much is read aloud."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    ARTICLE = "article"


MOST = 50_000
"""Characters that are read aloud at once: a second and a half."""


def passage(reading: Reading, at: int, extent: Extent) -> Span | None:
    """Return what an offset lies in; None where there is nothing, as between two paragraphs."""
    match extent:
        case Extent.SENTENCE:
            return sentence_at(reading.text, at)
        case Extent.PARAGRAPH:
            return objects.paragraph(reading.text, reading.article.block_spans, at)
        case Extent.ARTICLE:
            return Span(0, len(reading.text))


def paragraphs(glossary: Glossary, reading: Reading, span: Span) -> Iterator[list[tuple[str, str]]]:
    """Yield the paragraphs of a passage, each as words with their pinyin; of a long passage the first characters."""
    end = min(span.end, span.start + MOST)
    for start, stop in reading.article.block_spans:
        if start < end and stop > span.start:
            yield list(ruby(glossary, reading, Span(max(start, span.start), min(stop, end))))


def ruby(glossary: Glossary, reading: Reading, span: Span) -> Iterator[tuple[str, str]]:
    """Yield the words of a passage and what lies between them, each with its pinyin, empty where it has none.

    Together they are the passage, character for character.
    """
    at = span.start
    for part, syllables in pronounced(glossary, reading, span):
        if at < part.start:
            yield reading.text[at : part.start], ""
        if all(syllables):
            yield reading.text[part.start : part.end], spelled(" ".join(syllables))
        else:
            for place, syllable in enumerate(syllables, part.start):
                yield reading.text[place], spelled(syllable) if syllable else ""
        at = part.end
    if at < span.end:
        yield reading.text[at : span.end], ""
