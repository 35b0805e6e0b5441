"""`entity:` takes any form of a name: by rule, as the reader joined and parted them, also in another session."""

from pathlib import Path

import pytest

from tests.running import pizhu
from tui.language.analysis import EntityType
from tui.workspace import Session
from tui.workspace.articles.listfilter import ListFilter
from tui.workspace.entities.forms import NameForms
from tui.workspace.entities.gather import name_index
from tui.workspace.entities.linking import LinkedEntity, NamedSurface
from tui.workspace.entities.said import restating
from tui.workspace.filter import parse
from tui.workspace.review.scope import Reach, ReviewScope

LIBRARY = ReviewScope(Reach.LIBRARY)
TEXTS = {"a": "大连理工大学校长王芳介绍，大连海关支持口岸发展。", "b": "大工学生来到大连海关参观。", "c": "天气很好。"}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(f"新闻{name}\n\n{text}\n", encoding="utf-8")
    return tmp_path


def found(session: Session, typed: str) -> set[str]:
    lines = [line for name in session.library.names() for line in session.lines_of(name)[1:]]
    return {key[0] for key in ListFilter(session).find(lines, parse(typed)) or {}}


def said_to_be(session: Session, name: str, entity: str) -> None:
    index = name_index(session, LIBRARY)
    known = NamedSurface(EntityType.ORG, name)
    changes = restating(session, {known: (entity, index.places[known][0])}, "x")
    for source, change in changes.items():
        page = session.pages.page(source)
        session.notes.apply(page.source, change)


def test_a_filter_takes_any_form_that_the_reader_joined(library: Path) -> None:
    with Session.open(library) as session:
        assert found(session, "entity:王芳") == {"a.txt"}
        index = name_index(session, LIBRARY)
        assert NamedSurface(EntityType.ORG, "大连海关") in index.places
        said_to_be(session, "大连海关", "大连理工大学")
        name_index(session, LIBRARY)
        assert found(session, "entity=大连理工大学") == {"a.txt", "b.txt"}
        assert found(session, "-entity:大连理工大学") == {"c.txt"}
    with Session.open(library) as session:
        assert found(session, "entity=大连理工大学") == {"a.txt", "b.txt"}
    listed = pizhu("names", library, "--where", "entity=大连理工大学", "--format", "csv").stdout
    assert "大连海关" in listed


def linked(*forms: str) -> LinkedEntity:
    return LinkedEntity(EntityType.LOC, forms[0], forms)


def test_forms_are_remembered_and_what_was_joined_or_parted_since_counts(tmp_path: Path) -> None:
    said: dict[NamedSurface, str] = {}
    forms = NameForms(tmp_path, "x", lambda: said)
    assert forms.of("大连") == ()
    forms.take([(linked("大连市", "大连"), 9), (linked("沈阳"), 2), (linked("一次"), 1)])
    assert set(forms.of("大连")) == {"大连市", "大连"}
    assert forms.of("大連") == forms.of("大连")
    assert [one.forms for one in forms.names()] == [("大连市", "大连"), ("沈阳",)]
    said[NamedSurface(EntityType.LOC, "大连")] = "大连"
    said[NamedSurface(EntityType.LOC, "盛京")] = "沈阳"
    later = NameForms(tmp_path, "x", lambda: said)
    assert later.of("大连市") == ()
    assert set(later.of("盛京")) == {"盛京", "沈阳"}
    assert NameForms(tmp_path, "y", dict).names() == ()


def test_a_damaged_file_of_forms_is_none(tmp_path: Path) -> None:
    forms = NameForms(tmp_path, "x", dict)
    forms.take([(linked("大连市", "大连"), 9)])
    (path,) = (tmp_path / "forms").iterdir()
    path.write_bytes(b'[{"forms": 3}]')
    assert NameForms(tmp_path, "x", dict).names() == ()
