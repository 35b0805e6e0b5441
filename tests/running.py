"""Run the pizhu command in a test."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Sequence
from pathlib import Path

from click.testing import CliRunner, Result

from tui.cli.group import pizhu as command_line

PIZHU = [sys.executable, "-m", "tui"]
ROOT = Path(__file__).parent.parent


def pizhu(*args: object, said: str | bytes = "") -> Result:
    """Run a command in this process, with something said on its standard input."""
    return CliRunner().invoke(command_line, [str(arg) for arg in args], input=said)


def take_terminal() -> None:
    """Be the program of the terminal.

    What a shell runs in the background ignores SIGINT and SIGQUIT, what runs under nohup SIGHUP, and all below it do:
    a signal that comes before the program has set its handlers would be lost.
    """
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


INTERRUPT = b"\x03"
SILENCE = 30


def on_a_terminal(
    args: Sequence[object], *, columns: int = 80, answer: bytes = b"", cwd: Path = ROOT, stopped_after: float = 0
) -> str:
    """Run a command on a terminal of its own, answer what it asks first, and return everything it wrote there.

    One that runs until it is stopped gets Ctrl+C after so many seconds of silence.
    """
    env = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(
        [*PIZHU, *map(str, args)],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env={**env, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)},
        cwd=cwd,
        start_new_session=True,
        preexec_fn=take_terminal,  # noqa: PLW1509
    )
    os.close(follower)
    written = b""
    try:
        while True:
            if not select.select([leader], [], [], stopped_after or SILENCE)[0]:
                if not stopped_after:
                    break
                os.write(leader, INTERRUPT)
                stopped_after = 0
                continue
            try:
                data = os.read(leader, 65536)
            except OSError:
                break
            if not data:
                break
            written += data
            if answer and written.endswith(b"] "):  # the whole question: what comes earlier meets no reader
                os.write(leader, answer)
                answer = b""
        process.wait(timeout=30)
    finally:
        process.kill()
        process.wait()
        os.close(leader)
    return written.decode().replace("\r\n", "\n")
