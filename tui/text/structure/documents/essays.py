"""Collections of texts: titles as high as the first or above texts that end with a day, texts without common words."""

from collections.abc import Sequence
from itertools import pairwise

from tui.text import lazy
from tui.text.block import Role
from tui.text.kind import DocumentKind
from tui.text.markup import Mark, Markup
from tui.text.structure.cues.affinity import shared_pairs
from tui.text.structure.documents import words
from tui.text.structure.documents.cuts import DocumentEvidence
from tui.text.structure.documents.part import Part, RowType, entitle
from tui.text.structure.types.authors import is_bare_names

_ESSAY_LEAST, _STRANGER_LEAST = 300, 150
"""Characters that the texts of a collection have on the average, at least; fewer below headings of level 1 where no two
texts that follow one another have words in common."""
_APART, _APART_LEAST = 3, 150
"""Blank lines above the titles of a collection without marks, and characters of its texts then."""
_DATED_LEAST = 60
"""Characters of the texts of a collection, each of which ends with its day."""
_ASIDE = "—－“「"
"""What subtitles and lines that somebody says begin with, which are no titles."""
_DEDICATES = lazy.pattern(r"^(?:谨?献给|谨以|呈献?给)")
"""How a line begins that says to whom a text is given, below its title."""
_YEARS = lazy.pattern(r"^\d{4}年?(?:[-—–至]{1,2}\d{2,4}年)?$")
"""A heading of a table of years, which is no title."""
_NOTE, _NOTES_MOST = lazy.pattern(r"^(?:[◎※＊*①-⑳]|[\[［〔【(（]\d{1,3}[\]］〕】)）]|注\s*[:：])"), 60
"""A note below a text, and how many of them are passed over."""
_TITLES = (Role.TITLE, Role.HEADING, Role.SUBTITLE)
_NAME_MOST = 4
"""Code points of the longest name that is one by its place alone."""
_PAIRS_LEAST = 36
"""Pairs of characters of the shortest text whose words are compared."""
_SAMPLE, _SAME = 600, 0.025
"""Characters of two texts whose words are compared, and the share of common pairs that strangers have at most."""
_UNLIKE = 0.07
"""The share that says nothing (`cues.starts`): enough where headings of level 1 speak for several texts already."""


def begin_essays(parts: Sequence[Part], markup: Markup, found: DocumentEvidence) -> None:
    """Begin an article with every title of a collection: headings as high as the title, or set apart."""
    title = next((part for part in parts if part.role is Role.TITLE), None)
    if title is None and not markup.marked and found.kind is DocumentKind.ARTICLE:
        title = next((part for part in parts if _stands_apart(part)), None)
    if (
        markup.front.title
        or found.kind not in (DocumentKind.ARTICLE, DocumentKind.REPORT, DocumentKind.WEB, DocumentKind.DIGEST)
        or title is None
    ):
        return
    least = _ESSAY_LEAST if title.row.mark is Mark.HEADING else _APART_LEAST
    others = [] if title.row.mark is Mark.HEADING else _below_dates(parts, title)
    if others:
        least = _DATED_LEAST
    else:
        others = _as_high(parts, title)
    others = [part for part in others if not words.OUTLINE.match(part.text) and part.role in _TITLES]
    if len(others) < 2:
        return
    if any(part.row_type is RowType.CODE for part in parts) or any(_names_section(part) for part in others):
        return
    sizes = _sizes(parts, others)
    told = [size for part, size in zip(others, sizes, strict=True) if size or part is not title]
    if _are_strangers(parts, others):
        least = min(least, _STRANGER_LEAST)
    if len(told) < 2 or sum(told) < least * len(told) or min(told) < least / 3:
        return
    after = {id(part): below for part, below in pairwise(parts)}
    for part, size in zip(others, sizes, strict=True):
        entitle(part)
        below = after.get(id(part))
        if below is not None and below.role is Role.HEADING and below.text[0] in "—－":
            below.role, below.level = Role.SUBTITLE, 0
        if part is title and not size and not part.forced:
            part.starts, part.role = False, Role.SECTION_LABEL
    found.kind = DocumentKind.ESSAYS


def _stands_apart(part: Part) -> bool:
    """Tell whether a short line may be the first title of a collection that has none of its own."""
    return part.role is Role.HEADING and part.row_type is RowType.SHORT and part.row.gap >= _APART


