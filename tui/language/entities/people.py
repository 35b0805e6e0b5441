"""People: names where a page says that a person's name stands."""

import re
from functools import cache

from tui.language.entities.lexicon import WordLexicon
from tui.language.entities.tagged import CERTAIN, PER, Name, TaggedText, Taken, settle

LOOSE = frozenset({"w", "p", "v", "vd", "d", "u", "c", "xc", "r", "t", "m", "f", "TIME"})
"""Tags of tokens that end a name."""


def bylines(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Take for persons what stands after 记者 or 通讯员, before 摄 or 供图, and alone in a byline block."""
    patterns = _patterns(tagged.lexicon)
    spans = [
        one.span() for row in patterns.listed.finditer(tagged.text) for one in patterns.name.finditer(*_at(row, 1))
    ]
    spans += [one.span(1) for one in patterns.credit.finditer(tagged.text)]
    spans = [span for span in spans if not _is_word(*span, tagged)]
    for block in tagged.bylines:
        for one in patterns.alone.finditer(tagged.text, *block):
            if (tagged.tag(one[0]) or "nr").startswith("nr"):
                spans.append(one.span())
    return _put([Name(*span, PER, CERTAIN) for span in spans], names)


def _is_word(start: int, end: int, tagged: TaggedText) -> bool:
    """Tell whether a span is a word that is no noun, to the dictionary or to the model: 记者成立, 记者连日来."""
    token = tagged.tokens[tagged.at(start)]
    said = token.tag if (token.start, token.end) == (start, end) else "n"
    return said in LOOSE or (tagged.tag(tagged.text[start:end]) or "n")[0] in "vdapcur"


def _at(match: re.Match[str], group: int) -> tuple[str, int, int]:
    return match.string, match.start(group), match.end(group)


def titled(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Take for a person two or three characters after a post that begin with a family name and end where a word does.

    党委书记|冷丽|在: the model has divided the name into common words.
    """
    taken = {name.start for name in names}
    found = []
    for number, token in enumerate(tagged.tokens[:-1]):
        if token.tag != "n" or token.end in taken or not _is_post(tagged.text[token.start : token.end], tagged.lexicon):
            continue
        if name := _after(number + 1, token.end, tagged):
            found.append(name)
    return _put(found, names)


def posted(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Give a family name right behind a post the common word that is its given name: 县委书记|苟|向前|、.

    Nobody is called by a post and a family name behind it (市长王); a clause ends behind the word, or a verb follows.
    """
    grown = []
    for name in names:
        if name.type == PER and name.end - name.start == 2:
            name = _completed(name, tagged)
        if name.type == PER and name.end - name.start == 1 and tagged.lexicon.surname(tagged.text[name.start]):
            name = _grown(name, tagged)
        grown.append(name)
    return settle(grown)


def _completed(name: Name, tagged: TaggedText) -> Name:
    """Give a person behind a post the 有 that ends his name, or the 于 that begins it: 县长|鲁大|有|负责."""
    before, after = tagged.before(name.start), tagged.after(name.end)
    if before and tagged.text[before.start : before.end] == "于" and _follows_post(before.start, tagged):
        return name._replace(start=before.start)
    ends = after and tagged.text[after.start : after.end] == "有" and tagged.after(after.end)
    if ends and ends.tag in ("v", "vn", "p") and _follows_post(name.start, tagged):
        return name._replace(end=name.end + 1)
    return name


def _follows_post(start: int, tagged: TaggedText) -> bool:
    post = tagged.before(start)
    return post is not None and _is_post(tagged.text[post.start : post.end], tagged.lexicon)


def called(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Take for a person 老 and a family name behind a calling: 修鞋匠|老周|在."""
    taken, found = {name.start for name in names}, []
    for number, token in enumerate(tagged.tokens[1:], 1):
        surface, before = tagged.text[token.start : token.end], tagged.tokens[number - 1]
        if (
            len(surface) == 2
            and surface[0] == "老"
            and token.start not in taken
            and surface[1] in tagged.lexicon.surnames
            and tagged.tag(surface) in (None, "nr", "t")
            and before.end == token.start
            and _CALLINGS.fullmatch(tagged.text, before.start, before.end)
        ):
            found.append(Name(token.start, token.end, PER, 0.9))
    return _put(found, names)


_CALLINGS = re.compile(".*(?:匠|师傅|农|户|贩|裁缝|老板|邻居|司机|店主|房东|船工|车夫|渔民|村民|老汉)")
"""Endings of callings by which a neighbour is introduced."""


def _grown(name: Name, tagged: TaggedText) -> Name:
    post, given = tagged.before(name.start), tagged.after(name.end)
    if not post or not given or not _is_post(tagged.text[post.start : post.end], tagged.lexicon):
        return name
    word = tagged.text[given.start : given.end]
    then = tagged.after(given.end)
    ends = then is None or then.tag in ("w", "v", "p", "d", "c", "TIME")
    plain = given.tag in ("a", "ad", "an", "d", "v", "vn", "n", "nz", "t") and word not in tagged.lexicon.titles
    said = (
        given.tag == "v"
        and not (then is None or tagged.text[then.start] in "、（(")
        and _SAYING.fullmatch(word) is not None
    )
    return name._replace(end=given.end) if len(word) == 2 and ends and plain and not said and word.isalpha() else name


_SAYING = re.compile("表示|介绍|强调|指出|认为|透露|宣布|要求|坦言|回忆|告诉|解释|出席|主持|带队|前往|参加|率队|率团")
"""Verbs of which a person with a family name alone may be the subject."""


def _is_post(surface: str, lexicon: WordLexicon) -> bool:
    return surface.endswith(_OLD_POSTS) or any(surface[-size:] in lexicon.titles for size in (2, 3, 4, 5))


_OLD_POSTS = ("会计", "出纳", "巡抚", "知府", "知县", "知州", "总督", "总兵", "县令", "教谕", "御史", "尚书", "侍郎")
"""Posts that the list, which the model was told of, lacks."""


def _after(number: int, start: int, tagged: TaggedText) -> Name | None:
    end = start
    for token in tagged.tokens[number : number + 4]:
        if token.start != end or token.tag in LOOSE or token.tag in ("PER", "ORG", "LOC"):
            break
        end = token.end
    else:
        return None
    surface = tagged.text[start:end]
    if not 2 <= len(surface) <= 3 or not tagged.lexicon.surname(surface) or not surface.isalpha():
        return None
    return None if tagged.tag(surface) is not None else Name(start, end, PER, 0.7)


def _put(found: list[Name], names: list[Name]) -> list[Name]:
    """Return both lists as one; what was found here replaces what it overlaps."""
    found = settle(found)
    taken = Taken(found)
    return sorted([*found, *(name for name in names if not taken.over(name.start, name.end))])


class _Patterns:
    """Regular expressions over family names."""

    def __init__(self, lexicon: WordLexicon) -> None:
        single = "".join(sorted(name for name in lexicon.surnames if len(name) == 1))
        compound = "|".join(sorted(name for name in lexicon.surnames if len(name) == 2))
        one = rf"(?:(?:{compound})|[{single}])(?:(?![摄绘讯])[\u4e00-\u9fff]){{1,2}}"
        end = r"(?=[\s)）】\]:：。，,、/;；]|报道|摄|文|图|$)"
        gap = r"[ \u3000、，,/]{1,3}"
        self.credit = re.compile(rf"(?<![\u4e00-\u9fff])({one})(?=[ \u3000]*/?(?:摄|供图|绘)(?![\u4e00-\u9fff]))")
        self.alone = re.compile(rf"(?<![\u4e00-\u9fff])({one})(?![\u4e00-\u9fff])")
        spaced = rf"[{single}][ \u3000][\u4e00-\u9fff](?=[\s)）】]|摄|报道|$)"
        self.name = re.compile(rf"{spaced}|{one}(?={gap}|$|[^\w]|报道|摄|文|图)")
        one = rf"(?:{spaced}|{one})"
        self.listed = re.compile(rf"(?:记者|通讯员|实习生|撰稿人|特约评论员)[ \u3000:：]?({one}(?:{gap}{one})*){end}")


@cache
def _patterns(lexicon: WordLexicon) -> _Patterns:
    return _Patterns(lexicon)
