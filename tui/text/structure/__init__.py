"""Put the articles of a page together again; pure, the source is never touched.

The steps, one file each: lines, their forms, repeats, habits of the file, paragraphs, stories, displaced headlines,
values. Every guess is a sum of small named cues; the reader can overrule each result.
"""

from tui.text.structure.outline import OutlineEntry, outline
from tui.text.structure.overrules import Op, Overrule, block_at, overrule_for
from tui.text.structure.split import split

__all__ = ["Op", "OutlineEntry", "Overrule", "block_at", "outline", "overrule_for", "split"]
