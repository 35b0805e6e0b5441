"""Completion in bash, which cuts words at `:`, `@` and `=` where a shell does not: `tag:政策` is one word to us."""

import os
from typing import Any, Final

from click.shell_completion import BashComplete, CompletionItem, split_arg_string

_BREAKS: Final = "\"'@><=;|&(:"
"""What begins a new word for readline where `COMP_WORDBREAKS` does not say it; blanks part words for everybody."""


class WholeWords(BashComplete):
    """Takes the line as it was typed, and offers of each word what readline puts in place."""

    source_template = BashComplete.source_template.replace(
        'COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD',
        'COMP_LINE="${COMP_LINE:0:$COMP_POINT}" COMP_BREAKS="$COMP_WORDBREAKS"',
    )
    _head = 0

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one at the cursor, and as much of that as is typed."""
        line = os.environ.get("COMP_LINE", "")
        *words, last = split_arg_string(f"{line}\0")
        typed = last.removesuffix("\0")
        self._head = 0 if _quoted(line) else _kept(typed, os.environ.get("COMP_BREAKS", _BREAKS))
        return words[1:], typed

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Return an offer without what readline leaves standing."""
        value = item.value if item.type == "file" else str(item.value)[self._head :]
        return f"{item.type},{value}"


def _kept(typed: str, breaks: str) -> int:
    """Return how many characters of a word lie before what readline replaces."""
    return max((typed.rfind(sign) + 1 for sign in breaks), default=0)


def _quoted(line: str) -> bool:
    """Tell whether a quotation mark is open at the end of a line."""
    mark = ""
    for char in line:
        if char == mark:
            mark = ""
        elif char in "\"'" and not mark:
            mark = char
    return bool(mark)
