"""What the reader decides about the structure of a page, as values that `split` applies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tui.text.article import Article, Page
from tui.text.block import Block, Role
from tui.text.kind import DocumentKind
from tui.text.source import HasSpan, Span


class Op(StrEnum):
    """What is decided; the values are what annotations store."""

    SPLIT = "split"
    """An article begins with the line of the span."""
    MERGE = "merge"
    """No article begins with the line of the span: it goes on with the article before."""
    TITLE = "title"
    """The lines of the spans are the title of their article."""
    ROLE = "role"
    """The lines of the spans have the role that is given."""
    JOIN = "join"
    """The line of the second span continues the paragraph of the first."""
    UNJOIN = "unjoin"
    """The lines of the spans after the first begin paragraphs of their own."""
    KEEP = "keep"
    """The lines of the spans are no repeat, but text to be read here."""
    KIND = "kind"
    """The whole file is a document of the kind that is given; the span is that of its first line."""


@dataclass(frozen=True, slots=True)
class Override:
    """One decision; its spans lie in the source, and a stored one follows them by the anchor of its annotation."""

    op: Op
    spans: tuple[Span, ...]
    """Source spans that the decision is about; see `Op` for their order."""
    role: Role | None = None
    """The role to give; for `Op.ROLE` only."""
    kind: DocumentKind | None = None
    """The kind of the file; for `Op.KIND` only."""

    def to_data(self) -> dict[str, Any]:
        """Return what the `data` of an annotation of kind STRUCTURE holds; the spans go into its anchor."""
        data: dict[str, Any] = {"op": str(self.op)}
        if self.role is not None:
            data["role"] = str(self.role)
        if self.kind is not None:
            data["kind"] = str(self.kind)
        return data

    @classmethod
    def from_data(cls, data: Mapping[str, Any], spans: Sequence[Span]) -> "Override | None":
        """Return the decision stored as `data` at `spans`; None when it is not understood, as a newer program's."""
        try:
            op = Op(data.get("op", ""))
            role = Role(data["role"]) if "role" in data else None
            kind = DocumentKind(data["kind"]) if "kind" in data else None
        except (ValueError, TypeError):
            return None
        found = tuple(Span(*span) for span in spans)
        if not found or (op is Op.ROLE) != (role is not None) or (op is Op.JOIN and len(found) < 2):
            return None
        return None if (op is Op.KIND) != (kind is not None) else cls(op, found, role, kind)


@dataclass(slots=True)
class LineOverrides:
    """Overrules, looked up by line number."""

    splits: set[int] = field(default_factory=set)
    merges: set[int] = field(default_factory=set)
    titles: set[int] = field(default_factory=set)
    roles: dict[int, Role] = field(default_factory=dict)
    joins: dict[int, int] = field(default_factory=dict)
    """The line that continues a paragraph, and the last line before it in that paragraph."""
    unjoins: set[int] = field(default_factory=set)
    kept: set[int] = field(default_factory=set)


def kind_of(overrides: Sequence[Override]) -> DocumentKind | None:
    """Return the kind of document that the reader said last, None when nothing was said."""
    return next((override.kind for override in reversed(overrides) if override.op is Op.KIND), None)


def overrides_by_line(overrides: Sequence[Override], lines: Sequence[HasSpan]) -> LineOverrides:
    """Return overrides by line; later ones win over earlier ones where both cannot be."""
    overrides_at = LineOverrides()
    for override in overrides:
        touched = [_lines_at(lines, span) for span in override.spans]
        every = [number for group in touched for number in group]
        if not every:
            continue
        _enter(overrides_at, override, touched, every)
    return overrides_at


