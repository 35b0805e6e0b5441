"""What the review queue works through, and what a decision changes; for threads."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from tui.i18n import N_, _
from tui.language.analysis import Analysis, Entity
from tui.language.decided import FIGURE, type_of
from tui.notes.model.annotation import Annotation, Hold, Kind, Status
from tui.text.article import Article, Page
from tui.text.visible import visible_line
from tui.workspace.marks import Marks
from tui.workspace.queue import Item
from tui.workspace.reading import decisions_of, of_article, placed
from tui.workspace.session import Session
from tui.workspace.wording import HOLDS, KINDS, TYPES, value

if TYPE_CHECKING:
    from tui.notes.store.notebook import Change

Key = tuple[str, int]


class What(StrEnum):
    """What can be reviewed."""

    NAMES = "names"
    FIGURES = "figures"
    CHECK = "check"
    NOTES = "notes"


WHAT_TITLES: Final[Mapping[What, str]] = {
    What.NAMES: N_("Names that the program found"),
    What.FIGURES: N_("Figures that the program found"),
    What.CHECK: N_("Annotations whose text has moved or changed"),
    What.NOTES: N_("My notes that are not done"),
}
TYPE_KEYS: Final = (*(kind.value for kind in TYPES), FIGURE)
"""Types in the order of the digits that accept as them."""


def type_title(name: str) -> str:
    """Return the word for a type."""
    return {kind.value: _(title) for kind, title in TYPES.items()}.get(name, _("figure"))


def items(session: Session, what: What, keys: Iterable[Key], cancelled: Callable[[], bool]) -> Iterator[list[Item]]:
    """Yield what there is to decide in some articles, source by source; for marks every source is analysed first."""
    wanted: dict[str, set[int]] = {}
    for name, number in keys:
        wanted.setdefault(name, set()).add(number)
    for name, numbers in wanted.items():
        page = session.page(name)
        if cancelled() or not isinstance(page, Page):
            continue
        annotations = session.notebook(page.source).annotations
        found: Mapping[int, Analysis] = {}
        if what in (What.NAMES, What.FIGURES):
            found = session.analyses.analyse(page, cancelled) or {}
        batch: list[Item] = []
        for article in page.articles:
            if article.number in numbers:
                said = of_article(article, annotations)
                if what in (What.NAMES, What.FIGURES):
                    batch += _marks(session, article, said, found.get(article.number, Analysis()), what)
                else:
                    batch += _said(article, said, what)
        yield batch


def _marks(
    session: Session, article: Article, said: tuple[Annotation, ...], found: Analysis, what: What
) -> Iterator[Item]:
    everywhere = session.decisions()
    settled = {(wanted, text) for (_type, text), wanted in everywhere.items()}
    for mark in Marks(article.text, found, decisions_of(article, said, everywhere)).suggestions:
        quote, kind = article.text[mark.start : mark.end], type_of(mark)
        if isinstance(mark, Entity) is not (what is What.NAMES) or (kind, quote) in settled:
            continue
        about = "" if isinstance(mark, Entity) else f"{_(KINDS.get(mark.kind, mark.kind))} {value(mark)}"
        yield Item(article.source.name, article.number, mark.start, mark.end, quote, kind, visible_line(about))


def _said(article: Article, said: tuple[Annotation, ...], what: What) -> Iterator[Item]:
    for kind in (Kind.NOTE, Kind.MARK):
        for place in placed(article, said, kind):
            annotation = place.annotation
            if what is What.CHECK and annotation.anchor.hold is Hold.OK:
                continue
            if what is What.NOTES and (kind is not Kind.NOTE or annotation.status is Status.DONE):
                continue
            words = [_(HOLDS[annotation.anchor.hold])] if annotation.anchor.hold is not Hold.OK else []
            if annotation.anchor.hold is not Hold.OK:
                words.append(_("it was: {text}").format(text=annotation.anchor.quote))
            words += [*(f"#{tag}" for tag in annotation.tags), annotation.note]
            about = visible_line("  ".join(word for word in words if word))
            quote = article.text[place.start : place.end]
            key = (article.source.name, article.number)
            yield Item(*key, place.start, place.end, quote, "", about, annotation)


def decision_change(label: str, article: Article, decided: Iterable[Item], accept: bool, wanted: str = "") -> "Change":
    """Return what accepting or rejecting some items of one article changes; `wanted` is another type to accept as."""
    from tui.notes.store.notebook import Change

    put: list[Annotation] = []
    drop: list[Annotation] = []
    for item in decided:
        if item.key != (article.source.name, article.number):
            continue
        if item.annotation is None:
            put += _decide(article, item, accept, wanted or item.type)
        elif not accept:
            drop.append(item.annotation)
        else:
            put.append(_settled(article, item, item.annotation))
    return Change(label, tuple(put), tuple(drop))


def _decide(article: Article, item: Item, accept: bool, wanted: str) -> list[Annotation]:
    from tui.notes.model.decisions import Decision, Verdict, decide

    spans = article.to_source(item.start, item.end)
    verdict = Verdict.KEEP if accept else Verdict.DISMISS
    return [decide(article.source, spans, Decision(verdict, item.type, wanted), "pizhu")] if spans else []


def _settled(article: Article, item: Item, annotation: Annotation) -> Annotation:
    """Return an annotation as accepted: held by the text that it is on now, and done if it only waited for that."""
    from tui.notes.model.create import anchor

    if annotation.anchor.hold is not Hold.OK:
        return replace(annotation, anchor=anchor(article.source.text, article.to_source(item.start, item.end)))
    return replace(annotation, status=Status.DONE)
