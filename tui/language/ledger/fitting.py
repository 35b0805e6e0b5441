"""Whether a figure can be a fact of the subject that was found for it: its unit and kind."""

import re
from collections.abc import Sequence

from tui.language.analysis import Entity, Figure
from tui.language.ledger import nouns, patterns, timewords, wording
from tui.language.ledger.fact import FactKind, Period, Provenance
from tui.language.ledger.lexicon import Indicator, IndicatorLexicon
from tui.language.ledger.measure import base
from tui.language.ledger.subjects import FigureSubject, subject

_UNCOUNTED = frozenset(("duration", "temperature", "speed"))
"""Kinds of figures that are read only where the lexicon knows their indicator."""


def kept(
    topic: FigureSubject | None, found: Provenance, figure: Figure, said: wording.ClauseWording
) -> tuple[FigureSubject | None, Provenance, Provenance]:
    """Return the subject that a figure keeps, how it is known, and whether its unit fits; None where it is no fact."""
    counted = figure.kind not in ("money", "percent")
    nothing = FigureSubject("", None, Provenance.GUESSED)
    if topic is None:
        return (None if counted else nothing), Provenance.GUESSED, Provenance.SAID
    if figure.kind in _UNCOUNTED and not _counted_in(topic, figure) and not patterns.lasting().search(topic.name):
        return None, found, Provenance.SAID
    fits = _fits(topic, said.kind, base(figure.unit))
    if fits is Provenance.GUESSED and found is Provenance.INHERITED and said.kind is FactKind.LEVEL:
        return (None if counted else nothing), Provenance.GUESSED, Provenance.GUESSED
    return topic, found, fits


def quantity(topic: FigureSubject, figure: Figure, kind: FactKind, lexicon: IndicatorLexicon) -> FigureSubject:
    """Return the subject of an amount of money or a percentage as far as it names a quantity."""
    if topic.indicator or not topic.name or figure.kind not in ("money", "percent"):
        return topic
    name = nouns.named(topic.name, kind, figure.unit)
    if name == topic.name:
        return topic
    if not name:
        return FigureSubject("", None, Provenance.GUESSED)
    known = subject(name, lexicon)
    return known if known and known.name else topic._replace(name=name)


def summed(kind: FactKind, period: Period | None, found: Provenance, indicator: Indicator | None) -> FactKind:
    """Return what 累计 means: the level of a period whose first day is told, within a year (1至9月累计完成).

    Else a sum since a beginning that nothing tells, or over several years, which is compared with its like only. A
    period that was taken over from before is that of the sum where the indicator is known and flows.
    """
    if kind is not FactKind.CUMULATIVE or period is None:
        return kind
    within = period.start < period.end and period.start.year == period.end.year
    flows = indicator is not None and not (indicator.stock or indicator.rate)
    told = found is Provenance.SAID or (found is Provenance.INHERITED and flows)
    return FactKind.LEVEL if within and told else kind


def lead(told: Sequence[FigureSubject]) -> str:
    """Return what a sentence began with; behind 其中 its total, unless a part with a name of its own follows."""
    return (told[1] if len(told) > 1 and told[1].indicator is None else told[0]).name if told else ""


def doubted(subject: FigureSubject | None, unit: Provenance) -> FigureSubject | None:
    """Return a subject as a guess where a figure's unit does not fit it: what goes on with it is of something else."""
    return subject._replace(found=Provenance.GUESSED) if subject and unit is Provenance.GUESSED else subject


def change_of(figure: Figure, text: str) -> str:
    """Return the word of change of a figure; none in a price (每升), to the level in 增至 and 增为."""
    if figure.change is None:
        return ""
    word = text[slice(*figure.change)]
    if word == "升" and text.endswith("每", 0, figure.change.start):
        return ""
    to = word.endswith(("增", "升", "减", "降")) and text[figure.change.end : figure.start] == "为"
    return f"{word}至" if to else word


def of_mean(figure: Figure, text: str, times: Sequence[Entity]) -> bool:
    """Tell whether a figure only says how long a mean goes on, or is part of a time: 两年平均增长, 连续13年."""
    if figure.kind != "duration":
        return False
    if text.endswith("连续", 0, figure.start):
        return True
    if text.startswith("前", figure.start) and text[max(0, figure.start - 1) : figure.start] in (
        "比",
        "较",
        "与",
        "同",
    ):
        return True
    return timewords.spans().match(text, figure.end) is not None or any(
        time.start <= figure.start and figure.end <= time.end for time in times
    )


def elsewhere(topic: FigureSubject, *, said_place: bool) -> bool:
    """Tell whether a fact is a company's, which the place that an article is about says nothing of."""
    return topic.indicator is not None and topic.indicator.owned and not said_place


def _counted_in(topic: FigureSubject, figure: Figure) -> bool:
    units = topic.indicator.units if topic.indicator else ()
    return topic.indicator is not None and (not units or base(figure.unit) in {base(unit) for unit in units})


def _fits(topic: FigureSubject, kind: FactKind, unit: str) -> Provenance:
    """Tell whether a level's unit is one that its indicator may have, and its kind a legal one."""
    indicator = topic.indicator
    if indicator is None:
        return Provenance.SAID
    if kind not in indicator.kinds:
        return Provenance.GUESSED
    if kind in (FactKind.LEVEL, FactKind.CUMULATIVE) and indicator.units:
        bases = {base(one) for one in indicator.units} | set(indicator.units)
        if unit not in bases and not (unit.endswith("元") and "元" in bases):
            return Provenance.GUESSED
    return Provenance.SAID


def newer(gap: str) -> bool:
    """Tell whether a figure is the second of 由A增加到B."""
    return len(gap) < 12 and patterns.grown().fullmatch(gap) is not None


def older(clause: str, text: str, figures: Sequence[Figure]) -> bool:
    """Tell whether a figure is the first of 由A增加到B."""
    if (
        len(figures) < 2
        or not ("由" in clause or "从" in clause)
        or not re.search("[由从](?:上年|去年|上月|上季度?)?(?:同期)?的?(?:下降|上涨|增长|下跌|上升)?$", clause)
    ):
        return False
    return patterns.grown().fullmatch(text, figures[0].end, figures[1].start) is not None


def state(topic: FigureSubject) -> bool:
    """Tell whether something is a rate or is counted on a day."""
    return bool(topic.indicator and (topic.indicator.stock or topic.indicator.rate)) or bool(
        topic.name and patterns.rate().search(topic.name)
    )


def less_doubt(found: Provenance) -> Provenance:
    """Return how the year of a state is known where one year or several are meant: both end on the same day."""
    return Provenance.INHERITED if found is Provenance.GUESSED else found
