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
from tui.workspace.review.decks.daily import Share, recall_of
from tui.workspace.review.recall import HANDFUL, Memory, graded, moment_of, now
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

    def cards(self, scope: ReviewScope, cancelled: Callable[[], bool]) -> Iterator[list[Card]]:
        """Yield today's handful: what is overdue most first, then notes never asked, the oldest first."""
        memories, moment = recall_of(self.session).read().memories, self.clock()
        share = Share(self.session, HANDFUL, moment)
        asked = (one.last for one in memories.values())
        found = share.drawn(scope, cancelled, asked, lambda one: _rank(one, memories.get(one.id), moment))
        yield [_card(one, memories.get(one.id), moment) for one in found]

    def deed(self, card: Card, verb: str, said: tuple[str, ...] = ()) -> Deed | None:
        """Return what keeps a grade."""
        assert isinstance(card.about, Annotation)
        note, recall, moment = card.about.id, recall_of(self.session), self.clock()
        before = recall.read().memories.get(note)
        after = graded(before, int(verb), moment)
        days = max(1, (after.due - moment).days)
        return Deed(
            f"{_(_ANSWERS[verb].title)} “{short(card.about.note)}”",
            act=lambda: recall.remember(note, after),
            back=lambda: recall.remember(note, before),
            told=_("again in {n} d").format(n=days),
        )


def _rank(one: Annotation, memory: Memory | None, moment: datetime) -> tuple[bool, datetime, str] | None:
    made = moment_of(one.created) or moment
    wanted = memory.due <= moment if memory else moment - made >= RIPE
    if one.kind is not Kind.NOTE or not one.note or one.anchor.hold is AnchorState.LOST or not wanted:
        return None
    return memory is None, memory.due if memory else made, one.id


def _card(one: Annotation, memory: Memory | None, moment: datetime) -> Card:
    age = _("asked for the first time")
    if memory:
        age = _("last asked {n} d ago").format(n=(moment - memory.last).days)
    tags = " ".join(f"#{tag}" for tag in one.tags)
    note = tuple(visible_line(line) for line in one.note.split("\n") if line.strip())
    lines = (*note, "   ".join(part for part in (tags, age) if part))
    return Card(one.source, one.anchor.spans[0], f"“{short(visible_line(one.anchor.quote))}”", lines, one)
