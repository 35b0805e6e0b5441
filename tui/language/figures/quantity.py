"""What is read of one figure: a number, its unit, and the bound that words put on it."""

from typing import NamedTuple

from tui.language.figures.units import Unit

NO_UNIT = Unit("", "other")


class Quantity(NamedTuple):
    """A number with its unit and the bound after it, without what stands before it."""

    start: int
    end: int
    low: float
    high: float
    """The same as `low`, but for 两三个."""
    unit: Unit
    bound: str
    """What the number and the words after it say: exact, about, over or under."""
    core: str
    """The numeral alone, such as 3.8万 or 十; 分之 in a fraction."""

    @property
    def arabic(self) -> bool:
        """Tell whether the numeral begins with an Arabic digit."""
        return self.core[0].isascii()

    @property
    def bare(self) -> bool:
        """Tell whether the numeral is a magnitude without a number: 百, 千万, 亿."""
        return not self.core.strip("百千万亿")


class Number(NamedTuple):
    """A number before its unit is read."""

    end: int
    low: float
    high: float
    bound: str
    core: str
