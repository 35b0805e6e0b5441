"""The codebook goes out as a file and comes home."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.running import pizhu
from tui.export.incoming import NotReadable
from tui.notes.file.codebook import Codebook, Defining, Tag, TagNameError, normal
from tui.workspace import Session
from tui.workspace.codebook.file import read, taking, write


def _named(name: str) -> str | None:
    try:
        return normal(name)
    except TagNameError:
        return None


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NAMES = st.text("数据经济/物价[]a ", min_size=1, max_size=12).map(_named).filter(bool)
LISTS = st.lists(TEXT, max_size=2).map(tuple)
TAGS = st.builds(Tag, NAMES, TEXT, TEXT, st.sampled_from(["", "1", "9"]), LISTS, TEXT, LISTS)


@given(st.lists(TAGS, max_size=4, unique_by=lambda tag: tag.name))
def test_toml_says_all_of_a_codebook(tags: list[Tag]) -> None:
    assert read(write(tags, ".toml"), ".toml") == tuple(tags)


def test_qdc_keeps_names_definitions_and_colours() -> None:
    tags = (Tag("经济", "钱"), Tag("经济/物价", "涨跌 <b>", "#ff0000", "3", ("价格",)))
    back = read(write(tags, ".qdc"), ".qdc")
    assert [(tag.name, tag.definition, tag.colour) for tag in back] == [
        ("经济", "钱", ""),
        ("经济/物价", "涨跌 <b>", "#ff0000"),
    ]


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (b"tag = 5", ".toml"),
        (b"[[tag]]\n", ".toml"),
        (b"[[tag]]\nname = 5", ".toml"),
        (b'[[tag]]\nname = "a/"', ".toml"),
        (b'[[tag]]\nname = "a"\nkey = "x"', ".toml"),
        (b'[[tag]]\nname = "a"\naliases = "b"', ".toml"),
        (b"\xff\xfe", ".toml"),
        (b"<a>", ".qdc"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>", ".qdc"),
    ],
)
def test_what_is_no_codebook_is_refused(data: bytes, ending: str) -> None:
    with pytest.raises(NotReadable):
        read(data, ending)


def test_a_key_in_use_stays_where_it_is() -> None:
    change = taking(Codebook((Tag("甲", key="1"),)), [Tag("乙", key="1"), Tag("丙", key="2"), Tag("丁", key="2")])
    assert [(tag.name, tag.key) for tag in change.put] == [("乙", ""), ("丙", "2"), ("丁", "")]


def test_the_command_takes_it_out_and_in(library: Path, tmp_path: Path) -> None:
    with Session.open(library) as session:
        session.notes.store.define("x", Defining((Tag("数据", "用于数据要素", key="1"),)))
    file = tmp_path / "codes.toml"
    assert pizhu("tags", library, "--export", file).exit_code == 0
    assert pizhu("tags", library, "--export", file).exit_code != 0
    file.write_text(file.read_text(encoding="utf-8") + '\n[[tag]]\nname = "新"\n', encoding="utf-8")
    assert "1" in pizhu("tags", library, "--import", file).output
    with Session.open(library) as session:
        assert [tag.name for tag in session.notes.store.codebook().tags] == ["数据", "新"]
        session.notes.undo()
        assert [tag.name for tag in session.notes.store.codebook().tags] == ["数据"]
    file.write_bytes(b"tag = 5")
    failed = pizhu("tags", library, "--import", file)
    assert failed.exit_code != 0 and "[[tag]]" in failed.output
