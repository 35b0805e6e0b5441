"""A quotation with its reference in the form of GB/T 7714-2015."""

from tui.export.imprint import imprint
from tui.text.article import Article

_AUTHORS = 3
"""More are cut to these and `等` (GB/T 7714-2015, 8.1.2)."""


def reference(article: Article) -> str:
    """Return the reference of an article in a newspaper or on the web, with the parts that are known.

    GB/T 7714-2015, 4.5 and 4.6: 责任者. 题名[N]. 报纸名, 出版日期(版次), for example
    `吕丽. 大连奋楫争先打好打赢攻坚之战[N]. 辽宁日报, 2024-03-05(04).`; 责任者. 题名[EB/OL]. (更新日期). 获取路径.
    """
    known = imprint(article)
    authors = ", ".join(article.authors[:_AUTHORS]) + (", 等" if len(article.authors) > _AUTHORS else "")
    if known.url and not known.paper:
        parts = [authors, f"{article.label}[EB/OL]", f"({known.date})" if known.date else "", known.url]
    else:
        issue = ", ".join(part for part in (known.paper, known.date) if part)
        issue += f"({known.page})" if issue and known.page else ""
        parts = [authors, f"{article.label}[N]", issue]
    return ". ".join(part for part in parts if part) + "."


def citation(article: Article, quote: str) -> str:
    """Return the quotation in Chinese quotation marks and its reference on a line of its own."""
    return f"“{_inner(quote)}”\n{reference(article)}"


def _inner(quote: str) -> str:
    """Return the quotation with its own double quotation marks made single where that nests rightly (GB/T 15834)."""
    swap = str.maketrans("“”", "‘’")
    return quote if "‘" in quote or "’" in quote else quote.translate(swap)


def unnested(quote: str) -> str:
    """Return what a quotation may have been before its double quotation marks were made single."""
    return quote if "“" in quote or "”" in quote else quote.translate(str.maketrans("‘’", "“”"))
