"""What holds at a place in a paragraph: period, place, subject, claim, until something else is said."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from tui.language.ledger.fact import Claim, Edition, Period, Provenance
from tui.language.ledger.home import Home
from tui.language.ledger.lexicon import IndicatorLexicon
from tui.language.ledger.subjects import FigureSubject
from tui.language.ledger.wording import ClauseWording


class Ground(NamedTuple):
    """What stays the same for a whole article."""

    text: str
    """Its reading text in plain spelling."""
    lexicon: IndicatorLexicon
    issue: date | None
    """When it was issued."""
    where: Home
    """What 全市 means in it."""


@dataclass
class Context:
    """What holds for the figures that follow until something else is said."""

    period: Period | None = None
    period_found: Provenance = Provenance.GUESSED
    carried: bool = False
    """Whether the period is that of a paragraph before, and no title's: it dates only what the lexicon knows."""
    place: str | None = None
    place_found: Provenance = Provenance.INHERITED
    home: str | None = None
    """Where figures hold in a sentence that names no place."""
    subject: FigureSubject | None = None
    claim: Claim | None = None
    edition: Edition | None = None
    former: FigureSubject | None = None
    """The subject of the sentence before, which 比上年增长 at the head of a sentence goes on with."""
    said: ClauseWording | None = None
    """What was said of the figure before, which the next of a list shares."""
    told: list[FigureSubject] = field(default_factory=list)
    """The subjects of the sentence so far, in order."""
    dated: Period | None = None
    """The day that was named last, on which what is quoted from day to day holds."""
    day: bool = False
    """Whether the sentence names a date of the calendar."""
    unresolved: bool = False
    """Whether a time was said that nothing resolves: 去年 without a day of issue."""
    unit: str = ""
    """The unit of the last figure of the sentence that is no percentage."""
    resumed: tuple[Period | None, Provenance, Period | None] | None = None
    """The period, and the lasting one, to which the next sentence returns: 分季度看 and 其中，三季度 go aside."""
    compared: bool = False
    """Whether the period is that of 去年同期, which holds to the next semicolon."""
    waiting: list[FigureSubject] = field(default_factory=list)
    """Subjects that 分别 has promised to the next figures."""
    listed: list[FigureSubject] = field(default_factory=list)
    """The last such list, which a second 分别 takes up again."""
    periods: list[Period | None] = field(default_factory=list)
    """The periods that 分别 has promised to the next figures."""
    lasting: Period | None = None
    """The last period that is no single day: what 年末 says holds for its sentence only."""
    term: Period | None = None
    """The several years that 年均 and 累计 mean: “十四五”时期, 五年来."""
    ahead: Claim | None = None
    """What a heading claims for all that stands under it: 二、2026年工作安排 is a plan."""
    base: int | None = None
    """The year that those are compared with."""
    spanned: tuple[Period, Period] | None = None
    """The years of A and B of 从2020年的A增加到2025年的B, which the next such pair shares."""
