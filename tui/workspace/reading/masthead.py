"""Where an article stands: paper, date, page and section, as far as its file says them."""

from tui.i18n import _
from tui.text.article import Article, Page
from tui.text.block import Role
from tui.text.kind import DocumentKind
from tui.text.visible import visible_line

LONGEST = 24
"""Code points of one part; a longer one is a sentence, not a name."""


def masthead(page: Page, article: Article) -> tuple[str, ...]:
    """Return paper, date, page and section of an article; what is not known is left out. Without control characters."""
    number = article.page or ""
    parts = (
        article.origin or "",
        article.date or "",
        _("page {number}").format(number=number) if number else "",
        section(page, article),
    )
    return tuple(visible_line(part) for part in parts if part and len(part) <= LONGEST)


def section(page: Page, article: Article) -> str:
    """Return the last section label of a newspaper page before an article; empty where there is none.

    What stands outside the articles of other documents is markup and furniture.
    """
    if page.kind is not DocumentKind.NEWSPAPER:
        return ""
    begin = article.blocks[0].spans[0].start if article.blocks else 0
    labels = [
        block.spans
        for block in page.other
        if block.role is Role.SECTION_LABEL and block.spans and block.spans[0].start < begin
    ]
    if not labels:
        return ""
    last = max(labels, key=lambda spans: spans[0].start)
    return page.source.text[last[0].start : last[-1].end].strip()
