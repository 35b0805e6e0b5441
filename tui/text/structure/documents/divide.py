"""Which parts of a document are one article."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from tui.text import lazy
from tui.text.block import Role
from tui.text.kind import DocumentKind
from tui.text.markup import Mark, Markup
from tui.text.structure.documents import words
from tui.text.structure.documents.cuts import DocumentEvidence
from tui.text.structure.documents.decree import mark_rules
from tui.text.structure.documents.essays import begin_essays, begin_strangers
from tui.text.structure.documents.headings import beside, neighbour
from tui.text.structure.documents.issues import mark_issues
from tui.text.structure.documents.letters import closes_letter
from tui.text.structure.documents.novels import has_long_chapters
from tui.text.structure.documents.part import ArticleParts, Part, RowType, dated_titles, entitle
from tui.text.structure.documents.poems import mark_poems
from tui.text.structure.documents.seasons import SEASON
from tui.text.structure.types.authors import is_bare_names
from tui.text.structure.types.headline_rows import names_section

_UNSIGNED = (Role.HEADING, Role.PARAGRAPH, Role.SUBTITLE)
"""Roles that a signature may have been taken for."""
_NEWS_LEAST, _NEWS_SHARE = 2, 0.75
"""Marked headings with a byline or a lead below them that are titles below one of a higher level, at least, and the
share that they are of the headings of their level."""
_OFFICE_MOST = 60
"""Code points of the longest signature."""
_SIGNED_MOST = 16
"""Code points of the longest name above a date that is taken as it is."""
_SEASON_MOST = 16
"""Code points of the longest line that names the season of a year."""
_SAID = lazy.pattern(r"[，。！？；：,;:!?“”《》\d]")
_WITH_OFFICE = lazy.pattern(r"^([\u4e00-\u9fff·]{2,4})[（(][^（）()。]{2,24}[）)]$")
"""A name with where its owner is from: `奚小兰（二期学员，沙洲）`."""


_LAST = lazy.pattern(r"^[\u4e00-\u9fff·（）()]{3,16}(?<![这那个些在到了的和])[站处局厅所厂队委办室部店社组班区]$")
"""The last line of a file when it is an office, as `城北供水站`: elsewhere such a line may be anything."""


_WISH = lazy.pattern(r"^(?:此致|敬礼|(?:顺|谨|敬|恭|并)?祝(?!贺|福声).{1,16})[！!。]?$")
_PEN_NAME = lazy.pattern(r"^(?!谢谢|再见)[\u4e00-\u9fff]{2,5}$")


def mark_starts(parts: Sequence[Part], markup: Markup, found: DocumentEvidence) -> None:
    """Mark the parts that articles begin with."""
    if found.kind is DocumentKind.BOOK or (found.kind is DocumentKind.PDF and has_long_chapters(parts)):
        _chapters(parts)
    elif found.kind is DocumentKind.PLAY:
        if sum(part.row_type is RowType.CHAPTER for part in parts) > 1:
            _chapters(parts)
    elif found.kind is DocumentKind.POEMS:
        mark_poems(parts)
    else:
        for part in parts:
            if part.counted:
                entitle(part)
        _records(parts)
        _news(parts)
        begin_essays(parts, markup, found)
        _untitled(parts)
        mark_issues(parts, found)
        if found.kind is DocumentKind.LAW:
            mark_rules(parts)
        if found.kind is DocumentKind.ARTICLE and not markup.marked and not markup.html:
            begin_strangers(parts)


def _chapters(parts: Sequence[Part]) -> None:
    """Begin an article with every chapter; what stands above several, as the name of a volume, is a label."""
    chapters = [at for at, part in enumerate(parts) if part.row_type is RowType.CHAPTER]
    told = any(part.role is Role.PARAGRAPH for part in parts[: chapters[0]])
    for part in parts[: chapters[0]]:
        if part.role in (Role.TITLE, Role.KICKER) and not told and not part.forced:
            part.role, part.level = Role.SECTION_LABEL, 0
    for at in chapters:
        after = neighbour(parts, at, 1)
        if after is None or parts[at].forced:
            continue
        if after.row_type is RowType.CHAPTER:
            parts[at].role, parts[at].level = Role.SECTION_LABEL, 0
        else:
            entitle(parts[at])


def _records(parts: Sequence[Part]) -> None:
    """Begin an article with every title that a field gives, as in a dump of news: `标题：…`."""
    titles = [part for part in parts if part.row_type is RowType.HEADING and part.cut]
    if len(titles) > 1:
        for part in titles:
            entitle(part)


def _news(parts: Sequence[Part]) -> None:
    """Begin an article with a headline that has a byline or a lead below it, where there is text above."""
    _labelled(parts)
    openings = sorted({at for at in range(len(parts)) if _opens(parts, at)} | set(dated_titles(parts)))
    title = next((at for at, part in enumerate(parts) if part.role is Role.TITLE), None)
    if not openings or (len(openings) < 2 and title in (None, openings[0])):
        return
    told = next((at for at, part in enumerate(parts) if part.role is Role.PARAGRAPH), len(parts))
    most = parts[title].row.level if title is not None and parts[title].row.mark is Mark.HEADING else 6
    deep = _level_of_news(parts, openings)
    if deep > most:
        most = deep
        if title is not None and title < openings[0] < told:
            told = title
            _label(parts[title])
    for at in openings:
        if (at > told or parts[at].role is Role.TITLE) and parts[at].row.level <= most:
            entitle(parts[at])
            _label_above(neighbour(parts, at, -1), parts[at])


def _label_above(above: Part | None, title: Part) -> None:
    """Make a marked heading right above the title of an article, and higher than it, the label of its section."""
    both = above is not None and above.row.mark is title.row.mark is Mark.HEADING
    if above is not None and both and above.role is Role.HEADING and above.row.level < title.row.level:
        _label(above)


def _label(part: Part) -> None:
    """Make a heading the label of what stands below it, unless the reader said otherwise."""
    if not part.forced:
        part.role, part.level, part.starts = Role.SECTION_LABEL, 0, False


def _level_of_news(parts: Sequence[Part], openings: Sequence[int]) -> int:
    """Return the level of marked headings of which nearly each has its byline or lead below it; 0 without one."""
    marked = Counter(parts[at].row.level for at in openings if parts[at].row.mark is Mark.HEADING)
    level, times = max(marked.items(), key=lambda one: one[1], default=(0, 0))
    every = sum(part.row.mark is Mark.HEADING and part.row.level == level and bool(part.text) for part in parts)
    return level if times >= _NEWS_LEAST and times >= _NEWS_SHARE * every else 0


def _untitled(parts: Sequence[Part]) -> None:
    """Begin an article with every lead below a text, where no headline is marked and leads are several."""
    leads = [at for at, part in enumerate(parts) if part.row_type is RowType.LEAD and part.role is Role.PARAGRAPH]
    if len(leads) < 2 or any(part.row.mark is Mark.HEADING for part in parts):
        return
    for at in leads:
        before = neighbour(parts, at, -1)
        if before is not None and before.role is Role.PARAGRAPH:
            parts[at].starts = True


def _labelled(parts: Sequence[Part]) -> None:
    """Begin an article below the name of a section, as `短评`, where news go before."""
    if not any(part.row_type is RowType.LEAD for part in parts):
        return
    for label, part in pairwise(parts):
        both = label.role is part.role is Role.HEADING and label.row_type is part.row_type is RowType.SHORT
        if both and names_section(label.text) and not part.row.gap:
            label.role, label.level = Role.SECTION_LABEL, 0
            entitle(part)


def _opens(parts: Sequence[Part], at: int) -> bool:
    part = parts[at]
    if part.role not in (Role.TITLE, Role.HEADING) or part.row_type not in (RowType.SHORT, RowType.HEADING):
        return False
    after = beside(parts, at, 1)
    if after is None or parts[after].row_type not in (RowType.BYLINE, RowType.LEAD):
        return False
    below = neighbour(parts, after, 1)
    told = below is not None and (below.role is Role.PARAGRAPH or bool(words.NUMBER_HEAD.match(below.text)))
    return parts[after].row_type is RowType.LEAD or told


def divide(parts: Sequence[Part]) -> tuple[list[ArticleParts], list[Part]]:
    """Return the articles and what belongs to none."""
    articles: list[ArticleParts] = []
    other: list[Part] = []
    waiting: list[Part] = []
    for part in parts:
        if part.role in (Role.SECTION_LABEL, Role.SOURCE_NOTE):
            other.append(part)
        elif part.role is Role.KICKER and not part.starts:
            waiting.append(part)
        else:
            if part.starts and articles and not any(p.role is not Role.BYLINE for p in articles[-1].parts):
                articles[-1].parts.append(part)
                continue
            if part.starts or not articles:
                articles.append(ArticleParts())
            articles[-1].parts += [*waiting, part]
            waiting = []
    if waiting:
        (articles[-1].parts if articles else other).extend(waiting)
    return articles, other


def sign(parts: Sequence[Part]) -> None:
    """Make the last short lines of a text its signature: names, or an office, at its end or above a date."""
    _seasons(parts)
    for at, part in enumerate(parts):
        plain = part.row_type in (RowType.SHORT, RowType.BODY) and part.role in _UNSIGNED
        signs = plain and not (part.forced or part.verse or part.listed)
        if not signs or len(part.text) > _OFFICE_MOST or words.OUTLINE.match(part.text) or closes_letter(part.text):
            continue
        before, after = neighbour(parts, at, -1), neighbour(parts, at, 1)
        dated = at + 1 < len(parts) and parts[at + 1].row_type is RowType.DATE
        if after is None and before is not None and _signs_letter(part, before):
            part.role, part.level = Role.BYLINE, 0
            continue
        office = after is None and part.row_type is RowType.SHORT and bool(_LAST.match(part.text))
        if not (_may_sign(part.text) or office or (dated and _signs_dated(part.text))):
            continue
        ends = after is None or dated or after.role is Role.TITLE or bool(words.OFFICE.match(after.text))
        if ends and before is not None and before.role in (Role.PARAGRAPH, Role.BYLINE):
            part.role, part.level = Role.BYLINE, 0


def _signs_letter(part: Part, wish: Part) -> bool:
    """Tell whether the last line is who wrote a letter, right below what it wishes: `祝乔迁快乐！`, `老周`."""
    wishes = bool(_WISH.match(wish.text)) or closes_letter(wish.text)
    return wishes and part.row_type is RowType.SHORT and bool(_PEN_NAME.match(part.text))


def _seasons(parts: Sequence[Part]) -> None:
    """Make the season of a year below a text its date, where the text ends with it: `2015年冬`."""
    for at, part in enumerate(parts):
        plain = part.row_type in (RowType.SHORT, RowType.BODY) and part.row.mark is Mark.TEXT and not part.verse
        if plain and len(part.text) <= _SEASON_MOST and SEASON.match(part.text):
            after = neighbour(parts, at, 1)
            if at and not part.forced and (after is None or after.role is Role.TITLE):
                part.row_type, part.role, part.level = RowType.DATE, Role.SECTION_LABEL, 0


def _signs_dated(text: str) -> bool:
    """Tell whether a short line above a date at the end may be any name: a pen name, names with what they are."""
    return len(text) <= _SIGNED_MOST and not _SAID.search(text)


def _may_sign(text: str) -> bool:
    named = len(text) <= 12 and is_bare_names(text)
    of = _WITH_OFFICE.match(text)
    return bool(words.OFFICE.match(text)) or named or (of is not None and is_bare_names(of.group(1)))
