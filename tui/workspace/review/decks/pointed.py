"""Passages that a language model points at: accepted as a note with a tag, with another one, or rejected."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tui.i18n import N_, _
from tui.notes.model.annotation import Annotation, Kind
from tui.notes.model.create import create
from tui.notes.store.notebook import Change
from tui.text.article import Article, Page
from tui.text.source import Span
from tui.text.visible import visible_line
from tui.workspace.known import described
from tui.workspace.pointing.kept import Suggestion, placed
from tui.workspace.pointing.suggesting import kept_suggestions
from tui.workspace.reading.wording import short
from tui.workspace.review.card import Answer, Card, Deed
from tui.workspace.review.scope import Reach, ReviewScope, pages

if TYPE_CHECKING:
    from tui.workspace.session import Session

_ANSWERS: Final = {
    "accept": Answer(N_("it fits: keep it as a note")),
    "tag": Answer(N_("another tag in its place"), asks="tag"),
    "reject": Answer(N_("it does not fit")),
}


@dataclass(frozen=True)
class PointedPassages:
    """Suggestions of language models that nobody decided about."""

    session: "Session"

    @property
    def answers(self) -> Mapping[str, Answer]:
        """It fits, another tag, it does not fit."""
        return _ANSWERS

    def cards(self, scope: ReviewScope, cancelled: Callable[[], bool]) -> Iterator[list[Card]]:
        """Yield the cards of each page, by place."""
        waiting: dict[str, list[Suggestion]] = {}
        for one in kept_suggestions(self.session).read():
            if not one.rejected:
                waiting.setdefault(one.source, []).append(one)
        for page, numbers in self._pages(scope, waiting):
            if cancelled():
                return
            yield self._cards(page, numbers, waiting.get(page.source.name, []))

    def _pages(self, scope: ReviewScope, waiting: Mapping[str, object]) -> Iterator[tuple[Page, frozenset[int]]]:
        if waiting and scope.reach is not Reach.LIBRARY:
            yield from pages(self.session, scope)
            return
        for name in sorted(waiting):
            page = self.session.pages.page(name) if self.session.library.has(name) else None
            if isinstance(page, Page):
                yield page, frozenset(article.number for article in page.articles)

    def _cards(self, page: Page, numbers: frozenset[int], waiting: list[Suggestion]) -> list[Card]:
        defined = {tag.name: described(tag) for tag in self.session.notes.store.codebook().tags}
        annotations = self.session.notes.of(page.source).annotations
        found = []
        for one in waiting:
            place = placed(page, one)
            if place and place[0].number in numbers and not _settled(annotations, place, one):
                at = place[0].to_source(*place[1])[0]
                lines = tuple(filter(None, (defined.get(one.tag, ""), one.origin)))
                title = f"#{visible_line(one.tag)}   “{short(visible_line(one.quote))}”"
                found.append(Card(page.source.name, at, title, tuple(map(visible_line, lines)), one))
        return sorted(found, key=lambda card: card.at or Span(0, 0))

    def deed(self, card: Card, verb: str, said: tuple[str, ...] = ()) -> Deed | None:
        """Return what makes a note of a suggestion, or rejects it."""
        one, page = card.about, self.session.pages.page(card.source)
        assert isinstance(one, Suggestion)
        place = placed(page, one) if isinstance(page, Page) else None
        if place is None or _settled(self.session.notes.of(place[0].source).annotations, place, one):
            return None
        tag = said[0] if said else one.tag
        label = _("#{tag} on “{text}”").format(tag=tag, text=short(visible_line(one.quote)))
        if verb == "reject":
            kept = kept_suggestions(self.session)
            return Deed(
                _("not {label}").format(label=label),
                act=lambda: kept.reject(one, self.session.settings.signature),
                back=lambda: kept.reopen(one),
            )
        source, author = place[0].source, self.session.settings.signature
        note = create(source, place[0].to_source(*place[1]), tags=(tag,), author=author, origin=one.origin)
        return Deed(label, {source: Change(label, put=(note,))})


def _settled(annotations: tuple[Annotation, ...], place: tuple[Article, Span], one: Suggestion) -> bool:
    """Tell whether the passage has the tag already, or was taken over with another one."""
    spans = place[0].to_source(*place[1])
    return any(
        note.kind is Kind.NOTE and note.anchor.spans == spans and (one.tag in note.tags or note.origin == one.origin)
        for note in annotations
    )
