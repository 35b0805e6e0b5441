"""The review: its home, and the queues that are gone through."""

from tui.app.queue.cards import CardScreen
from tui.app.queue.home import ReviewHome
from tui.app.queue.screen import QueueScreen

__all__ = ["CardScreen", "QueueScreen", "ReviewHome"]