def _enter(overrides_at: LineOverrides, override: Override, touched: list[range], every: list[int]) -> None:
    match override.op:
        case Op.SPLIT:
            overrides_at.splits.add(every[0])
            overrides_at.merges.discard(every[0])
        case Op.MERGE:
            overrides_at.merges.add(every[0])
            overrides_at.splits.discard(every[0])
        case Op.TITLE:
            overrides_at.titles.update(every)
            for number in every:
                overrides_at.roles.pop(number, None)
        case Op.ROLE:
            assert override.role is not None
            overrides_at.roles.update(dict.fromkeys(every, override.role))
            overrides_at.titles.difference_update(every)
            if override.role is Role.TITLE:
                overrides_at.titles.update(every)
        case Op.JOIN:
            first, second = touched[0], touched[-1]
            if first and second and first[-1] < second[0]:
                overrides_at.joins[second[0]] = first[-1]
                overrides_at.unjoins.discard(second[0])
        case Op.UNJOIN:
            apart = every[1:] or every
            overrides_at.unjoins.update(apart)
            for number in apart:
                overrides_at.joins.pop(number, None)
        case Op.KEEP:
            overrides_at.kept.update(every)
        case Op.KIND:
            pass


def _lines_at(lines: Sequence[HasSpan], span: Span) -> range:
    """Return the numbers of the lines that a span touches."""
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        if lines[middle].end <= span.start:
            low = middle + 1
        else:
            high = middle
    end = low
    while end < len(lines) and lines[end].start < span.end:
        end += 1
    return range(low, end)


def block_at(page: Page, offset: int) -> tuple[Article | None, Block] | None:
    """Return the article, None for `Page.other`, and the block that hold a source offset; None for white space."""
    for article in page.articles:
        for block in article.blocks:
            if any(span.start <= offset < span.end for span in block.spans):
                return article, block
    for block in page.other:
        if any(span.start <= offset < span.end for span in block.spans):
            return None, block
    return None


def override_for(
    page: Page, offset: int, op: Op | str, role: Role | None = None, kind: DocumentKind | None = None
) -> Override | None:
    """Return the override that a command at a source offset means, or None when there is nothing to decide there.

    `op` may also be `"caption"`, for the role. `split` and `title` take the line at the offset, `merge` the article
    after the one at the offset, `join` the paragraph there and the next one, `unjoin` and `keep` the block there;
    `kind` takes the file, wherever the offset is.
    """
    if op == "caption":
        op, role = Op.ROLE, Role.CAPTION
    op = Op(op)
    if op is Op.KIND:
        return _kind(page, kind)
    here = block_at(page, offset)
    if here is None or (op is Op.ROLE and role is None):
        return None
    article, block = here
    line = next(span for span in block.spans if span.start <= offset < span.end)
    match op:
        case Op.SPLIT | Op.TITLE:
            return Override(op, (line,))
        case Op.ROLE:
            return Override(op, (line,), role)
        case Op.MERGE:
            return _merge(page, article)
        case Op.JOIN:
            return _join(article, block)
        case Op.UNJOIN:
            return Override(op, block.spans) if len(block.spans) > 1 and block.role is not Role.DUPLICATE else None
        case Op.KEEP:
            return Override(op, block.spans) if block.role is Role.DUPLICATE else None


def _kind(page: Page, kind: DocumentKind | None) -> Override | None:
    every = [block for article in page.articles for block in article.blocks] + list(page.other)
    first = min((span for block in every for span in block.spans), default=None)
    return Override(Op.KIND, (first,), kind=kind) if first and kind else None


def _merge(page: Page, article: Article | None) -> Override | None:
    if article is None or article.number >= len(page.articles):
        return None
    following = page.articles[article.number]
    first = min(span for block in following.blocks for span in block.spans)
    return Override(Op.MERGE, (first,))


def _join(article: Article | None, block: Block) -> Override | None:
    if article is None or block.role is not Role.PARAGRAPH:
        return None
    after = [b for b in article.blocks if b.role is Role.PARAGRAPH and b.spans[0] > block.spans[-1]]
    if not after:
        return None
    following = min(after, key=lambda b: b.spans[0])
    return Override(Op.JOIN, (block.spans[-1], following.spans[0]))
