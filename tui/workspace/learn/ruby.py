"""Pinyin over the line: the words of a passage, each with how it is read where it stands."""

from collections.abc import Iterator

from tui.language.cedict.tones import spelled
from tui.text.source import Span
from tui.workspace.learn.glossary import Glossary
from tui.workspace.learn.pronouncing import pronounced
from tui.workspace.reading.article import Reading


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
