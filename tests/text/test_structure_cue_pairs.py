"""Every cue that layouts seldom need decides a pair: of two places that differ in it, one is what the other is not."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from tests.text.cues import FAMILIES, Family, without
from tui.text.block import Role
from tui.text.structure.cues.captions import NEUTRAL_SHARE, Between, caption
from tui.text.structure.cues.continuation import continuation
from tui.text.structure.cues.headlines import ShortLine, headline
from tui.text.structure.cues.starts import StartContext, starts_article
from tui.text.structure.newspaper.article_draft import ArticleDraft, Stack
from tui.text.structure.newspaper.draft import DraftBlock
from tui.text.structure.page.lines import SourceLine
from tui.text.structure.types.linetypes import LineType

GOES_ON, HEADLINE, START, CAPTION = FAMILIES
LONG = "浅湾渔港扩建工程昨日在北岸村正式开工建设并将于明年年底完工"
PLAIN = "工程的总投资为三亿元，由县里和渔民共同承担。"


def short(text: str, first: bool = False) -> ShortLine:
    """A short line between whole paragraphs."""
    line = SourceLine(0, len(text), text, 0, False)
    return ShortLine(line, "", PLAIN, LineType.BODY, LineType.BODY, 0.0, 0.0, 0, False, first)


def stack(*texts: str, hashes: int = 0, begins: bool = False) -> Stack:
    rows = [DraftBlock(Role.TITLE, [number], LineType.SHORT) for number in range(len(texts))]
    return Stack(rows, list(texts), [hashes] * len(texts), begins, True)


def story(title: bool = True) -> ArticleDraft:
    heads = [DraftBlock(Role.TITLE, [0], LineType.SHORT)] if title else []
    return ArticleDraft(heads, [DraftBlock(Role.PARAGRAPH, [1], LineType.BODY)])


HERE = StartContext(stack("渔港的旧事"), story(), PLAIN, PLAIN, stack("渔港扩建工程开工"), 2, False, False, None)
SCENE = Between("学生在渡口等候渡船。", 1.4, 0.0, 0.0, NEUTRAL_SHARE, False)

PAIRS: list[tuple[Family, str, Callable[..., float], tuple[object, ...], tuple[object, ...]]] = [
    (
        GOES_ON,
        "cut_word_before",
        continuation,
        ("水位超过了航行的基", "准线以上三尺，渡船停航。"),
        ("水位超过了航行", "准线以上三尺，渡船停航。"),
    ),
    (HEADLINE, "first_on_page", headline, (short(LONG[:26], True),), (short(LONG[:26]),)),
    (
        HEADLINE,
        "numbered",
        headline,
        (replace(short("三、突出了重点，推进渡口改造"), after="据悉，" + PLAIN),),
        (replace(short("突出了重点，推进渡口改造"), after="据悉，" + PLAIN),),
    ),
    (HEADLINE, "quotation", headline, (short(f"“{LONG[:24]}”"),), (short(LONG[:24]),)),
    (
        HEADLINE,
        "dash",
        headline,
        (short("——记渡口老船工、老渡船和三个徒弟"),),
        (short("记浅湾渡口老船工、老渡船和三个徒弟"),),
    ),
    (
        START,
        "tail_before",
        starts_article,
        (replace(HERE, article=story(title=False), begun=1),),
        (replace(HERE, begun=1),),
    ),
    (START, "story_over", starts_article, (replace(HERE, last_text=PLAIN + "（完）"),), (HERE,)),
    (
        START,
        "depth_of_marks",
        starts_article,
        (replace(HERE, stack=stack("渔港的旧事", hashes=2), title_stack=stack("渔港开工", hashes=2), begun=1),),
        (replace(HERE, stack=stack("渔港的旧事", hashes=3), title_stack=stack("渔港开工", hashes=2), begun=1),),
    ),
    (
        START,
        "alone",
        starts_article,
        (replace(HERE, stack=stack(LONG[:18]), alone=True),),
        (replace(HERE, stack=stack(LONG[:18])),),
    ),
    (
        START,
        "news_below",
        starts_article,
        (replace(HERE, next_text="近日，" + PLAIN, begun=1),),
        (replace(HERE, begun=1),),
    ),
    (START, "change_of_words", starts_article, (replace(HERE, shared=0.01),), (replace(HERE, shared=0.12),)),
    (START, "short_rows", starts_article, (replace(HERE, stack=stack(LONG + "并且通车")),), (HERE,)),
    (
        START,
        "quotation",
        starts_article,
        (replace(HERE, begun=0, stack=stack("渡口不能没有人")),),
        (replace(HERE, begun=0, stack=stack("“渡口不能没有人”")),),
    ),
    (CAPTION, "told", caption, (SCENE,), (replace(SCENE, text="学生在渡口等了半天。"),)),
    (
        CAPTION,
        "leans_back",
        caption,
        (replace(SCENE, text="有渡船在浓雾里慢慢靠岸。", skipped=2.5),),
        (replace(SCENE, text="又有渡船在浓雾里慢慢靠岸。", skipped=2.5),),
    ),
    (
        CAPTION,
        "clauses",
        caption,
        (replace(SCENE, completes=0.9),),
        (replace(SCENE, completes=0.9, text="学生在渡口等，在船上坐。"),),
    ),
    (CAPTION, "second", caption, (SCENE,), (replace(SCENE, again=True),)),
]


@pytest.mark.parametrize(
    ("family", "cue", "decide", "example", "counter"), PAIRS, ids=lambda said: said if isinstance(said, str) else ""
)
def test_a_pair_is_told_apart_with_a_cue_and_not_without_it(
    family: Family, cue: str, decide: Callable[..., float], example: tuple[object, ...], counter: tuple[object, ...]
) -> None:
    assert decide(*example) > 0 >= decide(*counter)
    with without(family, cue):
        assert (decide(*example) > 0) == (decide(*counter) > 0)
