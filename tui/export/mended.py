"""What the reader mended of figures, as it is kept in the data of annotations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import structs

from tui.language.analysis import Figure
from tui.notes.model.annotation import AnchorState, Annotation
from tui.text.article import Article
from tui.text.intervals import Intervals

if TYPE_CHECKING:
    from tui.export.marked import Marked


@dataclass(frozen=True, slots=True)
class MendedFact:
    """What the reader said of the figure in `[start, end)` of an article."""

    start: int
    end: int
    fields: Mapping[str, object]
    """Fields and values as they are stored; none where the figure was confirmed."""
    annotation: Annotation


def mended(article: Article, annotations: Iterable[Annotation]) -> Intervals[MendedFact]:
    """Return what was confirmed or mended in an article; what stands on changed text says nothing."""
    found = []
    for one in annotations:
        about = one.data.get("fact")
        if not isinstance(about, dict) or about.get("verdict") not in ("confirm", "mend"):
            continue
        span = article.span_of(one.anchor.spans) if one.anchor.hold in (AnchorState.OK, AnchorState.MOVED) else None
        fields = about.get("fields", {})
        if span and isinstance(fields, dict):
            found.append(MendedFact(span.start, span.end, fields, one))
    return Intervals(found)


def with_values(figure: Figure, fields: Mapping[str, object]) -> Figure:
    """Return a figure with the value, unit and bound that were mended."""
    value, unit, bound = (fields.get(name) for name in ("value", "unit", "bound"))
    ends = [end for end in value if isinstance(end, int | float)] if isinstance(value, list | tuple) else []
    if ends:
        low, high = float(ends[0]), float(ends[-1])
        figure = structs.replace(figure, value=low if low == high else (low, high))
    if isinstance(unit, str):
        figure = structs.replace(figure, unit=unit)
    return structs.replace(figure, bound=bound) if isinstance(bound, str) else figure


def said(one: "Marked", name: str) -> str:
    """Return a mended field in words; empty where it was not mended."""
    value = one.fields.get(name)
    return "..".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "")
