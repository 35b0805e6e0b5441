"""Notes and tags that a session still holds after another program has emptied, deleted or damaged their file."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from tui import regular
from tui.i18n import _, ngettext
from tui.notes.file import content, layout
from tui.notes.file.codebook import Codebook, Tag, codebook, key_of, take
from tui.notes.file.codebook import row as row_of_tag
from tui.notes.file.kepttext import Reanchor, digest
from tui.notes.file.layout import Row
from tui.notes.file.stamp import Stamp
from tui.notes.model.annotation import Annotation
from tui.notes.store.notebook import Notebook, position


def held(book: Notebook, last: Notebook, old: str | None, text: str, reanchor: Reanchor) -> Notebook:
    """Return what a file says that is not whole, with the notes that were seen last and are not in it any more.

    `old` is the text that their anchors are in, None when it is not known, `text` the source as it is now.
    """
    there = {known.id for known in book.annotations}
    missing = [known for known in last.annotations if known.id not in there]
    if not missing:
        return book
    line = _(
        "Another program has emptied, deleted or damaged these notes. What this session holds is shown, and the next "
        "change writes it again, as does the last queue of R; close pizhu to leave it so."
    )
    now = digest(text)
    found = missing if last.text == now else reanchor(old, text, missing)
    known = tuple(sorted((*book.annotations, *found), key=position))
    problems = (line, *(book.problems if there else ()))
    return replace(book, annotations=known, problems=problems, held=len(found), text=now)


def missing_rows(notes: Iterable[Annotation], tags: Iterable[Tag], rows: Mapping[str, Row]) -> dict[str, Row]:
    """Return the rows of notes and tags that are not among others, by document id."""
    said = {layout.key(note.id): layout.clean(layout.row(note)) for note in notes}
    said |= {key_of(tag.name): row_of_tag(tag) for tag in tags}
    return {key: row for key, row in said.items() if key not in rows}


def written_again(count: int) -> str:
    """Return one line for the reader about entries that were written again."""
    line = ngettext(
        "{count} entry that another program had deleted is written again.",
        "{count} entries that another program had deleted are written again.",
        count,
    )
    return line.format(count=count)


class Tagbook:
    """The codebook on disk, and the tags that the session saw there last."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.last = Codebook()

    def changed(self) -> bool:
        """Tell whether the file is another than the one read last; one that cannot be looked at has not changed."""
        with suppress(OSError):
            return Stamp.at(self._path) != self.last.stamp
        return False

    def read(self) -> Codebook:
        """Return the tags that are defined; of a file that is not whole what can be read, and what was seen last."""
        try:
            stamp = Stamp.at(self._path)
            found = content.read(regular.read(self._path) if stamp else b"", take)
        except OSError as error:
            problem = _("The codebook {path} cannot be read: {reason}.").format(path=self._path, reason=error.strerror)
            return Codebook(problems=(problem,), read_only=True)
        tags = codebook(found.tables.get(layout.NOTES, {}).values())
        problems = found.problems if stamp else ()
        there = {tag.name for tag in tags}
        missing = tuple(tag for tag in self.last.tags if not found.whole and tag.name not in there)
        if missing:
            line = _(
                "Another program has emptied, deleted or damaged the codebook. The tags that this session holds are "
                "shown, and the next change of a tag writes them again, as does the last queue of R; close pizhu to "
                "leave it so."
            )
            tags, problems = tuple(sorted((*tags, *missing), key=lambda tag: tag.name)), (line,)
        self.last = Codebook(tags, problems, found.newer, stamp, len(missing))
        return self.last
