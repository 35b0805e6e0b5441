"""Files of notes that another program emptied, deleted or damaged in this session: written again by one key."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tui import durable, regular
from tui.i18n import N_, _, ngettext
from tui.notes.file import layout
from tui.notes.file.codebook import Defining
from tui.notes.file.errors import StoreError
from tui.notes.model.annotation import Annotation
from tui.notes.store.notebook import Change
from tui.text.article import Page
from tui.text.visible import visible_line
from tui.workspace.review.card import Answer, Card, Deed
from tui.workspace.review.scope import Reach, ReviewScope

if TYPE_CHECKING:
    from tui.workspace.session import Session

_ANSWERS: Final = {"accept": Answer(N_("write them again as this session holds them"))}


@dataclass(frozen=True)
class EmptiedFiles:
    """Files of notes, and the codebook, of which this session holds more than the disk does."""

    session: "Session"

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Write again."""
        return _ANSWERS

    def cards(self, scope: ReviewScope, cancelled: Callable[[], bool]) -> Iterator[list[Card]]:
        """Yield a card for each such file, in the scope of the whole library."""
        if scope.reach is not Reach.LIBRARY:
            return
        notes = self.session.notes
        for book in notes.all_seen():
            page = self.session.pages.page(book.name) if not cancelled() else None
            known = notes.of(page.source) if isinstance(page, Page) else None
            if known and (count := known.held):
                line = ngettext("{count} note is only in this session", "{count} notes are only in this session", count)
                yield [_card(book.name, book.name, line.format(count=count), known.annotations)]
        if count := notes.store.codebook().held:
            line = ngettext("{count} tag is only in this session", "{count} tags are only in this session", count)
            yield [_card("", layout.CODEBOOK, line.format(count=count))]

    def deed(self, card: Card, verb: str, said: tuple[str, ...] = ()) -> Deed | None:
        """Return what writes the file again, and what leaves it again as the other program did."""
        store, label = self.session.notes.store, _("Written again")
        page = self.session.pages.page(card.source) if card.source else None
        if card.source and not isinstance(page, Page):
            return None
        path = layout.path_of(store.folder, card.source) if card.source else store.folder / layout.CODEBOOK
        before: list[tuple[bytes | None, bytes | None]] = []
        """What was there before it was written again, and after."""

        def act() -> None:
            with store.alone():
                old = _content(path)
                if isinstance(page, Page):
                    self.session.notes.apply(page.source, Change(label, put=self._lost(page, card)))
                else:
                    store.define(label, Defining())
                before.append((old, _content(path)))

        def back() -> None:
            old, written = before.pop()
            with store.alone():
                if _content(path) != written:
                    told = _("{name} was written since: it stays as it is.")
                    raise StoreError(told.format(name=visible_line(path.name)))
                if old is not None:
                    durable.replace(path, old)
                elif written is not None:
                    path.unlink()

        return Deed(label, act=act, back=back)

    def _lost(self, page: Page, card: Card) -> tuple[Annotation, ...]:
        """Return what was held when the card was made and is not now: another session has written the file since."""
        assert isinstance(card.about, tuple)
        now = self.session.notes.of(page.source)
        return () if now.held else tuple(one for one in card.about if now.get(one.id) is None)


def _content(path: Path) -> bytes | None:
    """Return what is in a file, None where there is none. Raises OSError."""
    try:
        return regular.read(path)
    except FileNotFoundError:
        return None


def _card(source: str, title: str, line: str, annotations: tuple[Annotation, ...] = ()) -> Card:
    return Card(source, None, visible_line(title), (line,), annotations)
