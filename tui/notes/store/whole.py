"""What the reader says about a whole article: done, star, tags, a note."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tui.notes.model.annotation import Annotation, Kind
from tui.notes.model.create import create
from tui.notes.store.notebook import Change
from tui.text.article import Article
from tui.text.block import Role
from tui.text.source import Span


def anchor_spans(article: Article) -> tuple[Span, ...]:
    """Return the source spans that an annotation on the article holds on to: its title, else its first block."""
    title = next((block for block in article.blocks if block.role is Role.TITLE), None)
    block = title or next(iter(article.blocks), None)
    return block.spans if block else ()


def about(article: Article, annotations: Iterable[Annotation], kind: Kind) -> Annotation | None:
    """Return what is said about the whole article with this kind; None when nothing is."""
    return next(
        (
            annotation
            for annotation in annotations
            if annotation.kind is kind
            and annotation.whole
            and article.to_article(annotation.anchor.spans[0].start) is not None
        ),
        None,
    )


def has(article: Article, annotations: Iterable[Annotation], name: str) -> bool:
    """Tell whether the article is `done` or has a `star`."""
    annotation = about(article, annotations, Kind.ARTICLE)
    return bool(annotation and annotation.data.get(name))


def set_state(article: Article, annotations: Iterable[Annotation], name: str, value: bool, label: str) -> Change:
    """Return the change that sets or takes away `done` or `star`."""
    annotation = about(article, annotations, Kind.ARTICLE)
    annotation = annotation or create(article.source, anchor_spans(article), kind=Kind.ARTICLE, whole=True)
    data = {key: kept for key, kept in annotation.data.items() if key != name} | ({name: True} if value else {})
    return Change(label, put=(replace(annotation, data=data),)) if data else Change(label, drop=(annotation,))


def set_tags(article: Article, annotations: Iterable[Annotation], tags: Sequence[str], label: str) -> Change:
    """Return the change that gives the article these tags and no others."""
    return _changed(article, annotations, label, tags=tuple(dict.fromkeys(tags)))


def set_note(article: Article, annotations: Iterable[Annotation], note: str, label: str) -> Change:
    """Return the change that gives the article this note; an empty one takes it away."""
    return _changed(article, annotations, label, note=note)


def _changed(article: Article, annotations: Iterable[Annotation], label: str, **fields: object) -> Change:
    known = about(article, annotations, Kind.NOTE)
    annotation = known or create(article.source, anchor_spans(article), kind=Kind.NOTE, whole=True)
    annotation = replace(annotation, **fields)  # type: ignore[arg-type]
    if annotation.tags or annotation.note:
        return Change(label, put=(annotation,))
    return Change(label, drop=(known,) if known else ())
