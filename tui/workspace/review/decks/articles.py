"""Articles not yet read, and starred ones: read, done, star, tag, later."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tui.i18n import N_, _
from tui.notes.model.annotation import Annotation, Kind
from tui.notes.store.notebook import Change
from tui.notes.store.whole import about, has, set_state, set_tags
from tui.text.article import Article
from tui.text.source import Span
from tui.workspace.articles.catalog import Entry, State
from tui.workspace.articles.pagerows import entries
from tui.workspace.reading.wording import short
from tui.workspace.review.card import Answer, Card, Deed
from tui.workspace.review.item import What
from tui.workspace.review.scope import ReviewScope, pages

if TYPE_CHECKING:
    from tui.workspace.session import Session

_UNREAD: Final = {
    "read": Answer(N_("read")),
    "done": Answer(N_("done")),
    "star": Answer(N_("star"), decides=False),
    "tag": Answer(N_("tag"), asks="tags", decides=False),
}
_STARRED: Final = {
    "star": Answer(N_("take the star away")),
    "done": Answer(N_("done")),
    "read": Answer(N_("read"), decides=False),
    "tag": Answer(N_("tag"), asks="tags", decides=False),
}


@dataclass(frozen=True)
class Articles:
    """Articles in one state."""

    session: "Session"
    what: What
    """UNREAD or STARRED."""

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Read, done, star, tag."""
        return _UNREAD if self.what is What.UNREAD else _STARRED

    def cards(self, scope: ReviewScope, cancelled: Callable[[], bool]) -> Iterator[list[Card]]:
        """Yield a card for each article in that state, source by source."""
        for page, numbers in pages(self.session, scope):
            if cancelled():
                return
            titles = {article.number: article.title or "" for article in page.articles}
            places = self.session.places.of(page.source.name, titles)
            listed = entries(page, self.session.notes.of(page.source).annotations, places)
            articles = {article.number: article for article in page.articles}
            wanted = [entry for entry in listed if entry.number in numbers and self._waits(entry)]
            yield [_card(articles[entry.number], entry) for entry in wanted]

    def _waits(self, entry: Entry) -> bool:
        return entry.state is State.UNREAD if self.what is What.UNREAD else entry.star and entry.state is not State.DONE

    def deed(self, card: Card, verb: str, said: tuple[str, ...] = ()) -> Deed | None:
        """Return what an answer changes."""
        assert isinstance(card.about, tuple)
        article = self.session.pages.article(*card.about)
        if not isinstance(article, Article):
            return None
        label = f"{_(self.answers[verb].title)} “{short(article.label)}”"
        if verb == "read":
            return self._read(article, label)
        known = self.session.notes.of(article.source).annotations
        if verb == "tag":
            return Deed(label, {article.source: _tagged(article, known, said, label)})
        value = verb == "done" or not has(article, known, "star")
        return Deed(label, {article.source: set_state(article, known, verb, value, label)})

    def _read(self, article: Article, label: str) -> Deed:
        name, number, title = article.source.name, article.number, article.title or ""
        places = self.session.places
        before = places.get(name, number, title)

        def act() -> None:
            if problem := self.session.mark_read([(name, number)], True):
                raise OSError(problem)

        def back() -> None:
            places.put(name, number, before)
            places.save()

        return Deed(label, act=act, back=back)


def _tagged(article: Article, known: tuple[Annotation, ...], said: tuple[str, ...], label: str) -> Change:
    own = about(article, known, Kind.NOTE)
    return set_tags(article, known, (*(own.tags if own else ()), *said), label)


def _card(article: Article, entry: Entry) -> Card:
    about_it = "  ".join(part for part in (" ".join(entry.authors), entry.date, f"{entry.length:,}") if part)
    tags = " ".join(f"#{tag}" for tag in entry.tags)
    begin = next((block.spans[0].start for block in article.blocks), 0)
    lines = tuple(line for line in (about_it, tags) if line)
    return Card(entry.source, Span(begin, begin), entry.title, lines, entry.key)
