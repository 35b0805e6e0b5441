"""Documents: files whose paragraphs stand whole, read by what kind of document they are."""

from tui.text.structure.documents.read import read_document

__all__ = ["read_document"]
