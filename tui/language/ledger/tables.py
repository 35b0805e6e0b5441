"""Cells of a table as facts: the head of the row says what, the head of the column when and in which sense."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tui.language import figures
from tui.language.figures.units import units
from tui.language.ledger import periods, wording
from tui.language.ledger.context import Context, Ground
from tui.language.ledger.fact import Claim, Fact, FactKind, Period, Provenance
from tui.language.ledger.home import settled
from tui.language.ledger.lexicon import IndicatorLexicon
from tui.language.ledger.measure import measure
from tui.language.ledger.places import NamedPlace, place_at
from tui.language.ledger.subjects import FigureSubject, subject
from tui.text.article import Article
from tui.text.block import Block
from tui.text.source import Span

_GROWTH = re.compile("增长|增速|增幅|同比|比上年|±|升降|涨跌")
_UNIT = re.compile(r"[(（](?:单位[:：])?([^()（）]{1,8})[)）]|单位[:：] ?([^ ,，;；()（）]{1,8})")
_WHEN = re.compile("[0-9]{4}年?度?|[0-9]{1,2}月|[上下]半年|前?[一二三四]季度|本期|上期|去年|今年|同期")


def read_table(
    article: Article, rows: Sequence[Block], ground: Ground, standing: Context, caption: str = ""
) -> Iterator[Fact]:
    """Yield the facts of the rows of one table, the first of which names the columns; none where it does not.

    `caption` stands above the table, in plain spelling: its unit holds where no head has one, and its subject where
    the rows are places and the heads of the columns say only when.
    """
    heads = _cells(article, ground, rows[0])
    if len(rows) < 2 or not (rows[0].row and rows[0].row.header) or len(heads) < 2:
        return
    measures = next((at for at, head in enumerate(heads[1:], 1) if head and "单位" in head[1]), None)
    for block in rows[1:]:
        cells = _cells(article, ground, block)
        name = cells[0][1] if cells and cells[0] else ""
        if not name or len(cells) != len(heads):
            continue
        in_row = cells[measures] if measures is not None else None
        unit = (in_row[1] if in_row else _unit(name)) or _unit(caption) or ""
        for head, cell, topic in zip(heads[1:], cells[1:], _topics(name, heads, caption, ground.lexicon), strict=True):
            if head and cell and topic and cell != in_row:
                when = name if _yearly(name) else head[1]
                fact = _fact(ground, standing, topic, (head[1], when), cell, unit_of_row=unit)
                if fact:
                    yield fact


@cache
def _regions() -> re.Pattern[str]:
    return re.compile("(?:地区|地方|区域|[省市区县乡镇州盟]{1,3}|[省市区县乡镇]份|城市|街道|国家|国别)(?:名称?|别)?")


def _yearly(name: str) -> bool:
    """Tell whether the head of a row says when, so that the heads of the columns say what: 2023年, 2024年."""
    return _year().fullmatch(name) is not None


@cache
def _year() -> re.Pattern[str]:
    return re.compile("[12][0-9]{3}年?(?:[上下]半年|前?[一二三四]季度|(?:1[-—至])?[0-9]{1,2}月)?")


def _topics(
    name: str, heads: Sequence["Cell | None"], caption: str, lexicon: IndicatorLexicon
) -> Iterator[FigureSubject | None]:
    """Yield for each column what the cell of a row is about; a row that is a place takes it from above."""
    place = place_at(name, 0)
    whole = place and place.end == len(name)
    yearly = _yearly(name)
    if not whole and not yearly and not (heads[0] and _regions().fullmatch(heads[0][1])):
        topic = subject(_UNIT.sub("", name), lexicon)
        yield from (topic if topic and topic.name else None for _ in heads[1:])
        return
    above = _named(caption, lexicon)
    for head in heads[1:]:
        if yearly:
            said = _named(head[1], lexicon) if head else None
            above = said or (above if head and _GROWTH.search(head[1]) else None)
            yield above
            continue
        above = _named(_WHEN.sub("", head[1]), lexicon) or above if head else above
        yield above._replace(place=place if whole else NamedPlace(name, len(name), False)) if above else None


def _named(words: str, lexicon: IndicatorLexicon) -> FigureSubject | None:
    """Return the indicator of the lexicon that a head or a caption names."""
    found = subject(_GROWTH.sub("", _UNIT.sub("", re.sub("^表[0-9 ]*|^各[省市区县乡镇]+", "", words))), lexicon)
    return found if found and found.indicator else None


Cell = tuple[Span, str]
"""Article span and plain text."""


def _cells(article: Article, ground: Ground, block: Block) -> list[Cell | None]:
    found: list[Cell | None] = []
    for cell in block.row.cells if block.row else ():
        span = article.span_of((cell,)) if cell.end > cell.start else None
        found.append((span, ground.text[span.start : span.end].strip()) if span else None)
    return found


def _unit(words: str) -> str | None:
    found = _UNIT.search(words)
    return found[1] or found[2] if found else None


def _counting(unit: str, head: str, topic: FigureSubject) -> str:
    """Return a unit; behind 万 and 亿 alone what the head or the indicator counts in: 人次（万）, 接待游客（万）."""
    if unit not in _MAGNITUDES:
        return unit
    counted = _UNIT.sub("", head).strip()
    if counted not in units():
        counted = topic.indicator.units[0] if topic.indicator and topic.indicator.units else ""
    return f"{unit}{counted}" if counted else ""


_MAGNITUDES = frozenset(("千", "万", "百万", "千万", "亿", "万亿"))


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?%?|-?[0-9]+(?:\.[0-9]+)?%?")


def _fact(
    ground: Ground, standing: Context, topic: FigureSubject, heads: tuple[str, str], cell: Cell, *, unit_of_row: str
) -> Fact | None:
    """Return what a cell says; None for one that holds no number or whose unit nothing says.

    `heads` are the head of its column and the one that says when.
    """
    (span, text), (head, when) = cell, heads
    if not _number().fullmatch(text):
        return None
    growth = _GROWTH.search(head) is not None
    unit = _counting(_unit(head) or ("%" if growth else unit_of_row), head, topic)
    written = text if text.endswith("%") else f"{text}{unit}"
    read = figures.find(f"为{written}", [])
    if len(read) != 1 or not read[0].unit or read[0].end != len(written) + 1:
        return None
    rate = topic.indicator.rate if topic.indicator else None
    kind = wording.kind_of(read[0], head, "同比增长" if growth else "", "", rate)
    value, base = measure(written, read[0], "exact")
    period, found = _period(ground, standing, when)
    place = settled(topic.place, ground.where) if topic.place else standing.place
    return Fact(
        span.start,
        span.end,
        ground.text[span.start : span.end],
        topic.name,
        topic.indicator is not None,
        FactKind.SHARE if re.search("比重|占比|构成", head) else kind.kind,
        place,
        period,
        value,
        base,
        "exact",
        Claim.TARGET if re.search("目标|预期|计划", head) else Claim.ACTUAL,
        found={
            "indicator": topic.found,
            "kind": kind.found,
            "place": Provenance.SAID if topic.place else Provenance.INHERITED,
            "period": found,
            "unit": Provenance.SAID,
        },
        sentence=span,
        lead=topic.name,
    )


def _period(ground: Ground, standing: Context, head: str) -> tuple[Period | None, Provenance]:
    """Return when the cells of a column hold: as its head says, else as the title does."""
    bare = _UNIT.sub("", re.sub("实绩|完成|数|值|同比|比上年|增长|增速|增幅|预期|目标|计划|[±%]", "", head)).strip()
    when = periods.resolve(bare, ground.issue, standing.period) if bare else None
    if when and not when.day:
        return when.period, Provenance.SAID
    return standing.period, standing.period_found if standing.period else Provenance.GUESSED
