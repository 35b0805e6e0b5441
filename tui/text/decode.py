"""Decode the bytes of a source once: which encoding the text speaks for, and what the reader gets to see."""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.i18n import _
from tui.text.likelihood import cost, cost_of_bytes
from tui.text.visible import visible

SAFE = 20.0
"""Bits by which a guess must beat every other reading of the bytes, one in a million."""
CLEAR = 0.25
"""Bits that it must win by for each byte beyond ASCII: Chinese prose wins by 2, classical verse by 1, Thai by 0.1."""
SAMPLE = 65_536
"""Bytes that are looked at to choose the encoding."""
DAMAGE = 0.005
"""Share of characters that may be undecodable before a file does not count as text."""


class NotText(Exception):
    """The bytes are not text, or it is not sure which; the message says it to the reader."""


class Refused(NotText):
    """What a document is found to be after much work: `code` is kept, so that nobody waits for it again."""

    def __init__(self, code: str, message: str) -> None:
        """Take the code, by which the message is found again in any language, and the message."""
        super().__init__(message)
        self.code = code


class Unsure(NotText):
    """The bytes may be text, but no encoding is safe to assume."""


class Decoded(NamedTuple):
    """A decoded text and how sure the choice of its encoding is."""

    text: str
    r"""Newlines are `\n`, there is no byte-order mark, other control characters are visible signs."""
    encoding: str
    """Codec in Python's spelling, such as `utf-8`, `gb18030`, `big5`, `utf-16-le`."""
    score: float
    """Bits by which this reading beats the next best one; infinite where nothing had to be guessed."""
    tabbed: str = ""
    """The text with its tabs, which `text` shows as a blank each; empty when it has none."""


_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
"""Byte-order marks, the longer of two with the same beginning first."""

_FAMILIES = (("utf-8",), ("gb18030",), ("big5", "cp950", "big5hkscs"), ("utf-16-le",), ("utf-16-be",))
"""What may be guessed; of Big5's dialects the first that fits the whole file is taken."""

_CONTROL = re.compile("[\0-\x08\x0e-\x1f]")
"""Control characters that a text file does not hold, and UTF-16 read as UTF-8 does."""


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Decode a file: the given encoding, else its byte-order mark, else strict UTF-8, else the likeliest encoding.

    The likeliest is the one under which the bytes cost the fewest bits as Chinese prose (`tui.text.likelihood`);
    decoding is one to one, so the costs of one file's readings can be compared. A few damaged bytes become U+FFFD.
    Raises NotText for empty and binary files, Unsure when no reading wins by SAFE bits, LookupError for an
    unknown encoding.
    """
    if not data:
        raise NotText(_("the file is empty"))
    if encoding is not None:
        codec = text_codec(encoding)
        return _finish(data.decode(codec, "replace"), codec, float("inf"))
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _finish(_undamaged(data[len(mark) :], codec), codec, float("inf"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        family, score = _likeliest(data)
    else:
        if not _CONTROL.search(text, 0, SAMPLE):
            return _finish(text, "utf-8", float("inf"))
        family, score = _likeliest(data, valid=True)
    for codec in family:
        try:
            return _finish(data.decode(codec), codec, score)
        except UnicodeDecodeError:
            continue
    return _finish(_undamaged(data, family[-1]), family[-1], score)


_NO_TEXT = frozenset(("idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"))
"""Codecs that Python counts as text encodings, but no file is written in."""


def text_codec(name: str) -> str:
    """Return Python's spelling of a text encoding; raise LookupError when there is none of this name."""
    try:
        info = codecs.lookup(name)
    except ValueError as error:
        raise LookupError(f"unknown encoding: {name}") from error
    if not getattr(info, "_is_text_encoding", True) or info.name in _NO_TEXT:
        raise LookupError(f"unknown encoding: {name}")
    return {"utf-8-sig": "utf-8"}.get(info.name, info.name)


def _finish(text: str, codec: str, score: float) -> Decoded:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise NotText(_("the file is empty"))
    if text.count("\0") > len(text) * DAMAGE:
        raise NotText(_("this is not a text file"))
    tabbed = "\t".join(map(visible, text.split("\t"))) if "\t" in text else ""
    return Decoded(tabbed.replace("\t", " ") or visible(text), codec, score, tabbed)


def _undamaged(data: bytes, codec: str) -> str:
    text = data.decode(codec, "replace")
    if text.count("\ufffd") > 1 + len(text) * DAMAGE:
        raise NotText(_("this is not a text file"))
    return text


def _likeliest(data: bytes, *, valid: bool = False) -> tuple[tuple[str, ...], float]:
    """Return the encodings to try and the bits by which they beat every other reading of a sample of the bytes.

    `valid` says that the bytes are valid UTF-8 with control characters: UTF-16 of ASCII, of digits and quotes, or
    UTF-8 after all when no other reading is better.
    """
    sample = _sample(data)
    ranked = sorted((cost(text), number) for number, text in _readings(sample, whole=len(sample) == len(data)))
    (best, number), (second, _other) = ranked[:2]
    unknown = cost_of_bytes(sample)
    if valid and (_FAMILIES[number] == ("utf-8",) or best >= unknown):
        return ("utf-8",), float("inf")
    if best >= unknown:
        raise NotText(_("this is not a text file, or one in an encoding that has to be said with --encoding"))
    score = min(unknown, second) - best
    if score < max(SAFE, CLEAR * sum(byte > 127 for byte in sample)):
        raise Unsure(_("the encoding is not certain"))
    return _FAMILIES[number], score


def _sample(data: bytes) -> bytes:
    """Return bytes from the start, or from the first non-ASCII one where a long file begins with ASCII."""
    if len(data) > SAMPLE and data[:SAMPLE].isascii():
        first = len(data) - len(data.lstrip(bytes(range(128))))
        return data[first & ~1 :][:SAMPLE]
    return data[:SAMPLE]


def _readings(sample: bytes, *, whole: bool) -> Iterator[tuple[int, str]]:
    """Yield the number of each family with its reading of the sample; a character cut at the end is left out."""
    for number, family in enumerate(_FAMILIES):
        yield number, codecs.getincrementaldecoder(family[-1])("replace").decode(sample, whole)
