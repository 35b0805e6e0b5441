"""Sentences end where a reader of newspapers says they do."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import SEEDS
from tui.text.sentences import sentence_at, sentences

pieces = st.lists(
    st.sampled_from([*'中文很好。！？!?….,，、；"“”‘’（）()《》[]【】 \n\u3000abAB19', "……", "3.5", "。”", "Mr. "])
    | st.characters(),
    max_size=80,
).map("".join)


def said(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今天开会。明天放假！好吗？", ["今天开会。", "明天放假！", "好吗？"]),
        ("他说:“你好。我走了!”然后离开。", ["他说:“你好。", "我走了!”", "然后离开。"]),
        ("他说：“走。”她没有走。", ["他说：“走。”", "她没有走。"]),
        ("“好！”，他说。", ["“好！”，他说。"]),
        ("喊出“加油！”的口号。完。", ["喊出“加油！”的口号。", "完。"]),
        ("他想……然后走了。", ["他想……", "然后走了。"]),
        ("工业、农业……等行业。", ["工业、农业……等行业。"]),
        ("真的吗？！真的。", ["真的吗？！", "真的。"]),
        ("大会（会期三天。地点不变。）开幕。", ["大会（会期三天。地点不变。）开幕。"]),
        ("电影《你好！李焕英》上映。好看。", ["电影《你好！李焕英》上映。", "好看。"]),
        ("开幕。（记者 王晓）", ["开幕。", "（记者 王晓）"]),
        ("增长3.5%。产量为1.2万吨。", ["增长3.5%。", "产量为1.2万吨。"]),
        ("加快发展.推动改革.", ["加快发展.", "推动改革."]),
        ("He came. Then Mr. Li left. The U. S. team won.", ["He came.", "Then Mr. Li left.", "The U. S. team won."]),
        ('他说"走。"我们走。', ['他说"走。"', "我们走。"]),
        ('他说"走。我们走。"好。', ['他说"走。', '我们走。"', "好。"]),
        ("标题\n　　正文。  第二句", ["标题", "正文。", "第二句"]),
        ("(一)坚持创新。(二)坚持开放。", ["(一)坚持创新。", "(二)坚持开放。"]),
        ("（没有关上。第二句。", ["（没有关上。", "第二句。"]),
        ("", []),
        (" \n\u3000", []),
    ],
)
def test_sentences_of(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@given(pieces)
def test_sentences_cover_the_text_but_for_white_space(text: str) -> None:
    found = sentences(text)
    assert "".join("".join(said(text)).split()) == "".join(text.split())
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(said == said.strip() and said and "\n" not in said for said in said(text))


@given(pieces, st.integers(0, 100))
def test_the_sentence_at_an_offset_is_one_of_them(text: str, offset: int) -> None:
    found = sentence_at(text, offset)
    line_end = text.find("\n", offset)
    rest = text[offset : line_end if line_end >= 0 else len(text)]
    if found is None:
        assert not rest.strip()
    else:
        assert found in sentences(text)
        assert found.end > offset


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_sentences_of_the_shipped_pages_are_of_a_readable_length(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lengths = sorted(span.end - span.start for span in sentences(text))
    assert 10 < lengths[len(lengths) // 2] < 60
    assert lengths[-1] < 700


@pytest.mark.parametrize("text", ["(" * 200_000, "。" * 200_000, '"' * 200_000, '。"' * 100_000, "（。" * 100_000])
def test_hostile_text_is_divided_in_one_pass(text: str) -> None:
    assert sum(span.end - span.start for span in sentences(text)) == len(text)
