"""Every payload in every place, through every command of every screen: the terminal gets what pizhu writes."""

import os
import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal
from tests.torture.evil_places import evil_library, evil_settings
from tests.torture.raw import foreign
from tests.torture.walking import SCREENS, TABLES

WALKED = 900
"""Seconds that the longest walk may take on a busy machine; a walk that hangs ends sooner by itself."""
WALK = [sys.executable, "-m", "tests.torture.walking"]


def walked(scope: str, root: Path) -> bytes:
    """Return everything that the reader wrote to its terminal on a walk."""
    terminal = Terminal(scope, root, program=WALK)
    try:
        code = terminal.ended(WALKED)
        assert code == 0, terminal.shown[-4000:].decode(errors="replace")
    finally:
        terminal.close()
    return terminal.shown


@pytest.mark.torture
@pytest.mark.parametrize("scope", [*SCREENS, *TABLES])
def test_no_command_of_a_screen_lets_a_payload_through(
    tmp_path: Path, scope: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil_library(tmp_path / "lib")
    evil_settings(Path(os.environ["XDG_CONFIG_HOME"]) / "pizhu" / "settings.toml")
    monkeypatch.chdir(tmp_path)
    shown = walked(scope, tmp_path / "lib")
    assert len(shown) > 10_000
    assert foreign(shown) == {}
