"""`pizhu export`, `marks`, `show ID@offset`: what was decided leaves, and what is lost is said."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import ROOT, pizhu
from tui.export.registry import FORMATS
from tui.notes.model.decisions import Decision, MarkVerdict, decide
from tui.notes.store.notebook import Change
from tui.workspace import Session

PAGE = "000_b576d2323f779f1e"
TEXT = (ROOT / "seeds" / f"{PAGE}.txt").read_text(encoding="utf-8-sig")


@pytest.fixture(scope="module")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What was found in the pages by a test before, so that not each of them waits for it (5 s)."""
    return tmp_path_factory.mktemp("analysed")


@pytest.fixture(autouse=True)
def known(analysed: Path) -> Iterator[None]:
    """Begin with the analyses of the tests before, and leave one's own."""
    cache = Path(os.environ["XDG_CACHE_HOME"])
    shutil.copytree(analysed, cache, dirs_exist_ok=True)
    yield
    shutil.copytree(cache / "pizhu" / "marks", analysed / "pizhu" / "marks", dirs_exist_ok=True)


@pytest.fixture
def decided(library: Path) -> Path:
    """A library in which one mark of the first page is accepted, one rejected, and one passage annotated."""
    with Session.open(library) as session:
        source = session.library.read(f"{PAGE}.txt")
        marks = [json.loads(line) for line in pizhu("marks", library / "seeds" / f"{PAGE}.txt").stdout.splitlines()]
        first, second = marks[:2]
        keep = decide(
            source, [(first["start"], first["end"])], Decision(MarkVerdict.KEEP, first["type"], first["type"])
        )
        drop = decide(source, [(second["start"], second["end"])], Decision(MarkVerdict.DISMISS, second["type"], "PER"))
        session.notes.apply(source, Change("x", put=(keep, drop)))
        session.notes.annotate(source, [(100, 110)], "笔记", ["政策/数字"])
    return library


def test_marks_tell_what_was_decided_and_who_did(decided: Path) -> None:
    file = decided / "seeds" / f"{PAGE}.txt"
    now = [json.loads(line) for line in pizhu("marks", file).stdout.splitlines()]
    raw = [json.loads(line) for line in pizhu("marks", "--raw", file).stdout.splitlines()]
    assert len(now) == len(raw) - 1
    assert {one["origin"] for one in raw} == {"program"}
    (accepted,) = [one for one in now if one["origin"] == "accepted"]
    assert accepted["by"]
    assert accepted["at"]
    assert accepted["maker"].startswith("pizhu ")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_leaves_from_the_command_line_and_reads_back_what_it_says(
    name: str, decided: Path, tmp_path: Path
) -> None:
    form = FORMATS[name]
    if form.needs:
        pytest.importorskip({"docx": "docx", "xlsx": "openpyxl"}[form.needs])
    target = tmp_path / ("out" if name == "brat" else f"out{form.suffix}")
    result = pizhu("export", decided, "--format", name, "--verify", "-o", target)
    assert result.exit_code == 0, result.stderr
    lines = result.stderr.splitlines()
    lost = [line.partition(": ")[2].partition(": ")[2] for line in lines if "not in the file" in line]
    back = [line.partition(": ")[2].partition(": ")[2] for line in lines if "read back, missing" in line]
    assert lost == back
    assert lost or "nothing is missing" in result.stderr


def test_the_ending_says_the_format_and_must_not_say_another(decided: Path, tmp_path: Path) -> None:
    assert pizhu("export", decided, "-o", tmp_path / "x.csv").exit_code == 0
    assert (tmp_path / "x.csv").read_text().startswith('"id","source"')
    result = pizhu("export", decided, "--format", "csv", "-o", tmp_path / "x.json")
    assert result.exit_code == 2
    assert ".csv" in result.stderr
    assert not (tmp_path / "x.json").exists()
    assert "labelstudio" in pizhu("export", decided, "-o", tmp_path / "x.what").stderr


def test_only_the_article_that_was_named_leaves(decided: Path) -> None:
    lines = pizhu("export", decided, "--format", "doccano", "--article", f"{PAGE}#2").stdout.splitlines()
    assert [json.loads(line)["article"] for line in lines] == [f"{PAGE}#2"]


def test_the_way_back_is_understood(decided: Path) -> None:
    (row,) = [
        json.loads(line)
        for line in pizhu("export", decided, "--format", "jsonl", "--marks", "none").stdout.splitlines()
    ]
    shown = pizhu("show", row["place"], "--library", decided)
    assert shown.exit_code == 0
    assert row["quote"][:4] in shown.stdout.replace("\n", "").replace(" ", "")
    assert pizhu("show", f"{PAGE}#1@999999", "--library", decided).exit_code == 1


def places(*args: object) -> list[str]:
    return [json.loads(line)["quote"] for line in pizhu("export", *args, "--format", "jsonl").stdout.splitlines()]


def test_a_filter_or_a_tag_chooses_what_leaves(decided: Path) -> None:
    assert len(places(decided, "--marks", "none")) == 1
    assert len(places(decided, "--marks", "none", "--where", "tag:政策")) == 1
    assert places(decided, "--marks", "none", "--where", "tag:别的") == []
    assert len(places(decided, "--tag", "政策")) == 1
    assert places(decided, "--tag", "政") == []
    wrong = pizhu("export", decided, "--format", "jsonl", "--where", "tag:(")
    assert wrong.exit_code == 2


def test_a_source_that_cannot_be_read_is_told_of_once(tmp_path: Path) -> None:
    (tmp_path / "空.txt").touch()
    (tmp_path / "a.txt").write_text("大连海关开通热线\n", encoding="utf-8")
    told = pizhu("export", tmp_path, "-o", tmp_path / "x.jsonl", "--marks", "all", "--verify").stderr
    assert told.count("空.txt") == 1
