"""What a figure is about: its own name, the one before it, or the next of a list that 分别 has promised."""

import re
from collections.abc import Sequence

from tui.language.analysis import Entity, Figure
from tui.language.ledger import patterns, terms
from tui.language.ledger.context import Context, Ground
from tui.language.ledger.fact import Provenance
from tui.language.ledger.home import settled
from tui.language.ledger.naming import of_crop, of_owner, of_whole, widened
from tui.language.ledger.places import place_at
from tui.language.ledger.subjects import FigureSubject, members, subject
from tui.text.source import Span

_PEOPLE = frozenset(("城镇人口", "乡村人口", "男性人口", "女性人口"))
"""Parts of the people who live in a place, or of those who are registered there."""


class Topics:
    """Finds the subjects of a paragraph's figures, one after the other."""

    def __init__(self, ground: Ground, context: Context) -> None:
        """Take the article's text and lexicon, and what holds; what is found is put there."""
        self.text, self.lexicon, self.issue, self.where = ground
        self.context = context

    def of(self, figure: Figure, last: int, clause: str) -> tuple[FigureSubject | None, Provenance]:
        """Return what a figure is about, and how that is known."""
        context = self.context
        if context.waiting:
            context.subject = context.waiting.pop(0)
            self._settle(context.subject)
            return context.subject, context.subject.found
        measured = figure.measured
        own = None
        if measured and measured.start >= last and measured.end <= figure.start:
            own = self._own(measured, last)
        if patterns.pulls().match(clause) or patterns.pulls_before().search(self.text, last, figure.start):
            return context.subject, self._inherited()
        if timed := self._after_time(figure, last, own):
            own = timed
        elif own is None or not own.name or (own.indicator is None and self._generic(own.name)):
            own = self._named(last, figure.start) or (own if own and own.name and not self._generic(own.name) else None)
        if own is None and (found := patterns.risen().search(self.text, last, figure.start)):
            own = subject(found[1], self.lexicon)
            own = own if own and own.name and not self._generic(own.name) else None
        if (
            own is None
            and measured
            and measured.start >= figure.end
            and not patterns.growth().match(self.text, figure.end)
        ):
            own = subject(self.text[measured.start : measured.end], self.lexicon)
            own = own._replace(found=Provenance.GUESSED) if own and not own.indicator else own
        rest = patterns.closed().sub("", clause).lstrip("，,、；; ")
        place = place_at(rest, 0) if rest and context.subject else None
        if place and place.end == len(rest):
            return context.subject, self._inherited()
        if own is None and context.subject is None and patterns.goes_on().match(rest):
            if context.told:
                return context.told[-1], Provenance.INHERITED
            return context.former, Provenance.INHERITED if self._opens(last, clause) else Provenance.GUESSED
        if (
            own is None
            and rest
            and not (patterns.goes_on().match(rest) or self._generic(rest) or patterns.joint().fullmatch(rest))
        ):
            context.subject = None
            return None, Provenance.GUESSED
        if own:
            own = self._qualified(own, last, figure)
            context.told.append(own)
            self._settle(own)
            context.subject = own
            return own, own.found
        return context.subject, self._inherited()

    def _own(self, measured: Span, last: int) -> FigureSubject | None:
        """Return what is named before a figure, with the rest of its list and what its whole is measured by."""
        context = self.context
        name = widened(self.text, measured, last)
        whole = context.told[0] if context.told else context.former
        begin = max(self.text.rfind(mark, max(0, measured.start - 150), measured.start) for mark in "。；\n") + 1
        if told := context.told[-1:]:
            name = of_crop(name, told[0].name)
        longer = of_whole(name, whole.name if whole else "", self.text[begin : measured.start])
        found = subject(longer, self.lexicon)
        if name[0] in "对与向自" and measured.end - measured.start < len(name) and found:
            return FigureSubject(name, None, Provenance.SAID)
        if found and not found.name:
            return None
        return found or (subject(name, self.lexicon) if longer != name else None)

    def _settle(self, subject: FigureSubject) -> None:
        """Let the place that stands before a subject hold."""
        if subject.place:
            self.context.place, self.context.place_found = settled(subject.place, self.where), Provenance.SAID

    def _inherited(self) -> Provenance:
        """Return how a subject is known that an earlier figure had."""
        subject = self.context.subject
        return Provenance.GUESSED if subject and subject.found is Provenance.GUESSED else Provenance.INHERITED

    def _qualified(self, own: FigureSubject, last: int, figure: Figure) -> FigureSubject:
        """Return a subject with what narrows it down: 服务进出口总额…其中出口, 供应业今年1到7月民间投资."""
        if own.indicator is None:
            return own
        if self._narrowed(last, figure):
            return own._replace(found=Provenance.GUESSED)
        told = self.context.told
        if own.name in _PEOPLE and any(one.name == "户籍人口" for one in told[-3:]) and own.place is None:
            return FigureSubject(f"户籍{own.name}", None, Provenance.SAID)
        if own.indicator and told and own.indicator == told[0].indicator and "其中" in self.text[last : figure.start]:
            said = figure.measured or Span(figure.start, figure.start)
            return FigureSubject(self.text[said.start : said.end], None, Provenance.SAID, own.place)
        if told and (named := of_owner(own, told[-1].name, self.lexicon)):
            return named._replace(place=own.place)
        measured = figure.measured
        words = self.text[measured.start : measured.end] if measured else ""
        if words in patterns.BARE and told and told[0].name not in patterns.TRADE:
            return FigureSubject(f"{told[0].name.removesuffix('进出口')}{words}", None, Provenance.SAID, own.place)
        if measured and (found := patterns.before_time().search(self.text, last, measured.start)):
            ahead = patterns.lead().sub("", found[1])
            place = place_at(ahead, 0)
            if ahead and not (place and place.end == len(ahead)) and not patterns.introduces().fullmatch(ahead):
                return FigureSubject(f"{ahead}{own.name}", None, Provenance.GUESSED, own.place)
        return own

    def _narrowed(self, last: int, figure: Figure) -> bool:
        """Tell whether words that no name has room for may narrow an indicator: 9市进出口, 国际航线…旅客运输量."""
        measured = figure.measured
        if measured is None or measured.start < last or measured.start == 0:
            return False
        ahead = self.text[measured.start - 1]
        cut = measured.start == last and ("\u4e00" <= ahead <= "\u9fff") and ahead not in "年月日度"
        return cut or ahead in "”’" or patterns.parts().search(self.text, last, measured.start) is not None

    def _named(self, last: int, end: int) -> FigureSubject | None:
        """Return the last indicator of the lexicon that a clause before the figure is made of."""
        for piece in reversed(re.split("[，,；;：:（）()]", self.text[max(last, end - 60) : end])):
            piece = re.split("为|达到?|比|较|同比|环比|增长|下降|增加|减少|完成|占|的", piece)[0] or piece
            piece = patterns.course().sub("", piece) or piece
            piece = re.sub("[两三四五六七八九十]年$", "", piece)
            found = subject(piece, self.lexicon) if 1 < len(piece) < 30 else None
            if found and found.indicator:
                return found
        return None

    def _after_time(self, figure: Figure, last: int, own: FigureSubject | None) -> FigureSubject | None:
        """Return an owner's indicator behind the time that stands between them: 星河汽车上半年营收."""
        found = patterns.time_before().search(self.text, last, figure.start) if own and not own.indicator else None
        named = subject(found[1], self.lexicon) if found else None
        return named if named and named.indicator and named.indicator.owned else None

    def _opens(self, last: int, clause: str) -> bool:
        """Tell whether a clause is the first one of its sentence."""
        return last == 0 or (self.text[last - 1] in "。！？!?\n" and self.text.startswith(clause.lstrip("，,"), last))

    @staticmethod
    def _goes_on(clause: str) -> bool:
        return bool(patterns.goes_on().match(clause) or patterns.joint().fullmatch(clause))

    @staticmethod
    def _generic(name: str) -> bool:
        return name[0].isdigit() or bool(patterns.nothing().fullmatch(name))

    def take_list(self, gap: str, at: int, times: Sequence[Entity], figures: Sequence[Figure]) -> None:
        """Take up a list before 分别: its members wait for the next figures."""
        if "分别" not in gap:
            return
        context, count = self.context, self._chain(figures)
        head = gap[: gap.rindex("分别")]
        piece = re.split("[，,；;：:]", head)[-1] or (re.split("[，,；;：:]", head) or [""])[-2:][0]
        inside = _row_of(self.text, times)
        if len(inside) > 1 and len(inside) == count:
            found = [terms.resolve(self.text[time.start : time.end], self.issue, context.period) for time in inside]
            context.periods = [when.period if when else None for when in found]
            return
        names = [subject(name, self.lexicon) for name in members(_plain_list(piece), count)]
        whole = context.told[0] if context.told else context.former
        if whole and whole.name.endswith("投资") and "产业" in piece and not piece.endswith(("增加值", "产值")):
            names = [subject(name.name.replace("增加值", "投资"), self.lexicon) if name else None for name in names]
        if len(names) == count > 1 and all(name and name.name for name in names):
            context.waiting = [name for name in names if name]
            placed = [name.place is not None for name in context.waiting]
            if piece.startswith(("对", "我国对", "从", "自")) or (any(placed[1:]) and not all(placed)):
                context.waiting = [name._replace(found=Provenance.GUESSED, place=None) for name in context.waiting]
            context.listed = list(context.waiting)
        elif len(context.listed) == count:
            context.waiting = list(context.listed)
        elif count > 1 and len(context.told) >= count and (not piece or self._generic(piece)):
            context.waiting = context.told[-count:]
        elif count > 1 and len(names) == 1 and names[0]:
            context.waiting = [names[0]._replace(found=Provenance.GUESSED)] * count

    def _chain(self, figures: Sequence[Figure]) -> int:
        """Return how many figures from the first on follow one another as the members of a list do."""
        count = 1
        while count < len(figures) and patterns.joint().fullmatch(
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
