"""Notes that two sessions changed at once: both texts stand in them, and the reader says which holds."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from tui.i18n import N_, _
from tui.notes.model.annotation import Annotation, Kind
from tui.notes.model.merge import APART
from tui.notes.store.notebook import Change
from tui.text.visible import visible_line
from tui.workspace.reading.wording import short
from tui.workspace.review.card import Answer, Card, Deed
from tui.workspace.review.decks.reach import said_in, still
from tui.workspace.review.scope import ReviewScope

if TYPE_CHECKING:
    from tui.workspace.session import Session

_ANSWERS: Final = {
    "1": Answer(N_("keep the first text")),
    "2": Answer(N_("keep the second text")),
    "both": Answer(N_("keep both, one after the other")),
}


@cache
def _line() -> re.Pattern[str]:
    """Return what finds the line between two texts, as either language writes it."""
    forms = {
        re.escape(form).replace(r"\{author\}", "[^\n]*?").replace(r"\{time\}", "[^\n]*?") for form in (APART, _(APART))
    }
    return re.compile(r"\n*^(?:" + "|".join(sorted(forms)) + r")$\n*", re.MULTILINE)


def texts(note: str) -> tuple[str, str] | None:
    """Return the two texts of a note that two sessions wrote, the last line between texts counts; None for one text."""
    found = list(_line().finditer(note))
    return (note[: found[-1].start()], note[found[-1].end() :]) if found else None


@dataclass(frozen=True)
class Conflicts:
    """Notes with two texts."""

    session: "Session"

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The first, the second, both."""
        return _ANSWERS

    def cards(self, scope: ReviewScope, cancelled: Callable[[], bool]) -> Iterator[list[Card]]:
        """Yield a card for each such note, by place."""
        for _article, annotations in said_in(self.session, scope, cancelled):
            yield [_card(one, both) for one in annotations if one.kind is Kind.NOTE and (both := texts(one.note))]

    def deed(self, card: Card, verb: str, said: tuple[str, ...] = ()) -> Deed | None:
        """Return what leaves one text, or both without the line between them; None too for texts not seen yet."""
        assert isinstance(card.about, Annotation)
        found = still(self.session, card.about)
        both = texts(found[1].note) if found else None
        if found is None or both is None or found[1].note != card.about.note:
            return None
        article, now = found
        note = {"1": both[0], "2": both[1], "both": "\n\n".join(both)}[verb]
        label = _("note on “{title}”").format(title=short(now.anchor.quote))
        return Deed(label, {article.source: Change(label, put=(replace(now, note=note),))})


def _card(one: Annotation, both: tuple[str, str]) -> Card:
    lines = tuple(f"{number}  {visible_line(' '.join(text.split()))}" for number, text in enumerate(both, 1))
    return Card(one.source, one.anchor.spans[0], f"“{short(visible_line(one.anchor.quote))}”", lines, one)
