"""The review queue."""

from tui.app.queue.screen import QueueScreen

__all__ = ["QueueScreen"]
