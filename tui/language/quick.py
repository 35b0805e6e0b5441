"""The quick pass: figures, dates and brackets by grammar alone, ready with the first paint."""

from functools import lru_cache

from tui.language import brackets, dates, figures
from tui.language.analysis import Analysis, Entity, Figure
from tui.language.merge import merge
from tui.language.plain import plain


def quick(text: str) -> Analysis:
    """Return the figures, dates, titles and terms of a text; its words and names are left to the full pass."""
    flat = plain(text)
    times = dates.find(flat)
    marks = merge([*brackets.find(text), *times, *figures.find(flat, times)])
    return Analysis(
        entities=tuple(mark for mark in marks if isinstance(mark, Entity)),
        figures=tuple(mark for mark in marks if isinstance(mark, Figure)),
    )


@lru_cache(maxsize=8)
def quick_again(text: str) -> Analysis:
    """Return what `quick` finds, for articles that are opened again or were read ahead: the last texts are kept."""
    return quick(text)
