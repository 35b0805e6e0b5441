"""Every note and tag of a library as rows: the one place where all that was said is found again."""

from collections.abc import Callable, Collection, Iterator, Mapping, MutableMapping, Sequence
from typing import Final, NamedTuple

from tui.i18n import N_, _
from tui.notes.file.codebook import example
from tui.notes.model.annotation import AnchorState, Annotation, Kind
from tui.notes.store.notebook import Notebook
from tui.text.article import Article, Page
from tui.text.source import Source, Unreadable
from tui.text.visible import visible_line
from tui.workspace.filter.asking import article_subjects, note_subjects
from tui.workspace.filter.subjects import NoteSubject
from tui.workspace.lines.line import TableLine
from tui.workspace.notes.outside import nearest
from tui.workspace.notes.relating import RelatedEnd, every_end
from tui.workspace.session import Session
from tui.workspace.slow import slow

ORDERS: Final = (N_("by place"), N_("newest first"), N_("by article"), N_("by tag"), N_("problems first"))
AROUND: Final = 32
"""Characters on each side of the annotated words."""
_HOLDS: Final = {
    AnchorState.OK: "",
    AnchorState.MOVED: N_("moved"),
    AnchorState.CHANGED: N_("changed"),
    AnchorState.LOST: N_("lost"),
}
_STATES: Final = {"open": "", "done": N_("done"), "check": N_("to check")}
_PROBLEMS: Final = (AnchorState.LOST, AnchorState.CHANGED, AnchorState.MOVED, AnchorState.OK)


class KeptLines(NamedTuple):
    """The rows of a source as they were read last, and what they were made of."""

    place: int
    """Place of the source among all."""
    book: Notebook | None
    examples: frozenset[str]
    lines: list[TableLine]


@slow
def note_lines(
    session: Session,
    cancelled: Callable[[], bool] = lambda: False,
    kept: MutableMapping[str, KeptLines] | None = None,
) -> Iterator[list[TableLine]]:
    """Yield the notes of each annotated source by place; those whose text is gone are among them.

    `kept` holds rows from one reading to the next: those of a source whose notes are the same are not made again.
    """
    examples = frozenset(example(one)[1] for tag in session.notes.store.codebook().tags for one in tag.examples)
    for place, name in enumerate(sorted(session.notes.store.names())):
        if cancelled():
            return
        book, old = session.notes.known(name), kept.get(name) if kept is not None else None
        if old is None or book is None or old.book is not book or (old.place, old.examples) != (place, examples):
            lines = _lines(session, name, place, examples, cancelled)
            old = KeptLines(place, session.notes.known(name), examples, lines)
            if kept is not None and not cancelled():
                kept[name] = old
        yield old.lines


def _lines(
    session: Session, name: str, place: int, examples: Collection[str], cancelled: Callable[[], bool]
) -> list[TableLine]:
    page = session.pages.page(name)
    if isinstance(page, Unreadable):
        annotations = session.notes.store.read(name).annotations
        subjects = [NoteSubject(one) for one in annotations if one.kind is Kind.NOTE]
        page = Page(Source(page.path, page.name, "", "", ""), ())
    else:
        subjects = list(note_subjects(article_subjects(session, page, cancelled), page, session))
    related = every_end([one.annotation for one in subjects])
    return [_line(one, page, (place, order), related, examples) for order, one in enumerate(subjects)]


def _line(
    subject: NoteSubject,
    page: Page,
    at: tuple[int, int],
    related: Mapping[str, Sequence[RelatedEnd]],
    examples: Collection[str],
) -> TableLine:
    annotation, (source, order) = subject.annotation, at
    article = _article(subject, page)
    title = article.label if article else annotation.source
    hold = annotation.anchor.hold
    place = "" if article else N_("no article")
    words = (
        place,
        _HOLDS[hold],
        _STATES.get(annotation.status, ""),
        N_("example") if annotation.id in examples else "",
    )
    state = "  ".join(_(word) for word in words if word)
    quote = _("(whole article)") if annotation.whole else annotation.anchor.quote
    tags = " ".join(f"#{tag}" for tag in annotation.tags)
    cells = (state, quote, tags, annotation.note, title, annotation.modified[:10])
    ranks = (
        (source, order),
        _later_first(annotation.modified),
        (title, source, order),
        (not annotation.tags, annotation.tags, source, order),
        (article is not None, _PROBLEMS.index(hold), annotation.status != "check", source, order),
    )
    number, offset = (
        (article.number, _offset(article, annotation)) if article else nearest(page, annotation) or (None, None)
    )
    key = (annotation.source, number) if number else None
    shown = tuple(visible_line(cell) for cell in cells)
    details = (
        *_details(annotation, article, page),
        *(visible_line(end.line) for end in related.get(annotation.id, ())),
    )
    return TableLine(annotation.id, shown, ranks, key, offset, subject, annotation, details, beside=article is None)


def _later_first(time: str) -> tuple[int, ...]:
    return tuple(-ord(char) for char in time)


def _article(subject: NoteSubject, page: Page) -> Article | None:
    number = subject.article.entry.number if subject.article else 0
    return next((one for one in page.articles if one.number == number), None)


def _offset(article: Article | None, annotation: Annotation) -> int | None:
    span = article.span_of(annotation.anchor.spans) if article and not annotation.whole else None
    return span.start if span else None


def _around(annotation: Annotation, article: Article | None) -> tuple[str, str]:
    """Return what stands before and after the words in their article; where they moved, what stood there once."""
    span = article.span_of(annotation.anchor.spans) if article and not annotation.whole else None
    if article is None or span is None or annotation.anchor.hold is not AnchorState.OK:
        return f"…{annotation.anchor.before}", f"{annotation.anchor.after}…"
    text, first, last = article.text, max(0, span.start - AROUND), span.end + AROUND
    return ("…" if first else "") + text[first : span.start], text[span.end : last] + ("…" if last < len(text) else "")


def _details(annotation: Annotation, article: Article | None, page: Page) -> tuple[str, ...]:
    """Return the annotated words with what stood around them, and what stands there now where that differs."""
    anchor = annotation.anchor
    before, after = _around(annotation, article)
    lines = [_("Annotated: {text}").format(text=f"{before}【{anchor.quote}】{after}")]
    if anchor.hold is not AnchorState.OK:
        first, last = anchor.spans[0].start, anchor.spans[-1].end
        text = page.source.text
        now = f"…{text[max(0, first - 32) : first]}【{text[first:last]}】{text[last : last + 32]}…" if text else ""
        lines.append(_("There now: {text}").format(text=now or _("nothing: the passage is gone")))
    if annotation.note:
        lines.append(_("Note: {text}").format(text=annotation.note))
    about = [
        annotation.author,
        annotation.modified[:16].replace("T", " "),
        article.id if article else annotation.source,
    ]
    lines.append("  ".join(part for part in about if part))
    return tuple(visible_line(" ".join(line.split())) for line in lines)
