"""Pages whose only marks are `#` are read as the Markdown library would read them, without loading it."""

import re

from hypothesis import given
from hypothesis import strategies as st
from pytest import MonkeyPatch

from tui.text.markup import markdown

_PARTS = ["#", "##", "#######", " ", "\t", "\u3000", "字", "a", "-1", "5", ".", "*", "\\", "&"]
LINES = st.lists(st.lists(st.sampled_from(_PARTS), max_size=6).map("".join), min_size=1, max_size=6)


@given(lines=LINES)
def test_headings_are_those_of_the_library(lines: list[str]) -> None:
    mine = markdown.read_facts(lines)
    with MonkeyPatch.context() as patch:
        patch.setattr(markdown, "_OTHER", re.compile(""))
        assert mine == markdown.read_facts(lines)
