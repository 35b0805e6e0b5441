"""Where the list of a library is remembered; light enough to ask before anything is loaded."""

from hashlib import sha256
from pathlib import Path

from tui.text.library import Library


def place(cache: Path, library: Library) -> Path:
    """Return the file that keeps the list of a library, in the user's cache folder; it may not exist."""
    key = f"{library.sources}\0{library.only or ''}"
    return cache / "lists" / f"{sha256(key.encode('utf-8', 'surrogateescape')).hexdigest()[:24]}.json"