def _are_strangers(parts: Sequence[Part], titles: Sequence[Part]) -> bool:
    """Tell whether titles are all of the highest level and part texts that have no words in common."""
    if any(part.row.level != 1 for part in titles):
        return False
    texts = [""]
    ours = {id(part) for part in titles}
    for part in parts:
        if id(part) in ours:
            texts.append("")
        elif part.role is Role.PARAGRAPH:
            texts[-1] += part.text if len(texts[-1]) < _SAMPLE else ""
    shares = [shared_pairs(a, b, _PAIRS_LEAST) for a, b in pairwise(texts[1:])]
    return all(share is not None and share <= _UNLIKE for share in shares)


def _as_high(parts: Sequence[Part], title: Part) -> list[Part]:
    """Return the headings as high as the title by their marks, or with as many blank lines above."""
    if title.row.mark is Mark.HEADING:
        return [part for part in parts if part.row.mark is Mark.HEADING and part.row.level <= title.row.level]
    short = [part for part in parts if part.role is Role.HEADING and part.row_type is RowType.SHORT]
    others = [part for part in short if part.row.gap >= _APART and part is not title]
    alike = sum(part.text[0] not in _ASIDE for part in short)
    return [title, *others] if 2 * len(others) > alike else []


def _below_dates(parts: Sequence[Part], title: Part) -> list[Part]:
    """Return the titles of texts that each end with a day: headings below such a line, and the first above all text.

    The title of the whole stands above that of the first text, alone.
    """
    short = [at for at, part in enumerate(parts) if part.role is Role.HEADING and part.row_type is RowType.SHORT]
    first = parts.index(title)
    dated = [at for at in short if at > first + 1 and _ends_dated(parts, at)]
    text = next((at for at in range(first, len(parts)) if parts[at].role is Role.PARAGRAPH), len(parts))
    dated = [at for at in dated if at > text]
    if not dated or 2 * len(dated) < sum(at > text and not _YEARS.match(parts[at].text) for at in short):
        return []
    starts = [first, *dated]
    _sign_below(parts, starts)
    head = [
        part
        for part in parts[first + 1 : text]
        if part.row_type is RowType.SHORT
        and part.role in (Role.SUBTITLE, Role.HEADING)
        and not _DEDICATES.match(part.text)
    ]
    return [title, *head[-1:], *(parts[at] for at in dated)]


def _ends_dated(parts: Sequence[Part], at: int) -> bool:
    """Tell whether the text above a title ends with its day, perhaps with notes below that."""
    last = at - 1
    while last > 0 and at - last < _NOTES_MOST and _NOTE.match(parts[last].text):
        last -= 1
    return last >= 0 and parts[last].row_type in (RowType.DATE, RowType.NOTE)


def _sign_below(parts: Sequence[Part], titles: Sequence[int]) -> None:
    """Make the short lines below titles bylines where most of them are names: then a name that is a word is one too."""
    below = [parts[at + 1] for at in titles if at + 1 < len(parts) and parts[at + 1].row_type is RowType.SHORT]
    if len(below) == len(titles) and 2 * sum(is_bare_names(part.text) for part in below) >= len(below):
        for part in below:
            if len(part.text) <= _NAME_MOST and not part.forced:
                part.role, part.level = Role.BYLINE, 0


def _names_section(part: Part) -> bool:
    return bool(
        words.SECTION.match(part.text) or words.NUMBER_HEAD.match(part.text) or words.NOTES_HEAD.match(part.text)
    )


def _sizes(parts: Sequence[Part], titles: Sequence[Part]) -> list[int]:
    """Return how many characters of text stand below each title."""
    sizes: list[int] = []
    ours = {id(part) for part in titles}
    for part in parts:
        if id(part) in ours:
            sizes.append(0)
        elif sizes and part.role is Role.PARAGRAPH:
            sizes[-1] += len(part.text)
    return sizes or [0]


def begin_strangers(parts: Sequence[Part]) -> None:
    """Begin an article with every heading where all of them part texts that have no words in common.

    Only where no blank line says anything: short texts one below the other, each below its title.
    """
    heads = [at for at, part in enumerate(parts) if part.role in (Role.TITLE, Role.HEADING)]
    if len(heads) < 2 or parts[heads[0]].role is not Role.TITLE or any(part.row.gap for part in parts[1:]):
        return
    texts = [
        "".join(p.text for p in parts[a + 1 : b] if p.role is Role.PARAGRAPH)[:_SAMPLE]
        for a, b in pairwise([*heads, len(parts)])
    ]
    shares = [shared_pairs(a, b, _PAIRS_LEAST) for a, b in pairwise(texts)]
    if all(share is not None and share <= _SAME for share in shares):
        for at in heads[1:]:
            entitle(parts[at])
