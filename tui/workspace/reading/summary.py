"""What an article says in numbers and names, as lines of a panel."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tui.i18n import N_, _, ngettext
from tui.language.analysis import Entity, EntityType, Figure
from tui.text.article import Article, Page
from tui.text.source import Span
from tui.text.visible import visible_line
from tui.workspace.reading.article import Reading
from tui.workspace.reading.kinds import kind_line
from tui.workspace.reading.wording import said, short, value

MOST: Final = 500
"""Lines of one section; the rest is counted."""

SECTIONS: Final = {
    EntityType.PER: N_("People"),
    EntityType.ORG: N_("Organisations"),
    EntityType.LOC: N_("Places"),
    EntityType.TIME: N_("Times"),
    EntityType.WORK: N_("Works"),
    EntityType.TERM: N_("Terms"),
}


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One line of a panel."""

    text: str
    """One line without control characters."""
    span: Span | None = None
    """Where it leads; None for a heading."""
    more: str = ""
    """A second, quieter line."""
    level: int = 0
    """Depth of the line, 0 for headings."""
    cells: tuple[str, ...] = ()
    """What the line says in columns, for lines that are aligned with one another; `text` says it in one."""


def outline(reading: Reading) -> list[SummaryLine]:
    """Return the headings; of an article without any the beginnings of its paragraphs."""
    if found := headings(reading):
        return found
    starts = [span for span, _block in reading.blocks if span.end > span.start]
    return [SummaryLine(short(reading.text[span.start : span.end]), span, level=1) for span in starts[:MOST]]


def headings(reading: Reading) -> list[SummaryLine]:
    """Return the headings of the article; empty when it has none but its title."""
    from tui.text.structure import outline as entries

    return [
        SummaryLine(visible_line(entry.title), entry.span, level=entry.level)
        for entry in entries(reading.article)[:MOST]
    ]


def annotations(reading: Reading) -> list[SummaryLine]:
    """Return what the reader said, about the article first, then in text order."""
    found = [SummaryLine(said(about), None, _("on the article"), 1) for about in reading.whole]
    for place in list(reading.notes)[:MOST]:
        quote = short(reading.text[place.start : place.end])
        found.append(SummaryLine(said(place.annotation), place.span, quote, 1))
    return found or [SummaryLine(_("Nothing is said about this article yet."))]


def about(page: Page, article: Article) -> list[SummaryLine]:
    """Return what is known of an article before its words are read: the kind of its file, who, when, where from."""
    known = (
        (_("Kind"), kind_line(page)),
        (_("Authors"), "、".join(article.authors)),
        (_("Date"), article.date),
        (_("Page"), article.page),
        (_("Origin"), article.origin),
        (_("Tags"), "、".join(article.tags)),
        (_("Trouble"), page.trouble),
    )
    lines = [SummaryLine(f"{name}  {visible_line(value)}", level=1) for name, value in known if value]
    return [SummaryLine(_("About")), *lines]


def facts(reading: Reading) -> list[SummaryLine]:
    """Return names by type with how often they occur, and a table of figures."""
    found = [*_names(reading), *_figures(reading)]
    return found or [SummaryLine(_("No names or figures were found."))]


def _names(reading: Reading) -> Iterator[SummaryLine]:
    for kind, title in SECTIONS.items():
        surfaces: dict[str, list[Entity]] = {}
        for entity in reading.entities:
            if entity.type is kind:
                surfaces.setdefault(reading.text[entity.start : entity.end], []).append(entity)
        if not surfaces:
            continue
        yield SummaryLine(f"{_(title)}  {len(surfaces):,}")
        ordered = sorted(surfaces.items(), key=lambda pair: (-len(pair[1]), pair[1][0].start))
        for surface, places in ordered[:MOST]:
            count = f"{len(places):,}" if len(places) > 1 else ""
            cells = (short(surface), count)
            text = "  ".join(filter(None, cells))
            yield SummaryLine(text, Span(places[0].start, places[0].end), level=1, cells=cells)
        yield from _rest(len(ordered))


def _figures(reading: Reading) -> Iterator[SummaryLine]:
    figures = reading.figures.items
    if not figures:
        return
    title = _("Figures")
    yield SummaryLine(f"{title}  {len(figures):,}")
    head = (_("subject"), _("change"), _("value"), _("period"), _("read as"))
    yield SummaryLine("", level=1, cells=head)
    for figure in figures[:MOST]:
        cells = _row(figure, reading.text)
        text = "  ".join(cell for cell in cells if cell)
        yield SummaryLine(text, Span(figure.start, figure.end), level=2, cells=cells)
    yield from _rest(len(figures))


def _row(figure: Figure, text: str) -> tuple[str, ...]:
    """Return subject, change, value, period, and how the value was read; what the sentence does not say is empty."""
    parts = (figure.measured, figure.change, figure.period)
    what, change, period = (visible_line(text[part.start : part.end]) if part else "" for part in parts)
    shown, read = visible_line(text[figure.start : figure.end]), value(figure)
    return what, change, shown, period, "" if read.replace(" ", "") == shown else read


def _rest(count: int) -> Sequence[SummaryLine]:
    rest = count - MOST
    return [SummaryLine(ngettext("and {n} more", "and {n} more", rest).format(n=f"{rest:,}"))] if rest > 0 else []
