"""Open the reader on a library, or on the sample pages where there is nothing to open."""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Timer

from tui.cli.opening import load_settings, open_library
from tui.cli.output import Failed
from tui.cli.probe import Probe
from tui.folders import folders
from tui.i18n import _, ngettext
from tui.text.suffixes import SUFFIXES
from tui.workspace.articles.prefetch import Prefetch

START = 2.0
"""Seconds in which the program has started: until then it makes many objects and drops few."""


def open_reader(
    path: str | None = None,
    annotations: str | None = None,
    encoding: str | None = None,
    place: str | None = None,
    *,
    review: tuple[str, str] | None = None,
    said: Sequence[str] = (),
) -> int:
    """Open a library in the reader, at an article `ID` or `ID@OFFSET`; return the exit code. Raises Failed.

    `review` is a queue to open instead, empty for the home of all, and a filter, empty for the whole library.
    `said` are settings of the command line, `NAME=VALUE`.

    Without a path, the current folder is opened, or the sample pages when it holds no text.
    """
    if path is None and not _holds_text(Path()):
        path = _offer_sample()
        if not path:
            return 0
    library = open_library(path or ".", annotations, encoding)
    served = "TEXTUAL_DRIVER" in os.environ
    if not served and not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise Failed(_("the reader needs a terminal; `pizhu list`, `show` and `export` do not"))
    prefetch = Prefetch.start(library, folders().cache)
    # Collecting garbage while everything is imported and built takes 25 ms and finds nothing.
    gc.disable()
    timer = Timer(START, _started)
    timer.daemon = True
    timer.start()
    problems: list[str] = []
    settings = load_settings(problems.append, library, said)
    probe = Probe(wanted=not served and not settings.typesetting.ambiguous)
    _end_on_signals(probe)
    with probe:
        from tui.app.app import PizhuApp

    app = PizhuApp(library, settings.in_terminal(probe.cells), place, review)
    app.session.list_cache.prefetch = prefetch
    app.typed = probe.typed
    app.problems = (*problems, *app.problems)
    app.services.told.append(_terminal(settings.typesetting.ambiguous, probe.cells))
    app.opens_only = True
    app.offers_tour = place is None and review is None and os.environ.get("PIZHU_TOUR") != "0"
    app.run()
    return app.return_code or 0


def _end_on_signals(probe: Probe) -> None:
    """Let the signals that ask for an end give the terminal back and end the program, until the app takes them over.

    At once, not by an exception: one that comes within an import or a finaliser can be lost, and the reader goes on.
    """

    def end(number: int, _frame: object) -> None:
        probe.give_back()
        os._exit(128 + number)

    for name in ("SIGTERM", "SIGHUP", "SIGQUIT"):
        with suppress(AttributeError, ValueError):
            signal.signal(getattr(signal, name), end)


def _started() -> None:
    """Let the garbage collector work again, and spare it what was built at the start."""
    gc.freeze()
    gc.enable()


def _terminal(wanted: int, found: int | None) -> str:
    """Say how wide ambiguous characters are taken to be, and who says so; the messages of the session keep it."""
    if wanted:
        return ngettext(
            "“ ” … — take {n} cell, as the settings say", "“ ” … — take {n} cells, as the settings say", wanted
        ).format(n=wanted)
    if found is None:
        return _("The terminal does not say how wide it draws “ ” … —: 1 cell is assumed. The settings can say 2.")
    return ngettext(
        "“ ” … — take {n} cell, as the terminal says", "“ ” … — take {n} cells, as the terminal says", found
    ).format(n=found)


def _holds_text(folder: Path) -> bool:
    """Tell whether a folder is worth opening unasked: a library root, or texts in the folder itself."""
    if (folder / "seeds").is_dir():
        return True
    try:
        return any(path.suffix.lower() in SUFFIXES and not path.name.startswith(".") for path in folder.iterdir())
    except OSError:
        return False


def _offer_sample() -> str | None:
    """Ask whether to open the sample library; return its path, None when it is not wanted. Raises Failed."""
    from select import select

    from tui.cli.sample import sample_library
    from tui.folders import folders

    target = folders().data / "sample"
    if not sys.stdin.isatty():
        raise Failed(_("no text files here; say which folder to open: pizhu PATH"))
    if not target.exists():
        question = _("Open the sample pages (they are copied to {folder})? [Y/n] ").format(folder=target)
        sys.stdout.write(_("There are no texts in this folder.") + f"\n{question}")
        sys.stdout.flush()
        # A blocking read would wait on when Ctrl+C comes just before it begins.
        while not select([sys.stdin], [], [], 0.2)[0]:
            pass
        answer = sys.stdin.readline()
        if not answer or answer.strip().lower().startswith(("n", "否", "不")):
            return None
    return str(sample_library(target))
