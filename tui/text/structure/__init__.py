"""Put the articles of a page together again; pure, the source is never touched.

The steps have one folder each: `page` says what lies there (lines, repeats, folio, page style), `types` what a line can
be by its own words, `cues` what speaks for and against each guess, and `newspaper` and `documents` put the articles of
the two families of documents together. Every guess is a sum of small named cues; the reader can overrule each result
(`overrides`).
"""

from tui.text.structure.outline import OutlineEntry, outline
from tui.text.structure.overrides import Op, Override, block_at, override_for
from tui.text.structure.split import split

__all__ = ["Op", "OutlineEntry", "Override", "block_at", "outline", "override_for", "split"]
