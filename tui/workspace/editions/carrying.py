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


def found_again(
    old: str, new: str, paragraphs: Sequence[ComparedParagraph], span: Span
) -> tuple[Span, AnchorState] | None:
    """Return where a passage of the old text stands in the new one, and how sure that is; None when it is gone.

    It is sought in the paragraphs that its own became, there also as the only place of its words; then, by quote and
    context, in the whole text. What is sought by its words counts as moved.
    """
    touched = [one for one in paragraphs if one.old and one.old.start < span.end and span.start < one.old.end]
    before, after = [one.old for one in touched if one.old], [one.new for one in touched if one.new]
    said = Annotation("", anchor=anchor_at(old, (span,)))
    if before and after:
        low, high = min(span.start, *(one.start for one in before)), max(span.end, *(one.end for one in before))
        start, end = min(one.start for one in after), max(one.end for one in after)
        inside = anchor_at(old[low:high], (Span(span.start - low, span.end - low),))
        (found,) = reanchor(old[low:high], new[start:end], [replace(said, anchor=inside)])
        if place := _place(found.anchor, start):
            return place, found.anchor.hold
        same = list(places(new[start:end], old[slice(*span)]))
        if len(same) == 1:
            return Span(same[0].start + start, same[0].end + start), AnchorState.MOVED
    (found,) = reanchor(None, new, [said])
    place = _place(found.anchor, 0)
    return (place, found.anchor.hold) if place else None


def _place(anchor: Anchor, start: int) -> Span | None:
    if anchor.hold is AnchorState.LOST:
        return None
    return Span(min(one.start for one in anchor.spans) + start, max(one.end for one in anchor.spans) + start)


@slow
def carried_notes(
    session: Session, old: Article, new: Article, paragraphs: Sequence[ComparedParagraph]
) -> CarriedNotes:
    """Return copies of the notes of an older article, on a newer one; those it has already are passed over.

    `paragraphs` are the two compared. A note on the whole article is not carried where the newer has one of its own.
    """
    said = [one for one in of_article(old, session.notes.of(old.source).annotations) if one.kind is Kind.NOTE]
    known = of_article(new, session.notes.of(new.source).annotations)
    ids = {one.id for one in session.notes.of(new.source).annotations}
    copies = {one.id: _id(one, new) for one in said}
    placed: list[tuple[Annotation, Anchor]] = []
    there = missing = 0
    for one in said:
        anchor = _anchor(one, old, new, paragraphs)
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


def _id(said: Annotation, new: Article) -> str:
    """Return the id of a copy, always the same: carried again, also by another annotator, it is no second note."""
    return sha256(f"{said.id} {new.source.name} {new.number}".encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _anchor(said: Annotation, old: Article, new: Article, paragraphs: Sequence[ComparedParagraph]) -> Anchor | None:
    """Return the anchor of a copy in the newer source; one that does not hold for sure keeps the old quote."""
    if said.whole:
        return anchor_at(new.source.text, spans) if (spans := anchor_spans(new)) else None
    span = old.span_of(said.anchor.spans) if said.anchor.hold is not AnchorState.LOST else None
    found = found_again(old.text, new.text, paragraphs, span) if span else None
    spans = new.to_source(*found[0]) if found else ()
    if found is None or not spans:
        return None
    hold = max(found[1], said.anchor.hold, key=list(AnchorState).index)
    fresh = anchor_at(new.source.text, spans)
    return fresh if hold is AnchorState.OK else replace(said.anchor, spans=spans, hold=hold)


def _has(new: Article, known: Sequence[Annotation], said: Annotation, anchor: Anchor) -> bool:
    """Tell whether the newer article has a note, by whomever it was made."""
    if said.whole:
        return about(new, known, Kind.NOTE) is not None
    span = new.span_of(anchor.spans)
    return span is not None and says(new, span, known, said)


def _copy(said: Annotation, new: Article, anchor: Anchor, copies: Mapping[str, str]) -> Annotation:
    """Return the copy of a note; of its relations those whose other end has a copy too."""
    fresh = replace(said, id=_id(said, new), source=new.source.name, anchor=anchor, rev=0, created="", modified="")
    ends = {copies[one.second]: one.kind for one in relations(said) if one.second in copies}
    return with_relations(fresh, ends)
