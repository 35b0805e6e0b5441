"""How deep in the outline a number puts a heading."""

from tui.text import lazy
from tui.text.structure.types.linetypes import NUMBER

_STOP = lazy.pattern(r"[。！？!?]")


def number_level(text: str) -> int:
    """Return the depth that the number of a heading gives it, 0 without a number."""
    match = NUMBER.match(text)
    return next((depth for depth in (1, 2, 3, 4) if match and match[f"l{depth}"]), 0)


def run_in_level(text: str) -> int:
    """Return the depth of a paragraph that begins with a numbered heading and a stop: `(一)经济持续向好。全年…`."""
    level = number_level(text)
    stop = _STOP.search(text)
    return level if level and stop and stop.start() <= 50 else 0
