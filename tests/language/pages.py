"""Pages for tests of the analyser, and a tagger whose answers are written beside the text."""

import hashlib
import re
from functools import cache
from pathlib import Path

from tests.conftest import SEEDS
from tui.language.dictionary import dictionary
from tui.language.entities.lexicon import lexicon
from tui.language.entities.tagged import TaggedText
from tui.language.tagging import Token
from tui.text.article import Article, Page
from tui.text.block import Block, Role
from tui.text.source import Source, Span
from tui.text.structure import split


def source(text, name="页.txt"):
    return Source(Path(name), name, text, "utf-8", hashlib.sha256(text.encode()).hexdigest())


def page(*texts):
    """A page with one article for each text, each line a paragraph."""
    whole = source("\n\n".join(texts))
    articles, at = [], 0
    for number, text in enumerate(texts, 1):
        blocks, start = [], at
        for line in text.split("\n"):
            if line:
                blocks.append(Block(Role.PARAGRAPH, (Span(start, start + len(line)),)))
            start += len(line) + 1
        articles.append(Article(whole, number, None, (), tuple(blocks)))
        at += len(text) + 2
    return Page(whole, tuple(articles))


@cache
def seed(number):
    path = next(SEEDS.glob(f"{number}_*.txt"))
    return split(source(path.read_text(encoding="utf-8-sig"), path.name))


def told(marked):
    """The text and tokens of `记者/n|吕丽/PER 0.9|。`: tokens divided by |, with a tag and a probability or without."""
    text, tokens = "", []
    for part in marked.split("|"):
        surface, tag, sure = re.fullmatch(r"(.*?)(?:/([A-Za-z]+)(?: ([0-9.]+))?)?", part, re.S).groups()
        if surface.strip():
            tokens.append(Token(len(text), len(text) + len(surface), tag or "n", float(sure or 0.9)))
        text += surface
    return text, tokens


def scene(marked, bylines=()):
    text, tokens = told(marked)
    return TaggedText(text, tokens, lexicon(), tuple(bylines), dictionary())
