"""Write tui/text/data/scripts.txt: characters that stand for one another in simplified and traditional text.

    pip install opencc && python tools/script_table.py

Each line is the simplified character and those that fold to it. From OpenCC's dictionaries (Apache-2.0): what its
conversions t2s, tw2s and hk2s make of each single character; a character of several readings folds to one form only,
so that a search finds rather too much (乾 and 幹 are both 干) than too little.
"""

from collections import defaultdict
from pathlib import Path

import opencc

RANGES = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x2A6E0), (0x2A700, 0x2EBE1))
TARGET = Path(__file__).parent.parent / "tui" / "text" / "data" / "scripts.txt"


def main() -> None:
    """Ask every conversion for every character until nothing changes any more."""
    ways = [opencc.OpenCC(name) for name in ("t2s", "tw2s", "hk2s")]
    folds: dict[str, str] = {}
    for low, high in RANGES:
        for code in range(low, high):
            char = simple = chr(code)
            for _turn in range(3):
                for way in ways:
                    changed = way.convert(simple)
                    simple = changed if len(changed) == 1 else simple
            if simple != char:
                folds[char] = simple
    groups = defaultdict(list)
    for char, simple in folds.items():
        groups[folds.get(simple, simple)].append(char)
    lines = [f"{simple}{''.join(sorted(others))}" for simple, others in sorted(groups.items())]
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
