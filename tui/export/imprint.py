"""Where an article was printed, as its front matter, the folio line of its page, or the name of its file says."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from tui.text.article import Article
from tui.text.structure.page.folio import find_date, find_page

EDGE: Final = 2_000
"""Code points at each end of a source in which the folio is looked for."""
LINE: Final = 60
"""Code points of a folio at most; a longer line is a sentence."""
_NAME: Final = r"[\u4e00-\u9fff]{1,10}报"
_IN_FOLIO = re.compile(rf"(?:^|[\s|·:：])({_NAME})(?=[\s|·\d]|$)")
_IN_PATH = re.compile(
    rf"(?:^|[^\u4e00-\u9fff])({_NAME}|[\u4e00-\u9fff]{{1,8}}(?:周刊|杂志|新闻网|网))(?=[^\u4e00-\u9fff]|$)"
)
_DAY_IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_./年]?(0?[1-9]|1[0-2])[-_./月]?(0[1-9]|[12]\d|3[01]|[1-9])(?!\d)")
_PAGE_IN_PATH = re.compile(r"(?<![\dA-Za-z])([A-Z]?\d{1,3})版|(?<=[-_/ ])([A-Z]\d{1,2}|\d{2})$")


class Imprint(NamedTuple):
    """What is known; empty texts for what is not."""

    paper: str = ""
    date: str = ""
    """ISO 8601."""
    page: str = ""
    url: str = ""


def imprint(article: Article) -> Imprint:
    """Return where an article was printed; what the article says itself goes before the folio and the file's name."""
    origin = article.origin or ""
    url = origin if re.match(r"https?://\S+$", origin) else ""
    source = article.source
    folio, path = _folio(source.text[:EDGE], source.text[-EDGE:]), _path(source.name)
    every = (Imprint("" if url else origin, article.date or "", article.page or "", url), folio, path)
    return Imprint(*(next(filter(None, known), "") for known in zip(*every, strict=True)))


@lru_cache(maxsize=64)
def _folio(head: str, tail: str) -> Imprint:
    """Return what the first line says that names a paper beside a date or a page."""
    if "报" not in head and "报" not in tail:
        return Imprint()
    for line in (*head.split("\n"), *tail.split("\n")):
        if len(line) > LINE or not (named := _IN_FOLIO.search(line)):
            continue
        date, page = find_date(line), find_page(line)
        if date or page:
            return Imprint(named[1], date or "", page or "")
    return Imprint()


@lru_cache(maxsize=64)
def _path(name: str) -> Imprint:
    stem = name.rpartition(".")[0] or name
    paper, day = _IN_PATH.search(stem), _DAY_IN_PATH.search(stem)
    date = f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}" if day else ""
    page = _PAGE_IN_PATH.search(stem, day.end() if day else 0) if day or paper else None
    return Imprint(paper[1] if paper else "", date, next(filter(None, page.groups())) if page else "")
