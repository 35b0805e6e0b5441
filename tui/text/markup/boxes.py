"""Which elements of a page lie in which: only those that part a page, as `<div>` and `<td>`."""

_BOXES = frozenset("body div section article main td ul ol dl center form blockquote".split())  # noqa: SIM905
_LOOKED_FOR = 60
"""Open elements among which the one that a tag closes is looked for."""


class Boxes:
    """The elements that part a page, numbered in the order of their beginnings; 0 is the page."""

    def __init__(self) -> None:
        self.parents = [0]
        """Of each element the number of the one around it."""
        self._open = [("", 0)]

    @property
    def inner(self) -> int:
        """The number of the innermost open element."""
        return self._open[-1][1]

    def open(self, name: str) -> None:
        """An element begins."""
        if name not in _BOXES:
            return
        if name == "td" == self._open[-1][0]:
            self._open.pop()
        self.parents.append(self.inner)
        self._open.append((name, len(self.parents) - 1))

    def close(self, name: str) -> None:
        """An element ends, and with it those inside that nobody closed; an end without a beginning is passed over."""
        if name not in _BOXES:
            return
        for at in range(len(self._open) - 1, max(0, len(self._open) - 1 - _LOOKED_FOR), -1):
            if self._open[at][0] == name:
                del self._open[at:]
                return
