"""The kinds of document that a source may be; which one decides how it is read."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from tui.i18n import N_, _


class DocumentKind(StrEnum):
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
    PLAY = "play"
    """A play or a script: speeches, what is done on the stage, scenes."""
    WEB = "web"
    """A web page with its menus and footers."""
    PDF = "pdf"
    """Text out of a PDF: hard wrap, page numbers, running heads."""
    SCRAPS = "scraps"
    """Lines without running text: lists, notes, tables."""


NAMES: Mapping[DocumentKind, str] = MappingProxyType(
    {
        DocumentKind.NEWSPAPER: N_("newspaper page"),
        DocumentKind.ARTICLE: N_("single article"),
        DocumentKind.REPORT: N_("report with an outline"),
        DocumentKind.LAW: N_("law or rules"),
        DocumentKind.COMMUNIQUE: N_("statistical communiqué"),
        DocumentKind.DIGEST: N_("digest of news"),
        DocumentKind.SPEECH: N_("speech"),
        DocumentKind.BOOK: N_("book in chapters"),
        DocumentKind.ESSAYS: N_("collection of texts"),
        DocumentKind.POEMS: N_("poems"),
        DocumentKind.PLAY: N_("play or script"),
        DocumentKind.WEB: N_("web page"),
        DocumentKind.PDF: N_("text out of a PDF"),
        DocumentKind.SCRAPS: N_("notes and lists"),
    }
)
"""What a reader calls each kind, to be translated when it is shown."""


def kind_name(kind: DocumentKind) -> str:
    """Return what the reader calls a kind, in the reader's language."""
    return _(NAMES[kind])


def kind_called(name: str) -> DocumentKind | None:
    """Return the kind with a name: its value or what the reader calls it, in any case; None when there is none."""
    wanted = name.strip().casefold()
    return next((kind for kind in DocumentKind if wanted in {kind.value, kind_name(kind).casefold()}), None)
