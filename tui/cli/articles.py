"""`pizhu articles`: how each page was put together, as JSON."""

from typing import Any

import click

from tui.cli.choosing import each_page
from tui.cli.options import library_options
from tui.cli.output import say_json
from tui.i18n import _
from tui.text.article import Article
from tui.text.block import Block, Style


@click.command(
    "articles",
    help=_("Print one JSON object per FILE: its articles with their blocks; offsets count code points."),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@library_options
def command(files: tuple[str, ...], annotations: str | None, encoding: str | None) -> None:
    """Print the articles of files."""
    for _session, page, file in each_page(files, annotations, encoding):
        say_json(
            {
                "file": file,
                "kind": page.kind,
                "evidence": list(page.evidence),
                "trouble": page.trouble,
                "articles": [_article(article) for article in page.articles],
                "other": [_block(block) for block in page.other],
            }
        )


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "authors": list(article.authors),
        "date": article.date,
        "origin": article.origin,
        "tags": list(article.tags),
        "blocks": [_block(block) for block in article.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    found: dict[str, Any] = {"role": block.role, "spans": [list(span) for span in block.spans]}
    if block.style is not Style.PROSE:
        found["style"] = block.style
    if block.hidden:
        found["hidden"] = [list(span) for span in block.hidden]
    return found
