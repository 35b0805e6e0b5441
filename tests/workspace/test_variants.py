"""Other forms of a text: written otherwise, short, in full."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.search import fold
from tui.workspace.notes.variants import Form, forms, shortens


@pytest.mark.parametrize(
    ("short", "full", "wanted"),
    [
        ("省住建厅", "省住房和城乡建设厅", True),
        ("国家发改委", "国家发展和改革委员会", True),
        ("国家发展改革委", "国家发展和改革委员会", True),
        ("国家发改委", "国家发展改革委", True),
        ("市监局", "市场监督管理局", True),
        ("市卫健委", "市卫生健康委员会", True),
        ("省厅", "省住房和城乡建设厅", False),
        ("国家发", "国家发展和改革委员会", False),
        ("省教育厅", "省住房和城乡建设厅", False),
        ("省住房和城乡建设厅", "省住建厅", False),
        ("住建厅", "省住房和城乡建设厅", False),
        ("国资委", "国务院国有资产监督管理委员会", False),
    ],
)
def test_a_short_form_keeps_first_and_last_word_and_the_order(short: str, full: str, wanted: bool) -> None:
    assert shortens(short, full) is wanted


@pytest.mark.parametrize(
    ("quote", "text", "found"),
    [
        ("大连海关", "大連海關与大连海关", {"大連海關": Form.WRITTEN}),
        ("AI", "ＡＩ、ai、AI", {"ＡＩ": Form.WRITTEN, "ai": Form.WRITTEN}),
        ("省住建厅", "省住房和城乡建设厅说，省住建厅也说", {"省住房和城乡建设厅": Form.FULL}),
        ("省住房和城乡建设厅", "省住房和城乡建设厅说，省住建厅也说", {"省住建厅": Form.SHORT}),
        ("数据要素行动", "数据要素行动（以下简称“行动”）", {"行动": Form.SHORT}),
        ("数据要素行动", "数据要素行动(简称：行动计划)", {"行动计划": Form.SHORT}),
        ("数据", "数字与据说", {}),
        ("[/数据]", "[/数据] [／数据]", {"[／数据]": Form.WRITTEN}),
    ],
)
def test_forms_are_found_and_named(quote: str, text: str, found: dict[str, Form]) -> None:
    assert forms([text], quote) == found


@given(
    st.text("大连海關关AaＡ（）简称“”厅省局[]\n", max_size=60),
    st.text("大连海關关AaＡ省厅局[(", min_size=1, max_size=6),
)
def test_every_form_stands_in_the_text_and_is_another_one(text: str, quote: str) -> None:
    found = forms([text], quote)
    assert quote not in found
    assert all(form in text for form in found)
    assert all(fold(one) == fold(quote) for one, form in found.items() if form is Form.WRITTEN)
