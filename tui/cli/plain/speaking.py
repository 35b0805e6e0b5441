"""Saying something of the paragraph, of words in it, or of the article; each is durable when it is said to be saved."""

import re
from collections.abc import Callable
from typing import Final

from tui.cli.plain.lectern import Lectern
from tui.i18n import _
from tui.notes.file.codebook import TagNameError, normal
from tui.notes.file.errors import StoreError
from tui.notes.model.create import create
from tui.notes.store.notebook import Change
from tui.notes.store.whole import anchor_spans
from tui.text.source import Span
from tui.text.visible import visible_line
from tui.workspace.reading.wording import short
from tui.workspace.session import Session

_QUOTED: Final = re.compile(r"\s*(?:“([^”]+)”|\"([^\"]+)\"|「([^」]+)」)\s*(.*)", re.DOTALL)
"""Words in quotation marks, then what is said of them."""


class Speaking:
    """Adds notes and tags, and takes back what was said in this run."""

    def __init__(self, session: Session, say: Callable[[str], None]) -> None:
        self._session, self._say = session, say
        self._done: list[str] = []
        """Ids of the actions of this run, the last one last."""

    def note(self, at: Lectern, typed: str) -> None:
        """Keep a note on the paragraph, or on words of it that stand in quotation marks first."""
        spot, words = self._spot(at, typed)
        if spot is not None and self._there(words):
            self._keep(at, spot, _("note on “{text}”"), note=words)

    def tag(self, at: Lectern, typed: str) -> None:
        """Keep tags, with blanks between them, on the paragraph or on words of it."""
        spot, words = self._spot(at, typed)
        if spot is None or not self._there(words):
            return
        try:
            tags = tuple(dict.fromkeys(normal(word.lstrip("#＃")) for word in words.split()))
        except TagNameError as error:
            self._say(str(error))
            return
        self._keep(at, spot, " ".join(f"#{tag}" for tag in tags) + _(" on “{text}”"), tags=tags)

    def note_whole(self, at: Lectern, typed: str) -> None:
        """Keep a note on the article."""
        if self._there(typed):
            label = _("note on “{text}”").format(text=short(at.article.label))
            annotation = create(
                at.article.source,
                anchor_spans(at.article),
                note=typed,
                whole=True,
                author=self._session.settings.signature,
            )
            self._store(at, Change(label, put=(annotation,)))

    def undo(self) -> None:
        """Take back what was said last in this run; what earlier runs said stays."""
        store = self._session.notes.store
        last = next((one for one in reversed(store.history()) if not one.undone), None)
        if not self._done or last is None or last.id != self._done[-1]:
            self._say(_("Nothing was said here that could be taken back."))
            return
        try:
            undone = self._session.notes.undo()
        except StoreError as error:
            self._say(str(error))
            return
        self._done.pop()
        self._say(_("Undone: {label}").format(label=visible_line(last.label)))
        for notice in undone.notices if undone else ():
            self._say(notice)

    def _there(self, words: str) -> bool:
        if not words.strip():
            self._say(_("What is to be said? Write it behind the command."))
        return bool(words.strip())

    def _spot(self, at: Lectern, typed: str) -> tuple[Span | None, str]:
        """Return what is spoken about and the rest of the line; None for words that stand there not once."""
        found = _QUOTED.fullmatch(typed)
        if not found:
            return at.span, typed
        words = found[1] or found[2] or found[3]
        start, end = at.span
        text = at.article.text[start:end]
        place = text.find(words)
        if place < 0:
            self._say(_("“{words}” is not in this paragraph").format(words=short(words)))
            return None, ""
        if text.find(words, place + 1) >= 0:
            self._say(_("“{words}” stands there more than once: quote more").format(words=short(words)))
            return None, ""
        return Span(start + place, start + place + len(words)), found[4]

    def _keep(self, at: Lectern, spot: Span, label: str, note: str = "", tags: tuple[str, ...] = ()) -> None:
        source = at.article.source
        told = label.replace("{text}", short(at.article.text[slice(*spot)]))
        author = self._session.settings.signature
        annotation = create(source, at.article.to_source(*spot), note=note, tags=tags, author=author)
        self._store(at, Change(told, put=(annotation,)))

    def _store(self, at: Lectern, change: Change) -> None:
        try:
            notebook = self._session.notes.apply(at.article.source, change)
        except StoreError as error:
            self._say(str(error))
            return
        self._done.append(self._session.notes.store.history()[-1].id)
        self._say(_("Saved: {label}").format(label=visible_line(change.label)))
        for notice in notebook.notices:
            self._say(notice)
