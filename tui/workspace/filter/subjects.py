"""Articles and annotations as the filter language asks about them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain

from tui.language.analysis import Analysis, Figure
from tui.notes.model.annotation import AnchorState, Annotation, Kind
from tui.text.article import Article
from tui.text.kind import DocumentKind, kind_name
from tui.text.search import fold
from tui.workspace.articles.catalog import Entry
from tui.workspace.filter.values import ValueProblem, days

_EVERYWHERE = ("title", "author", "tag", "note", "quote", "entity", "source", "text")
"""Keys that a bare word looks into."""
OWN = "own"
"""Origin of what a reader said unprompted, as filters and exports call it."""


def _nothing() -> None:
    return None


def _no_forms(_name: str) -> tuple[str, ...]:
    return ()


def _no_text() -> str:
    return ""


_FOUND = ("entity", "type", "marked")
"""Keys whose texts are worked out of marks: they are kept. Others cost less than the memory of keeping them."""


@dataclass(frozen=True, slots=True)
class ArticleSubject:
    """An article with what the reader said in it; a large library has a hundred thousand of them."""

    entry: Entry
    annotations: tuple[Annotation, ...] = ()
    """Those of this article."""
    text: Callable[[], str] = _no_text
    """Gives the reading text; slow where the source has to be read."""
    analysis: Callable[[], Analysis | None] = _nothing
    """Gives the marks; None where the article was not analysed."""
    kind: str = ""
    """The kind of document."""
    forms: Callable[[str], Iterable[str]] = _no_forms
    """Gives the other forms of a name."""
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def texts(self, key: str) -> Iterable[str]:
        """Return the folded texts of a key."""
        if not key:
            return chain.from_iterable(self.texts(one) for one in _EVERYWHERE)
        if key == "text":
            return map(fold, (self.text(),))
        if (known := self._known.get(key)) is None:
            known = tuple(dict.fromkeys(map(fold, self._texts(key))))
            if key in _FOUND:
                self._known[key] = known
        return known

    def number(self, key: str) -> float | None:
        """Return the number of a key; None for marks that are not known."""
        match key:
            case "length":
                return self.entry.length
            case "notes":
                return self.entry.notes
            case "marks":
                return self.entry.marks
            case "figures":
                found = self.analysis()
                return len(found.figures) if found else None
        return None

    def figures(self) -> Iterable[Figure]:
        """Return the figures that are known."""
        found = self.analysis()
        return found.figures if found else ()

    def dates(self) -> tuple[date, date] | None:
        """Return the days that its date may mean."""
        return _days(self.entry.date)

    def changed(self) -> datetime | None:
        """Return when it was annotated last."""
        return max((moment for one in self.annotations if (moment := _moment(one.modified))), default=None)

    def _texts(self, key: str) -> Iterable[str]:
        entry, notes = self.entry, [one for one in self.annotations if one.kind is Kind.NOTE]
        match key:
            case "title":
                return (entry.title,)
            case "author":
                return entry.authors
            case "source":
                return (entry.source,)
            case "kind":
                return (self.kind, kind_name(DocumentKind(self.kind))) if self.kind else ()
            case "tag":
                return chain(entry.tags, *(one.tags for one in notes))
            case "note":
                return (one.note for one in notes if one.note)
            case "quote":
                return (one.anchor.quote for one in notes if not one.whole)
            case "by":
                return (one.author for one in self.annotations if one.author)
            case "origin":
                return (one.origin or OWN for one in notes)
            case "status":
                return chain.from_iterable(_states(one) for one in notes)
            case "is":
                return (entry.state, *(("star",) if entry.star else ()))
            case "has":
                return self._has(notes)
            case "entity" | "type":
                return self._marked(key)
            case "marked":
                return self._has_marks()
        return ()

    def _has(self, notes: list[Annotation]) -> Iterator[str]:
        entry = self.entry
        present = {
            "note": bool(entry.notes or notes),
            "tag": bool(entry.tags) or any(one.tags for one in notes),
            "star": entry.star,
            "check": bool(entry.check),
            "author": bool(entry.authors),
            "date": bool(entry.date),
            "problem": any(one.anchor.hold is not AnchorState.OK for one in self.annotations),
        }
        return (name for name, there in present.items() if there)

    def _has_marks(self) -> Iterator[str]:
        found = self.analysis()
        if self.entry.marks or (found and (found.entities or found.figures)):
            yield "mark"
        if found and found.figures:
            yield "figure"

    def _marked(self, key: str) -> Iterator[str]:
        found = self.analysis()
        if found is None:
            return
        if key == "type":
            yield from (one.type for one in found.entities)
            if found.figures:
                yield "FIGURE"
            return
        text = self.text()
        for one in found.entities:
            name = text[one.start : one.end]
            yield name
            yield from self.forms(name)


@dataclass(frozen=True)
class NoteSubject:
    """An annotation: its own tags, note and words first, the rest from its article."""

    annotation: Annotation
    article: ArticleSubject | None = None
    """None when no article holds it any more."""
    within: Article | None = None
    """The article itself, where it is known: in it the words have a role."""

    def texts(self, key: str) -> Iterable[str]:
        """Return the folded texts of a key."""
        if not key:
            return chain.from_iterable(self.texts(one) for one in _EVERYWHERE if one not in {"text", "entity"})
        own = self._own(key)
        if own is not None:
            return map(fold, own)
        return self.article.texts(key) if self.article else ()

    def number(self, key: str) -> float | None:
        """Return the number of a key: the length of the annotated words, everything else of the article."""
        if key == "length":
            return len(self.annotation.anchor.quote)
        return self.article.number(key) if self.article else None

    def figures(self) -> Iterable[Figure]:
        """Return the figures within the annotated words."""
        from tui.language import figures

        return figures.find(self.annotation.anchor.quote) if not self.annotation.whole else ()

    def dates(self) -> tuple[date, date] | None:
        """Return the days that the article's date may mean."""
        return self.article.dates() if self.article else None

    def changed(self) -> datetime | None:
        """Return when it was changed last."""
        return _moment(self.annotation.modified)

    def _own(self, key: str) -> Iterable[str] | None:
        """Return what the annotation itself says of a key; None where only its article does."""
        one = self.annotation
        match key:
            case "tag":
                return one.tags
            case "note":
                return (one.note,) if one.note else ()
            case "quote":
                return () if one.whole else (one.anchor.quote,)
            case "by":
                return (one.author,) if one.author else ()
            case "origin":
                return (one.origin or OWN,)
            case "role":
                return self._roles()
            case "status":
                return _states(one)
            case "has":
                present = {"note": one.note, "tag": one.tags, "problem": one.anchor.hold is not AnchorState.OK}
                own = [name for name, there in present.items() if there]
                shared = self.article.texts("has") if self.article else ()
                return chain(own, (name for name in shared if name not in present))
            case "source":
                return (one.source,)
        return None

    def _roles(self) -> Iterable[str]:
        """Return the roles of the blocks that its words lie in; none of a note on a whole article."""
        span = self.within.span_of(self.annotation.anchor.spans) if self.within else None
        if self.within is None or span is None or self.annotation.whole:
            return ()
        blocks = zip(self.within.blocks, self.within.block_spans, strict=True)
        return {block.role: None for block, at in blocks if at.start < span.end and span.start < at.end}


def _states(one: Annotation) -> tuple[str, str]:
    return (one.status, one.anchor.hold)


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.astimezone()


def _days(text: str) -> tuple[date, date] | None:
    try:
        return days(text) if text else None
    except ValueProblem:
        return None
