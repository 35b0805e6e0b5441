"""What the reader decided about a document, put into its parts and its articles."""

from collections.abc import Sequence

from tui.text.block import Role
from tui.text.structure.documents.part import ArticleParts, Part, RowType
from tui.text.structure.overrides import LineOverrides

_ROW_TYPES = {
    Role.PARAGRAPH: RowType.BODY,
    Role.HEADING: RowType.HEADING,
    Role.BYLINE: RowType.BYLINE,
    Role.CAPTION: RowType.CAPTION,
}
_HEADS = (Role.KICKER, Role.TITLE, Role.SUBTITLE)


def force_roles(parts: Sequence[Part], overrides_at: LineOverrides) -> None:
    """Give parts, one for each row, the roles that the reader gave their lines."""
    for number, role in overrides_at.roles.items():
        part = parts[number]
        part.role, part.forced, part.verse = role, True, False
        part.row_type = _ROW_TYPES.get(role, part.row_type)
        part.level = 1 if role is Role.HEADING else 0


def force_starts(parts: Sequence[Part], overrides_at: LineOverrides, rows: dict[int, int]) -> None:
    """Begin articles where the reader said; `rows` gives the number of the row that begins at a source offset."""
    for part in parts:
        numbers = {rows[row.start] for row in part.rows}
        if numbers & overrides_at.splits:
            part.starts = True
            if part.role is Role.HEADING and not part.forced:
                part.role, part.level = Role.TITLE, 0


def force_articles(articles: list[ArticleParts], overrides_at: LineOverrides, rows: dict[int, int]) -> None:
    """Merge and entitle articles as the reader said."""
    for line in sorted(overrides_at.merges):
        at = next((n for n, article in enumerate(articles) if line in _numbers(article.parts, rows)), 0)
        if at:
            for part in articles[at].parts:
                if part.role in _HEADS:
                    part.role, part.level = Role.HEADING, 1
            articles[at - 1].parts += articles[at].parts
            del articles[at]
    for article in articles:
        titles = [part for part in article.parts if _numbers([part], rows) & overrides_at.titles]
        if not titles:
            continue
        first = article.parts.index(titles[0])
        for at, part in enumerate(article.parts):
            if part in titles:
                part.role, part.level = Role.TITLE, 0
            elif part.role is Role.TITLE:
                part.role = Role.KICKER if at < first else Role.SUBTITLE


def _numbers(parts: Sequence[Part], rows: dict[int, int]) -> set[int]:
    return {rows[row.start] for part in parts for row in part.rows}
