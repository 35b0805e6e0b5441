"""`make cues`: what each cue is worth, as the things that are read wrong without it.

Every cue is left out once; the pages are the shipped ones and layouts of the generator that no threshold was chosen by.
"""

import json
from pathlib import Path

from tests.text.cues import FAMILIES, errors_of, without
from tests.text.pages import page_of
from tests.text.structure_score import Score, add

_ROOT = Path(__file__).parent.parent
_HELD_OUT = range(90_000, 90_040)


def shipped_errors() -> int:
    """Return how many things are read wrong on the shipped pages."""
    score = Score()
    for path in sorted((_ROOT / "tests/reference/structure").glob("*.json")):
        reference = json.loads(path.read_text(encoding="utf-8"))
        add(score, page_of((_ROOT / "seeds" / reference["file"]).read_text(encoding="utf-8")), reference)
    return len(score.errors)


def main() -> None:
    """Print a line for each cue: its decision, its name, what goes wrong without it, and why it is there."""
    shipped, held_out = shipped_errors(), sum(map(errors_of, _HELD_OUT))
    print(f"{'all cues':36} shipped {shipped:4}  held out {held_out:4}")
    for family in FAMILIES:
        print(f"\n{family.name}")
        for cue in family.cues:
            with without(family, cue.__name__):
                more, others = shipped_errors() - shipped, sum(map(errors_of, _HELD_OUT)) - held_out
            why = (cue.__doc__ or "").removeprefix("Weigh ").split("\n")[0]
            print(f"  {cue.__name__:34} shipped {more:+4}  held out {others:+4}  {why}", flush=True)


if __name__ == "__main__":
    main()
