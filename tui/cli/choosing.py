"""Which pages and articles the words on the command line stand for."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tui.cli.opening import open_file
from tui.cli.output import Failed, complain
from tui.i18n import _
from tui.text.article import Article, Page
from tui.text.source import Unreadable
from tui.workspace.pages import called
from tui.workspace.session import Session


def library_of(path: str, wanted: str) -> tuple[str, str]:
    """Return the path and id to use where the id is written as a file: `pages/x.txt#2` is `#2` of that file."""
    file, hash_, number = wanted.rpartition("#") if not Path(wanted).is_file() else (wanted, "", "")
    return (file, f"{Path(file).stem}{hash_}{number}") if file and Path(file).is_file() else (path, wanted)


def chosen(session: Session, wanted: str) -> list[Article]:
    """Return the article `<source stem>#<n>`, or all articles of a source when the id has no number.

    The full file name does too, a stem without its folders, and the beginning of a stem, when one source only fits.
    Raises Failed when nothing or more than one source fits.
    """
    stem, _hash, number = wanted.rpartition("#")
    if not number.isdecimal() or not stem:
        stem, number = wanted, ""
    fitting = called(session.library.names(), stem)
    if len(fitting) != 1:
        message = _("no source is called {name}") if not fitting else _("more than one source fits {name}")
        raise Failed(message.format(name=stem))
    page = session.pages.page(fitting[0])
    if isinstance(page, Unreadable):
        raise Failed(f"{page.name}: {page.reason}")
    found = [article for article in page.articles if not number or article.number == int(number)]
    if not found:
        raise Failed(_("{name} has no article {number}").format(name=page.source.name, number=number or 1))
    return found


def each_page(
    files: Iterable[str], annotations: str | None, encoding: str | None
) -> Iterator[tuple[Session, Page, str]]:
    """Yield the page of each file with its session and the file as it was named.

    Complains about files that cannot be read, and exits with 1 at the end then.
    """
    failed = False
    for file in files:
        try:
            session, name = open_file(file, annotations, encoding)
            page = session.pages.page(name)
        except Failed as error:
            failed = True
            complain(str(error))
            continue
        if isinstance(page, Unreadable):
            failed = True
            complain(f"{file}: {page.reason}")
        else:
            yield session, page, file
    if failed:
        raise SystemExit(1)
