"""An annotation as a flat record, as tables and JSON Lines write it."""

from collections.abc import Iterable, Iterator
from typing import Any

from tui.export.material import Material, said

FIELDS = (
    "id",
    "source",
    "article",
    "start",
    "end",
    "quote",
    "sentence",
    "tags",
    "note",
    "author",
    "status",
    "created",
    "modified",
)
"""Fields in the order of columns; offsets are source offsets in code points, the end exclusive."""


def record(materials: Iterable[Material]) -> Iterator[dict[str, Any]]:
    """Yield one record an annotation, by source and position; `spans` is added to FIELDS."""
    for material in materials:
        for one in said(material):
            note = one.annotation
            yield {
                "id": note.id,
                "source": material.page.source.name,
                "article": one.article.id if one.article else "",
                "start": one.start,
                "end": one.end,
                "quote": note.anchor.quote,
                "sentence": one.sentence,
                "tags": list(note.tags),
                "note": note.note,
                "author": note.author,
                "status": str(note.status),
                "created": note.created,
                "modified": note.modified,
                "spans": [list(span) for span in note.anchor.spans],
            }
