"""The endings of the files that are read."""

from typing import Final

DOCUMENTS: Final = {".docx": 4, ".epub": 3, ".pdf": 6}
"""Endings of documents, each with the version of what is made of it: another text of the same bytes is another one."""
SUFFIXES: Final = (".txt", ".md", ".html", ".htm", *DOCUMENTS)
"""Endings of the files that are listed."""


def is_document(name: str) -> bool:
    """Tell whether a file of this name is turned into text, which may take seconds the first time."""
    return name.lower().endswith(tuple(DOCUMENTS))
