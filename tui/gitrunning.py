"""Run git, which asks nobody anything and has a limit of time."""

import os
import subprocess
from pathlib import Path
from typing import Final

from tui.i18n import _

SECONDS: Final = 60.0
"""Time for one command of git; a folder on a server that does not answer, or a lock, would keep it for ever."""


class GitError(Exception):
    """What git did not do; the message says why."""


def git(folder: Path, *words: str) -> bytes:
    """Return what a command of git prints, run in a folder. Raises GitError."""
    quiet = os.environ | {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=SECONDS,
            env=quiet,
        )
    except subprocess.TimeoutExpired as error:
        raise GitError(_("git does not answer")) from error
    except OSError as error:
        raise GitError(_("git cannot be run: {why}").format(why=error.strerror or error)) from error
    if done.returncode:
        raise GitError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout
