"""Subjects for filters, made by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from tui.language.analysis import Figure
from tui.text.search import fold


@dataclass
class Made:
    """A subject that says what it was given."""

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sizes: Mapping[str, float] = field(default_factory=dict)
    found: tuple[Figure, ...] = ()
    day: tuple[date, date] | None = None
    touched: datetime | None = None

    def texts(self, key: str) -> Iterable[str]:
        key = "has" if key == "marked" else key
        wanted = [text for texts in self.words.values() for text in texts] if not key else self.words.get(key, ())
        return [fold(text) for text in wanted]

    def number(self, key: str) -> float | None:
        return self.sizes.get(key)

    def figures(self) -> Iterable[Figure]:
        return self.found

    def dates(self) -> tuple[date, date] | None:
        return self.day

    def changed(self) -> datetime | None:
        return self.touched
