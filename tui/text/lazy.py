"""Regular expressions that are compiled when they are first used.

Compiling those of all kinds of document takes 100 ms, and a file needs those of its own kind.
"""

import re
from typing import Any, cast


class _Lazy:
    """Stands for a compiled pattern; every method looked up once is kept, so that later calls cost one look-up."""

    def __init__(self, expression: str, flags: re.RegexFlag) -> None:
        self._expression, self._flags = expression, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        found = getattr(re.compile(self._expression, self._flags), name)
        setattr(self, name, found)
        return found


def pattern(expression: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return what behaves as `re.compile(expression, flags)` does and compiles on first use.

    It raises `re.error` on first use too: tests/text/test_lazy.py compiles all of them.
    """
    return cast("re.Pattern[str]", _Lazy(expression, flags))
