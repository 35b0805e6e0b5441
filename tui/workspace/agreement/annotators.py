"""Annotators of one library, and what each of them tagged: authors, folders or files of notes, revisions in git."""

import shlex
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.i18n import _
from tui.notes.file.layout import path_of
from tui.notes.model.annotation import AnchorState, Annotation, Kind
from tui.notes.model.decisions import MarkVerdict, Scope, decision
from tui.text.source import Source
from tui.workspace.agreement.measures import Of, Tagged
from tui.workspace.agreement.revision import RevisionError, folder_at
from tui.workspace.notebooks import Notebooks

if TYPE_CHECKING:
    from tui.workspace.session import Session

_QUOTED: Final = frozenset(" \t\"'\\")
"""Signs for which a name is typed between quotation marks."""
GIT: Final = "git:"
"""Stands before a branch, tag or commit of the notes."""
ADJUDICATED: Final = "adjudicated"
"""Origin of what two annotators were brought to, and the name under which it is compared with others."""


class AnnotatorError(ValueError):
    """Somebody who said nothing; the message tells the reader why."""


class Tagging(NamedTuple):
    """One tag that an annotator gave to one span, the type of a mark, or a note without tags."""

    tagged: Tagged
    annotation: Annotation
    """The annotation that carries it."""
    speaks: bool = True
    """Whether note and status of the annotation go along with it."""


def pair(typed: str) -> tuple[str, str]:
    """Return two annotators from what was typed, names with blanks in quotation marks. Raises AnnotatorError."""
    try:
        names = shlex.split(typed)
    except ValueError:
        names = []
    if len(names) != 2 or names[0] == names[1]:
        raise AnnotatorError(_("Say two annotators, a blank between them; quotation marks around names with blanks."))
    return names[0], names[1]


def written(names: tuple[str, str] | None) -> str:
    """Return two annotators as they are typed."""
    return " ".join(shlex.quote(name) if set(name) & _QUOTED else name for name in names or ())


def called(names: tuple[str, str]) -> tuple[str, str]:
    """Return two annotators as they are called: of paths the last part by which they differ."""
    one, other = ([name] if name.startswith(GIT) else [*Path(name).parts] for name in names)
    while len(one) > 1 and len(other) > 1 and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if one[-1] == other[-1]:
        one, other = [str(Path(*one))], [str(Path(*other))]
    return one[-1], other[-1]


def busiest(session: "Session") -> tuple[str, str] | None:
    """Return the two authors who tagged most passages, else marks, in the library; None without two. Slow."""
    if not session.library.annotations.is_dir():
        return None
    known, tagged = Counter[str](), Counter[str]()
    for claim in _said(session, session.notes):
        if author := claim.annotation.author:
            known[author] += 1
            tagged[author] += claim.tagged.kind is not Of.MARK
    names = sorted(known, key=lambda name: (-tagged[name], -known[name], name))[:2]
    return (names[0], names[1]) if len(names) == 2 else None


def claims(session: "Session", who: str) -> list[Tagging]:
    """Return what an annotator tagged, in the library's order. Slow. Raises AnnotatorError.

    `who` is a folder of annotations, a file of it, `git:` and a revision, `adjudicated`, or the name of an author.
    """
    try:
        with _folder(session, who) as folder:
            if folder is None:
                own = _said(session, session.notes, adjudicated=who == ADJUDICATED)
                found = [one for one in own if who in (ADJUDICATED, one.annotation.author)]
            else:
                library = replace(session.library, annotations=folder)
                notes = Notebooks(library, session.settings, session.folders, session.notify)
                found = list(_said(session, notes))
                notes.close()
    except RevisionError as error:
        raise AnnotatorError(str(error)) from error
    if not found:
        line = _("{name} has tagged nothing: it is neither a folder of annotations nor an author")
        raise AnnotatorError(line.format(name=who))
    return found


def comparable(ours: Sequence[Tagging], theirs: Sequence[Tagging]) -> tuple[list[Tagging], list[Tagging]]:
    """Return what two annotators said without the decisions about marks of one whose other decided about none.

    Somebody reviewed the names there, which was never the task of the other; all of it would be a difference.
    """
    both = all(any(one.tagged.kind is Of.MARK for one in some) for some in (ours, theirs))
    first, second = ([one for one in some if both or one.tagged.kind is not Of.MARK] for some in (ours, theirs))
    return first, second


@contextmanager
def _folder(session: "Session", who: str) -> Iterator[Path | None]:
    """Yield the folder of annotations that an annotator's name stands for; None for an author."""
    if who.startswith(GIT):
        with folder_at(session.library.annotations, who.removeprefix(GIT)) as folder:
            yield folder
    elif Path(who).suffix == ".json" and Path(who).is_file():
        with TemporaryDirectory() as made:
            place = path_of(Path(made), _source_of(session, Path(who)))
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(who, place)
            yield Path(made)
    else:
        yield Path(who) if Path(who).is_dir() else None


def _source_of(session: "Session", file: Path) -> str:
    """Return the source that a file of notes belongs to, by its name. Raises AnnotatorError."""
    names = [session.library.only] if session.library.only else list(session.library.names())
    fitting = [name for name in names if path_of(Path(), name).name == file.name] or names
    if len(fitting) != 1:
        raise AnnotatorError(_("{name} is named like no source; give the source as PATH").format(name=file))
    return fitting[0]


def _said(session: "Session", notes: Notebooks, *, adjudicated: bool = False) -> Iterator[Tagging]:
    """Yield what is said of passages in notebooks: by annotators, or what they were brought to."""
    if not notes.store.folder.is_dir():
        return
    for name in notes.store.names():
        source = session.library.read(name) if session.library.only in (None, name) else None
        for one in notes.of(source).annotations if isinstance(source, Source) else ():
            placed = not one.whole and one.anchor.hold is not AnchorState.LOST
            if placed and (one.origin == ADJUDICATED) is adjudicated:
                start, end = one.anchor.spans[0].start, one.anchor.spans[-1].end
                yield from (Tagging(Tagged(name, start, end, tag, kind), one) for tag, kind in _words(one))


def _words(one: Annotation) -> Iterator[tuple[str, Of]]:
    """Yield the tags of an annotation, or that it is a note without any; of a decision about one mark its type."""
    if one.kind is Kind.NOTE:
        yield from ((tag, Of.TAG) for tag in one.tags)
        if one.note and not one.tags:
            yield "", Of.NOTE
    elif (said := decision(one)) and said.scope is Scope.HERE:
        yield (f"-{said.found}" if said.verdict is MarkVerdict.DISMISS else said.type), Of.MARK
