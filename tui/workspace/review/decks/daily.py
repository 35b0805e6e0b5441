"""A day's share of what is asked again and again, for the queues that ask so."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tui.notes.model.annotation import Annotation
from tui.workspace.review.decks.reach import said_in
from tui.workspace.review.recall import Recall
from tui.workspace.review.scope import ReviewScope

if TYPE_CHECKING:
    from tui.workspace.session import Session


@dataclass(frozen=True)
class Share:
    """What is asked on one day at most, whenever the queue is opened."""

    session: "Session"
    most: int
    moment: datetime

    def left(self, asked: Iterable[datetime]) -> int:
        """Return how many may still be asked today; `asked` are the times at which something was asked last."""
        today = self.moment.astimezone().date()
        return max(0, self.most - sum(when.astimezone().date() == today for when in asked))

    def drawn(
        self,
        scope: ReviewScope,
        cancelled: Callable[[], bool],
        asked: Iterable[datetime],
        rank: Callable[[Annotation], Any],
    ) -> list[Annotation]:
        """Return the annotations of today: those with a rank, the lowest first; None as rank stands for not today."""
        known = (one for _article, some in said_in(self.session, scope, cancelled) for one in some)
        ranked = sorted(_ranked(known, rank), key=lambda pair: pair[0])
        return [one for _rank, one in ranked[: self.left(asked)]]


def _ranked(known: Iterable[Annotation], rank: Callable[[Annotation], Any]) -> Iterator[tuple[Any, Annotation]]:
    for one in known:
        if (place := rank(one)) is not None:
            yield place, one


def recall_of(session: "Session") -> Recall:
    """Return what is kept of earlier answers."""
    return Recall.of(session.folders.state, session.library.sources)
