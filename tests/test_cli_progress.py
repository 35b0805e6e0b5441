"""How far a command is."""

import io
import sys

import pytest

from tui.cli import progress as module
from tui.cli.streams import Clean


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_each_sign_takes_the_place_of_the_one_before_and_the_last_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", Clean(terminal))
    monkeypatch.setattr(module, "PATIENCE", 0.0)
    monkeypatch.setattr(module, "GRAIN", 0.0)
    assert list(module.progress("reading\x1b[2J", "ab", 2)) == ["a", "b"]
    clear = "\r\x1b[K"
    assert terminal.getvalue() == f"{clear}reading␛[2J 1/2 …{clear}reading␛[2J 2/2 …{clear}"
