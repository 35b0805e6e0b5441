"""Evidence: how likely a name is, given the model's probability and what word lists know about its surface.

The weights follow what was counted on two public test sets of general text (MSRA's of news, Universal NER's of
Wikipedia): of 37 persons that the model doubted, but that have a family name and two characters after it, 76 %
were right; of 29 without a family name and two characters long, 3 %.
"""

import re

from tui.language.entities.tagged import CERTAIN, DOUBT, LOC, ORG, PER, Name, TaggedText
from tui.language.entities.trimming import COUNTRIES

COMPANY = 0.2
"""A name of the same type beside it, joined by 、 or 与: right 4 times of 5 where the model doubts, else 2 of 5."""
CROSSED = 0.2
"""A word of the dictionary over an edge: wrong twice as often."""
TEMPER = 0.3
"""What a word list adds to a name of pizhu's own model, or takes off it."""
KNOWN_BODY = 0.2
"""What a body of the state is worth more than the model says."""
STATE = re.compile("[国國]家.{2,}(?:中心|局|院|馆|館|台|队|隊|署)")
"""Bodies of the state, made of nothing but common words: 国家气候中心."""
BUREAUS = frozenset(
    ("保安局", "教育局", "發展局", "發改局", "房屋局", "房屋署", "運輸署", "律政司", "衞生署", "海事處", "地政總署")
)
"""Bureaus and departments of Hong Kong by their bare names."""
OPENING, CLOSING = frozenset("“‘「"), frozenset("”’」")
"""Quotation marks: who fills them is a nickname, or a product with the name of a person."""
LARGER = ("省", "市", "区", "县", "镇", "乡", "街道")
SMALLER = ("区", "县", "镇", "乡", "街道", "村", "社区", "路", "街")
"""Endings of places that hold others, and of those that are held."""
KNOWN = "abcdfijlmnpqrstuvyz"
"""First letters of the parts of speech of words in the dictionary."""
JOINS = frozenset("、与和及")
"""What joins names of one type."""
PLAIN = ("n", "v", "a", "d", "b", "t", "m", "r", "c", "u", "q", "f", "p")
"""Beginnings of the parts of speech of common words."""
PROPER = ("nr", "ns", "nt", "nz", "nrt", "nrfg")
"""Parts of speech of names."""


