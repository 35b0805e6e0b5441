"""Expressions that fix a date or a calendar period, by a grammar: 2024年9月1日, 2月20日至29日, 今年春节前夕, 一季度."""

from tui.language.analysis import Entity, EntityType
from tui.language.dates import numeric, reigns, words
from tui.language.plain import plain


def find(text: str) -> list[Entity]:
    """Return the dates and periods of a text (TIME), in order, without overlap; of two that overlap the first."""
    text = plain(text)
    kept: list[Entity] = []
    for start, end in sorted(
        [*numeric.find(text), *words.find(text), *reigns.find(text)], key=lambda span: (span[0], -span[1])
    ):
        if not kept or start >= kept[-1].end:
            kept.append(Entity(start, end, EntityType.TIME))
    return kept
