"""What is exported: some articles or all annotations of a library, put together for every format."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tui.export.format import Format
from tui.export.material import Material
from tui.export.saving import export as write
from tui.text.article import Page
from tui.text.source import Source, Unreadable
from tui.workspace.catalog import by_article
from tui.workspace.session import Session
from tui.workspace.slow import slow

Keys = Sequence[tuple[str, int]]
"""Articles: (source name, number)."""


def never() -> bool:
    """Tell that nobody has cancelled, where nobody can."""
    return False


@slow
def materials(
    session: Session, keys: Keys | None = None, *, marks: bool = False, cancelled: Callable[[], bool] = never
) -> Iterator[Material]:
    """Yield what is to be exported: some articles, or for None every source with annotations.

    With `marks` every source comes, analysed. What was said about a text is not lost with the text: the annotations
    of a source that cannot be read come with an empty page, and the session is told.
    """
    for page in _pages(session, keys, marks):
        if cancelled():
            return
        if isinstance(page, Unreadable):
            session.tell(f"{page.name}: {page.reason}")
            if keys is None:
                gone = Source(page.path, page.name, "", "", "")
                yield Material(Page(gone, ()), session.store.read(page.name).annotations)
            continue
        annotations = session.notebook(page.source).annotations
        if keys is not None:
            numbers = {number for source, number in keys if source == page.source.name}
            sorted_out = by_article(page, annotations)
            annotations = tuple(said for number in numbers for said in sorted_out.get(number, ()))
            page = replace(page, articles=tuple(a for a in page.articles if a.number in numbers), other=())
        yield Material(page, annotations, session.analyse(page, cancelled) if marks else {})


def _pages(session: Session, keys: Keys | None, every: bool) -> Iterator[Page | Unreadable]:
    if keys is not None:
        return map(session.page, dict.fromkeys(name for name, _number in keys))
    return session.pages() if every else session.noted()


@slow
def export(
    session: Session,
    keys: Keys | None,
    form: Format,
    target: Path,
    *,
    force: bool = False,
    cancelled: Callable[[], bool] = never,
) -> list[Path]:
    """Write the annotations of some articles, or of the library; return the files that changed. Raises ExportError.

    A target without the format's ending is a folder where the format can fill one.
    """
    found = list(materials(session, keys, marks=form.needs_marks, cancelled=cancelled))
    title, author = session.library.title, session.settings.signature
    return [] if cancelled() else write(form, found, target, title=title, author=author, force=force)
