"""`pizhu articles`: how each page was put together, as JSON."""

from typing import Any

import click

from tui.cli.choosing import each_page
from tui.cli.options import format_option, library_options
from tui.cli.records import say_records
from tui.i18n import _
from tui.text.article import Article, Page
from tui.text.block import Block, Style


@click.command(
    "articles",
    help=_(
        "Print how each FILE was put together, by default as a line of JSON: its articles with their blocks; offsets "
        "count code points. A table has a row an article."
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@format_option(default="jsonl")
@library_options
def command(files: tuple[str, ...], form: str, annotations: str | None, encoding: str | None) -> None:
    """Print the articles of files."""
    pages = each_page(files, annotations, encoding)
    if form in ("json", "jsonl"):
        say_records((_page(page, file) for _session, page, file in pages), form, (), (), tuple)
        return
    rows = (_row(article, page, file) for _session, page, file in pages for article in page.articles)
    say_records(rows, form, COLUMNS, (_("id"), _("kind"), _("title"), _("authors"), _("date")), _cells, yielding=(2, 3))


COLUMNS = ("file", "kind", "id", "title", "authors", "date", "origin", "tags", "blocks")
"""Columns of a table, a row an article; `blocks` counts them."""


def _row(article: Article, page: Page, file: str) -> dict[str, Any]:
    return {"file": file, "kind": page.kind, **_article(article), "blocks": len(article.blocks)}


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    return row["id"], str(row["kind"]), row["title"] or "", " ".join(row["authors"]), row["date"] or ""


def _page(page: Page, file: str) -> dict[str, Any]:
    return {
        "file": file,
        "kind": page.kind,
        "evidence": list(page.evidence),
        "trouble": page.trouble,
        "articles": [_article(article) for article in page.articles],
        "other": [_block(block) for block in page.other],
    }


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
