"""Consistency: what is surely a name in one place of a source is looked for in the others."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from tui.language.checkpoint import Checkpoint
from tui.language.entities.scoring import common, drop_doubtful
from tui.language.entities.tagged import LOC, NAMES, ORG, PER, Name, TaggedText, Taken, settle

SPREAD = 0.8
"""How sure a name must be in one place to be looked for elsewhere."""
OTHER = 0.8
"""How sure the model must be of a word that is no name for a name to stay away: 中国/nz in 中国艺术节."""
LONG, LONG_PLACE = 4, 3
"""Characters of names that pizhu's own model passes over and that a sure place elsewhere is believed about: of shorter
ones 12 of 34 were right."""
LEARNED = 0.95
"""How sure a name is that the reader accepted elsewhere."""
REPEAT = 0.05
"""What each further place where the model finds a surface adds to its mean probability."""


def consistent(
    drafts: Sequence[list[Name]],
    texts: Sequence[TaggedText],
    checkpoint: Checkpoint,
    known: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[list[Name]]:
    """Yield the names of each text of a source, surer by what the other places say, and found wherever they stand.

    Doubtful names are left out, so that a sure one may take their place; a long name takes the place of parts of it.
    Types and edges are made equal only for a model that never saw this project's annotation, as one surface may well
    be a place here and a body there: of 8 such types in which pizhu's own was outvoted the vote was right about one.
    But whoever is a person is so all through a source: of 29 surfaces of 198 unseen files that were a person in one
    place and none in another the vote was right about 21. `known` are names that the reader accepted (surface ->
    type): each counts like one more sure place, and gives way to what the text itself says.
    """
    bare = bool(texts) and texts[0].bare
    types, torn = _types(drafts, texts, checkpoint, known)
    one = types if bare else torn.union(known)
    sure = {surface for surface, (_, sure) in types.items() if sure >= SPREAD and len(surface) > 1}
    spread = _Index({surface for surface in sure if bare or surface in known or _long(surface, types[surface][0])})
    whole = _Index(set() if bare else {surface for surface in sure if len(surface) >= LONG})
    for names, tagged in zip(drafts, texts, strict=True):
        checkpoint()
        if bare:
            names = [_cut(name, tagged, types) for name in names]
        settled = drop_doubtful([_settled(name, tagged, types, one) for name in names])
        checkpoint()
        taken = Taken(settled)
        places = [place for place in spread.find(tagged) if not taken.over(*place) and _open(place, tagged, known)]
        places += [place for place in whole.find(tagged) if _holds(place, taken.over(*place))]
        yield settle([*settled, *(Name(*place, *types[tagged.text[slice(*place)]]) for place in places)])


def _long(surface: str, kind: str) -> bool:
    return len(surface) >= (LONG_PLACE if kind == LOC else LONG)


def _holds(place: tuple[int, int], names: Sequence[Name]) -> bool:
    """Tell whether a place holds parts of itself and nothing else: 大连化物所, found elsewhere, holds 大连."""
    return bool(names) and all(
        place[0] <= name.start and name.end <= place[1] and (name.start, name.end) != place for name in names
    )


class _Index:
    """Finds any of many surfaces in time that depends on the text only."""

    def __init__(self, surfaces: Collection[str]) -> None:
        self._surfaces = surfaces
        self._beginnings = {surface[:2] for surface in surfaces}
        self._longest = max(map(len, surfaces), default=0)

    def find(self, tagged: TaggedText) -> Iterator[tuple[int, int]]:
        """Yield where a surface begins and ends with tokens, of several from one place the longest."""
        ends = [token.end for token in tagged.tokens]
        for number, token in enumerate(tagged.tokens):
            start = token.start
            if tagged.text[start : start + 2] in self._beginnings:
                last = bisect_right(ends, start + self._longest)
                for end in reversed(ends[number:last]):
                    if tagged.text[start:end] in self._surfaces:
                        yield start, end
                        break


def _open(place: tuple[int, int], tagged: TaggedText, known: Mapping[str, str]) -> bool:
    """Tell whether a name from elsewhere may stand in a place that the model is not sure to be another word."""
    token = tagged.tokens[tagged.at(place[0])]
    sure = token.end == place[1] and token.tag not in NAMES and token.sure >= OTHER
    return tagged.bare or not sure or tagged.text[slice(*place)] in known


def _types(
    drafts: Sequence[list[Name]], texts: Sequence[TaggedText], checkpoint: Checkpoint, learned: Mapping[str, str]
) -> tuple[dict[str, tuple[str, float]], set[str]]:
    """Return for each surface the type with the most probability behind it, and how sure the surest place is.

    Beside them, the surfaces of two characters and more that are a person in one place and none in another.
    """
    weights: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for names, tagged in zip(drafts, texts, strict=True):
        checkpoint()
        for name in names:
            surface = tagged.text[name.start : name.end]
            weights[surface][name.type].append(name.sure)
    for surface, kind in learned.items():
        weights[surface][kind].append(LEARNED)
    found = {}
    known = texts[0].lexicon.is_place if texts else str.isspace
    for surface, sures in weights.items():
        checkpoint()
        kind = max(sures, key=lambda kind: sum(sures[kind]))
        if not known(surface) and (kind != PER or max(sures[PER]) < SPREAD):
            kind = _short_of(surface, weights) or kind
        every = [sure for by_type in sures.values() for sure in by_type]
        pooled = sum(every) / len(every) + REPEAT * (len(every) - 1)
        found[surface] = (kind, min(0.99, max(pooled, *every)))
    return found, {surface for surface, sures in weights.items() if len(surface) > 1 < len(sures) and PER in sures}


def _short_of(surface: str, surfaces: Collection[str]) -> str | None:
    """Return the type of the short form of a name that the source also has in full: 辽港集团, 英歌石科学城."""
    if len(surface) < 2:
        return None
    if any(surface + head in surfaces for head in ("科学城", "街道", "口区", "新区", "镇", "村", "岛", "湾")):
        return LOC
    return ORG if any(surface + head in surfaces for head in ("集团", "公司", "银行", "大学")) else None


def _settled(name: Name, tagged: TaggedText, types: Mapping[str, tuple[str, float]], one: Collection[str]) -> Name:
    """Return a name as sure as its surest place, and of the type of the others where its surface is in `one`."""
    surface = tagged.text[name.start : name.end]
    kind, sure = types[surface]
    return name._replace(type=kind if surface in one else name.type, sure=max(name.sure, sure))


def _cut(name: Name, tagged: TaggedText, types: dict[str, tuple[str, float]]) -> Name:
    """Cut a name without an ending back to a surer one at its beginning: 恒力重工|首制船, 英歌石科学城|创新.

    A place stays only before common words: 北京|站 is a place too.
    """
    surface = tagged.text[name.start : name.end]
    if name.type == PER or tagged.lexicon.head(surface):
        return name
    for size in range(len(surface) - 1, 2, -1):
        kind, sure = types.get(surface[:size], (None, 0.0))
        if sure > max(SPREAD, name.sure) and (
            kind == ORG == name.type or (kind == LOC and _said(surface[size:], tagged))
        ):
            return Name(name.start, name.start + size, kind, sure)
    return name


def _said(rest: str, tagged: TaggedText) -> bool:
    return len(rest) > 1 and common(rest, tagged)
