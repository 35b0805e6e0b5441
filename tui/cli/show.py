"""`pizhu show`: an article set as on the screen."""

import shutil
from collections.abc import Iterator

import click

from tui.cli.choosing import chosen, library_of
from tui.cli.completing import ARTICLE, PATH
from tui.cli.opening import load_settings, open_session
from tui.cli.options import library_options
from tui.cli.output import Failed, on_terminal, say
from tui.export.record import split_place
from tui.i18n import _
from tui.text.article import Article
from tui.text.block import Role
from tui.typeset.layout import Layout
from tui.typeset.rows import RowKind
from tui.typeset.setting import HANG_CELLS, Setting
from tui.typeset.widths import clipped


@click.command(
    "show",
    help=_(
        "Print the article ID, which is a source's name without its ending, # and a number; without the number, "
        "all articles of the source. The beginning of a name is enough. ID@OFFSET, as exports write it, prints the "
        "paragraph at that character."
    ),
)
@click.argument("wanted", metavar="ID", type=ARTICLE)
@click.argument("place", required=False, metavar="[PATH]", type=PATH)
@click.option("--width", type=click.IntRange(min=2), metavar=_("N"), help=_("Cells of a row; the window's by default."))
@click.option("--library", "path", default=".", metavar=_("PATH"), type=PATH, help=_("Library to look in."))
@library_options
def command(
    *, wanted: str, place: str | None, width: int | None, path: str, annotations: str | None, encoding: str | None
) -> None:
    """Print an article."""
    wishes = load_settings().typesetting
    if width is None:
        widest = wishes.measure + HANG_CELLS
        width = min(widest, shutil.get_terminal_size().columns) if on_terminal() else widest
    setting = Setting.fit(wishes, width)
    wanted, offset = split_place(wanted)
    path, wanted = library_of(place or path, wanted)
    for number, article in enumerate(chosen(open_session(path, annotations, encoding), wanted)):
        if offset is not None and offset >= len(article.text):
            message = _("{name} has only {n} characters")
            raise Failed(message.format(name=article.id, n=len(article.text)))
        if number:
            say("")
        for line, loud in lines(article, setting, offset):
            say(line, bold=loud)


def lines(article: Article, setting: Setting, offset: int | None = None) -> Iterator[tuple[str, bool]]:
    """Yield the rows of an article, or of its block at an offset, each with whether it is to be seen first."""
    from tui.language.words import words

    folded = [index for index, block in enumerate(article.blocks) if block.role is Role.DUPLICATE]
    layout = Layout.of(article, setting, words=words(article.text), folded=folded)
    while layout.lay_out_more(1000):
        pass
    for row in layout.rows(0, layout.height):
        lead = layout.cells.lead(row)
        if row.kind is RowKind.FOLD:
            told = _("[a passage repeated from elsewhere on the page, {count} characters]")
            told = told.format(count=row.end - row.start)
            line = lead + clipped(told, setting.measure - row.indent, setting.ambiguous)
        else:
            line = lead + layout.cells.shown(row, row.start, row.end)
        start, end = article.block_spans[row.block]
        if offset is None:
            yield line, article.blocks[row.block].role in {Role.TITLE, Role.HEADING}
        elif start <= offset <= max(end, row.end):
            yield line, row.start <= offset < row.end
