"""`pizhu diff`: notes in words, for people and for git's diff."""

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import click

from tui.cli.output import Failed, say
from tui.i18n import _
from tui.notes.file.layout import CODEBOOK, Row


@click.command(
    "diff",
    help=_(
        "Print a file of notes in words, a note a paragraph; with a second file, what differs between them. git uses "
        "it to show changes of notes after `pizhu git-setup`."
    ),
)
@click.argument("file", metavar="FILE")
@click.argument("other", required=False, metavar="[FILE]")
def command(file: str, other: str | None) -> None:
    """Print notes or their differences."""
    if other is None:
        for line in _words(file):
            say(line)
        return
    different = False
    for line in unified_diff(list(_words(file)), list(_words(other)), file, other, lineterm=""):
        different = True
        say(line)
    if different:
        raise SystemExit(1)


def _words(file: str) -> Iterator[str]:
    """Yield the lines of a file of notes or a codebook."""
    from tui import regular
    from tui.notes.file import mend
    from tui.notes.file.codebook import take
    from tui.notes.file.threeway import notes

    path = Path(file)
    try:
        data = regular.read(path)
    except OSError as error:
        raise Failed(f"{file}: {error.strerror or error}") from error
    # git gives the contents of a version under a name of its own that ends in the file's.
    for row in notes(data, take if path.name.endswith(CODEBOOK) else mend.take):
        yield from _tag(row) if "name" in row and "anchor" not in row else _note(row)
        yield ""


def _note(row: Row) -> Iterator[str]:
    place = ", ".join(f"{start}-{end}" for start, end in row["anchor"]["spans"])
    kind = row.get("kind", "note")
    said = _("whole article") if row.get("whole") else f"“{row['anchor'].get('quote', '')}”"
    yield f"{said}  [{place}]" + (f"  {kind}" if kind != "note" else "")
    if row.get("tags"):
        yield "  " + " ".join(f"#{tag}" for tag in row["tags"])
    yield from (f"  {line}" for line in row.get("note", "").split("\n") if line)
    about = [str(row.get(name, "")) for name in ("status", "author")]
    about += [f"{name}={value}" for name, value in sorted(row.get("data", {}).items())]
    about += [row["anchor"]["hold"]] if row["anchor"].get("hold") else []
    if any(about):
        yield "  " + ", ".join(part for part in about if part)


def _tag(row: Row) -> Iterator[str]:
    yield f"#{row['name']}"
    yield from (f"  {line}" for line in row.get("definition", "").split("\n") if line)
    about = [row.get("colour", ""), row.get("key", ""), " ".join(row.get("aliases", []))]
    if any(about):
        yield "  " + ", ".join(part for part in about if part)
