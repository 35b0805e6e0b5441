"""The terminal is asked how wide it draws curly quotes; what it says is used, and no answer is no harm."""

import os
import pty
import signal
import sys

import pytest

from tests.conftest import ROOT
from tests.terminal import Terminal
from tui.settings import Settings, Typesetting

ASK = "from tui.cli.probe import Probe\nwith Probe() as probe: pass\nprint('found', probe.cells)"


@pytest.mark.parametrize(
    ("answer", "found"),
    [(b"\x1b[1;2R", "1"), (b"\x1b[24;3R", "2"), (b"typed\x1b[1;3R", "2"), (b"", "None"), (b"\x1b[1;9R", "None")],
)
def test_a_terminal_is_believed_when_it_answers(answer: bytes, found: str) -> None:
    pid, leader = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, "-c", ASK])
    shown = b""
    while b"\x1b[6n" not in shown:
        shown += os.read(leader, 1024)
    os.write(leader, answer)
    while b"found" not in shown or not shown.endswith(b"\n"):
        shown += os.read(leader, 1024)
    os.waitpid(pid, 0)
    os.close(leader)
    assert f"found {found}" in shown.decode()


@pytest.mark.parametrize("where", ["pass", "import time; time.sleep(20)"], ids=["on leaving", "within"])
def test_a_signal_while_the_answer_is_waited_for_leaves_the_terminal_as_it_was(where: str) -> None:
    told = "import signal, sys; signal.signal(signal.SIGTERM, lambda *_: sys.exit(143)); "
    patience = 20 if where == "pass" else 0
    slow = f"from tui.cli import probe; probe.PATIENCE = {patience}\nwith probe.Probe(): {where}"
    terminal = Terminal(program=[sys.executable, "-c", told + slow])
    try:
        terminal.until(b"\x1b[6n")
        terminal.read(0.3)
        assert not terminal.as_it_was
        assert terminal.end(signal.SIGTERM) == 143
        assert terminal.as_it_was
    finally:
        terminal.close()


def test_what_the_reader_set_is_not_overruled() -> None:
    asked, said = Settings(), Settings(typesetting=Typesetting(ambiguous=1))
    assert asked.in_terminal(2).typesetting.ambiguous == 2
    assert said.in_terminal(2) is said
    assert asked.in_terminal(None) is asked
