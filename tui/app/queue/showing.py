"""What the review queue shows of its current group: contexts, problems side by side, counts."""

from difflib import SequenceMatcher
from typing import Final

from tui.app.queue.state import ReviewDesk
from tui.app.widgets.aligned import AlignedLine
from tui.i18n import N_, _, ngettext
from tui.notes.model.annotation import AnchorState
from tui.text.visible import visible_line
from tui.workspace.review.contexts import SHOWN
from tui.workspace.review.item import TYPE_KEYS, WHAT_NAMES, Item, type_title
from tui.workspace.review.queue import SHEET

FIELDS: Final = (N_("what"), N_("value"), N_("change"), N_("period"))
"""What is understood of a figure, as `Item.about` has it."""


def passages(desk: ReviewDesk) -> tuple[list[AlignedLine], int]:
    """Return the passages to show of the current group, and the number of the first of them in the group."""
    queue, item = desk.queue, desk.item
    if item is None:
        return [], 0
    if item.annotation is not None and item.annotation.anchor.hold is not AnchorState.OK:
        return problem(item), 0
    first = max(0, queue.at - SHOWN + 1)
    found = [desk.moved(queue.items[number]) for number in queue.members()[first : first + SHOWN]]
    return [AlignedLine(_line(one.before), ((one.quote, True),), _right(one)) for one in found], first


def _right(item: Item) -> str:
    """Return what stands behind an item; behind a figure first what was understood of it."""
    if len(item.about) != len(FIELDS):
        return _after(item.after)
    measured, read, change, period = item.about
    known = "  ".join(part for part in (period, measured, change) if part)
    return f"  = {read}  {known}  | {_after(item.after)}"


def _line(before: str) -> str:
    """Return what stands before an item on its line."""
    return before.rpartition("\n")[2]


def _after(after: str) -> str:
    return after.partition("\n")[0]


def problem(item: Item) -> list[AlignedLine]:
    """Return what an annotation was on and what it is on now, one under the other, what differs set off."""
    assert item.annotation is not None
    anchor = item.annotation.anchor
    was, now = _(" was  "), _(" now  ")
    parts = SequenceMatcher(None, anchor.quote, item.quote, autojunk=False).get_opcodes()
    old = tuple((anchor.quote[a:b], how != "equal") for how, a, b, _c, _d in parts if a < b)
    new = tuple((item.quote[c:d], how != "equal") for how, _a, _b, c, d in parts if c < d)
    gone = ((_("(gone)"), True),)
    return [
        AlignedLine(_line(anchor.before), old, _after(anchor.after), was),
        AlignedLine(_line(item.before), new or gone, _after(item.after), now),
    ]


def progress(desk: ReviewDesk) -> str:
    """Return the line above: queue, scope, position, what is decided and left, pace."""
    queue, pace = desk.queue, desk.pace
    parts = [_(WHAT_NAMES[desk.what]), desk.scope.title]
    if queue.order:
        parts.append(f"{queue.place + 1:,}/{len(queue.order):,}")
    settled = queue.counted(True) + queue.counted(False)
    done = _("{decided} of {total} decided").format(decided=f"{settled:,}", total=f"{settled + queue.left:,}")
    parts.append(done)
    if pace.per_suggestion is not None:
        parts.append(_("{n} keys each").format(n=f"{pace.per_suggestion:.2f}"))
    minutes = pace.minutes(len(queue.order))
    if minutes is not None and queue.order:
        rest = max(1, round(minutes))
        parts.append(ngettext("about {n} minute left", "about {n} minutes left", rest).format(n=rest))
    if not desk.found_all:
        parts.append(_("still looking …"))
    return "  ".join(visible_line(part) for part in parts)


def about(desk: ReviewDesk) -> str:
    """Return two lines about the current group: what it is and how often, then what was understood."""
    item = desk.item
    if item is None:
        return _("Nothing is left to decide. q goes back.") if desk.found_all else _("Looking …")
    alike = len(desk.queue.alike())
    hidden = alike - min(alike, SHOWN)
    group = desk.queue.group
    quote = visible_line((group[1] if group and group[2].startswith(SHEET) else item.quote)[:200])
    parts = [f"{type_title(item.type)}  {quote}" if item.type else f"“{quote}”"]
    if alike > 1:
        parts.append(f"×{alike}")
    if hidden:
        parts.append(ngettext("{n} not shown", "{n} not shown", hidden).format(n=hidden))
    return "   ".join(parts) + "\n" + visible_line(f"{item.source}#{item.number}   ") + _known(item)


def _known(item: Item) -> str:
    if len(item.about) != len(FIELDS):
        return "  ".join(item.about)
    return "   ".join(f"{_(title)}: {said or '–'}" for title, said in zip(FIELDS, item.about, strict=True))


def digits(item: Item | None) -> str:
    """Return the line of digits that accept as a type; empty for an annotation."""
    if item is None or not item.type:
        return ""
    return "  ".join(f"{digit} {type_title(name)}" for digit, name in enumerate(TYPE_KEYS, 1))
