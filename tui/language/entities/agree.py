"""Agreement: one surface has one type, and what is a name in one place is a name wherever it stands."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from tui.language.entities.scene import LOC, ORG, PER, Name, Scene, settle

SPREAD = {PER: 0.8, ORG: 0.8, LOC: 0.8}
"""How sure a name must be in one place to be looked for elsewhere."""


REPEAT = 0.05
"""What each further place where the model finds a surface adds to its mean probability."""


def agree(drafts: Sequence[list[Name]], scenes: Sequence[Scene]) -> list[list[Name]]:
    """Return the names of all articles of a source with one type for each surface, found wherever it stands."""
    types = _types(drafts, scenes)
    drafts = [[_cut(name, scene, types) for name in names] for names, scene in zip(drafts, scenes, strict=True)]
    spread = {
        surface: (kind, sure) for surface, (kind, sure) in types.items() if sure >= SPREAD[kind] and len(surface) > 1
    }
    pattern = _pattern(spread)
    agreed = []
    for names, scene in zip(drafts, scenes, strict=True):
        settled = [_settled(name, *types[scene.text[name.start : name.end]]) for name in names]
        found = []
        for match in pattern.finditer(scene.text) if pattern else ():
            if scene.aligned(*match.span()) and not any(n.start < match.end() and match.start() < n.end for n in names):
                found.append(Name(*match.span(), *spread[match[0]]))
        agreed.append(settle([*settled, *found]))
    return agreed


def _types(drafts: Sequence[list[Name]], scenes: Sequence[Scene]) -> dict[str, tuple[str, float]]:
    """Return for each surface the type with the most probability behind it, and how sure the surest place is."""
    weights: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for names, scene in zip(drafts, scenes, strict=True):
        for name in names:
            surface = scene.text[name.start : name.end]
            weights[surface][name.type].append(name.sure)
    found = {}
    for surface, sures in weights.items():
        kind = _short_of(surface, weights) or max(sures, key=lambda kind: sum(sures[kind]))
        every = [sure for by_type in sures.values() for sure in by_type]
        pooled = sum(every) / len(every) + REPEAT * (len(every) - 1)
        found[surface] = (kind, min(0.99, max(pooled, *every)))
    return found


def _short_of(surface: str, surfaces: Iterable[str]) -> str | None:
    """Return the type of the short form of a name that the source also has in full: 辽港集团, 英歌石科学城."""
    if len(surface) < 2:
        return None
    if any(surface + head in surfaces for head in ("科学城", "街道", "口区", "新区", "镇", "村", "岛", "湾")):
        return LOC
    return ORG if any(surface + head in surfaces for head in ("集团", "公司", "银行", "大学")) else None


def _settled(name: Name, kind: str, sure: float) -> Name:
    return name._replace(type=kind, sure=max(name.sure, sure))


def _cut(name: Name, scene: Scene, types: dict[str, tuple[str, float]]) -> Name:
    """Cut a name without an ending back to a surer organisation at its beginning: 恒力重工|首制船."""
    surface = scene.text[name.start : name.end]
    if name.type == ORG and scene.lexicon.head(surface) is None:
        for size in range(len(surface) - 1, 2, -1):
            kind, sure = types.get(surface[:size], (None, 0.0))
            if kind == ORG and sure > SPREAD[ORG]:
                return Name(name.start, name.start + size, ORG, sure)
    return name


def _pattern(surfaces: Iterable[str]) -> re.Pattern[str] | None:
    ordered = sorted(surfaces, key=lambda surface: (-len(surface), surface))
    return re.compile("|".join(map(re.escape, ordered))) if ordered else None
