"""Files that hold a text and are none: Word documents, e-books, PDFs, each turned into decoded text once.

`read_text` is the one seam. A document becomes text in the manner of Markdown, whose marks the reader never sees; a
PDF becomes lines. The text of the same bytes is always the same text, so offsets into it hold, and it is kept in the
cache by the digest of the bytes. Word and e-books are read by the standard library (zipfile, expat) within bounds;
PDFs need the extra `pizhu[documents]`.
"""

from tui.text.formats.turn import read_text

__all__ = ["read_text"]
