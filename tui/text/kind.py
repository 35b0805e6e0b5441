"""The kinds of document that a source may be; which one decides how it is read."""

from enum import StrEnum


class Kind(StrEnum):
    """What a file is as a whole."""

    NEWSPAPER = "newspaper"
    """A page of a newspaper: several stories, columns that break paragraphs, displaced headlines."""
    ARTICLE = "article"
    """One article."""
    REPORT = "report"
    """A report, plan or notice with a numbered outline."""
    LAW = "law"
    """A law or rules: a run of 第一条, 第二条 …"""
    COMMUNIQUE = "communique"
    """A statistical communiqué: numbered parts, captions of tables and figures, many numbers."""
    DIGEST = "digest"
    """A weekly or a list of news: many items under one title, or many short stories."""
    SPEECH = "speech"
    """A speech with its salutations."""
    BOOK = "book"
    """A book: chapters are articles."""
    ESSAYS = "essays"
    """A collection of essays or stories, each an article."""
    POEMS = "poems"
    """Poems, each an article."""
    WEB = "web"
    """A web page with its menus and footers."""
    PDF = "pdf"
    """Text out of a PDF: hard wrap, page numbers, running heads."""
    SCRAPS = "scraps"
    """Lines without running text: lists, notes, tables."""