def weigh(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Return the names with how sure they are in the light of their surface and of what stands beside them."""
    starts, ends = {name.start: name for name in names}, {name.end: name for name in names}
    weighed = []
    for name in names:
        if name.sure < CERTAIN:
            weight = _weight(name, tagged)
            left = tagged.text[name.start - 1 : name.start] in JOINS and ends.get(name.start - 1)
            right = tagged.text[name.end : name.end + 1] in JOINS and starts.get(name.end + 1)
            joined = any(other and other.type == name.type and other.sure > 0.7 for other in (left, right))
            if joined or _descends(ends.get(name.start), name, tagged):
                weight += COMPANY
            elif crossed(name, tagged, 2, KNOWN):
                weight -= CROSSED
            name = name._replace(sure=max(0.0, min(0.99, name.sure + weight)))
        weighed.append(name)
    return weighed


def temper(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Return the names of pizhu's own model with what word lists add: places they know, and common words.

    Counted on names of paragraphs that the model had not seen; the rest of `weigh` made it worse there.
    """
    return [_moved(name, 0.0 if name.sure >= CERTAIN else _tempered(name, tagged)) for name in names]


def towns(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Return the names with a doubtful person that is called as a place of the lists made that place: 沈阳."""
    return [
        name._replace(type=LOC)
        if name.type == "PER" and name.sure < CERTAIN and tagged.lexicon.is_place(tagged.text[name.start : name.end])
        else name
        for name in names
    ]


def _moved(name: Name, weight: float) -> Name:
    return name._replace(sure=max(0.0, min(0.99, name.sure + weight))) if weight else name


def _tempered(name: Name, tagged: TaggedText) -> float:
    surface = tagged.text[name.start : name.end]
    if name.type == LOC and tagged.lexicon.is_place(surface):
        return TEMPER
    if name.type == ORG and (STATE.fullmatch(surface) or surface in BUREAUS):
        return KNOWN_BODY
    word = name.type == LOC and tagged.tag(surface) in ("t", "n", "v", "a", "d", "i", "l")
    return -TEMPER if word or common(surface, tagged) else 0.0


def _descends(above: Name | None, name: Name, tagged: TaggedText) -> bool:
    """Tell whether a place stands right behind the larger one that it belongs to: 石河街道|石河村."""
    return (
        above is not None
        and above.type == name.type == LOC
        and tagged.text[: above.end].endswith(LARGER)
        and tagged.text[: name.end].endswith(SMALLER)
    )


def crossed(name: Name, tagged: TaggedText, size: int, kinds: str) -> bool:
    """Tell whether the dictionary's words, of `size` characters or more, go over an edge of a name: 雷厉|风行.

    `kinds` are the first letters of their parts of speech.
    """
    at = max(0, name.start - 3)
    for word, tag in tagged.words_of(tagged.text[at : name.end + 3]):
        end = at + len(word)
        if len(word) >= size and tag[0] in kinds and (at < name.start < end or at < name.end < end):
            return True
        at = end
    return False


def drop_cut(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Drop persons that a saying of four or more characters goes through: 雷厉|风行 (but not 邓小平 in 邓小平理论)."""
    return [name for name in names if name.type != PER or not crossed(name, tagged, 4, "il")]


def drop_doubtful(names: list[Name]) -> list[Name]:
    """Drop the names that are more likely wrong than worth showing."""
    return [name for name in names if name.sure >= DOUBT]


def keep_places(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Keep of a doubtful name the place at its beginning, where common words follow: 中国|软件."""
    kept = []
    for name in names:
        surface = tagged.text[name.start : name.end]
        if name.sure < DOUBT and name.type != PER and not tagged.lexicon.is_place(surface):
            for size in range(min(4, len(surface) - 2), 1, -1):
                if tagged.lexicon.is_place(surface[:size]) and common(surface[size:], tagged):
                    name = Name(name.start, name.start + size, LOC, 0.7)
                    break
        kept.append(name)
    return kept


def _weight(name: Name, tagged: TaggedText) -> float:
    surface = tagged.text[name.start : name.end]
    if name.type == PER:
        quoted = tagged.text[name.start - 1 : name.start] in OPENING and tagged.text[name.end : name.end + 1] in CLOSING
        return _person(surface, tagged) - (0.3 if quoted else 0.0)
    return _place(surface, tagged) if name.type == LOC else _organisation(surface, tagged)


def _person(surface: str, tagged: TaggedText) -> float:
    tag, size = tagged.tag(surface), len(surface)
    family = tagged.lexicon.surname(surface)
    weight = {"nr": 0.3, "nrt": 0.1}.get(tag or "", -0.4 if tag else 0.0)
    if family:
        weight += 0.25 if size == 3 or (family == 2 and size == 4) else -0.35 if size > 3 else 0.0
    elif size <= 2:
        weight -= 0.25
    return weight - (0.35 if common(surface, tagged) else 0.0)


def _place(surface: str, tagged: TaggedText) -> float:
    tag = tagged.tag(surface)
    if tagged.lexicon.is_place(surface):
        return 0.3
    if len(surface) > 1 and COUNTRIES.issuperset(surface):
        return 0.2
    if surface.endswith(SMALLER) and any(surface[:size] in tagged.lexicon.divisions for size in (3, 4, 5)):
        return 0.3
    if tag in ("t", "n", "v", "a", "d", "i", "l"):
        return -0.4
    if len(surface) == 2 and tag not in ("ns", "nr"):
        return -0.25
    return 0.1 if tagged.lexicon.head(surface) == LOC or tag in ("ns", "nt") else 0.0


def _organisation(surface: str, tagged: TaggedText) -> float:
    tag = tagged.tag(surface)
    plain = common(surface, tagged)
    if plain and len(surface) > 4:
        return -0.5
    if tagged.lexicon.builder(surface) == ORG:
        weight = 0.15
    elif tagged.lexicon.head(surface) == ORG:
        weight = 0.08
    else:
        weight = -0.12 if tag in (None, "nt") or len(surface) > 4 else -0.2 if tag == "j" else -0.32
    if weight > 0 and tagged.lexicon.place_before(surface):
        weight += 0.1
    if tag in ("ns", "nz", "nr") and weight > 0:
        weight -= 0.2
    elif tag == "nt":
        weight += 0.15
    return weight - (0.45 if plain else 0.0)


def common(surface: str, tagged: TaggedText) -> bool:
    """Tell whether a surface is made of nothing but common words: 核心|竞争力, 新|时代, 管委会|+|公司."""
    words = [(word, tag) for word, tag in tagged.words_of(surface) if word.isalnum()]
    return any(len(word) > 1 for word, _ in words) and all(
        tag.startswith(PLAIN)
        and tag not in PROPER
        and (len(word) > 1 or tag[0] in "abm")
        and not tagged.lexicon.is_place(word)
        for word, tag in words
    )
