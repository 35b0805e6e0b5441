"""Walk through an article and read each of its figures into a fact."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tui.language.analysis import Analysis, Entity, EntityType
from tui.language.ledger import claims, patterns, periods, terms, timewords
from tui.language.ledger.context import Context, Ground
from tui.language.ledger.fact import Fact, Period, Provenance
from tui.language.ledger.home import Home, home, meant, settled
from tui.language.ledger.lexicon import IndicatorLexicon
from tui.language.ledger.paragraph import Paragraph
from tui.language.ledger.places import place_at
from tui.language.ledger.sentences import inside
from tui.language.ledger.tables import read_table
from tui.language.plain import plain
from tui.text.article import Article
from tui.text.block import Block, Role
from tui.text.source import Span

_TITLES = frozenset({Role.TITLE, Role.SUBTITLE, Role.KICKER, Role.HEADING})
_UNREAD = frozenset({Role.DUPLICATE, Role.BYLINE, Role.CREDIT, Role.AUTHOR_NOTE, Role.CONTINUED_FROM})


_LEAD = 6
"""Characters before a time at the head of a paragraph."""
_CAPTION = 40
"""Characters that a line above a table has at most."""


def read(
    article: Article,
    analysis: Analysis,
    lexicon: IndicatorLexicon,
    issue: date | None = None,
    source_home: Home | None = None,
) -> list[Fact]:
    """Return the facts of an article in its offsets.

    `issue` is the day against which 去年 and 上半年 are resolved; `source_home` what 全市 means in the whole source,
    for an article that does not say.
    """
    text = plain(article.text)
    times = terms.find(text, [entity for entity in analysis.entities if entity.type is EntityType.TIME])
    ground = Ground(text, lexicon, issue, _home(text, article.title or "", source_home))
    facts: list[Fact] = []
    standing = Context(place=_standing(ground.where))
    rows: list[Block] = []
    caption, ahead = "", standing
    for block, span in zip(article.blocks, article.block_spans, strict=True):
        if rows and (block.row is None or rows[0].row is None or block.row.table != rows[0].row.table):
            facts += read_table(article, rows, ground, ahead, caption)
            rows, caption, ahead = [], "", standing
        if block.row:
            rows.append(block)
        else:
            line = text[span.start : span.end]
            above = (caption, ahead) if line.lstrip(" (（").startswith("单位") else ("", standing)
            caption, ahead = _caption(line, above[0]), above[1]
            if caption or block.role in _TITLES:
                ahead = _headed(text, span.start, inside(times, span), above[1], (issue, ground.where))
        if block.role in _UNREAD or block.row or span.start == span.end:
            continue
        figures, said = inside(analysis.figures, span), inside(times, span)
        if block.role in _TITLES:
            standing = _headed(text, span.start, said, standing, (issue, ground.where))
        if not figures and not said:
            continue
        context = replace(standing, waiting=[], listed=[], periods=[])
        facts += Paragraph(ground, context).read(span, figures, said)
        if head := _opened(text, span, said, context, (issue, ground.where)):
            standing.period, standing.period_found = head.period, head.period_found
            standing.term, standing.base, standing.carried = head.term, head.base, False
        elif standing.period is None and context.period and context.period_found is not Provenance.GUESSED:
            standing.period, standing.carried = context.period, True
            standing.period_found = Provenance.INHERITED if _over(context.period, issue) else Provenance.GUESSED
    facts += read_table(article, rows, ground, ahead, caption) if rows else ()
    return [_as_written(fact, article.text) for fact in facts]


def _as_written(fact: Fact, text: str) -> Fact:
    written = text[fact.start : fact.end]
    return fact if written == fact.text else replace(fact, text=written)


def _over(period: Period, issue: date | None) -> bool:
    """Tell whether a period is a year that has ended, which the whole of a report is about."""
    return periods.whole_year(period) and (issue is None or period.end < issue)


def _opened(
    text: str, span: Span, times: Sequence[Entity], standing: Context, day_and_home: tuple[date | None, Home]
) -> Context | None:
    """Return what a time at the head of a paragraph (五年来，…) leaves standing for those after it; None for none."""
    at = timewords.addressed().match(text, span.start).end()  # type: ignore[union-attr]
    head = [time for time in times if 0 <= time.start - at < _LEAD and time.end - at < 2 * _LEAD][:1]
    if not head or text[head[0].end : head[0].end + 1] not in tuple("，,。："):
        return None
    found = _headed(text, span.start, head, standing, day_and_home)
    lasts = found.period and found.period.start < found.period.end
    return found if lasts and found.period_found is Provenance.INHERITED else None


def _caption(words: str, before: str) -> str:
    """Return what may stand above a table, a short line without a stop, behind what stands before it."""
    if not words.strip() or len(words) > _CAPTION or words.rstrip().endswith(("。", "；", "！", "？")):
        return ""
    return f"{before} {words}".lstrip()


def _home(text: str, title: str, around: Home | None) -> Home:
    found = home(text, plain(title))
    if around is None:
        return found
    return found._replace(city=found.city or around.city, province=found.province or around.province)


def _standing(where: Home) -> str | None:
    """Return where the figures of an article hold that say no place: what its title names, else what it speaks of."""
    return where.title or (meant(where.own, where) if where.own else None)


def _headed(
    text: str, at: int, times: Sequence[Entity], standing: Context, day_and_home: tuple[date | None, Home]
) -> Context:
    """Return what a title or heading that begins at an offset leaves standing for the paragraphs under it."""
    found, (issue, where) = replace(standing), day_and_home
    single, years = None, set()
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)]
    found.ahead = claims.ahead(line, found.ahead)
    if "工作报告" in line:
        times = []
    if claims.looks_back(line) and not times and issue and issue.month < 4:
        found.period, found.period_found = periods.year(issue.year - 1), Provenance.INHERITED
    for time in times:
        words = text[time.start : time.end]
        when = terms.resolve(words, issue, standing.period)
        if when and not when.day:
            if terms.several(when.period):
                found.term, found.base = when.period, when.period.start.year - terms.planned(words)
            else:
                single = when.period
                years.add(when.period.end.year)
            found.period, found.period_found, found.carried = when.period, Provenance.INHERITED, False
    if single and found.period != single:
        found.period = single
    if len(years) > 1 or (single and found.term and found.term != standing.term):
        found.period_found = Provenance.GUESSED
    number = patterns.numbered().match(text, at)
    place = place_at(text, number.end() if number else at)
    if place:
        found.place = settled(place, where)
    return found
