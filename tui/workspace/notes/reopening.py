"""Notes that were begun and not kept: what each of them is about now, and what storing it changes."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from tui.i18n import _
from tui.notes.file.kepttext import default_reanchor
from tui.notes.model.annotation import Anchor, AnchorState, Annotation, Kind
from tui.notes.model.create import create
from tui.notes.model.relations import empty
from tui.notes.store.drafts import Draft
from tui.notes.store.notebook import Change
from tui.notes.store.whole import about, set_note
from tui.text.article import Article, Page
from tui.text.source import Source, Span
from tui.workspace.reading.wording import short
from tui.workspace.slow import slow

if TYPE_CHECKING:
    from tui.workspace.session import Session

_PLACE: Final = re.compile(r"(\d{1,12})-(\d{1,12})")


@dataclass(frozen=True, slots=True)
class ReopenedDraft:
    """Where the note of a draft belongs."""

    source: Source
    title: str
    """Of the dialog."""
    before: str
    """The note as it is stored; empty where there is none yet."""
    quote: str
    change: Callable[[str], Change]
    """Makes of the text what is to be stored."""


@slow
def reopened(session: "Session", draft: Draft) -> ReopenedDraft | None:
    """Return where the note of a draft belongs now; None when what it is about is gone.

    A note on words that were not annotated yet goes where these words stand now, and nowhere else.
    """
    page = session.pages.page(draft.source)
    if not isinstance(page, Page):
        return None
    annotations = session.notes.of(page.source).annotations
    if draft.about.startswith("#"):
        article = next((one for one in page.articles if draft.about == f"#{one.number}"), None)
        return _on_article(article, annotations) if article else None
    annotation = next((one for one in annotations if one.id == draft.about), None) or _fresh(page, draft)
    return _on_words(page.source, annotation, annotations) if annotation else None


def _on_article(article: Article, annotations: tuple[Annotation, ...]) -> ReopenedDraft:
    annotation = about(article, annotations, Kind.NOTE)
    label = _("note on the article “{title}”").format(title=short(article.label))

    def change(text: str) -> Change:
        return set_note(article, annotations, text, label)

    title = _("Note on the article")
    return ReopenedDraft(article.source, title, annotation.note if annotation else "", article.label, change)


def _on_words(source: Source, annotation: Annotation, annotations: tuple[Annotation, ...]) -> ReopenedDraft:
    label = _("note on “{text}”").format(text=short(annotation.anchor.quote))
    known = any(one.id == annotation.id for one in annotations)

    def change(text: str) -> Change:
        changed = replace(annotation, note=text)
        if not empty(changed, annotations):
            return Change(label, put=(changed,))
        return Change(_("remove the {label}").format(label=label), drop=(annotation,) if known else ())

    return ReopenedDraft(source, _("Note"), annotation.note, annotation.anchor.quote, change)


def _fresh(page: Page, draft: Draft) -> Annotation | None:
    """Return a new annotation on the words that a draft is about; None where they stand nowhere any more."""
    found = _PLACE.fullmatch(draft.about)
    start, end = (int(found[1]), int(found[2])) if found else (0, 0)
    for article in page.articles:
        first, last = article.to_article(start), article.to_article(end - 1)
        if first is not None and last is not None and first <= last:
            annotation = create(page.source, article.to_source(first, last + 1))
            if draft.quote in ("", annotation.anchor.quote):
                return annotation
    if not draft.quote:
        return None
    sought = Annotation("", page.source.name, Anchor((Span(start, end),), draft.quote))
    (there,) = default_reanchor(None, page.source.text, [sought])
    return create(page.source, there.anchor.spans) if there.anchor.hold is not AnchorState.LOST else None
