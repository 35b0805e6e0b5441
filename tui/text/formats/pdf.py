"""PDFs with text, read by pdfminer.six in a process of its own.

Chosen before pypdf because it brings Adobe's character maps: Chinese offices set documents in fonts (方正小标宋, 仿宋)
that carry no map to Unicode, and because it says where each line stands. A PDF can unpack into gigabytes or keep a
reader busy for hours: the process has limits of memory and time, and whatever happens in it, the program goes on.
"""

import subprocess
import sys
from importlib.util import find_spec
from typing import Final

from tui.i18n import _
from tui.text.decode import NotText, Refused
from tui.text.formats.pdflines import CODES

SECONDS: Final = 180
"""Processor time for the largest PDF; a book of 600 pages takes 40 s."""
PATIENCE: Final = 4 * SECONDS
"""Time for any PDF while other programs take the processor."""
LEAST: Final = 20
"""Processor time for any PDF, and for each megabyte of it."""
MEMORY: Final = 3_000_000_000
"""Bytes of memory for one PDF."""


def text_of(data: bytes) -> str:
    """Return the text of a PDF, line by line as it is printed. Raises NotText, Refused where that cost a reading."""
    if not data.lstrip().startswith(b"%PDF-"):
        raise NotText(_("the file is damaged or not what its name says"))
    if find_spec("pdfminer") is None:
        raise NotText(_("PDFs need an extra: pip install 'pizhu[documents]', then press F5"))
    seconds = min(SECONDS, int(LEAST * (1 + len(data) / 1e6)))
    command = [sys.executable, "-m", "tui.text.formats.pdflines", str(MEMORY), str(seconds)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired as error:
        raise NotText(_("it takes too long to read: split it into parts")) from error
    if done.returncode == 0:
        return done.stdout.decode("utf-8", "replace")
    code = "time" if done.returncode < 0 else CODES.get(done.returncode, "damaged")
    raise Refused(code, reason(code))


def reason(code: str) -> str:
    """Return what is wrong with a PDF and what to do, by the word for it: "time" where it went over that limit."""
    match code:
        case "password":
            return _("it has a password or an old format: open it in its program and save it without one")
        case "scanned":
            return _(
                "it holds no text, only pictures of pages: recognise them first "
                "(ocrmypdf -l chi_sim --skip-text in.pdf out.pdf)"
            )
        case "unmapped":
            return _(
                "its fonts do not say which characters they draw: recognise them first "
                "(ocrmypdf -l chi_sim --force-ocr in.pdf out.pdf)"
            )
        case "memory":
            return _("it takes too much memory to read: split it into parts")
        case "time":
            return _("it takes too long to read: split it into parts")
    return _("the file is damaged or not what its name says")
