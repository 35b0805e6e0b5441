"""Notes due again: a daily handful, each with its passage, graded by how well it was remembered (FSRS)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from tui.i18n import N_, _
from tui.notes.model.annotation import AnchorState, Annotation, Kind
from tui.text.visible import visible_line
from tui.workspace.reading.wording import short
from tui.workspace.review.card import Answer, Card, Deed
from tui.workspace.review.decks.reach import said_in
from tui.workspace.review.recall import HANDFUL, Memory, Recall, graded, moment_of, now
from tui.workspace.review.scope import ReviewScope

if TYPE_CHECKING:
    from tui.workspace.session import Session

RIPE: Final = timedelta(days=1)
"""Age of a note that is asked for the first time."""
_ANSWERS: Final = {
    "1": Answer(N_("forgotten")),
    "2": Answer(N_("with effort")),
    "3": Answer(N_("remembered")),
    "4": Answer(N_("at once")),
}


@dataclass(frozen=True)
class Due:
    """Notes to be looked at again."""

    session: "Session"
    clock: Callable[[], datetime] = now

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Four grades."""
        return _ANSWERS

    @property
    def _recall(self) -> Recall:
        return Recall.of(self.session.folders.state, self.session.library.sources)

    def cards(self, scope: ReviewScope, cancelled: Callable[[], bool]) -> Iterator[list[Card]]:
        """Yield today's handful: what is overdue most first, then notes never asked, the oldest first."""
        memories, moment = self._recall.read().memories, self.clock()
        today = moment.astimezone().date()
        room = HANDFUL - sum(one.last.astimezone().date() == today for one in memories.values())
        found: list[tuple[bool, datetime, str, Annotation]] = []
        for _article, annotations in said_in(self.session, scope, cancelled):
            for one in annotations:
                memory, made = memories.get(one.id), moment_of(one.created) or moment
                wanted = memory.due <= moment if memory else moment - made >= RIPE
                if one.kind is Kind.NOTE and one.note and one.anchor.hold is not AnchorState.LOST and wanted:
                    found.append((memory is None, memory.due if memory else made, one.id, one))
        yield [_card(one, memories.get(one.id), moment) for *_order, one in sorted(found, key=_order)[: max(0, room)]]

    def deed(self, card: Card, verb: str, said: tuple[str, ...] = ()) -> Deed | None:
        """Return what keeps a grade."""
        assert isinstance(card.about, Annotation)
        note, recall, moment = card.about.id, self._recall, self.clock()
        before = recall.read().memories.get(note)
        after = graded(before, int(verb), moment)
        days = max(1, (after.due - moment).days)
        return Deed(
            f"{_(_ANSWERS[verb].title)} “{short(card.about.note)}”",
            act=lambda: recall.remember(note, after),
            back=lambda: recall.remember(note, before),
            told=_("again in {n} d").format(n=days),
        )


def _order(one: tuple[bool, datetime, str, Annotation]) -> tuple[bool, datetime, str]:
    return one[:3]


def _card(one: Annotation, memory: Memory | None, moment: datetime) -> Card:
    age = _("asked for the first time")
    if memory:
        age = _("last asked {n} d ago").format(n=(moment - memory.last).days)
    tags = " ".join(f"#{tag}" for tag in one.tags)
    note = tuple(visible_line(line) for line in one.note.split("\n") if line.strip())
    lines = (*note, "   ".join(part for part in (tags, age) if part))
    return Card(one.source, one.anchor.spans[0], f"“{short(visible_line(one.anchor.quote))}”", lines, one)
