"""Every cue decides something: a page that is read without fault with it and not without it.

The pages are those of `tests.text.layouts`; `make cues` prints what each cue is worth on others.
"""

import pytest

from tests.text.cues import FAMILIES, Family, errors_of, without
from tui.text.structure.cues.continuation import continuation

GOES_ON, HEADLINE, START, CAPTION = FAMILIES
EXAMPLES = [
    (GOES_ON, "cut_word_after", 50046),
    (GOES_ON, "early_comma", 50303),
    (GOES_ON, "early_particle", 50082),
    (GOES_ON, "fresh_start", 50024),
    (GOES_ON, "listing", 50143),
    (GOES_ON, "pair_completed", 50005),
    (GOES_ON, "pair_left_alone", 50373),
    (GOES_ON, "word_across", 50077),
    (HEADLINE, "bare_shape", 50005),
    (HEADLINE, "blank_inside", 50256),
    (HEADLINE, "commas_inside", 50005),
    (HEADLINE, "cut_characters", 50354),
    (HEADLINE, "full_width", 50256),
    (HEADLINE, "inset_like_text", 50033),
    (HEADLINE, "length", 50112),
    (HEADLINE, "plain_sentence", 50196),
    (HEADLINE, "runs_on", 50003),
    (HEADLINE, "stop_at_end", 50112),
    (HEADLINE, "story_follows", 50022),
    (HEADLINE, "text_pending", 50000),
    (HEADLINE, "unbalanced", 50005),
    (START, "alike_neighbours", 50004),
    (START, "custom_of_page", 50077),
    (START, "label_above", 50045),
    (START, "story_opens", 50000),
    (CAPTION, "alien_words", 50082),
    (CAPTION, "brevity", 50070),
    (CAPTION, "credited", 50000),
    (CAPTION, "date_first", 50024),
    (CAPTION, "formless", 50106),
    (CAPTION, "other_reading", 50067),
    (CAPTION, "person_first", 50078),
    (CAPTION, "scene", 50022),
    (CAPTION, "view", 50244),
]


@pytest.mark.parametrize(("family", "cue", "seed"), EXAMPLES, ids=lambda said: said if isinstance(said, str) else "")
def test_a_page_is_read_right_with_a_cue_and_wrong_without_it(family: Family, cue: str, seed: int) -> None:
    assert errors_of(seed) == 0
    with without(family, cue):
        assert errors_of(seed) > 0


@pytest.mark.parametrize(
    ("cue", "before", "after", "apart"),
    [
        ("cut_before_mark", "渡口重新开张", "，邻居们都来帮忙。", "邻居们都来帮忙。"),
        ("pending_comma", "渡口重新开张，邻居们都来帮忙，", "老船工站在岸边。", "据悉，老船工也站在岸边。"),
        ("number_or_word_cut", "渡口投资共计120", "0万元。", "据介绍，渡口投资巨大。"),
        ("early_comma", "渡口重新开张以后来往的船越来", "越多，码头也热闹起来。", "目前，码头也热闹起来。"),
    ],
)
def test_a_line_goes_on_by_a_cue_and_another_does_not(cue: str, before: str, after: str, apart: str) -> None:
    assert continuation(before, after) > 0 >= continuation(before, apart)
    with without(GOES_ON, cue):
        assert continuation(before, after) <= 0


def test_every_cue_says_why_it_is_there() -> None:
    for family in FAMILIES:
        names = [cue.__name__ for cue in family.cues]
        assert len(set(names)) == len(names)
        assert all((cue.__doc__ or "").startswith("Weigh ") for cue in family.cues)
