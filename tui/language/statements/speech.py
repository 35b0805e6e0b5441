"""The words of reported speech, read once from `tui/language/data/speech.txt`."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from tui.language.entities.lexicon import DATA, lexicon

NOT_AFTER: Final = "被的所据可应该来难是否如之照想再没"
"""What stands before a verb of speech that reports nothing: 被认为, 的要求, 所说, 据说, 可说."""
NOT_BEFORE: Final = "的法书明教服好坏起过话实数标头导定挥责望南甲纹令针环战状呼职道理控题到"
"""What stands behind a verb of one character that is part of a longer word: 说明, 称呼, 指导."""
NOT_AFTER_ONE: Final = "知报频渠街管通味轨正人公力航赛跑"
"""What stands before 道 where it is no verb."""
NOT_SPEECH: Final = re.compile(
    "(?:没有|未曾|从不|从未|尚未|并未|并不|绝不|不再|或者|代(?=表示)|否(?=认为)|"
    "(?:发|发表|发布|作出|做出|提出|给出|公布)(?:了|过)? ?)$"
)
"""What stands before a verb of speech that is part of another word, or a noun."""
NOTHING: Final = re.compile(
    "(?:衷心|热烈|诚挚|深切|高度|最|由衷|极大|强烈|坚决|严重|亲切|崇高|真诚|十分|非常|的|地){0,4}"
    "(?:祝贺|感谢|慰问|哀悼|欢迎|满意|关注|赞赏|敬意|问候|谢意|歉意|同情|支持|反对|抗议|不满|悼念|关切|遗憾|肯定|理解|谴责|祝福)"
)
"""What is shown and not said: 对…表示衷心感谢."""


@cache
def words() -> Mapping[str, frozenset[str]]:
    """Return the words of each group of the file."""
    found: dict[str, frozenset[str]] = {}
    for group in (DATA / "speech.txt").read_text(encoding="utf-8").split("\n[")[1:]:
        name, _bracket, listed = group.partition("]")
        found[name] = frozenset(listed.split())
    return found | {"speaker": found["speaker"] | lexicon().titles}


@cache
def verbs() -> re.Pattern[str]:
    """Return the pattern of a verb of speech, the longest first."""
    return either(words()["say"] | words()["near"] | words()["speak"])


def either(some: frozenset[str]) -> re.Pattern[str]:
    """Return the pattern of any of some words, the longest first."""
    return re.compile("|".join(sorted(some, key=lambda word: (-len(word), word))))
