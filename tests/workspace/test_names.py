"""The library's dictionary of names: what the reader accepted is found in later articles, and the file is theirs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.notes.model.decisions import Decision, MarkVerdict, decide
from tui.notes.store.notebook import Change
from tui.settings import Settings
from tui.text.article import Page
from tui.text.library import Library
from tui.workspace.session import Session

FIRST = "标题\n\n记者在润新微采访了老板。\n"
LATER = "另一篇\n\n走进润新微看一看。\n"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "b.txt").write_text(LATER, encoding="utf-8")
    session = Session(Library.open(tmp_path), Settings())
    yield session
    session.close()


def say(session: Session, verdict: MarkVerdict, kind: str = "ORG") -> None:
    page = session.pages.page("a.txt")
    assert isinstance(page, Page)
    at = FIRST.index("润新微")
    said = decide(page.source, [(at, at + 3)], Decision(verdict, "LOC", kind))
    session.notes.apply(page.source, Change("said", put=(said,)))


def dictionary(session: Session) -> Path:
    return session.library.annotations / "names.txt"


def named(session: Session, name: str) -> set[str]:
    page = session.pages.page(name)
    assert isinstance(page, Page)
    analyses = session.findings.analyse(page)
    return {
        f"{article.text[e.start : e.end]} {e.type}"
        for article in page.articles
        for e in analyses[article.number].entities
    }


def test_a_corrected_name_joins_the_dictionary_and_counts_in_later_articles(session: Session) -> None:
    say(session, MarkVerdict.KEEP)
    session.findings.learn_names()
    assert dictionary(session).read_text(encoding="utf-8").endswith("润新微 nt\n")
    assert "润新微 ORG" in named(session, "b.txt")


def test_what_is_no_name_and_what_is_no_kind_of_name_stays_out(session: Session) -> None:
    say(session, MarkVerdict.DISMISS)
    say(session, MarkVerdict.KEEP, "TERM")
    session.findings.learn_names()
    assert not dictionary(session).exists()


def test_a_name_that_the_reader_put_behind_a_number_sign_is_not_learned_again(session: Session) -> None:
    say(session, MarkVerdict.KEEP)
    dictionary(session).write_text("# 我的词典\n# 润新微 nt\n", encoding="utf-8")
    session.findings.learn_names()
    assert dictionary(session).read_text(encoding="utf-8") == "# 我的词典\n# 润新微 nt\n"


def test_a_dictionary_that_cannot_be_written_is_said_and_stops_nothing(session: Session) -> None:
    told: list[str] = []
    session.notify = told.append
    say(session, MarkVerdict.KEEP)
    dictionary(session).mkdir()
    session.findings.learn_names()
    assert len(told) == 1
    assert named(session, "b.txt") is not None
