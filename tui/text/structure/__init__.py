"""Put the articles of a page together again; pure, the source is never touched."""

from tui.text.structure.assemble import split

__all__ = ["split"]
