"""What the review queue stands at, shared by the parts of its screen."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tui.text.article import Article
from tui.workspace.queue import Item, Queue
from tui.workspace.reviewing import Key, What


@dataclass
class ReviewDesk:
    """The items under review and the one that is being decided."""

    what: What
    show: Callable[[], None]
    """Shows the current item; to be called when it may be another one, or looks otherwise."""
    queue: Queue = field(default_factory=Queue)
    article: Article | None = None
    """The article of the current item; None as long as it is being read."""
    found_all: bool = False
    """Whether every item has been gathered."""

    @property
    def item(self) -> Item | None:
        """The current item."""
        return self.queue.current

    @property
    def ready(self) -> tuple[Item, Article] | None:
        """The current item with its article, once that has been read."""
        if self.item is None or self.article is None or key_of(self.article) != self.item.key:
            return None
        return self.item, self.article


def key_of(article: Article) -> Key:
    """Return what names an article."""
    return (article.source.name, article.number)
