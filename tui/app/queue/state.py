"""What the review queue stands at, shared by the parts of its screen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tui.text.article import Article
from tui.workspace.review.item import Item, Key, What, shifted
from tui.workspace.review.pace import Pace
from tui.workspace.review.queue import Queue
from tui.workspace.review.rearranged import Group
from tui.workspace.review.scope import ReviewScope


@dataclass
class ReviewDesk:
    """The groups under review and the one that is being decided."""

    what: What
    scope: ReviewScope
    show: Callable[[], None]
    """Shows the current item; to be called when it may be another one, or looks otherwise."""
    queue: Queue = field(default_factory=Queue)
    pace: Pace = field(default_factory=Pace)
    article: Article | None = None
    """The article of the current item; None as long as it is being read."""
    found_all: bool = False
    """Whether every item has been gathered."""
    settled: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """In how many places the reader had decided before, by type and text."""
    seen: Group | None = None
    """The group whose contexts were painted last."""
    seen_count: int = 0
    """How many of its contexts were on the screen so far."""
    elsewhere: Sequence[Item] = ()
    """The current annotation at other places, where its own moved or changed."""
    edges: tuple[int, int] = (0, 0)
    """Characters by which start and end of every item of the group are moved before it is accepted."""

    @property
    def item(self) -> Item | None:
        """The current item, its edges where the reader moved them."""
        item = self.queue.current
        return item and self.moved(item)

    def moved(self, item: Item) -> Item:
        """Return an item with its edges where the reader moved them; as it was where its line does not go so far."""
        return self.taken(item) or item

    def taken(self, item: Item) -> Item | None:
        """Return an item as a decision takes it; None where the edges of its text cannot be moved."""
        here = self.queue.current
        if not any(self.edges) or here is None or item.quote != here.quote:
            return item
        return shifted(item, self.edges)

    @property
    def ready(self) -> tuple[Item, Article] | None:
        """The current item with its article, once that has been read."""
        item = self.item
        if item is None or self.article is None or key_of(self.article) != item.key:
            return None
        return item, self.article


def key_of(article: Article) -> Key:
    """Return what names an article."""
    return (article.source.name, article.number)
