"""Songs that stand a stanza a line, in half-lines of four characters or so: `關關雎鳩、在河之洲。…`."""

from collections import Counter
from collections.abc import Sequence

from tui.text import lazy
from tui.text.markup import Mark
from tui.text.structure.documents.part import Part, RowType

_LEAST, _SHARE = 12, 0.75
"""Stanzas of the smallest collection of them, and the share of its longer lines that they are, at least."""
_LINE_MOST, _PIECES_LEAST = 160, 3
"""Code points of the longest stanza, and half-lines of the shortest."""
_PIECE_MOST, _ALIKE = 8, 0.6
"""Code points of the longest half-line, and the share of those that are as long as most."""
_TEXT_LEAST = 9
_PAUSE = lazy.pattern(r"[，,、；;。！？!?]\s*")
_SAID = frozenset("“”「」『』《》：:（(0123456789")


def find_stanzas(parts: Sequence[Part]) -> None:
    """Make verse of the lines of a file that are nearly all stanzas."""
    texts = [part for part in parts if part.row_type is RowType.BODY and len(part.text) >= _TEXT_LEAST]
    if len(texts) < _LEAST or any(part.row.mark is Mark.CODE for part in parts):
        return
    sample = texts[:: max(1, len(texts) // 64)]
    if sum(map(_is_stanza, sample)) < _SHARE * len(sample):
        return
    found = [part for part in texts if _is_stanza(part)]
    if len(found) >= max(_LEAST, _SHARE * len(texts)):
        for part in texts:
            part.verse = part.verse or len(part.text) <= _LINE_MOST


def _is_stanza(part: Part) -> bool:
    text = part.text
    if len(text) > _LINE_MOST or part.row.mark is not Mark.TEXT or not _SAID.isdisjoint(text):
        return False
    pieces = [piece for piece in _PAUSE.split(text) if piece]
    if len(pieces) < _PIECES_LEAST or max(map(len, pieces)) > _PIECE_MOST:
        return False
    return max(Counter(map(len, pieces)).values()) >= _ALIKE * len(pieces)
