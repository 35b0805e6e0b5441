"""The text of a PDF, as a program: bytes on standard input, text on standard output, what is wrong as exit status."""

import io
import re
import sys
from collections.abc import Iterator
from typing import Final

from tui.text.formats.pdfpage import arranged
from tui.text.formats.printed import set_as_text
from tui.text.formats.printedpart import Line, PrintedTable

CODES: Final = {10: "password", 11: "scanned", 12: "unmapped", 13: "memory", 14: "damaged"}
"""Exit status -> what is wrong."""
_LEAST: Final = 8
"""Characters of a page, on the average, below which the pages are pictures."""
_UNMAPPED: Final = 0.05
"""Share of characters without a meaning from which a text is of no use."""


_HAN_LEAST: Final = 0.02
"""Share of Han characters below which a text may be one whose fonts show others."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SIGNS = re.compile(
    r"[\u0080-\u009f\u00a1-\u00a6\u00a8-\u00aa\u00ac-\u00af\u00b1-\u00b6\u00b8-\u00ba\u00bc-\u00be\u02c6-\u02dd\u2020-\u2021\u2030\u0192]"
)


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
    every = "".join(words_of(part) for page in pages for part in page)
    unmapped, size = every.count("\ufffd"), len("".join(every.split()))
    if size < _LEAST * len(pages):
        return 11
    if max(unmapped, _without_sense(every)) > _UNMAPPED * size:
        return 12
    sys.stdout.buffer.write(set_as_text(pages).encode("utf-8", "replace"))
    return 0


def _without_sense(every: str) -> int:
    """Return how many signs of Latin fonts a text holds that no text needs: a font of Han without a map shows these."""
    return len(_SIGNS.findall(every)) if len(_HAN.findall(every)) < _HAN_LEAST * len(every) else 0


def limit(memory: int, seconds: int) -> None:
    """Limit what this process may use, where the system can."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
        _soft, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def read_pages(data: bytes) -> Iterator[list[Line | PrintedTable]]:
    """Yield the lines and ruled tables of each page, in reading order."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=None)
    interpreter = PDFPageInterpreter(manager, device)
    params = LAParams(char_margin=3.0, all_texts=True)
    for page in PDFPage.get_pages(io.BytesIO(data)):
        interpreter.process_page(page)
        yield arranged(device.get_result(), params)


def words_of(part: Line | PrintedTable) -> str:
    """Return what a line or a table says."""
    return part.text if isinstance(part, Line) else "".join(cell for row in part.rows for cell in row)


if __name__ == "__main__":
    sys.exit(main())
