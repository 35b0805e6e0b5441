"""A library in numbers: what is read, noted and tagged, which tags stand together, notes over time."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import combinations

from tui.notes.model.annotation import Annotation, Kind
from tui.notes.model.decisions import MarkVerdict, decision
from tui.text.article import Page
from tui.workspace.articles.catalog import Entry
from tui.workspace.articles.pagerows import by_article, entries
from tui.workspace.session import Session
from tui.workspace.slow import slow


@dataclass
class Overview:
    """Counts over some articles."""

    articles: int = 0
    characters: int = 0
    states: Counter[str] = field(default_factory=Counter)
    """Articles by how far they are read."""
    starred: int = 0
    notes: int = 0
    status: Counter[str] = field(default_factory=Counter)
    """Notes by status."""
    tags: Counter[str] = field(default_factory=Counter)
    """Annotations by tag."""
    together: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Articles in which two tags occur, the tags in order."""
    months: Counter[str] = field(default_factory=Counter)
    """Notes by the month in which they were made, `2026-11`."""
    names: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Occurrences of each name, by type and text; filled by `count_names`."""
    named: Counter[tuple[str, int, str]] = field(default_factory=Counter)
    """Names in each article, by source, number and title."""
    verdicts: Counter[str] = field(default_factory=Counter)
    """Decisions about marks."""

    def add(self, entry: Entry, annotations: list[Annotation]) -> None:
        """Count an article with its annotations."""
        self.articles += 1
        self.characters += entry.length
        self.states[entry.state] += 1
        self.starred += entry.star
        notes = [one for one in annotations if one.kind is Kind.NOTE]
        self.notes += len(notes)
        self.status.update(str(one.status) for one in notes)
        self.months.update(one.created[:7] for one in notes if one.created)
        self.tags.update(tag for one in notes for tag in one.tags)
        self.together.update(combinations(sorted({tag for one in notes for tag in one.tags}), 2))
        told = (decision(one) for one in annotations)
        self.verdicts.update("accepted" if one.verdict is MarkVerdict.KEEP else "rejected" for one in told if one)


@slow
def overview(session: Session) -> Overview:
    """Count the library."""
    found = Overview()
    for page in session.pages.all():
        if isinstance(page, Page):
            annotations = session.notes.annotations_of(page.source)
            said = by_article(page, annotations)
            titles = {article.number: article.title or "" for article in page.articles}
            for entry in entries(page, annotations, session.places.of(page.source.name, titles)):
                found.add(entry, said.get(entry.number, []))
    return found


@slow
def count_names(session: Session, found: Overview, cancelled: Callable[[], bool] = lambda: False) -> bool:
    """Count the names of the library, as the reader decided about them; False when it was cancelled."""
    for page in session.pages.all():
        if not isinstance(page, Page):
            continue
        session.findings.analyse(page, cancelled)
        for article in page.articles:
            if cancelled():
                return False
            names = session.marks_of(article).entities
            found.names.update((str(name.type), article.text[name.start : name.end]) for name in names)
            if names:
                found.named[page.source.name, article.number, article.label] = len(names)
    return True
