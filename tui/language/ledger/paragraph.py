"""One paragraph on the way from its first figure to its last."""

from collections.abc import Sequence
from datetime import date

from tui.language.analysis import Entity, Figure
from tui.language.figures import numerals
from tui.language.ledger import claims, home, markets, patterns, periods, terms, timewords, wording
from tui.language.ledger.awaited import AwaitedSubjects
from tui.language.ledger.context import Context, Ground
from tui.language.ledger.fact import Claim, Fact, FactKind, Period, Provenance
from tui.language.ledger.fitting import (
    change_of,
    doubted,
    elsewhere,
    kept,
    lead,
    less_doubt,
    newer,
    of_mean,
    older,
    quantity,
    state,
    summed,
)
from tui.language.ledger.measure import measure
from tui.language.ledger.sentences import clause_start, inside, sentences
from tui.language.ledger.setting import RunningContext
from tui.language.ledger.subjects import FigureSubject
from tui.language.ledger.topics import Topics
from tui.text.source import Span

_PAIRED = frozenset((FactKind.SHARE, FactKind.CONTRIBUTION))
"""Kinds that B of 从A提升到B has with A."""
_SUMMED = frozenset((FactKind.LEVEL, FactKind.YOY, FactKind.CHANGE, FactKind.CUMULATIVE, FactKind.MULTIPLE))
"""Kinds that several years can be added up to, or compared over."""
_FURTHEST = 300
"""Characters before a figure that may say something of it."""
_NEAR = 40
"""Characters between two figures that are one thought."""
_LISTED = 100
"""Figures that one list has at most."""


