"""Rules of the codebook: a tag may say, as a filter, what each passage with it must be; and which passages are not."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.i18n import _
from tui.language.analysis import Figure
from tui.notes.file.codebook import Tag
from tui.notes.file.layout import CODEBOOK, path_of
from tui.notes.model.annotation import AnchorState, Annotation, Kind
from tui.notes.store.check import Problem, Severity
from tui.text.article import Page
from tui.text.intervals import Intervals
from tui.text.search import fold
from tui.text.visible import visible_line
from tui.workspace.articles.pagerows import by_article
from tui.workspace.filter import Filter, FilterError, Subject, matcher, write
from tui.workspace.filter.asking import article_subjects
from tui.workspace.filter.saved import wanted
from tui.workspace.filter.subjects import ArticleSubject, NoteSubject
from tui.workspace.filter.syntax import Conjunction
from tui.workspace.reading.wording import short

if TYPE_CHECKING:
    from tui.workspace.session import Session

ALLOWED: Final = "allowed"
"""Field of an annotation's data: rules that it may break."""


class TagRule(NamedTuple):
    """One condition that a tag makes."""

    tag: str
    """Whose it is; it holds for those below it too."""
    typed: str
    """The condition, in the filter language."""
    holds: Callable[[Subject], bool]


class Breach(NamedTuple):
    """A passage that is not as a rule wants it."""

    annotation: Annotation
    number: int
    """Of its article."""
    tag: str
    """The tag that it carries."""
    rule: TagRule


@dataclass(frozen=True)
class PassageSubject:
    """A passage as a rule asks about it: marks and figures are those of its words, tags all that stand on them."""

    note: NoteSubject
    beside: frozenset[str]
    """Tags on the same words by the same author."""

    def texts(self, key: str) -> Iterable[str]:
        """Return the folded texts of a key."""
        match key:
            case "tag":
                return map(fold, self.beside)
            case "type":
                return map(fold, self._types())
            case "marked":
                types = self._types()
                return (*(["mark"] if types else []), *(["figure"] if "FIGURE" in types else []))
        return self.note.texts(key)

    def _types(self) -> set[str]:
        """Return the types of marks that lie on the words."""
        above, within = self.note.article, self.note.within
        found = above.analysis() if above else None
        span = within.span_of(self.note.annotation.anchor.spans) if within else None
        types = {"FIGURE"} if any(True for _one in self.figures()) else set()
        if found and span and not self.note.annotation.whole:
            types |= {str(one.type) for one in Intervals(found.entities).overlapping(span.start, span.end)}
        return types

    def number(self, key: str) -> float | None:
        """Return the number of a key."""
        return self.note.number(key)

    def figures(self) -> Iterable[Figure]:
        """Return the figures in the words."""
        return self.note.figures()

    def dates(self) -> tuple[date, date] | None:
        """Return the days of the article."""
        return self.note.dates()

    def changed(self) -> datetime | None:
        """Return when it was changed last."""
        return self.note.changed()


def parts(session: "Session", typed: str) -> list[tuple[str, Callable[[Subject], bool]]]:
    """Return the conditions of a rule, each as it is written and what tells whether it holds. Raises FilterError."""
    where = wanted(session, typed).where
    every = where.parts if isinstance(where, Conjunction) else (where,)
    return [(write(Filter(one)), matcher(Filter(one))) for one in every]


def rules(session: "Session", tags: Iterable[Tag], tell: Callable[[str], None] = lambda _line: None) -> list[TagRule]:
    """Return the rules of tags; `tell` hears of those that cannot be read. Slow."""
    found = []
    for tag in tags:
        try:
            found += [TagRule(tag.name, *part) for part in parts(session, tag.rule)] if tag.rule else []
        except FilterError as error:
            tell(_("the rule of #{tag} cannot be read: {why}").format(tag=tag.name, why=error))
    return found


def breaches(
    session: "Session", page: Page, made: Iterable[TagRule], numbers: frozenset[int] | None
) -> Iterator[Breach]:
    """Yield what breaks a rule in articles of a page, None for all of them, in text order. Slow."""
    said = by_article(page, (one for one in session.notes.of(page.source).annotations if one.kind is Kind.NOTE))
    made, subjects = list(made), dict[int, ArticleSubject]()
    for article in page.articles:
        here = said.get(article.number, []) if numbers is None or article.number in numbers else []
        for one in here:
            if one.anchor.hold is AnchorState.LOST:
                continue
            for tag, rule in _about(one, made):
                subjects = subjects or article_subjects(session, page)
                passage = PassageSubject(NoteSubject(one, subjects[article.number], article), _beside(one, here))
                if not rule.holds(passage):
                    yield Breach(one, article.number, tag, rule)


def _about(one: Annotation, made: Iterable[TagRule]) -> Iterator[tuple[str, TagRule]]:
    """Yield the rules that an annotation has to keep, each with the tag that brings it."""
    allowed = one.data.get(ALLOWED, ())
    for rule in made:
        tag = next((tag for tag in one.tags if f"{tag}/".startswith(f"{rule.tag}/")), None)
        if tag is not None and not (isinstance(allowed, list | tuple) and rule.typed in allowed):
            yield tag, rule


def _beside(one: Annotation, others: Iterable[Annotation]) -> frozenset[str]:
    same = (other for other in others if other.anchor.spans == one.anchor.spans and other.author == one.author)
    return frozenset(tag for other in same for tag in other.tags)


def allowing(one: Annotation, typed: str) -> Mapping[str, object]:
    """Return the data of an annotation that may break a rule from now on."""
    known = one.data.get(ALLOWED, ())
    return one.data | {ALLOWED: sorted({*(known if isinstance(known, list | tuple) else ()), typed})}


def broken_rules(session: "Session") -> Iterator[Problem]:
    """Yield what `pizhu check` says of the rules: those that cannot be read, and the notes that break one. Slow."""
    if not session.library.annotations.is_dir():
        return
    store, unread = session.notes.store, list[str]()
    made = rules(session, store.codebook().tags, unread.append)
    yield from (Problem(Severity.WARNING, store.folder / CODEBOOK, line) for line in unread)
    for page in session.pages.noted() if made else ():
        if not isinstance(page, Page):
            continue
        for one in breaches(session, page, made, None):
            quote = short(visible_line(one.annotation.anchor.quote))
            line = _("“{text}”: #{tag} wants {rule}").format(text=quote, tag=one.rule.tag, rule=one.rule.typed)
            yield Problem(Severity.WARNING, path_of(store.folder, page.source.name), line)
