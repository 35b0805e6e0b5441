"""Why a line has its role: what its file is, what the line can be by itself, which cues spoke, what would change it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from tui.i18n import N_
from tui.text.article import Page
from tui.text.block import Role
from tui.text.kind import DocumentKind
from tui.text.markup import read_markup
from tui.text.source import Source, Span
from tui.text.structure.cues.continuation import CONTINUATION_CUES, is_open
from tui.text.structure.cues.headlines import HEADLINE_CUES, weight
from tui.text.structure.documents.part import BETWEEN, Part, RowType
from tui.text.structure.documents.read import parts_of
from tui.text.structure.newspaper.linecontext import LineContext
from tui.text.structure.newspaper.read import read_lines_of
from tui.text.structure.overrides import Op, Override, block_at, override_for
from tui.text.structure.split import split

ROW_TYPES = {
    RowType.BODY: N_("running text"),
    RowType.SHORT: N_("a short line without a stop"),
    RowType.HEADING: N_("marked or worded as a heading"),
    RowType.NUMBERED: N_("a short line with a number of the outline"),
    RowType.CHAPTER: N_("numbered as a chapter"),
    RowType.LEAD: N_("begins as a news story does"),
    RowType.BYLINE: N_("says who wrote"),
    RowType.CREDIT: N_("says who made a picture"),
    RowType.CAPTION: N_("worded or placed as a caption"),
    RowType.AUTHOR_NOTE: N_("a note on the author"),
    RowType.CONTINUED: N_("says that it comes from another page"),
    RowType.NOTE: N_("says where it is from, or who edited it"),
    RowType.CHROME: N_("serves the site and not the text"),
    RowType.PAGE: N_("a page number"),
    RowType.DATE: N_("a date alone"),
    RowType.ADOPTED: N_("says when a law was adopted"),
    RowType.CELLS: N_("a row of a table"),
    RowType.CODE: N_("code"),
    RowType.PICTURE: N_("a picture"),
    RowType.SILENT: N_("markup and nothing to read"),
}
"""What a line can be by itself, in words."""


ROLES = {
    Role.KICKER: N_("kicker"),
    Role.TITLE: N_("title"),
    Role.SUBTITLE: N_("subtitle"),
    Role.BYLINE: N_("byline"),
    Role.HEADING: N_("heading"),
    Role.PARAGRAPH: N_("paragraph"),
    Role.CAPTION: N_("caption"),
    Role.CREDIT: N_("credit of a picture"),
    Role.AUTHOR_NOTE: N_("note on the author"),
    Role.CONTINUED_FROM: N_("continued from another page"),
    Role.DUPLICATE: N_("repeat"),
    Role.SECTION_LABEL: N_("furniture of the page"),
    Role.SOURCE_NOTE: N_("note on the source"),
}
"""What a reader calls each role."""
WHOLE_MOST = 300_000
"""Characters of the longest file that is read anew as every other kind, to tell which would change a line."""


class CueWeight(NamedTuple):
    """What one cue says."""

    cue: str
    weight: float
    """Above 0 for yes, below 0 for no."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a line has its role."""

    text: str
    """The line as it is read."""
    kind: DocumentKind
    evidence: tuple[str, ...]
    """Why the file is of that kind."""
    shape: str
    """What the line can be by itself, in the reader's language once translated."""
    role: Role
    article: int | None
    """Number of its article; None when it belongs to none."""
    lines: int
    """How many lines its block is made of."""
    headline: tuple[CueWeight, ...]
    """Cues for a headline, on newspaper pages only; those that say nothing are left out."""
    goes_on: tuple[CueWeight, ...]
    """Cues for its going on in mid-sentence from the line before."""
    instead: tuple[Op, ...]
    """What the reader can decide there."""
    as_kind: tuple[tuple[DocumentKind, Role], ...]
    """Kinds of the file that would give the line another role, with that role; none for a very long file."""


def explain(source: Source, offset: int, overrides: Sequence[Override] = ()) -> Explanation | None:
    """Return why the line at a source offset has its role; None when nothing stands there."""
    page = split(source, overrides)
    found = block_at(page, offset)
    markup = read_markup(source.structure, source.name)
    parts = parts_of(markup.rows)
    at = next((n for n, part in enumerate(parts) if part.row.start <= offset < part.row.end), None)
    if found is None or at is None:
        return None
    article, block = found
    return Explanation(
        parts[at].text,
        page.kind,
        page.evidence,
        ROW_TYPES[parts[at].row_type],
        block.role,
        article.number if article else None,
        len(block.spans),
        _headline(source, offset) if page.kind is DocumentKind.NEWSPAPER else (),
        _goes_on(parts, at),
        _instead(page, offset),
        _as_kind(source, offset, overrides, page.kind, block.role),
    )


def _goes_on(parts: Sequence[Part], at: int) -> tuple[CueWeight, ...]:
    before = next((part for part in reversed(parts[:at]) if part.row_type not in BETWEEN), None)
    if before is None or not is_open(before.text) or not parts[at].text:
        return ()
    found = (CueWeight(cue.__name__, cue(before.text, parts[at].text)) for cue in CONTINUATION_CUES)
    return tuple(said for said in found if said.weight)


def _headline(source: Source, offset: int) -> tuple[CueWeight, ...]:
    """Return what the cues for a headline say of a line of a newspaper page."""
    draft = read_lines_of(source)
    context = LineContext(draft)
    for before, number in pairwise(range(-1, len(draft.lines))):
        if draft.lines[number].start <= offset < draft.lines[number].end:
            pending = draft.lines[before].text if before >= 0 and is_open(draft.lines[before].text) else ""
            place = context.place(number, pending)
            found = (CueWeight(cue.__name__, weight(cue, place)) for cue in HEADLINE_CUES)
            return tuple(said for said in found if said.weight)
    return ()


def _instead(page: Page, offset: int) -> tuple[Op, ...]:
    asked = (Op.SPLIT, Op.MERGE, Op.TITLE, Op.JOIN, Op.UNJOIN, Op.KEEP)
    return tuple(op for op in asked if override_for(page, offset, op) is not None)


def _as_kind(
    source: Source, offset: int, overrides: Sequence[Override], now: DocumentKind, role: Role
) -> tuple[tuple[DocumentKind, Role], ...]:
    """Return the other kinds of the file under which the line has another role."""
    if len(source.text) > WHOLE_MOST:
        return ()
    found = []
    for kind in DocumentKind:
        if kind is not now:
            page = split(source, [*overrides, Override(Op.KIND, (Span(offset, offset + 1),), kind=kind)])
            there = block_at(page, offset)
            if there is not None and there[1].role is not role and page.trouble is None:
                found.append((kind, there[1].role))
    return tuple(found)
