"""The reader, on a terminal of its own, over a library that tries to steer it."""

import os
from pathlib import Path

import pytest

from bench.terminal import Terminal

ENTER, ESCAPE = "\r", "\x1b"


class Recorder(Terminal):
    """A terminal that keeps every byte."""

    written = b""

    def read(self, limit: float) -> bool:
        feed = self._stream.feed

        def keep(data: bytes) -> None:
            self.written += data
            feed(data)

        self._stream.feed = keep  # type: ignore[method-assign]
        try:
            return super().read(limit)
        finally:
            self._stream.feed = feed  # type: ignore[method-assign]


def test_hostile_text_is_shown_and_does_nothing(evil_library: Path) -> None:
    with Recorder.pizhu(str(evil_library), columns=100, rows=40, env={"PIZHU_LANG": "en"}) as terminal:
        terminal.wait_for("articles")
        terminal.settle(0.5)
        for keys in (
            "j",
            ENTER,
            "]n",
            "c",
            ESCAPE,
            "A",
            "q",
            "q",
            "/",
            "[/数据]",
            ENTER,
            ESCAPE,
            "f",
            ESCAPE,
            ":",
            ESCAPE,
        ):
            terminal.send(keys)
            terminal.settle(0.3, 5)
        assert os.waitpid(terminal.pid, os.WNOHANG) == (0, 0), terminal.text
        assert "Traceback" not in terminal.text
        written = terminal.written
    for steering in (b"\x1b]0;title", b"\x1b]52;c;cm0gLXJm", b"\x1b[31m\xe7\xba\xa2", b"\x08\x7f", b"\x1bPq"):
        assert steering not in written
    shown = written.decode("utf-8", "replace")
    assert not set(shown) & set("\x85\x90\x9b\x9c\u2028\u2029\u202e\u2066\u2069")


@pytest.mark.parametrize("made", ["read-only", "damaged", "newer"])
def test_a_library_that_cannot_be_written_opens_and_says_so(library: Path, made: str) -> None:
    from tests.running import pizhu

    page = library / "seeds" / "000_b576d2323f779f1e.txt"
    pizhu("note", "add", page, "--start", 5, "--end", 9)
    file = library / "annotations" / "000_b576d2323f779f1e.json"
    if made == "damaged":
        file.write_bytes(file.read_bytes()[:-30])
    elif made == "newer":
        file.write_bytes(file.read_bytes().replace(b'"format":1', b'"format":99'))
    else:
        if os.geteuid() == 0:
            pytest.skip("root may write everywhere")
        (library / "annotations").chmod(0o555)
    with Recorder.pizhu(str(library), columns=110, rows=40, env={"PIZHU_LANG": "en"}) as terminal:
        terminal.wait_for("辽渔大连湾")
        terminal.settle(0.5)
        wanted = {"read-only": "read-only", "damaged": "damaged", "newer": "newer"}[made]
        terminal.send(ENTER)
        terminal.wait_for(lambda text: wanted in text.lower() or wanted.replace("-", " ") in text.lower(), 10)
