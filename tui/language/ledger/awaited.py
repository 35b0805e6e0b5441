"""Lists whose figures come after them: 分别 promises each name its figure, 城乡居民收入2万元、1万元 does without."""

import re
from collections.abc import Sequence

from tui.language.analysis import Entity, Figure
from tui.language.ledger import patterns, periods, terms
from tui.language.ledger.context import Context, Ground
from tui.language.ledger.fact import Period, Provenance
from tui.language.ledger.lists import members
from tui.language.ledger.naming import of_whole
from tui.language.ledger.subjects import FigureSubject, subject


class AwaitedSubjects:
    """Takes up lists before their figures; what it finds waits in the context."""

    def __init__(self, ground: Ground, context: Context) -> None:
        """Take the article's text and lexicon, and what holds."""
        self.text, self.lexicon, self.issue, _where = ground
        self.context = context

    def take(self, gap: str, times: Sequence[Entity], figures: Sequence[Figure]) -> None:
        """Take up a list in the words before a figure: its members wait for the next figures.

        `figures` are those of the sentence from that one on, `times` the times in the gap.
        """
        context, count = self.context, self._chain(figures)
        if "分别" not in gap:
            self._unannounced(gap, count)
            return
        head, verb = gap[: gap.rindex("分别")], patterns.raised().match(gap, gap.rindex("分别") + 2)
        piece = re.split("[，,；;：:]", head)[-1] or (re.split("[，,；;：:]", head) or [""])[-2:][0]
        inside = _row_of(self.text, times)
        if len(inside) > 1 and len(inside) == count:
            found = [terms.resolve(self.text[time.start : time.end], self.issue, context.period) for time in inside]
            context.periods = [when.period if when else None for when in found]
            return
        if len(inside) == 1 and (years := self._years(inside[0], count)):
            context.periods = years
            return
        listed = members(_plain_list(piece) + (verb[0] if verb else ""), count)
        names = [self._named(of_whole(name, "", head[: len(head) - len(piece)])) for name in listed]
        whole = context.told[0] if context.told else context.former
        if whole and whole.name.endswith("投资") and "产业" in piece and not piece.endswith(("增加值", "产值")):
            names = [subject(name.name.replace("增加值", "投资"), self.lexicon) if name else None for name in names]
        if len(names) == count > 1 and all(name and name.name for name in names):
            self._await([name for name in names if name])
        elif len(context.listed) == count:
            context.waiting = list(context.listed)
        elif count > 1 and len(context.told) >= count and (not piece or patterns.nothing().fullmatch(piece)):
            context.waiting = context.told[-count:]
        elif count > 1 and len(names) == 1 and names[0]:
            context.waiting = [names[0]._replace(found=Provenance.GUESSED)] * count

    def _years(self, time: Entity, count: int) -> list[Period | None]:
        """Return each year of a row of years, where so many figures follow: 2021年至2025年，…分别为."""
        when = terms.resolve(self.text[time.start : time.end], self.issue, self.context.period)
        if when is None or count < 2 or when.period.end.year - when.period.start.year + 1 != count:
            return []
        return [periods.year(year) for year in range(when.period.start.year, when.period.end.year + 1)]

    def _unannounced(self, gap: str, count: int) -> None:
        """Take up a list that no 分别 announces: town and country, or one that the figures before have had."""
        context = self.context
        if context.waiting or count < 2:
            return
        piece = _plain_list(re.split("[，,；;：:]", gap)[-1])
        if patterns.both().search(piece):
            names = [self._named(name) for name in members(re.sub("(?:达到?|为|完成|实现)$", "", piece), count)]
            if len(names) == count and all(name and name.name for name in names):
                self._await([name for name in names if name])
        elif len(context.listed) == count and patterns.goes_on().match(piece):
            context.waiting = list(context.listed)

    def _named(self, name: str) -> FigureSubject | None:
        if name[:1] in ("对", "自", "从", "向") and name.endswith(("进出口", "出口", "进口", "贸易", "投资")):
            return FigureSubject(name, None, Provenance.SAID)
        return subject(name, self.lexicon)

    def _await(self, names: list[FigureSubject]) -> None:
        """Let the members of a list wait; where some are places, it is a list of something else."""
        placed = [name.place is not None for name in names]
        if any(placed[1:]) and not all(placed):
            names = [name._replace(found=Provenance.GUESSED, place=None) for name in names]
        self.context.waiting = names
        self.context.listed = list(names)

    def _chain(self, figures: Sequence[Figure]) -> int:
        """Return how many figures from the first on follow one another as the members of a list do."""
        count = 1
        while count < len(figures) and patterns.chained().fullmatch(
            self.text, figures[count - 1].end, figures[count].start
        ):
            count += 1
        return count


def _row_of(text: str, times: Sequence[Entity]) -> Sequence[Entity]:
    """Return the last times that stand in a row: 2023年、2024年, 2023年和2024年."""
    first = len(times) - 1
    while first > 0 and text[times[first - 1].end : times[first].start] in ("、", "和", "与", "及"):
        first -= 1
    return times[max(first, 0) :]


def _plain_list(piece: str) -> str:
    """Return the list of a clause without the time and small words before it."""
    return re.sub("^(?:[0-9]{4}年|全年|去年|今年|上半年|[一二三四]季度|前三季度|其中)+", "", piece).strip()
