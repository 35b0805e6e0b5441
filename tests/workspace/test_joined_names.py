"""What a form of a name stands for goes out with the marks, and comes home."""

import json
from pathlib import Path

import pytest

from tui.export.format import Options
from tui.export.reading import read
from tui.export.registry import FORMATS
from tui.language.analysis import EntityType
from tui.notes.store.notebook import Change
from tui.text.article import Article
from tui.text.source import Span
from tui.workspace import Session
from tui.workspace.entities.linking import NamedSurface
from tui.workspace.entities.said import joined, stands_for
from tui.workspace.exchange.exporting import export, gathered
from tui.workspace.exchange.importing import apply, plan
from tui.workspace.exchange.importplan import Outcome

TEXT = "港口启用\n\n昨日,省住建厅在东江发布消息。𠮷日,省住房和城乡建设厅再次介绍情况。\n"
HOLDING = ("csv", "jsonl", "w3c", "labelstudio", "brat", "xlsx")
SHORT, FULL = NamedSurface(EntityType.ORG, "省住建厅"), "省住房和城乡建设厅"


def library(root: Path) -> Path:
    root.mkdir()
    (root / "a.txt").write_text(TEXT, encoding="utf-8")
    return root


def join(root: Path, name: str) -> None:
    with Session.open(root) as session:
        (article,) = session.articles()
        assert isinstance(article, Article)
        at = article.text.index(SHORT.surface)
        said = stands_for(article, Span(at, at + len(SHORT.surface)), SHORT.type, name)
        session.notes.apply(article.source, Change("join", put=(said,)))


def names(root: Path) -> dict[NamedSurface, str]:
    with Session.open(root) as session:
        return joined(session.notes.all()) if session.library.annotations.is_dir() else {}


def bring(root: Path, file: Path, **how: bool) -> dict[Outcome, int]:
    with Session.open(root) as session:
        wanted = plan(session, *read(file))
        apply(session, wanted, **how)
        return {outcome: n for outcome, n in wanted.counted().items() if outcome is not Outcome.PROGRAM}


def out(root: Path, name: str, folder: Path) -> Path:
    target = folder / ("brat" if name == "brat" else f"out{FORMATS[name].suffix}")
    with Session.open(root) as session:
        export(session, None, FORMATS[name], target, options=Options(marks=FORMATS[name].marks))
    return target


@pytest.mark.parametrize("name", HOLDING)
def test_a_joined_name_goes_home_to_a_library_without_it_once(name: str, tmp_path: Path) -> None:
    mine, other = library(tmp_path / "mine"), library(tmp_path / "other")
    join(mine, FULL)
    file = out(mine, name, tmp_path)
    assert bring(mine, file) == {Outcome.SAME: 1}
    assert bring(other, file) == {Outcome.NEW: 1}
    assert names(other) == {SHORT: FULL}
    assert bring(other, file) == {Outcome.SAME: 1}
    with Session.open(other) as session:
        session.notes.undo()
    assert names(other) == {}


@pytest.mark.parametrize("name", HOLDING)
def test_a_name_that_stands_for_something_else_here_is_a_conflict(name: str, tmp_path: Path) -> None:
    mine, other = library(tmp_path / "mine"), library(tmp_path / "other")
    join(mine, FULL)
    join(other, "另一个厅")
    file = out(mine, name, tmp_path)
    assert bring(other, file) == {Outcome.CONFLICT: 1}
    assert names(other) == {SHORT: "另一个厅"}
    bring(other, file, theirs=True)
    assert names(other) == {SHORT: FULL}


def test_what_somebody_changed_in_the_file_changes_here(tmp_path: Path) -> None:
    mine = library(tmp_path / "mine")
    join(mine, FULL)
    file = out(mine, "jsonl", tmp_path)
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    file.write_text("".join(json.dumps(row | {"entity": "新名称"}) + "\n" for row in rows), "utf-8")
    assert bring(mine, file) == {Outcome.CHANGED: 1}
    assert names(mine) == {SHORT: "新名称"}


def unsaid(file: Path, name: str) -> None:
    """Take what the name stands for out of a file of labels, and leave its label there."""
    if name == "brat":
        (ann,) = file.glob("*.ann")
        lines = ann.read_text("utf-8").splitlines(keepends=True)
        ann.write_text("".join(line for line in lines if not line.startswith("N")), "utf-8")
        return
    tasks = json.loads(file.read_text("utf-8"))
    for made in tasks[0]["annotations"]:
        made["result"] = [one for one in made["result"] if one["from_name"] != "entity"]
    file.write_text(json.dumps(tasks), "utf-8")


@pytest.mark.parametrize("name", ["labelstudio", "brat"])
def test_a_joined_name_that_was_taken_out_asks_and_goes_then(name: str, tmp_path: Path) -> None:
    mine = library(tmp_path / "mine")
    join(mine, FULL)
    file = out(mine, name, tmp_path)
    unsaid(file, name)
    assert bring(mine, file)[Outcome.REMOVED] == 1
    assert names(mine) == {SHORT: FULL}, "nothing goes unasked"
    bring(mine, file, delete=True)
    assert names(mine) == {}
    assert Outcome.REMOVED not in bring(mine, file)


@pytest.mark.parametrize("name", ["csv", "w3c", "brat"])
def test_a_joined_name_whose_text_has_changed_is_counted_as_lost(name: str, tmp_path: Path) -> None:
    from tui.export.format import Feature
    from tui.workspace.exchange.exporting import left_behind, not_read_back

    mine, form = library(tmp_path / "mine"), FORMATS[name]
    join(mine, FULL)
    (mine / "a.txt").write_text("港口启用\n\n今日,东江下了一场雨。\n", encoding="utf-8")
    options = Options(marks=form.marks)
    with Session.open(mine) as session:
        assert left_behind(session, None, form, options)[Feature.JOINED] == 1
        files = list(form.write(gathered(session, None, form, options), options))
        assert not_read_back(session, None, form, files, options)[Feature.JOINED] == 1
    assert bring(mine, out(mine, name, tmp_path)) == {}
