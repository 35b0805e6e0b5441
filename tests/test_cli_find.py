"""`pizhu find`: what is in the library is found, in context, as JSON, counted."""

import json
import os
from pathlib import Path

import pytest

from tests.running import on_a_terminal, pizhu


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("海关通关提速\n\n大连海关支持口岸发展，投资1200亿元。\n", encoding="utf-8")
    (folder / "b.txt").write_text("臺灣的海關\n\n總統府說，海關\x1b[31m收人730亿元。\n", encoding="utf-8")
    return folder


def lines(*args: object) -> list[str]:
    result = pizhu("find", *args)
    assert result.exit_code == 0, result.stderr
    return result.stdout.splitlines()


def test_hits_are_printed_in_context(texts: Path) -> None:
    assert lines("口岸", texts) == ["a#1\t海关通关提速 大连海关支持\t口岸\t发展，投资1200亿元。"]
    assert [line.split("\t")[0] for line in lines("海关", texts)] == ["a#1", "a#1", "b#1", "b#1"]


def test_as_a_concordance_the_keyword_stands_in_one_column_also_in_a_pipe(texts: Path) -> None:
    from rich.cells import cell_len

    found = lines("海关", texts, "--format", "kwic")
    places = {cell_len(line[: max(line.find(" 海关 "), line.find(" 海關 "))]) for line in found}
    assert len(found) == 4 and len(places) == 1


def test_json_has_the_place_in_the_source(texts: Path) -> None:
    (hit,) = [json.loads(line) for line in lines("一千二百亿元", texts, "--format", "jsonl")]
    text = (texts / "a.txt").read_text(encoding="utf-8")
    assert (hit["file"], hit["article"], text[hit["start"] : hit["end"]]) == ("a.txt", "a#1", "1200亿元")


def test_hits_are_counted(texts: Path) -> None:
    assert lines("海关", texts, "--format", "count") == ["2\t4"]
    assert lines("没有这个词", texts, "--format", "count") == ["0\t0"]


def test_they_are_sorted_by_the_words_after(texts: Path) -> None:
    after = [line.split("\t")[3][:1] for line in lines("海关", texts, "--sort", "right")]
    assert after == [" ", "␛", "支", "通"]


def test_look_alikes_on_request(texts: Path) -> None:
    assert lines("收入", texts) == []
    assert len(lines("收入", texts, "--confused")) == 1


def test_conditions_of_the_filter_language_narrow_it(texts: Path) -> None:
    pizhu("note", "add", texts / "a.txt", "--start", 8, "--end", 12, "--tag", "机构")
    assert {line.split("\t")[0] for line in lines("海关 tag:机构", texts)} == {"a#1"}
    assert {line.split("\t")[0] for line in lines("海关 -has:tag", texts)} == {"b#1"}
    assert {line.split("\t")[0] for line in lines("海关 figure>1000亿元", texts)} == {"a#1"}


def test_a_wrong_query_points_at_its_place(texts: Path) -> None:
    result = pizhu("find", "海关 tga:机构", texts)
    assert result.exit_code == 2
    assert "column 4" in result.stderr


def test_nothing_steers_the_terminal(texts: Path) -> None:
    assert "\x1b[31m" not in on_a_terminal(["find", "海关", texts])
    assert "\x1b" not in pizhu("find", "海关", texts).stdout


def test_the_keyword_stands_in_one_column_on_a_terminal(texts: Path) -> None:
    from rich.cells import cell_len

    shown = "".join(on_a_terminal(["find", word, texts], columns=60) for word in ("通关", "口岸"))
    lines = [line.rpartition("\x1b[K")[2] for line in shown.split("\n")]  # a busy machine tells how far it is
    places = {cell_len(line[: max(line.find(" 通关 "), line.find(" 口岸 "))]) for line in lines if line.strip()}
    assert len(places) == 1


def test_a_file_whose_name_is_no_text_ends_nothing(texts: Path) -> None:
    (Path(os.fsdecode(os.fsencode(texts) + b"/\xff\xfe.txt"))).write_text("海关\n", encoding="utf-8")
    assert len(lines("海关", texts)) == 4
