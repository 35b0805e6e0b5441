"""One person, organisation or place behind the forms of its name."""

from pathlib import Path

import pytest

from tests.running import pizhu
from tui.language.analysis import Entity, EntityType
from tui.text.article import Article
from tui.workspace import Session
from tui.workspace.entities.gather import name_index
from tui.workspace.entities.linking import LinkHints, NamedSurface, link
from tui.workspace.entities.posts import post
from tui.workspace.entities.said import joined, restating
from tui.workspace.lines.decided import decided_lines
from tui.workspace.review.scope import Reach, ReviewScope

PER, ORG, LOC = EntityType.PER, EntityType.ORG, EntityType.LOC
SAID = {"大连理工大学": "stands for “大连理工大学”", "大连海关": "a name of its own"}
DALIAN = frozenset({"大连", "大连市", "大连县", "大连区", "大连省"})


def linked(kind: EntityType, *names: str, hints: LinkHints | None = None) -> set[frozenset[str]]:
    found = link({NamedSurface(kind, name): 1 for name in names}, hints or LinkHints())
    return {frozenset(entity.forms) for entity in found}


@pytest.mark.parametrize(
    ("kind", "names", "together"),
    [
        (LOC, ["大连", "大连市"], True),
        (LOC, ["中山", "中山区"], False),
        (LOC, ["臺灣", "台湾"], True),
        (ORG, ["省住建厅", "省住房和城乡建设厅"], True),
        (ORG, ["市住建局", "省住房和城乡建设厅"], False),
        (PER, ["马斯克", "埃隆·马斯克"], True),
        (PER, ["李强", "李强国"], False),
        (ORG, ["ABB", "ＡＢＢ"], True),
    ],
)
def test_names_are_forms_of_one_by_rule(kind: EntityType, names: list[str], together: bool) -> None:
    assert (linked(kind, *names) == {frozenset(names)}) is together


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (LOC, ["吉林", "吉林省", "吉林市"]),
        (PER, ["马斯克", "埃隆·马斯克", "梅耶·马斯克"]),
        (ORG, ["省住建厅", "省住房和城乡建设厅", "省住宅建设厅"]),
    ],
)
def test_a_form_that_could_stand_for_two_stays_by_itself(kind: EntityType, names: list[str]) -> None:
    assert linked(kind, *names) == {frozenset({name}) for name in names}


def test_a_body_of_the_city_is_that_of_the_paper_s_city() -> None:
    names = ["市财政局", "大连财政局", "大连市财政局", "沈阳市财政局"]
    at_home = linked(ORG, *names, hints=LinkHints(home=DALIAN))
    assert at_home == {frozenset(names[:3]), frozenset(names[3:])}
    assert linked(ORG, *names) == {frozenset({name}) for name in names}


def test_what_a_text_calls_short_is_a_form() -> None:
    assert linked(ORG, "大工", "大连理工大学", hints=LinkHints(called=(("大连理工大学", "大工"),))) == {
        frozenset({"大工", "大连理工大学"})
    }


def test_what_the_reader_said_beats_the_rules() -> None:
    said = {NamedSurface(LOC, "大连市"): "大连市", NamedSurface(LOC, "滨城"): "大连"}
    assert linked(LOC, "大连", "大连市", "滨城", hints=LinkHints(said=said)) == {
        frozenset({"大连", "滨城"}),
        frozenset({"大连市"}),
    }


def test_the_entity_is_called_by_its_fullest_name_a_place_by_its_usual_one() -> None:
    counts = {(ORG, "大工"): 9, (ORG, "大连理工大学"): 1, (LOC, "大连"): 9, (LOC, "大连市"): 1}
    hints = LinkHints(called=(("大连理工大学", "大工"),))
    found = link({NamedSurface(*name): count for name, count in counts.items()}, hints)
    assert {entity.name for entity in found} == {"大连理工大学", "大连"}


@pytest.mark.parametrize(
    ("text", "bodies", "wanted"),
    [
        ("大连市市长陈明出席", ["大连市"], "大连市市长"),
        ("国务院总理李强", ["国务院"], "国务院总理"),
        ("大连海关关长、党委书记王芳", ["大连海关"], "大连海关关长、党委书记"),
        ("据了解，王芳", [], ""),
        ("来到大连的王芳", ["大连"], ""),
    ],
)
def test_a_post_is_what_stands_before_the_name(text: str, bodies: list[str], wanted: str) -> None:
    start = next(text.index(name) for name in ("陈明", "李强", "王芳") if name in text)
    marks = [Entity(text.index(body), text.index(body) + len(body), ORG) for body in bodies]
    assert post(text, start, marks) == wanted


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("口岸发展\n\n大连理工大学校长王芳介绍，大连海关支持口岸发展。\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("校企合作\n\n昨日，大连理工大学与大连海关签约。\n", encoding="utf-8")
    return tmp_path


def test_what_is_joined_stays_joined_in_the_library(library: Path) -> None:
    whole = ReviewScope(Reach.LIBRARY)
    with Session.open(library) as session:
        index = name_index(session, whole)
        school, customs = NamedSurface(ORG, "大连理工大学"), NamedSurface(ORG, "大连海关")
        assert len(index.places[school]) == len(index.places[customs]) == 2
        for wanted in ("大连理工大学", "大连海关"):
            changes = restating(session, {customs: (wanted, index.places[customs][0])}, "join")
            for name, change in changes.items():
                article = session.pages.article(name, 1)
                assert isinstance(article, Article)
                session.notes.apply(article.source, change)
            assert joined(session.notes.all()) == {customs: wanted}
            ((row,),) = decided_lines(session)
            assert row.cells[:3] == ("大连海关", "organisation", SAID[wanted])
            assert row.removes, "it is reversed where all decisions are"
            forms = {frozenset(one.forms) for one in name_index(session, whole).entities if one.type is ORG}
            assert (frozenset({"大连理工大学", "大连海关"}) in forms) is (wanted == "大连理工大学")


def test_names_of_a_library_are_listed(library: Path) -> None:
    result = pizhu("names", library, "--type", "ORG", "--where", "title:校企")
    assert result.exit_code == 0, result.stderr
    assert {line.split("\t")[1] for line in result.stdout.splitlines()} == {"大连理工大学", "大连海关"}
    refused = pizhu("names", library, "--where", "titel:x")
    assert refused.exit_code == 2
    assert "titel" in refused.stderr
