"""What a format has no place for, told before anything is written."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tui.export.document import Choice, Document, documents
from tui.export.format import Feature, Format
from tui.export.marked import Marked
from tui.export.material import Material
from tui.export.named import Named
from tui.export.rejected import Rejected
from tui.export.tokens import apart
from tui.i18n import ngettext
from tui.language.analysis import Figure
from tui.notes.model.annotation import Annotation
from tui.notes.model.relations import relations
from tui.text.source import Span

_ALONE = (Feature.WHOLE, Feature.ASTRAY, Feature.REJECTED, Feature.JOINED, Feature.MARK)
"""Kinds of things for which a format has a place or none."""
Losses = Mapping[Feature, int]
"""What is not held -> how many notes or marks have it."""


class Thing(NamedTuple):
    """A note, a mark, what was rejected or said of a name, with the features that it has."""

    value: Annotation | Marked | Rejected | Named
    spans: tuple[Span, ...]
    """Article offsets; none for a whole article and for a text that has changed: a name there leaves in no format."""
    features: frozenset[Feature]
    way: float = 0
    """Share of its labels that have no place where labels may not overlap."""

    @property
    def kind(self) -> Feature:
        """What it is lost as when a format has no place for it at all."""
        first = (*_ALONE, Feature.VALUE, Feature.GAPS)
        return next((kind for kind in first if kind in self.features), Feature.SPAN)


def things(document: Document) -> Iterator[Thing]:
    """Yield everything said in a document."""
    lost = Counter(id(label.thing) for label in apart(document.labels)[1])
    there = {note.annotation.id for note in document.notes}
    for note in document.notes:
        begun = any(one.second in there for one in relations(note.annotation))
        features = (
            _features(note.annotation)
            | ({Feature.RELATION} if begun else set())
            | {Feature.SPAN, *((Feature.GAPS,) if len(note.spans) > 1 else ())}
        )
        yield Thing(note.annotation, note.spans, features, lost[id(note)] / max(1, len(note.annotation.tags)))
    for annotation in document.whole:
        yield Thing(annotation, (), _features(annotation) | {Feature.WHOLE})
    for annotation in document.astray:
        yield Thing(annotation, (), _features(annotation) | {Feature.ASTRAY})
    for one in document.marks:
        kind = Feature.VALUE if isinstance(one.mark, Figure) else Feature.MARK
        yield Thing(one, (Span(one.mark.start, one.mark.end),), frozenset({kind, Feature.ORIGIN}))
    for no in document.rejected:
        yield Thing(no, (Span(no.start, no.end),), frozenset({Feature.REJECTED}))
    for name in document.named:
        yield Thing(name, (Span(name.start, name.end),), frozenset({Feature.JOINED}))
    for name in document.adrift:
        yield Thing(name, (), frozenset({Feature.JOINED}))


def _features(annotation: Annotation) -> frozenset[Feature]:
    there = {
        Feature.TAGS: annotation.tags,
        Feature.NOTE: annotation.note,
        Feature.AUTHOR: annotation.author,
        Feature.MAKER: annotation.origin,
        Feature.STATUS: True,
    }
    return frozenset(feature for feature, value in there.items() if value)


def lost_of(thing: Thing, holds: frozenset[Feature]) -> frozenset[Feature]:
    """Return what a format that holds these features loses of a thing; only its kind when there is no place for it."""
    there = frozenset({thing.kind}) & {*_ALONE}
    if there - holds or (Feature.JOINED in there and not thing.spans):
        return there
    if thing.kind is Feature.VALUE and not holds & {Feature.VALUE, Feature.MARK}:
        return frozenset({Feature.VALUE})
    passage = Feature.SPAN in thing.features
    if passage and not holds & {Feature.SPAN, Feature.OVERLAP}:
        return frozenset({thing.kind})
    missing = thing.features - holds
    if passage and Feature.OVERLAP not in holds and thing.way:
        reason = frozenset({Feature.GAPS if thing.kind is Feature.GAPS else Feature.OVERLAP})
        return reason if thing.way >= 1 else missing | reason
    return missing


def losses(form: Format, materials: Iterable[Material], choice: Choice) -> Losses:
    """Return what an export in a format would leave behind."""
    found: Counter[Feature] = Counter()
    for material in materials:
        for document in documents(material, choice):
            for thing in things(document):
                found.update(lost_of(thing, form.holds))
    return found


def told(lost: Losses, form: Format) -> str:
    """Return what a format loses as a list in the reader's language; empty for nothing."""
    lost, placeless = Counter(lost), not form.holds & {Feature.SPAN, Feature.OVERLAP}
    passages = lost.pop(Feature.SPAN, 0) + lost.pop(Feature.GAPS, 0) if placeless else 0
    notes = ngettext("{n} note on a passage", "{n} notes on passages", passages).format(n=passages)
    said = [notes] if passages else []
    return ", ".join(said + [_words(feature, lost[feature]) for feature in Feature if lost[feature]])


def _words(feature: Feature, n: int) -> str:
    lines: dict[Feature, str] = {
        Feature.SPAN: ngettext("the place of {n} passage", "the places of {n} passages", n),
        Feature.OVERLAP: ngettext("{n} passage that overlaps another", "{n} passages that overlap others", n),
        Feature.GAPS: ngettext("{n} passage with gaps", "{n} passages with gaps", n),
        Feature.TAGS: ngettext("the tags of {n} note", "the tags of {n} notes", n),
        Feature.NOTE: ngettext("the words of {n} note", "the words of {n} notes", n),
        Feature.STATUS: ngettext("the state of {n} note", "the states of {n} notes", n),
        Feature.AUTHOR: ngettext("the author of {n} note", "the authors of {n} notes", n),
        Feature.MAKER: ngettext("what proposed {n} note", "what proposed {n} notes", n),
        Feature.WHOLE: ngettext("{n} note on a whole article", "{n} notes on whole articles", n),
        Feature.ASTRAY: ngettext("{n} note whose text has changed", "{n} notes whose text has changed", n),
        Feature.MARK: ngettext("{n} name", "{n} names", n),
        Feature.REJECTED: ngettext("{n} rejected suggestion", "{n} rejected suggestions", n),
        Feature.JOINED: ngettext("what {n} form of a name stands for", "what {n} forms of names stand for", n),
        Feature.ORIGIN: ngettext("where {n} mark comes from", "where {n} marks come from", n),
        Feature.RELATION: ngettext("the relations of {n} note", "the relations of {n} notes", n),
        Feature.VALUE: ngettext("the value of {n} figure", "the values of {n} figures", n),
    }
    return lines[feature].format(n=n)
