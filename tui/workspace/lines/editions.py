"""What differs between two articles as rows: the old words and the new ones, what has changed in brackets."""

from collections.abc import Sequence
from typing import Final

from tui.i18n import N_, _
from tui.text.article import Article
from tui.text.source import Span
from tui.text.visible import visible_line
from tui.workspace.editions.comparing import ComparedParagraph, Difference
from tui.workspace.lines.line import TableLine

ORDERS: Final = (N_("by place"), N_("gravest first"))
BEFORE: Final = 12
"""Code points of a row before the first change, so that the change is in sight."""
_GRAVITY: Final = {difference: at for at, difference in enumerate(Difference)}


def edition_lines(old: Article, new: Article, found: Sequence[ComparedParagraph]) -> list[TableLine]:
    """Return a row for each paragraph that is not the same in both."""
    lines = []
    for number, one in enumerate(found):
        if one.difference is not Difference.SAME:
            lines.append(_line(old, new, one, number))
    return lines


def _line(old: Article, new: Article, one: ComparedParagraph, number: int) -> TableLine:
    before = marked(old.text, one.old, [change.old for change in one.changes])
    after = marked(new.text, one.new, [change.new for change in one.changes])
    article, span = (new, one.new) if one.new is not None else (old, one.old)
    first = next((change.new for change in one.changes), span) if one.new is not None else span
    return TableLine(
        str(number),
        (_(one.difference), _from_change(before), _from_change(after)),
        ((number,), (_GRAVITY[one.difference], number)),
        (article.source.name, article.number),
        first.start if first else None,
        details=tuple(line for line in (before, after) if line),
    )


def marked(text: str, paragraph: Span | None, changed: Sequence[Span]) -> str:
    """Return a paragraph in one line with what has changed in `【】`; empty for none."""
    if paragraph is None:
        return ""
    parts, at = [], paragraph.start
    for span in changed:
        if span.start < span.end:
            parts += [text[at : span.start], "【", text[span.start : span.end], "】"]
            at = span.end
    return visible_line("".join((*parts, text[at : paragraph.end])).strip())


def _from_change(line: str) -> str:
    first = line.find("【")
    return line if first <= BEFORE else f"…{line[first - BEFORE :]}"
