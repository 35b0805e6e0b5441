"""Conflict copies that syncing programs made of files of notes: merged by one key, or left."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tui import durable, regular
from tui.i18n import N_, _
from tui.notes.store.copies import MergedCopy, merge_copy
from tui.text.source import Unreadable
from tui.text.visible import visible_line
from tui.workspace.review.card import Answer, Card, Deed
from tui.workspace.review.scope import Reach, ReviewScope, pages

if TYPE_CHECKING:
    from tui.workspace.session import Session

_ANSWERS: Final = {"accept": Answer(N_("bring it together with the notes; both texts of a note are kept"))}


@dataclass(frozen=True)
class Copies:
    """Conflict copies in the annotations folder."""

    session: "Session"

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Merge."""
        return _ANSWERS

    def cards(self, scope: ReviewScope, cancelled: Callable[[], bool]) -> Iterator[list[Card]]:
        """Yield a card for each copy about a source of the scope, or about the codebook."""
        if not self.session.library.annotations.is_dir():
            return
        wide = scope.reach is Reach.LIBRARY
        names = None if wide else {page.source.name for page, numbers in pages(self.session, scope) if numbers}
        copies = self.session.notes.store.listing().copies.items()
        yield [self._card(copy, name) for copy, name in copies if names is None or name in names]

    def _card(self, copy: Path, name: str) -> Card:
        about = _("of the notes on {source}").format(source=name) if name else _("of the codebook")
        return Card(name, None, visible_line(copy.name), (visible_line(about),), copy)

    def deed(self, card: Card, verb: str, said: tuple[str, ...] = ()) -> Deed | None:
        """Return what merges the copy, and what takes that back and puts the copy where it was."""
        copy = card.about
        assert isinstance(copy, Path)
        if not copy.exists():
            return None
        label = _("Conflict copy merged")
        done: list[MergedCopy] = []

        def act() -> None:
            known = card.source and self.session.library.has(card.source)
            source = self.session.library.read(card.source) if known else card.source
            done.append(
                merge_copy(self.session.notes.store, copy, card.source if isinstance(source, Unreadable) else source)
            )
            if known:
                self.session.pages.forget(card.source)

        def back() -> None:
            merged = done.pop()
            if merged.changed:
                self.session.notes.undo()
            durable.replace(copy, regular.read(merged.quarantined))

        return Deed(label, act=act, back=back)
