"""The rows of a page, worked out from its articles, what the reader said in them and how far reading is."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from tui.notes.model.annotation import Annotation, Kind
from tui.notes.store.places import StoredPlace
from tui.text.article import Article, Page
from tui.text.kind import DocumentKind
from tui.text.source import Unreadable
from tui.text.visible import visible_line
from tui.workspace.articles.catalog import Entry, Heading, State, Trouble

_PLAIN = ("utf-8", "utf-8-sig", "ascii")
_NAMED = 2
"""Letters of the name of a file, at least, that says something."""
HEAD = 200
"""Code points of a title that the list keeps; a line of a terminal shows fewer."""


def plain_entries(page: Page) -> tuple[Entry, ...]:
    """Return the articles of a page before anything is known of what the reader did; cheap, for the first paint."""
    return tuple(
        Entry(
            page.source.name,
            article.number,
            visible_line(_title(page, article)[:HEAD]),
            tuple(visible_line(author[:HEAD]) for author in article.authors),
            sum(span.end - span.start for block in article.blocks for span in block.spans),
            date=article.date or "",
            page=article.page or "",
            kind="" if page.kind is DocumentKind.ARTICLE else page.kind.value,
        )
        for article in page.articles
    )


def _title(page: Page, article: Article) -> str:
    """Return what the list calls an article: one alone in its file, without a title, by the name of the file."""
    name = PurePosixPath(page.source.stem).name
    if article.title or len(page.articles) > 1 or sum(map(str.isalpha, name)) < _NAMED:
        return article.label
    return name if article.blocks and article.blocks[0].row else f"{name} · {article.label}"


def entries(
    page: Page,
    annotations: Iterable[Annotation] = (),
    places: Mapping[int, StoredPlace] | None = None,
    marks: Mapping[int, int] | None = None,
) -> tuple[Entry, ...]:
    """Return the articles of a page with what the reader said and how far they read.

    `places` and `marks` map the number of an article to where reading stopped and to how many marks it holds.
    """
    said = by_article(page, annotations)
    return tuple(
        _with_reader(
            entry, said.get(entry.number, ()), (places or {}).get(entry.number), (marks or {}).get(entry.number)
        )
        for entry in plain_entries(page)
    )


def _with_reader(
    entry: Entry, annotations: Iterable[Annotation], place: StoredPlace | None, marks: int | None
) -> Entry:
    done = star = False
    notes = check = 0
    tags: dict[str, None] = {}
    for annotation in annotations:
        if annotation.kind is Kind.ARTICLE:
            done, star = done or bool(annotation.data.get("done")), star or bool(annotation.data.get("star"))
        if annotation.kind is Kind.NOTE:
            notes += 1
            check += annotation.anchor.hold != "ok"
            if annotation.whole:
                tags.update(dict.fromkeys(map(visible_line, annotation.tags)))
    state = State.UNREAD if place is None else State.READ if place.read else State.READING
    return Entry(
        entry.source,
        entry.number,
        entry.title,
        entry.authors,
        entry.length,
        State.DONE if done else state,
        star,
        tuple(tags),
        notes,
        check,
        marks,
        entry.date,
        entry.page,
        entry.kind,
        place.offset if place else 0,
        place.when if place else "",
    )


def by_article(page: Page, annotations: Iterable[Annotation]) -> dict[int, list[Annotation]]:
    """Sort annotations by the number of the article that holds their first character; leave out those outside all."""
    spans = sorted((s.start, s.end, a.number) for a in page.articles for b in a.blocks for s in b.spans)
    starts = [start for start, _, _ in spans]
    found: dict[int, list[Annotation]] = {}
    for annotation in annotations:
        at = annotation.anchor.spans[0].start
        place = bisect_right(starts, at) - 1
        if place >= 0 and at < spans[place][1]:
            found.setdefault(spans[place][2], []).append(annotation)
    return found


def heading(page: Page, about: str = "") -> Heading:
    """Return the row above the articles of a page; an encoding that is not UTF-8 is told."""
    encoding = "" if page.source.encoding in _PLAIN else page.source.encoding
    return Heading(page.source.name, visible_line("  ".join(part for part in (encoding, about) if part)))


def trouble(unreadable: Unreadable, about: str = "") -> Trouble:
    """Return the row of a file that cannot be read; `about` says what else is to be known of it."""
    return Trouble(unreadable.name, visible_line("  ".join(part for part in (unreadable.reason, about) if part)))
