"""Lines of newspaper pages whose reading was a close decision: right, or the other way."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tui.i18n import N_, _
from tui.notes.model.annotation import Kind
from tui.notes.model.create import create
from tui.notes.model.overrides import RIGHT, confirmed
from tui.notes.store.notebook import Change
from tui.text.article import Page
from tui.text.structure.doubts import Doubt, Guess, doubts
from tui.text.structure.overrides import block_at
from tui.text.visible import visible_line
from tui.workspace.known import overrides_of
from tui.workspace.reading.wording import short
from tui.workspace.review.card import Answer, Card, Deed
from tui.workspace.review.scope import ReviewScope, pages

if TYPE_CHECKING:
    from tui.workspace.session import Session

_ANSWERS: Final = {"accept": Answer(N_("it is read rightly")), "reject": Answer(N_("the other way"))}
GUESSES: Final = {
    Guess.HEADLINE: N_("read as a headline; otherwise it is running text"),
    Guess.TEXT: N_("read as running text; otherwise it is a heading"),
    Guess.ARTICLE: N_("read as the beginning of an article; otherwise it is a heading of the one before"),
    Guess.HEADING: N_("read as a heading; otherwise an article begins here"),
}


@dataclass(frozen=True)
class Structure:
    """Close decisions about the structure of pages."""

    session: "Session"

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Right, or the other way."""
        return _ANSWERS

    def cards(self, scope: ReviewScope, cancelled: Callable[[], bool]) -> Iterator[list[Card]]:
        """Yield a card for each doubt, page by page, the closest first."""
        for page, numbers in pages(self.session, scope):
            if cancelled():
                return
            known = self.session.notes.of(page.source).annotations
            right = confirmed(known)
            found = doubts(page, overrides_of(known))
            asked = [one for one in found if not any(s.start < one.span.end and one.span.start < s.end for s in right)]
            yield [card for one in asked if (card := _card(page, one, numbers))]

    def deed(self, card: Card, verb: str, said: tuple[str, ...] = ()) -> Deed | None:
        """Return what confirms a line or overrules how it was read."""
        doubt, page = card.about, self.session.pages.page(card.source)
        assert isinstance(doubt, Doubt)
        if not isinstance(page, Page) or page.source.text[doubt.span.start : doubt.span.end] != card.title:
            return None
        data = {"op": RIGHT} if verb == "accept" else doubt.otherwise.to_data()
        label = _("“{text}” is read rightly") if verb == "accept" else _("“{text}” is read the other way")
        label = label.format(text=short(visible_line(card.title)))
        said_ = create(page.source, (doubt.span,), kind=Kind.STRUCTURE, data=data)
        return Deed(label, {page.source: Change(label, put=(said_,))})


def _card(page: Page, doubt: Doubt, numbers: frozenset[int]) -> Card | None:
    found = block_at(page, doubt.span.start)
    if found is None or found[0] is None or found[0].number not in numbers:
        return None
    quote = page.source.text[doubt.span.start : doubt.span.end]
    return Card(page.source.name, doubt.span, quote, (_(GUESSES[doubt.guess]),), doubt)
