"""A second look: passages that the reader tagged, again and with the tags hidden, to see how far one agrees."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from tui.i18n import N_, _
from tui.notes.model.annotation import AnchorState, Annotation, Kind
from tui.text.visible import visible_line
from tui.workspace.agreement.measures import Tagged
from tui.workspace.reading.wording import short
from tui.workspace.review.card import Answer, Card, Deed
from tui.workspace.review.decks.daily import Share, recall_of
from tui.workspace.review.decks.reach import said_in
from tui.workspace.review.recall import Again, moment_of, now
from tui.workspace.review.scope import ReviewScope

if TYPE_CHECKING:
    from tui.workspace.session import Session

SHOWN: Final = 20
"""Passages of one second look."""
RIPE: Final = timedelta(days=7)
"""Age of a tag before it is asked again."""
REST: Final = timedelta(days=30)
"""Time before a passage is asked once more."""
_ANSWERS: Final = {
    "tag": Answer(N_("say its tags"), asks="tags"),
    "digit": Answer(N_("the pinned tag")),
    "reject": Answer(N_("no tag")),
}


@dataclass(frozen=True)
class SecondLook:
    """Own tags, asked again."""

    session: "Session"
    clock: Callable[[], datetime] = now

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Tags by name or digit, or none."""
        return _ANSWERS

    def cards(self, scope: ReviewScope, cancelled: Callable[[], bool]) -> Iterator[list[Card]]:
        """Yield the passages of today, drawn by chance from those that are old enough."""
        again, moment, own = recall_of(self.session).read().again, self.clock(), self.session.settings.signature

        def rank(one: Annotation) -> bytes | None:
            last = again.get(one.id)
            rested = moment - last.when >= REST if last else _old(one, moment)
            wanted = _tagged(one) and one.author in ("", own) and rested
            return sha256(f"{moment.astimezone().date()}{one.id}".encode()).digest() if wanted else None

        share = Share(self.session, SHOWN, moment)
        yield [_card(one) for one in share.drawn(scope, cancelled, (one.when for one in again.values()), rank)]

    def deed(self, card: Card, verb: str, said: tuple[str, ...] = ()) -> Deed | None:
        """Return what keeps the tags said now, and tells those said then."""
        assert isinstance(card.about, Annotation)
        one, recall = card.about, recall_of(self.session)
        before, after = recall.read().again.get(one.id), Again(tuple(said), self.clock())
        then, again = (" ".join(f"#{tag}" for tag in tags) or _("no tag") for tags in (one.tags, said))
        same = {*one.tags} == {*said}
        told = _("the same: {then}") if same else _("then: {then}   now: {now}")
        return Deed(
            _("second look at “{text}”").format(text=short(one.anchor.quote)),
            act=lambda: recall.say(one.id, after),
            back=lambda: recall.say(one.id, before),
            told=told.format(then=then, now=again),
        )


def _tagged(one: Annotation) -> bool:
    return one.kind is Kind.NOTE and bool(one.tags) and not one.whole and one.anchor.hold is AnchorState.OK


def _old(one: Annotation, moment: datetime) -> bool:
    made = moment_of(one.created)
    return made is not None and moment - made >= RIPE


def _card(one: Annotation) -> Card:
    return Card(one.source, one.anchor.spans[0], f"“{short(visible_line(one.anchor.quote))}”", (), one)


def then_and_again(session: "Session", scope: ReviewScope) -> tuple[list[Tagged], list[Tagged]]:
    """Return the tags of every passage that had a second look: as they are, and as they were said again. Slow."""
    again = recall_of(session).read().again
    then: list[Tagged] = []
    now_: list[Tagged] = []
    for _article, annotations in said_in(session, scope, lambda: False):
        for one in annotations:
            if one.id in again and _tagged(one):
                start, end = one.anchor.spans[0].start, one.anchor.spans[-1].end
                then += [Tagged(one.source, start, end, tag) for tag in one.tags]
                now_ += [Tagged(one.source, start, end, tag) for tag in again[one.id].tags]
    return then, now_
