"""A group of a review queue that was put off, or an item taken out of its group: nothing is stored, but taken back."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.workspace.review.queue import Queue

Group = tuple[str, str, str]
"""What the items of a group share: type, text, and what sets them apart from others with the same."""


class Rearranged(NamedTuple):
    """What changed in the order of a queue."""

    group: Group
    decided: int
    """How many decisions came before."""
    number: int | None
    """The item that was taken out; None where the whole group was put off."""
    place: int
    """Where the group stood in the order."""
    at: int
    """Where the item stood in the group."""
    turn: int
    """In which turn the group had been put off before; 0 for none."""
    apart: Group | None = None
    """Where the item went."""
    broken: bool = False
    """Whether the group was not all alike before."""

    def take_back(self, queue: "Queue") -> bool:
        """Put group or item where it was and make it the current one; False where it is not there any more."""
        if self.group not in queue.order:
            return False
        if self.number is None:
            self._bring(queue)
        elif not self._put_in(queue):
            return False
        queue.place, queue.at = queue.order.index(self.group), self.at
        return True

    def _bring(self, queue: "Queue") -> None:
        if self.turn:
            queue.later[self.group] = self.turn
        else:
            queue.later.pop(self.group, None)
        queue.order.remove(self.group)
        queue.order.insert(self.place, self.group)

    def _put_in(self, queue: "Queue") -> bool:
        taken = queue.groups.get(self.apart, []) if self.apart else []
        if self.number not in taken or self.apart is None:
            return False
        taken.remove(self.number)
        if not taken:
            queue.remove(self.apart)
        queue.groups[self.group].insert(self.at, self.number)
        if not self.broken:
            queue.broken.discard(self.group)
        return True
