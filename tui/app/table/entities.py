"""Who and what the library names: a table of entities, and a card of each with its places."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tui.app.table.content import Column, TableContent
from tui.i18n import N_, _
from tui.language.analysis import EntityType
from tui.workspace.entities.gather import NameIndex, name_index
from tui.workspace.entities.linking import LinkedEntity
from tui.workspace.lines import entities
from tui.workspace.lines.line import TableLine
from tui.workspace.review.item import type_title
from tui.workspace.review.scope import ReviewScope
from tui.workspace.session import Session


@dataclass
class EntitiesContent:
    """The entities of some articles, or of the library."""

    session: Session
    scope: ReviewScope
    columns: tuple[Column, ...] = (
        Column(N_("type"), 12, style="dim"),
        Column(N_("name"), share=3, style="strong"),
        Column(N_("times"), 7, right=True),
        Column(N_("articles"), 8, right=True, style="dim"),
        Column(N_("other forms"), share=3),
    )
    orders: tuple[str, ...] = entities.ENTITY_ORDERS
    changes: bool = True
    index: NameIndex = field(default_factory=NameIndex)
    """What was read last."""

    @property
    def title(self) -> str:
        """Whose names they are, and what can be done with them."""
        return _("Names: {about}   & joins the selected ones   ! takes one apart").format(about=self.scope.title)

    def load(self, cancelled: Callable[[], bool], progress: Callable[[int], None]) -> Iterator[list[TableLine]]:
        """Yield the entities."""
        found = name_index(self.session, self.scope, cancelled, progress)
        if not cancelled():
            self.index = found
            yield entities.entity_lines(found)

    def entity(self, line: TableLine) -> LinkedEntity | None:
        """Return the entity of a row."""
        return next((one for one in self.index.entities if f"{one.type} {one.name}" == line.id), None)

    def within(self, line: TableLine) -> TableContent | None:
        """Open the card of an entity."""
        entity = self.entity(line)
        return CardContent(self.session, self.index, entity) if entity else None


@dataclass(frozen=True)
class CardContent:
    """One entity: with whom it is named, and every place, with the post that a person has there."""

    session: Session
    index: NameIndex
    entity: LinkedEntity
    orders: tuple[str, ...] = entities.MENTION_ORDERS
    changes: bool = False

    @property
    def title(self) -> str:
        """Who or what it is, and what it is named with."""
        beside = entities.beside_line(self.index, self.entity)
        head = f"{self.entity.name}  {type_title(self.entity.type)}"
        return head + ("   " + _("named with: {names}").format(names=beside) if beside else "")

    @property
    def columns(self) -> tuple[Column, ...]:
        """Date, of a person the post, and the name in its sentence."""
        post = (Column(N_("post"), 16),) if self.entity.type is EntityType.PER else ()
        return (
            Column(N_("date"), 10, style="dim"),
            *post,
            Column(N_("before"), share=3, right=True),
            Column(N_("form"), 16, style="strong"),
            Column(N_("after"), share=3),
            Column(N_("article"), share=2, style="dim"),
        )

    def load(self, cancelled: Callable[[], bool], progress: Callable[[int], None]) -> Iterator[list[TableLine]]:
        """Yield the places."""
        return entities.mention_lines(self.session, self.entity, self.index.mentions(self.entity), cancelled)

    def within(self, line: TableLine) -> TableContent | None:
        """Lead to the article."""
        return None
