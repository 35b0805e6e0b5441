"""What a figure is about: its own name, the one before it, or the next of a list that 分别 has promised."""

import re

from tui.language.analysis import Figure
from tui.language.ledger import markets, nouns, patterns, timewords
from tui.language.ledger.context import Context, Ground
from tui.language.ledger.fact import Provenance
from tui.language.ledger.home import settled
from tui.language.ledger.naming import of_clause, of_crop, of_owner, of_sibling, of_whole, widened
from tui.language.ledger.places import place_at
from tui.language.ledger.subjects import FigureSubject, collective, subject
from tui.text.source import Span

_SPOKEN = 4
"""Characters of a clause that speaks of something else."""
_EARNED = frozenset(("收入", "总收入", "总收益", "收益总额"))
"""What a company's revenue is called where nothing else is meant."""
_AROUND = 60
"""Characters behind a name that may say whose it is."""
_PEOPLE = frozenset(("城镇人口", "乡村人口", "男性人口", "女性人口"))
"""Parts of the people who live in a place, or of those who are registered there."""


def _output(subject: FigureSubject) -> bool:
    """Tell whether something is an output of the economy, beside which trade stands for itself."""
    return subject.indicator is not None and subject.indicator.real


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
            own = self._own(measured, last, figure.kind == "count")
        if patterns.pulls().match(clause) or patterns.pulls_before().search(self.text, last, figure.start):
            return context.subject, self._inherited()
        if timed := self._after_time(figure, last, own):
            own = timed
        elif own is None or not own.name or (own.indicator is None and self._generic(own.name)):
            own = self._named(last, figure.start) or (own if own and own.name and not self._generic(own.name) else None)
        moved = patterns.risen().search(self.text, last, figure.start) or patterns.coursed().search(
            self.text, last, figure.start
        )
        if own is None and moved:
            own = subject(patterns.month_around().sub("", moved[1]), self.lexicon)
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
        rest = timewords.timed().sub("", rest)
        place = place_at(rest, 0) if rest and context.subject else None
        if place and place.end == len(rest):
            return context.subject, self._inherited()
        if own is None or not own.indicator:
            lent = markets.lent().match(self.text, figure.end)
            own = subject(lent[1], self.lexicon) if lent else own
        if own is None and context.subject and patterns.other_time().search(clause):
            return context.subject, self._inherited()
        if own is None and context.subject is None and patterns.goes_on().match(rest):
            if context.told:
                return context.told[-1], Provenance.INHERITED if self._direct(
                    last, figure, clause
                ) else Provenance.GUESSED
            return context.former, Provenance.INHERITED if self._opens(last, clause) else Provenance.GUESSED
        if (
            own is None
            and rest
            and not (patterns.goes_on().match(rest) or self._generic(rest) or patterns.joint().fullmatch(rest))
        ):
            context.subject = None
            return None, Provenance.GUESSED
        if own:
            own = self._qualified(self._measured_like(own, figure), last, figure)
            context.told.append(own)
            self._settle(own)
            context.subject = own
            return own, own.found
        return context.subject, self._inherited()

    def _own(self, measured: Span, last: int, counted: bool) -> FigureSubject | None:
        """Return what is named before a figure, with the rest of its list and what its whole is measured by."""
        context = self.context
        name = of_clause(widened(self.text, measured, last), self.text[last : measured.start])
        whole = context.told[0] if context.told else context.former
        far = max(0, measured.start - 150)
        begin = max(far, *(self.text.rfind(mark, far, measured.start) + 1 for mark in "。；\n"))
        if told := context.told[-1:]:
            name = of_crop(name, told[0].name)
        lead = self.text[begin : measured.start]
        longer = name if counted else of_whole(name, whole.name if whole else "", lead)
        found = subject(longer, self.lexicon)
        if found and found.name in _EARNED and self._of_company(measured.start):
            return subject("营业收入", self.lexicon)
        if name[0] in "对与向自" and measured.end - measured.start < len(name) and found:
            return FigureSubject(name, None, Provenance.SAID)
        if found and not found.name:
            return None
        return found or (subject(name, self.lexicon) if longer != name else None)

    def _of_company(self, at: int) -> bool:
        """Tell whether the paragraph around a bare 收入 is of one company, and not of a budget or of people."""
        line = self.text[self.text.rfind("\n", 0, at) + 1 : at + _AROUND]
        return markets.earns().search(line) is not None and markets.budget().search(line) is None

    def _measured_like(self, own: FigureSubject, figure: Figure) -> FigureSubject:
        """Return a subject that is named without its measure with that of the one before in the same list."""
        before = self.context.told[-1:]
        if price := self._price(own, figure):
            return own._replace(name=own.name + price)
        if own.indicator or not before or figure.unit not in ("%", self.context.unit):
            return own
        longer = of_sibling(own.name, before[0].name)
        found = subject(longer, self.lexicon) if longer != own.name else None
        if found and found.place and not own.place:
            return FigureSubject(longer, None, Provenance.SAID)
        return found._replace(place=own.place) if found and found.name else own

    def _price(self, own: FigureSubject, figure: Figure) -> str:
        """Return what goods are priced by, that of the goods before them where they are one list: 鸡蛋每公斤7.3元."""
        measured = figure.measured
        if own.indicator or measured is None or not figure.unit.endswith("元") or own.name.endswith(("价", "价格")):
            return ""
        per = nouns.unit_of_price().fullmatch(self.text, measured.end, figure.start)
        if per is None or "股" in per[0]:
            return ""
        found = markets.price().search(self.context.told[-1].name) if self.context.told else None
        return found[0] if found else "价格"

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
            return self._repeated(own, last, figure) or own
        if longer := self._shortened(own, figure):
            return longer
        if self._narrowed(last, figure):
            return own._replace(found=Provenance.GUESSED)
        told = self.context.told
        if own.name in _PEOPLE and any(one.name == "户籍人口" for one in told[-3:]) and own.place is None:
            return FigureSubject(f"户籍{own.name}", None, Provenance.SAID)
        if own.indicator and told and own.indicator == told[0].indicator and "其中" in self.text[last : figure.start]:
            said = figure.measured or Span(figure.start, figure.start)
            if timewords.part_in_time().search(self.text, last, figure.start):
                return own
            return FigureSubject(self.text[said.start : said.end], None, Provenance.SAID, own.place)
        if told and (named := of_owner(own, told[-1].name, self.lexicon)):
            return named._replace(place=own.place)
        measured = figure.measured
        words = self.text[measured.start : measured.end] if measured else ""
        if words in patterns.BARE and told and told[0].name not in patterns.TRADE and not _output(told[0]):
            return FigureSubject(f"{told[0].name.removesuffix('进出口')}{words}", None, Provenance.SAID, own.place)
        if measured and (found := patterns.before_time().search(self.text, last, measured.start)):
            ahead = patterns.lead().sub("", found[1])
            place = place_at(ahead, 0)
            same = subject(ahead, self.lexicon) if ahead else None
            if same and same.indicator == own.indicator:
                return own._replace(place=own.place or same.place)
            if own.indicator.owned and ahead and not collective(ahead):
                return own
            if ahead and not (place and place.end == len(ahead)) and not patterns.introduces().fullmatch(ahead):
                return FigureSubject(f"{ahead}{own.name}", None, Provenance.GUESSED, own.place)
        return own

    def _repeated(self, own: FigureSubject, last: int, figure: Figure) -> FigureSubject | None:
        """Return the subject that a name behind another time repeats in short: 乘用车零售…；上半年累计零售."""
        measured, before = figure.measured, self.context.told[-1:]
        if not before or own.place or measured is None or len(own.name) < 2 or before[0].name == own.name:
            return None
        timed = timewords.over_time().search(self.text, last, measured.start + 2)
        return before[0] if timed and before[0].name.endswith(own.name) else None

    def _shortened(self, own: FigureSubject, figure: Figure) -> FigureSubject | None:
        """Return the subject that the one before it in the sentence repeats: 2004年LED进口额…，2005年进口额."""
        before = self.context.told[-1:]
        if not before or before[0].indicator or own.place or figure.measured is None:
            return None
        words = self.text[figure.measured.start : figure.measured.end]
        return before[0] if before[0].name.endswith(words) and before[0].name != words else None

    def _narrowed(self, last: int, figure: Figure) -> bool:
        """Tell whether words that no name has room for may narrow an indicator: 9市进出口, 国际航线…旅客运输量."""
        measured = figure.measured
        if measured is None or measured.start < last or measured.start == 0:
            return False
        ahead = self.text[measured.start - 1]
        head = max(self.text.rfind("。", 0, measured.start), self.text.rfind("\n", 0, measured.start), last - 150) + 1
        if patterns.within().search(self.text, head, measured.start):
            return True
        cut = measured.start == last and ("\u4e00" <= ahead <= "\u9fff") and ahead not in "年月日度"
        return cut or ahead in "”’" or patterns.parts().search(self.text, last, measured.start) is not None

    def _named(self, last: int, end: int) -> FigureSubject | None:
        """Return the last indicator of the lexicon that a clause before the figure is made of."""
        nearer = None
        for piece in reversed(re.split("[，,；;：:（）()]", self.text[max(last, end - 60) : end])):
            piece = patterns.calculated().sub("", piece)
            piece = timewords.published().sub("", piece) or piece
            piece = (
                re.split(
                    "为|达到?|(?<!可)比|较|同比|环比|增长|下降|增加(?!值)|减少|[提升][高升]|上升|降低|完成|占|的", piece
                )[0]
                or piece
            )
            piece = patterns.course().sub("", piece) or piece
            piece = re.sub("[两三四五六七八九十]年$", "", piece)
            head = place_at(piece, 0) if piece else None
            low = head.end if head else 0
            piece = piece[:low] + patterns.month_around().sub("", piece[low:])
            found = subject(piece, self.lexicon) if 1 < len(piece) < 30 and self.lexicon.may_name(piece) else None
            if found and found.indicator:
                return found._replace(place=nearer) if nearer else found
            place = place_at(piece, 0) if piece else None
            nearer = nearer or (place if place and place.end == len(piece) else None)
        return None

    def _after_time(self, figure: Figure, last: int, own: FigureSubject | None) -> FigureSubject | None:
        """Return an owner's indicator behind the time that stands between them: 星河汽车上半年营收."""
        found = patterns.time_before().search(self.text, last, figure.start) if own and not own.indicator else None
        named = subject(found[1], self.lexicon) if found else None
        return named if named and named.indicator and named.indicator.owned else None

    def _direct(self, last: int, figure: Figure, clause: str) -> bool:
        """Tell whether nothing else is spoken of before a clause: not so in 其中，电子行业增长迅猛，增速达."""
        ahead = self.text[last : figure.start - len(clause)]
        return len(patterns.smalls().sub("", ahead)) < _SPOKEN

    def _opens(self, last: int, clause: str) -> bool:
        """Tell whether a clause is the first one of its sentence."""
        return last == 0 or (self.text[last - 1] in "。！？!?\n" and self.text.startswith(clause.lstrip("，,"), last))

    @staticmethod
    def _goes_on(clause: str) -> bool:
        return bool(patterns.goes_on().match(clause) or patterns.joint().fullmatch(clause))

    @staticmethod
    def _generic(name: str) -> bool:
        return (name[0].isdigit() and not patterns.numbered_name().match(name)) or bool(
            patterns.nothing().fullmatch(name)
        )
