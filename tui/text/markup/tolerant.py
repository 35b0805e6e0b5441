"""Python's parser of HTML, for pages that somebody has made to break it."""

from html.parser import HTMLParser


class TolerantParser(HTMLParser):
    """Reads any text to its end, in time that grows with the text."""

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Pass over `<![…]>` of a kind that there is not, for which Python's parser raises an AssertionError."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.rawdata.find(">", i) + 1 or -1

    def close(self) -> None:
        """Read the rest, but for a tag or a comment that is begun in it and never ended, as HTML 5 says.

        Before 3.13.6 Python looks for its end again at each `<` of the rest, and takes the square of its length.
        """
        if self.rawdata.startswith("<"):
            self.rawdata = ""
        super().close()
