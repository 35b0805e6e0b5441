"""Tags in use that the codebook does not define: add, give another name, remove."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tui.i18n import N_, _, ngettext
from tui.notes.file.codebook import Defining, Tag
from tui.notes.model.annotation import Annotation
from tui.notes.store import tags
from tui.text.visible import visible_line
from tui.workspace.reading.wording import short
from tui.workspace.review.card import Answer, Card, Deed
from tui.workspace.review.decks.reach import said_in
from tui.workspace.review.scope import ReviewScope

if TYPE_CHECKING:
    from tui.workspace.session import Session

SHOWN: Final = 5
"""Passages that are quoted."""
_ANSWERS: Final = {
    "accept": Answer(N_("add it to the codebook")),
    "tag": Answer(N_("another tag in its place, everywhere"), asks="tag"),
    "reject": Answer(N_("remove it everywhere")),
}


@dataclass(frozen=True)
class UndefinedTags:
    """Tags outside the codebook."""

    session: "Session"

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Add, retag, remove."""
        return _ANSWERS

    def cards(self, scope: ReviewScope, cancelled: Callable[[], bool]) -> Iterator[list[Card]]:
        """Yield a card for each tag, the most used first."""
        defined = {tag.name for tag in self.session.notes.store.codebook().tags}
        found: dict[str, list[Annotation]] = {}
        for _article, annotations in said_in(self.session, scope, cancelled):
            for one in annotations:
                for tag in one.tags:
                    if tag not in defined:
                        found.setdefault(tag, []).append(one)
        yield [_card(tag, found[tag]) for tag in sorted(found, key=lambda tag: (-len(found[tag]), tag))]

    def deed(self, card: Card, verb: str, said: tuple[str, ...] = ()) -> Deed | None:
        """Return what an answer changes; another tag that exists is one with it then."""
        name, codebook = str(card.about), self.session.notes.store.codebook()
        if verb == "accept":
            label = _("define #{tag}").format(tag=name)
            return Deed(label, plan=tags.TagPlan(label, (), Defining((Tag(name),))))
        books = self.session.notes.all()
        if verb == "reject":
            plan = tags.remove(books, codebook, name)
        elif codebook.get(said[0]) or any(said[0] in one.tags for book in books for one in book.annotations):
            plan = tags.merge(books, codebook, [name], said[0])
        else:
            plan = tags.rename(books, codebook, name, said[0])
        count = len(plan.rows)
        told = ngettext("{n} annotation", "{n} annotations", count).format(n=count)
        return Deed(plan.label, plan=plan, told=told)


def _card(tag: str, carrying: list[Annotation]) -> Card:
    count = ngettext("{n} annotation", "{n} annotations", len(carrying)).format(n=len(carrying))
    quotes = (f"“{short(visible_line(one.anchor.quote))}”  {one.source}" for one in carrying[:SHOWN])
    first = carrying[0]
    return Card(first.source, first.anchor.spans[0], f"#{visible_line(tag)}   {count}", tuple(quotes), tag)
