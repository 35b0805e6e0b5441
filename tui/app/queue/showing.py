"""What the review queue shows of its current group: contexts, problems side by side, counts."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from textual.content import Content

from tui.app.queue.painting import pill
from tui.app.queue.state import ReviewDesk
from tui.app.widgets.aligned import AlignedLine
from tui.app.widgets.keyrow import Said
from tui.i18n import N_, _, ngettext
from tui.notes.model.annotation import AnchorState
from tui.text.visible import visible_line
from tui.workspace.review.contexts import SHOWN
from tui.workspace.review.elsewhere import OFFERED
from tui.workspace.review.item import TYPE_KEYS, WHAT_NAMES, Item, What, type_title
from tui.workspace.review.queue import SHEET

PROBLEM: Final = 2 + OFFERED
"""Lines of an annotation that is astray: what was, what is, other places."""
FIELDS: Final = (N_("what"), N_("value"), N_("change"), N_("period"))
"""What is understood of a figure, as `Item.about` has it."""
_SHORT_FIRST: Final = (1, 2, 3, 0)
"""Its fields as they are shown: what is counted may be long and comes last, so that a narrow window cuts no other."""
_MARKS: Final = {
    "accept": N_("right"),
    "reject": N_("wrong"),
    "accept_all": N_("all right"),
    "reject_all": N_("all wrong"),
    "take_out": N_("take out"),
}
VERBS: Final[Mapping[What, Mapping[str, str]]] = {
    What.NAMES: {**_MARKS, "propagate": N_("everywhere")},
    What.FIGURES: {**_MARKS, "mend": N_("fields")},
    What.CHECK: {"accept": N_("holds here"), "reject": N_("let it go"), "note": N_("note"), "tag": N_("tag")},
    What.NOTES: {"accept": N_("done"), "reject": N_("delete"), "note": N_("note"), "tag": N_("tag")},
}
"""What the keys of each queue say, by the command that they stand for."""


def passages(desk: ReviewDesk) -> tuple[list[AlignedLine], int]:
    """Return the passages to show of the current group, and the number of the first of them in the group."""
    queue, item = desk.queue, desk.item
    if item is None:
        return [], 0
    if astray(item):
        return [*problem(item), *_places(desk.elsewhere)], 0
    first = max(0, queue.at - SHOWN + 1)
    found = [desk.moved(queue.items[number]) for number in queue.members()[first : first + SHOWN]]
    return [AlignedLine(_line(one.before), ((one.quote, True),), _right(one)) for one in found], first


def astray(item: Item) -> bool:
    """Tell whether an item is an annotation whose text moved, changed or is gone."""
    return item.annotation is not None and item.annotation.anchor.hold is not AnchorState.OK


def _places(elsewhere: Sequence[Item]) -> list[AlignedLine]:
    """Return the other places of an annotation, each with its digit."""
    return [
        AlignedLine(_line(one.before), ((one.quote, True),), _after(one.after), f" {digit}    ")
        for digit, one in enumerate(elsewhere, 1)
    ]


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
    # What is alike at the beginning stands left of the column, so that the first difference is in sight.
    head = parts[0][2] if len(parts) > 1 and parts[0][0] == "equal" else 0
    parts = parts[1:] if head else parts
    old = tuple((anchor.quote[a:b], how != "equal") for how, a, b, _c, _d in parts if a < b)
    new = tuple((item.quote[c:d], how != "equal") for how, _a, _b, c, d in parts if c < d)
    gone = ((_("(gone)"), True),)
    return [
        AlignedLine(_line(anchor.before + anchor.quote[:head]), old, _after(anchor.after), was),
        AlignedLine(_line(item.before + item.quote[:head]), new or gone, _after(item.after), now),
    ]


def place(desk: ReviewDesk) -> list[str]:
    """Return what is reviewed, and where one is in it."""
    queue = desk.queue
    where = [f"{queue.place + 1:,}/{len(queue.order):,}"] if queue.order else []
    parts = [_(WHAT_NAMES[desk.what]), *where, desk.scope.title]
    if not desk.found_all:
        parts.append(_("still looking …"))
    return parts


def about(desk: ReviewDesk) -> Content:
    """Return two lines about the current group: what it is and how often, then what was understood."""
    item = desk.item
    if item is None:
        return Content(_("Nothing is left to decide. q goes back.") if desk.found_all else _("Looking …"))
    alike = len(desk.queue.alike())
    hidden = alike - min(alike, SHOWN)
    group = desk.queue.group
    quote = (group[1] if group and group[2].startswith(SHEET) else item.quote)[:200]
    times = [f"×{alike}"] if alike > 1 else []
    if hidden:
        times.append(ngettext("{n} not shown", "{n} not shown", hidden).format(n=hidden))
    if settled := desk.settled.get((item.type, item.quote), 0):
        times.append(ngettext("settled by you {n} time", "settled by you {n} times", settled).format(n=settled))
    head = pill(type_title(item.type), quote, *times) if item.type else pill(quote, *times)
    return head + Content("\n" + visible_line(_known(item, f"{item.source}#{item.number}")))


def _known(item: Item, place: str) -> str:
    """Return what is known of an item, then its place, which a long name of a file makes long."""
    known = item.about
    if len(known) == len(FIELDS):
        known = tuple(_(FIELDS[n]) + _(": ") + (known[n] or "–") for n in _SHORT_FIRST)
    return "   ".join((*known, place))


def verbs(desk: ReviewDesk, keys: Mapping[str, str]) -> list[list[Said]]:
    """Return what the keys say about the current item, in rows; `keys` are those of each command."""
    item = desk.item
    if item is None:
        return []
    said = [(keys[f"queue.{verb}"], _(title)) for verb, title in VERBS[desk.what].items() if f"queue.{verb}" in keys]
    if desk.elsewhere:
        digits = "1" if len(desk.elsewhere) == 1 else f"1-{len(desk.elsewhere)}"
        return [said, [(digits, _("it belongs to the place of that number"))]]
    return [said, [(str(digit), type_title(name)) for digit, name in enumerate(TYPE_KEYS, 1)] if item.type else []]
