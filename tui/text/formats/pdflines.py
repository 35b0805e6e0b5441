"""The text of a PDF, as a program: bytes on standard input, text on standard output, what is wrong as exit status."""

import io
import re
import sys
from collections.abc import Iterator
from statistics import median
from typing import TYPE_CHECKING, Final

from tui.text.formats.printed import Line, set_as_text

if TYPE_CHECKING:
    from pdfminer.layout import LTTextLine

CODES: Final = {10: "password", 11: "scanned", 12: "unmapped", 13: "memory", 14: "damaged"}
"""Exit status -> what is wrong."""
_LEAST: Final = 8
"""Characters of a page, on the average, below which the pages are pictures."""
_UNMAPPED: Final = 0.05
"""Share of characters without a meaning from which a text is of no use."""
_APART: Final = 0.8
"""Distance of two Han characters, in their size, from which a blank was meant."""
_CODE = re.compile(r"\(cid:\d+\)")


def main() -> int:
    """Write the text of the PDF on standard input; return the exit status."""
    limit(int(sys.argv[1]), int(sys.argv[2]))
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException

    try:
        pages = list(read_pages(sys.stdin.buffer.read()))
    except PDFPasswordIncorrect:
        return 10
    except MemoryError:
        return 13
    except (PDFException, PSException, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return 14
    if not pages:
        return 14
    every = "".join(line.text for page in pages for line in page)
    unmapped, size = every.count("\ufffd"), len("".join(every.split()))
    if size < _LEAST * len(pages):
        return 11
    if unmapped > _UNMAPPED * size:
        return 12
    sys.stdout.buffer.write(set_as_text(pages).encode("utf-8", "replace"))
    return 0


def limit(memory: int, seconds: int) -> None:
    """Limit what this process may use, where the system can."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
        _soft, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def read_pages(data: bytes) -> Iterator[list[Line]]:
    """Yield the lines of each page, in reading order."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams

    for page in extract_pages(io.BytesIO(data), laparams=LAParams(char_margin=3.0, all_texts=True)):
        yield [line for found in _text_lines(page) if (line := _line(found, page.y0, page.height)).text]


def _line(found: "LTTextLine", bottom: float, height: float) -> Line:
    from pdfminer.layout import LTChar

    sizes = [one.size for one in found if isinstance(one, LTChar)]
    words = _CODE.sub("\ufffd", "".join(_words(found)))
    return Line(
        " ".join(words.split()),
        found.x0,
        found.x1,
        found.y0,
        median(sizes) if sizes else found.height,
        (found.y0 - bottom) / height if height else 0.5,
    )


def _words(found: "LTTextLine") -> Iterator[str]:
    """Yield the characters of a line; blanks that only the layout suggests stand between Han when they are wide."""
    from pdfminer.layout import LTChar

    items = list(found)
    for at, one in enumerate(items):
        text = one.get_text()
        if isinstance(one, LTChar) or text.strip():
            yield text
            continue
        before = next((item for item in reversed(items[:at]) if isinstance(item, LTChar)), None)
        after = next((item for item in items[at + 1 :] if isinstance(item, LTChar)), None)
        if before and after and _han(before.get_text()) and _han(after.get_text()):
            yield " " if after.x0 - before.x1 > _APART * before.size else ""
        else:
            yield " "


def _han(text: str) -> bool:
    return text > "\u2e7f"


def _text_lines(item: object) -> Iterator["LTTextLine"]:
    from pdfminer.layout import LTContainer, LTTextLine

    waiting = [item]
    while waiting:
        one = waiting.pop()
        if isinstance(one, LTTextLine):
            yield one
        elif isinstance(one, LTContainer):
            waiting.extend(reversed(list(one)))


if __name__ == "__main__":
    sys.exit(main())
