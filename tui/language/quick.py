"""The quick pass: figures, dates and brackets by grammar alone, ready with the first paint."""

from tui.language import brackets, dates, figures
from tui.language.analysis import Analysis, Entity, Figure
from tui.language.merge import merge


def quick(text: str) -> Analysis:
    """Return the figures, dates, titles and terms of a text; its words and names are left to the full pass."""
    times = dates.find(text)
    marks = merge([*brackets.find(text), *times, *figures.find(text, times)])
    return Analysis(
        entities=tuple(mark for mark in marks if isinstance(mark, Entity)),
        figures=tuple(mark for mark in marks if isinstance(mark, Figure)),
    )
