"""Read an export back and tell what of the notes and marks it no longer says."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tui.export.document import Choice, Document, documents, places, value_ends
from tui.export.format import Feature, Format
from tui.export.incoming import Files, Incoming, OffsetUnit, joined, spelled, unescaped
from tui.export.losses import Losses, Thing, things
from tui.export.marked import Marked, Origin
from tui.export.material import Material
from tui.export.named import Named
from tui.export.rejected import Rejected
from tui.language.analysis import Figure
from tui.notes.model.annotation import Annotation
from tui.notes.model.relations import relations
from tui.text.source import Span


def verify(form: Format, materials: Iterable[Material], files: Files, choice: Choice) -> Losses:
    """Return what cannot be read back from the files of an export. Raises NotReadable."""
    assert form.read is not None
    shelf = _Shelf()
    for one in joined(form.read(files)):
        shelf.add(one)
    lost: Counter[Feature] = Counter()
    order = 0
    for material in materials:
        for document in documents(material, choice):
            here = _Here(document, order)
            for thing in things(document):
                lost.update(here.missing(thing, shelf.of(thing, here), form.holds))
            order += 1
    return lost


@dataclass(frozen=True)
class _Here:
    """A document with what turns the offsets of formats into its own."""

    document: Document
    order: int
    dense: Sequence[int] = field(init=False)
    """Offsets of the characters that are no blanks."""

    def __post_init__(self) -> None:
        text = self.document.text
        object.__setattr__(self, "dense", [at for at, char in enumerate(text) if not char.isspace()])

    def spans(self, one: Incoming) -> tuple[Span, ...]:
        """Return where something read back lies, in article offsets."""
        if one.unit is OffsetUnit.SOURCE:
            return places(self.document.article, one.spans)
        if one.unit is OffsetUnit.DENSE:
            inside = (span for span in one.spans if 0 <= span.start < span.end <= len(self.dense))
            return tuple(Span(self.dense[start], self.dense[end - 1] + 1) for start, end in inside)
        return one.spans

    def missing(self, thing: Thing, known: Sequence[Incoming], holds: frozenset[Feature]) -> set[Feature]:
        """Return the features of a thing that nothing read back has; of one that is gone altogether, why."""
        alike = [one for one in known if _says(one, thing)]
        if not alike:
            gave_way = thing.way and thing.kind is Feature.SPAN and Feature.SPAN in holds
            return {Feature.OVERLAP if gave_way else thing.kind}
        missing = {feature for feature in thing.features if not self._has(feature, thing, alike)}
        if 0 < thing.way < 1 and Feature.TAGS in missing:
            missing = missing - {Feature.TAGS} | {Feature.OVERLAP}
        return missing

    def _has(self, feature: Feature, thing: Thing, alike: Sequence[Incoming]) -> bool:
        said = thing.value
        if isinstance(said, Rejected | Named):
            return True
        if isinstance(said, Marked):
            value = value_ends(said.mark) if isinstance(said.mark, Figure) else None
            if feature is Feature.VALUE:
                return any(one.value == value for one in alike)
            return feature is Feature.MARK or any(one.origin == said.origin for one in alike)
        here = {note.annotation.id for note in self.document.notes}
        tests: Mapping[Feature, Callable[[], bool]] = {
            Feature.TAGS: lambda: (
                {*map(spelled, said.tags)} <= {spelled(tag) for one in alike for tag in one.tags or ()}
            ),
            Feature.NOTE: lambda: any(said.note in (one.note, unescaped(one.note or "")) for one in alike),
            Feature.STATUS: lambda: any(one.status == said.status for one in alike),
            Feature.AUTHOR: lambda: any(one.author == said.author for one in alike),
            Feature.MAKER: lambda: any(one.origin == said.origin for one in alike),
            Feature.WHOLE: lambda: any(one.whole for one in alike),
            Feature.ASTRAY: lambda: any(one.quote == said.anchor.quote for one in alike),
            Feature.SPAN: lambda: {*thing.spans} <= {span for one in alike for span in self.spans(one)},
            Feature.RELATION: lambda: (
                {one.kind for one in relations(said) if one.second in here}
                <= {kind for one in alike for kind, _second in one.relations or ()}
            ),
            Feature.GAPS: lambda: any(self.spans(one) == thing.spans for one in alike),
        }
        return tests[feature]()


def _says(one: Incoming, thing: Thing) -> bool:
    """Tell whether something read back is of a thing's kind: note, a mark of its type, rejected or joined as it is."""
    if isinstance(thing.value, Rejected):
        return one.origin == Origin.REJECTED and thing.value.name in (one.mark, *(one.tags or ()))
    if isinstance(thing.value, Named):
        return (one.mark, one.entity) == (thing.value.type, thing.value.name)
    said = thing.value.type if isinstance(thing.value, Marked) else ""
    return one.origin != Origin.REJECTED and not one.entity and one.mark == said


@dataclass(slots=True)
class _Shelf:
    """What was read back, found by id, by place, or by quotation."""

    ids: dict[str, list[Incoming]] = field(default_factory=lambda: defaultdict(list))
    places: dict[tuple[str | int, int], list[Incoming]] = field(default_factory=lambda: defaultdict(list))
    quotes: dict[str, list[Incoming]] = field(default_factory=lambda: defaultdict(list))
    wholes: dict[str, list[Incoming]] = field(default_factory=lambda: defaultdict(list))

    def add(self, one: Incoming) -> None:
        """Take something that was read back."""
        if one.id:
            self.ids[one.id].append(one)
        if one.spans:
            where = one.source if one.unit is OffsetUnit.SOURCE else one.article if one.order is None else one.order
            for span in one.spans:
                self.places[where, span.start].append(one)
        elif one.whole:
            self.wholes[one.article].append(one)
        self.quotes["".join(one.quote.split())].append(one)

    def of(self, thing: Thing, here: _Here) -> list[Incoming]:
        """Return everything read back that may be this one."""
        key = thing.value.id if isinstance(thing.value, Annotation) else thing.value.decision
        found = list(self.ids.get(key, ())) if key else []
        if isinstance(thing.value, Annotation) and thing.value.whole:
            found += self.wholes.get(here.document.id, [])
        for span in thing.spans:
            found += [one for one in self._at(span, here) if one.id in {"", key}]
        if not found:
            for quote in _quotes(thing, here.document):
                found += self.quotes.get("".join(quote.split()), [])
        return list({id(one): one for one in found}.values())

    def _at(self, span: Span, here: _Here) -> list[Incoming]:
        document = here.document
        source = document.article.to_source(*span)
        dense = bisect_left(here.dense, span.start)
        wanted: list[tuple[str | int, int]] = [(document.id, span.start), (here.order, dense)]
        wanted += [(document.source, source[0].start)] if source else []
        return [one for place in wanted for one in self.places.get(place, ())]


def _quotes(thing: Thing, document: Document) -> list[str]:
    """Return what a format that knows quotations only may quote."""
    if thing.spans:
        return [document.quote(thing.spans), document.text[thing.spans[0].start : thing.spans[-1].end]]
    return [thing.value.anchor.quote] if isinstance(thing.value, Annotation) else []
