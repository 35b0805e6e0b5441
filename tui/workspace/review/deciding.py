"""What a decision of the reader changes in the notes."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.notes.model.annotation import AnchorState, Annotation, Kind, Status
from tui.text.article import Article
from tui.workspace.review.item import Item

if TYPE_CHECKING:
    from tui.notes.store.notebook import Change


def decision_change(
    label: str,
    article: Article,
    decided: Iterable[Item],
    accept: bool,
    wanted: str = "",
    *,
    rules: Collection[Item] = (),
    known: Collection[Annotation] | None = None,
) -> "Change":
    """Return what accepting or rejecting some items of one article changes; `wanted` is another type to accept as.

    `rules` are items whose decision holds for their text in the whole library, also in articles read later. `known` is
    what is said in the source now: an annotation that is gone stays so, and one with another note is not removed.
    """
    from tui.notes.model.decisions import Scope
    from tui.notes.store.notebook import Change

    put: list[Annotation] = []
    drop: list[Annotation] = []
    now = None if known is None else {one.id: one for one in known}
    for item in decided:
        if item.key != (article.source.name, article.number):
            continue
        if item.annotation is None:
            put += _decide(article, item, accept, wanted or item.type)
            if item in rules:
                put += _decide(article, item, accept, wanted or item.type, Scope.LIBRARY)
            continue
        annotation = item.annotation if now is None else now.get(item.annotation.id)
        if annotation is not None and accept:
            put.append(_settled(article, item, annotation))
        elif annotation is not None and annotation.anchor.hold is not AnchorState.OK and annotation.kind is Kind.NOTE:
            put.append(detached(article, annotation))
        elif annotation is not None and annotation.note == item.annotation.note:
            drop.append(annotation)
    return Change(label, tuple(put), tuple(drop))


def _decide(article: Article, item: Item, accept: bool, wanted: str, scope: str = "here") -> list[Annotation]:
    from tui.notes.model.decisions import Decision, MarkVerdict, Scope, decide

    spans = article.to_source(item.start, item.end)
    verdict = MarkVerdict.KEEP if accept else MarkVerdict.DISMISS
    return [decide(article.source, spans, Decision(verdict, item.type, wanted, Scope(scope)), "pizhu")] if spans else []


def _settled(article: Article, item: Item, annotation: Annotation) -> Annotation:
    """Return an annotation as accepted: held by the text that it is on now, and done if it only waited for that.

    One whose text is gone has nothing to hold on to and becomes a note on its article.
    """
    from tui.notes.model.create import anchor

    if annotation.anchor.hold is AnchorState.OK:
        return replace(annotation, status=Status.DONE)
    if item.start == item.end:
        return detached(article, annotation)
    return replace(annotation, anchor=anchor(article.source.text, article.to_source(item.start, item.end)))


def detached(article: Article, annotation: Annotation) -> Annotation:
    """Return an annotation as a note on its whole article that quotes the text it was on."""
    from tui.notes.model.create import anchor
    from tui.notes.store.whole import anchor_spans

    quoted = "\n".join(f"> {line}" for line in annotation.anchor.quote.split("\n"))
    note = "\n\n".join(part for part in (annotation.note, quoted) if part)
    return replace(annotation, whole=True, anchor=anchor(article.source.text, anchor_spans(article)), note=note)
