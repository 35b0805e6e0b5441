"""Walk through an article and read each of its figures into a fact."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from tui.language.analysis import Analysis, Entity, EntityType, Figure
from tui.language.ledger import periods, wording
from tui.language.ledger.fact import Claim, Edition, Fact, Found, Kind, Period
from tui.language.ledger.lexicon import Lexicon
from tui.language.ledger.measure import base, measure
from tui.language.ledger.places import Home, home, place_at, settled
from tui.language.ledger.subjects import Subject, members, subject
from tui.language.plain import plain
from tui.text.article import Article
from tui.text.block import Role
from tui.text.source import Span

_TITLES = frozenset({Role.TITLE, Role.SUBTITLE, Role.KICKER, Role.HEADING})
_UNREAD = frozenset({Role.DUPLICATE, Role.BYLINE, Role.CREDIT, Role.AUTHOR_NOTE, Role.CONTINUED_FROM})
_UNCOUNTED = frozenset(("duration", "temperature", "speed"))
"""Kinds of figures that are read only where the lexicon knows their indicator."""


@dataclass
class _Context:
    """What holds for the figures that follow until something else is said."""

    period: Period | None = None
    period_found: Found = Found.GUESSED
    place: str | None = None
    place_found: Found = Found.INHERITED
    subject: Subject | None = None
    claim: Claim | None = None
    edition: Edition | None = None
    former: Subject | None = None
    """The subject of the sentence before, which 比上年增长 at the head of a sentence goes on with."""
    said: wording.Said | None = None
    """What was said of the figure before, which the next of a list shares."""
    told: list[Subject] = field(default_factory=list)
    """The subjects of the sentence so far, in order."""
    unresolved: bool = False
    """Whether a time was said that nothing resolves: 去年 without a day of issue."""
    waiting: list[Subject] = field(default_factory=list)
    """Subjects that 分别 has promised to the next figures."""
    listed: list[Subject] = field(default_factory=list)
    """The last such list, which a second 分别 takes up again."""
    periods: list[Period | None] = field(default_factory=list)


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"[。！？!?\n]")


def read(
    article: Article, analysis: Analysis, lexicon: Lexicon, issue: date | None = None, source_home: Home | None = None
) -> list[Fact]:
    """Return the facts of an article in its offsets.

    `issue` is the day against which 去年 and 上半年 are resolved; `source_home` what 全市 means in the whole source,
    for an article that does not say.
    """
    text = plain(article.text)
    times = [entity for entity in analysis.entities if entity.type is EntityType.TIME]
    where = _home(text, article.title or "", source_home)
    facts: list[Fact] = []
    standing = _Context(place=where.title)
    for block, span in zip(article.blocks, article.block_spans, strict=True):
        if block.role in _UNREAD or span.start == span.end:
            continue
        figures = _inside(analysis.figures, span)
        if block.role in _TITLES:
            standing = _headed(text, span.start, _inside(times, span), standing, (issue, where))
        context = replace(standing, waiting=[], listed=[], periods=[])
        walk = _Paragraph(text, lexicon, issue, where, context)
        facts += walk.read(span, figures, _inside(times, span))
        if standing.period is None and context.period and context.period_found is Found.SAID:
            standing.period, standing.period_found = context.period, Found.GUESSED
    return facts


def _home(text: str, title: str, around: Home | None) -> Home:
    found = home(text, plain(title))
    if around is None:
        return found
    return Home(found.city or around.city, found.province or around.province, found.title)


def _inside(marks: Sequence, span: Span) -> Sequence:  # type: ignore[type-arg]
    low = bisect_left(marks, span.start, key=lambda mark: mark.start)
    return marks[low : bisect_left(marks, span.end, key=lambda mark: mark.start)]


def _headed(
    text: str, at: int, times: Sequence[Entity], standing: _Context, day_and_home: tuple[date | None, Home]
) -> _Context:
    """Return what a title or heading that begins at an offset leaves standing for the paragraphs under it."""
    found, (issue, where) = replace(standing), day_and_home
    for time in times:
        when = periods.resolve(text[time.start : time.end], issue, standing.period)
        if when and not when.day:
            found.period, found.period_found = when.period, Found.INHERITED
    place = place_at(text, at)
    if place:
        found.place = settled(place, where)
    return found


class _Paragraph:
    """One paragraph on the way from its first figure to its last."""

    def __init__(self, text: str, lexicon: Lexicon, issue: date | None, where: Home, context: _Context) -> None:
        """Take the plain text of the article, and what stands from the headings above."""
        self.text = text
        self.lexicon = lexicon
        self.issue = issue
        self.where = where
        self.context = context

    def read(self, span: Span, figures: Sequence[Figure], times: Sequence[Entity]) -> list[Fact]:
        """Return the facts of the paragraph."""
        facts: list[Fact] = []
        turn = 0
        for sentence in _sentences(self.text, span):
            self._begin()
            last = sentence.start
            inside = _inside(figures, sentence)
            for number, figure in enumerate(inside):
                while turn < len(times) and times[turn].end <= last:
                    turn += 1
                upto = turn
                while upto < len(times) and times[upto].start < figure.start:
                    upto += 1
                fact = self._fact(inside[number:], last, sentence, times[turn:upto])
                if fact:
                    facts.append(fact)
                last = figure.end
            while turn < len(times) and times[turn].start < sentence.end:
                self._time(times[turn], sentence.start)
                turn += 1
        return facts

    def _begin(self) -> None:
        """Begin a sentence: what was said before it is inherited now."""
        context = self.context
        context.period_found = _less(context.period_found)
        context.place_found = Found.INHERITED
        context.former = context.subject or context.former
        context.subject = context.claim = context.edition = None
        context.told, context.said = [], None
        context.waiting, context.listed, context.periods = [], [], []
        context.unresolved = False

    def _fact(self, figures: Sequence[Figure], last: int, sentence: Span, times: Sequence[Entity]) -> Fact | None:
        figure, following = figures[0], figures[1] if len(figures) > 1 else None
        gap = self.text[last : figure.start]
        clause_at = _clause_start(self.text, last, figure.start)
        clause = self.text[clause_at : figure.start]
        earlier = self._times(times, last, figure)
        self._place(last, figure.start, times)
        self._lists(gap, last, times, self._chain(figures))
        self.context.claim = wording.claim_of(gap) or self.context.claim
        self.context.edition = wording.edition_of(gap) or self.context.edition
        topic, topic_found = self._topic(figure, last, clause)
        change = self.text[slice(*figure.change)] if figure.change else ""
        after = self.text[figure.end : figure.end + 8]
        said = wording.kind_of(
            figure,
            gap if len(gap) < 40 else clause,
            change,
            after,
            topic.indicator.rate if topic and topic.indicator else None,
        )
        if self.context.said and _joint().fullmatch(gap) and not change:
            said = self.context.said
        self.context.said = said
        if topic is None and figure.kind in ("money", "percent"):
            topic, topic_found = Subject("", None, Found.GUESSED), Found.GUESSED
        if topic is None or (figure.kind in _UNCOUNTED and not topic.indicator and not _lasting().search(topic.name)):
            return None
        bound = wording.bound_of(figure, clause)
        said_text = self.text[figure.start : figure.end]
        value, unit = measure(said_text, figure, bound)
        if said.sign < 0 and value.low >= 0:
            value = value._replace(low=-value.high, high=-value.low)
            bound = {"over": "under", "under": "over"}.get(bound, bound) if False else bound
        kind, kind_found = said.kind, said.found
        unit_found = _fits(topic, kind, unit)
        if unit_found is Found.GUESSED and topic_found is Found.INHERITED and kind is Kind.LEVEL:
            if figure.kind not in ("money", "percent"):
                return None
            topic, topic_found = Subject("", None, Found.GUESSED), Found.GUESSED
        period, period_found = earlier or self._period()
        if self.context.periods:
            period, period_found = self.context.periods.pop(0), Found.SAID
        if _older(clause, self.text, figure, following) and earlier is None:
            period, period_found = (periods.shifted(period, -1) if period else None), Found.GUESSED
        claim = self.context.claim or Claim.ACTUAL
        scope = said.scope or wording.scope_of(gap)
        return Fact(
            figure.start,
            figure.end,
            said_text,
            topic.name,
            topic.indicator is not None,
            kind,
            self.context.place,
            period,
            value,
            unit,
            bound,
            claim,
            self.context.edition,
            scope,
            {
                "indicator": topic_found,
                "kind": kind_found,
                "place": self.context.place_found,
                "period": period_found,
                "unit": unit_found,
            },
            sentence,
        )

    def _topic(self, figure: Figure, last: int, clause: str) -> tuple[Subject | None, Found]:
        """Return what a figure is about, and how that is known."""
        context = self.context
        if context.waiting:
            context.subject = context.waiting.pop(0)
            return context.subject, context.subject.found
        measured = figure.measured
        own = None
        if measured and measured.start >= last and measured.end <= figure.start:
            own = subject(self.text[measured.start : measured.end], self.lexicon)
        if _pulls().match(clause):
            return context.subject, Found.INHERITED
        if own is None or not own.name or (own.indicator is None and self._generic(own.name)):
            own = self._named(last, figure.start) or (own if own and own.name and not self._generic(own.name) else None)
        if own is None and (found := _risen().search(self.text, last, figure.start)):
            own = subject(found[1], self.lexicon)
            own = own if own and own.name and not self._generic(own.name) else None
        if own is None and measured and measured.start >= figure.end:
            own = subject(self.text[measured.start : measured.end], self.lexicon)
        if own is None and context.subject is None and _goes_on().match(clause.lstrip("，, ")):
            return context.former, Found.INHERITED
        if own:
            context.told.append(own)
            if own.place:
                context.place, context.place_found = settled(own.place, self.where), Found.SAID
            context.subject = own
            return own, own.found
        return context.subject, Found.INHERITED

    def _named(self, last: int, end: int) -> Subject | None:
        """Return the last indicator of the lexicon that a clause before the figure is made of."""
        for piece in reversed(re.split("[，,；;：:（）()]", self.text[max(last, end - 60) : end])):
            piece = re.split("为|达到?|比|较|同比|环比|增长|下降|增加|减少|完成|占|的", piece)[0] or piece
            found = subject(piece, self.lexicon) if 1 < len(piece) < 30 else None
            if found and found.indicator:
                return found
        return None

    @staticmethod
    def _generic(name: str) -> bool:
        return name[0].isdigit() or bool(_nothing().fullmatch(name))

    def _times(self, times: Sequence[Entity], last: int, figure: Figure) -> tuple[Period | None, Found] | None:
        """Take up the times between two figures; return the period of a figure that has one of its own (由2023年的)."""
        own = None
        for time in times:
            before = self.text[max(0, time.start - 2) : time.start]
            if before.endswith(("由", "从")) and figure.start - time.end < 8:
                when = periods.resolve(self.text[time.start : time.end], self.issue, self.context.period)
                own = (when.period, Found.SAID) if when else (None, Found.GUESSED)
                if when and self.context.period is None:
                    self.context.period, self.context.period_found = periods.shifted(when.period, 1), Found.INHERITED
            else:
                self._time(time, last)
        if _all_year().search(self.text, last, figure.start):
            self._all_year()
        return own

    def _all_year(self) -> None:
        """Take up 全年: the year that the text is in, or the one that ended before an issue of January or February."""
        context = self.context
        year, found = (context.period.end.year, context.period_found) if context.period else (None, Found.GUESSED)
        if year is None and self.issue:
            fresh = self.issue.month < 3
            year, found = self.issue.year - fresh, Found.INHERITED if fresh else Found.GUESSED
        if year:
            context.period, context.period_found = Period(date(year, 1, 1), date(year, 12, 31)), found

    def _time(self, time: Entity, low: int) -> None:
        """Let a time hold for what follows, unless something is only compared with it."""
        before = self.text[max(low, time.start - 3) : time.start]
        after = self.text[time.end : time.end + 2]
        if before.endswith(("比", "较", "与", "自", "和", "按", "从", "由", "是", "为", "《")) or self._titled(time):
            return
        if before.endswith(("占",)) or after.startswith(("版", "以后", "来")):
            return
        context = self.context
        when = periods.resolve(self.text[time.start : time.end], self.issue, context.period if self._near() else None)
        if when is None:
            if re.match("[去今明上前]年|上半年|[一二三四]季度|[0-9]", self.text[time.start : time.end]):
                context.unresolved = True
            return
        if when.day and not before.endswith(("至", "止", "到")):
            return
        context.period = when.period
        context.period_found = Found.INHERITED if when.yearless and not self.issue else Found.SAID
        context.unresolved = False

    def _near(self) -> bool:
        return self.context.period is not None and self.context.period_found is not Found.GUESSED

    def _titled(self, time: Entity) -> bool:
        line = self.text.rfind("\n", 0, time.start) + 1
        return self.text.rfind("《", line, time.start) > self.text.rfind("》", line, time.start)

    def _period(self) -> tuple[Period | None, Found]:
        if self.context.unresolved:
            return None, Found.GUESSED
        return self.context.period, self.context.period_found if self.context.period else Found.GUESSED

    def _place(self, start: int, end: int, times: Sequence[Entity]) -> None:
        """Take up a place at the head of a clause."""
        heads = [
            start,
            *(mark.end() for mark in _breaks().finditer(self.text, start, end)),
            *(time.end for time in times),
        ]
        for head in sorted(heads):
            at = head
            if found := _lead().match(self.text, at, end):
                at = found.end()
            place = place_at(self.text, at) if at < end else None
            if place and place.end <= end and self.text[place.end : place.end + 1] not in tuple("的港口"):
                self.context.place, self.context.place_found = settled(place, self.where), Found.SAID

    def _chain(self, figures: Sequence[Figure]) -> int:
        """Return how many figures from the first on follow one another as the members of a list do."""
        count = 1
        while count < len(figures) and _joint().fullmatch(self.text, figures[count - 1].end, figures[count].start):
            count += 1
        return count

    def _lists(self, gap: str, at: int, times: Sequence[Entity], count: int) -> None:
        """Take up a list before 分别: its members wait for the next figures."""
        if "分别" not in gap:
            return
        context = self.context
        head = gap[: gap.rindex("分别")]
        piece = re.split("[，,；;：:]", head)[-1] or (re.split("[，,；;：:]", head) or [""])[-2:][0]
        inside = _row_of(self.text, times)
        if len(inside) > 1 and len(inside) == count:
            found = [periods.resolve(self.text[time.start : time.end], self.issue, context.period) for time in inside]
            context.periods = [when.period if when else None for when in found]
            return
        names = [subject(name, self.lexicon) for name in members(_plain_list(piece))]
        if len(names) == count > 1 and all(name and name.name for name in names):
            context.waiting = [name for name in names if name]
            place = next((name.place for name in context.waiting if name.place), None)
            if place:
                context.place, context.place_found = settled(place, self.where), Found.SAID
            context.listed = list(context.waiting)
        elif len(context.listed) == count:
            context.waiting = list(context.listed)
        elif count > 1 and len(context.told) >= count:
            context.waiting = context.told[-count:]
        elif count > 1 and len(names) == 1 and names[0]:
            context.waiting = [names[0]._replace(found=Found.GUESSED)] * count


def _row_of(text: str, times: Sequence[Entity]) -> Sequence[Entity]:
    """Return the last times that stand in a row: 2023年、2024年, 2023年和2024年."""
    first = len(times) - 1
    while first > 0 and text[times[first - 1].end : times[first].start] in ("、", "和", "与", "及"):
        first -= 1
    return times[max(first, 0) :]


@cache
def _risen() -> re.Pattern[str]:
    """A name before 由 or 从: 流动比率由上年的1.76下降到1.5."""
    return re.compile("(?:^|[，,；;：: ])([^，,；;：: 。]{2,16}?)[由从](?:[0-9上去]+年)?(?:同期|末|底)?的?$")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile("[、，,]?(?:和|与|及|以及)?(?:约|近)?")


@cache
def _lasting() -> re.Pattern[str]:
    return re.compile("(?:时间|时长|周期|期限|寿命|用时|工期|年限)$")


@cache
def _goes_on() -> re.Pattern[str]:
    """What begins a clause that goes on with the subject of the sentence before."""
    return re.compile("比|较|同比|环比|增长|增速|下降|增加|减少|其中同比|按可比|居|列|占|完成|为|达|约合|折合")


@cache
def _pulls() -> re.Pattern[str]:
    return re.compile("约?占(?!地)|占比|(?:共同)?拉动|带动[^，,]{0,8}增长|对[^，,]{0,14}贡献")


@cache
def _nothing() -> re.Pattern[str]:
    """Names that name nothing of their own: what is measured was said before."""
    return re.compile(
        "(?:总量|总额|规模|增速|增幅|绝对量|全年|全市|全省|全国|其|平均|人均|户均|日均|约合|折合|累计|合计|总计|共计|完成|实现|数量|金额|比重|占比|比例|同比|环比|名义|实际|增量|存量"
        "|对.*|带动.*|按可比价格?(?:计算)?|按不变价格?(?:计算)?|上年|去年|比上年|较上年|高于.*|低于.*|快于.*|慢于.*|高出.*|拉动.*|比.*|较.*|超.*|完成.*|占.*|达.*|为.*|居.*|列.*|排.*|(?:增速|增幅|降幅|涨幅|跌幅|总量|规模|位次|增加值|占比)(?:分别)?(?:居|列|排|位居|位列|高于|低于|快于|慢于|高出|比|较).*"
        "|(?:增加|提高|提升|上升|增长|扩大|攀升|下降|降低|减少|缩小|回落)(?:到|至)?|年度(?:目标|计划|任务)|(?:预期|目标)(?:任务)?|预算.*|余额)"
    )


@cache
def _all_year() -> re.Pattern[str]:
    return re.compile("全年(?!平均|龄)")


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile("[，,；;：:（(]")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile("(?: |其中|全年|，|,|截至目前|目前|同期|在|初步核算|据统计|末|底)+")


def _plain_list(piece: str) -> str:
    """Return the list of a clause without the time and small words before it."""
    return re.sub("^(?:[0-9]{4}年|全年|去年|今年|上半年|[一二三四]季度|前三季度|其中)+", "", piece).strip()


def _clause_start(text: str, last: int, end: int) -> int:
    at = last
    for mark in _breaks().finditer(text, last, end):
        at = mark.end()
    return at


def _sentences(text: str, span: Span) -> Iterable[Span]:
    at = span.start
    for mark in _ends().finditer(text, span.start, span.end):
        yield Span(at, mark.end())
        at = mark.end()
    if at < span.end:
        yield Span(at, span.end)


def _less(found: Found) -> Found:
    return Found.INHERITED if found is Found.SAID else found


@cache
def _grown() -> re.Pattern[str]:
    return re.compile(
        "(?:[^，,。；]{0,6})?(?:增加|提高|提升|上升|增长|扩大|攀升|跃升|下降|降低|减少|缩小|缩短|压缩|增|升|降|涨|跌|回落)(?:到|至)"
    )


def _older(clause: str, text: str, figure: Figure, following: Figure | None) -> bool:
    """Tell whether a figure is the first of 由A增加到B."""
    if following is None or not re.search("[由从](?:上年|去年)?(?:同期)?的?$", clause):
        return False
    return _grown().fullmatch(text, figure.end, following.start) is not None


def _fits(topic: Subject, kind: Kind, unit: str) -> Found:
    """Tell whether a level's unit is one that its indicator may have, and its kind a legal one."""
    indicator = topic.indicator
    if indicator is None:
        return Found.SAID
    if kind not in indicator.kinds:
        return Found.GUESSED
    if kind in (Kind.LEVEL, Kind.CUMULATIVE) and indicator.units:
        bases = {base(one) for one in indicator.units} | set(indicator.units)
        if unit not in bases and not (unit.endswith("元") and "元" in bases):
            return Found.GUESSED
    return Found.SAID
