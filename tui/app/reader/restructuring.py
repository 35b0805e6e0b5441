"""Overruling the structure of the page: where articles begin, what is a title or a caption, what belongs together."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from textual.message import Message

from tui.app.commands.reader import STRUCTURE
from tui.app.handling import handles, ids
from tui.app.reader.saving import Keep
from tui.app.reader.state import Key, ReaderState
from tui.app.reader.view import ReaderView
from tui.app.services import Services
from tui.i18n import N_, _
from tui.notes.model.annotation import Annotation, Kind
from tui.notes.model.create import create
from tui.notes.store.notebook import Change
from tui.text.article import Article, Page
from tui.text.kind import DocumentKind, kind_name
from tui.workspace.reading.explaining import explained
from tui.workspace.reading.kinds import AUTOMATIC, kind_change, kind_line
from tui.workspace.reading.wording import short
from tui.workspace.session import Session

LABELS: Final = {
    "split": N_("an article begins at “{text}”"),
    "merge": N_("one article with “{text}”"),
    "title": N_("“{text}” is the title"),
    "caption": N_("“{text}” is a caption"),
    "join": N_("“{text}” goes on"),
    "unjoin": N_("“{text}” is taken apart"),
    "keep": N_("“{text}” is no repeat"),
}
NOTHING: Final = {
    "merge": N_("There is no article after this one."),
    "join": N_("There is no paragraph after this one to join."),
    "unjoin": N_("This paragraph is not joined."),
    "keep": N_("This is not a repeat."),
}


@dataclass
class Resplit(Message):
    """The page was split anew: where the reader stands now."""

    old: Key
    new: Key
    offset: int


class Restructuring:
    """Overrules the program's reading of a page."""

    def __init__(self, view: ReaderView, session: Session, services: Services, keep: Keep) -> None:
        self._view, self._session, self._services, self._keep = view, session, services, keep
        self._obeyed = _overrides(view.state.stored)
        """The overrides that the open article was made with."""

    @handles(*ids(STRUCTURE))
    def override(self, _count: int | None, what: str) -> None:
        """Decide about the line or paragraph under the cursor; the page is split anew once that is stored."""
        self._view.in_thread(lambda: self._override(what), "overrule")

    def _override(self, what: str) -> None:
        from tui.text.structure import override_for

        at, page = source_offset(self._view.state), self._session.pages.page(self._view.state.key[0])
        if not isinstance(page, Page):
            return
        override = None if at is None else override_for(page, at, what)
        if override is None:
            told = NOTHING.get(what, N_("There is nothing to decide here."))
            self._services.call_from_thread(self._services.status, _(told))
            return
        annotation = create(page.source, override.spans, kind=Kind.STRUCTURE, data=override.to_data())
        label = _(LABELS[what]).format(text=short(annotation.anchor.quote))
        self._services.call_from_thread(self._keep, Change(label, put=(annotation,)))

    @handles("reader.kind")
    async def kind(self, _count: int | None, _argument: str) -> None:
        """Ask what kind of document the file is; it is read anew once the answer is stored."""
        from tui.app.dialogs.choice import ChoiceDialog

        page = await self._session.fetch(lambda: self._session.pages.page(self._view.state.key[0]))
        if not isinstance(page, Page):
            return
        found = (AUTOMATIC, _("as the program finds it"))
        choices = [*((kind.value, kind_name(kind)) for kind in DocumentKind), found]
        title = _("What kind of document is this file?")
        answer = await self._services.ask(ChoiceDialog(title, choices, page.kind.value, kind_line(page)))
        if answer is None or not self._view.open:
            return
        wanted = None if answer == AUTOMATIC else DocumentKind(answer)
        change = kind_change(page, self._view.state.stored, wanted)
        if change is None:
            self._services.status(_("The file is read as that already."))
        else:
            self._keep(change)

    @handles("reader.explain")
    async def explain(self, _count: int | None, _argument: str) -> None:
        """Tell why the line under the cursor is read as it is, and what would change it."""
        from tui.app.dialogs.confirm import TextDialog

        source, at = self._view.state.reading.article.source, source_offset(self._view.state)
        annotations = self._view.state.stored
        lines = None if at is None else await self._session.fetch(lambda: explained(source, at, annotations))
        if lines is None:
            self._services.status(_("There is nothing to explain here."))
        elif self._view.open:
            await self._services.ask(TextDialog(short(lines[0]), lines[1:]))

    def notebook_changed(self) -> None:
        """Split the page anew when its overrides have changed, here, by undo or in another session."""
        notebook = self._session.notes.known(self._view.state.key[0])
        if notebook and _overrides(notebook.annotations) != self._obeyed:
            self._obeyed = _overrides(notebook.annotations)
            self._view.in_thread(self._split_again, "overrule", exclusive=False)

    def _split_again(self) -> None:
        """Find the article that holds the cursor's text now; in a worker."""
        key, at = self._view.state.key, source_offset(self._view.state) or 0
        page = self._session.pages.page(key[0])
        articles = page.articles if isinstance(page, Page) else ()
        held = next((one for one in articles if one.to_article(at) is not None), None) or _nearest(articles, at)
        if held is not None:
            self._view.post(Resplit(key, (key[0], held.number), held.to_article(at) or 0))


def _nearest(articles: Iterable[Article], at: int) -> Article | None:
    """Return the last article that begins before a source offset, else the first one."""
    begun = [(min(span for block in one.blocks for span in block.spans).start, one) for one in articles]
    before = [one for start, one in begun if start <= at]
    return before[-1] if before else begun[0][1] if begun else None


def source_offset(state: ReaderState) -> int | None:
    """Return the offset of the cursor in the source; None where nothing of the source stands."""
    start, article = state.cursor.start, state.reading.article
    spans = article.to_source(start, start + 1) or article.to_source(start + 1, start + 2)
    return spans[0].start if spans else None


def _overrides(annotations: Iterable[Annotation]) -> frozenset[tuple[str, int]]:
    """Return id and rev of each override."""
    return frozenset((annotation.id, annotation.rev) for annotation in annotations if annotation.kind is Kind.STRUCTURE)