class Paragraph:
    """One paragraph on the way from its first figure to its last."""

    def __init__(self, ground: Ground, context: Context) -> None:
        """Take what holds for the article, and what stands from the headings above."""
        self.text = ground.text
        self.context, self._standing = context, context.period
        self._years = {context.period}
        self._money: str | None = None
        self._counted: str | None = None
        self._span = Span(0, 0)
        self._places: list[int] | None = None
        self.topics = Topics(ground, context)
        self.lists = AwaitedSubjects(ground, context)
        self.setting = RunningContext(ground, context)

    def read(self, span: Span, figures: Sequence[Figure], times: Sequence[Entity]) -> list[Fact]:
        """Return the facts of the paragraph."""
        facts: list[Fact] = []
        self._span, self._places = span, None
        self.context.home, begun = self.context.place, False
        for sentence in sentences(self.text, span):
            self._begin(self.text.startswith(("其中", " 其中", "分"), sentence.start))
            self.setting.place_of_whole(sentence)
            if timewords.by_part().match(self.text, sentence.start):
                self.setting.go_aside()
            last, said = sentence.start, inside(times, sentence)
            every = [one for one in inside(figures, sentence) if not of_mean(one, self.text, said)]
            for number, figure in enumerate(every):
                between = inside(said, Span(last, figure.start)) if said else ()
                if fact := self._fact(every[number : number + _LISTED], last, sentence, between):
                    facts.append(fact)
                if not begun:
                    begun, self.context.home = True, self.context.place
                last = figure.end
            for time in inside(said, Span(last, sentence.end)) if said else ():
                self.setting.take_time(time, sentence.start)
        return facts

    def _begin(self, goes_on: bool) -> None:
        """Begin a sentence: what was said before it is inherited now; 其中 goes on with its total."""
        context = self.context
        if context.resumed:
            context.period, context.period_found, context.lasting = context.resumed
        context.resumed, context.unit, context.compared = None, "", False
        context.period_found = _less(context.period_found)
        self._years |= {context.period}
        if not goes_on and self._strays():
            context.period_found = Provenance.GUESSED
        if context.period and context.lasting and context.period.start == context.period.end == context.lasting.end:
            context.period = context.lasting
        if not goes_on:
            context.place = context.home or context.place
        context.place_found = Provenance.INHERITED
        context.former = context.subject or context.former
        context.subject = context.claim = context.edition = None
        context.told, context.said = context.told[:1] if goes_on else [], None
        self._money = self._counted = None
        context.waiting, context.listed, context.periods, context.spanned = [], [], [], None

    def _inside(self) -> list[int]:
        """Return where the paragraph speaks of places inside the nation."""
        if self._places is None:
            self._places = home.inside(self.text, self._span)
        return self._places

    def _strays(self) -> bool:
        """Tell whether the sentence before spoke of another year than the heading: which one goes on nothing tells."""
        years = {one for one in self._years if one and periods.whole_year(one)}
        return self._standing in years and self.context.period in years - {self._standing}

    def _fact(self, figures: Sequence[Figure], last: int, sentence: Span, times: Sequence[Entity]) -> Fact | None:
        """Read the first of the figures that are left of a sentence; `last` is where the one before it ends."""
        figure, context = figures[0], self.context
        gap = self.text[max(last, figure.start - _FURTHEST) : figure.start]
        clause = self.text[clause_start(self.text, last, figure.start) : figure.start]
        own_period = self.setting.take_times(times, last, figure)
        self.setting.take_places(last, figure.start, times)
        self.lists.take(self.text[last : figure.start], times, figures)
        if patterns.achieved().search(gap):
            context.claim = Claim.ACTUAL
        else:
            context.claim = claims.claim_of(gap) or context.claim
        context.edition = claims.edition_of(gap) or context.edition
        topic, topic_found = self.topics.of(figure, last, clause)
        said = self._said(figure, gap, clause, topic, aside=own_period is not None)
        topic, topic_found, unit_found = kept(topic, topic_found, figure, said)
        if topic is None:
            return None
        topic = quantity(topic, figure, said.kind, self.topics.lexicon)
        topic_found = topic_found if topic.name else Provenance.GUESSED
        priced = self._priced(gap, topic)
        inherited = context.place_found is Provenance.INHERITED and context.place == self.setting.where.nation
        doubtful = inherited and home.near(self._inside(), figure.start)
        context.subject = doubted(context.subject, unit_found)
        bound = wording.bound_of(figure, clause)
        value, unit = measure(self.text[figure.start : figure.end], figure, bound)
        if said.sign < 0 <= value.low:
            value = value._replace(low=-value.high, high=-value.low)
        period, period_found = self._period(figures, clause, gap, topic, own_period)
        period, period_found = self._in_term((period, period_found), said, gap, topic, figure.start)
        period_found = period_found if topic.name else Provenance.GUESSED
        context.claim = context.claim or self._future(period)
        context.unit = context.unit if figure.unit == "%" else figure.unit
        return Fact(
            start=figure.start,
            end=figure.end,
            text=self.text[figure.start : figure.end],
            indicator=topic.name,
            known=topic.indicator is not None,
            kind=summed(said.kind, period, period_found, topic.indicator),
            place=None if elsewhere(topic, said_place=context.place_found is Provenance.SAID) else context.place,
            period=period,
            value=value,
            unit=unit,
            bound=bound,
            claim=self._aimed(figure, gap) or context.claim or context.ahead or Claim.ACTUAL,
            edition=context.edition,
            scope=said.scope or wording.scope_of(gap) or priced,
            found={
                "indicator": topic_found,
                "kind": said.found,
                "place": Provenance.GUESSED if doubtful else context.place_found,
                "period": period_found,
                "unit": unit_found,
            },
            sentence=sentence,
            lead=lead(context.told) or topic.name,
        )

    def _said(
        self, figure: Figure, gap: str, clause: str, topic: FigureSubject | None, *, aside: bool
    ) -> wording.ClauseWording:
        """Return the kind of a figure; the members of a list share that of the first."""
        change = change_of(figure, self.text)
        if self.context.said and not change and patterns.joint().fullmatch(gap):
            if self.context.said.kind is FactKind.MULTIPLE and figure.unit == "%":
                return self.context.said._replace(kind=FactKind.YOY)
            return self.context.said
        if self.context.said and self.context.said.kind in _PAIRED and patterns.grown().fullmatch(gap):
            return self.context.said
        if self.context.said and aside and not change and gap.endswith(("(", "（")) and figure.unit == "%":
            return self.context.said._replace(sign=1)
        before = self.context.said
        if before and before.kind is FactKind.DIFFERENCE and patterns.other_whole().fullmatch(gap):
            return before._replace(scope=gap.lstrip("、，,和与及"))
        if before and aside and figure.unit == "%" and patterns.other_time().search(gap):
            return before._replace(sign=1)
        if self.context.said and figure.unit == "%" and patterns.expected().search(gap):
            return self.context.said
        name = topic.name if topic and not topic.indicator else ""
        rate = topic.indicator.rate if topic and topic.indicator else patterns.rate().search(name) is not None or None
        after = self.text[figure.end : figure.end + 8]
        said = wording.kind_of(figure, gap if len(gap) < _NEAR else clause, change, after, rate)
        if said.kind is FactKind.YOY and (since := wording.since(self.text, figure.start)):
            said = said._replace(kind=FactKind.CHANGE, scope=since)
        if said.kind is FactKind.YOY and markets.market().search(name) and not markets.yearly().search(gap):
            said = said._replace(kind=FactKind.CHANGE, found=Provenance.GUESSED)
        if before and before.kind is FactKind.MOM and wording.monthly(self.text, figure.start, gap, said.kind):
            said = said._replace(kind=FactKind.MOM, found=Provenance.GUESSED)
        grown = said.kind is FactKind.YOY and patterns.same_change().fullmatch(gap)
        if grown and before and before.kind is FactKind.CHANGE:
            said = said._replace(kind=FactKind.CHANGE, scope=before.scope)
        if said.kind is FactKind.CHANGE and before and before.kind is FactKind.SHARE and figure.unit != "%":
            said = said._replace(scope=said.scope or wording.OF_SHARE)
        if said.kind is FactKind.RANK and self.context.said and self.context.said.kind is FactKind.YOY:
            said = wording.of_growth(said, clause)
        self.context.said = said
        return said

    def _period(
        self,
        figures: Sequence[Figure],
        clause: str,
        gap: str,
        topic: FigureSubject,
        own: tuple[Period | None, Provenance] | None,
    ) -> tuple[Period | None, Provenance]:
        context = self.context
        context.unresolved = context.unresolved or timewords.occasion().search(gap) is not None
        if context.periods:
            return context.periods.pop(0), Provenance.SAID
        period, found = own or self.setting.period(topic)
        if older(clause, self.text, figures):
            return self._first_of_two(figures, (period, found), own is not None)
        if own is None and context.spanned and newer(gap):
            return context.spanned[1], Provenance.INHERITED
        return period, found

    def _first_of_two(
        self, figures: Sequence[Figure], known: tuple[Period | None, Provenance], told: bool
    ) -> tuple[Period | None, Provenance]:
        """Return the period of A of 由A增加到B, and keep both for the next such pair."""
        (period, found), context = known, self.context
        if told:
            return period, found
        if period and terms.several(period):
            context.spanned = (periods.year(context.base or period.start.year), periods.year(period.end.year))
        if context.spanned:
            return context.spanned[0], Provenance.INHERITED
        return (periods.shifted(period, -1) if period else None), Provenance.GUESSED

    def _in_term(
        self,
        known: tuple[Period | None, Provenance],
        said: wording.ClauseWording,
        gap: str,
        topic: FigureSubject,
        start: int,
    ) -> tuple[Period | None, Provenance]:
        """Return when a fact holds where several years are spoken of: a level at their end, a mean over all of them."""
        period, found = known
        mean = timewords.mean().search(gap) is not None
        over = timewords.over_years().search(self.text, max(0, start - 16), start)
        if over and period:
            years = int(numerals.read(over[1]) or 1)
            return Period(date(period.end.year - years + 1, 1, 1), date(period.end.year, 12, 31)), found
        reached = timewords.reached().search(gap) is not None and "累计" not in gap
        reached = reached or said.kind not in _SUMMED or state(topic)
        if period and reached and not mean and self.context.term and self.context.term.end == period.end:
            return periods.year(period.end.year) if terms.several(period) else period, less_doubt(found)
        if mean and (between := terms.between(self.text, start)):
            return between, Provenance.INHERITED
        if period is None or not (mean or terms.several(period)):
            return known
        if not mean and reached:
            return periods.year(period.end.year), found
        if terms.several(period):
            return known if said.kind is not FactKind.YOY else (period, Provenance.GUESSED)
        if self.context.period_found is not Provenance.SAID:
            self.context.period, self.context.period_found = self.context.term or period, Provenance.GUESSED
        return (self.context.term, Provenance.INHERITED) if self.context.term else (None, Provenance.GUESSED)

    def _priced(self, gap: str, topic: FigureSubject) -> str | None:
        """Return how the sentence counts: trade in dollars (以美元计价), revenue on another basis ((同口径))."""
        self._money = wording.money_of(gap) or self._money
        self._counted = wording.counted_of(gap) or self._counted
        return self._money if self._money and wording.traded(topic.name) else self._counted

    def _aimed(self, figure: Figure, gap: str) -> Claim | None:
        """Return what a figure alone is: a target by what follows it (低于2.5%的控制目标), or an expectation."""
        if patterns.expected().search(gap):
            return Claim.FORECAST
        return Claim.TARGET if patterns.aim().match(self.text, figure.end) else None

    def _future(self, period: Period | None) -> Claim | None:
        """Return what a figure of days to come is; the whole year is one until its first quarter is over."""
        issue = self.setting.issue
        if period is None or issue is None or period.end <= issue:
            return None
        begun = period.start <= issue
        return Claim.PLAN if not begun or (periods.whole_year(period) and issue.month < 4) else None


def _less(found: Provenance) -> Provenance:
    return Provenance.INHERITED if found is Provenance.SAID else found
