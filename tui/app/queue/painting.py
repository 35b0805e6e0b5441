"""What groups and cards look alike in: the row of progress, what is decided as a pill, the keys of commands."""

from collections.abc import Iterable

from textual.content import Content

from tui.app.commands.command import Command
from tui.app.keys import spell
from tui.app.widgets.progress import ProgressLine
from tui.i18n import _, ngettext
from tui.text.visible import visible_line
from tui.workspace.review.pace import Pace


def show_progress(line: ProgressLine, about: Iterable[str], pace: Pace, *, settled: int, left: int, asks: int) -> None:
    """Fill the row: what is reviewed at the left, what is settled and how long the rest takes at the right.

    `left` things wait in `asks` questions; the filled part is that of what is settled.
    """
    total = settled + left
    parts = [_("{decided} of {total} decided").format(decided=f"{settled:,}", total=f"{total:,}")]
    if pace.per_suggestion is not None:
        parts.append(_("{n} keys each").format(n=f"{pace.per_suggestion:.2f}"))
    minutes = pace.minutes(asks)
    if minutes is not None and asks:
        rest = max(1, round(minutes))
        parts.append(ngettext("{n} minute left", "{n} minutes left", rest).format(n=rest))
    line.title = "  ".join(visible_line(part) for part in about)
    line.note = "  ".join(parts)
    line.passed = settled / total if total else 0.0


def pill(text: str, *beside: str) -> Content:
    """Return what is decided, set off as a pill, and what stands beside it; texts may come from files."""
    head = Content.styled(f" {visible_line(text)} ", "bold reverse") if text else Content("")
    return Content("  ").join([head, *(Content(visible_line(part)) for part in beside if part)])


def keys_of(table: Iterable[Command]) -> dict[str, str]:
    """Return the first key of each command as the reader has it, by the command's id."""
    return {command.id: spell(command.keys[0]) for command in table if command.keys}
