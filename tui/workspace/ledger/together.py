"""Two sources that are held against each other: what one calls 全省 is the province that the other is about."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tui.language.ledger import Located, Provenance
from tui.workspace.ledger.gather import Ledger

_ENDS = {"全市": ("市",), "全省": ("省", "自治区"), "全县": ("县",), "全区": ("区",), "全州": ("州",), "全旗": ("旗",)}
"""What the name of the place ends in that each word means."""
_SHARE = 0.6
"""Of a source's facts of one level of places, how many must be of one place for the source to be about it."""


def together(ledger: Ledger, paths: Sequence[str]) -> Ledger:
    """Return the ledger of two paths with the places that only one of them names; `paths` are how their files begin."""
    sides = [[one for one in ledger.facts if _within(one.file, path)] for path in paths]
    if len(sides) != 2:
        return ledger
    facts = [*_told(sides[0], sides[1]), *_told(sides[1], sides[0])]
    facts.sort(key=lambda one: (one.file, one.start))
    return replace(ledger, facts=tuple(facts))


def _within(file: str, path: str) -> bool:
    return file == path or file.startswith(f"{path.rstrip('/')}/")


def _told(facts: Sequence[Located], others: Sequence[Located]) -> list[Located]:
    """Return facts with 全省 and its like as the place that the others are about, where they are about one."""
    meant = {word: name for word, ends in _ENDS.items() if (name := _main(others, ends))}
    return [
        one
        if one.fact.place not in meant
        else one._replace(
            fact=replace(
                one.fact,
                place=meant[one.fact.place],
                found={**one.fact.found, "place": _inherited(one.fact.found.get("place"))},
            )
        )
        for one in facts
    ]


def _inherited(found: Provenance | None) -> Provenance:
    return Provenance.GUESSED if found is Provenance.GUESSED else Provenance.INHERITED


def _main(facts: Sequence[Located], ends: tuple[str, ...]) -> str | None:
    """Return the place of a level that most facts of that level are of."""
    counts = Counter(one.fact.place for one in facts if one.fact.place and one.fact.place.endswith(ends))
    counts = Counter({name: count for name, count in counts.items() if name not in _ENDS})
    name, count = counts.most_common(1)[0] if counts else (None, 0)
    return name if count > 1 and count >= counts.total() * _SHARE else None
