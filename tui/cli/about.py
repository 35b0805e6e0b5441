"""What a report of an error needs to say of this installation."""

import locale
import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import version


def about() -> Iterator[str]:
    """Yield lines of versions, terminal, locale and folders; the first is the program and its version alone."""
    from tui.folders import folders

    ours = folders()
    yield f"pizhu {version('pizhu')}"
    yield f"python {platform.python_version()}, textual {version('textual')}, {platform.platform()}"
    names = ("TERM", "TERM_PROGRAM", "COLORTERM", "TMUX", "NO_COLOR", "LANG", "LC_ALL", "LC_CTYPE", "PIZHU_LANG")
    yield " ".join(f"{name}={os.environ[name]!r}" for name in names if name in os.environ)
    yield f"encoding {sys.stdout.encoding}, locale {locale.getlocale()[0]}"
    yield f"settings {str(os.environ.get('PIZHU_SETTINGS') or ours.config / 'settings.toml')!r}"
    yield f"cache {str(ours.cache)!r}, state {str(ours.state)!r}, data {str(ours.data)!r}"
