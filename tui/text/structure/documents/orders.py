"""What the reader decided about a document, put into its parts and its articles."""

from collections.abc import Sequence

from tui.text.block import Role
from tui.text.structure.documents.part import Part, Shape, Story
from tui.text.structure.overrules import Orders

_SHAPES = {
    Role.PARAGRAPH: Shape.BODY,
    Role.HEADING: Shape.HEADING,
    Role.BYLINE: Shape.BYLINE,
    Role.CAPTION: Shape.CAPTION,
}
_HEADS = (Role.KICKER, Role.TITLE, Role.SUBTITLE)


def force_roles(parts: Sequence[Part], orders: Orders) -> None:
    """Give parts, one for each row, the roles that the reader gave their lines."""
    for number, role in orders.roles.items():
        part = parts[number]
        part.role, part.forced, part.verse = role, True, False
        part.shape = _SHAPES.get(role, part.shape)
        part.level = 1 if role is Role.HEADING else 0


def force_starts(parts: Sequence[Part], orders: Orders, rows: dict[int, int]) -> None:
    """Begin articles where the reader said; `rows` gives the number of the row that begins at a source offset."""
    for part in parts:
        numbers = {rows[row.start] for row in part.rows}
        if numbers & orders.splits:
            part.starts = True
            if part.role is Role.HEADING and not part.forced:
                part.role, part.level = Role.TITLE, 0


def force_articles(stories: list[Story], orders: Orders, rows: dict[int, int]) -> None:
    """Merge and entitle articles as the reader said."""
    for line in sorted(orders.merges):
        at = next((n for n, story in enumerate(stories) if line in _numbers(story.parts, rows)), 0)
        if at:
            for part in stories[at].parts:
                if part.role in _HEADS:
                    part.role, part.level = Role.HEADING, 1
            stories[at - 1].parts += stories[at].parts
            del stories[at]
    for story in stories:
        titles = [part for part in story.parts if _numbers([part], rows) & orders.titles]
        if not titles:
            continue
        first = story.parts.index(titles[0])
        for at, part in enumerate(story.parts):
            if part in titles:
                part.role, part.level = Role.TITLE, 0
            elif part.role is Role.TITLE:
                part.role = Role.KICKER if at < first else Role.SUBTITLE


def _numbers(parts: Sequence[Part], rows: dict[int, int]) -> set[int]:
    return {rows[row.start] for part in parts for row in part.rows}
