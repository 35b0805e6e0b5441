"""Every decision about marks and figures of a library as rows: what is settled, how often, and the way back."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from tui.i18n import N_, _
from tui.language.decided import FIGURE
from tui.notes.model.annotation import AnchorState, Annotation
from tui.notes.model.decisions import MarkVerdict, Scope, decision
from tui.text.article import Page
from tui.text.source import Unreadable
from tui.text.visible import visible_line
from tui.workspace.entities.said import stood_for
from tui.workspace.lines.line import TableLine
from tui.workspace.review.item import type_title
from tui.workspace.session import Session
from tui.workspace.slow import slow

ORDERS: Final = (N_("newest first"), N_("most settled first"), N_("by text"), N_("by type"))
_FACTS: Final = {
    "confirm": N_("figure confirmed"),
    "mend": N_("figure mended"),
    "apart": N_("not compared"),
    "date": N_("day of issue given"),
    "undated": N_("day of issue not known"),
}
_NAMED: Final = 6
"""Places of a decision that the pane below names."""


class Settling(NamedTuple):
    """What was decided; equal decisions about one text are one row."""

    text: str
    found: str
    """Type that the program found."""
    what: str
    """What was decided, in the reader's words."""


@slow
def decided_lines(session: Session, cancelled: Callable[[], bool] = lambda: False) -> Iterator[list[TableLine]]:
    """Yield a row for each decision, the newest first."""
    found: dict[Settling, list[Annotation]] = {}
    for name in sorted(session.notes.store.names()):
        if cancelled():
            return
        page = session.pages.page(name)
        book = session.notes.store.read(name) if isinstance(page, Unreadable) else session.notes.of(page.source)
        for one in book.annotations:
            if said := said_of(one):
                found.setdefault(said, []).append(one)
    newest = sorted(found.items(), key=lambda pair: max(one.modified for one in pair[1]), reverse=True)
    yield [_line(session, said, about) for said, about in newest]


def said_of(one: Annotation) -> Settling | None:
    """Return what an annotation decides; None for one that decides nothing."""
    text, about = one.anchor.quote, one.data.get("fact")
    if isinstance(about, dict):
        verdict = str(about.get("verdict"))
        what = _FACTS.get("undated" if verdict == "date" and not about.get("date") else verdict)
        return Settling(text, FIGURE, _(what)) if what else None
    if named := stood_for(one):
        (kind, surface), entity = named
        what = _("a name of its own") if entity == surface else _("stands for “{name}”").format(name=entity)
        return Settling(text, kind, what)
    told = decision(one)
    if told is None:
        return None
    if told.verdict is MarkVerdict.DISMISS:
        return Settling(text, told.found, _("rejected"))
    if told.type != told.found:
        return Settling(text, told.found, _("corrected: {type}").format(type=type_title(told.type)))
    return Settling(text, told.found, _("accepted"))


def settled_times(annotations: Iterable[Annotation]) -> Counter[tuple[str, str]]:
    """Count the places in which the reader has decided, by type found and text."""
    told = ((one, decision(one)) for one in annotations)
    return Counter((said.found, one.anchor.quote) for one, said in told if said and said.scope is Scope.HERE)


def _line(session: Session, said: Settling, about: list[Annotation]) -> TableLine:
    rules = [one for one in about if (told := decision(one)) and told.scope is Scope.LIBRARY]
    places = [one for one in about if one not in rules]
    latest = max(about, key=lambda one: one.modified)
    reopened = sum(one.anchor.hold in (AnchorState.CHANGED, AnchorState.LOST) for one in places)
    what = "  ".join(part for part in (said.what, _("for the library") if rules else "") if part)
    cells = (said.text, type_title(said.found), what, f"{len(places):,}", latest.modified[:10])
    when = tuple(-ord(char) for char in latest.modified)
    ranks = ((when, said), (-len(places), when, said), (said.text, said), (said.found, said))
    key, offset = _place(session, latest)
    details = [_("settled in {n}").format(n=len(places))]
    if reopened:
        details.append(_("open again, because the words changed: {n}").format(n=reopened))
    details += [
        f"…{one.anchor.before}【{one.anchor.quote}】{one.anchor.after}…  {one.source}" for one in places[:_NAMED]
    ]
    return TableLine(
        "\t".join(said),
        tuple(map(visible_line, cells)),
        ranks,
        key,
        offset,
        details=tuple(visible_line(line) for line in details),
        removes=tuple(about),
    )


def _place(session: Session, one: Annotation) -> tuple[tuple[str, int] | None, int | None]:
    """Return the article that holds a decision, and where in it."""
    page = session.pages.page(one.source)
    for article in page.articles if isinstance(page, Page) else ():
        offset = article.to_article(one.anchor.spans[0].start) if one.anchor.spans else None
        if offset is not None:
            return (one.source, article.number), offset
    return None, None
