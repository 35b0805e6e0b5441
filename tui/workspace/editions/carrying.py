"""The notes of an older edition carried over into a newer one: copies, each on its passage as it stands there now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from tui.i18n import _
from tui.notes.anchors.reanchor import anchor_at, reanchor
from tui.notes.model.annotation import Anchor, AnchorState, Annotation, Kind
from tui.notes.model.relations import relations, with_relations
from tui.notes.store.notebook import Change
from tui.notes.store.whole import about, anchor_spans
from tui.text.article import Article
from tui.text.source import Span
from tui.workspace.editions.comparing import ComparedParagraph
from tui.workspace.notes.occurrences import places, says
from tui.workspace.reading.article import of_article
from tui.workspace.session import Session
from tui.workspace.slow import slow


@dataclass(frozen=True)
class CarriedNotes:
    """What carrying the notes of one article over into another would do; nothing is stored yet."""

    label: str
    """What the undo list calls it."""
    put: tuple[Annotation, ...] = ()
    """The copies, in source offsets of the newer article."""
    there: int = 0
    """Notes that the newer article has already."""
    missing: int = 0
    """Notes whose passage was not found."""

    @property
    def change(self) -> Change:
        """The change of the newer source."""
        return Change(self.label, put=self.put)

    @property
    def told(self) -> str:
        """One line for the reader: how many were carried, are to be checked, were there already, were not found."""
        unsure = sum(one.anchor.hold is not AnchorState.OK for one in self.put)
        parts = [_("{n} carried").format(n=len(self.put))]
        parts += [_("{n} of them to be checked (R)").format(n=unsure)] if unsure else []
        parts += [_("{n} there already").format(n=self.there)] if self.there else []
        parts += [_("{n} not found").format(n=self.missing)] if self.missing else []
        return _(", ").join(parts)


Found = tuple[Span, AnchorState] | None
"""Where a passage stands in the new text, and how sure that is; None when it is gone."""


def found_again(old: str, new: str, paragraphs: Sequence[ComparedParagraph], spans: Sequence[Span]) -> list[Found]:
    """Return where passages of the old text stand in the new one, in step with `spans`.

    Each is sought in the paragraphs that its own became, there also as the only place of its words; then, by quote and
    context, in the whole text. What is sought by its words counts as moved.
    """
    found = [_in_paragraphs(old, new, paragraphs, span) for span in spans]
    left = [at for at, one in enumerate(found) if one is None]
    sought = reanchor(None, new, [Annotation("", anchor=anchor_at(old, (spans[at],))) for at in left]) if left else []
    for at, one in zip(left, sought, strict=True):
        found[at] = _place(one.anchor, 0)
    return found


def _in_paragraphs(old: str, new: str, paragraphs: Sequence[ComparedParagraph], span: Span) -> Found:
    touched = [one for one in paragraphs if one.old and one.old.start < span.end and span.start < one.old.end]
    before, after = [one.old for one in touched if one.old], [one.new for one in touched if one.new]
    if not after:
        return None
    low, high = min(span.start, *(one.start for one in before)), max(span.end, *(one.end for one in before))
    start, end = min(one.start for one in after), max(one.end for one in after)
    annotation = Annotation("", anchor=anchor_at(old[low:high], (Span(span.start - low, span.end - low),)))
    (found,) = reanchor(old[low:high], new[start:end], [annotation])
    if place := _place(found.anchor, start):
        return place
    same = list(places(new[start:end], old[slice(*span)]))
    return (Span(same[0].start + start, same[0].end + start), AnchorState.MOVED) if len(same) == 1 else None


def _place(anchor: Anchor, start: int) -> Found:
    """Return the place of an anchor in a text that begins at an offset."""
    if anchor.hold is AnchorState.LOST:
        return None
    span = Span(min(one.start for one in anchor.spans) + start, max(one.end for one in anchor.spans) + start)
    return span, anchor.hold


@slow
def carried_notes(
    session: Session, old: Article, new: Article, paragraphs: Sequence[ComparedParagraph]
) -> CarriedNotes:
    """Return copies of the notes of an older article, on a newer one; those it has already are passed over.

    `paragraphs` are the two compared. A note on the whole article is not carried where the newer has one of its own.
    """
    annotations = [one for one in of_article(old, session.notes.of(old.source).annotations) if one.kind is Kind.NOTE]
    known = of_article(new, session.notes.of(new.source).annotations)
    ids = {one.id for one in session.notes.of(new.source).annotations}
    copies = {one.id: _id(one, new) for one in annotations}
    placed: list[tuple[Annotation, Anchor]] = []
    there = missing = 0
    for one, anchor in zip(annotations, _anchors(annotations, old, new, paragraphs), strict=True):
        if copies[one.id] in ids or (anchor and _has(new, known, one, anchor)):
            there += 1
        elif anchor is None:
            missing += 1
        else:
            placed.append((one, anchor))
    label = _("Notes carried over from {name}").format(name=old.id)
    ends = {one.id: copies[one.id] for one, _at in placed}
    ends |= {one: copy for one, copy in copies.items() if copy in ids}
    return CarriedNotes(label, tuple(_copy(one, new, anchor, ends) for one, anchor in placed), there, missing)


def _id(annotation: Annotation, new: Article) -> str:
    """Return the id of a copy, always the same: carried again, also by another annotator, it is no second note."""
    return sha256(f"{annotation.id} {new.source.name} {new.number}".encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _anchors(
    annotations: Sequence[Annotation], old: Article, new: Article, paragraphs: Sequence[ComparedParagraph]
) -> list[Anchor | None]:
    """Return the anchors of the copies in the newer source, in step with the notes; None where there is no place."""
    held = {
        at: old.span_of(one.anchor.spans)
        for at, one in enumerate(annotations)
        if one.anchor.hold is not AnchorState.LOST
    }
    spans = {at: span for at, span in held.items() if span and not annotations[at].whole}
    found = dict(zip(spans, found_again(old.text, new.text, paragraphs, list(spans.values())), strict=True))
    return [_anchor(one, new, found.get(at)) for at, one in enumerate(annotations)]


def _anchor(annotation: Annotation, new: Article, found: Found) -> Anchor | None:
    """Return the anchor of a copy; one that does not hold for sure keeps the old quote."""
    spans = anchor_spans(new) if annotation.whole else new.to_source(*found[0]) if found else ()
    if not spans:
        return None
    fresh = anchor_at(new.source.text, spans)
    if annotation.whole or found is None:
        return fresh
    hold = max(found[1], annotation.anchor.hold, key=list(AnchorState).index)
    return fresh if hold is AnchorState.OK else replace(annotation.anchor, spans=spans, hold=hold)


def _has(new: Article, known: Sequence[Annotation], annotation: Annotation, anchor: Anchor) -> bool:
    """Tell whether the newer article has a note, by whomever it was made."""
    if annotation.whole:
        return about(new, known, Kind.NOTE) is not None
    span = new.span_of(anchor.spans)
    return span is not None and says(new, span, known, annotation)


def _copy(annotation: Annotation, new: Article, anchor: Anchor, copies: Mapping[str, str]) -> Annotation:
    """Return the copy of a note; of its relations those whose other end has a copy too."""
    fresh = replace(
        annotation, id=_id(annotation, new), source=new.source.name, anchor=anchor, rev=0, created="", modified=""
    )
    ends = {copies[one.second]: one.kind for one in relations(annotation) if one.second in copies}
    return with_relations(fresh, ends)
