"""`pizhu note add`: annotations from the command line, durable when their id is printed."""

import sys
from collections.abc import Iterable
from typing import BinaryIO

import click
import msgspec

from tui.cli.completing import TAG
from tui.cli.note_change import edit, remove
from tui.cli.opening import load_settings, open_file
from tui.cli.options import library_options
from tui.cli.output import Failed, complain, say
from tui.i18n import _
from tui.text.source import Source, Unreadable
from tui.text.visible import visible_line
from tui.workspace.session import Session


class Wish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One annotation to be added, as a JSON line says it; offsets are source offsets in code points."""

    file: str
    start: int
    end: int
    tags: tuple[str, ...] = ()
    note: str = ""


class Desk:
    """Adds annotations; a file and its notes are opened once."""

    def __init__(self, annotations: str | None, encoding: str | None) -> None:
        self._annotations, self._encoding = annotations, encoding
        self._settings = load_settings()
        self._open: dict[str, tuple[Session, Source]] = {}

    def add(self, wish: Wish) -> str:
        """Store one annotation and return its id; raises Failed."""
        from tui.notes.file.errors import StoreError

        session, source = self._source(wish.file)
        size = len(source.text)
        if not 0 <= wish.start < wish.end <= size:
            message = _("no text from {start} to {end}: the file has {size} characters")
            raise Failed(message.format(start=wish.start, end=wish.end, size=size))
        said = source.text[wish.start : wish.end]
        if not said.strip():
            raise Failed(_("there are only blanks from {start} to {end}").format(start=wish.start, end=wish.end))
        start, end = wish.start + len(said) - len(said.lstrip()), wish.end - len(said) + len(said.rstrip())
        tags = tuple(dict.fromkeys(name for tag in wish.tags if (name := visible_line(tag.strip()))))
        note = wish.note.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        label = _("Note added from the command line")
        try:
            fresh, notebook = session.notes.annotate(source, [(start, end)], note, tags, label=label)
        except StoreError as error:
            raise Failed(str(error)) from error
        for notice in notebook.notices:
            complain(notice)
        return fresh.id

    def _source(self, file: str) -> tuple[Session, Source]:
        if file not in self._open:
            session, name = open_file(file, self._annotations, self._encoding, self._settings)
            source = session.library.read(name)
            if isinstance(source, Unreadable):
                raise Failed(f"{file}: {source.reason}")
            self._open[file] = session, source
        return self._open[file]


@click.group("note", help=_("Add, change or remove annotations."))
def command() -> None:
    """Hold the commands that change notes."""


command.add_command(edit)
command.add_command(remove)


@command.command(
    "add",
    help=_(
        "Save an annotation on the characters START to END of FILE (code points of the decoded text, END excluded) "
        "and print its id. With --jsonl FILE (- for standard input), one for each JSON line with file, start, end, "
        "tags, note: one id or one error is printed for each line."
    ),
)
@click.argument("file", required=False, metavar="[FILE]")
@click.option("--start", type=int, metavar="N", help=_("First character."))
@click.option("--end", type=int, metavar="N", help=_("Character after the last one."))
@click.option("--tag", "tags", multiple=True, metavar="TAG", type=TAG, help=_("A tag; may be repeated."))
@click.option("--text", default="", metavar="TEXT", help=_("The note."))
@click.option("--jsonl", type=click.File("rb"), help=_("JSON lines to add; - is standard input."))
@library_options
def add(
    *,
    file: str | None,
    start: int | None,
    end: int | None,
    tags: tuple[str, ...],
    text: str,
    jsonl: BinaryIO | None,
    annotations: str | None,
    encoding: str | None,
) -> None:
    """Add one annotation, or one for each line."""
    if jsonl is not None:
        if file is not None or start is not None or end is not None or tags or text:
            raise click.UsageError(_("--jsonl takes everything from its lines"))
        _add_lines(Desk(annotations, encoding), jsonl)
    elif file is None or start is None or end is None:
        raise click.UsageError(_("FILE, --start and --end are needed"))
    else:
        say(Desk(annotations, encoding).add(Wish(file, start, end, tags, text)))


def _add_lines(desk: Desk, lines: Iterable[bytes]) -> None:
    """Add an annotation for each line as it comes; print its id or what is wrong with it."""
    decoder = msgspec.json.Decoder(Wish)
    failed = count = 0
    for line in lines:
        if not line.strip():
            continue
        count += 1
        try:
            say(desk.add(decoder.decode(line)))
        except (msgspec.DecodeError, UnicodeDecodeError, Failed) as error:
            failed += 1
            say(_("error: {what}").format(what=visible_line(str(error))))
        sys.stdout.flush()
    if failed:
        raise Failed(_("{failed} of {number} lines were not saved").format(failed=failed, number=count))
