"""When and where the figures of a paragraph hold."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from tui.language.analysis import Entity, Figure
from tui.language.ledger import markets, patterns, periods, terms, timewords
from tui.language.ledger.context import Context, Ground
from tui.language.ledger.fact import Claim, Period, Provenance
from tui.language.ledger.home import settled
from tui.language.ledger.places import place_at
from tui.language.ledger.subjects import FigureSubject
from tui.text.source import Span

_BESIDE = ("比", "较", "与", "自", "和", "按", "从", "由", "是", "为", "于", "继", "超", "超过", "《")
"""What stands before a time that something is only compared or named with."""


_VALUED = ("的", "为", "(", "（", "的(", "的（")
"""What stands between a time and the value that another is compared with: 较一季度（-5.8%）."""

_NAMING = ("开始", "版", "以后", "来", "结转", "结余", "预算", "计划", "目标", "任务")
"""What follows a time that is part of a name: 年初预算, 上年结转."""


class RunningContext:
    """Takes up the times and places of a paragraph as the walk passes them."""

    def __init__(self, ground: Ground, context: Context) -> None:
        """Take the article's text and day of issue, and what holds; what is said anew is put there."""
        self.text, _lexicon, self.issue, self.where = ground
        self.context = context

    def take_times(self, times: Sequence[Entity], last: int, figure: Figure) -> tuple[Period | None, Provenance] | None:
        """Take up the times between two figures; return the period of a figure that has one of its own (由2023年的)."""
        own = None
        if self.context.compared and re.search("[；;]", self.text[last : figure.start]):
            self._come_back()
        for time in times:
            before = self.text[max(0, time.start - 2) : time.start]
            aside = timewords.aside().fullmatch(self.text, max(last, time.start - 1), figure.start)
            bracketed = before.endswith(("(", "（")) and self.context.told and self._encloses(time, figure)
            beside = before.endswith(("较", "比", "继")) and self.text[time.end : figure.start] in _VALUED
            beside = beside or (
                self.context.said is not None
                and self.text[time.end : figure.start] == "的"
                and patterns.set_beside().search(before) is not None
            )
            if (
                beside
                or (
                    before.endswith(("由", "从"))
                    and timewords.first_of_two().fullmatch(self.text, time.end, figure.start)
                )
                or (aside and self.context.told)
                or bracketed
            ):
                when = terms.resolve(self.text[time.start : time.end], self.issue, self.context.period)
                if self.text[time.start : time.end] in ("上月", "上个月"):
                    when = self._month_before() or when
                own = (when.period, Provenance.SAID) if when else (None, Provenance.GUESSED)
                if when and self.context.period is None:
                    self.context.period, self.context.period_found = (
                        periods.shifted(when.period, 1),
                        Provenance.INHERITED,
                    )
            else:
                self.take_time(time, last)
        if timewords.all_year().search(self.text, last, figure.start):
            self._all_year()
        return own

    def _come_back(self) -> None:
        """Return to the period that held before the same days of another year: …；上年同期净利润0.4亿元；毛利率."""
        context = self.context
        if context.resumed:
            context.period, context.period_found, context.lasting = context.resumed
        context.resumed, context.compared = None, False

    def _encloses(self, time: Entity, figure: Figure) -> bool:
        """Tell whether a bracket that begins with a time ends behind a figure: （2017年为3.96%）."""
        return timewords.bracket_end().search(self.text, time.end, figure.start) is None

    def _month_before(self) -> periods.When | None:
        """Return the month before the one that is spoken of: 7月，环比由上月下降0.1%转为上涨0.4%."""
        period = self.context.period
        if period is None or period != periods.whole_month(period.start):
            return None
        return periods.When(periods.whole_month(period.start - timedelta(1)))

    def _all_year(self) -> None:
        """Take up 全年: the year that the text is in, or the one that was over when it was issued."""
        context = self.context
        year, found = (context.period.end.year, context.period_found) if context.period else (None, Provenance.GUESSED)
        if context.period and periods.whole_year(context.period):
            found = Provenance.INHERITED
        if year is None and self.issue:
            over = self.issue.month < 12
            year, found = self.issue.year - over, Provenance.INHERITED if self.issue.month < 7 else Provenance.GUESSED
        if year:
            context.period, context.period_found = Period(date(year, 1, 1), date(year, 12, 31)), found

    def take_time(self, time: Entity, low: int) -> None:
        """Let a time hold for what follows, unless something is only compared with it."""
        before = self.text[max(low, time.start - 3) : time.start]
        after = self.text[time.end : time.end + 2]
        if before.endswith(("特别是", "尤其是", "鉴于", "由于")) or (
            before.endswith("从") and timewords.looked_at().match(self.text, time.end)
        ):
            before = ""
        if before.endswith(_BESIDE) or self._titled(time):
            return
        reason = timewords.explains().search(self.text, max(low, time.start - 70), time.start)
        if before.endswith("受"):
            reason = reason or timewords.affected().match(self.text, time.start)
        elif before.endswith("以"):
            reason = reason or timewords.base_year().match(self.text, time.end)
        if before.endswith("占") or after.startswith(_NAMING) or reason:
            return
        context, said = self.context, self.text[time.start : time.end]
        if day := terms.named_day(said, self.issue):
            context.dated = Period(day, day)
            return
        when = terms.resolve(said, self.issue, context.period if self._near() else None)
        if when and after.startswith(("末", "底")) and not when.day:
            when = when._replace(period=Period(when.period.end, when.period.end))
        if when is None:
            context.unresolved = context.unresolved or timewords.dates().match(said) is not None
            return
        last_day = when.day or when.period.start == when.period.end
        if last_day and (ended := timewords.year_ended().match(self.text, time.end)):
            when = _ending(when.period.end, "六" if ended[2] else "三" if ended[3] else ended[1])
        if when.day and not before.endswith(("至", "止", "到")):
            context.day, context.dated = True, when.period
            return
        if before.rstrip("，,").endswith("其中"):
            self.go_aside()
        if after == "以来" and self.issue and when.period.start < self.issue:
            over = date(self.issue.year - 1, 12, 31)
            early = self.issue.month < 4 and when.period.start < over
            when = when._replace(period=Period(when.period.start, over if early else self.issue))
        if said in ("今年", "本年") and (until := self._until(when.period)):
            when = when._replace(period=until)
        if said.endswith(("同期", "同月", "同季")) and context.period and context.period != when.period:
            self.go_aside()
            context.compared = True
        context.period, context.carried, context.dated = when.period, False, None
        if when.period.start < when.period.end:
            context.lasting = when.period
        if terms.several(when.period):
            context.term, context.base = when.period, when.period.start.year - terms.planned(said)
        context.day = False
        context.period_found = self._told(said, when)
        context.unresolved = timewords.no_month().match(self.text, time.end) is not None

    def _until(self, year: Period) -> Period | None:
        """Return the year up to the day that was said just before: 截至2月底，今年全国票房."""
        day = self.context.period
        if day is None or day.start != day.end or not year.start < day.end < year.end:
            return None
        return Period(year.start, day.end)

    def _told(self, said: str, when: periods.When) -> Provenance:
        """Return how a time is known: 上半年 behind another year than the day of issue would give is a guess."""
        if not when.yearless:
            return Provenance.SAID
        if self.issue is None:
            return Provenance.INHERITED
        alone = terms.resolve(said, self.issue, None)
        same = alone is None or alone.period.end.year == when.period.end.year
        return Provenance.SAID if same or self.context.period_found is Provenance.SAID else Provenance.GUESSED

    def go_aside(self) -> None:
        """Let the next sentence return to the period that holds now: a part of it is spoken of."""
        context = self.context
        context.resumed = context.resumed or (context.period, context.period_found, context.lasting)

    def _near(self) -> bool:
        return self.context.period is not None and self.context.period_found is not Provenance.GUESSED

    def _titled(self, time: Entity) -> bool:
        line = self.text.rfind("\n", 0, time.start) + 1
        return self.text.rfind("《", line, time.start) > self.text.rfind("》", line, time.start)

    def period(self, topic: FigureSubject) -> tuple[Period | None, Provenance]:
        """Return when a fact holds; a year that is not over yet, and a day of an unknown thing, are guesses."""
        context = self.context
        if context.dated and markets.daily().search(topic.name):
            return context.dated, Provenance.SAID
        if context.unresolved or context.period is None:
            return None, Provenance.GUESSED
        if context.carried and not topic.indicator:
            return context.period, Provenance.GUESSED
        running = self.issue and context.period.start < self.issue < context.period.end
        actual = context.claim in (None, Claim.ACTUAL) and not (topic.indicator and topic.indicator.stock)
        if (running and actual and periods.whole_year(context.period)) or (context.day and not topic.indicator):
            return context.period, Provenance.GUESSED
        return context.period, context.period_found

    def place_of_whole(self, sentence: Span) -> None:
        """Let a sentence that names no place speak of the one whose total its shares are of."""
        context = self.context
        found = None if context.place else patterns.part_of_place().search(self.text, sentence.start, sentence.end)
        place = place_at(self.text, found.start(1)) if found else None
        if place:
            context.place, context.place_found = settled(place, self.where), Provenance.INHERITED

    def take_places(self, start: int, end: int, times: Sequence[Entity]) -> None:
        """Take up a place at the head of a clause."""
        heads = [
            start,
            *(mark.end() for mark in patterns.breaks().finditer(self.text, start, end)),
            *(time.end for time in times),
        ]
        for head in sorted(heads):
            at = head
            if found := patterns.lead().match(self.text, at, end):
                at = found.end()
            place = place_at(self.text, at) if at < end else None
            if place and place.end <= end and not patterns.no_place().match(self.text, place.end):
                self.context.place, self.context.place_found = settled(place, self.where), Provenance.SAID


def _ending(day: date, months: str | None) -> periods.When:
    """Return the year or the months that end on a day: 截至2024年12月31日止年度, …止六个月."""
    size = {"三": 3, "3": 3, "六": 6, "6": 6, "九": 9, "9": 9}.get(months or "", 12)
    before = day.year * 12 + day.month - size
    return periods.When(Period(date(before // 12, before % 12 + 1, 1), day))
