"""Notes whose source was renamed, moved, split or deleted: led to where its text is now by one key, or left."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tui.i18n import N_
from tui.text.visible import visible_line
from tui.workspace.notes.moved import Moved, carried, carry_over, moved, told
from tui.workspace.review.card import Answer, Card, Deed
from tui.workspace.review.scope import Reach, ReviewScope

if TYPE_CHECKING:
    from tui.workspace.session import Session

_ANSWERS: Final = {"accept": Answer(N_("carry all its notes over to where its text is now"))}


@dataclass(frozen=True)
class MovedNotes:
    """Files of notes without a source."""

    session: "Session"

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Carry over."""
        return _ANSWERS

    def cards(self, scope: ReviewScope, cancelled: Callable[[], bool]) -> Iterator[list[Card]]:
        """Yield a card for each source that is gone, in the scope of the whole library; such notes are in no other."""
        if scope.reach is Reach.LIBRARY and self.session.library.annotations.is_dir():
            yield [
                Card(one.name, None, visible_line(one.name), tuple(told(one)), one)
                for one in moved(self.session.library, self.session.notes.store, cancelled)
            ]

    def deed(self, card: Card, verb: str, said: tuple[str, ...] = ()) -> Deed | None:
        """Return what carries the notes over; nothing is done where their text is nowhere."""
        one = card.about
        assert isinstance(one, Moved)
        if not one.path.exists():
            return None

        def act() -> None:
            carry_over(self.session.notes.store, one)
            for source, _share in one.targets:
                self.session.pages.forget(source.name)

        return Deed(carried(one), act=act)
