"""Small texts read into facts and verdicts, as the tests of the ledger need them."""

from datetime import date
from pathlib import Path

from tui.language.ledger import Fact, Located, findings, read, shipped
from tui.language.quick import quick
from tui.text.source import Source
from tui.text.structure import split

ISSUE = date(2025, 1, 20)


def source(text: str, name: str = "a.txt") -> Source:
    return Source(Path(name), name, text, "utf-8", "0")


def facts(text: str, issue: date | None = ISSUE) -> list[Fact]:
    """Return the facts of a text that is one source."""
    page = split(source(text))
    return [fact for article in page.articles for fact in read(article, quick(article.text), shipped(), issue)]


def located(text: str, name: str, issue: date | None = ISSUE) -> list[Located]:
    """Return the facts of a source with their places."""
    return [
        Located(name, 1, fact.start, fact.end, fact, text[slice(*fact.sentence)], text) for fact in facts(text, issue)
    ]


def verdicts(*texts: str, issue: date | None = ISSUE) -> list[str]:
    """Return the verdicts on sources that are compared with one another."""
    every = [one for number, text in enumerate(texts) for one in located(text, f"{number}.txt", issue)]
    return [finding.verdict.value for finding in findings(every, shipped())]
